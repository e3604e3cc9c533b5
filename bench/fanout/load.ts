/** A process with all receivers of one server and its sender. Takes `Order`s. */
import { Pool } from 'undici';
import { endWithParent } from '../support/processes.ts';
import { percentile } from '../support/statistics.ts';
import { type Crowd, MARK, NUMBER_DIGITS, openCrowd } from './crowd.ts';
import type { WireName } from './wires.ts';

/** How a message is sent: by a POST, whose body has `%ID%` and `%BODY%` in it. */
export type Post = { readonly url: string; readonly headers: Readonly<Record<string, string>>; readonly body: string };

/** What the process can be told. `perSecond`: at a steady rate; else as many as go out with `underWay` at a time. */
export type Order =
  | { readonly do: 'connect'; readonly url: string; readonly wire: WireName; readonly query: string; readonly tokens: readonly string[] }
  | { readonly do: 'warm up'; readonly post: Post }
  | { readonly do: 'flood'; readonly post: Post; readonly underWay: number; readonly durationMs: number }
  | { readonly do: 'steady'; readonly post: Post; readonly perSecond: number; readonly durationMs: number };

/** What came of a flood. */
export type Flooded = { readonly deliveries: number; readonly perSecond: number };

/** Milliseconds from before the sender's request to the receipt, in a sample of the receivers. */
export type Latencies = { readonly p50: number; readonly p99: number; readonly lost: number };

const BODY_BYTES = 200;
const WAIT_MS = 15_000;
const PROBE_EVERY_MS = 500;

let crowd: Crowd | null = null;
let count = 0;

async function work(order: Order): Promise<unknown> {
  if (order.do === 'connect') {
    const more = await openCrowd(order.url, order.wire, order.query, order.tokens);
    crowd = crowd ? joined(crowd, more) : more;
    return crowd.size;
  }
  if (!crowd) throw new Error('nobody is connected');
  const { origin, pathname: path } = new URL(order.post.url);
  const pool = new Pool(origin, { connections: 8, pipelining: 1 });
  const send = async (): Promise<void> => {
    const number = count++;
    const text = `${MARK}${String(number).padStart(NUMBER_DIGITS, '0')} `.padEnd(BODY_BYTES, 'the ferry leaves at ten past eight ');
    const body = order.post.body.replace('%ID%', `message-${number}`).replace('%BODY%', text);
    const answer = await pool.request({ method: 'POST', path, headers: order.post.headers, body });
    const said = await answer.body.text();
    if (answer.statusCode !== 200 || said.includes('"code"')) throw new Error(`${order.post.url} answers ${answer.statusCode} ${said}`);
  };
  try {
    if (order.do === 'warm up') return await warmUp(crowd, send);
    return await (order.do === 'flood' ? flood(crowd, send, order) : steady(crowd, send, order));
  } finally {
    await pool.close();
  }
}

function joined(one: Crowd, other: Crowd): Crowd {
  return {
    size: one.size + other.size,
    received: () => one.received() + other.received(),
    watch(listener) {
      one.watch(listener);
      other.watch(listener);
    },
    close() {
      one.close();
      other.close();
    },
  };
}

/** Subscriptions are not acknowledged everywhere: all have begun when everybody has received the same message. */
async function warmUp(everybody: Crowd, send: () => Promise<void>): Promise<void> {
  for (const end = performance.now() + 4 * WAIT_MS; performance.now() < end; ) {
    const before = everybody.received();
    await send();
    await until(() => everybody.received() - before >= everybody.size, PROBE_EVERY_MS);
    await until(() => false, PROBE_EVERY_MS); // what was sent before may still be coming
    if (everybody.received() - before === everybody.size) return;
  }
  throw new Error('not everybody receives');
}

async function flood(everybody: Crowd, send: () => Promise<void>, { underWay, durationMs }: Order & { do: 'flood' }): Promise<Flooded> {
  const before = everybody.received();
  const begin = performance.now();
  let sent = 0;
  const allReceived = (most: number): boolean => everybody.received() - before > (sent - most) * everybody.size - 1;
  const oneAfterAnother = async (): Promise<void> => {
    while (performance.now() - begin < durationMs) {
      sent += 1;
      await send();
      if (!(await until(() => allReceived(underWay - 1), WAIT_MS))) throw new Error('messages are lost');
    }
  };
  const wake = doze();
  await Promise.all(Array.from({ length: underWay }, oneAfterAnother));
  if (!(await until(() => allReceived(0), WAIT_MS))) throw new Error('messages are lost');
  wake();
  const deliveries = everybody.received() - before;
  return { deliveries, perSecond: deliveries / ((performance.now() - begin) / 1000) };
}

async function steady(everybody: Crowd, send: () => Promise<void>, { perSecond, durationMs }: Order & { do: 'steady' }): Promise<Latencies> {
  const latencies: number[] = [];
  const sentAt = new Map<number, number>();
  everybody.watch((number) => {
    const at = sentAt.get(number);
    if (at !== undefined) latencies.push(performance.now() - at);
  });
  const before = everybody.received();
  const begin = performance.now();
  const sends: Promise<void>[] = [];
  while (performance.now() - begin < durationMs) {
    sentAt.set(count, performance.now());
    sends.push(send());
    await until(() => false, begin + sends.length * (1000 / perSecond) - performance.now());
  }
  await Promise.all(sends);
  const expected = sends.length * everybody.size;
  await until(() => everybody.received() - before >= expected, WAIT_MS);
  everybody.watch(() => {});
  return { p50: percentile(latencies, 50), p99: percentile(latencies, 99), lost: expected - (everybody.received() - before) };
}

/**
 * Until the function that it gives is called, this process reads what has come and then sleeps, instead of waiting for more: on
 * one machine a sender pays for waking up whoever waits, once for each delivery, and the slower it is the more often.
 */
function doze(): () => void {
  let isDozing = true;
  const sleep = (): void => {
    if (!isDozing) return;
    Atomics.wait(SLEEP, 0, 0, DOZE_MS);
    setImmediate(sleep);
  };
  sleep();
  return () => {
    isDozing = false;
  };
}

const SLEEP = new Int32Array(new SharedArrayBuffer(4));
const DOZE_MS = 3;

/** Waits until something is so, at most for some milliseconds; says whether it is. */
async function until(isSo: () => boolean, withinMs: number): Promise<boolean> {
  for (const end = performance.now() + withinMs; !isSo(); ) {
    if (performance.now() >= end) return false;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  return true;
}

process.on('message', (order: Order) => {
  work(order).then(
    (result) => process.send?.(result ?? 'done'),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
endWithParent();
process.send?.('ready');
