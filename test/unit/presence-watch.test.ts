import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PresenceChange } from '../../gateway/presence/states.ts';
import { createPresenceWatch } from '../../gateway/presence/watch.ts';
import { systemClock } from '../../platform/clock.ts';
import { openSqlite } from '../../platform/drivers/sqlite.ts';
import { createMemoryTopics } from '../../platform/drivers/topics-memory.ts';
import { newId } from '../../platform/ids.ts';
import { createLog } from '../../platform/log.ts';
import type { SubgraphLink } from '../../platform/subgraph.ts';
import { presenceTopic, type Topics } from '../../platform/topics.ts';
import { createSqliteRelations } from '../../relations/drivers/sqlite-relations.ts';
import { createSqliteSettings } from '../../relations/drivers/sqlite-settings.ts';
import { createSight } from '../../relations/sight.ts';
import { createMemoryActivity } from '../../subgraphs/presence/activity-memory.ts';
import { createSqliteLastSeen } from '../../subgraphs/presence/last-seen-sqlite.ts';
import { createMemoryLeases } from '../../subgraphs/presence/leases-memory.ts';
import { createPresences } from '../../subgraphs/presence/presence.ts';
import { createPresenceSubgraph } from '../../subgraphs/presence/subgraph.ts';
import { startPresenceSweep } from '../../subgraphs/presence/sweep.ts';

const folder = mkdtempSync(join(tmpdir(), 'palaver-watch-'));
const sqlite = openSqlite(folder);
const relations = createSqliteRelations(sqlite);
const settings = createSqliteSettings(sqlite);
afterAll(() => {
  sqlite.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'Date'] }));
afterEach(() => void vi.useRealTimers());

const caller = { viewer: { userId: newId('usr'), deviceId: newId('dev') } };

test('a watcher sees the state first, then online, and offline 30 s after the last renewal', async () => {
  const { watch, presences, sweep } = start();
  const user = newId('usr');
  const seen = collect(watch([user]));
  await pass(0);
  expect(seen).toEqual([{ userId: user, status: 'OFFLINE', lastSeenAt: null }]);
  await presences.renew([{ userId: user, deviceId: newId('con') }]);
  const renewedAt = Date.now();
  await pass(2_000);
  expect(seen.at(-1)).toEqual({ userId: user, status: 'ONLINE', lastSeenAt: null });
  await pass(27_900);
  expect(seen).toHaveLength(2);
  await pass(2_000);
  expect(seen.slice(2)).toEqual([{ userId: user, status: 'OFFLINE', lastSeenAt: renewedAt }]);
  await sweep.stop();
});

test('however many watch a user, her topic is subscribed once, and left with the last of them', async () => {
  const { watch, subscribed } = start();
  const user = newId('usr');
  const watchers = Array.from({ length: 20 }, () => watch([user, user]));
  const seen = watchers.map((watcher) => collect(watcher));
  await pass(0);
  expect(seen.map((changes) => changes.length)).toEqual(watchers.map(() => 1));
  expect(subscribed).toEqual([`+${user}`]);
  for (const watcher of watchers.slice(1)) await watcher.return?.();
  await pass(0);
  expect(subscribed).toEqual([`+${user}`]);
  await watchers[0]?.return?.();
  await pass(0);
  expect(subscribed).toEqual([`+${user}`, `-${user}`]);
});

test('a lost message heals within 10 s', async () => {
  const { watch, presences, topics } = start();
  const user = newId('usr');
  const seen = collect(watch([user]));
  await pass(0);
  topics.isLosing = true;
  await presences.renew([{ userId: user, deviceId: newId('con') }]);
  await pass(12_000);
  expect(seen.map(({ status }) => status)).toEqual(['OFFLINE', 'ONLINE']);
});

test('whoever watches while presence and topics are away gets the states when they are back, and changes after that', async () => {
  const { watch, presences, topics, link } = start();
  const user = newId('usr');
  link.isAway = topics.isAway = true;
  const seen = collect(watch([user]));
  await pass(25_000);
  expect(seen).toEqual([]);
  link.isAway = topics.isAway = false;
  await pass(11_000);
  expect(seen.map(({ status }) => status)).toEqual(['OFFLINE']);
  link.isAway = true; // the topic tells, but nobody says who may know
  await presences.renew([{ userId: user, deviceId: newId('con') }]);
  await pass(3_000);
  expect(seen.map(({ status }) => status)).toEqual(['OFFLINE']);
  link.isAway = false;
  await pass(1_100);
  expect(seen.map(({ status }) => status)).toEqual(['OFFLINE', 'ONLINE']);
});

