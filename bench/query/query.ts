import { isDeepStrictEqual } from 'node:util';
import { fill } from '../support/data.ts';
import { withFolder } from '../support/folder.ts';
import type { Loaded } from '../support/load.ts';
import type { LoadOrder } from '../support/loader.ts';
import { cpuMs, forkReady } from '../support/processes.ts';
import { paragraphs, type Section, table } from '../support/report.ts';
import { fixed, median, percentile, spread } from '../support/statistics.ts';
import { countStoreCalls, storeCallTable } from './calls.ts';
import { INBOX, OPEN_CONVERSATION } from './operations.ts';
import { type Server, startServers } from './servers.ts';

const ROUNDS = 5;
const ROUND_MS = 3_000;
const WARM_UP_MS = 2_000;
const IN_FLIGHT = 16;
const AMOUNT = { people: 41, conversations: 30, members: 5, messages: 60 } as const;

type Measure = { readonly perSecond: number; readonly p50: number; readonly p99: number; readonly cpuMs: number };

/** Measures queries on this server and its peers, in rounds that take turns. About 2 minutes. */
export function benchQueries(): Promise<Section> {
  return withFolder(async (dataDir) => {
    const { accessToken, conversationIds } = await fill(dataDir, AMOUNT);
    const inbox = JSON.stringify({ query: INBOX });
    const open = JSON.stringify({ query: OPEN_CONVERSATION, variables: { id: conversationIds[0] } });
    const servers = await startServers(dataDir);
    try {
      const size = await checkSame(servers, inbox, accessToken);
      const inboxTable = await compare(servers, inbox, accessToken);
      await checkSame(servers, open, accessToken);
      const openTable = await compare(servers, open, accessToken);
      const calls = await countStoreCalls(dataDir, accessToken, { Inbox: INBOX, OpenConversation: OPEN_CONVERSATION }, { id: conversationIds[0] });
      return {
        title: 'Queries',
        body: paragraphs(intro(size), '`Inbox`:', inboxTable, '`OpenConversation`:', openTable, CALLS, storeCallTable(calls)),
      };
    } finally {
      await Promise.all(servers.map((server) => server.stop()));
    }
  });
}

async function compare(servers: readonly Server[], body: string, accessToken: string): Promise<string> {
  const loader = await forkReady(new URL('../support/loader.ts', import.meta.url), []);
  const order = (url: string, durationMs: number): LoadOrder => ({ url, accessToken, inFlight: IN_FLIGHT, durationMs, what: { body } });
  const measures = new Map<Server, Measure[]>(servers.map((server) => [server, []]));
  try {
    for (const { url } of servers) await loader.ask(order(url, WARM_UP_MS));
    for (let round = 0; round < ROUNDS; round++) {
      for (const server of servers) {
        const before = cpuOf(server);
        const { perSecond, count, latencies } = await loader.ask<Loaded>(order(server.url, ROUND_MS));
        const used = (cpuOf(server) - before) / count;
        measures.get(server)?.push({ perSecond, p50: percentile(latencies, 50), p99: percentile(latencies, 99), cpuMs: used });
      }
    }
  } finally {
    await loader.stop();
  }
  return tableOf(measures);
}

function tableOf(measures: ReadonlyMap<Server, readonly Measure[]>): string {
  const [ours = []] = measures.values();
  const rows = [...measures].map(([{ name }, rounds]) => {
    const all = (key: keyof Measure): number[] => rounds.map((round) => round[key]);
    const ratios = rounds.map(({ perSecond }, i) => (ours[i]?.perSecond ?? Number.NaN) / perSecond);
    const cpuRatios = rounds.map((round, i) => round.cpuMs / (ours[i]?.cpuMs ?? Number.NaN));
    const cells = [ratios, cpuRatios].map((values) => (rounds === ours ? '1' : `${fixed(median(values), 2)} (${spread(values, 2)})`));
    return [
      name,
      `${fixed(median(all('perSecond')))} (${spread(all('perSecond'))})`,
      fixed(median(all('p50')), 1),
      fixed(median(all('p99')), 1),
      fixed(median(all('cpuMs')), 2),
      ...cells,
    ];
  });
  return table(
    ['Server', 'Requests/s (lowest-highest)', 'p50 ms', 'p99 ms', 'CPU ms a request', 'Requests/s of ours, times', 'CPU of theirs, times'],
    rows,
  );
}

/** Every server must give the same answer, or the comparison says nothing. Gives its size in bytes. */
async function checkSame(servers: readonly Server[], body: string, accessToken: string): Promise<number> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${accessToken}` };
  const texts = await Promise.all(
    servers.map(async ({ url }) => (await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(10_000) })).text()),
  );
  for (const [i, text] of texts.entries()) {
    if (isDeepStrictEqual(JSON.parse(text), JSON.parse(texts[0] ?? '')) && !text.includes('"errors"')) continue;
    throw new Error(`${servers[i]?.name} answers otherwise than ${servers[0]?.name}: ${text.slice(0, 1_000)}`);
  }
  return Buffer.byteLength(texts[0] ?? '');
}

function cpuOf({ pids }: Server): number {
  return pids.reduce((sum, pid) => sum + cpuMs(pid), 0);
}

function intro(bytes: number): string {
  return `${IN_FLIGHT} requests under way, ${ROUNDS} rounds of ${ROUND_MS / 1000} s in which the servers take turns, the load from a process of its own. All servers read the same SQLite file through the same resolvers and check the same access token; before the rounds each is checked to give the same answer (\`Inbox\`: ${AMOUNT.conversations} conversations of ${AMOUNT.members} people, ${fixed(bytes / 1024)} KiB). The gateway and each subgraph behind HTTP is a process of its own, so those servers use all cores, the other two one: the CPU time of all processes of a server together is what tells most. Both ratios are taken within each round, Palaver in one process against each other server.`;
}

const CALLS = 'Calls of the store for one operation, in one process; the number of conversations, members or messages does not change them:';
