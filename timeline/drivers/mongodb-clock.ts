import type { ClientSession, Collection, Document, FindOptions, Timestamp } from 'mongodb';
import type { Mongo } from '../../platform/drivers/mongodb.ts';
import { type At, START } from '../entry.ts';
import type { Horizon } from '../store.ts';
import type { EntryDocument } from './mongodb-entry.ts';
import { type Stamps, timestampOf } from './mongodb-stamps.ts';
import { createSettling } from './settling.ts';

/** What the store's own clock tells. */
export type MongoClock = {
  /** A stamp that is before everything that is appended after this call, and not before what was acknowledged before it. */
  now(): Promise<At>;
  /** The latest horizon, null the first times it is asked for; throws if a shard is silent. */
  watermark(): Promise<Horizon | null>;
  /** A stamp not before what was acknowledged before this call in the log of that conversation; undefined where no server can be deposed. */
  latest(conversationId: string): Promise<At | undefined>;
};

/** Where the server has no logical clock, its wall clock may have given out a date that is not applied yet: so old it must be. */
const SETTLED_MS = 1_000;

/** A linearizable read that gets no majority would wait for ever. */
const CONFIRMED_WITHIN_MS = 4_000;

/** Reads the cluster time of a replica set or of shards; where there is neither, the wall clock of the one server. */
export function createMongoClock({ db }: Mongo, stamps: Stamps, entries: Collection<EntryDocument>): MongoClock {
  const settling = createSettling<Timestamp>(Date.now);

  /**
   * The cluster time of the shard of a conversation. Reading a place that is never taken makes the server prove to a majority
   * that it still is the primary: a deposed one would tell a time that is over, and then answer whoever reads after that time.
   */
  function clusterTime(conversationId: string): Promise<Timestamp> {
    return db.client.withSession({ causalConsistency: true }, async (session) => {
      const confirmed = { session, readConcern: { level: 'linearizable' }, maxTimeMS: CONFIRMED_WITHIN_MS } as const;
      await entries.findOne({ conversationId, seq: 0 }, confirmed);
      if (!session.operationTime) throw new Error('the server does not tell its cluster time');
      return session.operationTime;
    });
  }

  /** Asks every shard for its oldest unpublished entry after it has seen `time`: from then on none stamps with that time or an earlier one. */
  function oldestUnpublished(time: Timestamp): Promise<{ readonly oldest: EntryDocument | undefined; readonly seen: Timestamp }> {
    return afterTime(db, time, async (session) => ({ oldest: await findOldest({ session }), seen: session.clusterTime?.clusterTime ?? time }));
  }

  async function findOldest(options: Pick<FindOptions, 'session'>): Promise<EntryDocument | undefined> {
    const pending = { outboxAt: { $lte: stamps.ofAge(0, new Date()) } };
    const [oldest] = await entries.find(pending, { ...options, sort: { outboxAt: 1 }, limit: 1 }).toArray();
    return oldest;
  }

  return {
    async now() {
      if (stamps.type === 'date') return stamps.textOf(localTime(await db.command({ hello: 1 })), 0);
      const time = await clusterTime(NOWHERE);
      await oldestUnpublished(time);
      return stamps.textOf(time, 0);
    },
    async watermark() {
      if (stamps.type === 'date') {
        const settled = new Date(localTime(await db.command({ hello: 1 })).getTime() - SETTLED_MS);
        const oldest = await findOldest({});
        const at = stamps.before(oldest?.outboxAt && oldest.outboxAt < settled ? oldest.outboxAt : settled);
        return { at, seen: at };
      }
      const time = await clusterTime(NOWHERE);
      const { oldest, seen } = await oldestUnpublished(time);
      const settled = settling.settle(time);
      if (settled === null) return null;
      const isPending = oldest?.outboxAt && settled.greaterThanOrEqual(oldest.outboxAt as Timestamp); // a server gives stamps of one type
      return { at: isPending ? stamps.before(oldest.outboxAt) : stamps.textOf(settled, 0), seen: stamps.textOf(seen, 0) };
    },
    async latest(conversationId) {
      return stamps.type === 'date' ? undefined : stamps.textOf(await clusterTime(conversationId), 0);
    },
  };
}

/** The id of no conversation. */
const NOWHERE = '';

/** Reads from a state in which everything stamped up to `at` is there. */
export function readNotBefore<T>(
  { db }: Mongo,
  stamps: Stamps,
  at: At | undefined,
  read: (options: Pick<FindOptions, 'session'>) => Promise<T>,
): Promise<T> {
  if (at === undefined || at === START || stamps.type === 'date') return read({});
  return afterTime(db, timestampOf(at), (session) => read({ session }));
}

function afterTime<T>(db: Mongo['db'], time: Timestamp, read: (session: ClientSession) => Promise<T>): Promise<T> {
  return db.client.withSession({ causalConsistency: true }, (session) => {
    session.advanceOperationTime(time);
    return read(session);
  });
}

/** The wall clock of the server. */
export function localTime(hello: Document): Date {
  const time: unknown = hello['localTime'];
  if (time instanceof Date) return time;
  throw new Error('the server does not tell its time');
}
