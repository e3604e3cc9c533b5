import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { createConnectInTurn } from './turns.ts';

/** A process behind a balancer, by its ports on 127.0.0.1. */
export type Backend = { readonly port: number; readonly healthPort: number };

/** A balancer of TCP connections as deployments have it: it asks /readyz, and gives new connections only to processes that are ready. */
export type Balancer = {
  readonly port: number;
  /** Takes a process in; resolves when it is ready. Throws after 60 s. */
  add(backend: Backend): Promise<void>;
  /** Forgets a process that has gone. */
  remove(backend: Backend): void;
  close(): Promise<void>;
};

const ASK_EVERY_MS = 200;
const READY_WITHIN_MS = 60_000;

/** Starts a balancer on a free port of 127.0.0.1. Connections take turns. */
export async function startBalancer(): Promise<Balancer> {
  const ready = new Map<Backend, boolean>();
  const open = new Set<Socket>();
  const connectInTurn = createConnectInTurn();

  async function ask(backend: Backend): Promise<void> {
    const isReady = await fetch(`http://127.0.0.1:${backend.healthPort}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready.has(backend)) ready.set(backend, isReady);
  }

  const asking = setInterval(() => {
    for (const backend of ready.keys()) void ask(backend);
  }, ASK_EVERY_MS);

  const portsReady = (): number[] => [...ready].flatMap(([{ port }, isReady]) => (isReady ? [port] : []));

  const server = createServer({ noDelay: true, pauseOnConnect: true }, async (client) => {
    client.on('error', () => undefined); // a close follows
    const target = await connectInTurn(portsReady());
    if (!target) return void client.resetAndDestroy();
    target.on('error', () => undefined);
    for (const socket of [client, target]) {
      open.add(socket);
      socket.on('close', () => {
        open.delete(socket);
        client.destroy();
        target.destroy();
      });
    }
    client.pipe(target);
    target.pipe(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    port: (server.address() as AddressInfo).port, // it listens on a port
    async add(backend) {
      ready.set(backend, false);
      for (const until = Date.now() + READY_WITHIN_MS; !ready.get(backend); ) {
        if (Date.now() > until) throw new Error(`the process on port ${backend.port} is not ready`);
        await wait(50);
      }
    },
    remove: (backend) => void ready.delete(backend),
    async close() {
      clearInterval(asking);
      server.close();
      for (const socket of open) socket.destroy();
      await once(server, 'close');
    },
  };
}
