import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Mongo, openMongo, setUpCollections } from '../../platform/drivers/mongodb.ts';
import { newId } from '../../platform/ids.ts';
import { createMongoTimeline, TIMELINE_COLLECTIONS } from '../../timeline/drivers/mongodb.ts';
import { type Entry, START } from '../../timeline/entry.ts';
import { headOf } from '../../timeline/head.ts';
import { membershipChanges } from '../../timeline/membership.ts';
import { foldRoster } from '../../timeline/roster.ts';
import type { TimelineStore } from '../../timeline/store.ts';
import { mongodbUrl } from '../support/real-servers.ts';
import { draftAt, messageAt } from '../support/timeline.ts';

type Command = Readonly<Record<string, unknown>>;

/** The calls that ask every shard, on purpose: those of the role worker, and where a stream begins that has no cursor. */
const SCATTERED = ['log.now', 'log.toErase', 'log.toRelease', 'log.unpublished', 'log.watermark'];

/** Commands without a collection. */
const OF_THE_CONNECTION = ['hello', 'endSessions'];

const SHARD_KEYS = new Map(TIMELINE_COLLECTIONS.map(({ name, shardKey }) => [name, Object.keys(shardKey)]));

/** Why a mongos would have to ask every shard for a command, or nothing. */
function scatterOf(name: string, command: Command): string[] {
  if (OF_THE_CONNECTION.includes(name)) return [];
  const shardKey = SHARD_KEYS.get(String(command[name]));
  if (!shardKey) return [`${name} of an unknown collection: ${String(command[name])}`];
  return filtersOf(name, command)
    .filter((filter) => !isTargeted(filter, shardKey, name === 'find'))
    .map((filter) => `${name} of ${String(command[name])} by ${Object.keys(Object(filter)).join(', ')}`);
}

/** What says where a command goes; a command that is not listed here is one more to think about. */
function filtersOf(name: string, command: Command): unknown[] {
  const of = (list: unknown, field: string): unknown[] => (list as Command[]).map((each) => each[field]); // the wire protocol's
  switch (name) {
    case 'find':
      return [command['filter']];
    case 'findAndModify':
      return [command['query']];
    case 'insert':
      return command['documents'] as unknown[]; // the wire protocol's
    case 'update':
      return of(command['updates'], 'q');
    case 'delete':
      return of(command['deletes'], 'q');
    default:
      return [{}];
  }
}

/** True if the filter gives the shard key as values: one, or for reading also several. */
function isTargeted(filter: unknown, shardKey: readonly string[], mayNameSeveral: boolean): boolean {
  const { $or, ...fields } = filter as Command; // every filter is an object
  const isValue = (value: unknown): boolean =>
    typeof value === 'string' || (mayNameSeveral && Array.isArray((value as { $in?: unknown } | undefined)?.$in));
  if (shardKey.every((key) => isValue(fields[key]))) return true;
  return mayNameSeveral && Array.isArray($or) && $or.length > 0 && $or.every((one) => isTargeted(one, shardKey, true));
}

/** Every method of every store, called so that each of its branches sends its commands. */
async function callEverything(store: TimelineStore): Promise<void> {
  const { log, memberships, rosters, heads, changes } = store;
  const [conversationId, elsewhere, userId] = [newId('cnv'), newId('cnv'), newId('usr')];
  const content = { kind: 'conversation_created', conversationKind: 'group', title: 'a', members: [{ userId, role: 'owner' }] } as const;
  const created = draftAt(1, content, { conversationId, rosterSeq: 1 });
  const [entry] = (await log.append([created])).taken as [Entry];
  await log.append([created]); // taken before
  const batch = [2, 3].map((seq) => messageAt(seq, { conversationId }));
  const { taken } = await log.append(batch);
  await log.append(batch);
  const others = (await log.append([messageAt(1, { conversationId: elsewhere })])).taken;
  await log.findByClientId(conversationId, 'usr_actor', 'none');
  await log.byActor(conversationId, 'usr_actor', '', 10);
  await log.last(conversationId);
  await log.at([{ conversationId, seq: 1 }]);
  await log.at([
    { conversationId, seq: 1 },
    { conversationId: elsewhere, seq: 1 },
  ]);
  for (const newestFirst of [false, true]) await log.read({ conversationId, from: 1, to: 3, limit: 2, newestFirst, messagesOnly: newestFirst });
  await log.read({ conversationId, from: 1, to: 3, limit: 2, threadRootSeq: 1 });
  await log.read({ conversationId, from: 1, to: 3, limit: 2, timelineOnly: true });
  const places = [conversationId, elsewhere].map((id) => ({ conversationId: id, seq: 1, appliedSeq: 1 }));
  for (const some of [places, places.slice(1)]) await log.about(some);
  await log.rewrite(conversationId, [{ seq: 2, content: { kind: 'message_sent', body: '', attachmentIds: [] } }]);
  const one = { conversationId, seq: 1, appliedSeq: 2, edit: null, deletedAt: null, reactions: [], replyCount: 1 };
  for (let i = 0; i < 2; i++) await changes.save(one);
  await changes.load(places);
  for (const at of [START, await log.now()]) await log.readSince(conversationId, at, 1);
  await log.watermark();
  await log.latest(conversationId);
  await log.rosterEntries(conversationId, 0);
  for (const age of [0, 1_000]) await log.unpublished(age, 10);
  await log.markPublished([entry, ...taken, ...others]);
  await log.rewrite(conversationId, [{ seq: 2, content: { kind: 'message_sent', body: '', attachmentIds: ['att_x'], isErased: true } }]);
  await log.toErase(Date.now(), 1);
  await log.toRelease(1);
  await memberships.apply(membershipChanges(entry));
  await Promise.all([1, 2, 3].map((seq) => memberships.apply([{ userId, conversationId, seq, joinedSeq: seq, leftSeq: seq + 1, messageCount: 0 }])));
  await memberships.load(userId, [conversationId, elsewhere]);
  await memberships.ofUser(userId);
  await memberships.markRead({ userId, conversationId, readSeq: 9, readCount: 1 });
  await memberships.markUnread(userId, conversationId);
  await memberships.mute(userId, conversationId, null);
  await memberships.forgetUser(userId);
  const roster = foldRoster(null, entry);
  for (let i = 0; i < 2; i++) if (roster) await rosters.save(roster);
  await rosters.load([conversationId, elsewhere]);
  for (const one of [...taken, ...taken, entry]) await heads.advance(headOf(one));
  await heads.load([conversationId, elsewhere]);
}

