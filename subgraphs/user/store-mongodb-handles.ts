import { type CollectionSpec, isDuplicate, type Mongo } from '../../platform/drivers/mongodb.ts';

/** Who has which handle. Users are sharded by their id, so that only a collection of its own can keep handles unique. */
export const HANDLE_COLLECTION: CollectionSpec = { name: 'handles', shardKey: { _id: 1 }, indexes: [] };

type HandleDocument = { readonly _id: string; readonly userId: string; readonly createdAt: number; readonly isConfirmed: boolean };

/** A sign-up that died between reserving its handle and making its user keeps the handle this long. */
const ORPHAN_MS = 60_000;

/** Greater than every character of a handle. */
const AFTER_HANDLES = '~';

type Handles = {
  /** Reserves the handle for a user who is about to be made; false if somebody has it. */
  reserve(handle: string, userId: string, now: number): Promise<boolean>;
  /** Makes the reservation final, once the user is made; false if it was taken over meanwhile. */
  confirm(handle: string, userId: string): Promise<boolean>;
  /** Frees the handle, if the user has it. */
  release(handle: string, userId: string): Promise<void>;
  /** The id of the user who has, or is about to have, the handle. */
  holder(handle: string): Promise<string | null>;
  /** The same for several handles, in any order. */
  holders(handles: readonly string[]): Promise<string[]>;
  /** The ids of up to `limit` users whose handles begin with a prefix, the first handles. */
  holdersByPrefix(prefix: string, limit: number): Promise<string[]>;
};

/** Handles in MongoDB; `userExists` tells a reservation whose user was never made. */
export function createMongoHandles({ db }: Mongo, userExists: (userId: string) => Promise<boolean>): Handles {
  const handles = db.collection<HandleDocument>('handles');

  /** Takes over an orphan. One that its sign-up confirms first does not match any more, and the other way round: never both. */
  async function takeOver(handle: string, userId: string, now: number): Promise<boolean> {
    const held = await handles.findOne({ _id: handle });
    if (!held || held.isConfirmed || held.createdAt > now - ORPHAN_MS || (await userExists(held.userId))) return false;
    const orphan = { _id: handle, userId: held.userId, isConfirmed: false };
    return (await handles.updateOne(orphan, { $set: { userId, createdAt: now } })).matchedCount === 1;
  }

  return {
    async reserve(handle, userId, now) {
      try {
        await handles.insertOne({ _id: handle, userId, createdAt: now, isConfirmed: false });
        return true;
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        return takeOver(handle, userId, now);
      }
    },
    async confirm(handle, userId) {
      return (await handles.updateOne({ _id: handle, userId }, { $set: { isConfirmed: true } })).matchedCount === 1;
    },
    async release(handle, userId) {
      await handles.deleteOne({ _id: handle, userId });
    },
    async holder(handle) {
      return (await handles.findOne({ _id: handle }))?.userId ?? null;
    },
    async holders(wanted) {
      return (await handles.find({ _id: { $in: [...wanted] } }).toArray()).map(({ userId }) => userId);
    },
    async holdersByPrefix(prefix, limit) {
      const range = { _id: { $gte: prefix, $lt: `${prefix}${AFTER_HANDLES}` } };
      return (await handles.find(range).sort({ _id: 1 }).limit(limit).toArray()).map(({ userId }) => userId);
    },
  };
}
