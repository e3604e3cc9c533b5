import { type CollectionSpec, isDuplicate, type Mongo } from '../../platform/drivers/mongodb.ts';
import type { DraftStore, StoredDraft } from '../drafts.ts';
import { majorityCollection } from './mongodb-reads.ts';

/** The drafts of all users. A document without text stays, so that an earlier text that comes late is not kept after all. */
export const DRAFT_COLLECTION: CollectionSpec = {
  name: 'drafts',
  shardKey: { userId: 1 },
  indexes: [{ name: 'by_conversation', key: { userId: 1, conversationId: 1 }, unique: true }],
};

/** Drafts in MongoDB. */
export function createMongoDrafts(mongo: Mongo): DraftStore {
  const drafts = majorityCollection<StoredDraft>(mongo, DRAFT_COLLECTION.name);

  return {
    async save({ userId, conversationId, body, updatedAt }) {
      const isEarlier = { userId, conversationId, updatedAt: { $lte: updatedAt } };
      const change = { $set: { body, updatedAt } };
      try {
        await drafts.updateOne(isEarlier, change, { upsert: true });
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        await drafts.updateOne(isEarlier, change); // it is later, or was made by somebody else a moment ago
      }
    },
    async load(userId, conversationIds) {
      if (conversationIds.length === 0) return [];
      const filter = { userId, conversationId: { $in: [...conversationIds] }, body: { $ne: '' } };
      return drafts.find(filter, { projection: { _id: 0 } }).toArray();
    },
    async forgetUser(userId) {
      await drafts.deleteMany({ userId });
    },
  };
}
