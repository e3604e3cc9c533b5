import type { Collection, Document, Filter, UpdateFilter, WithId } from 'mongodb';
import { type CollectionSpec, isDuplicate, type Mongo } from '../../platform/drivers/mongodb.ts';
import type { Head } from '../head.ts';
import type { MessageChanges } from '../message.ts';
import type { Roster } from '../roster.ts';
import type { TimelineStore } from '../store.ts';
import { filterOfPlaces, majorityCollection } from './mongodb-reads.ts';

type RosterDocument = { readonly conversationId: string; readonly appliedSeq: number; readonly roster: Roster };
type ChangesDocument = MessageChanges;

/** Rosters, heads and what became of messages, of all conversations. */
export const LIST_COLLECTIONS: readonly CollectionSpec[] = [
  { name: 'rosters', shardKey: { conversationId: 1 }, indexes: [{ name: 'by_conversation', key: { conversationId: 1 }, unique: true }] },
  { name: 'heads', shardKey: { conversationId: 1 }, indexes: [{ name: 'by_conversation', key: { conversationId: 1 }, unique: true }] },
  { name: 'message_changes', shardKey: { conversationId: 1 }, indexes: [{ name: 'by_message', key: { conversationId: 1, seq: 1 }, unique: true }] },
];

/** Rosters, heads and what became of messages, in MongoDB. */
export function createMongoLists(mongo: Mongo): Pick<TimelineStore, 'rosters' | 'heads' | 'changes'> {
  const rosters = majorityCollection<RosterDocument>(mongo, 'rosters');
  const heads = majorityCollection<Head>(mongo, 'heads');
  const changes = majorityCollection<ChangesDocument>(mongo, 'message_changes');

  return {
    rosters: {
      load: async (conversationIds) => (await ofConversations(rosters, conversationIds)).map(({ roster }) => roster),
      async save(roster) {
        const { conversationId, appliedSeq } = roster;
        await moveForward(rosters, { conversationId, appliedSeq: { $lt: appliedSeq } }, { $set: { appliedSeq, roster } });
      },
    },
    heads: {
      load: async (conversationIds) => (await ofConversations(heads, conversationIds)).map(withoutId),
      async advance({ conversationId, ...head }) {
        await moveForward(heads, { conversationId }, { $max: head });
      },
    },
    changes: {
      async load(places) {
        const filter = filterOfPlaces<ChangesDocument>(places);
        return filter ? (await changes.find(filter).toArray()).map(withoutId) : [];
      },
      async save({ conversationId, seq, ...rest }) {
        await moveForward(changes, { conversationId, seq, appliedSeq: { $lt: rest.appliedSeq } }, { $set: rest });
      },
    },
  };
}

async function ofConversations<T extends { readonly conversationId: string }>(
  collection: Collection<T>,
  conversationIds: readonly string[],
): Promise<WithId<T>[]> {
  if (conversationIds.length === 0) return [];
  const filter = { conversationId: { $in: conversationIds } } as Document as Filter<T>; // T has the field; TypeScript does not see it through Filter
  return collection.find(filter).toArray();
}

/** Updates what is behind, or makes what is missing. */
async function moveForward<T extends Document>(collection: Collection<T>, isBehind: Filter<T>, update: UpdateFilter<T>): Promise<void> {
  try {
    await collection.updateOne(isBehind, update, { upsert: true });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    // It is there: not behind, or made by somebody else a moment ago.
    await collection.updateOne(isBehind, update);
  }
}

function withoutId<T>({ _id, ...rest }: WithId<T>): T {
  return rest as T; // what was stored, without the key that the server gave it
}
