import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { type Mongo, openMongo, setUpCollections } from '../../platform/drivers/mongodb.ts';
import { openSqlite } from '../../platform/drivers/sqlite.ts';
import { newId } from '../../platform/ids.ts';
import { createMongoTimeline, TIMELINE_COLLECTIONS } from '../../timeline/drivers/mongodb.ts';
import { createMongoViewerStates, VIEWER_STATE_COLLECTION } from '../../timeline/drivers/mongodb-viewer-states.ts';
import { createSqliteTimeline } from '../../timeline/drivers/sqlite.ts';
import { createSqliteViewerStates } from '../../timeline/drivers/sqlite-viewer-states.ts';
import type { LogStore } from '../../timeline/store.ts';
import type { ViewerStateStore } from '../../timeline/viewer-state.ts';
import { mongodbUrl } from '../support/real-servers.ts';
import { viewerStateContract } from './viewer-states.contract.ts';

const db = openSqlite(mkdtempSync(join(tmpdir(), 'palaver-viewer-states-')));
const embedded = { log: createSqliteTimeline(db).log, states: createSqliteViewerStates(db) };
afterAll(() => db.close());
viewerStateContract('SQLite', () => embedded);

describe.skipIf(!mongodbUrl)('with a real MongoDB server', () => {
  let mongo: Mongo;
  let opened: { readonly log: LogStore; readonly states: ViewerStateStore };
  beforeAll(async () => {
    const own = new URL(mongodbUrl ?? '');
    own.pathname = `/viewer-states-${newId('cnv')}`;
    mongo = await openMongo(own.href);
    await setUpCollections(mongo, [...TIMELINE_COLLECTIONS, VIEWER_STATE_COLLECTION]);
    opened = { log: (await createMongoTimeline(mongo)).log, states: await createMongoViewerStates(mongo) };
  });
  afterAll(() => mongo.close());
  viewerStateContract('MongoDB', () => opened);
});
