import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Mongo, missingIndexes, openMongo, setUpCollections } from '../../platform/drivers/mongodb.ts';
import { openSqlite } from '../../platform/drivers/sqlite.ts';
import { newId } from '../../platform/ids.ts';
import { createMongoTimeline, TIMELINE_COLLECTIONS } from '../../timeline/drivers/mongodb.ts';
import { createMongoLog } from '../../timeline/drivers/mongodb-log.ts';
import { TIMESTAMPS } from '../../timeline/drivers/mongodb-stamps.ts';
import { createSqliteTimeline } from '../../timeline/drivers/sqlite.ts';
import { START } from '../../timeline/entry.ts';
import type { TimelineStore } from '../../timeline/store.ts';
import { mongodbUrl } from '../support/real-servers.ts';
import { createMemoryTimeline, messageAt } from '../support/timeline.ts';
import { erasureContract } from './timeline-erasure.contract.ts';
import { listsContract } from './timeline-lists.contract.ts';
import { logContract } from './timeline-log.contract.ts';
import { membershipContract } from './timeline-memberships.contract.ts';
import { messagesContract } from './timeline-messages.contract.ts';

function timelineContract(driver: string, open: () => TimelineStore): void {
  logContract(driver, () => open().log);
  membershipContract(driver, () => open().memberships);
  listsContract(driver, open);
  messagesContract(driver, open);
  erasureContract(driver, open);
}

const simulated = createMemoryTimeline();
timelineContract('the simulated store', () => simulated);

const db = openSqlite(mkdtempSync(join(tmpdir(), 'palaver-timeline-')));
const embedded = createSqliteTimeline(db);
afterAll(() => db.close());
timelineContract('SQLite', () => embedded);

describe.skipIf(!mongodbUrl)('with a real MongoDB server', () => {
  let mongo: Mongo;
  let store: TimelineStore;
  beforeAll(async () => {
    mongo = await openMongo(ownDatabase(mongodbUrl ?? ''));
    await setUpCollections(mongo, TIMELINE_COLLECTIONS);
    expect(await missingIndexes(mongo, TIMELINE_COLLECTIONS)).toEqual([]);
    store = await createMongoTimeline(mongo);
  });
  afterAll(() => mongo.close());

  timelineContract('MongoDB', () => store);

  test('a log can be stamped with timestamps, as replica sets stamp', async () => {
    const log = createMongoLog(mongo, TIMESTAMPS);
    const first = messageAt(1);
    const { conversationId } = first;
    const alone = await log.append([first]);
    const batch = await log.append([2, 3].map((seq) => messageAt(seq, { conversationId })));
    const entries = [...alone.taken, ...batch.taken];
    expect(entries.map(({ seq, at }) => [seq, at.length])).toEqual([1, 2, 3].map((seq) => [seq, 16]));
    expect(await log.readSince(conversationId, START, 10)).toEqual(entries);
    expect(await log.readSince(conversationId, entries[2]?.at ?? '', 10)).toEqual([]);
    await log.markPublished(entries); // other tests read dates
    await expect(log.now()).rejects.toThrow('sessions'); // this server has neither them nor a cluster time
  });

  test('an append whose connection is gone is of unknown outcome, alone or among others', async () => {
    const gone = await openMongo(mongodbUrl ?? '');
    const { log } = await createMongoTimeline(gone);
    await gone.close();
    const first = messageAt(1);
    expect(await log.append([first])).toEqual({ taken: [], failure: 'unknown' });
    expect(await log.append([first, messageAt(2, { conversationId: first.conversationId })])).toEqual({ taken: [], failure: 'unknown' });
  });
});

/** A database of this run alone: what waits to be published is read across all conversations. */
function ownDatabase(url: string): string {
  const own = new URL(url);
  own.pathname = `/timeline-${newId('cnv')}`;
  return own.href;
}
