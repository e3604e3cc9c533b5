import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Mongo, missingIndexes, openMongo, setUpCollections } from '../../platform/drivers/mongodb.ts';
import { openSqlite } from '../../platform/drivers/sqlite.ts';
import type { AttachmentStore } from '../../subgraphs/media/store.ts';
import { ATTACHMENT_COLLECTIONS, createMongoAttachmentStore } from '../../subgraphs/media/store-mongodb.ts';
import { createSqliteAttachmentStore } from '../../subgraphs/media/store-sqlite.ts';
import { mongodbUrl } from '../support/real-servers.ts';
import { attachmentsContract } from './attachments.contract.ts';

const db = openSqlite(mkdtempSync(join(tmpdir(), 'palaver-attachments-')));
const sqliteStore = createSqliteAttachmentStore(db);
afterAll(() => db.close());

attachmentsContract('SQLite', () => sqliteStore);

test('a second process opens the same table', async () => {
  expect(await createSqliteAttachmentStore(db).find(['att_none'])).toEqual([]);
});

describe.skipIf(!mongodbUrl)('with a real MongoDB server', () => {
  let mongo: Mongo;
  let store: AttachmentStore;
  beforeAll(async () => {
    mongo = await openMongo(mongodbUrl ?? '');
    await setUpCollections(mongo, ATTACHMENT_COLLECTIONS);
    expect(await missingIndexes(mongo, ATTACHMENT_COLLECTIONS)).toEqual([]);
    store = createMongoAttachmentStore(mongo);
  });
  afterAll(() => mongo.close());

  attachmentsContract('MongoDB', () => store);
});
