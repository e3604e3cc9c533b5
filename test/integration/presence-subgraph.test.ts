import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { openRedis } from '../../platform/drivers/redis.ts';
import { openSqlite } from '../../platform/drivers/sqlite.ts';
import { createMemoryTopics } from '../../platform/drivers/topics-memory.ts';
import { createRedisTopics } from '../../platform/drivers/topics-redis.ts';
import { createLog } from '../../platform/log.ts';
import type { Subgraph, SubgraphResponse } from '../../platform/subgraph.ts';
import { presenceTopic, type Topics } from '../../platform/topics.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { createSqliteRelations } from '../../relations/drivers/sqlite-relations.ts';
import { createSqliteSettings } from '../../relations/drivers/sqlite-settings.ts';
import { createSight } from '../../relations/sight.ts';
import { createMemoryActivity } from '../../subgraphs/presence/activity-memory.ts';
import type { LastSeen } from '../../subgraphs/presence/last-seen.ts';
import { createSqliteLastSeen } from '../../subgraphs/presence/last-seen-sqlite.ts';
import type { Lease, Leases } from '../../subgraphs/presence/leases.ts';
import { createMemoryLeases } from '../../subgraphs/presence/leases-memory.ts';
import { createRedisLeases } from '../../subgraphs/presence/leases-redis.ts';
import { createPresences } from '../../subgraphs/presence/presence.ts';
import { createPresenceSubgraph } from '../../subgraphs/presence/subgraph.ts';
import { startPresenceSweep } from '../../subgraphs/presence/sweep.ts';
import { redisUrl } from '../support/real-servers.ts';

const OFFLINE_AFTER = 30_000;
const AWAY_AFTER = 300_000;
const START = Date.UTC(2030, 0, 1);
const log = createLog('silent');
const folder = mkdtempSync(join(tmpdir(), 'palaver-presence-'));
const sqlite = openSqlite(folder);
afterAll(() => {
  sqlite.close();
  rmSync(folder, { recursive: true });
});
const lastSeen = createSqliteLastSeen(sqlite);
const relations = createSqliteRelations(sqlite);
const settings = createSqliteSettings(sqlite);
const sight = createSight(relations, settings);
const ada: Viewer = { userId: `usr_${randomUUID()}`, deviceId: 'dev_1' };

presenceTests('in memory', async () => ({ leases: createMemoryLeases({ offlineAfterMs: OFFLINE_AFTER }), topics: createMemoryTopics() }));

if (redisUrl) {
  const database = new URL('/10', redisUrl).href; // of its own: another test's sweep would take what is expected here
  const opened = openRedis(database, log);
  presenceTests('in Redis', async () => ({
    leases: createRedisLeases(await opened, { offlineAfterMs: OFFLINE_AFTER }),
    topics: createRedisTopics(await opened),
  }));
  afterAll(async () => (await opened).close());
}

