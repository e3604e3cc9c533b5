import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createNodeLeases, type NodeLeases } from '../../gateway/presence/leases.ts';
import { systemClock } from '../../platform/clock.ts';
import type { SubgraphRequest, SubgraphResponse } from '../../platform/subgraph.ts';
import type { Viewer } from '../../platform/viewer.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'Date'] }));
afterEach(() => void vi.useRealTimers());

test('connections opened in one turn are leased together, at once', async () => {
  const { leases, calls } = start();
  open(leases, 3);
  await turn();
  expect(calls).toEqual([['RenewLeases', 3]]);
  await leases.stop();
});

test('every 5 s all open connections are renewed, in calls of at most 1,000; closed ones are not', async () => {
  const { leases, calls } = start();
  const connections = open(leases, 2_500);
  await turn();
  for (const viewer of connections.slice(0, 100)) leases.closed(viewer);
  calls.length = 0;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(calls).toEqual([
    ['RenewLeases', 1_000],
    ['RenewLeases', 1_000],
    ['RenewLeases', 400],
  ]);
  await leases.stop();
});

test('a closed connection is not ended, a logged-out one is, at once and once', async () => {
  const { leases, calls } = start();
  const [closed, loggedOut] = open(leases, 2);
  await turn();
  calls.length = 0;
  leases.closed(closed as Viewer);
  leases.sessionEnded(loggedOut as Viewer);
  leases.sessionEnded(loggedOut as Viewer);
  await turn();
  expect(calls).toEqual([['EndLeases', 1]]);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(calls).toEqual([['EndLeases', 1]]);
  await leases.stop();
});

test('a device with two sockets is renewed until the last one closes', async () => {
  const { leases, calls } = start();
  const [device] = open(leases, 1) as [Viewer];
  leases.opened(device);
  await turn();
  leases.closed(device);
  calls.length = 0;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(calls).toEqual([['RenewLeases', 1]]);
  leases.closed(device);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(calls).toEqual([['RenewLeases', 1]]);
  await leases.stop();
});

test('a log-out ends the lease of a device whose sockets are gone already', async () => {
  const { leases, calls } = start();
  const [device] = open(leases, 1) as [Viewer];
  await turn();
  leases.closed(device);
  leases.sessionEnded(device);
  await turn();
  expect(calls).toEqual([
    ['RenewLeases', 1],
    ['EndLeases', 1],
  ]);
  await leases.stop();
});

test('while presence is away everything is tried again every 5 s, and the log says it once', async () => {
  const { leases, calls, link, warnings, news } = start();
  link.answer = async () => ({ errors: [{ message: 'away', extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }] });
  const [first] = open(leases, 2);
  await turn();
  leases.sessionEnded(first as Viewer);
  await vi.advanceTimersByTimeAsync(15_000);
  link.answer = () => Promise.reject(new Error('refused'));
  await vi.advanceTimersByTimeAsync(15_000);
  expect(warnings).toHaveBeenCalledTimes(1);
  link.answer = async () => ({ data: {} });
  calls.length = 0;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(calls).toEqual([
    ['RenewLeases', 1],
    ['EndLeases', 1],
    ['RenewLeases', 1],
  ]);
  expect(news).toHaveBeenCalledTimes(1);
  await leases.stop();
});

test('a log-out that can not be told for a minute is given up: its lease has run out', async () => {
  const { leases, calls, link } = start();
  const [connection] = open(leases, 1);
  await turn();
  link.answer = () => Promise.reject(new Error('away'));
  leases.sessionEnded(connection as Viewer);
  await vi.advanceTimersByTimeAsync(70_000);
  calls.length = 0;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(calls).toEqual([]);
  await leases.stop();
});

test('the stop tells the last log-outs, waits for calls under way, ends no other lease, and renews no more', async () => {
  const { leases, calls, link } = start();
  const [connection] = open(leases, 2);
  await turn();
  calls.length = 0;
  const answer = Promise.withResolvers<SubgraphResponse>();
  link.answer = () => answer.promise;
  leases.sessionEnded(connection as Viewer);
  let isStopped = false;
  const stopped = leases.stop().then(() => {
    isStopped = true;
  });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(isStopped).toBe(false);
  answer.resolve({ data: {} });
  await stopped;
  const told = [...calls];
  await vi.advanceTimersByTimeAsync(20_000);
  expect(told.every(([operation, count]) => operation === 'EndLeases' && count === 1)).toBe(true);
  expect(calls).toEqual(told);
});

test('no call may take longer than until the next renewal', async () => {
  const { leases, link } = start();
  const requests: SubgraphRequest[] = [];
  link.answer = async (request) => {
    requests.push(request);
    return { data: {} };
  };
  open(leases, 1);
  await turn();
  expect(requests.map(({ deadline }) => deadline - Date.now() <= 5_000)).toEqual([true]);
  await leases.stop();
});

type Link = { answer(request: SubgraphRequest): Promise<SubgraphResponse> };

function start() {
  const calls: [string | undefined, number][] = [];
  const link: Link = { answer: async () => ({ data: {} }) };
  const [warnings, news] = [vi.fn(), vi.fn()];
  const leases = createNodeLeases({
    presence(request) {
      const { leases } = request.variables as { leases: unknown[] }; // what both mutations take
      calls.push([/^mutation (\w+)/.exec(request.query)?.[1], leases.length]);
      return link.answer(request);
    },
    clock: systemClock,
    log: { info: news, warn: warnings, error: vi.fn() },
    renewEveryMs: 5_000,
  });
  leases.start();
  return { leases, calls, link, warnings, news };
}

function open(leases: NodeLeases, count: number): Viewer[] {
  const connections = Array.from({ length: count }, (_, i) => ({ userId: `usr_${i}`, deviceId: `dev_${i}` }));
  for (const connection of connections) leases.opened(connection);
  return connections;
}

async function turn(): Promise<void> {
  await vi.advanceTimersByTimeAsync(1);
}
