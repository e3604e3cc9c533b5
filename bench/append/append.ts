import { startMongo, startRedis } from '../../test/servers/start.ts';
import type { DirectOrder } from '../send/direct.ts';
import { fill } from '../support/data.ts';
import { withFolder } from '../support/folder.ts';
import type { Loaded } from '../support/load.ts';
import type { LoadOrder } from '../support/loader.ts';
import { forkReady, type Running } from '../support/processes.ts';
import { paragraphs, type Section, table } from '../support/report.ts';
import { fixed, median, percentile, spread } from '../support/statistics.ts';

const ROUNDS = 3;
const ROUND_MS = 1_000;
const WARM_UP_MS = 300;
const UNDER_WAY = 64;
const CONVERSATIONS = 1_000;
const AMOUNT = { people: 10, conversations: CONVERSATIONS, members: 3, messages: 0 } as const;

/** Measures how many messages a second one hot conversation takes, and many, from one process and from several. About 1.5 minutes. */
export async function benchAppends(): Promise<Section> {
  const embedded = await withFolder((dataDir) => measure('SQLite', dataDir, {}, [1]));
  const [mongo, redis] = await Promise.all([startMongo(), startRedis()]);
  try {
    const served = await withFolder((dataDir) => measure('MongoDB', dataDir, { MONGODB_URL: mongo.url, REDIS_URL: redis.url }, [1, 4]));
    return { title: 'Appends', body: paragraphs(INTRO, table(HEAD, [...embedded, ...served])) };
  } finally {
    await Promise.all([mongo.stop(), redis.stop()]);
  }
}

type Way = 'the append' | '`sendMessage`';
type Shape = { readonly way: Way; readonly processes: number; readonly conversations: number };
type Writer = { write(sendTo: readonly string[], underWay: number, durationMs: number): Promise<Loaded> };

async function measure(store: string, dataDir: string, settings: Record<string, string>, counts: readonly number[]): Promise<string[][]> {
  const { accessToken, viewerId, conversationIds } = await fill(dataDir, AMOUNT, settings);
  const json = JSON.stringify(settings);
  const most = Math.max(...counts);
  const running: Running<unknown>[] = [];

  async function fork<T>(file: string, ...args: readonly string[]): Promise<Running<T>> {
    const forked = await forkReady<T>(new URL(file, import.meta.url), args);
    running.push(forked);
    return forked;
  }

  async function startDirect(): Promise<Writer> {
    const direct = await fork('../send/direct.ts', dataDir, viewerId, json);
    return { write: (sendTo, inFlight, durationMs) => direct.ask<Loaded>({ sendTo, inFlight, durationMs } satisfies DirectOrder) };
  }

  async function startApi(): Promise<Writer> {
    const server = await fork<string>('../query/serve.ts', 'all', dataDir, json);
    const loader = await fork('../support/loader.ts');
    return {
      write: (sendTo, inFlight, durationMs) =>
        loader.ask<Loaded>({ url: server.ready, accessToken, inFlight, durationMs, what: { sendTo } } satisfies LoadOrder),
    };
  }

  try {
    const rows: string[][] = [];
    // One after the other: SQLite is for one process at a time, and two kinds of writers would disturb each other's turns.
    for (const way of ['the append', '`sendMessage`'] as const) {
      const writers: Writer[] = [];
      while (writers.length < most) writers.push(await (way === 'the append' ? startDirect() : startApi()));
      const shapes = counts.flatMap((processes) => [1, CONVERSATIONS].map((conversations): Shape => ({ way, processes, conversations })));
      const measured = await takeTurns(shapes, writers, conversationIds);
      for (const [shape, rounds] of measured) rows.push(row(store, shape, rounds));
      await Promise.all(running.splice(0).map((process) => process.stop()));
    }
    return rows;
  } finally {
    await Promise.all(running.map((process) => process.stop()));
  }
}

async function takeTurns(shapes: readonly Shape[], writers: readonly Writer[], conversationIds: readonly string[]): Promise<Map<Shape, Loaded[]>> {
  const measured = new Map<Shape, Loaded[]>(shapes.map((shape) => [shape, []]));
  for (let round = -1; round < ROUNDS; round++) {
    for (const [shape, rounds] of measured) {
      const sendTo = conversationIds.slice(0, shape.conversations);
      const writing = writers
        .slice(0, shape.processes)
        .map((writer) => writer.write(sendTo, UNDER_WAY / shape.processes, round < 0 ? WARM_UP_MS : ROUND_MS));
      const loaded = together(await Promise.all(writing));
      if (round >= 0) rounds.push(loaded);
    }
  }
  return measured;
}

/** The load of several processes that worked at the same time. */
function together(loads: readonly Loaded[]): Loaded {
  return {
    perSecond: loads.reduce((sum, { perSecond }) => sum + perSecond, 0),
    count: loads.reduce((sum, { count }) => sum + count, 0),
    latencies: loads.flatMap(({ latencies }) => latencies),
  };
}

const HEAD = ['Store, at', 'processes', 'conversations', 'messages/s (lowest-highest)', 'p50 ms', 'p99 ms'];

function row(store: string, { way, processes, conversations }: Shape, rounds: readonly Loaded[]): string[] {
  const rates = rounds.map(({ perSecond }) => perSecond);
  const latencies = rounds.flatMap((round) => round.latencies);
  return [
    `${store}, ${way}`,
    fixed(processes),
    fixed(conversations),
    `${fixed(median(rates))} (${spread(rates)})`,
    fixed(percentile(latencies, 50), 1),
    fixed(percentile(latencies, 99), 1),
  ];
}

const INTRO = `Messages a second that were acknowledged, ${UNDER_WAY} under way over all processes, into one conversation and spread over ${fixed(CONVERSATIONS)}: at the append itself (the domain in the process that writes), and through \`sendMessage\` (HTTP, gateway, plan, subgraph; each process a whole server with its own load client). ${ROUNDS} rounds of ${ROUND_MS / 1000} s in turns. SQLite is measured with one process only: several processes on one file are not a supported shape. MongoDB is the stand-in of the tests (mongo-java-server), whose writes reach the disk within a second, not before the answer: these rows compare shapes with each other, they do not say what a replica set takes.`;
