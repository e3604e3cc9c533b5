import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { INBOX } from './query/operations.ts';
import { fill } from './support/data.ts';
import { withFolder } from './support/folder.ts';
import { run } from './support/load.ts';
import { cpuMs, ended, memoryMb } from './support/processes.ts';
import { paragraphs, type Section, table } from './support/report.ts';
import { fixed, median, spread } from './support/statistics.ts';

const RUNS = 7;
const RUNS_WITH_QUERIES = 3;
const QUERIES = 1_000;
const AMOUNT = { people: 41, conversations: 30, members: 5, messages: 20 } as const;
const TARGET = 'Targets: 3 s and 200 MB.';

type Start = { listensMs: number; answersMs: number; cpuMs: number; rss: number; later: number; peak: number };

/** Measures how long a server takes to its first federated answer, and its memory. About a minute. */
export async function benchStarts(): Promise<Section> {
  const fresh: Start[] = [];
  for (let i = 0; i < RUNS; i++) fresh.push(await withFolder((dataDir) => startOnce(dataDir, null, i)));
  const existing: Start[] = [];
  await withFolder(async (dataDir) => {
    const { accessToken } = await fill(dataDir, AMOUNT);
    await startOnce(dataDir, accessToken, RUNS); // it was started before
    for (let i = 0; i < RUNS; i++) existing.push(await startOnce(dataDir, accessToken, i));
  });
  const head = ['DATA_DIR', 'listens ms', 'first answer ms', 'CPU ms', 'RSS MB then', `after ${fixed(QUERIES)} queries`, 'peak'];
  return { title: 'Start and memory', body: paragraphs(INTRO, table(head, [rowOf('fresh', fresh), rowOf('existing', existing)]), TARGET) };
}

async function startOnce(dataDir: string, accessToken: string | null, i: number): Promise<Start> {
  const begin = performance.now();
  const env = { PATH: process.env['PATH'] ?? '', PORT: '0', DATA_DIR: dataDir };
  const child = spawn(process.execPath, startArguments(), { env, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const url = await listens(child.stdout);
    const listensMs = performance.now() - begin;
    const token = accessToken ?? (await signUp(url));
    await ask(url, { query: INBOX }, token);
    const answersMs = performance.now() - begin;
    const pid = child.pid as number; // it has written its URL
    const rss = memoryMb(pid).now;
    const used = cpuMs(pid);
    const body = JSON.stringify({ query: INBOX });
    let left = i < RUNS_WITH_QUERIES ? QUERIES : 0;
    if (left > 0) await run({ url, accessToken: token, inFlight: 4, durationMs: 60_000, bodyOf: () => body, isEnough: () => left-- <= 0 });
    const { now: later, peak } = memoryMb(pid);
    return { listensMs, answersMs, cpuMs: used, rss, later: i < RUNS_WITH_QUERIES ? later : Number.NaN, peak };
  } finally {
    await ended(child);
  }
}

/** What `npm start` starts, with its flags. */
function startArguments(): string[] {
  const root = new URL('../', import.meta.url);
  const { scripts } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { scripts: { start: string } }; // npm's file
  const flags = scripts.start.split(' ').filter((word) => word.startsWith('--'));
  return [...flags, new URL('main.ts', root).pathname];
}

async function listens(output: AsyncIterable<Buffer>): Promise<string> {
  let text = '';
  for await (const chunk of output) {
    text += chunk;
    const url = /http:\/\/\S+?\/graphql/.exec(text)?.[0];
    if (url) return url;
  }
  throw new Error(`the server did not start: ${text}`);
}

async function signUp(url: string): Promise<string> {
  const input = { handle: `u${crypto.randomUUID().slice(0, 8)}`, displayName: 'Ada', password: 'correct horse battery', deviceName: 'bench' };
  const query = 'mutation SignUp($input: SignUpInput!) { signUp(input: $input) { session { accessToken } userErrors { message } } }';
  const data = await ask(url, { query, variables: { input } }, null);
  return (data as { signUp: { session: { accessToken: string } } }).signUp.session.accessToken; // `ask` throws unless it worked
}

async function ask(url: string, body: object, token: string | null): Promise<unknown> {
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body), signal: AbortSignal.timeout(30_000) });
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: unknown }; // GraphQL over HTTP
  if (!data || errors) throw new Error(JSON.stringify(errors));
  return data;
}

function rowOf(name: string, starts: readonly Start[]): string[] {
  const times = (['listensMs', 'answersMs', 'cpuMs'] as const).map((key) => starts.map((start) => start[key]));
  const sizes = [
    starts.map(({ rss }) => rss),
    ...(['later', 'peak'] as const).map((key) => starts.slice(0, RUNS_WITH_QUERIES).map((start) => start[key])),
  ];
  return [name, ...[...times, ...sizes].map((values) => `${fixed(median(values))} (${spread(values)})`)];
}

const INTRO = `\`node main.ts\` with the flags of \`npm start\`, from spawning the process to the first federated answer: with a fresh folder sign-up (which hashes a password) and an empty \`Inbox\`, with an existing one the \`Inbox\` of a user with ${AMOUNT.conversations} conversations. Median of ${RUNS} runs (lowest-highest); queries and peak in ${RUNS_WITH_QUERIES} of them. CPU time is what the process used until then: it depends less than the time on what else the machine does.`;
