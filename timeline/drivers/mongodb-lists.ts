import type { Collection, Document, Filter, UpdateFilter, WithId } from 'mongodb';
import { type CollectionSpec, isDuplicate, type Mongo } from '../../platform/drivers/mongodb.ts';
import type { Head } from '../head.ts';
import type { Roster } from '../roster.ts';
import type { TimelineStore } from '../store.ts';
import { majorityCollection } from './mongodb-reads.ts';

type RosterDocument = { readonly conversationId: string; readonly appliedSeq: number; readonly roster: Roster };
type HeadDocument = Head & { readonly previewSeq: number };

/** Rosters and heads of all conversations. */
export const LIST_COLLECTIONS: readonly CollectionSpec[] = ['rosters', 'heads'].map((name) => ({
  name,
  shardKey: { conversationId: 1 },
  indexes: [{ name: 'by_conversation', key: { conversationId: 1 }, unique: true }],
}));

/** Rosters and heads in MongoDB. */
export function createMongoLists(mongo: Mongo): Pick<TimelineStore, 'rosters' | 'heads'> {
  const rosters = majorityCollection<RosterDocument>(mongo, 'rosters');
  const heads = majorityCollection<HeadDocument>(mongo, 'heads');

  return {
    rosters: {
      load: async (conversationIds) => (await ofConversations(rosters, conversationIds)).map(({ roster }) => roster),
      async save(roster) {
        const { conversationId, appliedSeq } = roster;
        await moveForward(rosters, { conversationId, appliedSeq: { $lt: appliedSeq } }, { $set: { appliedSeq, roster } });
      },
    },
    heads: {
      load: async (conversationIds) => (await ofConversations(heads, conversationIds)).map(headOf),
      async advance({ conversationId, seq, lastActivityAt, messageCount, preview }) {
        // A stored preview is never of a later entry than its head: whoever is ahead as a head is ahead as a preview too.
        const withPreview = preview?.seq === seq;
        const isAhead = await moveForward(
          heads,
          { conversationId, seq: { $lt: seq } },
          withPreview
            ? { $set: { seq, lastActivityAt, messageCount, preview, previewSeq: seq } }
            : { $set: { seq, lastActivityAt, messageCount }, $setOnInsert: { preview: null, previewSeq: 0 } },
        );
        if (!preview || (isAhead && withPreview)) return;
        await heads.updateOne({ conversationId, previewSeq: { $lt: preview.seq } }, { $set: { preview, previewSeq: preview.seq } });
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

/** Updates what is behind, or makes what is missing; false if the document is there and not behind. */
async function moveForward<T extends Document>(collection: Collection<T>, isBehind: Filter<T>, update: UpdateFilter<T>): Promise<boolean> {
  try {
    await collection.updateOne(isBehind, update, { upsert: true });
    return true;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    // It is there: not behind, or made by somebody else a moment ago.
    return (await collection.updateOne(isBehind, update)).matchedCount > 0;
  }
}

function headOf({ conversationId, seq, lastActivityAt, messageCount, preview }: WithId<HeadDocument>): Head {
  return { conversationId, seq, lastActivityAt, messageCount, preview };
}
