import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { type Mongo, missingIndexes, openMongo, setUpCollections } from '../../platform/drivers/mongodb.ts';
import { openSqlite } from '../../platform/drivers/sqlite.ts';
import type { ScheduledStore } from '../../subgraphs/message/scheduled-store.ts';
import { createMongoScheduled, SCHEDULED_COLLECTION } from '../../subgraphs/message/scheduled-store-mongodb.ts';
import { createSqliteScheduled } from '../../subgraphs/message/scheduled-store-sqlite.ts';
import { mongodbUrl } from '../support/real-servers.ts';
import { scheduledContract } from './scheduled.contract.ts';

const db = openSqlite(mkdtempSync(join(tmpdir(), 'palaver-scheduled-')));
const sqliteStore = createSqliteScheduled(db);
afterAll(() => db.close());

scheduledContract('SQLite', () => sqliteStore);

describe.skipIf(!mongodbUrl)('with a real MongoDB server', () => {
  let mongo: Mongo;
  let store: ScheduledStore;
  beforeAll(async () => {
    mongo = await openMongo(mongodbUrl ?? '');
    await setUpCollections(mongo, [SCHEDULED_COLLECTION]);
    expect(await missingIndexes(mongo, [SCHEDULED_COLLECTION])).toEqual([]);
    store = createMongoScheduled(mongo);
  });
  afterAll(() => mongo.close());

  scheduledContract('MongoDB', () => store);
});
