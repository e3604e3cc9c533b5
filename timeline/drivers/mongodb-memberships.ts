import type { Collection, WithId } from 'mongodb';
import { type CollectionSpec, isDuplicate, type Mongo } from '../../platform/drivers/mongodb.ts';
import { applyToSpans, type Membership, type MembershipChange, type Span } from '../membership.ts';
import type { MembershipStore } from '../store.ts';
import { majorityCollection } from './mongodb-reads.ts';

/** `version` counts the changes of `spans` and `seq`: whoever changes them names the one that she has read. */
type MembershipDocument = Omit<Membership, 'spans'> & { readonly spans: Span[]; readonly version: number };

/** The memberships of all users. */
export const MEMBERSHIP_COLLECTION: CollectionSpec = {
  name: 'memberships',
  shardKey: { userId: 1 },
  indexes: [{ name: 'by_conversation', key: { userId: 1, conversationId: 1 }, unique: true }],
};

/** Memberships in MongoDB. */
export function createMongoMemberships(mongo: Mongo): MembershipStore {
  const rows = majorityCollection<MembershipDocument>(mongo, MEMBERSHIP_COLLECTION.name);

  return {
    ofUser: async (userId) => (await rows.find({ userId }).toArray()).map(membershipOf),
    async load(userId, conversationIds) {
      if (conversationIds.length === 0) return [];
      return (await rows.find({ userId, conversationId: { $in: [...conversationIds] } }).toArray()).map(membershipOf);
    },
    async apply(changes) {
      await Promise.all(changes.map((change) => applyChange(rows, change)));
    },
    async markRead({ userId, conversationId, readSeq, readCount }) {
      await rows.updateOne({ userId, conversationId, readSeq: { $lt: readSeq } }, { $set: { readSeq, readCount } });
    },
    async mute(userId, conversationId, until) {
      await rows.updateOne({ userId, conversationId }, { $set: { mutedUntil: until } });
    },
  };
}

/** Tries until nobody came in between; each failure is another's success, so it ends. */
async function applyChange(rows: Collection<MembershipDocument>, change: MembershipChange): Promise<void> {
  const { userId, conversationId } = change;
  for (;;) {
    const row = await rows.findOne({ userId, conversationId });
    if (row ? await update(rows, row, change) : await insert(rows, change)) return;
  }
}

/** False if somebody else inserted the row. */
async function insert(rows: Collection<MembershipDocument>, change: MembershipChange): Promise<boolean> {
  const { userId, conversationId, seq } = change;
  try {
    await rows.insertOne({ userId, conversationId, spans: [...applyToSpans([], change)], seq, ...marksOf(change), mutedUntil: null, version: 1 });
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** False if the row was changed since it was read. Markers only grow, and are none of the version's business. */
async function update(rows: Collection<MembershipDocument>, row: MembershipDocument, change: MembershipChange): Promise<boolean> {
  const { userId, conversationId, version } = row;
  const spans = [...applyToSpans(row.spans, change)];
  if (change.seq <= row.seq && JSON.stringify(spans) === JSON.stringify(row.spans)) return true; // a repetition
  const { matchedCount } = await rows.updateOne(
    { userId, conversationId, version },
    { $set: { spans, seq: Math.max(row.seq, change.seq) }, $inc: { version: 1 }, $max: marksOf(change) },
  );
  return matchedCount > 0;
}

/** Who joins has read what was before. */
function marksOf({ leftSeq, seq, messageCount }: MembershipChange): Pick<Membership, 'readSeq' | 'readCount'> {
  return leftSeq === null ? { readSeq: seq, readCount: messageCount } : { readSeq: 0, readCount: 0 };
}

function membershipOf({ userId, conversationId, spans, seq, readSeq, readCount, mutedUntil }: WithId<MembershipDocument>): Membership {
  return { userId, conversationId, spans, seq, readSeq, readCount, mutedUntil };
}
