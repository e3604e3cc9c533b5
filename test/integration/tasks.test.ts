import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMongoTasks, TASK_COLLECTION } from '../../personal-data/drivers/mongodb-tasks.ts';
import { createSqliteTasks } from '../../personal-data/drivers/sqlite-tasks.ts';
import { type Mongo, missingIndexes, openMongo, setUpCollections } from '../../platform/drivers/mongodb.ts';
import { openSqlite } from '../../platform/drivers/sqlite.ts';
import { newId } from '../../platform/ids.ts';
import { mongodbUrl } from '../support/real-servers.ts';
import { taskContract } from './tasks.contract.ts';

const db = openSqlite(mkdtempSync(join(tmpdir(), 'palaver-tasks-')));
const embedded = createSqliteTasks(db);
afterAll(() => db.close());
taskContract('SQLite', () => embedded);

describe.skipIf(!mongodbUrl)('with a real MongoDB server', () => {
  let mongo: Mongo;
  beforeAll(async () => {
    const own = new URL(mongodbUrl ?? '');
    own.pathname = `/tasks-${newId('cnv')}`;
    mongo = await openMongo(own.href);
    await setUpCollections(mongo, [TASK_COLLECTION]);
  });
  afterAll(() => mongo.close());

  taskContract('MongoDB', () => createMongoTasks(mongo));

  test('all indexes are there after the set-up', async () => {
    expect(await missingIndexes(mongo, [TASK_COLLECTION])).toEqual([]);
  });
});
