import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Mongo, openMongo, setUpCollections } from '../../platform/drivers/mongodb.ts';
import { openSqlite } from '../../platform/drivers/sqlite.ts';
import { newId } from '../../platform/ids.ts';
import { createMongoMarks, MARK_COLLECTIONS } from '../../timeline/drivers/mongodb-marks.ts';
import { createSqliteTimeline } from '../../timeline/drivers/sqlite.ts';
import { createSqliteMarks } from '../../timeline/drivers/sqlite-marks.ts';
import type { MarkStore } from '../../timeline/marks.ts';
import { createMemoryMarks } from '../support/marks.ts';
import { mongodbUrl } from '../support/real-servers.ts';
import { markContract } from './marks.contract.ts';

const simulated = createMemoryMarks();
markContract('memory', () => simulated, 5);

const db = openSqlite(mkdtempSync(join(tmpdir(), 'palaver-marks-')));
createSqliteTimeline(db);
const embedded = createSqliteMarks(db);
afterAll(() => db.close());
markContract('SQLite', () => embedded, 100);

test('looking receipts up in SQLite reads no more of the steps than one for each member and kind', async () => {
  const conversationId = newId('cnv');
  const userId = newId('usr');
  for (let seq = 1; seq <= 50; seq += 1)
    await embedded.advance({ conversationId, userId, deliveredSeq: seq, readSeq: seq, at: seq, mayBeLost: true });
  await embedded.of([conversationId]);
  const plan = db
    .prepare(
      `EXPLAIN QUERY PLAN SELECT moved_at FROM mark_steps WHERE conversation_id = ? AND user_id = ? AND kind = ? AND seq >= ? ORDER BY seq LIMIT 1`,
    )
    .all(conversationId, userId, 'read', 1)
    .map(({ detail }) => String(detail));
  expect(plan).toEqual([expect.stringMatching(/^SEARCH mark_steps USING PRIMARY KEY \(conversation_id=\? AND user_id=\? AND kind=\? AND seq>\?\)$/)]);
});

describe.skipIf(!mongodbUrl)('with a real MongoDB server', () => {
  let mongo: Mongo;
  let marks: MarkStore;
  beforeAll(async () => {
    const own = new URL(mongodbUrl ?? '');
    own.pathname = `/marks-${newId('cnv')}`;
    mongo = await openMongo(own.href);
    await setUpCollections(mongo, MARK_COLLECTIONS);
    marks = await createMongoMarks(mongo);
  });
  afterAll(() => mongo.close());
  markContract('MongoDB', () => marks, 20);

  test('a step that was lost gives the time of the one after it', async () => {
    const of = { conversationId: newId('cnv'), userId: newId('usr') };
    for (const seq of [1, 2, 3]) await marks.advance({ ...of, deliveredSeq: seq, readSeq: seq, at: seq * 10 });
    await mongo.db.collection('mark_steps').deleteMany({ conversationId: of.conversationId, seq: { $in: [1, 3] } });
    const times = await Promise.all([1, 2, 3].map((seq) => marks.reached({ conversationId: of.conversationId, seq }, [of.userId])));
    expect(times.flat().map(({ readAt }) => readAt)).toEqual([20, 20, 30]);
  });
});
