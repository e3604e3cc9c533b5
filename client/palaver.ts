import { type Document, LOG_IN, LOG_OUT, type MessageFields, type SessionFields, SIGN_UP } from './documents.ts';
import { createEndpoints } from './endpoints.ts';
import { closed, type PalaverError } from './errors.ts';
import { iterateEvents } from './event-iterator.ts';
import { type EventListeners, type EventStream, startEventStream } from './event-stream.ts';
import { type EventBase, eventsDocument, type PalaverEvent } from './events.ts';
import { createMarkers } from './markers.ts';
import { createOutbox } from './outbox.ts';
import { createPauses } from './pauses.ts';
import { createRequests } from './requests.ts';
import type { LogInInput, SendMessageInput, SignUpInput, UserError } from './schema-types.ts';
import { createSessionKeeper } from './session.ts';
import { createSocket, type WebSocketClass } from './socket.ts';
import {
  createMemoryCursorStore,
  createMemoryOutboxStore,
  createMemorySessionStore,
  type OutboxEntry,
  type SignedIn,
  type Storage,
} from './storage.ts';
import { createSubscriptions } from './subscriptions.ts';
import { createTransmit } from './transmission.ts';
import { createTransport, type Fetch } from './transport.ts';

/** Where and how a client connects. */
export type PalaverOptions = {
  /** The GraphQL endpoints of one deployment, http or https: when one fails the client goes on to the next. */
  readonly urls: readonly string[];
  /** Needed where there is no `WebSocket`, as in Node 20: that of the package `ws`. */
  readonly webSocket?: WebSocketClass;
  readonly fetch?: Fetch;
  readonly storage?: Storage;
  /** A request without an answer is given up after so many milliseconds: 15,000, since the server answers within 10,000. */
  readonly deadlineMs?: number;
  /** The session was ended elsewhere: log in again. Not called for the client's own `logOut`. */
  readonly onSignedOut?: () => void;
  /** A message left the outbox unsent, perhaps one of an earlier program; its code says why, NOT_SENT that one before it was refused. */
  readonly onRefused?: (entry: OutboxEntry, error: PalaverError) => void;
};

/** A message to send. Without a `clientMessageId` the client makes one. */
export type Draft = Omit<SendMessageInput, 'clientMessageId'> & { readonly clientMessageId?: string };

/** Who is signed in now, null if nobody because of the errors. */
export type SignInOutcome = { readonly signedIn: SignedIn | null; readonly userErrors: readonly UserError[] };

/** What a stream of events gives: a fragment on `Event`, by default what `PalaverEvent` says. */
export type EventSelection<E> = { readonly selection?: string & { readonly __event?: E } };

/** A client of Palaver: one device of one user at a time. */
export type Palaver = {
  /** Who is signed in, once the stored session has been read. */
  signedIn(): Promise<SignedIn | null>;
  signUp(input: SignUpInput): Promise<SignInOutcome>;
  logIn(input: LogInInput): Promise<SignInOutcome>;
  /** Ends the session. Without a connection it is only forgotten here, and the error says so. */
  logOut(): Promise<void>;
  /** The data of a query. Throws a `PalaverError` with whatever came in spite of it. */
  query<D, V extends object>(document: Document<D, V>, variables?: V): Promise<D>;
  /** The data of a mutation, `userErrors` included. Throws a `PalaverError`; if that is retryable the mutation may have happened. */
  mutate<D, V extends object>(document: Document<D, V>, variables?: V): Promise<D>;
  /** A subscription to what is not stored, such as `presenceChanged`; it begins anew after every interruption. Returns what stops it. */
  subscribe<D, V extends object>(
    document: Document<D, V>,
    variables: V,
    listeners: { onData(data: D): void; onEnd?(error: PalaverError): void },
  ): () => void;
  /** Gives everything that happens after the stored cursor, or from now on, once and in order. Throws if that is going on already. */
  events<E extends EventBase = PalaverEvent>(options: EventListeners<E> & EventSelection<E>): () => void;
  /** The same as an iterable. */
  iterateEvents<E extends EventBase = PalaverEvent>(
    options?: Omit<EventListeners<E>, 'onEvent' | 'onEnd'> & EventSelection<E>,
  ): AsyncIterableIterator<E>;
  /** Sends a message, as soon as there is a connection and those before it in its conversation are sent; resolves when it is durable. */
  send(draft: Draft): Promise<MessageFields>;
  /** The messages that wait to be sent. */
  outbox(): Promise<readonly OutboxEntry[]>;
  /** Says that the viewer has read up to there. */
  markRead(conversationId: string, seq: number): void;
  /** Says that this device has received up to there. */
  markDelivered(conversationId: string, seq: number): void;
  /** Tries everything that waits at once: call it when the device is online again, or the app comes to the front. */
  wake(): void;
  /** Stops everything; resolves when the stores are at rest. What was not sent stays in the outbox. */
  close(): Promise<void>;
};

