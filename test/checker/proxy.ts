import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createConnectInTurn } from '../support/turns.ts';

/**
 * What a proxy does with the bytes of its connections: `delay` holds each back for a while, `hang` passes nothing on, `mute` passes requests on
 * and holds the answers back until the connections break, `reset` breaks every connection within 300 ms.
 */
export type Weather = 'fair' | 'delay' | 'hang' | 'mute' | 'reset';

/** A TCP proxy on 127.0.0.1, which is also a balancer if it has several targets. */
export type TcpProxy = {
  readonly port: number;
  set(weather: Weather): void;
  close(): Promise<void>;
};

const DELAY_MS = 400;
const RESET_WITHIN_MS = 300;
const HELD_BACK = 256 * 1024;

/** Starts a proxy in front of ports of 127.0.0.1: the next for each connection, another if that one does not listen. */
export async function startProxy(...targets: readonly [number, ...number[]]): Promise<TcpProxy> {
  const pairs = new Set<Pair>();
  let weather: Weather = 'fair';
  const connectInTurn = createConnectInTurn();

  const server = createServer({ noDelay: true, pauseOnConnect: true }, async (client) => {
    client.on('error', () => undefined); // a close follows
    const target = await connectInTurn(targets);
    if (!target || client.destroyed) {
      client.resetAndDestroy();
      target?.destroy();
      return;
    }
    const pair = createPair(client, target);
    pairs.add(pair);
    for (const socket of [client, target]) {
      socket.on('close', () => {
        pairs.delete(pair);
        pair.reset();
      });
    }
    pair.set(weather);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    port: (server.address() as AddressInfo).port, // it listens on a port
    set(changed) {
      const before = weather;
      weather = changed;
      for (const pair of pairs) {
        if (before === 'mute') pair.reset();
        else pair.set(weather);
      }
    },
    async close() {
      if (!server.listening) return;
      server.close();
      for (const pair of pairs) pair.reset();
      await once(server, 'close');
    },
  };
}

type Pair = { set(weather: Weather): void; reset(): void };

function createPair(client: Socket, target: Socket): Pair {
  const requests = createFlow(client, target);
  const answers = createFlow(target, client);
  for (const socket of [client, target]) socket.on('error', () => undefined); // a close follows
  let resetting: NodeJS.Timeout | undefined;

  function reset(): void {
    clearTimeout(resetting);
    for (const socket of [client, target]) if (!socket.destroyed) socket.resetAndDestroy();
  }

  return {
    set(weather) {
      clearTimeout(resetting);
      if (weather === 'reset') resetting = setTimeout(reset, Math.random() * RESET_WITHIN_MS);
      requests.set(weather === 'hang' ? Number.POSITIVE_INFINITY : weather === 'delay' ? DELAY_MS : 0);
      answers.set(weather === 'hang' || weather === 'mute' ? Number.POSITIVE_INFINITY : weather === 'delay' ? DELAY_MS : 0);
    },
    reset,
  };
}

/** Passes on what comes, in its order, each piece not before its time. Nothing passes before the first `set`. */
function createFlow(from: Socket, to: Socket): { set(delayMs: number): void } {
  let waiting: { readonly bytes: Buffer | null; readonly at: number }[] = [];
  let held = 0;
  let delay = Number.POSITIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;

  function push(bytes: Buffer | null): void {
    waiting.push({ bytes, at: Date.now() });
    held += bytes?.length ?? 0;
    if (held > HELD_BACK) from.pause();
    passOn();
  }

  function passOn(): void {
    clearTimeout(timer);
    for (let [first] = waiting; first; [first] = waiting) {
      const left = first.at + delay - Date.now();
      if (left > 0) {
        if (Number.isFinite(left)) timer = setTimeout(passOn, left);
        return;
      }
      waiting = waiting.slice(1);
      held -= first.bytes?.length ?? 0;
      if (first.bytes === null) to.end();
      else if (to.writable && !to.write(first.bytes)) {
        from.pause();
        to.once('drain', () => from.resume());
        return;
      }
    }
    if (!from.destroyed && !to.writableNeedDrain) from.resume();
  }

  from.on('data', push);
  from.on('end', () => push(null));
  from.pause();
  to.on('drain', () => passOn());

  return {
    set(delayMs) {
      delay = delayMs;
      passOn();
    },
  };
}
