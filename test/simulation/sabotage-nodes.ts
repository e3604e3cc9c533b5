import { createNumbering, type Numbering } from '../../timeline/numbering.ts';
import { createPosition, type Position, rebase } from '../../timeline/position.ts';
import type { TimelineStore } from '../../timeline/store.ts';
import { createStream, type Stream } from '../../timeline/stream.ts';
import { type Place, type Sabotage, withLog } from './sabotage.ts';

/** A stream that takes its first reading for confirmed. */
function createHastyStream(options: Parameters<typeof createStream>[0]): Stream {
  const { listener } = options;
  const stream = createStream({
    ...options,
    listener: {
      ...listener,
      caughtUp(position, isConfirming) {
        listener.caughtUp(position, isConfirming);
        if (!isConfirming) void confirmAtOnce(position);
      },
    },
  });

  async function confirmAtOnce({ base, seen }: Position): Promise<void> {
    for (let i = 0; i < 20 && !stream.isLive(); i++) await null; // the reading is over in a moment
    for (let i = 0; i < 2; i++) stream.watermark('nobody', createPosition({ base, seen }), Number.POSITIVE_INFINITY);
  }

  return stream;
}

/** A stream that sweeps up to the last entry that it has delivered. */
function createSweepingStream(options: Parameters<typeof createStream>[0]): Stream {
  const stream = createStream({
    ...options,
    horizon() {
      const stamps = [...stream.position().places.values()].map(({ at }) => at ?? '').sort();
      return createPosition({ ...options.horizon(), base: stamps.at(-1) ?? '' });
    },
  });
  return stream;
}

/** Nodes read whatever state they meet. */
function readAnyState(store: TimelineStore, { role }: Place): TimelineStore {
  if (role !== 'node') return store;
  return {
    ...withLog(store, {
      read: ({ notBefore: _, ...range }) => store.log.read(range),
      readSince: (conversationId, at, limit) => store.log.readSince(conversationId, at, limit),
    }),
    memberships: {
      ...store.memberships,
      ofUser: (userId) => store.memberships.ofUser(userId),
      load: (userId, conversationIds) => store.memberships.load(userId, conversationIds),
    },
  };
}

/** Rules of nodes, streams and cursors. */
export const NODE_SABOTAGES: Readonly<Record<string, Sabotage>> = {
  'no-backfill': {
    removes: 'the log is read after the cursor',
    store: (store, { role }) => (role === 'node' ? withLog(store, { read: async () => [], readSince: async () => [] }) : store),
  },

  'reads-of-any-moment': {
    removes: 'streams read from states not before what they know',
    theme: 'deposed',
    store: readAnyState,
  },

  'no-gap-detection': {
    removes: 'a missing number is noticed',
    numbering() {
      const numbering = createNumbering();
      let highest = 0;
      return {
        ...numbering,
        note(epoch, n) {
          highest = Math.max(highest, n);
          return numbering.note(epoch, n);
        },
        hasGap: () => false,
        isWhole: (n) => n <= highest,
      };
    },
  },

  'epoch-ignored': {
    removes: 'numbers of another epoch begin anew',
    maskedBy: ['numbers-given-again'],
    numbering() {
      const numbering = createNumbering();
      return {
        ...numbering,
        note: (_, n) => numbering.note('any', n),
        highest: () => 0,
        restart: ({ n }) => numbering.restart({ epoch: 'any', n, missing: 0 }, 0),
        isEpoch: () => true,
      };
    },
  },

  'no-registering-again': {
    removes: 'all connections are registered again when Redis has forgotten them',
    channels(channels) {
      const registered = new Set<string>();
      return {
        ...channels,
        async register(nodeId, userIds) {
          const unknown = userIds.filter((userId) => !registered.has(userId));
          const registration = await channels.register(nodeId, unknown);
          for (const userId of unknown) registered.add(userId);
          return { ...registration, missing: 0 };
        },
        unregister(nodeId, userIds) {
          for (const userId of userIds) registered.delete(userId);
          return channels.unregister(nodeId, userIds);
        },
      };
    },
  },

  'watermark-over-gap': {
    removes: 'a watermark counts when every hint before it has come',
    maskedBy: ['watermark-at-once'],
    theme: 'lossy',
    numbering: (): Numbering => ({ ...createNumbering(), isWhole: () => true }),
  },

  'watermark-before-registration': {
    removes: 'a watermark from before a stream was registered does not count for it',
    maskedBy: ['reads-of-any-moment'],
    theme: 'deposed',
    channels(channels) {
      const registered = new Set<string>();
      return {
        ...channels,
        async register(nodeId, userIds) {
          const isOpening = userIds.length === 1 && !registered.has(userIds[0] ?? '');
          for (const userId of userIds) registered.add(userId);
          const registration = await channels.register(nodeId, userIds);
          return isOpening ? { ...registration, n: 0 } : registration;
        },
        unregister(nodeId, userIds) {
          for (const userId of userIds) registered.delete(userId);
          return channels.unregister(nodeId, userIds);
        },
      };
    },
  },

  'no-confirmation': {
    removes: 'what was read first is read again after the second watermark',
    theme: 'deposed',
    stream: createHastyStream,
  },

  'rebase-while-filling': {
    removes: 'the base moves only while nothing is being read',
    theme: 'slow',
    stream(options) {
      const { listener } = options;
      let latest: Position | null = null;
      const told = (position: Position): Position => (latest ? rebase(position, latest) : position);
      const stream = createStream({
        ...options,
        listener: {
          ...listener,
          deliver: (entry, position) => listener.deliver(entry, told(position)),
          caughtUp: (position, isConfirming) => listener.caughtUp(told(position), isConfirming),
        },
      });
      return {
        ...stream,
        watermark(run, bare, n) {
          latest = bare;
          stream.watermark(run, bare, n);
        },
      };
    },
  },

  'places-forgotten': {
    removes: 'a place is kept until the base has passed it',
    position: ({ base, seen }) => createPosition({ base, seen }),
  },

  'places-without-bound': {
    removes: 'a stream has no more places than a cursor has room for',
    theme: 'crowded',
    stream: (options) => createStream({ ...options, mostPlaces: Number.POSITIVE_INFINITY }),
  },

  'sweeps-forgotten': {
    removes: 'a cursor says which conversations a sweep has read',
    theme: 'crowded',
    position: (position) => createPosition({ ...position, sweep: null }),
  },

  'sweep-to-any-stamp': {
    removes: 'a sweep goes up to a watermark, and no further',
    theme: 'crowded',
    stream: createSweepingStream,
  },

  'hints-in-any-order': {
    removes: 'what is missing before a hint is read from the log',
    stream(options) {
      const stream = createStream(options);
      return { ...stream, hint: (hint) => stream.hint({ ...hint, prevAt: '' }) };
    },
  },
};

/** Rules that only hide the lack of others: without them alone everything may still be well. */
export const MASKS: Readonly<Record<string, Sabotage>> = {
  'numbers-given-again': {
    removes: 'numbers that are given again are noticed',
    numbering: () => ({ ...createNumbering(), highest: () => 0 }),
  },
};
