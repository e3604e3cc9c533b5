import { once } from 'node:events';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { type Endpoint, Failure } from './client.ts';
import { createFeed, type Feed } from './feed.ts';
import { OPERATIONS, type OperationName, type Operations } from './operations.ts';

/** A device's connection by the official `graphql-ws` client. It never comes back by itself. */
export type Connection = {
  /** Begins a subscription; the feed has the values of its one field. A refusal fails whoever waits. */
  /** The feed holds what `isWanted`, everything unless told otherwise. */
  subscribe<N extends OperationName>(name: N, variables: Operations[N]['variables'], isWanted?: (value: Field<N>) => boolean): Feed<Field<N>>;
  /** How the socket was closed, when it is. */
  readonly closed: Promise<Closed>;
  /** Closes it and waits until it is closed. */
  close(): Promise<void>;
};

/** How a socket ended. */
export type Closed = { readonly code: number; readonly reason: string };

/** What the one root field of an operation gives. */
export type Field<N extends OperationName> = Operations[N]['data'][keyof Operations[N]['data']];

/** Connects when the first subscription begins. */
export function connect({ wsUrl }: Endpoint, token: string | undefined): Connection {
  const closed = Promise.withResolvers<Closed>();
  let isUsed = false;
  const client = createClient({
    url: wsUrl,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    lazyCloseTimeout: 600_000,
    ...(token === undefined ? {} : { connectionParams: { authorization: `Bearer ${token}` } }),
    on: { closed: (event) => closed.resolve(event as Closed) }, // a CloseEvent of `ws`
  });

  return {
    subscribe<N extends OperationName>(name: N, variables: Operations[N]['variables'], isWanted: (value: Field<N>) => boolean = () => true) {
      isUsed = true;
      const query = OPERATIONS[name];
      const { feed, push, fail } = createFeed<Field<N>>(name);
      client.subscribe<Operations[N]['data']>(
        { query, variables },
        {
          next({ data, errors }) {
            const [value] = Object.values(data ?? {}) as (Field<N> | null)[]; // one root field
            if (errors || value === undefined || value === null) fail(new Failure('an event with errors', query, variables, { data, errors }));
            else if (isWanted(value)) push(value);
          },
          error: (error) => fail(new Failure('the subscription ended', query, variables, shownError(error))),
          complete: () => fail(new Failure('the subscription is complete', query, variables, null)),
        },
      );
      return feed;
    },
    closed: closed.promise,
    async close() {
      await client.dispose();
      if (isUsed) await closed.promise;
    },
  };
}

/** What the library gives is an Error, a CloseEvent, or the errors of the answer. */
function shownError(error: unknown): unknown {
  if (error instanceof Error) return error.message;
  return typeof error === 'object' && error !== null && 'code' in error && 'reason' in error ? { code: error.code, reason: error.reason } : error;
}

/** A socket that speaks for itself, for what no good client does. */
export type RawSocket = {
  readonly messages: Feed<{ readonly type: string; readonly id?: string; readonly payload?: unknown }>;
  say(message: unknown): void;
  /** Reads nothing more until `resume`. */
  pause(): void;
  resume(): void;
  readonly closed: Promise<Closed>;
  close(): void;
};

/** Opens a raw socket; rejects with the HTTP status if the server refuses the upgrade. */
export async function openSocket(url: string, { headers = {}, protocol = 'graphql-transport-ws' } = {}): Promise<RawSocket> {
  const socket = new WebSocket(url, protocol, { headers });
  const { feed, push } = createFeed<{ type: string }>('socket');
  const closed = Promise.withResolvers<Closed>();
  socket.on('message', (data) => push(JSON.parse(String(data)) as { type: string })); // what the protocol sends
  socket.on('close', (code, reason) => closed.resolve({ code, reason: String(reason) }));
  await once(socket, 'open');
  return {
    messages: feed,
    say: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    closed: closed.promise,
    close: () => socket.close(),
  };
}
