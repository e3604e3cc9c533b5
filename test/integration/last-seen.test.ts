import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { type Mongo, openMongo, setUpCollections } from '../../platform/drivers/mongodb.ts';
import { openSqlite } from '../../platform/drivers/sqlite.ts';
import { createMongoLastSeen, LAST_SEEN_COLLECTION } from '../../subgraphs/presence/last-seen-mongodb.ts';
import { createSqliteLastSeen } from '../../subgraphs/presence/last-seen-sqlite.ts';
import { mongodbUrl } from '../support/real-servers.ts';
import { lastSeenContract } from './last-seen.contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'palaver-last-seen-'));
const sqlite = openSqlite(folder);
afterAll(() => {
  sqlite.close();
  rmSync(folder, { recursive: true });
});

lastSeenContract('in SQLite', async () => createSqliteLastSeen(sqlite));

if (mongodbUrl) {
  const url = mongodbUrl;
  let mongo: Mongo | undefined;
  lastSeenContract('in MongoDB', async () => {
    mongo = await openMongo(url);
    await setUpCollections(mongo, [LAST_SEEN_COLLECTION]);
    return createMongoLastSeen(mongo);
  });
  afterAll(() => mongo?.close());
}
