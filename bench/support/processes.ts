import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process of the bench that listens, or works on orders. */
export type Running<Ready> = {
  readonly pid: number;
  /** What it said when it was ready. */
  readonly ready: Ready;
  /** Sends an order and gives its answer. One at a time. */
  ask<Answer>(order: unknown): Promise<Answer>;
  /** Ends it, and waits until it is gone. */
  stop(): Promise<void>;
};

/** Forks a TypeScript file of the bench, as in production, and waits for the first message that it sends: that is what it says when it is ready. */
export async function forkReady<Ready>(file: URL, args: readonly string[], execArgv: readonly string[] = []): Promise<Running<Ready>> {
  const child = fork(file, args, {
    execArgv: ['--disable-warning=ExperimentalWarning', ...execArgv],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const ready = await nextMessage<Ready>(child, file);
  return {
    pid: child.pid as number, // it has sent a message
    ready,
    ask(order) {
      const answer = nextMessage(child, file);
      child.send(order as object);
      return answer as Promise<never>; // of the type that the order's sender knows
    },
    stop: () => ended(child),
  };
}

/** Ends a process by SIGTERM and waits until it is gone. */
export function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

/** CPU time that a process has used so far, in milliseconds, to 10 ms. Linux only: NaN elsewhere. */
export function cpuMs(pid: number): number {
  const fields = readProc(pid, 'stat')?.split(') ').at(-1)?.split(' ');
  return fields ? (Number(fields[11]) + Number(fields[12])) * TICK_MS : Number.NaN;
}

/** The resident memory of a process now and at its highest, in MB (10^6 bytes). Linux only: NaN elsewhere. */
export function memoryMb(pid: number): { readonly now: number; readonly peak: number } {
  const status = readProc(pid, 'status') ?? '';
  const read = (name: string): number => (Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1024) / 1e6;
  return { now: read('VmRSS'), peak: read('VmHWM') };
}

/** In a forked process: ends it when the bench is gone, so that nothing is left running. */
export function endWithParent(): void {
  process.once('disconnect', () => process.exit(0));
}

const TICK_MS = 10;

function readProc(pid: number, name: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return null;
  }
}

function nextMessage<T>(child: ChildProcess, file: URL): Promise<T> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null): void => reject(new Error(`${file.pathname} ended with ${code}`));
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.off('exit', onExit);
      resolve(message as T); // what the forked file sends
    });
  });
}
