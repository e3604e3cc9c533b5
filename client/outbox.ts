import { createDeferred, type Deferred } from './deferred.ts';
import type { MessageFields } from './documents.ts';
import { closed, PalaverError, signedOut } from './errors.ts';
import { createBackoff, type Pauses } from './pauses.ts';
import type { SendMessageInput } from './schema-types.ts';
import type { OutboxEntry, OutboxStore, SignedIn } from './storage.ts';
import type { Transmit } from './transmission.ts';

/** The messages that wait to be acknowledged. */
export type Outbox = {
  /**
   * Queues a message; resolves when the server has acknowledged it. Rejects with the server's code if it is refused, NOT_SENT if one
   * before it in its conversation was, UNAUTHENTICATED if nobody is signed in, CLOSED if the client is closed first.
   */
  send(input: SendMessageInput): Promise<MessageFields>;
  /** What waits, of everybody who uses the store, in order within each conversation. */
  waiting(): Promise<readonly OutboxEntry[]>;
  /** Goes on with the messages of whoever is signed in now. */
  resume(): void;
  /** Stops; resolves when the store is at rest. */
  close(): Promise<void>;
};

type Options = {
  readonly store: OutboxStore;
  readonly transmit: Transmit;
  readonly session: { restored(): Promise<SignedIn | null>; current(): SignedIn | null };
  readonly pauses: Pauses;
  /** A message left the outbox unsent; those that waited behind it follow with NOT_SENT. */
  readonly onRefused: (entry: OutboxEntry, error: PalaverError) => void;
  readonly now?: () => number;
};

type Item = { readonly entry: OutboxEntry; readonly settled: Deferred<MessageFields> };
/** The messages of one sender in one conversation: one at a time is under way. */
type Lane = { readonly userId: string; readonly items: Item[]; isWorking: boolean };

/** Makes the outbox of a store; what is in it already comes first. */
export function createOutbox({ store, transmit, session, pauses, onRefused, now = Date.now }: Options): Outbox {
  const lanes = new Map<string, Lane>();
  /** How often each conversation refused: whoever wrote before it did, did not know. */
  const refusals = new Map<string, number>();
  let isClosed = false;
  let isLoaded = false;
  /** What was asked for is stored one after the other, so that the store has the order in which it was asked for. */
  let turn: Promise<void> = load().catch(() => {}); // tried again with the next message, which says why it fails

  async function load(): Promise<void> {
    if (isLoaded) return;
    const entries = await store.load();
    isLoaded = true;
    for (const entry of entries) push({ entry, settled: createDeferred() });
    resume();
  }

  async function enqueue(input: SendMessageInput, settled: Deferred<MessageFields>, refusalsBefore: number): Promise<void> {
    await load();
    const sender = await session.restored();
    if (isClosed) throw closed();
    if (!sender) throw signedOut();
    const entry = { userId: sender.userId, input, queuedAt: now() };
    if (refusalsOf(input) !== refusalsBefore) return giveBack({ entry, settled }, notSent());
    await store.add(entry);
    if (refusalsOf(input) !== refusalsBefore) return removed({ entry, settled }, () => giveBack({ entry, settled }, notSent()));
    void work(push({ entry, settled }));
  }

  function push(item: Item): Lane {
    const { userId, input } = item.entry;
    const key = JSON.stringify([userId, input.conversationId]);
    const lane = lanes.get(key) ?? { userId, items: [], isWorking: false };
    lanes.set(key, lane);
    lane.items.push(item);
    return lane;
  }

  function resume(): void {
    for (const lane of lanes.values()) void work(lane);
  }

  async function work(lane: Lane): Promise<void> {
    if (lane.isWorking) return;
    lane.isWorking = true;
    const backoff = createBackoff();
    for (let [item] = lane.items; item && !isClosed && session.current()?.userId === lane.userId; [item] = lane.items) {
      const outcome = await transmit(item.entry.input);
      if (isClosed) break;
      if (outcome.kind === 'unknown') {
        await pauses.pause(Math.max(backoff.next(), outcome.retryAfterMs ?? 0));
        continue;
      }
      backoff.reset();
      if (outcome.kind === 'acknowledged') await acknowledge(lane, outcome.message);
      else await refuse(lane, outcome.error);
    }
    lane.isWorking = false;
  }

  async function acknowledge(lane: Lane, message: MessageFields): Promise<void> {
    const item = lane.items.shift();
    if (item) await removed(item, () => item.settled.resolve(message));
  }

  /** What follows may build on what was refused, and can not come before it: all of it goes back to the app. */
  async function refuse(lane: Lane, error: PalaverError): Promise<void> {
    const [refused, ...behind] = lane.items.splice(0);
    if (!refused) return;
    const { input } = refused.entry;
    refusals.set(input.conversationId, refusalsOf(input) + 1);
    await removed(refused, () => giveBack(refused, error));
    for (const item of behind) await removed(item, () => giveBack(item, notSent(error)));
  }

  function refusalsOf({ conversationId }: SendMessageInput): number {
    return refusals.get(conversationId) ?? 0;
  }

  function giveBack({ entry, settled }: Item, reason: PalaverError): void {
    settled.reject(reason);
    queueMicrotask(() => onRefused(entry, reason)); // what the app throws is no fault of the queue
  }

  /** One that can not be removed is sent again by the next program that reads the store, and answered as a duplicate. */
  async function removed({ entry }: Item, settle: () => void): Promise<void> {
    try {
      await store.remove(entry);
    } catch {}
    settle();
  }

  return {
    send(input) {
      const settled = createDeferred<MessageFields>();
      const refusalsBefore = refusalsOf(input);
      const queued = turn.then(() => enqueue(input, settled, refusalsBefore));
      queued.catch(settled.reject);
      turn = queued.catch(() => {});
      return settled.promise;
    },
    async waiting() {
      await turn;
      return [...lanes.values()].flatMap(({ items }) => items.map(({ entry }) => entry));
    },
    resume,
    async close() {
      isClosed = true;
      await turn;
      for (const { items } of lanes.values()) for (const { settled } of items) settled.reject(closed());
    },
  };
}

function notSent(cause?: PalaverError): PalaverError {
  return new PalaverError('NOT_SENT', 'a message before it in its conversation was refused', { cause });
}
