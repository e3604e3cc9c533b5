import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { type Mongo, openMongo, setUpCollections } from '../../platform/drivers/mongodb.ts';
import { openSqlite } from '../../platform/drivers/sqlite.ts';
import { createMongoSearch, SEARCH_COLLECTION } from '../../search/drivers/mongodb.ts';
import { createSqliteSearch } from '../../search/drivers/sqlite.ts';
import type { SearchStore } from '../../search/store.ts';
import { mongodbUrl } from '../support/real-servers.ts';
import { searchModelContract } from './search-model.contract.ts';
import { searchStoreContract } from './search-store.contract.ts';

const db = openSqlite(mkdtempSync(join(tmpdir(), 'palaver-search-')));
const embedded = createSqliteSearch(db);
afterAll(() => db.close());
searchStoreContract('SQLite', () => embedded);
searchModelContract('SQLite', () => embedded, 200);

for (const common of [
  { everywhere: 0, inOne: 2 },
  { everywhere: 3, inOne: 1_000 },
]) {
  const store = createSqliteSearch(db, common);
  searchStoreContract(`SQLite, common from ${JSON.stringify(common)}`, () => store);
  searchModelContract(`SQLite, common from ${JSON.stringify(common)}`, () => store, 100);
}

describe.skipIf(!mongodbUrl)('with a real MongoDB server', () => {
  let mongo: Mongo;
  let store: SearchStore;
  beforeAll(async () => {
    mongo = await openMongo(mongodbUrl ?? '');
    await setUpCollections(mongo, [SEARCH_COLLECTION]);
    store = createMongoSearch(mongo);
  });
  afterAll(() => mongo.close());

  searchStoreContract('MongoDB', () => store);
  searchModelContract('MongoDB', () => store, 10);
});
