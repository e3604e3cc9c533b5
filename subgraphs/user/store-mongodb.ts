import type { CollectionSpec, Mongo } from '../../platform/drivers/mongodb.ts';
import { type AccountStore, deletedUser, type UserRecord } from './store.ts';
import { createMongoDevices, DEVICE_COLLECTION } from './store-mongodb-devices.ts';
import { createMongoHandles, HANDLE_COLLECTION } from './store-mongodb-handles.ts';

/** What accounts need in MongoDB. */
export const ACCOUNT_COLLECTIONS: readonly CollectionSpec[] = [
  { name: 'users', shardKey: { _id: 1 }, indexes: [] },
  { name: 'credentials', shardKey: { _id: 1 }, indexes: [] },
  HANDLE_COLLECTION,
  DEVICE_COLLECTION,
];

type UserDocument = Omit<UserRecord, 'id'> & { readonly _id: string; readonly settings?: unknown };
type CredentialDocument = { readonly _id: string; readonly passwordHash: string; readonly attempts: readonly { id: string; at: number }[] };

/** Accounts in MongoDB; every command names one user, one handle, or the users it wants. */
export function createMongoAccountStore(mongo: Mongo): AccountStore {
  const users = mongo.db.collection<UserDocument>('users');
  const credentials = mongo.db.collection<CredentialDocument>('credentials');
  const exists = async (id: string): Promise<boolean> => (await users.findOne({ _id: id }, { projection: { _id: 1 } })) !== null;
  const handles = createMongoHandles(mongo, exists);

  async function usersById(ids: readonly string[]): Promise<UserRecord[]> {
    return (await users.find({ _id: { $in: [...ids] } }).toArray()).map(readUser);
  }

  return {
    ...createMongoDevices(mongo),
    async createAccount(user, passwordHash) {
      const { id, ...rest } = user;
      if (!(await handles.reserve(user.handle, id, user.createdAt))) return false;
      // The user comes last: an account is there with its user, or not at all.
      await credentials.insertOne({ _id: id, passwordHash, attempts: [] });
      await users.insertOne({ _id: id, ...rest });
      if (await handles.confirm(user.handle, id)) return true;
      await users.deleteOne({ _id: id });
      await credentials.deleteOne({ _id: id });
      return false;
    },
    usersById,
    async userByHandle(handle) {
      const userId = await handles.holder(handle);
      return userId === null ? null : ((await usersById([userId]))[0] ?? null);
    },
    usersByHandle: async (wanted) => usersById(await handles.holders(wanted)),
    async usersByHandlePrefix(prefix, limit) {
      const found = await usersById(await handles.holdersByPrefix(prefix, limit));
      return found.sort((a, b) => (a.handle < b.handle ? -1 : 1));
    },
    async updateUser(id, changes) {
      if (Object.keys(changes).length === 0) return (await usersById([id])).find(({ isDeleted }) => !isDeleted) ?? null;
      const user = await users.findOneAndUpdate({ _id: id, isDeleted: { $exists: false } }, { $set: changes }, { returnDocument: 'after' });
      return user && readUser(user);
    },
    async closeAccount(userId) {
      const [user] = await usersById([userId]);
      await credentials.deleteOne({ _id: userId });
      if (!user || user.isDeleted) return user ?? null;
      // The handle comes before the user: only she knows it, if this has to be repeated.
      await handles.release(user.handle, userId);
      const { id: _, ...rest } = deletedUser(userId, user.createdAt);
      await users.replaceOne({ _id: userId }, rest);
      return deletedUser(userId, user.createdAt);
    },
    async passwordHash(userId) {
      return (await credentials.findOne({ _id: userId }, { projection: { passwordHash: 1 } }))?.passwordHash ?? null;
    },
    async replacePasswordHash(userId, from, to) {
      return (await credentials.updateOne({ _id: userId, passwordHash: from }, { $set: { passwordHash: to } })).matchedCount === 1;
    },
    async takeAttempt({ userId, id, at }, limit, since) {
      // The list keeps the last `limit` attempts, oldest first: there is room if it is shorter, or if its first one is old.
      const room = [{ [`attempts.${limit - 1}`]: { $exists: false } }, { 'attempts.0.at': { $lte: since } }];
      const push = { $push: { attempts: { $each: [{ id, at }], $slice: -limit } } };
      return (await credentials.updateOne({ _id: userId, $or: room }, push)).matchedCount === 1;
    },
    async giveBackAttempt({ userId, id }) {
      await credentials.updateOne({ _id: userId }, { $pull: { attempts: { id } } });
    },
  };
}

/** Earlier versions kept settings in it. */
function readUser({ _id, settings: _, ...rest }: UserDocument): UserRecord {
  return { id: _id, ...rest };
}
