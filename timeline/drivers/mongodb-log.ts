import type { Filter, FindOptions } from 'mongodb';
import type { CollectionSpec, Mongo } from '../../platform/drivers/mongodb.ts';
import { type At, type Entry, isMessage } from '../entry.ts';
import type { LogStore } from '../store.ts';
import { appendEntries } from './mongodb-append.ts';
import { createMongoClock, localTime, readNotBefore } from './mongodb-clock.ts';
import { contentUpdate, type EntryDocument, entryOf } from './mongodb-entry.ts';
import { filterOfPlaces, majorityCollection } from './mongodb-reads.ts';
import type { Stamps } from './mongodb-stamps.ts';

/** The entries of all logs. */
export const LOG_COLLECTION: CollectionSpec = {
  name: 'entries',
  shardKey: { conversationId: 1 },
  indexes: [
    { name: 'by_seq', key: { conversationId: 1, seq: 1 }, unique: true },
    { name: 'by_client_id', key: { conversationId: 1, actorId: 1, clientMessageId: 1 }, unique: true },
    { name: 'by_stamp', key: { conversationId: 1, takenAt: 1, seq: 1 } },
    { name: 'about', key: { conversationId: 1, aboutSeq: 1, seq: 1 } },
    { name: 'of_kind', key: { conversationId: 1, 'content.kind': 1, 'content.isGone': 1, seq: 1 } },
    { name: 'to_erase', key: { eraseAt: 1 }, sparse: true },
    { name: 'to_release', key: { attachmentsLeftIn: 1 }, sparse: true },
    { name: 'of_roster', key: { rosterOf: 1 }, sparse: true },
    { name: 'unpublished', key: { outboxAt: 1 }, sparse: true },
  ],
};

/** The logs in MongoDB. */
export function createMongoLog(mongo: Mongo, stamps: Stamps): LogStore {
  const entries = majorityCollection<EntryDocument>(mongo, LOG_COLLECTION.name);

  const clock = createMongoClock(mongo, stamps, entries);

  async function find(filter: Filter<EntryDocument>, options: FindOptions = {}, notBefore?: At): Promise<Entry[]> {
    const documents = await readNotBefore(mongo, stamps, notBefore, (session) =>
      entries.find(filter, { ...options, ...session, projection: { outboxAt: 0 } }).toArray(),
    );
    return documents.map((document) => entryOf(stamps, document));
  }

  async function findOne(filter: Filter<EntryDocument>, options: FindOptions = {}, notBefore?: At): Promise<Entry | null> {
    const [entry] = await find(filter, { ...options, limit: 1 }, notBefore);
    return entry ?? null;
  }

  function last(conversationId: string, notBefore?: At): Promise<Entry | null> {
    return findOne({ conversationId }, { sort: { seq: -1 } }, notBefore);
  }

  return {
    append: (drafts) => appendEntries(entries, stamps, drafts),
    findByClientId: (conversationId, actorId, clientMessageId, notBefore) => findOne({ conversationId, actorId, clientMessageId }, {}, notBefore),
    last,
    latest: async (conversationId) => last(conversationId, await clock.latest(conversationId)),
    async at(places, notBefore) {
      const filter = filterOfPlaces<EntryDocument>(places);
      return filter ? find(filter, {}, notBefore) : [];
    },
    async about(places, notBefore) {
      if (places.length === 0) return [];
      const filters = places.map(({ conversationId, seq, appliedSeq }) => ({ conversationId, aboutSeq: seq, seq: { $gt: appliedSeq } }));
      return find({ $or: filters }, { sort: { seq: 1 } }, notBefore);
    },
    read({ conversationId, from, to, limit, newestFirst, messagesOnly, timelineOnly, threadRootSeq, notExpiredAt, notBefore }) {
      const seq = to === null ? { $gte: from } : { $gte: from, $lte: to };
      const filter = {
        conversationId,
        seq,
        ...(messagesOnly ? SHOWN_MESSAGES : {}),
        ...(timelineOnly ? { $or: [SHOWN_MESSAGES, { rosterOf: conversationId, 'content.kind': { $ne: 'message_deleted' } }] } : {}),
        ...(notExpiredAt === undefined || (!messagesOnly && !timelineOnly) ? {} : { $nor: [{ eraseAt: { $lte: notExpiredAt } }] }),
        ...(threadRootSeq === undefined ? {} : { aboutSeq: threadRootSeq }),
      };
      const options: FindOptions = { sort: { seq: newestFirst ? -1 : 1 }, limit };
      return page(limit, () => find(filter as Filter<EntryDocument>, options, notBefore)); // a path, which the type does not know
    },
    // Stamps grow with the seq: sorted by them, the index alone finds the page.
    readSince(conversationId, at, limit, notBefore) {
      const options: FindOptions = { sort: { takenAt: 1, seq: 1 }, limit };
      return page(limit, () => find({ conversationId, ...stamps.after(at) }, options, notBefore));
    },
    now: clock.now,
    watermark: clock.watermark,
    rosterEntries: (conversationId, afterSeq, notBefore) =>
      find({ conversationId, rosterOf: conversationId, seq: { $gt: afterSeq } }, { sort: { seq: 1 } }, notBefore),
    async unpublished(olderThanMs, limit) {
      const outboxAt = { $lte: stamps.ofAge(olderThanMs, localTime(await mongo.db.command({ hello: 1 }))) };
      const oldest = await page(limit, () => find({ outboxAt }, { sort: { outboxAt: 1 }, limit }));
      return oldest.sort((a, b) => (a.at < b.at ? -1 : 1)); // stamps of one millisecond come in any order
    },
    async markPublished(published) {
      const byConversation = Map.groupBy(published, ({ conversationId }) => conversationId);
      const updates = [...byConversation].map(([conversationId, group]) => ({
        updateMany: { filter: { conversationId, _id: { $in: group.map(({ id }) => id) } }, update: { $unset: { outboxAt: true } as const } },
      }));
      if (updates.length > 0) await entries.bulkWrite(updates, { ordered: false });
    },
    byActor(conversationId, actorId, afterClientId, limit) {
      const filter = { conversationId, actorId, clientMessageId: { $gt: afterClientId } };
      return page(limit, () => find(filter, { sort: { clientMessageId: 1 }, limit }));
    },
    async rewrite(conversationId, changed) {
      const updates = changed.map(({ seq, content }) => ({
        updateOne: { filter: { conversationId, seq }, update: contentUpdate(conversationId, content) },
      }));
      if (updates.length > 0) await entries.bulkWrite(updates, { ordered: false });
    },
    toErase: (now, limit) => page(limit, () => find({ eraseAt: { $lte: now } }, { sort: { eraseAt: 1 }, limit })),
    toRelease: async (limit) => (await page(limit, () => find({ attachmentsLeftIn: { $exists: true } }, { limit }))).filter(isMessage),
  };
}

const SHOWN_MESSAGES = { 'content.kind': 'message_sent', 'content.isGone': null };

/** MongoDB takes a limit of 0 for none. */
async function page(limit: number, read: () => Promise<Entry[]>): Promise<Entry[]> {
  return limit > 0 ? read() : [];
}
