import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { type Mongo, openMongo, setUpCollections } from '../../platform/drivers/mongodb.ts';
import { openSqlite } from '../../platform/drivers/sqlite.ts';
import { newId } from '../../platform/ids.ts';
import { createMongoTimeline, TIMELINE_COLLECTIONS } from '../../timeline/drivers/mongodb.ts';
import { createSqliteTimeline } from '../../timeline/drivers/sqlite.ts';
import type { TimelineStore } from '../../timeline/store.ts';
import { mongodbUrl } from '../support/real-servers.ts';
import { groupsContract } from './groups.contract.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'palaver-groups-'));
const db = openSqlite(dataDir);
const embedded = createSqliteTimeline(db);
afterAll(() => {
  db.close();
  rmSync(dataDir, { recursive: true, force: true });
});
groupsContract('SQLite', () => embedded, 60);

describe.skipIf(!mongodbUrl)('with a real MongoDB server', () => {
  let mongo: Mongo;
  let store: TimelineStore;
  beforeAll(async () => {
    const own = new URL(mongodbUrl ?? '');
    own.pathname = `/groups-${newId('cnv')}`;
    mongo = await openMongo(own.href);
    await setUpCollections(mongo, TIMELINE_COLLECTIONS);
    store = await createMongoTimeline(mongo);
  });
  afterAll(() => mongo.close());

  groupsContract('MongoDB', () => store, 15);
});
