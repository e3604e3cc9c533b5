import type { Entry } from '../../timeline/entry.ts';
import { readNodeMessage, writeNodeMessage } from '../../timeline/node-message.ts';
import { behind, type Sabotage, withLog } from './sabotage.ts';

/** Rules of appending and publishing. */
export const WRITER_SABOTAGES: Readonly<Record<string, Sabotage>> = {
  'acknowledge-early': { removes: 'an entry is acknowledged when a majority has it', acknowledgeEarly: true },

  'stamps-of-processes': { removes: 'the store stamps what it takes', storeRules: { stampsByProcess: true } },

  'no-idempotency': {
    removes: 'the client id is a key of the log',
    store: (store) =>
      withLog(store, {
        append: (drafts) => store.log.append(drafts.map((draft) => ({ ...draft, clientMessageId: draft.id }))),
        findByClientId: async () => null,
      }),
  },

  'refuse-from-cache': {
    removes: 'a refusal reads the latest state',
    store(store) {
      const ends = new Map<string, Entry | null>();
      const note = (conversationId: string, entry: Entry | null): Entry | null => {
        ends.set(conversationId, entry);
        return entry;
      };
      return withLog(store, {
        last: async (conversationId, notBefore) => note(conversationId, await store.log.last(conversationId, notBefore)),
        latest: async (id) => ends.get(id) ?? note(id, await store.log.latest(id)),
      });
    },
  },

  'refuse-from-deposed': {
    removes: 'the primary proves to a majority that it is one before anything is refused',
    store: (store) => withLog(store, { latest: (conversationId) => store.log.last(conversationId) }),
  },

  'no-lookup-before-refusal': {
    removes: 'the client id is looked up before a refusal',
    store(store) {
      const failed = new Set<string>();
      return withLog(store, {
        async append(drafts) {
          const result = await store.log.append(drafts);
          if (result.failure) for (const { clientMessageId } of drafts) failed.add(clientMessageId);
          return result;
        },
        async findByClientId(conversationId, actorId, clientMessageId, notBefore) {
          return failed.has(clientMessageId) ? store.log.findByClientId(conversationId, actorId, clientMessageId, notBefore) : null;
        },
      });
    },
  },

  'memberships-after-hints': {
    removes: 'memberships are written before any hint and any answer',
    store: (store, { process, world }) => ({
      ...store,
      memberships: {
        ...store.memberships,
        async apply(changes) {
          process.timers.after(world.random.between(0, 3_000), () => behind(() => store.memberships.apply(changes)));
        },
      },
    }),
  },

  'mark-before-sent': {
    removes: 'the outbox mark is cleared only after the sends are confirmed',
    theme: 'apart',
    channels: (channels, { role }) =>
      role === 'node'
        ? channels
        : {
            ...channels,
            async send(nodeId, message) {
              behind(() => channels.send(nodeId, message));
            },
          },
  },

  'registry-from-cache': {
    removes: 'the registry is read for every hint',
    channels(channels, { process }) {
      const known = new Map<string, { readonly nodes: Promise<string[]>; readonly until: number }>();
      return {
        ...channels,
        nodesOf(userIds) {
          const key = userIds.join();
          const cached = known.get(key);
          if (cached && cached.until > process.clock.now()) return cached.nodes;
          const nodes = channels.nodesOf(userIds);
          known.set(key, { nodes, until: process.clock.now() + 10_000 });
          return nodes;
        },
      };
    },
  },

  'recipients-as-of-now': {
    removes: 'the recipients are those as of the seq',
    channels: (channels, _, store) => ({
      ...channels,
      async send(nodeId, message) {
        const said = readNodeMessage(message);
        if (said.kind !== 'hint') return channels.send(nodeId, message);
        const [roster] = await store.rosters.load([said.entry.conversationId]);
        const recipients = roster?.members.map(({ userId }) => userId) ?? said.recipients;
        return channels.send(nodeId, writeNodeMessage({ ...said, recipients }));
      },
    }),
  },

  'no-republish-of-duplicates': {
    removes: 'what is found to be there already is published again before it is acknowledged',
    publisher: (publisher, { role }) => (role === 'writer' ? { ...publisher, republish: async () => undefined } : publisher),
  },

  'relay-publishes-nothing': {
    removes: 'the relay publishes what a dead writer left',
    publisher: (publisher, { role }) => (role === 'relay' ? { ...publisher, republish: async () => undefined } : publisher),
  },

  'watermark-over-pending': {
    removes: 'the watermark stays below what waits to be published',
    store: (store) =>
      withLog(store, {
        async watermark() {
          const horizon = await store.log.watermark();
          return horizon && { at: horizon.seen, seen: horizon.seen };
        },
      }),
  },

  'watermark-at-once': { removes: 'a time counts for the watermark two passes later', theme: 'stamps', storeRules: { watermarkAtOnce: true } },

  'watermark-of-deposed': {
    removes: 'the time of a watermark is proved to a majority',
    maskedBy: ['watermark-at-once'],
    theme: 'deposed',
    storeRules: { timeUnproved: true },
  },
};
