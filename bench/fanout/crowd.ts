import { openRawSocket, type RawSocket } from '../support/raw-socket.ts';
import { type WireName, wireOf } from './wires.ts';

/** Before the number of a message in its body, so that it is found without reading the frame. */
export const MARK = '@@';

/** Digits of the number after the mark. */
export const NUMBER_DIGITS = 8;

/** Many receivers of one server, each on a socket of its own. */
export type Crowd = {
  readonly size: number;
  /** Messages that all receivers together have received so far. */
  received(): number;
  /** Has every sampled receiver tell of each message until the next call; the others only count. */
  watch(onMessage: (number: number) => void): void;
  close(): void;
};

/** Which receivers look at what they receive: one of so many. */
const SAMPLE = 16;
const OPENED_AT_ONCE = 64;
const MARK_BYTES = Buffer.from(MARK);

/** Connects one receiver for each token. Throws later, once for all, if a socket closes that was not told to. */
export async function openCrowd(url: string, wireName: WireName, query: string, tokens: readonly string[]): Promise<Crowd> {
  let received = 0;
  let onMessage: (number: number) => void = () => {};
  let isClosing = false;
  const sockets: RawSocket[] = [];

  async function openOne(token: string, isSampled: boolean): Promise<void> {
    const wire = wireOf(wireName, token, query);
    const ready = Promise.withResolvers<void>();
    const socket = await openRawSocket({
      url: url + wire.path,
      protocol: wire.protocol,
      onText(opened, buffer, start, end) {
        const mark = buffer.indexOf(MARK_BYTES, start);
        if (mark >= 0 && mark < end) {
          received += 1;
          if (isSampled) onMessage(Number(buffer.toString('latin1', mark + MARK.length, mark + MARK.length + NUMBER_DIGITS)));
          return;
        }
        const text = buffer.toString('utf8', start, end);
        if (text.includes('"errors"') || text.includes('"type":"error"')) throw new Error(text);
        const answer = wire.answer(text);
        if (answer !== null) opened.send(answer);
        if (wire.isReady(text)) ready.resolve();
      },
      onClose() {
        if (!isClosing) throw new Error(`${url} closed a socket`);
      },
    });
    sockets.push(socket);
    if (wire.greeting !== null) socket.send(wire.greeting);
    await ready.promise;
  }

  const queue = tokens.entries();
  const openers = Array.from({ length: OPENED_AT_ONCE }, async () => {
    for (const [i, token] of queue) await openOne(token, i % SAMPLE === 0);
  });
  await Promise.all(openers);
  return {
    size: tokens.length,
    received: () => received,
    watch(listener) {
      onMessage = listener;
    },
    close() {
      isClosing = true;
      for (const socket of sockets) socket.close();
    },
  };
}
