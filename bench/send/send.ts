import { fill } from '../support/data.ts';
import { withFolder } from '../support/folder.ts';
import type { Loaded } from '../support/load.ts';
import type { LoadOrder } from '../support/loader.ts';
import { forkReady } from '../support/processes.ts';
import { paragraphs, type Section, table } from '../support/report.ts';
import { fixed, median, percentile, spread } from '../support/statistics.ts';
import type { DirectOrder } from './direct.ts';
import type { Latencies, LatencyOrder } from './receiver.ts';

const ROUNDS = 3;
const ROUND_MS = 1_500;
const LATENCY_MS = 6_000;
const STEADY_PER_SECOND = 200;
const AT_ONCE = [1, 16, 64] as const;
const AMOUNT = { people: 10, conversations: 100, members: 3, messages: 1 } as const;

type Series = { readonly name: string; readonly conversations: number; readonly inFlight: number; readonly run: () => Promise<number> };

/** Measures how many messages a second are taken, on disk each, and how long they take to another socket. About 1.5 minutes. */
export function benchSends(): Promise<Section> {
  return withFolder(async (dataDir) => {
    const { viewerId, conversationIds } = await fill(dataDir, AMOUNT);
    // One process at a time has the file: the two ways of writing take turns in one round, each in a folder of its own.
    const [rates, latencies] = await withFolder(async (apiDir) => {
      const api = await fill(apiDir, AMOUNT);
      const server = await forkReady<string>(new URL('../query/serve.ts', import.meta.url), ['all', apiDir]);
      const loader = await forkReady(new URL('../support/loader.ts', import.meta.url), []);
      const direct = await forkReady(new URL('direct.ts', import.meta.url), [dataDir, viewerId]);
      const receiver = await forkReady(new URL('receiver.ts', import.meta.url), []);
      try {
        const write = async (order: DirectOrder): Promise<number> => (await direct.ask<Loaded>(order)).perSecond;
        const raw = (): Promise<number> => write({ sendTo: 'raw', inFlight: 1, durationMs: ROUND_MS });
        const series = [1, conversationIds.length].flatMap((count) =>
          AT_ONCE.flatMap((inFlight): Series[] => [
            {
              ...{ name: 'domain', conversations: count, inFlight },
              run: () => write({ sendTo: conversationIds.slice(0, count), inFlight, durationMs: ROUND_MS }),
            },
            {
              ...{ name: 'API', conversations: count, inFlight },
              run: async () => {
                const what = { sendTo: api.conversationIds.slice(0, count) };
                const order: LoadOrder = { url: server.ready, accessToken: api.accessToken, inFlight, durationMs: ROUND_MS, what };
                return (await loader.ask<Loaded>(order)).perSecond;
              },
            },
          ]),
        );
        const measured = await takeTurns(raw, series);
        const steady = { url: server.ready, accessToken: api.accessToken, sendTo: api.conversationIds, durationMs: LATENCY_MS };
        const rows: string[][] = [];
        const highest = await receiver.ask<Latencies>({ ...steady, perSecond: null } satisfies LatencyOrder);
        for (const perSecond of [STEADY_PER_SECOND, Math.round(highest.perSecond * 0.8)]) {
          rows.push(latencyRow(fixed(perSecond), await receiver.ask<Latencies>({ ...steady, perSecond } satisfies LatencyOrder)));
        }
        rows.push(latencyRow(`${fixed(highest.perSecond)}, the highest`, highest));
        return [rateTable(measured), table(LATENCY_HEAD, rows)] as const;
      } finally {
        await Promise.all([server, loader, direct, receiver].map((process) => process.stop()));
      }
    });
    return { title: 'Sends', body: paragraphs(INTRO, rates, LATENCY_INTRO, latencies) };
  });
}

type Measured = { readonly raw: readonly number[]; readonly rates: ReadonlyMap<Series, readonly number[]> };

async function takeTurns(raw: () => Promise<number>, series: readonly Series[]): Promise<Measured> {
  const measured = { raw: [] as number[], rates: new Map<Series, number[]>(series.map((one) => [one, []])) };
  for (let round = 0; round < ROUNDS; round++) {
    measured.raw.push(await raw());
    for (const one of series) measured.rates.get(one)?.push(await one.run());
  }
  return measured;
}

function rateTable({ raw, rates }: Measured): string {
  const ways = [...new Map([...rates.keys()].map((one) => [`${one.name} ${one.conversations}`, one])).values()];
  const cells = (of: Series): string[] =>
    [...rates].filter(([one]) => one.name === of.name && one.conversations === of.conversations).map(([, measured]) => rateCell(measured, raw));
  return table(
    ['Way', ...AT_ONCE.map((count) => `${count} under way`)],
    [
      ['SQLite alone: one insert, one fsync', rateCell(raw, raw), '', ''],
      ...ways.map((one) => [
        `through the ${one.name}, ${one.conversations === 1 ? '1 conversation' : `${one.conversations} conversations`}`,
        ...cells(one),
      ]),
    ],
  );
}

function rateCell(measured: readonly number[], raw: readonly number[]): string {
  const ratio = median(measured.map((perSecond, i) => perSecond / (raw[i] ?? Number.NaN)));
  return `${fixed(median(measured))} (${spread(measured)}) = ${fixed(ratio, 2)} x`;
}

const LATENCY_HEAD = ['Sends a second', 'answer p50 ms', 'p99 ms', 'receipt p50 ms', 'p99 ms', 'received', 'lost'];

function latencyRow(name: string, { answered, received, lost }: Latencies): string[] {
  const of = (values: readonly number[]): string[] => [fixed(percentile(values, 50), 1), fixed(percentile(values, 99), 1)];
  return [name, ...of(answered), ...of(received), fixed(received.length), fixed(lost)];
}

const INTRO = `Messages a second that were acknowledged, each on disk (fsync) before its answer, on the embedded store: straight through the domain (\`createMessages\` over \`createAppend\`), and through the whole API (HTTP, gateway, plan, subgraph). ${ROUNDS} rounds of ${ROUND_MS / 1000} s in which all take turns; the median, the lowest and the highest, and as a multiple of what a bare SQLite file takes in the same rounds. Appends of one turn of the event loop share one fsync: that is what several under way gain from.`;

const LATENCY_INTRO = `From before the request of the sender to its answer, and to the event on another socket (\`graphql-ws\`, \`MessageSent\` with \`id clientMessageId preview sender { id }\`), at a steady rate over ${AMOUNT.conversations} conversations for ${LATENCY_MS / 1000} s; the highest is what 64 under way give while the other socket receives, the rate before it 80 % of that:`;