/** Makes a client. It connects when it is first used. Throws a `TypeError` for URLs that are none. */
export function createPalaver(options: PalaverOptions): Palaver {
  const { urls, webSocket, storage = {}, deadlineMs = 15_000, onSignedOut = () => {}, onRefused = () => {} } = options;
  const endpoints = createEndpoints(urls);
  const transport = createTransport({ endpoints, deadlineMs, fetch: options.fetch ?? ((url, init) => fetch(url, init)) });
  const session = createSessionKeeper({ transport, store: storage.session ?? createMemorySessionStore(), onSignedOut });
  const requests = createRequests({ transport, session, endpoints });
  const pauses = createPauses();
  const socket = createSocket({ endpoints, session, webSocket, connected: pauses.wake });
  const subscribe = createSubscriptions({ socket, session, pauses });
  const markers = createMarkers({ requests, pauses });
  const transmit = createTransmit(requests);
  const outbox = createOutbox({ store: storage.outbox ?? createMemoryOutboxStore(), transmit, session, pauses, onRefused });
  const cursors = storage.cursor ?? createMemoryCursorStore();
  const stops = new Set<() => void>();
  let stream: EventStream | null = null;

  session.watch(() => {
    socket.drop(); // it speaks for whoever was signed in before
    stream?.startOver();
    outbox.resume();
    pauses.wake();
  });

  async function signIn(outcome: { readonly session: SessionFields | null; readonly userErrors: readonly UserError[] }): Promise<SignInOutcome> {
    return { signedIn: outcome.session && (await session.begin(outcome.session)), userErrors: outcome.userErrors };
  }

  function events<E extends EventBase>({ selection, ...listeners }: EventListeners<E> & EventSelection<E>): () => void {
    if (stream) throw new Error('the events are being received already');
    const document = eventsDocument(selection);
    const onEnd = (error: unknown): void => {
      stream = null;
      listeners.onEnd?.(error);
    };
    const started = startEventStream<E>({ subscribe, document, store: cursors, viewer: session.current, listeners: { ...listeners, onEnd } });
    stream = started;
    return () => {
      if (stream === started) stream = null;
      void started.stop();
    };
  }

  return {
    signedIn: session.restored,
    async signUp(input) {
      return signIn((await requests.mutateWith(null, SIGN_UP, { input })).signUp);
    },
    async logIn(input) {
      return signIn((await requests.mutateWith(null, LOG_IN, { input })).logIn);
    },
    async logOut() {
      const token = await session.token().finally(session.forget); // first, so that its end is not taken for somebody else's doing
      await requests.mutateWith(token, LOG_OUT, {});
    },
    query: (document, variables) => requests.query(document, variables ?? none()),
    mutate: (document, variables) => requests.mutate(document, variables ?? none()),
    subscribe(document, variables, { onData, onEnd = () => {} }) {
      const subscription = subscribe<never>({
        operation: () => ({ query: String(document), variables }),
        next({ data }) {
          if (data !== null) queueMicrotask(() => onData(data)); // what the app throws is no fault of the connection
        },
        failed: onEnd,
      });
      stops.add(subscription.stop);
      return () => {
        stops.delete(subscription.stop);
        subscription.stop();
      };
    },
    events,
    iterateEvents: (rest = {}) => iterateEvents((listeners) => events({ ...rest, ...listeners })),
    send: (draft) => outbox.send({ ...draft, clientMessageId: draft.clientMessageId ?? crypto.randomUUID() }),
    outbox: outbox.waiting,
    markRead: (conversationId, seq) => markers.mark('read', conversationId, seq),
    markDelivered: (conversationId, seq) => markers.mark('delivered', conversationId, seq),
    wake: pauses.wake,
    async close() {
      for (const stop of stops) stop();
      const streamStopped = stream?.stop(closed());
      markers.close();
      const outboxClosed = outbox.close();
      transport.close();
      pauses.close();
      socket.drop();
      await Promise.all([streamStopped, outboxClosed]);
    },
  };
}

/** The variables of an operation that has none. */
function none<V extends object>(): V {
  return {} as V; // nothing is asked for
}
