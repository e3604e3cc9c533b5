import type { Registration } from '../../timeline/channels.ts';
import { createNumbering, type Numbering } from '../../timeline/numbering.ts';
import { createPosition, type Position, rebase } from '../../timeline/position.ts';
import { createStream } from '../../timeline/stream.ts';
import { type Sabotage, withLog } from './sabotage.ts';

/** Rules of nodes, streams and cursors. */
export const NODE_SABOTAGES: Readonly<Record<string, Sabotage>> = {
  'no-backfill': {
    removes: 'the log is read after the cursor',
    store: (store, { role }) => (role === 'node' ? withLog(store, { read: async () => [], readSince: async () => [] }) : store),
  },

  'reads-of-any-moment': {
    removes: 'streams read from states not before what they know',
    store: (store, { role }) =>
      role === 'node'
        ? {
            ...withLog(store, {
              read: ({ notBefore: _, ...range }) => store.log.read(range),
              readSince: (conversationId, at, limit) => store.log.readSince(conversationId, at, limit),
            }),
            memberships: {
              ...store.memberships,
              ofUser: (userId) => store.memberships.ofUser(userId),
              load: (userId, conversationIds) => store.memberships.load(userId, conversationIds),
            },
          }
        : store,
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
    numbering() {
      const numbering = createNumbering();
      return {
        ...numbering,
        note: (_, n) => numbering.note('any', n),
        restart: ({ n }, asked) => numbering.restart({ epoch: 'any', n, missing: 0 }, asked),
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
    numbering: (): Numbering => ({ ...createNumbering(), isWhole: () => true }),
  },

  'watermark-before-renewal': {
    removes: 'a watermark counts after a later renewal has found nothing missing',
    channels(channels) {
      let known: Registration | null = null;
      let registered = new Set<string>();
      return {
        ...channels,
        async register(nodeId, userIds) {
          const isRenewal = userIds.length > 0 && userIds.every((userId) => registered.has(userId));
          registered = new Set([...registered, ...userIds]);
          const asked = channels.register(nodeId, userIds).then((registration) => {
            const before = known;
            known = registration;
            return before && isRenewal ? { ...registration, missing: before.missing } : registration;
          });
          return asked;
        },
      };
    },
  },

  'watermark-before-registration': {
    removes: 'a watermark from before a stream was registered does not count for it',
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
    stream(options) {
      const { listener } = options;
      const stream = createStream({
        ...options,
        listener: {
          ...listener,
          caughtUp(position, isConfirming) {
            listener.caughtUp(position, isConfirming);
            if (isConfirming) return;
            const bare = createPosition({ base: position.base, seen: position.seen });
            queueMicrotask(() => {
              for (let i = 0; i < 2; i++) stream.watermark('nobody', bare, Number.POSITIVE_INFINITY);
            });
          },
        },
      });
      return stream;
    },
  },

  'rebase-while-filling': {
    removes: 'the base moves only while nothing is being read',
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

  'hints-in-any-order': {
    removes: 'what is missing before a hint is read from the log',
    stream(options) {
      const stream = createStream(options);
      return { ...stream, hint: (hint) => stream.hint({ ...hint, prevAt: '' }) };
    },
  },
};
