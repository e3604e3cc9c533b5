import type { Document } from 'mongodb';
import { type CollectionSpec, isDuplicate, type Mongo } from '../../platform/drivers/mongodb.ts';
import type { Mark, MarkStore } from '../marks.ts';
import { majorityCollection } from './mongodb-reads.ts';
import { readStamps } from './mongodb-stamps.ts';

type MarkDocument = Mark & Document;

/** The marks of all conversations. */
export const MARK_COLLECTION: CollectionSpec = {
  name: 'marks',
  shardKey: { conversationId: 1 },
  indexes: [
    { name: 'by_user', key: { conversationId: 1, userId: 1 }, unique: true },
    { name: 'by_stamp', key: { conversationId: 1, takenAt: 1 } },
  ],
};

/** Marks in MongoDB. */
export async function createMongoMarks(mongo: Mongo): Promise<MarkStore> {
  const stamps = await readStamps(mongo);
  const marks = majorityCollection<MarkDocument>(mongo, MARK_COLLECTION.name);
  const projection = { _id: 0, conversationId: 1, userId: 1, deliveredSeq: 1, readSeq: 1 };

  return {
    async advance({ conversationId, userId, deliveredSeq, readSeq }) {
      const delivered = Math.max(deliveredSeq, readSeq);
      const filter = { conversationId, userId, $or: [{ deliveredSeq: { $lt: delivered } }, { readSeq: { $lt: readSeq } }] };
      const change = { $max: { deliveredSeq: delivered, readSeq }, $currentDate: { takenAt: { $type: stamps.type } } };
      const options = { upsert: true, returnDocument: 'after', projection } as const;
      for (let attempt = 0; ; attempt += 1) {
        try {
          return await marks.findOneAndUpdate(filter, change as Document, options);
        } catch (error) {
          if (!isDuplicate(error)) throw error;
          if (attempt > 0) return null; // it is there, and does not match: it is as far
        }
      }
    },
    since: (conversationIds, at) =>
      marks.find({ conversationId: { $in: [...conversationIds] }, takenAt: { $gte: stamps.stampOf(at) } }, { projection }).toArray(),
  };
}
