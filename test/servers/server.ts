import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A running server process. Its port, so its `url`, and its data stay the same over `restart()`. */
export interface TestServer {
  readonly url: string;
  /** The process that serves now; another one after `restart()`. */
  readonly pid: number;
  /** SIGTERM, SIGKILL after 10 s; resolves when the process has gone and its data are deleted. */
  stop(): Promise<void>;
  /** SIGKILL: what was not on disk is lost; resolves when the process has gone. The data stay for `restart()`. */
  kill(): Promise<void>;
  /** Ends the process with SIGTERM if it still runs, starts it on the same port and data, resolves when it answers. */
  restart(): Promise<void>;
}

/** How one kind of server is started and how it shows that it is ready. */
export interface ServerRecipe {
  readonly name: string;
  readonly url: (port: number) => string;
  readonly command: (port: number, dir: string) => readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
  /** Bytes to send to the port, and what the answer begins with when the server is ready; '' is ready once it accepts. */
  readonly probe: { readonly send: string; readonly expect: string };
}

const startDeadlineMs = 30_000;
const stopDeadlineMs = 10_000;

/** Starts a server on a free port of 127.0.0.1 with a fresh folder for its data; resolves when it answers. Throws with its log if it ends or is silent for 30 s. */
export async function startServer(recipe: ServerRecipe): Promise<TestServer> {
  const dir = mkdtempSync(join(tmpdir(), `palaver-${recipe.name}-`));
  const port = await freePort();
  let child = run(recipe, port, dir);

  function atExit(): void {
    child.kill('SIGKILL');
    rmSync(dir, { recursive: true, force: true });
  }
  async function stop(): Promise<void> {
    await end(child, 'SIGTERM');
    rmSync(dir, { recursive: true, force: true });
    process.off('exit', atExit);
  }
  process.on('exit', atExit);
  try {
    await answers(recipe, port, dir, child);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url: recipe.url(port),
    get pid() {
      return pidOf(child);
    },
    stop,
    kill: () => end(child, 'SIGKILL'),
    async restart() {
      await end(child, 'SIGTERM');
      child = run(recipe, port, dir);
      await answers(recipe, port, dir, child);
    },
  };
}

/**
 * Starts the process. It has a session of its own, so that Ctrl-C in a terminal reaches only this process, which stops it in its turn;
 * on Linux the kernel kills it when this process dies, by SIGKILL too, when nothing here can run any more.
 */
function run(recipe: ServerRecipe, port: number, dir: string): ChildProcess {
  const [file, ...args] = recipe.command(port, dir);
  const [program, programArgs] = process.platform === 'linux' ? ['setpriv', ['--pdeathsig', 'KILL', file, ...args]] : [file, args];
  // A file and no pipe: a paused or busy reader must not block the server.
  const log = openSync(logOf(dir), 'a');
  try {
    const child = spawn(program, programArgs, { cwd: dir, detached: true, env: { ...process.env, ...recipe.env }, stdio: ['ignore', log, log] });
    child.on('error', () => undefined); // a program that is not there: `answers` tells, by the missing pid
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (hasEnded(child)) return;
  child.ref();
  const gone = once(child, 'exit');
  child.kill(signal);
  child.kill('SIGCONT'); // a paused process would not see SIGTERM
  const timer = setTimeout(() => child.kill('SIGKILL'), stopDeadlineMs);
  await gone;
  clearTimeout(timer);
}

async function answers(recipe: ServerRecipe, port: number, dir: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + startDeadlineMs;
  while (!hasEnded(child) && Date.now() < deadline) {
    if (await probe(port, recipe.probe.send, recipe.probe.expect)) return;
    await wait(20);
  }
  const what = hasEnded(child) ? 'ended before it answered' : `did not answer within ${startDeadlineMs} ms`;
  throw new Error(`${recipe.name} on port ${port} ${what} (is test/servers/install.sh done?)\n${readFileSync(logOf(dir), 'utf8').slice(-4000)}`);
}

/** Whether the port gives the expected answer within a second. */
function probe(port: number, send: string, expect: string): Promise<boolean> {
  return new Promise((resolve) => {
    let got = '';
    const socket = connect({ port, host: '127.0.0.1' }, () => {
      if (expect === '') finish(true);
      else socket.write(send);
    });
    function finish(ready: boolean): void {
      socket.destroy();
      resolve(ready);
    }
    socket.setTimeout(1_000, () => finish(false));
    socket.on('error', () => finish(false));
    socket.on('close', () => finish(false));
    socket.on('data', (bytes) => {
      got += bytes.toString('latin1');
      if (got.length >= expect.length) finish(got.startsWith(expect));
    });
  });
}

/** A port below the range that the system gives to outgoing connections: there, a client that retries could take the port of a killed server. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const server = createServer();
    const free = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => resolve(true));
    });
    if (!free) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
  throw new Error('no free port on 127.0.0.1 between 20000 and 32000');
}

const hasEnded = (child: ChildProcess): boolean => child.pid === undefined || child.exitCode !== null || child.signalCode !== null;

function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error('the server never started');
  return child.pid;
}

const logOf = (dir: string): string => join(dir, 'server.log');
