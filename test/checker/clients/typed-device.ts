import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { PalaverError } from '../../../client/errors.ts';
import { createPalaver, type Palaver } from '../../../client/palaver.ts';
import { createMemoryCursorStore, createMemoryOutboxStore, createMemorySessionStore } from '../../../client/storage.ts';
import { SIGNED_OUT } from '../records.ts';
import { atTimes, type Device, type DeviceOptions, recordArrival } from './devices.ts';
import type { EventFields } from './documents.ts';
import { PASSWORD } from './orders.ts';
import { chooseChat, draft, TEXT_KEPT } from './writer.ts';

/** A device with the typed client, which also writes by its outbox. */
export type TypedDevice = Device & {
  /** Writes until it rests; resolves when the last message is acknowledged or refused. */
  write(): Promise<void>;
};

const WRITE_EVERY_MS = [800, 4_000] as const;

/** Makes a device with the typed client. A program that ends and starts again goes on with what the stores hold. */
export function createTypedDevice({ name, person, habit, gates, journal, random }: DeviceOptions): TypedDevice {
  const storage = { cursor: createMemoryCursorStore(), outbox: createMemoryOutboxStore(), session: createMemorySessionStore() };
  const ready = Promise.withResolvers<void>();
  const { userId, handle } = person.account;
  let palaver = open();
  let hasBegun = false;
  let stopHabit: () => Promise<void> = async () => undefined;
  const resting = new AbortController();
  let operations = 0;

  function open(): Palaver {
    const urls = random.shuffle(gates).map(({ url }) => url);
    const opened = createPalaver({
      urls,
      webSocket: WebSocket,
      storage,
      onSignedOut() {
        journal.write({ type: 'line', device: name, what: SIGNED_OUT });
        void signIn(opened);
      },
    });
    return opened;
  }

  async function begin(): Promise<void> {
    await signIn(palaver);
    receive();
  }

  /** Logs in if nobody is, as somebody does who is asked to; what the device has received and not yet sent stays. */
  async function signIn(into: Palaver): Promise<void> {
    while (into === palaver && !isClosing && !(await into.signedIn())) {
      await into.logIn({ handle, password: PASSWORD, deviceName: 'checker' }).catch(() => undefined); // tried until it works
      await wait(500);
    }
  }

  function receive(): void {
    const of = palaver;
    palaver.events({
      async onEvent(event) {
        const fields = event as EventFields; // what the typed client selects is among these
        recordArrival(journal, name, fields);
        person.notice(fields);
        if (habit === 'slow' && random.chance(0.3)) await wait(random.between(10, 500));
      },
      onResync({ reason }) {
        journal.write({ type: 'resync', device: name, why: reason });
      },
      onHead({ cursor }) {
        if (hasBegun) return;
        hasBegun = true;
        journal.write({ type: 'beginning', device: name, user: userId, client: 'typed', cursor });
        ready.resolve();
      },
      onGap({ conversationId, from, to, outcome }) {
        journal.write({ type: 'gap', device: name, why: `${outcome} ${conversationId} ${from} to ${to}` });
      },
      onEnd(error) {
        if (palaver === of && !isClosing) journal.write({ type: 'over', device: name, why: String(error) });
      },
    });
  }

  let isClosing = false;

  async function endAndStart(): Promise<void> {
    isClosing = true;
    await palaver.close();
    journal.write({ type: 'line', device: name, what: 'away' });
    await wait(random.between(200, 5_000));
    isClosing = false;
    palaver = open();
    receive();
    void signIn(palaver);
  }

  /** What a program that ended leaves in the outbox is sent by the next: then its outcome is not told to anybody, so it stays unknown. */
  async function send(conversation: string): Promise<void> {
    const { clientMessageId, body } = draft(random);
    const op = `${name}.${++operations}`;
    const value = { conversation, clientId: clientMessageId, text: body.slice(0, TEXT_KEPT) };
    journal.write({ type: 'invoke', op, attempt: 1, f: 'send', user: userId, gateway: null, value });
    const from = performance.now();
    const took = (): number => Math.round(performance.now() - from);
    try {
      const { seq } = await palaver.send({ conversationId: conversation, clientMessageId, body });
      journal.write({ type: 'ok', op, attempt: 1, took: took(), code: null, seq, conversation });
    } catch (error) {
      const code = error instanceof PalaverError ? error.code : String(error);
      journal.write({ type: code === 'CLOSED' ? 'unknown' : 'refused', op, attempt: 1, took: took(), code });
    }
  }

  async function write(): Promise<void> {
    while (!resting.signal.aborted) {
      await wait(random.between(...WRITE_EVERY_MS));
      const chat = chooseChat(person, random);
      if (chat && !resting.signal.aborted) await send(chat[0]);
      const [conversation, known] = chooseChat(person, random) ?? [];
      if (conversation && known && random.chance(0.3)) markDelivered(conversation, known.seq);
    }
  }

  /** The typed client does not say what became of it. */
  function markDelivered(conversation: string, seq: number): void {
    const op = `${name}.${++operations}`;
    journal.write({ type: 'invoke', op, attempt: 1, f: 'deliver', user: userId, gateway: null, value: { conversation, seq } });
    palaver.markDelivered(conversation, seq);
    journal.write({ type: 'unknown', op, attempt: 1, took: 0, code: null });
  }

  void begin();
  return {
    ready: ready.promise,
    live() {
      if (habit === 'restless') stopHabit = atTimes(random, [4_000, 15_000], endAndStart);
    },
    write,
    rest() {
      resting.abort();
      void stopHabit();
    },
    async close() {
      await stopHabit();
      isClosing = true;
      await palaver.close();
    },
  };
}
