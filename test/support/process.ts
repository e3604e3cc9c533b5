import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Role } from '../../roles/roles.ts';

/** A process of Palaver. Its port, so its `url`, stays the same over `restart()`. */
export type PalaverProcess = {
  readonly role: Role;
  /** Where it listens, without a path. */
  readonly url: string;
  /** Everything that it wrote. */
  log(): string;
  /** SIGTERM; resolves with its exit code when it has gone. SIGKILL after 30 s. */
  stop(): Promise<number | null>;
  /** SIGKILL; resolves when it has gone. */
  kill(): Promise<void>;
  /** SIGSTOP: it hangs until `resume`. */
  pause(): void;
  resume(): void;
  /** Starts it again after `stop` or `kill`; resolves when it listens. */
  restart(): Promise<void>;
};

const root = join(import.meta.dirname, '..', '..');
/** Many processes start, of the same code. */
const compileCache = join(root, 'node_modules', '.cache', 'palaver-tests');
const START_DEADLINE_MS = 60_000;
const STOP_DEADLINE_MS = 30_000;

/** Starts a role with nothing but these settings; resolves when it says that it listens (`setup`: when it has ended well). Throws with its log otherwise. */
export async function startProcess(role: Role, settings: Readonly<Record<string, string>>): Promise<PalaverProcess> {
  let output = '';
  let url = '';
  let child = await begin();

  async function begin(): Promise<ChildProcess> {
    // A test process that is itself killed can stop nothing: on Linux the kernel does it.
    const [program, ...first] = process.platform === 'linux' ? ['setpriv', '--pdeathsig', 'KILL', process.execPath] : [process.execPath];
    const args = [...first, '--disable-warning=ExperimentalWarning', 'main.ts', role];
    const started = spawn(program ?? '', args, {
      cwd: root,
      env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: compileCache, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(started);
    started.once('exit', () => running.delete(started));
    const ready = Promise.withResolvers<void>();
    const from = output.length;
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const said = /listens on (http:\S+)\/graphql|the worker works/.exec(output.slice(from));
      if (!said) return;
      url = said[1] ?? '';
      ready.resolve();
    };
    started.stdout.on('data', read);
    started.stderr.on('data', read);
    const timer = setTimeout(() => ready.reject(new Error(`${role} does not listen after ${START_DEADLINE_MS} ms\n${output}`)), START_DEADLINE_MS);
    started.once('error', ready.reject);
    started.once('close', (code) => {
      if (role === 'setup' && code === 0) ready.resolve();
      else ready.reject(new Error(`${role} ended with ${code} before it listened\n${output}`));
    });
    try {
      await ready.promise;
    } catch (error) {
      started.kill('SIGKILL');
      throw error;
    } finally {
      clearTimeout(timer);
    }
    return started;
  }

  async function end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const gone = once(child, 'close');
    child.kill(signal);
    child.kill('SIGCONT'); // one that hangs would not see SIGTERM
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_DEADLINE_MS);
    await gone;
    clearTimeout(timer);
    return child.exitCode;
  }

  return {
    role,
    get url() {
      return url;
    },
    log: () => output,
    stop: () => end('SIGTERM'),
    kill: async () => void (await end('SIGKILL')),
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    async restart() {
      child = await begin();
    },
  };
}

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
