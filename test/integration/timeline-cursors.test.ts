import { mkdtempSync } from 'node:fs';
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
import { createMemoryTimeline } from '../support/timeline.ts';
import { cursorsContract } from './timeline-cursors.contract.ts';

// Stores of their own: watermarks are about all conversations.
const simulated = createMemoryTimeline();
cursorsContract('the simulated store', () => simulated);

const db = openSqlite(mkdtempSync(join(tmpdir(), 'palaver-cursors-')));
const embedded = createSqliteTimeline(db);
afterAll(() => db.close());
cursorsContract('SQLite', () => embedded);

describe.skipIf(!mongodbUrl)('with a real MongoDB server', () => {
  let mongo: Mongo;
  let store: TimelineStore;
  beforeAll(async () => {
    const own = new URL(mongodbUrl ?? '');
    own.pathname = `/cursors-${newId('cnv')}`;
    mongo = await openMongo(own.href);
    await setUpCollections(mongo, TIMELINE_COLLECTIONS);
    store = await createMongoTimeline(mongo);
  });
  afterAll(() => mongo.close());

  cursorsContract('MongoDB', () => store);
});
