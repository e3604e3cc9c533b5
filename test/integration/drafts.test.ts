import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { type Mongo, missingIndexes, openMongo, setUpCollections } from '../../platform/drivers/mongodb.ts';
import { openSqlite } from '../../platform/drivers/sqlite.ts';
import type { DraftStore } from '../../timeline/drafts.ts';
import { createMongoDrafts, DRAFT_COLLECTION } from '../../timeline/drivers/mongodb-drafts.ts';
import { createSqliteDrafts } from '../../timeline/drivers/sqlite-drafts.ts';
import { mongodbUrl } from '../support/real-servers.ts';
import { draftsContract } from './drafts.contract.ts';

const db = openSqlite(mkdtempSync(join(tmpdir(), 'palaver-drafts-')));
const sqliteStore = createSqliteDrafts(db);
afterAll(() => db.close());

draftsContract('SQLite', () => sqliteStore);

describe.skipIf(!mongodbUrl)('with a real MongoDB server', () => {
  let mongo: Mongo;
  let store: DraftStore;
  beforeAll(async () => {
    mongo = await openMongo(mongodbUrl ?? '');
    await setUpCollections(mongo, [DRAFT_COLLECTION]);
    expect(await missingIndexes(mongo, [DRAFT_COLLECTION])).toEqual([]);
    store = createMongoDrafts(mongo);
  });
  afterAll(() => mongo.close());

  draftsContract('MongoDB', () => store);
});