/** The store, calling `called` with the name of every method that is called; the calls of one test are never at once with others. */
function watched(store: TimelineStore, called: (name: string) => void): TimelineStore {
  const watch = <T extends object>(prefix: string, port: T): T =>
    new Proxy(port, {
      get(target, method, receiver) {
        called(`${prefix}.${String(method)}`);
        return Reflect.get(target, method, receiver);
      },
    });
  return {
    log: watch('log', store.log),
    memberships: watch('memberships', store.memberships),
    rosters: watch('rosters', store.rosters),
    heads: watch('heads', store.heads),
    changes: watch('changes', store.changes),
  };
}

describe.skipIf(!mongodbUrl)('the commands of the timeline in MongoDB', () => {
  const sent: { readonly call: string; readonly name: string; readonly command: Command }[] = [];
  const called = new Set<string>();
  let call = '';
  let mongo: Mongo;
  let store: TimelineStore;

  beforeAll(async () => {
    mongo = await openMongo(`${mongodbUrl}${mongodbUrl?.includes('?') ? '&' : '?'}monitorCommands=true`);
    await setUpCollections(mongo, TIMELINE_COLLECTIONS);
    store = await createMongoTimeline(mongo);
    mongo.db.client.on('commandStarted', ({ commandName, command }) => sent.push({ call, name: commandName, command }));
    const note = (name: string): void => {
      call = name;
      called.add(name);
    };
    await callEverything(watched(store, note));
  });
  afterAll(() => mongo.close());

  test('every method was called, and sent something', () => {
    const methods = Object.entries(store).flatMap(([port, functions]) => Object.keys(functions).map((method) => `${port}.${method}`));
    expect([...called].toSorted()).toEqual(methods.toSorted());
    const mayBeSilent = ['log.latest']; // it asks a replica set only, where a primary can be deposed
    const calls = new Set(sent.map((one) => one.call));
    expect(methods.filter((method) => !calls.has(method) && !mayBeSilent.includes(method))).toEqual([]);
  });

  test('every command names its shard key, but for those that are meant to ask every shard', () => {
    const scattered = sent.flatMap(({ call, name, command }) => scatterOf(name, command).map((why) => `${call}: ${why}`));
    expect(scattered.filter((line) => !SCATTERED.some((method) => line.startsWith(`${method}:`)))).toEqual([]);
    expect([...new Set(scattered)].toSorted()).toEqual([
      'log.toErase: find of entries by eraseAt',
      'log.toRelease: find of entries by attachmentsLeftIn',
      'log.unpublished: find of entries by outboxAt',
      'log.watermark: find of entries by outboxAt',
    ]);
  });

  test('every write waits for a majority and its journal, and every read is of what a majority has', () => {
    const weak = sent
      .filter(({ name }) => !OF_THE_CONNECTION.includes(name))
      .filter(({ name, command }) => {
        if (name === 'find') return JSON.stringify(command['readConcern']) !== '{"level":"majority"}';
        return JSON.stringify(command['writeConcern']) !== '{"w":"majority","j":true}';
      });
    expect(weak).toEqual([]);
  });

  test('one message costs one command', () => {
    expect(sent.filter((one) => one.call === 'log.append' && one.name === 'findAndModify')).toHaveLength(3);
    expect(sent.filter((one) => one.call === 'log.append' && one.name !== 'findAndModify').map(({ name }) => name)).toEqual([
      'update',
      'find',
      'update',
      'find',
    ]);
  });
});

test('a command that would be scattered is recognised as one', () => {
  expect(scatterOf('find', { find: 'entries', filter: { seq: 1 } })).toHaveLength(1);
  expect(scatterOf('find', { find: 'entries', filter: { conversationId: { $gt: '' } } })).toHaveLength(1);
  expect(scatterOf('find', { find: 'entries', filter: { $or: [{ conversationId: 'a' }, { seq: 1 }] } })).toHaveLength(1);
  expect(scatterOf('find', { find: 'entries', filter: { $or: [{ conversationId: 'a' }, { conversationId: 'b', seq: 1 }] } })).toEqual([]);
  expect(scatterOf('update', { update: 'heads', updates: [{ q: { conversationId: { $in: ['a'] } } }] })).toHaveLength(1);
  expect(scatterOf('update', { update: 'memberships', updates: [{ q: { userId: 'a' } }, { q: { conversationId: 'a' } }] })).toHaveLength(1);
  expect(scatterOf('aggregate', { aggregate: 'entries', pipeline: [] })).toHaveLength(1);
  expect(scatterOf('find', { find: 'others', filter: { conversationId: 'a' } })).toHaveLength(1);
});
