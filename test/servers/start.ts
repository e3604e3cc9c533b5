/**
 * The real servers that tests use. On the command line, with Node 24:
 *   node test/servers/start.ts                   starts all three, prints their URLs as shell lines, stays until SIGTERM or SIGINT
 *   node test/servers/start.ts -- COMMAND ARGS   runs COMMAND with the URLs in its environment, ends with its exit code
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { startServer, type TestServer } from './server.ts';

export type { TestServer } from './server.ts';

const cache = join(import.meta.dirname, '.cache');

/** Redis without a disk: after `kill()` or `restart()` every key is gone. */
export function startRedis(): Promise<TestServer> {
  return startServer({
    name: 'redis',
    url: (port) => `redis://127.0.0.1:${port}`,
    command: (port, dir) => ['redis-server', '--port', `${port}`, '--bind', '127.0.0.1', '--dir', dir, '--save', '', '--appendonly', 'no'],
    probe: { send: 'PING\r\n', expect: '+PONG' },
  });
}

/** An S3 server; the URL carries the keys and the name of a bucket that is not there yet. Objects outlive `kill()`. */
export function startS3(): Promise<TestServer> {
  return startServer({
    name: 's3',
    url: (port) => `http://palaver:palaver-secret@127.0.0.1:${port}/palaver`,
    command(port, dir) {
      const objects = join(dir, 'objects');
      mkdirSync(objects, { recursive: true });
      return [join(cache, 'versitygw'), '--port', `127.0.0.1:${port}`, '--keep-alive', 'posix', objects];
    },
    env: { ROOT_ACCESS_KEY: 'palaver', ROOT_SECRET_KEY: 'palaver-secret' },
    probe: { send: 'GET / HTTP/1.0\r\n\r\n', expect: 'HTTP/1.' },
  });
}

/** A server that speaks MongoDB's protocol. With `durable`, acknowledged writes outlive `kill()`; without, it is faster and loses the last second. */
export function startMongo({ durable = false }: { readonly durable?: boolean } = {}): Promise<TestServer> {
  const classpath = `${join(cache, 'classes')}:${join(cache, 'jars', '*')}`;
  return startServer({
    name: 'mongodb',
    url: (port) => `mongodb://127.0.0.1:${port}/palaver?directConnection=true&retryWrites=false`,
    command: (port, dir) => [
      ...(['java', '-XX:+UseSerialGC', '-Xmx512m', '-cp', classpath, 'MongoServer'] as const),
      ...['--port', `${port}`, '--file', join(dir, 'data.mv'), ...(durable ? ['--durable'] : [])],
    ],
    probe: { send: '', expect: '' }, // it binds last, with everything ready
  });
}

/** Starts all three at once; if one fails, the others are stopped. */
async function startAll(): Promise<{ readonly env: Readonly<Record<string, string>>; stop(): Promise<void> }> {
  const outcomes = await Promise.allSettled([startMongo(), startRedis(), startS3()]);
  const servers = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  const stop = async (): Promise<void> => void (await Promise.all(servers.map((server) => server.stop())));
  const [mongo, redis, s3] = servers;
  if (!mongo || !redis || !s3) {
    await stop();
    throw new AggregateError(
      outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : [])),
      'not every server started',
    );
  }
  return { env: { MONGODB_URL: mongo.url, REDIS_URL: redis.url, S3_URL: s3.url }, stop };
}

/** Runs the command to its end, passing on SIGTERM and SIGINT; gives its exit code, 128 + n when signal n ended it. */
function runCommand(command: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<number> {
  const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGINT', () => undefined); // a terminal sends it to the command as well
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

/** Resolves at the first SIGTERM or SIGINT. */
async function untilTold(): Promise<void> {
  const alive = setInterval(() => undefined, 60_000);
  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  clearInterval(alive);
}

async function main([dashes, command, ...args]: readonly string[]): Promise<number> {
  if (dashes !== undefined && (dashes !== '--' || command === undefined)) {
    console.error('usage: node test/servers/start.ts [-- COMMAND ARGS...]');
    return 2;
  }
  const { env, stop } = await startAll();
  try {
    if (command !== undefined) return await runCommand(command, args, env);
    for (const [name, url] of Object.entries(env)) console.log(`${name}='${url}'`);
    await untilTold();
    return 0;
  } finally {
    await stop();
  }
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
