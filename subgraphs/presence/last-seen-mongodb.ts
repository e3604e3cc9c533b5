import { type CollectionSpec, isDuplicate, type Mongo } from '../../platform/drivers/mongodb.ts';
import type { LastSeen, Sighting } from './last-seen.ts';

type LastSeenDocument = { readonly _id: string; readonly at: number };

/** One document for each user who was ever online, found by her id alone. */
export const LAST_SEEN_COLLECTION: CollectionSpec = { name: 'lastSeen', shardKey: { _id: 1 }, indexes: [] };

/** Last seen in MongoDB. */
export function createMongoLastSeen({ db }: Mongo): LastSeen {
  const collection = db.collection<LastSeenDocument>(LAST_SEEN_COLLECTION.name);

  async function write(sightings: readonly Sighting[]): Promise<void> {
    const updates = sightings.map(({ userId, lastSeenAt }) => ({
      updateOne: { filter: { _id: userId }, update: { $max: { at: lastSeenAt } }, upsert: true },
    }));
    await collection.bulkWrite(updates, { ordered: false });
  }

  return {
    async record(sightings) {
      if (sightings.length === 0) return;
      try {
        await write(sightings);
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        await write(sightings); // two first sightings of a user at once: the document is there now
      }
    },

    async of(userIds) {
      const found = await collection.find({ _id: { $in: [...userIds] } }).toArray();
      const at = new Map(found.map((document) => [document._id, document.at]));
      return userIds.map((userId) => at.get(userId) ?? null);
    },

    async forgetUser(userId) {
      await collection.deleteOne({ _id: userId });
    },
  };
}
