import { startMongo, startRedis } from '../../test/servers/start.ts';
import { accessTokens, fill } from '../support/data.ts';
import { withFolder } from '../support/folder.ts';
import type { Loaded } from '../support/load.ts';
import type { LoadOrder } from '../support/loader.ts';
import { cpuMs, forkReady } from '../support/processes.ts';
import { paragraphs, type Section, table } from '../support/report.ts';
import { fixed, median, percentile, spread } from '../support/statistics.ts';
import type { DevicesOrder, Resumed } from './devices.ts';

const DEVICES = 500;
const MISSED = 1_000;
const ROUNDS = 5;
/** The first is in all groups, each of the others in 5 of them. */
const AMOUNT = { people: DEVICES + 1, conversations: 50, members: 51, messages: 5 } as const;

/** Measures how long devices take that come back after having missed a lot. About 1 minute. */
export async function benchResume(): Promise<Section> {
  const embedded = await withFolder((dataDir) => measure('SQLite, memory', dataDir, {}));
  const [mongo, redis] = await Promise.all([startMongo(), startRedis()]);
  try {
    const served = await withFolder((dataDir) => measure('MongoDB, Redis', dataDir, { MONGODB_URL: mongo.url, REDIS_URL: redis.url }));
    return { title: 'Resuming', body: paragraphs(INTRO, table(HEAD, [...embedded, ...served])) };
  } finally {
    await Promise.all([mongo.stop(), redis.stop()]);
  }
}

async function measure(name: string, dataDir: string, settings: Record<string, string>): Promise<string[][]> {
  const { accessToken, userIds, conversationIds } = await fill(dataDir, AMOUNT, settings);
  const server = await forkReady<string>(new URL('../query/serve.ts', import.meta.url), ['all', dataDir, JSON.stringify(settings)]);
  const [devices, loader] = await Promise.all([
    forkReady(new URL('devices.ts', import.meta.url), []),
    forkReady(new URL('../support/loader.ts', import.meta.url), []),
  ]);
  try {
    const url = new URL(server.ready).origin;
    await devices.ask({ do: 'meet', url, tokens: await accessTokens(dataDir, userIds) } satisfies DevicesOrder);
    const what = { sendTo: conversationIds, count: MISSED };
    await loader.ask<Loaded>({ url: server.ready, accessToken, inFlight: 16, durationMs: 60_000, what } satisfies LoadOrder);
    const rows: string[][] = [];
    for (const count of [1, DEVICES]) {
      const rounds: Round[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const before = cpuMs(server.pid);
        const resumed = await devices.ask<Resumed>({ do: 'resume', url, count } satisfies DevicesOrder);
        rounds.push({ ...resumed, cpuMs: cpuMs(server.pid) - before });
      }
      rows.push(row(name, count, rounds));
    }
    return rows;
  } finally {
    await Promise.all([server, devices, loader].map((process) => process.stop()));
  }
}

type Round = Resumed & { readonly cpuMs: number };

const HEAD = ['Store, events', 'devices', 'missed by all', 'until all have it ms', 'p50 ms', 'p99 ms', 'CPU ms of the server', 'CPU us an event'];

function row(name: string, count: number, rounds: readonly Round[]): string[] {
  const missed = rounds.map(({ messages }) => messages);
  if (new Set(missed).size > 1) throw new Error(`devices were brought ${missed.join(', ')} messages for the same cursors`);
  const all = rounds.flatMap(({ latencies }) => latencies);
  const totals = rounds.map(({ ms }) => ms);
  const cpu = median(rounds.map((round) => round.cpuMs));
  return [
    name,
    fixed(count),
    fixed(missed[0] ?? 0),
    `${fixed(median(totals))} (${spread(totals)})`,
    fixed(percentile(all, 50)),
    fixed(percentile(all, 99)),
    fixed(cpu),
    fixed((cpu * 1000) / (missed[0] ?? 0)),
  ];
}

const INTRO = `Devices that were away while ${fixed(MISSED)} messages were sent to ${AMOUNT.conversations} groups come back at the same moment, each with its last cursor: from before connecting, through the access token, reading and rendering, to the word that nothing is missing (\`HeadReached\`). One device is in all groups and has missed all ${fixed(MISSED)}; ${DEVICES} devices are that one and others in 5 groups each. ${ROUNDS} times from the same cursors, and each time the same messages come. Target: one device within 1 s on the embedded store.`;
