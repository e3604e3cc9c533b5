import type { Filter } from 'mongodb';
import { type CollectionSpec, isDuplicate, type Mongo } from '../../platform/drivers/mongodb.ts';
import type { ScheduledMessage, ScheduledStore } from './scheduled-store.ts';

/** `dueAt` is missing once it is over. */
type ScheduledDocument = Omit<ScheduledMessage, 'id'> & { readonly _id: string; readonly dueAt?: number };

/** The scheduled messages of all users. Ids are derived from the user, so that they are unique on her shard. */
export const SCHEDULED_COLLECTION: CollectionSpec = {
  name: 'scheduled_messages',
  shardKey: { userId: 1 },
  indexes: [
    { name: 'by_time', key: { userId: 1, sendAt: 1 } },
    { name: 'due', key: { dueAt: 1 }, sparse: true },
  ],
};

/** Scheduled messages in MongoDB. What is due is asked of all shards. */
export function createMongoScheduled({ db }: Mongo): ScheduledStore {
  const scheduled = db.collection<ScheduledDocument>(SCHEDULED_COLLECTION.name, { readConcern: { level: 'majority' } });

  async function find(userId: string, id: string): Promise<ScheduledMessage | null> {
    const found = await scheduled.findOne({ userId, _id: id });
    return found && recordOf(found);
  }

  return {
    async add({ id, ...record }) {
      try {
        await scheduled.insertOne({ _id: id, ...record, dueAt: record.sendAt });
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
      return (await find(record.userId, id)) ?? { id, ...record };
    },
    find,
    async list(userId, conversationId, after, limit) {
      const filter: Filter<ScheduledDocument> = {
        userId,
        state: { $in: ['pending', 'sending', 'failed'] },
        ...(conversationId === null ? {} : { conversationId }),
        ...(after ? { $or: [{ sendAt: { $gt: after.sendAt } }, { sendAt: after.sendAt, _id: { $gt: after.id } }] } : {}),
      };
      if (limit < 1) return []; // MongoDB takes 0 for none
      return (await scheduled.find(filter).sort({ sendAt: 1, _id: 1 }).limit(limit).toArray()).map(recordOf);
    },
    countPending: async (userId, conversationId) =>
      (await scheduled.find({ userId, conversationId, state: 'pending' }).project({ _id: 1 }).toArray()).length,
    async cancel(userId, id, at) {
      const change = { $set: { state: 'cancelled', cancelledAt: at, draft: null }, $unset: { dueAt: true } } as const;
      await scheduled.updateOne({ userId, _id: id, state: { $in: ['pending', 'failed'] } }, change);
      return find(userId, id);
    },
    async due(now, limit) {
      const found = await scheduled
        .find({ dueAt: { $lte: now } })
        .sort({ dueAt: 1 })
        .limit(limit)
        .toArray();
      return found.map(({ _id, userId, conversationId }) => ({ id: _id, userId, conversationId }));
    },
    async claim(userId, id) {
      const filter = { userId, _id: id, state: { $in: ['pending', 'sending'] } } as const;
      const found = await scheduled.findOneAndUpdate(
        filter as Filter<ScheduledDocument>,
        { $set: { state: 'sending' } },
        { returnDocument: 'after' },
      ); // readonly lists are lists
      return found && recordOf(found);
    },
    async end(userId, id, outcome) {
      const set = 'failure' in outcome ? { state: 'failed' as const, ...outcome } : { state: 'sent' as const, draft: null, ...outcome };
      await scheduled.updateOne({ userId, _id: id, state: 'sending' }, { $set: set, $unset: { dueAt: true } });
    },
    async postpone(userId, id, until) {
      await scheduled.updateOne({ userId, _id: id, dueAt: { $exists: true } }, { $set: { dueAt: until } });
    },
    async forgetUser(userId) {
      await scheduled.deleteMany({ userId });
    },
  };
}

function recordOf({ _id, dueAt: _, ...rest }: ScheduledDocument): ScheduledMessage {
  return { id: _id, ...rest };
}
