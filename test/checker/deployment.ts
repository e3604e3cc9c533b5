import { freePort } from '../servers/server.ts';
import { startMongo, startRedis, startS3, type TestServer } from '../servers/start.ts';
import { type PalaverProcess, startProcess } from '../support/process.ts';
import { startProxy, type TcpProxy } from './proxy.ts';

/** Where a gateway is reached. */
export type Gate = { readonly url: string; readonly wsUrl: string };

/** Everything under test, and what can be done to it. */
export type Deployment = {
  /** The gateways as clients reach them: through a proxy. */
  readonly gates: readonly Gate[];
  /** By name, for example `message-2`. */
  readonly processes: ReadonlyMap<string, PalaverProcess>;
  /** Connections by name, for example `gateway-1>message`; `client>` is before a gateway. */
  readonly links: ReadonlyMap<string, TcpProxy>;
  readonly redis: TestServer | null;
  readonly store: TestServer | null;
  /** A gateway in a process that has seen nothing yet, and the others, without proxies. */
  freshGates(): Promise<{ readonly fresh: Gate; readonly others: readonly Gate[] }>;
  /** Stops everything; gives the processes that ended by themselves, or not well. */
  stop(): Promise<string[]>;
  log(name: string): string;
};

type Options = {
  readonly dataDir: string;
  /** More settings of a process, for example a shifted clock. */
  readonly settingsOf: (name: string) => Readonly<Record<string, string>>;
};

const PARTS = ['user', 'group', 'message', 'media', 'presence'] as const;
const BASE = { HOST: '127.0.0.1', LOG_LEVEL: 'info' };

/** Starts everything in one process, with the embedded store. */
export async function startTogether({ dataDir, settingsOf }: Options): Promise<Deployment> {
  const port = await freePort();
  const all = await startProcess('all', { ...BASE, DATA_DIR: dataDir, PORT: String(port), ...settingsOf('all') });
  const front = await startProxy(port);
  return {
    gates: [gateAt(front.port)],
    processes: new Map([['all', all]]),
    links: new Map([['client>all', front]]),
    redis: null,
    store: null,
    async freshGates() {
      await all.stop();
      await all.restart();
      return { fresh: gateAt(port), others: [] };
    },
    async stop() {
      const code = await all.stop();
      await front.close();
      return code === 0 ? [] : [`all ended with ${code}`];
    },
    log: () => all.log(),
  };
}

/** Starts each role in a process of its own on servers of its own, two gateways and two message processes, with proxies between all of them. */
export async function startApart({ dataDir, settingsOf }: Options): Promise<Deployment> {
  const processes = new Map<string, PalaverProcess>();
  const links = new Map<string, TcpProxy>();
  const servers: TestServer[] = [];

  async function stop(): Promise<string[]> {
    const codes = await Promise.all([...processes].map(async ([name, one]) => [name, await one.stop()] as const));
    await Promise.all([...links.values()].map((proxy) => proxy.close()));
    await Promise.all(servers.map((server) => server.stop()));
    return codes.filter(([, code]) => code !== 0).map(([name, code]) => `${name} ended with ${code}`);
  }

  function keep(server: TestServer): TestServer {
    servers.push(server);
    return server;
  }

  async function link(name: string, ...ports: readonly [number, ...number[]]): Promise<number> {
    const proxy = await startProxy(...ports);
    links.set(name, proxy);
    return proxy.port;
  }

  async function assemble(): Promise<Deployment> {
    const store = keep(await startMongo({ durable: true }));
    const redis = keep(await startRedis());
    const s3 = keep(await startS3());
    const places = { MONGODB_URL: store.url, REDIS_URL: redis.url, S3_URL: s3.url };
    const names = ['user', 'group', 'message-1', 'message-2', 'media', 'presence', 'worker', 'gateway-1', 'gateway-2'];
    const ports = new Map<string, number>();
    for (const name of names) ports.set(name, await freePort());
    const portOf = (name: string): number => ports.get(name) as number; // of the list above

    async function settingsFor(name: string): Promise<Record<string, string>> {
      const settings: Record<string, string> = { ...BASE, ...places, DATA_DIR: dataDir, PORT: String(ports.get(name) ?? (await freePort())) };
      const isFresh = !ports.has(name);
      for (const [key, server] of isFresh
        ? []
        : ([
            ['MONGODB_URL', 'store'],
            ['REDIS_URL', 'redis'],
          ] as const)) {
        settings[key] = withPort(places[key], await link(`${name}>${server}`, portIn(places[key])));
      }
      for (const part of PARTS) {
        const targets: readonly [number, ...number[]] = part === 'message' ? [portOf('message-1'), portOf('message-2')] : [portOf(part)];
        const isCaller = isFresh || name.startsWith('gateway') || CALLS[name.split('-')[0] ?? '']?.includes(part);
        if (isCaller) settings[`${part.toUpperCase()}_URL`] = `http://127.0.0.1:${await link(`${name}>${part}`, ...targets)}`;
      }
      return { ...settings, ...settingsOf(name) };
    }

    await startProcess('setup', { ...BASE, ...places, DATA_DIR: dataDir });
    for (const name of names) {
      const role = name.split('-')[0] as (typeof PARTS)[number] | 'worker' | 'gateway'; // of the list above
      processes.set(name, await startProcess(role, await settingsFor(name)));
    }
    const gates = [];
    for (const name of ['gateway-1', 'gateway-2']) gates.push(gateAt(await link(`client>${name}`, portOf(name))));
    return {
      gates,
      processes,
      links,
      redis,
      store,
      async freshGates() {
        const settings = await settingsFor('gateway-3');
        const fresh = await startProcess('gateway', settings);
        processes.set('gateway-3', fresh);
        return { fresh: gateAt(Number(settings['PORT'])), others: ['gateway-1', 'gateway-2'].map((name) => gateAt(portOf(name))) };
      },
      stop,
      log: (name) => processes.get(name)?.log() ?? '',
    };
  }

  try {
    return await assemble();
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Which subgraphs ask which others. */
const CALLS: Readonly<Record<string, readonly string[]>> = { user: ['media'], group: ['user'], message: ['media'] };

function gateAt(port: number): Gate {
  return { url: `http://127.0.0.1:${port}/graphql`, wsUrl: `ws://127.0.0.1:${port}/graphql` };
}

function portIn(url: string): number {
  return Number(new URL(url).port);
}

function withPort(url: string, port: number): string {
  const changed = new URL(url);
  changed.port = String(port);
  return changed.href;
}
