import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createRandom } from '../simulation/random.ts';
import { startClients } from './client-processes.ts';
import { ask } from './clients/caller.ts';
import { DOCUMENTS } from './clients/documents.ts';
import { type Account, type Orders, PASSWORD } from './clients/orders.ts';
import { canShiftClocks, createClocks } from './clocks.ts';
import { converge, readAllPaths, readLogs } from './convergence.ts';
import { type Deployment, type Gate, startApart, startTogether } from './deployment.ts';
import { type FaultKind, planFaults, type Scheduled } from './faults.ts';
import { type Finding, finding } from './findings.ts';
import { type History, readHistory } from './history.ts';
import { injectFaults } from './injector.ts';
import { createJournalReader, openJournal } from './journal.ts';
import { judge } from './judge.ts';
import type { JournalRecord } from './records.ts';
import { canMount, mountSmallDisk } from './small-disk.ts';

/** How to run a trial. */
export type TrialOptions = {
  readonly minutes: number;
  readonly seed: number;
  readonly shape: 'apart' | 'one';
  readonly kinds: readonly FaultKind[];
  /** Only faults whose name contains this. */
  readonly only: string;
};

/** What came of a trial. */
export type Trial = {
  /** All records, and the logs of all processes. */
  readonly folder: string;
  readonly history: History;
  readonly plan: readonly Scheduled[];
  readonly findings: readonly Finding[];
  /** By how many seconds the clocks of the processes were off. */
  readonly clockShifts: readonly number[];
  /** What was asked for and can not be done on this machine. */
  readonly notHere: readonly string[];
};

const CLIENT_PROCESSES = 3;
const PEOPLE_EACH = 3;
const DISK_MIB = 48;

/** Runs Palaver, clients and faults for a while, heals everything, reads everything back and judges. Throws if that can not be done. */
export async function runTrial({ minutes, seed, shape, kinds, only }: TrialOptions, say: (text: string) => void): Promise<Trial> {
  const folder = mkdtempSync(join(tmpdir(), 'palaver-checker-'));
  const dataDir = join(folder, 'data');
  mkdirSync(dataDir);
  const hasDisk = shape === 'one' && kinds.includes('disk');
  const unmount = hasDisk && canMount ? mountSmallDisk(dataDir, DISK_MIB) : () => undefined;
  const clocks = createClocks(createRandom(seed, 'clocks'));
  const hasClocks = kinds.includes('clock');
  const settingsOf = (): Record<string, string> => (hasClocks && canShiftClocks ? clocks.next() : {});
  const notHere = [...(hasDisk && !canMount ? ['disk: needs root'] : []), ...(hasClocks && !canShiftClocks ? ['clock: needs faketime'] : [])];
  let deployment: Deployment | null = null;

  try {
    say(`records in ${folder}`);
    deployment = await (shape === 'one' ? startTogether : startApart)({ dataDir, settingsOf });
    return await tryOut(deployment);
  } finally {
    if (deployment) {
      await deployment.stop();
      writeLogs(folder, deployment);
    }
    unmount();
    rmSync(dataDir, { recursive: true, force: true });
  }

  async function tryOut(palaver: Deployment): Promise<Trial> {
    const runMs = minutes * 60_000;
    const targets = { processes: [...palaver.processes.keys()], links: [...palaver.links.keys()], hasServers: palaver.redis !== null, only };
    const possible = kinds.filter((kind) => kind !== 'disk' || canMount);
    const plan = planFaults(seed, runMs, possible, targets);
    const everybody = await signUpAll(palaver.gates);
    const clients = await startClients(ordersFor(everybody, { seed, folder, gates: palaver.gates }));
    say(`${everybody.length} people with two devices each are connected; ${plan.length} faults will be injected in ${minutes} min`);

    const faultsPath = join(folder, 'faults.jsonl');
    await clients.tell('begin');
    await Promise.all([injectFaults(plan, { deployment: palaver, journal: openJournal(faultsPath), dataDir }), wait(runMs)]);
    say('everything is healed; operations come to their end');
    await clients.tell('finish');

    const read = createHistoryReader([faultsPath, ...clients.journals]);
    const accounts = { everybody, gates: palaver.gates };
    const hasConverged = await converge(await readLogs(palaver.gates[0] as Gate, accounts, read()), read); // there is one
    say(`devices have ${hasConverged ? '' : 'not '}converged; everything is read back`);
    const { fresh, others } = await palaver.freshGates();
    const conversations = await readLogs(fresh, accounts, read());
    if (hasConverged) await converge(conversations, read); // what came late, and to devices that had to come back
    const paths = await readAllPaths({ fresh, others }, accounts, conversations, read());
    await clients.tell('stop');
    const ended = (await palaver.stop()).map((text) => finding('process ended', text));
    const history = read();
    const gateways = shape === 'one' ? ['all'] : ['gateway-1', 'gateway-2'];
    const findings = [...judge({ history, conversations, paths, gateways }), ...ended];
    return { folder, history, plan, findings, clockShifts: clocks.shifts, notHere };
  }
}

/** Gives everything that was recorded until now. */
function createHistoryReader(paths: readonly string[]): () => History {
  const journals = paths.map((path) => ({ records: [] as JournalRecord[], readOn: createJournalReader(path) }));
  return () => {
    for (const { records, readOn } of journals) records.push(...readOn());
    return readHistory(journals.map(({ records }) => records));
  };
}

async function signUpAll(gates: readonly Gate[]): Promise<Account[]> {
  const accounts: Account[] = [];
  for (let i = 0; i < CLIENT_PROCESSES * PEOPLE_EACH; i += 1) {
    const handle = `person_${i + 1}`;
    const input = { handle, displayName: handle, password: PASSWORD, deviceName: 'checker' };
    const reply = await ask(gates[0] as Gate, DOCUMENTS.signUp, { input }, null); // there is one
    const userId = reply.kind === 'answer' ? reply.data?.['signUp']?.session?.viewer?.id : undefined;
    if (!userId) throw new Error(`${handle} was not signed up: ${JSON.stringify(reply)}`);
    accounts.push({ handle, userId });
  }
  return accounts;
}

function ordersFor(everybody: readonly Account[], common: Pick<Orders, 'seed' | 'folder' | 'gates'>): Orders[] {
  return Array.from({ length: CLIENT_PROCESSES }, (_, i) => ({
    ...common,
    name: `clients-${i + 1}`,
    people: everybody.slice(i * PEOPLE_EACH, (i + 1) * PEOPLE_EACH),
    everybody,
  }));
}

function writeLogs(folder: string, deployment: Deployment): void {
  for (const name of deployment.processes.keys()) writeFileSync(join(folder, `${name}.log`), deployment.log(name));
}