test('whoever may not know gets OFFLINE, from the moment on that her sight changes, and nothing of what comes after', async () => {
  const { watch, presences, relationsChanged } = start();
  const user = newId('usr');
  const block = { ownerId: user, kind: 'block', userId: caller.viewer.userId } as const;
  const seen = collect(watch([user]));
  await presences.renew([{ userId: user, deviceId: newId('con') }]);
  await pass(2_000);
  await relations.add({ ...block, since: Date.now() }, 10);
  relationsChanged(user);
  await pass(0);
  expect(seen.map(({ status }) => status)).toEqual(['ONLINE', 'OFFLINE']);
  expect(seen.at(-1)).toEqual({ userId: user, status: 'OFFLINE', lastSeenAt: null });
  await pass(60_000); // her leases run out, and she comes back
  await presences.renew([{ userId: user, deviceId: newId('con') }]);
  await pass(12_000);
  expect(seen).toHaveLength(2);
  await relations.remove(block);
  relationsChanged(user);
  await pass(0);
  expect(seen.slice(2)).toEqual([{ userId: user, status: 'ONLINE', lastSeenAt: null }]);
});

test('a block that nobody was told of holds for every change after it', async () => {
  const { watch, presences } = start();
  const user = newId('usr');
  const seen = collect(watch([user]));
  await pass(0);
  await relations.add({ ownerId: user, kind: 'block', userId: caller.viewer.userId, since: Date.now() }, 10);
  await presences.renew([{ userId: user, deviceId: newId('con') }]);
  await pass(12_000);
  expect(seen).toEqual([{ userId: user, status: 'OFFLINE', lastSeenAt: null }]);
});

