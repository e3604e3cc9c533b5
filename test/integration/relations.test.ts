import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Mongo, missingIndexes, openMongo, setUpCollections } from '../../platform/drivers/mongodb.ts';
import { openSqlite } from '../../platform/drivers/sqlite.ts';
import { newId } from '../../platform/ids.ts';
import { createMongoRelations, RELATION_COLLECTION } from '../../relations/drivers/mongodb-relations.ts';
import { createMongoSettings, moveMongoSettings, SETTINGS_COLLECTION } from '../../relations/drivers/mongodb-settings.ts';
import { createSqliteRelations } from '../../relations/drivers/sqlite-relations.ts';
import { createSqliteSettings } from '../../relations/drivers/sqlite-settings.ts';
import { createSqliteAccountStore } from '../../subgraphs/user/store-sqlite.ts';
import { mongodbUrl } from '../support/real-servers.ts';
import { relationStoreContract, settingsStoreContract } from './relations.contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'palaver-relations-'));
const db = openSqlite(folder);
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true });
});
const relations = createSqliteRelations(db);
const settings = createSqliteSettings(db);
relationStoreContract('SQLite', () => relations);
settingsStoreContract('SQLite', () => settings);

test('settings that an earlier version kept with the users in SQLite are still there, and new users can be made', async () => {
  const old = openSqlite(join(folder, 'old'));
  old.exec(`CREATE TABLE users (id TEXT PRIMARY KEY, handle TEXT NOT NULL UNIQUE, display_name TEXT NOT NULL, bio TEXT, avatar_id TEXT,
    last_seen_visibility TEXT NOT NULL, read_receipts INTEGER NOT NULL, push_previews INTEGER NOT NULL, created_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    INSERT INTO users VALUES ('usr_1', 'ada', 'Ada', NULL, NULL, 'NOBODY', 0, 1, 5)`);
  for (const _ of ['the first start', 'a later one']) {
    const accounts = createSqliteAccountStore(old);
    expect(await createSqliteSettings(old).of(['usr_1'])).toEqual([{ lastSeenVisibility: 'NOBODY', readReceipts: false, pushPreviews: true }]);
    expect(await accounts.userByHandle('ada')).toEqual({ id: 'usr_1', handle: 'ada', displayName: 'Ada', bio: null, avatarId: null, createdAt: 5 });
    const [id, handle] = [newId('usr'), newId('usr').toLowerCase()];
    expect(await accounts.createAccount({ id, handle, displayName: 'New', bio: null, avatarId: null, createdAt: 6 }, 'hash')).toBe(true);
  }
  old.close();
});

describe.skipIf(!mongodbUrl)('with a real MongoDB server', () => {
  let mongo: Mongo;
  beforeAll(async () => {
    mongo = await openMongo(mongodbUrl ?? '');
    await setUpCollections(mongo, [RELATION_COLLECTION, SETTINGS_COLLECTION]);
  });
  afterAll(() => mongo.close());

  relationStoreContract('MongoDB', () => createMongoRelations(mongo));
  settingsStoreContract('MongoDB', () => createMongoSettings(mongo));

  test('all indexes are there after the set-up', async () => {
    expect(await missingIndexes(mongo, [RELATION_COLLECTION, SETTINGS_COLLECTION])).toEqual([]);
  });

  test('the set-up moves settings that an earlier version kept with the users, and may be repeated', async () => {
    const [ada, ben] = [newId('usr'), newId('usr')];
    const chosen = { lastSeenVisibility: 'NOBODY', readReceipts: false, pushPreviews: true } as const;
    const users = mongo.db.collection<{ _id: string; settings?: object }>('users');
    await users.insertMany([ada, ben].map((_id) => ({ _id, settings: chosen })));
    const store = createMongoSettings(mongo);
    await store.change(ben, { lastSeenVisibility: 'CONTACTS' });
    await moveMongoSettings(mongo);
    await moveMongoSettings(mongo);
    expect(await store.of([ada, ben])).toEqual([chosen, { ...chosen, lastSeenVisibility: 'CONTACTS' }]);
    expect(await users.findOne({ _id: ada })).toEqual({ _id: ada });
  });
});
