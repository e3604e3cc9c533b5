import type { Collection, Filter, WithId } from 'mongodb';
import { type CollectionSpec, isDuplicate, type Mongo } from '../../platform/drivers/mongodb.ts';
import type { At } from '../entry.ts';
import { applyToSpans, type Membership, type MembershipChange, type Span } from '../membership.ts';
import type { MembershipStore } from '../store.ts';
import { readNotBefore } from './mongodb-clock.ts';
import { majorityCollection } from './mongodb-reads.ts';
import type { Stamps } from './mongodb-stamps.ts';

/** `version` counts the changes of `spans` and `seq`: whoever changes them names the one that she has read. */
type MembershipDocument = Omit<Membership, 'spans' | 'isMarkedUnread'> & {
  readonly spans: Span[];
  readonly version: number;
  /** Older documents lack it. */
  readonly isMarkedUnread?: boolean;
};

/** The memberships of all users. */
export const MEMBERSHIP_COLLECTION: CollectionSpec = {
  name: 'memberships',
  shardKey: { userId: 1 },
  indexes: [{ name: 'by_conversation', key: { userId: 1, conversationId: 1 }, unique: true }],
};

/** Memberships in MongoDB. */
export function createMongoMemberships(mongo: Mongo, stamps: Stamps): MembershipStore {
  const rows = majorityCollection<MembershipDocument>(mongo, MEMBERSHIP_COLLECTION.name);

  async function find(filter: Filter<MembershipDocument>, notBefore: At | undefined): Promise<Membership[]> {
    return (await readNotBefore(mongo, stamps, notBefore, (session) => rows.find(filter, session).toArray())).map(membershipOf);
  }

  return {
    ofUser: (userId, notBefore) => find({ userId }, notBefore),
    async load(userId, conversationIds, notBefore) {
      if (conversationIds.length === 0) return [];
      return find({ userId, conversationId: { $in: [...conversationIds] } }, notBefore);
    },
    async apply(changes) {
      await Promise.all(changes.map((change) => applyChange(rows, change)));
    },
    async markRead({ userId, conversationId, readSeq, readCount, mayBeLost }) {
      const moves = { readSeq: { $lt: readSeq } };
      const filter: Filter<MembershipDocument> = mayBeLost ? moves : { $or: [moves, { isMarkedUnread: true }] };
      await rows.updateOne({ userId, conversationId, ...filter }, { $max: { readSeq, readCount }, $set: { isMarkedUnread: false } });
    },
    async markUnread(userId, conversationId) {
      await rows.updateOne({ userId, conversationId }, { $set: { isMarkedUnread: true } });
    },
    async mute(userId, conversationId, until) {
      await rows.updateOne({ userId, conversationId }, { $set: { mutedUntil: until } });
    },
    async forgetUser(userId) {
      await rows.deleteMany({ userId });
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

function membershipOf({
  userId,
  conversationId,
  spans,
  seq,
  readSeq,
  readCount,
  mutedUntil,
  isMarkedUnread = false,
}: WithId<MembershipDocument>): Membership {
  return { userId, conversationId, spans, seq, readSeq, readCount, mutedUntil, isMarkedUnread };
}
