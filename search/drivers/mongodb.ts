import { type AnyBulkWriteOperation, type Collection, type Filter, MongoBulkWriteError } from 'mongodb';
import { type CollectionSpec, isDuplicate, type Mongo } from '../../platform/drivers/mongodb.ts';
import { type Condition, type IndexedMessage, type IndexQuery, type Position, REMOVED, type SearchStore } from '../store.ts';

/** `place` is the `Position` as text that sorts like it, so that one index has both the token and the order. */
type MessageDocument = {
  readonly conversationId: string;
  readonly seq: number;
  readonly version: number;
  readonly place: string;
  readonly tokens: string[];
};

/** The index over messages. */
export const SEARCH_COLLECTION: CollectionSpec = {
  name: 'search',
  shardKey: { conversationId: 1 },
  indexes: [
    { name: 'by_message', key: { conversationId: 1, seq: 1 }, unique: true },
    { name: 'by_token', key: { conversationId: 1, tokens: 1, place: -1 } },
  ],
};

/** The index over messages in MongoDB: one document a message, one index entry a token. Every command names conversations. */
export function createMongoSearch({ db }: Mongo): SearchStore {
  const messages = db.collection<MessageDocument>(SEARCH_COLLECTION.name);

  return {
    put: (indexed) => replaceOlder(messages, indexed),
    async find(query) {
      if (query.conversations.length === 0) return [];
      const options = { sort: { place: -1 }, limit: query.limit, projection: { _id: 0, conversationId: 1, place: 1, seq: 1 } } as const;
      return (await messages.find(filterOf(query), options).toArray()).map(positionOf);
    },
    async remove(conversationId, seqs) {
      await replaceOlder(
        messages,
        seqs.map((seq) => ({ conversationId, seq, createdAt: 0, version: REMOVED, tokens: [] })),
      );
    },
    async removeAll(token, conversationIds) {
      const updates = conversationIds.map((conversationId) => ({
        updateMany: { filter: { conversationId, tokens: token }, update: { $set: { tokens: [], version: REMOVED } } },
      }));
      if (updates.length > 0) await messages.bulkWrite(updates, { ordered: false });
    },
  };
}

/** So many messages go in one command: it must end within the time that a call may take. */
const BULK = 200;

async function replaceOlder(messages: Collection<MessageDocument>, indexed: readonly IndexedMessage[]): Promise<void> {
  for (let i = 0; i < indexed.length; i += BULK) await replaceSome(messages, indexed.slice(i, i + BULK));
}

/** What is there in a newer version makes the upsert a duplicate; so does what somebody else has just inserted, perhaps in an older one. */
async function replaceSome(messages: Collection<MessageDocument>, indexed: readonly IndexedMessage[]): Promise<void> {
  const write = (upsert: boolean) =>
    messages.bulkWrite(
      indexed.map((message) => replacement(message, upsert)),
      { ordered: false },
    );
  try {
    await write(true);
  } catch (error) {
    if (!isDuplicate(error) || !onlyDuplicates(error)) throw error;
    await write(false);
  }
}

function replacement({ tokens, ...message }: IndexedMessage, upsert: boolean): AnyBulkWriteOperation<MessageDocument> {
  const { conversationId, seq, version } = message;
  const update = { $set: { version, place: placeOf(message), tokens: [...tokens] } };
  return { updateOne: { filter: { conversationId, seq, version: { $lt: version } }, update, upsert } };
}

function onlyDuplicates(error: unknown): boolean {
  if (!(error instanceof MongoBulkWriteError)) return true; // a single one
  const failures = Array.isArray(error.writeErrors) ? error.writeErrors : [error.writeErrors];
  return failures.every(({ code }) => code === 11000);
}

function filterOf({ conversations, all, since, until, after }: IndexQuery): Filter<MessageDocument> {
  const places = { $gte: timeOf(since), $lt: after && after.createdAt < until ? placeOf(after) : timeOf(until) };
  const conditions = all.map(({ token, isPrefix }) => ({ tokens: isPrefix ? startingWith(token) : token }));
  const groups = [...Map.groupBy(conversations, ({ fromSeq }) => fromSeq)].map(([fromSeq, group]) => ({
    conversationId: { $in: group.map(({ conversationId }) => conversationId) },
    seq: { $gte: fromSeq },
  }));
  const [only] = groups;
  return { ...(groups.length === 1 && only ? only : { $or: groups }), place: places, $and: conditions };
}

/** One and the same token is in the range; a plain range could be met by two. */
function startingWith(token: Condition['token']): { $elemMatch: { $gte: string; $lt: string } } {
  return { $elemMatch: { $gte: token, $lt: `${token}\u{10ffff}` } };
}

/** Enough for every moment that there is, and every seq. */
const DIGITS = 14;

function placeOf({ createdAt, conversationId, seq }: Position): string {
  return `${timeOf(createdAt)} ${conversationId} ${hex(seq)}`;
}

/** Before every place of that moment, and after every one of an earlier. */
function timeOf(createdAt: number): string {
  return hex(Math.max(0, createdAt));
}

function positionOf({ place, conversationId, seq }: Pick<MessageDocument, 'place' | 'conversationId' | 'seq'>): Position {
  return { createdAt: Number.parseInt(place.slice(0, DIGITS), 16), conversationId, seq };
}

function hex(value: number): string {
  return value.toString(16).padStart(DIGITS, '0');
}
