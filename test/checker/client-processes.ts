import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command, Orders, Report } from './clients/orders.ts';

/** The client processes of a run. */
export type ClientProcesses = {
  /** The paths of their journals. */
  readonly journals: readonly string[];
  /** Says something to all; resolves when all have reported back. */
  tell(command: Command): Promise<void>;
};

const PROGRAM = join(import.meta.dirname, 'clients', 'main.ts');
/** What a process needs at most to do what it is told: finishing takes as long as the last operation does. */
const WITHIN_MS = 120_000;

/** Starts client processes; resolves when every device has its first cursor. They die with this process. */
export async function startClients(all: readonly Orders[]): Promise<ClientProcesses> {
  const children = all.map(start);
  for (const child of children) child.on('error', () => undefined); // one that has ended is found missing when it is to report
  await Promise.all(children.map((child, i) => reported(child, 'ready', all[i]?.name)));

  return {
    journals: all.map(({ folder, name }) => join(folder, `${name}.jsonl`)),
    async tell(command) {
      const done = Promise.all(children.map((child, i) => ANSWERS[command](child, all[i]?.name)));
      for (const child of children) child.send(command);
      await done;
    },
  };
}

const ANSWERS: Record<Command, (child: ChildProcess, name?: string) => Promise<unknown>> = {
  begin: async () => undefined,
  finish: (child, name) => reported(child, 'finished', name),
  stop: (child) => once(child, 'exit'),
};

function start(orders: Orders): ChildProcess {
  const path = join(orders.folder, `${orders.name}.json`);
  writeFileSync(path, JSON.stringify(orders));
  const log = openSync(join(orders.folder, `${orders.name}.log`), 'a');
  const [program, ...first] = process.platform === 'linux' ? ['setpriv', '--pdeathsig', 'KILL', process.execPath] : [process.execPath];
  const child = spawn(program ?? '', [...first, PROGRAM, path], { stdio: ['ignore', log, log, 'ipc'] });
  closeSync(log);
  return child;
}

/** Resolves with the report; throws if the process ends before, or is late. */
function reported(child: ChildProcess, report: Report, name: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => finish(() => reject(new Error(`the client process ${name} did not say "${report}" in time`))), WITHIN_MS);
    const onMessage = (said: unknown): void => {
      if (said === report) finish(resolve);
    };
    const onExit = (code: number | null): void => finish(() => reject(new Error(`the client process ${name} ended with ${code}`)));
    function finish(settle: () => void): void {
      clearTimeout(timer);
      child.off('message', onMessage).off('exit', onExit);
      settle();
    }
    child.on('message', onMessage).on('exit', onExit);
  });
}
