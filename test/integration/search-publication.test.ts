import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openSqlite } from '../../platform/drivers/sqlite.ts';
import { createSqliteSearch } from '../../search/drivers/sqlite.ts';
import { createIndexing } from '../../search/indexing.ts';
import { createMemoryChannels } from '../../timeline/drivers/channels-memory.ts';
import { createSqliteTimeline } from '../../timeline/drivers/sqlite.ts';
import type { Content, Entry, MessageContent } from '../../timeline/entry.ts';
import { createPublisher } from '../../timeline/publish.ts';
import { createMemoryMarks } from '../support/marks.ts';
import { createMemoryTimeline, draftAt } from '../support/timeline.ts';

const db = openSqlite(mkdtempSync(join(tmpdir(), 'palaver-publication-')));
const [timeline, search] = [createSqliteTimeline(db), createSqliteSearch(db)];
afterAll(() => db.close());

const channels = createMemoryChannels();
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const indexing = createIndexing(search);
const said = (body: string, more: Partial<MessageContent> = {}): Content => ({ kind: 'message_sent', body, attachmentIds: [], ...more });

async function taken(seq: number, content: Content, conversationId: string): Promise<Entry> {
  const [entry] = (await timeline.log.append([draftAt(seq, content, { conversationId })])).taken;
  if (!entry) throw new Error('it was not taken');
  return entry;
}

async function seqsWith(token: string, conversationId: string): Promise<number[]> {
  const query = { conversations: [{ conversationId, fromSeq: 1 }], all: [{ token, isPrefix: false }], since: 0, until: 8e15, after: null, limit: 10 };
  return (await search.find(query)).map(({ seq }) => seq);
}

async function unpublished(conversationId: string): Promise<number[]> {
  return (await timeline.log.unpublished(0, 1_000)).filter((entry) => entry.conversationId === conversationId).map(({ seq }) => seq);
}

test('a message that could not be indexed stays unpublished, and the relay finishes it', async () => {
  const entry = await taken(1, said('a word'), 'cnv_left');
  const broken = createPublisher({
    store: timeline,
    marks: createMemoryMarks(),
    channels,
    log,
    follow: () => Promise.reject(new Error('the index is away')),
  });
  await broken.publish([{ entry, prevAt: '', roster: null }]);
  await broken.idle();
  expect([await unpublished('cnv_left'), await seqsWith('word', 'cnv_left')]).toEqual([[1], []]);
  const relays = createPublisher({ store: timeline, marks: createMemoryMarks(), channels, log, follow: indexing.follow });
  await relays.republish(await timeline.log.unpublished(0, 1_000));
  await relays.idle();
  expect([await unpublished('cnv_left'), await seqsWith('word', 'cnv_left')]).toEqual([[], [1]]);
});

test('an edit and a deletion are in the index when they are published, and what is published again changes nothing of it', async () => {
  const publisher = createPublisher({ store: timeline, marks: createMemoryMarks(), channels, log, follow: indexing.follow });
  const publish = (entry: Entry): Promise<void> => publisher.publish([{ entry, prevAt: '', roster: null }]);
  const first = await taken(1, said('old'), 'cnv_changed');
  const second = await taken(2, said('old'), 'cnv_changed');
  for (const entry of [first, second]) await publish(entry);
  await publish(await taken(3, { kind: 'message_edited', messageSeq: 1, body: 'new', mentionIds: [] }, 'cnv_changed'));
  expect([await seqsWith('new', 'cnv_changed')]).toEqual([[1]]);
  await publish(await taken(4, { kind: 'message_deleted', messageSeq: 2 }, 'cnv_changed'));
  expect(await seqsWith('@usr_actor', 'cnv_changed')).toEqual([1]);
  for (const entry of [first, second]) await publish(entry);
  await publisher.idle();
  expect([await seqsWith('old', 'cnv_changed'), await seqsWith('new', 'cnv_changed')]).toEqual([[], [1]]);
});

test('nothing of an encrypted or an erased message is indexed, not even who wrote it', async () => {
  const publisher = createPublisher({ store: timeline, marks: createMemoryMarks(), channels, log, follow: indexing.follow });
  const encrypted = { algorithm: 'a', ciphertext: 'word', deviceKeyId: 'k' };
  const entries = [
    await taken(1, said('', { encrypted }), 'cnv_hidden'),
    await taken(2, said('', { isErased: true }), 'cnv_hidden'),
    await taken(3, said('word'), 'cnv_hidden'),
  ];
  for (const entry of entries) await publisher.publish([{ entry, prevAt: '', roster: null }]);
  await publisher.idle();
  expect([await seqsWith('word', 'cnv_hidden'), await seqsWith('@usr_actor', 'cnv_hidden')]).toEqual([[3], [3]]);
});

test('what a sender wrote can be forgotten for good, where she wrote it', async () => {
  const messages = [1, 2, 3].map((seq) => ({
    conversationId: 'cnv_erased',
    seq,
    createdAt: seq,
    senderId: seq === 2 ? 'usr_b' : 'usr_a',
    body: 'word',
    version: seq,
  }));
  await indexing.put(messages);
  await indexing.removeBySender('usr_a', ['cnv_erased', 'cnv_none']);
  await indexing.put(messages);
  expect(await seqsWith('word', 'cnv_erased')).toEqual([2]);
  await indexing.remove('cnv_erased', [2]);
  expect(await seqsWith('word', 'cnv_erased')).toEqual([]);
});

test('a publisher that nobody follows publishes all the same', async () => {
  const store = createMemoryTimeline();
  const { taken } = await store.log.append([draftAt(1, said('word'))]);
  const publisher = createPublisher({ store, marks: createMemoryMarks(), channels, log });
  await publisher.republish(taken);
  await publisher.idle();
  expect(await store.log.unpublished(0, 10)).toEqual([]);
});
