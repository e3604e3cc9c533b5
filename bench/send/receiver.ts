/** A process that sends at a steady rate by HTTP and receives on another socket by graphql-ws. Takes `LatencyOrder`s, answers with `Latencies`. */
import { createClient } from 'graphql-ws';
import { Pool } from 'undici';
import { WebSocket } from 'ws';
import { endWithParent } from '../support/processes.ts';

/** Messages to the conversations in turn: so many a second whatever the answers take, or as many as 64 under way give. */
export type LatencyOrder = {
  readonly url: string;
  readonly accessToken: string;
  readonly sendTo: readonly string[];
  readonly perSecond: number | null;
  readonly durationMs: number;
};

/** Milliseconds from before the request to its answer, and to the receipt of the event; `lost` is how many were not received within 5 s. */
export type Latencies = {
  readonly perSecond: number;
  readonly answered: readonly number[];
  readonly received: readonly number[];
  readonly lost: number;
};

const EVENTS = 'subscription { events { ... on MessageSent { message { id clientMessageId preview { text } sender { id } } } } }';
const SEND = 'mutation Send($input: SendMessageInput!) { sendMessage(input: $input) { message { id } userErrors { code } } }';
const AT_ONCE = 64;
const TICK_MS = 5;
const WAIT_MS = 5_000;

async function measure({ url, accessToken, sendTo, perSecond, durationMs }: LatencyOrder): Promise<Latencies> {
  const authorization = `Bearer ${accessToken}`;
  const sentAt = new Map<string, number>();
  const received: number[] = [];
  const answered: number[] = [];
  const client = createClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, connectionParams: { authorization }, retryAttempts: 0 });
  const next = ({ data }: { data?: unknown }): void => {
    const id = (data as { events?: { message?: { clientMessageId?: string } } } | undefined)?.events?.message?.clientMessageId; // as selected above
    const at = id === undefined ? undefined : sentAt.get(id);
    if (id === undefined || at === undefined) return;
    sentAt.delete(id);
    received.push(performance.now() - at);
  };
  const stop = client.subscribe({ query: EVENTS }, { next, error: (error) => console.error(error), complete() {} });
  const pool = new Pool(new URL(url).origin, { connections: AT_ONCE, pipelining: 1 });

  async function send(n: number): Promise<void> {
    const clientMessageId = crypto.randomUUID();
    const input = { conversationId: sendTo[n % sendTo.length], clientMessageId, body: `message ${n}` };
    const at = performance.now();
    sentAt.set(clientMessageId, at);
    const { body } = await pool.request({
      method: 'POST',
      path: '/graphql',
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify({ query: SEND, variables: { input } }),
    });
    if ((await body.text()).includes('"code"')) throw new Error('a message was refused');
    answered.push(performance.now() - at);
  }

  await sendUntilHeard(send, received);
  received.length = 0;
  answered.length = 0;
  sentAt.clear();
  const begin = performance.now();
  await (perSecond === null ? sendAtOnce(send, durationMs) : sendSteadily(send, perSecond, durationMs));
  const seconds = (performance.now() - begin) / 1000;
  for (const end = performance.now() + WAIT_MS; sentAt.size > 0 && performance.now() < end; )
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  stop();
  await Promise.all([client.dispose(), pool.close()]);
  return { perSecond: answered.length / seconds, answered, received, lost: sentAt.size };
}

async function sendSteadily(send: (n: number) => Promise<void>, perSecond: number, durationMs: number): Promise<void> {
  const sends: Promise<void>[] = [];
  const begin = performance.now();
  for (let elapsed = 0; elapsed < durationMs; elapsed = performance.now() - begin) {
    for (const due = Math.floor((elapsed / 1000) * perSecond); sends.length < due; ) sends.push(send(sends.length));
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  }
  await Promise.all(sends);
}

async function sendAtOnce(send: (n: number) => Promise<void>, durationMs: number): Promise<void> {
  const begin = performance.now();
  let sent = 0;
  const oneAfterAnother = async (): Promise<void> => {
    while (performance.now() - begin < durationMs) await send(sent++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, oneAfterAnother));
}

/** A subscription is not acknowledged: it has begun when the first event comes. */
async function sendUntilHeard(send: (n: number) => Promise<void>, received: readonly number[]): Promise<void> {
  for (let n = 0; received.length === 0; n++) {
    await send(n);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

process.on('message', (order: LatencyOrder) => {
  measure(order).then(
    (latencies) => process.send?.(latencies),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
endWithParent();
process.send?.('ready');
