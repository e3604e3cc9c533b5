import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '../../roles/roles.ts';
import { freePort } from '../servers/server.ts';
import type { Endpoint } from './client.ts';
import { type Person, signUp } from './person.ts';
import { type PalaverProcess, startProcess } from './process.ts';
import { mongodbUrl, redisUrl, s3Url } from './real-servers.ts';
import type { Connection } from './sockets.ts';

/** A running Palaver: one process, or seven roles in eight. */
export type Palaver = Endpoint & {
  /** One, or two where the roles are apart. */
  readonly gateways: readonly [Endpoint, ...Endpoint[]];
  /** The folder of its keys, and of what one process keeps. */
  readonly dataDir: string;
  /** The URLs of what it keeps in real servers; null where it keeps everything in its folder. */
  readonly places: Places | null;
  /** The process of a role; where there is one process, always that. */
  process(role: Role): PalaverProcess;
  /** SIGKILL for a role, as by the system. */
  kill(role: Role): Promise<void>;
  /** Signs people up: unique handles, the names as given, each at the next gateway in turn. */
  people<N extends string>(...names: readonly N[]): Promise<Record<N, Person>>;
  /** Signs up so many people, two at a time. */
  crowd(count: number): Promise<Person[]>;
  /** Everything that all processes wrote. */
  log(): string;
  stop(): Promise<void>;
};

/** Whether the real servers are there: then each role is a process of its own. */
export const areRolesApart = Boolean(mongodbUrl && redisUrl && s3Url);

const PARTS = ['user', 'group', 'message', 'media', 'presence'] as const;

/**
 * Starts Palaver on free ports with a fresh folder, a database, a bucket and a Redis database of its own; resolves when it listens.
 * Without the real servers it is one process, with them each role is one, the gateway two.
 */
export async function startPalaver(settings: Readonly<Record<string, string>> = {}): Promise<Palaver> {
  const dataDir = mkdtempSync(join(tmpdir(), 'palaver-e2e-'));
  const connections = new Set<Connection>();
  const started: PalaverProcess[] = [];
  const places = areRolesApart ? ownPlaces() : null;

  async function stop(): Promise<void> {
    await Promise.all(started.map((one) => one.stop()));
    await Promise.all([...connections].map((connection) => connection.close()));
    rmSync(dataDir, { recursive: true, force: true });
  }

  try {
    const base = { HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...settings };
    started.push(...(await (places ? startApart({ ...places, ...base }) : startTogether(base))));
  } catch (error) {
    await stop();
    throw error;
  }
  const gateways = started.filter(({ role }) => role === 'gateway' || role === 'all').map(({ url }) => endpointOf(url));
  const [first, ...others] = gateways;
  if (!first) throw new Error('there is no gateway');
  let next = 0;

  async function joins(name: string): Promise<Person> {
    const endpoint = gateways[next++ % gateways.length] ?? first;
    return signUp(name, endpoint as Endpoint, (connection) => connections.add(connection)); // `first` is one
  }

  function processOf(role: Role): PalaverProcess {
    const found = started.find((one) => one.role === role || one.role === 'all');
    if (!found) throw new Error(`there is no ${role}`);
    return found;
  }

  return {
    ...first,
    gateways: [first, ...others],
    dataDir,
    places,
    process: processOf,
    kill: (role) => processOf(role).kill(),
    async people(...names) {
      const people = await Promise.all(names.map(async (name) => [name, await joins(name)] as const));
      return Object.fromEntries(people) as Record<(typeof names)[number], Person>; // one for each name
    },
    async crowd(count) {
      const crowd: Person[] = [];
      while (crowd.length < count) {
        const pair = Array.from({ length: Math.min(4, count - crowd.length) }, (_, i) => joins(`guest${crowd.length + i}`));
        crowd.push(...(await Promise.all(pair)));
      }
      return crowd;
    },
    log: () => started.map((one) => `--- ${one.role}\n${one.log()}`).join('\n'),
    stop,
  };
}

async function startTogether(settings: Readonly<Record<string, string>>): Promise<PalaverProcess[]> {
  const port = String(await freePort());
  return [await startProcess('all', { ...settings, PORT: port })];
}

/** Setup comes first; the rest find each other by their ports, whoever is there sooner. */
async function startApart(base: Readonly<Record<string, string>>): Promise<PalaverProcess[]> {
  const roles = [...PARTS, 'worker', 'gateway', 'gateway'] as const;
  const ports = await Promise.all(roles.map(freePort));
  const urls = Object.fromEntries(PARTS.map((name, i) => [`${name.toUpperCase()}_URL`, `http://127.0.0.1:${ports[i]}`]));
  const settings = { ...urls, ...base };
  await startProcess('setup', settings);
  const outcomes = await Promise.allSettled(roles.map((role, i) => startProcess(role, { ...settings, PORT: String(ports[i]) })));
  const started = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (!failure) return started;
  await Promise.all(started.map((one) => one.kill()));
  throw failure.reason;
}

let databases = 0;

/** Where a Palaver keeps what it keeps in real servers. */
export type Places = Record<'MONGODB_URL' | 'REDIS_URL' | 'S3_URL', string>;

/** A database in MongoDB, a bucket and a database in Redis that no other Palaver uses at the same time. */
export function ownPlaces(): Places {
  const name = `e2e-${randomUUID().slice(0, 13)}`;
  const [mongodb, redis, s3] = [mongodbUrl, redisUrl, s3Url].map((url) => new URL(url ?? ''));
  if (!mongodb || !redis || !s3) throw new Error('there are no real servers');
  // Redis has 16 databases. Test files run side by side in so many workers as the pool has, one file at a time in each.
  const worker = Number(process.env['VITEST_POOL_ID'] ?? 1) - 1;
  redis.pathname = `/${(worker * 4 + (databases++ % 4)) % 16}`;
  mongodb.pathname = `/${name}`;
  s3.pathname = `/${name}`;
  return { MONGODB_URL: mongodb.href, REDIS_URL: redis.href, S3_URL: s3.href };
}

/** The addresses for clients of a gateway that listens there. */
export function endpointOf(url: string): Endpoint {
  return { url: `${url}/graphql`, wsUrl: `${url.replace('http', 'ws')}/graphql` };
}
