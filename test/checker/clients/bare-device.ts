import { setTimeout as wait } from 'node:timers/promises';
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Gate } from '../deployment.ts';
import { createCaller } from './caller.ts';
import { atTimes, type Device, type DeviceOptions, recordArrival } from './devices.ts';
import { EVENTS, type EventFields } from './documents.ts';

/** As docs/getting-started.md says: the server says something at least every 20 s. */
const SILENCE_MS = 30_000;

/** A device with the official client as the documentation says: it keeps the cursor, and the client comes back by itself. */
export function createBareDevice({ name, person, habit, gates, journal, random }: DeviceOptions): Device {
  const caller = createCaller(person.account, gates);
  const ready = Promise.withResolvers<void>();
  let cursor: string | null = null;
  let client: Client | null = null;
  let socket: WebSocket | null = null;
  let stopHabit: () => Promise<void> = async () => undefined;
  let isClosed = false;

  function connect({ wsUrl }: Gate): void {
    let silence: NodeJS.Timeout | undefined;
    const made = createClient({
      url: wsUrl,
      webSocketImpl: QuietWebSocket,
      connectionParams: async () => ({ authorization: `Bearer ${await caller.token()}` }),
      retryAttempts: Number.POSITIVE_INFINITY,
      shouldRetry: () => true,
      retryWait: (retries) => wait(Math.min(2_000, 100 * 2 ** retries) * random.between(0.5, 1)),
      on: {
        opened(opened) {
          socket = opened as WebSocket; // of the class above
        },
        closed(event) {
          clearTimeout(silence);
          const { code } = event as { code: number }; // a close event
          if (code === 4403) caller.distrust();
          journal.write({ type: 'line', device: name, what: `closed ${code}` });
        },
      },
    });
    const variables = {
      get after() {
        return cursor ?? undefined; // read again whenever the client comes back
      },
    };
    const isCurrent = (): boolean => client === made && !isClosed;
    client = made;
    journal.write({ type: 'line', device: name, what: `connects ${wsUrl}` });
    made.subscribe<{ events: EventFields }>(
      { query: EVENTS, variables },
      {
        next({ data, errors }) {
          if (!isCurrent()) return; // it was on its way when we left
          clearTimeout(silence);
          silence = setTimeout(() => made.terminate(), SILENCE_MS);
          if (data?.events) receive(data.events);
          else journal.write({ type: 'over', device: name, why: `an event without data: ${JSON.stringify(errors)}` });
        },
        error(error) {
          if (isCurrent()) journal.write({ type: 'over', device: name, why: shown(error) });
        },
        complete() {
          clearTimeout(silence);
          if (isCurrent()) journal.write({ type: 'over', device: name, why: 'completed by the server' });
        },
      },
    );
  }

  function receive(event: EventFields): void {
    if (event.__typename === 'ResyncRequired') journal.write({ type: 'resync', device: name, why: event.reason ?? '' });
    else if (cursor === null && event.__typename === 'HeadReached') {
      journal.write({ type: 'beginning', device: name, user: person.account.userId, client: 'bare', cursor: event.cursor });
      ready.resolve();
    } else recordArrival(journal, name, event);
    cursor = event.cursor;
    person.notice(event);
  }

  async function leaveAndReturn(): Promise<void> {
    if (random.chance(0.4)) return client?.terminate(); // a connection that breaks: the client comes back at once
    const left = client;
    client = null;
    await dispose(left);
    journal.write({ type: 'line', device: name, what: 'away' });
    await wait(random.between(200, 6_000));
    if (!isClosed) connect(random.pick(gates));
  }

  async function readSlowly(): Promise<void> {
    const slowed = socket;
    slowed?.pause();
    await wait(random.between(500, 7_000));
    slowed?.resume();
  }

  connect(random.pick(gates));
  return {
    ready: ready.promise,
    live() {
      if (habit === 'restless') stopHabit = atTimes(random, [3_000, 12_000], leaveAndReturn);
      if (habit === 'slow') stopHabit = atTimes(random, [500, 5_000], readSlowly);
    },
    rest: () => void stopHabit(),
    async close() {
      isClosed = true;
      await stopHabit();
      await dispose(client);
    },
  };
}

/** `ws` throws what happens to a socket that is left while it connects, unless somebody listens. */
class QuietWebSocket extends WebSocket {
  constructor(url: string, protocol: string) {
    super(url, protocol);
    this.on('error', () => undefined);
  }
}

/** A client that is connecting in vain rejects with that. */
async function dispose(client: Client | null): Promise<void> {
  try {
    await client?.dispose();
  } catch {}
}

function shown(error: unknown): string {
  return error instanceof Error ? error.message : JSON.stringify(error);
}
