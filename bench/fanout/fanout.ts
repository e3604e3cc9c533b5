import { startRedis } from '../../test/servers/start.ts';
import { withFolder } from '../support/folder.ts';
import { paragraphs, type Section, table } from '../support/report.ts';
import { fixed, median, spread } from '../support/statistics.ts';
import { type Contestant, startContestants } from './contestants.ts';
import type { Flooded, Latencies } from './load.ts';

const SIZES = [1_000, 5_000] as const;
const ROUNDS = 3;
const FLOOD_MS = 2_000;
const STEADY_MS = 2_000;
const UNDER_WAY = 4;
/** Deliveries a second at the steady rate, whatever the number of receivers. */
const STEADY_DELIVERIES = 10_000;
/** Receivers that are connected and served before memory is measured, so that code and caches are not counted. */
const FIRST = 100;
const SETTLE_MS = 2_500;

/** Measures what it takes to bring a message to everybody in a room, here and with others. About 5 minutes. */
export async function benchFanout(): Promise<Section> {
  const redis = await startRedis();
  try {
    const parts: string[] = [];
    for (const size of SIZES) parts.push(`${fixed(size)} receivers:`, await withFolder((dataDir) => measure(dataDir, redis.url, size)));
    return { title: 'Fan-out', body: paragraphs(INTRO, ...parts) };
  } finally {
    await redis.stop();
  }
}

type Measures = {
  readonly bytesPerSocket: number;
  readonly perSecond: number[];
  readonly cpuUs: number[];
  readonly p50: number[];
  readonly p99: number[];
  lost: number;
};

async function measure(dataDir: string, redisUrl: string, size: number): Promise<string> {
  const contestants = await startContestants(dataDir, redisUrl, size);
  try {
    const measures = new Map<Contestant, Measures>();
    for (const contestant of contestants) {
      const bytesPerSocket = await connectAll(contestant, size);
      await contestant.load({ do: 'warm up', post: contestant.post });
      await contestant.load({ do: 'flood', post: contestant.post, underWay: UNDER_WAY, durationMs: FLOOD_MS });
      measures.set(contestant, { bytesPerSocket, perSecond: [], cpuUs: [], p50: [], p99: [], lost: 0 });
    }
    for (let round = 0; round < ROUNDS; round++) for (const [contestant, of] of measures) await measureRound(contestant, of, size);
    return tableOf(measures);
  } finally {
    await Promise.all(contestants.map((contestant) => contestant.stop()));
  }
}

/** Connects everybody and gives how much resident memory one idle receiver takes. */
async function connectAll(contestant: Contestant, size: number): Promise<number> {
  await contestant.connect(0, FIRST);
  await contestant.load({ do: 'warm up', post: contestant.post });
  const before = await settled(contestant);
  await contestant.connect(FIRST, size);
  return ((await settled(contestant)) - before) / (size - FIRST);
}

async function settled(contestant: Contestant): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  return (await contestant.usage({ collect: true })).rss;
}

async function measureRound({ post, load, usage }: Contestant, of: Measures, size: number): Promise<void> {
  const before = await usage({ collect: false });
  const { deliveries, perSecond } = await load<Flooded>({ do: 'flood', post, underWay: UNDER_WAY, durationMs: FLOOD_MS });
  const after = await usage({ collect: false });
  of.perSecond.push(perSecond);
  of.cpuUs.push((after.cpuUs - before.cpuUs) / deliveries);
  const { p50, p99, lost } = await load<Latencies>({ do: 'steady', post, perSecond: STEADY_DELIVERIES / size, durationMs: STEADY_MS });
  of.p50.push(p50);
  of.p99.push(p99);
  of.lost += lost;
}

function tableOf(measures: ReadonlyMap<Contestant, Measures>): string {
  const [ours] = measures.values();
  const rows = [...measures].map(([{ name }, of]) => {
    const ratios = of.perSecond.map((perSecond, i) => (ours?.perSecond[i] ?? Number.NaN) / perSecond);
    const cpuRatios = of.cpuUs.map((cpuUs, i) => cpuUs / (ours?.cpuUs[i] ?? Number.NaN));
    return [
      name,
      `${fixed(median(of.perSecond))} (${spread(of.perSecond)})`,
      `${fixed(median(of.cpuUs), 1)} (${spread(of.cpuUs, 1)})`,
      ...[ratios, cpuRatios].map((values) => (of === ours ? '1' : `${fixed(median(values), 2)} (${spread(values, 2)})`)),
      fixed(median(of.p50), 1),
      fixed(median(of.p99), 1),
      fixed(of.lost),
      fixed(of.bytesPerSocket / 1000, 1),
    ];
  });
  return table(
    ['Server', 'Deliveries/s', 'CPU us a delivery', 'deliveries/s of ours, times', 'CPU of theirs, times', 'p50 ms', 'p99 ms', 'lost', 'kB a socket'],
    rows,
  );
}

const INTRO = `One message of 200 bytes to everybody in a group or room, every receiver on a socket of its own; ours is a group whose members were made through the domain, since signing up hashes a password each, with \`GROUP_MEMBER_LIMIT\` raised. Each server is one process, and has one process with all its receivers and its sender, which look for a mark in each frame and parse none. Palaver: \`events { cursor ... on MessageSent { message { id body seq createdAt sender { id } } } }\`, each message on disk first, through Redis. \`graphql-ws\`: \`messageSent { id body sender { id name } createdAt }\`, a topic for each conversation, through Redis. \`socket.io\`: a room, by WebSocket alone. \`ws\`: one string in a loop. The same flags of Node.js for all.

${ROUNDS} rounds in which they take turns: ${FLOOD_MS / 1000} s with ${UNDER_WAY} messages under way (deliveries, and the CPU time of the server, user and system, with pings and whatever else it does meanwhile, by deliveries; receivers read every 3 ms, so that nobody is woken up for each delivery), then ${STEADY_MS / 1000} s at ${fixed(STEADY_DELIVERIES)} deliveries a second (milliseconds from before the request to the receipt, of every 16th receiver). Both ratios are taken within each round; medians (lowest-highest). Memory: resident after collecting garbage, with everybody connected and nothing sent, less the same with ${FIRST} connected and served.`;
