import type { Document } from 'mongodb';
import { type CollectionSpec, isDuplicate, type Mongo } from '../../platform/drivers/mongodb.ts';
import type { ViewerState, ViewerStateStore } from '../viewer-state.ts';
import { majorityCollection } from './mongodb-reads.ts';
import { readStamps } from './mongodb-stamps.ts';

type ViewerStateDocument = ViewerState & Document;

/** What has changed of all viewers' own. */
export const VIEWER_STATE_COLLECTION: CollectionSpec = {
  name: 'viewer_states',
  shardKey: { userId: 1 },
  indexes: [
    { name: 'by_state', key: { userId: 1, conversationId: 1, what: 1 }, unique: true },
    { name: 'by_stamp', key: { userId: 1, takenAt: 1 } },
  ],
};

/** What has changed of viewers' own, in MongoDB. */
export async function createMongoViewerStates(mongo: Mongo): Promise<ViewerStateStore> {
  const stamps = await readStamps(mongo);
  const states = majorityCollection<ViewerStateDocument>(mongo, VIEWER_STATE_COLLECTION.name);
  const projection = { _id: 0, userId: 1, conversationId: 1, what: 1 };

  return {
    async touch({ userId, conversationId, what }) {
      const change = { $currentDate: { takenAt: { $type: stamps.type } } } as Document;
      const touch = () => states.updateOne({ userId, conversationId, what }, change, { upsert: true });
      await touch().catch((error: unknown) => {
        if (!isDuplicate(error)) throw error;
        return touch(); // somebody else has made it a moment ago
      });
    },
    since: (userId, at) => states.find({ userId, takenAt: { $gte: stamps.stampOf(at) } }, { projection }).toArray(),
    async forgetUser(userId) {
      await states.deleteMany({ userId });
    },
  };
}
