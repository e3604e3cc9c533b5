import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Mongo, missingIndexes, openMongo, setUpCollections } from '../../platform/drivers/mongodb.ts';
import { openSqlite } from '../../platform/drivers/sqlite.ts';
import { newId } from '../../platform/ids.ts';
import { ACCOUNT_COLLECTIONS, createMongoAccountStore } from '../../subgraphs/user/store-mongodb.ts';
import { createSqliteAccountStore } from '../../subgraphs/user/store-sqlite.ts';
import { mongodbUrl } from '../support/real-servers.ts';
import { accountStoreContract } from './accounts.contract.ts';

const db = openSqlite(mkdtempSync(join(tmpdir(), 'palaver-accounts-')));
afterAll(() => db.close());
const sqlite = createSqliteAccountStore(db);
accountStoreContract('SQLite', () => sqlite);

describe.skipIf(!mongodbUrl)('with a real MongoDB server', () => {
  let mongo: Mongo;
  beforeAll(async () => {
    mongo = await openMongo(mongodbUrl ?? '');
    await setUpCollections(mongo, ACCOUNT_COLLECTIONS);
  });
  afterAll(() => mongo.close());

  accountStoreContract('MongoDB', () => createMongoAccountStore(mongo));
  orphanedHandles(() => mongo);
});

function orphanedHandles(open: () => Mongo): void {
  const store = () => createMongoAccountStore(open());
  const handles = () => open().db.collection<{ _id: string; userId: string; createdAt: number; isConfirmed: boolean }>('handles');
  const now = Date.now();
  const orphan = async (createdAt: number) => {
    const handle = `orphan_${newId('usr').slice(4, 20).toLowerCase().replaceAll('-', '_')}`;
    const userId = newId('usr');
    await handles().insertOne({ _id: handle, userId, createdAt, isConfirmed: false });
    return { handle, userId };
  };
  const user = (handle: string) => ({
    id: newId('usr'),
    handle,
    displayName: 'Ada',
    bio: null,
    avatarId: null,
    createdAt: now,
  });

  test('all indexes are there after the set-up', async () => {
    expect(await missingIndexes(open(), ACCOUNT_COLLECTIONS)).toEqual([]);
  });

  test('a handle whose sign-up died more than a minute ago can be had by one of 20', async () => {
    const { handle } = await orphan(now - 61_000);
    const won = await Promise.all(Array.from({ length: 20 }, () => store().createAccount(user(handle), 'hash')));
    expect(won.filter(Boolean)).toHaveLength(1);
    expect(await store().userByHandle(handle)).not.toBeNull();
  });

  test('a handle that was reserved a moment ago is taken, though its user is not there yet', async () => {
    const { handle } = await orphan(now - 1_000);
    expect(await store().createAccount(user(handle), 'hash')).toBe(false);
    expect(await store().userByHandle(handle)).toBeNull();
  });

  test('a handle whose sign-up died after making the user stays with that user', async () => {
    const { handle, userId } = await orphan(now - 61_000);
    const { id: _, ...rest } = user(handle);
    await open()
      .db.collection<{ _id: string }>('users')
      .insertOne({ _id: userId, ...rest });
    expect(await store().createAccount(user(handle), 'hash')).toBe(false);
    expect(await store().userByHandle(handle)).toMatchObject({ id: userId });
  });
}
