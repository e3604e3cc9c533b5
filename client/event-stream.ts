import type { PalaverError } from './errors.ts';
import type { EventBase, ResyncReason } from './events.ts';
import { createSequence } from './sequence.ts';
import type { CursorStore, SignedIn } from './storage.ts';
import type { Subscribe, Subscription } from './subscriptions.ts';
import type { Answer } from './transport.ts';

type Awaitable<T> = T | Promise<T>;

/** Events of a conversation that did not come: `from` to `to`, both included. */
export type Gap = {
  readonly conversationId: string;
  readonly from: number;
  readonly to: number;
  /** `RESUMING`: the stream begins again before the gap. `LOST`: the server left the same gap again; fetch what is missing. */
  readonly outcome: 'RESUMING' | 'LOST';
};

/**
 * Who listens to the events, which are given one at a time, in order: the next waits until a promise that is returned has resolved, and the
 * cursor is saved after it. An error that a listener throws ends the stream before that event.
 */
export type EventListeners<E> = {
  /** Something happened; `errors` says which fields are null because a part of the server did not answer. */
  onEvent(event: E, errors: readonly PalaverError[]): Awaitable<void>;
  /** The stream could not be continued: fetch what is on screen again. It goes on from now. */
  onResync?(resync: { readonly reason: ResyncReason; readonly cursor: string }): Awaitable<void>;
  /** Everything that was acknowledged before `at` has come: after each connection, and at least every 20 seconds. */
  onHead?(head: { readonly at: string; readonly cursor: string }): Awaitable<void>;
  /** Events are missing. Told at once, whatever waits; an error that it throws is nobody's. */
  onGap?(gap: Gap): void;
  /** The stream is over: a listener threw this, or the server does not take the subscription, or the client was closed (CLOSED). */
  onEnd?(error: unknown): void;
};

type Options<E> = {
  readonly subscribe: Subscribe;
  readonly document: string;
  readonly store: CursorStore;
  readonly viewer: () => SignedIn | null;
  readonly listeners: EventListeners<E>;
};

/** A stream of events. */
export type EventStream = {
  /** Ends it; with a reason, `onEnd` is told. Resolves when the last cursor is saved; what is being handled is not waited for. */
  stop(reason?: unknown): Promise<void>;
  /** Somebody else is signed in. */
  startOver(): void;
};

/** So many events wait for the app: then nothing more is received until it has caught up. */
const MOST_WAITING = 1_000;

/** Something that was received and not yet handled. */
type Waiting = { readonly cursor: string; handle(): Awaitable<void> };
/** An event with what the client selects of it. */
type Received = EventBase & {
  readonly seq?: number;
  readonly conversation?: { readonly id: string } | null;
  readonly placedIn?: { readonly id: string } | null;
  readonly member?: { readonly joined?: { readonly id: string } | null; readonly user?: { readonly id: string } | null } | null;
  readonly user?: { readonly id: string } | null;
  readonly at?: string;
  readonly reason?: ResyncReason;
};

/** Starts a stream at the stored cursor, or now if there is none. */
export function startEventStream<E extends EventBase>({ subscribe, document, store, viewer, listeners }: Options<E>): EventStream {
  const sequence = createSequence();
  const waiting: Waiting[] = [];
  let subscription: Subscription | null = null;
  /** The cursor of the last event that was received. */
  let received: string | null = null;
  let isHandling = false;
  let isStopped = false;
  /** The gap for which the stream began again. */
  let resumedFor: string | null = null;
  let saving: Promise<void> = Promise.resolve();
  let unsaved: string | null = null;

  void begin();

  async function begin(): Promise<void> {
    try {
      received = await store.load();
    } catch (error) {
      return stop(error);
    }
    if (isStopped) return;
    subscription = subscribe<{ events: Received }>({
      operation: () => ({ query: document, variables: received === null ? {} : { after: received } }),
      next: receive,
      failed: stop,
    });
  }

  function receive({ data, errors }: Answer<{ events: Received }>): void {
    const came = data?.events;
    if (!came) return void subscription?.restart(); // its cursor is lost: it must come again
    const event = withIds(came);
    const { cursor } = event;
    if (event.__typename === 'ResyncRequired') {
      sequence.reset();
      queue({ cursor, handle: () => listeners.onResync?.({ reason: event.reason as ResyncReason, cursor }) }); // selected above
    } else if (event.__typename === 'HeadReached') {
      queue({ cursor, handle: () => listeners.onHead?.({ at: event.at ?? '', cursor }) });
    } else {
      const placing = place(event);
      if (placing === 'gap') return void subscription?.restart();
      const given = event as EventBase as E; // of the app's own selection
      queue({ cursor, handle: placing === 'seen' ? () => undefined : () => listeners.onEvent(given, errors) });
    }
  }

  function place({ __typename, conversation, seq, user }: Received): 'next' | 'seen' | 'gap' {
    if (!conversation || seq === undefined) return 'next'; // state, which has no place
    const placing = sequence.place(conversation.id, seq);
    if (placing.kind === 'gap') {
      const key = JSON.stringify([conversation.id, placing.from]);
      const outcome = resumedFor === key ? 'LOST' : 'RESUMING';
      resumedFor = key;
      const gap: Gap = { conversationId: conversation.id, from: placing.from, to: seq - 1, outcome };
      queueMicrotask(() => listeners.onGap?.(gap)); // what the app throws is no fault of the connection
      if (outcome === 'RESUMING') return 'gap';
      sequence.accept(conversation.id, seq);
    }
    // What comes after one's own removal is not shown: the next event may be a later joining.
    if (__typename === 'MemberRemoved' && user && user.id === viewer()?.userId) sequence.forget(conversation.id);
    return placing.kind === 'seen' ? 'seen' : 'next';
  }

  function queue(item: Waiting): void {
    received = item.cursor;
    waiting.push(item);
    if (waiting.length === MOST_WAITING) subscription?.hold();
    void handleAll();
  }

  async function handleAll(): Promise<void> {
    if (isHandling) return;
    isHandling = true;
    try {
      for (let item = waiting.shift(); item && !isStopped; item = waiting.shift()) {
        await item.handle();
        save(item.cursor);
        if (waiting.length === 0) subscription?.release();
      }
    } catch (error) {
      void stop(error);
    } finally {
      isHandling = false;
    }
  }

  /** Only the latest matters. A save that fails is made up for by the next; until then a new program would get some events again. */
  function save(cursor: string): void {
    const isUnderWay = unsaved !== null;
    unsaved = cursor;
    if (isUnderWay) return;
    saving = saving.then(async () => {
      const latest = unsaved;
      unsaved = null;
      if (latest !== null) await store.save(latest);
    });
    saving = saving.catch(() => {});
  }

  async function stop(reason?: unknown): Promise<void> {
    if (isStopped) return saving;
    isStopped = true;
    waiting.length = 0;
    subscription?.stop();
    if (reason !== undefined) listeners.onEnd?.(reason);
    await saving;
  }

  return {
    stop,
    startOver() {
      sequence.reset();
      resumedFor = null;
    },
  };
}

/** The event with the ids that it knows by itself, where a part of the server that knows more did not answer. */
function withIds(event: Received): Received {
  const { placedIn, member } = event;
  return {
    ...event,
    ...(placedIn ? { conversation: event.conversation ?? placedIn } : {}),
    ...(member?.joined && member.user === null ? { member: { ...member, user: member.joined } } : {}),
  };
}
