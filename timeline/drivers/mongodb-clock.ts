import { type ClientSession, type Collection, type Document, type FindOptions, Timestamp } from 'mongodb';
import type { Mongo } from '../../platform/drivers/mongodb.ts';
import type { At } from '../entry.ts';
import type { EntryDocument } from './mongodb-entry.ts';
import { type Stamps, timestampOf } from './mongodb-stamps.ts';

/** What the store's own clock tells. */
export type MongoClock = {
  /** A stamp that is before everything that is appended after this call. */
  now(): Promise<At>;
  /** The latest stamp up to which everything is marked as published and nothing will be stamped any more; null if a shard is silent. */
  watermark(): Promise<At | null>;
  /** Reads from a state in which everything stamped up to `at` is there. */
  notBefore<T>(at: At | undefined, read: (options: Pick<FindOptions, 'session'>) => Promise<T>): Promise<T>;
};

/** Where the server has no logical clock, its wall clock may have given out a date that is not applied yet: so old it must be. */
const SETTLED_MS = 1_000;

/** Reads the cluster time of a replica set or of shards; where there is neither, the wall clock of the one server. */
export function createMongoClock({ db }: Mongo, stamps: Stamps, entries: Collection<EntryDocument>): MongoClock {
  async function clusterTime(): Promise<Timestamp> {
    const hello = await db.command({ hello: 1 });
    const time: unknown = hello['$clusterTime']?.clusterTime;
    if (!(time instanceof Timestamp)) throw new Error('the server does not tell its cluster time');
    return time;
  }

  /** Asks every shard for its oldest unpublished entry after it has seen `time`: from then on none stamps with that time or an earlier one. */
  function oldestUnpublished(time: Timestamp): Promise<EntryDocument | undefined> {
    return after(time, (session) => findOldest({ session }));
  }

  async function findOldest(options: Pick<FindOptions, 'session'>): Promise<EntryDocument | undefined> {
    const pending = { outboxAt: { $lte: stamps.ofAge(0, new Date()) } };
    const [oldest] = await entries.find(pending, { ...options, sort: { outboxAt: 1 }, limit: 1 }).toArray();
    return oldest;
  }

  function after<T>(time: Timestamp, read: (session: ClientSession) => Promise<T>): Promise<T> {
    return db.client.withSession({ causalConsistency: true }, (session) => {
      session.advanceOperationTime(time);
      return read(session);
    });
  }

  return {
    async now() {
      if (stamps.type === 'date') return stamps.textOf(localTime(await db.command({ hello: 1 })), 0);
      const time = await clusterTime();
      await oldestUnpublished(time);
      return stamps.textOf(time, 0);
    },
    async watermark() {
      if (stamps.type === 'date') {
        const settled = new Date(localTime(await db.command({ hello: 1 })).getTime() - SETTLED_MS);
        const oldest = await findOldest({});
        return stamps.before(oldest?.outboxAt && oldest.outboxAt < settled ? oldest.outboxAt : settled);
      }
      const time = await clusterTime();
      const oldest = await oldestUnpublished(time);
      return oldest?.outboxAt ? stamps.before(oldest.outboxAt) : stamps.textOf(time, 0);
    },
    notBefore: (at, read) => (at === undefined || stamps.type === 'date' ? read({}) : after(timestampOf(at), (session) => read({ session }))),
  };
}

/** The wall clock of the server. */
export function localTime(hello: Document): Date {
  const time: unknown = hello['localTime'];
  if (time instanceof Date) return time;
  throw new Error('the server does not tell its time');
}
