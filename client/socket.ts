import { type Client, createClient } from 'graphql-ws/client';
import type { Endpoints } from './endpoints.ts';
import { asRecord } from './errors.ts';
import type { SessionKeeper } from './session.ts';
import type { Operation } from './transport.ts';

/** A class that opens WebSockets: the platform's own, or that of `ws`. */
export type WebSocketClass = { new (url: string, protocol: string): object; readonly OPEN: number };

/** Gets what comes for a subscription. `ended` comes once, with an error, the errors of the server, a close event, or null. */
export type SocketSink = { next(result: object): void; ended(reason: unknown): void };

/** One socket for all subscriptions of a client. It is there while there is a subscription, and never comes back by itself. */
export type Socket = {
  /** Subscribes, and connects if need be; `ended` says that either did not work. Returns what unsubscribes. */
  subscribe(operation: Operation, sink: SocketSink): () => void;
  /** Drops the connection: every subscription ends. */
  drop(): void;
};

type Options = {
  readonly endpoints: Endpoints;
  readonly session: Pick<SessionKeeper, 'token' | 'distrust'>;
  /** The platform's own if undefined. */
  readonly webSocket: WebSocketClass | undefined;
  /** Called when the server has accepted the connection. */
  readonly connected: () => void;
  /** After so much silence the server is not there: a connection that died without a word ends only by this. */
  readonly silenceMs?: number;
};

/** Twice as long as the server is ever silent. */
const SILENCE_MS = 40_000;
const CLOSED_WELL = 1000;
/** The server's word that the token is not, or no longer, good. */
const FORBIDDEN = 4403;

/** Makes the socket of a client. */
export function createSocket({ endpoints, session, webSocket, connected, silenceMs = SILENCE_MS }: Options): Socket {
  let made: Client | null = null;
  let url = '';
  let token: string | null = null;
  let heardAt = 0;
  let listening: ReturnType<typeof setInterval> | undefined;

  /** Made when it is first needed: a program that only asks needs no WebSocket. */
  function client(): Client {
    made ??= createClient({
      url() {
        url = endpoints.webSocketUrl();
        return url;
      },
      async connectionParams() {
        token = await session.token();
        return { authorization: `Bearer ${token}` };
      },
      ...(webSocket ? { webSocketImpl: quiet(webSocket) } : {}),
      retryAttempts: 0,
      keepAlive: silenceMs / 3,
      on: {
        opened: listen,
        connected,
        message() {
          heardAt = Date.now();
        },
        error: () => endpoints.failed(url),
        closed,
      },
    });
    return made;
  }

  function listen(): void {
    heardAt = Date.now();
    clearInterval(listening);
    listening = setInterval(() => {
      if (Date.now() - heardAt > silenceMs) drop();
    }, silenceMs / 4);
  }

  function closed(event: unknown): void {
    clearInterval(listening);
    const { code } = asRecord(event);
    if (code === FORBIDDEN) {
      if (token !== null) session.distrust(token);
    } else if (code !== CLOSED_WELL) endpoints.failed(url);
  }

  function drop(): void {
    made?.terminate();
  }

  return {
    subscribe(operation, { next, ended }) {
      const { query, variables } = operation;
      return client().subscribe(
        { query, variables: { ...variables } },
        { next: (result) => next(result), error: ended, complete: () => ended(null) },
      );
    },
    drop,
  };
}

/** The class of `ws` throws what happens to a socket that is dropped while it connects, unless somebody listens: then nobody does any more. */
function quiet(webSocket: WebSocketClass): WebSocketClass {
  return class extends webSocket {
    constructor(url: string, protocol: string) {
      super(url, protocol);
      (this as unknown as EventTarget).addEventListener('error', () => {}); // every WebSocket is one
    }
  };
}
