/** A process with devices that go away and come back, each a user of her own. Takes `DevicesOrder`s, answers with `Resumed`. */

import { endWithParent } from '../support/processes.ts';
import { openRawSocket } from '../support/raw-socket.ts';

/** `meet`: each connects once and keeps the cursor of what it is told first. `resume`: so many of them come back at once, with that cursor. */
export type DevicesOrder =
  | { readonly do: 'meet'; readonly url: string; readonly tokens: readonly string[] }
  | { readonly do: 'resume'; readonly url: string; readonly count: number };

/** Milliseconds from before connecting until it is said that nothing is missing, one for each device, and how many messages came before. */
export type Resumed = { readonly latencies: readonly number[]; readonly messages: number; readonly ms: number };

type Device = { readonly token: string; cursor: string | null };

const QUERY = `subscription ($after: String) {
  events(after: $after) { __typename cursor ... on MessageSent { message { id body seq createdAt sender { id } } } }
}`;

let devices: Device[] = [];

async function work(order: DevicesOrder): Promise<Resumed> {
  if (order.do === 'meet') devices = order.tokens.map((token) => ({ token, cursor: null }));
  const those = order.do === 'meet' ? devices : devices.slice(0, order.count);
  const begin = performance.now();
  const results = await Promise.all(those.map((device) => visit(order.url, device)));
  const messages = results.reduce((sum, result) => sum + result.messages, 0);
  return { latencies: results.map(({ ms }) => ms), messages, ms: performance.now() - begin };
}

/** Connects, receives until nothing is missing, and goes away. */
async function visit(url: string, device: Device): Promise<{ readonly ms: number; readonly messages: number }> {
  const begin = performance.now();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let messages = 0;
  const socket = await openRawSocket({
    url: `${url.replace('http', 'ws')}/graphql`,
    protocol: 'graphql-transport-ws',
    onText(opened, buffer, start, end) {
      if (isAt(SENT, buffer, start, end)) {
        messages += 1;
        return;
      }
      const text = buffer.toString('utf8', start, end);
      if (text.includes('"connection_ack"')) {
        const payload = { query: QUERY, variables: { after: device.cursor } };
        opened.send(JSON.stringify({ id: '1', type: 'subscribe', payload }));
      } else if (text.includes('"HeadReached"')) {
        device.cursor ??= /"cursor":"([^"]+)"/.exec(text)?.[1] ?? null;
        resolve();
      } else reject(new Error(text));
    },
    onClose: () => reject(new Error('the server closed a socket')),
  });
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${device.token}` } }));
  await promise;
  socket.close();
  return { ms: performance.now() - begin, messages };
}

const SENT = Buffer.from('"MessageSent"');

function isAt(wanted: Buffer, buffer: Buffer, start: number, end: number): boolean {
  const at = buffer.indexOf(wanted, start);
  return at >= 0 && at < end;
}

process.on('message', (order: DevicesOrder) => {
  work(order).then(
    (resumed) => process.send?.(resumed),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
endWithParent();
process.send?.('ready');