test('what was asked before a block and answered after it is not told', async () => {
  const { watch, presences, link, relationsChanged } = start();
  const user = newId('usr');
  const seen = collect(watch([user]));
  await pass(0);
  const [asked, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  link.beforeAnswer = () => {
    asked.resolve();
    return answered.promise;
  };
  await presences.renew([{ userId: user, deviceId: newId('con') }]);
  await pass(1_100);
  await asked.promise;
  link.beforeAnswer = async () => {};
  await relations.add({ ownerId: user, kind: 'block', userId: caller.viewer.userId, since: Date.now() }, 10);
  relationsChanged(user);
  await pass(0);
  answered.resolve();
  await pass(3_000);
  expect(seen).toEqual([{ userId: user, status: 'OFFLINE', lastSeenAt: null }]);
});

test('whom a user may see is looked at again in all of her watches when she changes something', async () => {
  const { watch, presences, relationsChanged } = start();
  const [user, other] = [newId('usr'), newId('usr')];
  const seen = collect(watch([user, other]));
  await presences.renew([user, other].map((userId) => ({ userId, deviceId: newId('con') })));
  await pass(2_000);
  await settings.change(caller.viewer.userId, { lastSeenVisibility: 'NOBODY' });
  relationsChanged(caller.viewer.userId);
  await pass(0);
  const last = new Map(seen.map(({ userId, status }) => [userId, status]));
  expect([last.get(user), last.get(other)]).toEqual(['OFFLINE', 'OFFLINE']);
  await settings.change(caller.viewer.userId, { lastSeenVisibility: 'EVERYONE' });
});

test('a user who comes and goes is told at most once a second, and as she is in the end', async () => {
  const { watch, topics } = start();
  const user = newId('usr');
  const times: number[] = [];
  const seen = collect(watch([user]), () => times.push(Date.now()));
  await pass(0);
  for (let i = 0; i < 40; i++) {
    const change = i % 2 === 0 ? { status: 'ONLINE', lastSeenAt: null } : { status: 'OFFLINE', lastSeenAt: i };
    await topics.publish(presenceTopic(user), change); // as several presence processes together might
    await pass(100);
  }
  await pass(1_100);
  expect(times.slice(1).every((at, i) => i === 0 || at - (times[i] ?? 0) >= 1_000)).toBe(true);
  expect(seen.at(-1)).toEqual({ userId: user, status: 'OFFLINE', lastSeenAt: 39 });
});

test('a message that comes while the state is read is newer than what is read', async () => {
  const { watch, topics, link } = start();
  const user = newId('usr');
  const [asked, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  link.beforeAnswer = () => {
    asked.resolve();
    return answered.promise;
  };
  const seen = collect(watch([user]));
  await asked.promise;
  await topics.publish(presenceTopic(user), { userId: user, status: 'ONLINE', lastSeenAt: null });
  answered.resolve();
  await pass(3_000);
  expect(seen.map(({ status }) => status)).toEqual(['ONLINE']);
});

test('a message that is none of ours is passed over', async () => {
  const { watch, topics } = start();
  const user = newId('usr');
  const seen = collect(watch([user]));
  await pass(0);
  for (const message of [{}, { status: 'LURKING', lastSeenAt: null }, { status: 5 }, []]) await topics.publish(presenceTopic(user), message);
  await pass(3_000);
  expect(seen).toHaveLength(1);
});

test('return() during the first read ends the watch at once and leaves no subscription', async () => {
  const { watch, subscribed, link } = start();
  const user = newId('usr');
  link.beforeAnswer = () => new Promise(() => {});
  const watcher = watch([user]);
  const read = watcher.next();
  await pass(0);
  await watcher.return?.();
  expect(await read).toEqual({ done: true, value: undefined });
  await pass(0);
  expect(subscribed).toEqual([`+${user}`, `-${user}`]);
  expect(vi.getTimerCount()).toBeLessThanOrEqual(1); // the sweep's
});

test('1 to 200 users may be watched, duplicates counted once', () => {
  const { watch } = start();
  const users = Array.from({ length: 201 }, () => newId('usr'));
  expect(() => watch([])).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
  expect(() => watch(users)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
  expect(() => watch([...users.slice(0, 200), ...users.slice(0, 200)])).not.toThrow();
});

function start() {
  const log = createLog('silent');
  const topics = createUnreliableTopics();
  const leases = createMemoryLeases({ offlineAfterMs: 30_000 });
  const presences = createPresences({
    leases,
    activity: createMemoryActivity({ awayAfterMs: 300_000 }),
    lastSeen: createSqliteLastSeen(sqlite),
    sight: createSight(relations, settings),
    topics,
    clock: systemClock,
    log,
  });
  const subgraph = createPresenceSubgraph({ presences, log });
  const link = { isAway: false, beforeAnswer: async () => {} };
  const presence: SubgraphLink = async (request) => {
    if (link.isAway) throw new Error('away');
    const answer = await subgraph.execute(request);
    await link.beforeAnswer();
    return answer;
  };
  const { watch, relationsChanged } = createPresenceWatch({ presence, topics, clock: systemClock, log });
  const sweep = startPresenceSweep({ presences, log });
  return {
    presences,
    sweep,
    topics,
    link,
    subscribed: topics.subscribed,
    relationsChanged,
    watch: (userIds: readonly string[]) => watch(userIds, caller),
  };
}

/** Topics in memory that can lose what is published, and be away; they note who subscribes (+) and leaves (-). */
function createUnreliableTopics(): Topics & { isLosing: boolean; isAway: boolean; readonly subscribed: string[] } {
  const memory = createMemoryTopics();
  const subscribed: string[] = [];
  return {
    isLosing: false,
    isAway: false,
    subscribed,
    async publish(topic, message) {
      if (!this.isLosing) await memory.publish(topic, message);
    },
    async subscribe(topic, listen) {
      if (this.isAway) throw new Error('away');
      const unsubscribe = await memory.subscribe(topic, listen);
      subscribed.push(topic.replace('presence:', '+'));
      return async () => {
        subscribed.push(topic.replace('presence:', '-'));
        await unsubscribe();
      };
    },
  };
}

/** What the watcher yields, as it comes. */
function collect(watcher: AsyncIterableIterator<PresenceChange, undefined>, onChange: () => void = () => {}): PresenceChange[] {
  const seen: PresenceChange[] = [];
  void (async () => {
    for await (const change of watcher) {
      seen.push(change);
      onChange();
    }
  })();
  return seen;
}

async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms + 1);
}