function presenceTests(driver: string, open: () => Promise<{ leases: Leases; topics: Topics }>): void {
  describe(`the presence subgraph, ${driver}`, async () => {
    const { leases, topics } = await open();

    test('a leased user is online, for users who ask; when her lease runs out she is offline, last seen at its renewal', async () => {
      const at = clockAt(START);
      const { subgraph } = start({ leases, topics, clock: at });
      const lease = newLease();
      expect(await renew(subgraph, [lease])).toEqual({ data: { renewLeases: true } });
      expect(await presenceOf(subgraph, [lease.userId])).toEqual([{ status: 'ONLINE', lastSeenAt: null }]);
      at.time += OFFLINE_AFTER;
      expect(await presenceOf(subgraph, [lease.userId])).toEqual([{ status: 'OFFLINE', lastSeenAt: new Date(START).toISOString() }]);
    });

    test('the sweep notes last seen and tells it once, however many sweep at once', async () => {
      const at = clockAt(START);
      const nodes = [1, 2, 3].map(() => start({ leases, topics, clock: at }));
      const many = Array.from({ length: 30 }, newLease);
      const told: unknown[] = [];
      await renew(nodes[0]?.subgraph, many);
      await Promise.all(nodes.map(({ presences }) => presences.stop()));
      for (const { userId } of many) await topics.subscribe(presenceTopic(userId), (message) => told.push(message));
      at.time += OFFLINE_AFTER;
      const sweepers = [1, 2, 3].map(() => start({ leases, topics, clock: at }).presences);
      await Promise.all(sweepers.map((presences) => presences.sweep(new AbortController().signal)));
      await Promise.all(sweepers.map((presences) => presences.stop()));
      const offline = many.map(({ userId }) => ({ userId, status: 'OFFLINE', lastSeenAt: START }));
      await vi.waitFor(() => expect(told).toHaveLength(30));
      expect(told).toEqual(expect.arrayContaining(offline));
      expect(await lastSeen.of(many.map(({ userId }) => userId))).toEqual(many.map(() => START));
    });

    test('log-out is offline at once, last seen then', async () => {
      const at = clockAt(START);
      const { subgraph } = start({ leases, topics, clock: at });
      const lease = newLease();
      await renew(subgraph, [lease]);
      at.time += 1_000;
      const query = 'mutation ($leases: [LeaseInput!]!) { endLeases(leases: $leases) }';
      expect(await ask(subgraph, query, { leases: [lease] }, null)).toEqual({ data: { endLeases: true } });
      expect(await presenceOf(subgraph, [lease.userId])).toEqual([{ status: 'OFFLINE', lastSeenAt: new Date(START + 1_000).toISOString() }]);
    });

    test('whoever is online and has done nothing for 5 minutes is away, until she does something, which is told', async () => {
      const at = clockAt(START);
      const { subgraph, presences } = start({ leases, topics, clock: at });
      const [lease, told] = [newLease(), [] as unknown[]];
      const { userId } = lease;
      await presences.renew([lease]);
      for (; at.time < START + AWAY_AFTER; at.time += 5_000) {
        expect(await presenceOf(subgraph, [userId])).toEqual([{ status: 'ONLINE', lastSeenAt: null }]);
        await presences.renew([lease]);
      }
      expect(await presenceOf(subgraph, [userId])).toEqual([{ status: 'AWAY', lastSeenAt: null }]);
      await topics.subscribe(presenceTopic(userId), (message) => told.push(message));
      expect(await ask(subgraph, 'mutation ($userIds: [ID!]!) { noteActivity(userIds: $userIds) }', { userIds: [userId] }, null)).toEqual({
        data: { noteActivity: true },
      });
      await presences.stop();
      await vi.waitFor(() => expect(told).toEqual([{ userId, status: 'ONLINE', lastSeenAt: null }]));
      expect(await presenceOf(subgraph, [userId])).toEqual([{ status: 'ONLINE', lastSeenAt: null }]);
    });

    test('of changes within a second the first and the last state are told', async () => {
      const at = clockAt(START);
      const { presences } = start({ leases, topics, clock: at });
      const [userId, told] = [newLease().userId, [] as unknown[]];
      await topics.subscribe(presenceTopic(userId), (message) => told.push(message));
      const visit = (): Lease => ({ userId, deviceId: randomUUID() });
      const first = visit();
      await presences.renew([first]);
      await vi.waitFor(() => expect(told).toEqual([{ userId, status: 'ONLINE', lastSeenAt: null }]));
      let last = first;
      for (let i = 0; i < 5; i++) {
        await presences.end([last]);
        last = visit();
        await presences.renew([last]);
      }
      await presences.end([last]);
      await presences.stop();
      await vi.waitFor(() => expect(told.slice(1)).toEqual([{ userId, status: 'OFFLINE', lastSeenAt: START }]));
    });

    test('presences come in the order asked; whoever is no user is offline', async () => {
      const { subgraph } = start({ leases, topics, clock: clockAt(START) });
      const lease = newLease();
      await renew(subgraph, [lease]);
      const userIds = [`usr_${randomUUID()}`, lease.userId, 'nonsense'];
      const answer = await ask(subgraph, 'query ($userIds: [ID!]!) { presences(userIds: $userIds) { status lastSeenAt } }', { userIds }, null);
      const offline = { status: 'OFFLINE', lastSeenAt: null };
      expect(answer).toEqual({ data: { presences: [offline, { status: 'ONLINE', lastSeenAt: null }, offline] } });
    });
  });
}

test('however many users are asked for, each store is asked once', async () => {
  const leases = createMemoryLeases({ offlineAfterMs: OFFLINE_AFTER });
  const [statuses, times] = [vi.spyOn(leases, 'statusOf'), vi.fn(lastSeen.of)];
  const { subgraph } = start({ leases, topics: createMemoryTopics(), clock: clockAt(START), lastSeen: { ...lastSeen, of: times } });
  expect(
    await presenceOf(
      subgraph,
      Array.from({ length: 50 }, () => newLease().userId),
    ),
  ).toHaveLength(50);
  expect([statuses.mock.calls.length, times.mock.calls.length]).toEqual([1, 1]);
});

test('without a viewer no presence of a user is told', async () => {
  const { subgraph } = start({ leases: createMemoryLeases({ offlineAfterMs: OFFLINE_AFTER }), topics: createMemoryTopics(), clock: clockAt(START) });
  const answer = await ask(subgraph, ENTITIES, entitiesOf([ada.userId]), null);
  expect(answer.data).toBeNull();
  expect(codesOf(answer)).toEqual(['UNAUTHENTICATED']);
});

test('more than 1,000 users or leases at once are refused', async () => {
  const { subgraph } = start({ leases: createMemoryLeases({ offlineAfterMs: OFFLINE_AFTER }), topics: createMemoryTopics(), clock: clockAt(START) });
  expect(codesOf(await renew(subgraph, Array.from({ length: 1_001 }, newLease)))).toEqual(['BAD_USER_INPUT']);
  const userIds = Array.from({ length: 1_001 }, () => 'usr_1');
  expect(codesOf(await ask(subgraph, 'query ($userIds: [ID!]!) { presences(userIds: $userIds) { status } }', { userIds }, ada))).toEqual([
    'BAD_USER_INPUT',
  ]);
});

