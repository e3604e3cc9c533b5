import { forkReady, type Running } from '../support/processes.ts';
import { MEASURED_PARTS } from './parts.ts';

/** A server to compare, with all its processes. */
export type Server = { readonly name: string; readonly url: string; readonly pids: readonly number[]; stop(): Promise<void> };

/** Starts every server over the same store, ours first. */
export async function startServers(dataDir: string): Promise<readonly Server[]> {
  const all = await fork('all', dataDir);
  const ours = await forkParts('', dataDir);
  const gateway = await fork('gateway', dataDir, settingsOf(ours));
  const stock = await forkParts('stock-', dataDir);
  const stockGateway = await fork('stock-gateway', dataDir, urlsOf(stock));
  const joined = await fork('joined', dataDir);
  return [
    server('Palaver, one process', all),
    server('Palaver, subgraphs behind HTTP', gateway, ...ours.values()),
    server('Apollo gateway + Apollo Server subgraphs, stock', stockGateway, ...stock.values()),
    server('one Apollo Server, no federation', joined),
  ];
}

type Process = Running<string>;

function fork(kind: string, dataDir: string, given: object = {}): Promise<Process> {
  return forkReady<string>(new URL('serve.ts', import.meta.url), [kind, dataDir, JSON.stringify(given)]);
}

async function forkParts(prefix: string, dataDir: string): Promise<ReadonlyMap<string, Process>> {
  const started = MEASURED_PARTS.map(async (name) => [name, await fork(`${prefix}${name}`, dataDir)] as const);
  return new Map(await Promise.all(started));
}

function urlsOf(parts: ReadonlyMap<string, Process>): Record<string, string> {
  return Object.fromEntries([...parts].map(([name, { ready }]) => [name, ready]));
}

function settingsOf(parts: ReadonlyMap<string, Process>): Record<string, string> {
  return Object.fromEntries([...parts].map(([name, { ready }]) => [`${name.toUpperCase()}_URL`, new URL(ready).origin]));
}

function server(name: string, front: Process, ...behind: readonly Process[]): Server {
  const processes = [front, ...behind];
  return {
    name,
    url: front.ready,
    pids: processes.map(({ pid }) => pid),
    stop: async () => void (await Promise.all(processes.map((process) => process.stop()))),
  };
}
