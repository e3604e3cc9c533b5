import { type CollectionSpec, isDuplicate, type Mongo } from '../../platform/drivers/mongodb.ts';
import { FIRST_SETTINGS, type Settings, type SettingsStore } from '../store.ts';

/** What users have changed, by user. */
export const SETTINGS_COLLECTION: CollectionSpec = { name: 'settings', shardKey: { _id: 1 }, indexes: [] };

/** Only what she has changed is in it. */
type SettingsDocument = Partial<Settings> & { readonly _id: string };

/** Settings in MongoDB. */
export function createMongoSettings({ db }: Mongo): SettingsStore {
  const collection = db.collection<SettingsDocument>(SETTINGS_COLLECTION.name);

  async function read(userIds: readonly string[]): Promise<Settings[]> {
    const found = new Map((await collection.find({ _id: { $in: [...userIds] } }).toArray()).map((document) => [document._id, document]));
    return userIds.map((userId) => settingsOf(found.get(userId)));
  }

  async function write(userId: string, changes: Partial<Settings>): Promise<Settings> {
    const after = await collection.findOneAndUpdate({ _id: userId }, { $set: changes }, { upsert: true, returnDocument: 'after' });
    return settingsOf(after);
  }

  return {
    of: read,
    async change(userId, changes) {
      if (Object.keys(changes).length === 0) return (await read([userId]))[0] ?? FIRST_SETTINGS;
      try {
        return await write(userId, changes);
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        return write(userId, changes); // two first changes at once: the document is there now
      }
    },
    async forgetUser(userId) {
      await collection.deleteOne({ _id: userId });
    },
  };
}

/** Earlier versions kept settings in the users: moves them, and may be repeated. To be run while no process writes. */
export async function moveMongoSettings({ db }: Mongo): Promise<void> {
  const users = db.collection<{ _id: string; settings: Settings }>('users');
  const settings = db.collection<SettingsDocument>(SETTINGS_COLLECTION.name);
  for await (const user of users.find({ settings: { $exists: true } }, { projection: { settings: 1 } })) {
    const { _id, ...changed } = (await settings.findOne({ _id: user._id })) ?? { _id: user._id };
    await settings.updateOne({ _id: user._id }, { $set: { ...user.settings, ...changed } }, { upsert: true });
    await users.updateOne({ _id: user._id }, { $unset: { settings: '' } });
  }
}

function settingsOf(document: SettingsDocument | null | undefined): Settings {
  const { _id, ...changed } = document ?? { _id: '' };
  return { ...FIRST_SETTINGS, ...changed };
}
