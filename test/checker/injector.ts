import { rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { TestServer } from '../servers/start.ts';
import type { PalaverProcess } from '../support/process.ts';
import type { Deployment } from './deployment.ts';
import { type Fault, nameOf, placeOf, type Scheduled } from './faults.ts';
import type { Journal } from './journal.ts';
import type { TcpProxy } from './proxy.ts';

type Options = { readonly deployment: Deployment; readonly journal: Journal; readonly dataDir: string };

/** Makes things go wrong by the schedule and heals each; resolves when all are healed. */
export async function injectFaults(plan: readonly Scheduled[], { deployment, journal, dataDir }: Options): Promise<void> {
  const from = Date.now();
  /** Resolves when a place is healed of what was planned for it before: a process may take long to start while others are away. */
  const healed = new Map<string, Promise<void>>();

  function inject(scheduled: Scheduled, n: number): Promise<void> {
    const place = placeOf(scheduled.fault);
    const before = healed.get(place);
    const done = injectAfter(before, scheduled, n);
    healed.set(place, done);
    return done;
  }

  async function injectAfter(before: Promise<void> | undefined, { fault, at, forMs }: Scheduled, n: number): Promise<void> {
    await wait(Math.max(0, from + at - Date.now()));
    await before;
    journal.write({ type: 'fault', phase: 'on', n, name: nameOf(fault) });
    const heal = await begin(fault);
    await wait(forMs);
    await heal();
    journal.write({ type: 'fault', phase: 'off', n, name: nameOf(fault) });
  }

  async function begin(fault: Fault): Promise<() => Promise<void>> {
    switch (fault.kind) {
      case 'kill': {
        const victim = processOf(fault.target);
        await victim.kill();
        return () => restarted(victim);
      }
      case 'pause': {
        const victim = processOf(fault.target);
        victim.pause();
        return async () => victim.resume();
      }
      case 'redis':
        return hurt(deployment.redis, fault.how);
      case 'store':
        return hurt(deployment.store, fault.how);
      case 'proxy': {
        const link = linkOf(fault.target);
        link.set(fault.how);
        return async () => link.set('fair');
      }
      case 'disk': {
        const ballast = join(dataDir, 'ballast');
        fill(ballast);
        return async () => rmSync(ballast, { force: true });
      }
    }
  }

  function processOf(name: string): PalaverProcess {
    const found = deployment.processes.get(name);
    if (!found) throw new Error(`there is no process ${name}`);
    return found;
  }

  function linkOf(name: string): TcpProxy {
    const found = deployment.links.get(name);
    if (!found) throw new Error(`there is no link ${name}`);
    return found;
  }

  await Promise.all(plan.map(inject));
}

/** A process may need what is away as well: it is started until it stays. */
async function restarted(victim: PalaverProcess): Promise<void> {
  const until = Date.now() + RESTART_WITHIN_MS;
  for (;;) {
    try {
      return await victim.restart();
    } catch (error) {
      if (Date.now() > until) throw error;
      await wait(300);
    }
  }
}

const RESTART_WITHIN_MS = 300_000;

async function hurt(server: TestServer | null, how: 'kill' | 'pause' | 'flush'): Promise<() => Promise<void>> {
  if (!server) throw new Error('there is no server to hurt');
  if (how === 'flush') {
    await flush(Number(new URL(server.url).port));
    return async () => undefined;
  }
  if (how === 'kill') {
    await server.kill();
    return () => server.restart();
  }
  const { pid } = server;
  process.kill(pid, 'SIGSTOP');
  return async () => void process.kill(pid, 'SIGCONT');
}

/** Every key of Redis is gone. It may be away just now: then there is nothing to flush, or it is flushed when it is back. */
function flush(port: number): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('FLUSHALL\r\n'));
    socket.setTimeout(1_000, () => socket.destroy());
    socket.on('data', () => socket.destroy());
    socket.on('error', () => undefined);
    socket.on('close', () => resolve());
  });
}

/** Writes until the disk is full. */
function fill(path: string): void {
  const block = Buffer.alloc(64 * 1024);
  try {
    for (;;) writeFileSync(path, block, { flag: 'a' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error; // node:fs throws nothing else
  }
}