test('while the store of leases is away presence is null with SUBGRAPH_UNAVAILABLE, and the user is there', async () => {
  const { subgraph } = start({ leases: await awayLeases(), topics: createMemoryTopics(), clock: clockAt(START) });
  const answer = await ask(subgraph, ENTITIES, entitiesOf([ada.userId]), ada);
  expect(answer.data).toEqual({ _entities: [{ id: ada.userId, presence: null }] });
  expect(codesOf(answer)).toEqual(['SUBGRAPH_UNAVAILABLE']);
});

test('the sweep goes on after its store was away, says so once, and stops when told', async () => {
  const at = clockAt(START);
  const memory = createMemoryLeases({ offlineAfterMs: OFFLINE_AFTER });
  const lease = newLease();
  await memory.renew([lease], START);
  at.time += OFFLINE_AFTER;
  const away = await awayLeases();
  const expired = vi.fn(away.expired);
  const warnings = vi.fn();
  const { presences } = start({ leases: { ...memory, expired }, topics: createMemoryTopics(), clock: at });
  const sweep = startPresenceSweep({ presences, log: { ...log, warn: warnings }, everyMs: 1 });
  await vi.waitFor(() => expect(expired.mock.calls.length).toBeGreaterThan(2));
  expect(warnings).toHaveBeenCalledTimes(1);
  expired.mockImplementation(memory.expired);
  await vi.waitFor(async () => expect(await lastSeen.of([lease.userId])).toEqual([START]));
  await sweep.stop();
  const passes = expired.mock.calls.length;
  await new Promise(setImmediate);
  expect(expired).toHaveBeenCalledTimes(passes);
});

test('a log-out is offline even when last seen can not be noted', async () => {
  const failing: LastSeen = { ...lastSeen, record: () => Promise.reject(new Error('away')) };
  const leases = createMemoryLeases({ offlineAfterMs: OFFLINE_AFTER });
  const { presences } = start({ leases, topics: createMemoryTopics(), clock: clockAt(START), lastSeen: failing });
  const lease = newLease();
  await presences.renew([lease]);
  await presences.end([lease]);
  expect(await presences.read([lease.userId])).toEqual([{ userId: lease.userId, status: 'OFFLINE', lastSeenAt: null }]);
});

const ENTITIES =
  'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on User { id presence { status lastSeenAt } } } }';

type Parts = { leases: Leases; topics: Topics; clock: { now(): number }; lastSeen?: LastSeen };

function start(parts: Parts): { presences: ReturnType<typeof createPresences>; subgraph: Subgraph } {
  const presences = createPresences({ activity: createMemoryActivity({ awayAfterMs: AWAY_AFTER }), lastSeen, sight, ...parts, log });
  return { presences, subgraph: createPresenceSubgraph({ presences, log }) };
}

/** Leases whose store can not be reached: a closed connection to the real one, where there is one. */
async function awayLeases(): Promise<Leases> {
  if (redisUrl) {
    const redis = await openRedis(redisUrl, log);
    redis.close();
    return createRedisLeases(redis, { offlineAfterMs: OFFLINE_AFTER });
  }
  const away = (): Promise<never> => Promise.reject(new Error('away'));
  return { renew: away, end: away, statusOf: away, expired: away, take: away };
}

function clockAt(time: number): { time: number; now(): number } {
  return {
    time,
    now() {
      return this.time;
    },
  };
}

function newLease(): Lease {
  return { userId: `usr_${randomUUID()}`, deviceId: `con_${randomUUID()}` };
}

function ask(subgraph: Subgraph | undefined, query: string, variables: Record<string, unknown>, viewer: Viewer | null): Promise<SubgraphResponse> {
  if (!subgraph) throw new Error('there is no subgraph to ask');
  return subgraph.execute({ query, variables, caller: { viewer }, requestId: 'test', deadline: Date.now() + 5_000 });
}

function renew(subgraph: Subgraph | undefined, leases: readonly Lease[]): Promise<SubgraphResponse> {
  return ask(subgraph, 'mutation ($leases: [LeaseInput!]!) { renewLeases(leases: $leases) }', { leases }, null);
}

async function presenceOf(subgraph: Subgraph, userIds: readonly string[]): Promise<unknown[]> {
  const { data, errors } = await ask(subgraph, ENTITIES, entitiesOf(userIds), ada);
  expect(errors).toBeUndefined();
  const { _entities } = data as { _entities: { presence: unknown }[] }; // what the query selects
  return _entities.map(({ presence }) => presence);
}

function entitiesOf(userIds: readonly string[]): { representations: object[] } {
  return { representations: userIds.map((id) => ({ __typename: 'User', id })) };
}

function codesOf({ errors }: SubgraphResponse): unknown[] {
  return (errors ?? []).map(({ extensions }) => extensions?.['code']);
}
