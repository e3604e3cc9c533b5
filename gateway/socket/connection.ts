import type { Duplex } from 'node:stream';
import type { GraphQLFormattedError } from 'graphql';
import type { WebSocket } from 'ws';
import { Fault, type FaultCode } from '../../platform/errors.ts';
import type { Authenticate, Authenticated } from '../edge/authenticate.ts';
import { CLOSE } from './close-codes.ts';
import { nextFrame, nextPrefix, type Rendered, textFrame } from './frame.ts';
import { type OperationPayload, readClientMessage } from './messages.ts';
import { createOutbox } from './outbox.ts';

/** Where the results of one operation go. */
export type Sink = {
  /** A result of its own. */
  next(result: object): void;
  /** An event of a stream: what all subscribers share, with this subscriber's cursor put in when it is sent. A sender that can wait, waits for the promise. */
  event(rendered: Rendered, owner: string, position: () => string): Promise<void> | null;
  /** Ends the operation with errors instead of a result. */
  error(errors: readonly GraphQLFormattedError[]): void;
  complete(): void;
};

/** An operation under way. */
export type Running = {
  stop(): void;
  /** The socket's outbox is full: whatever the operation sends is thrown away until `resume`. */
  pause?(): void;
  /** The outbox has drained. */
  resume?(): void;
};

/** Begins an operation. Throws a `Fault` or gives errors if it can not be begun. */
export type Perform = (operation: OperationPayload, authenticated: Authenticated, sink: Sink) => Running;

/** Who wants to know of a connection's life. */
export type ConnectionWatcher = {
  initialised(authenticated: Authenticated): void;
  /** The peer does not read, and the socket is closed for it. */
  evicted(): void;
};

type Options = {
  readonly socket: WebSocket;
  /** The connection that the socket was upgraded from. */
  readonly connection: Duplex;
  readonly authenticate: Authenticate;
  readonly perform: Perform;
  readonly watcher: ConnectionWatcher;
};

/** One client's connection. */
export type Connection = {
  receive(text: string): void;
  /** Frees everything, once the socket is closed. */
  closed(): void;
};

const INIT_WITHIN_MS = 3_000;
const DRAIN_WITHIN_MS = 10_000;
const CLOSE_WITHIN_MS = 2_000;
const OPERATIONS_PER_SOCKET = 100;

/** Speaks the `graphql-transport-ws` protocol on a socket. */
export function createConnection({ socket, connection, authenticate, perform, watcher }: Options): Connection {
  const operations = new Map<string, Running>();
  const outbox = createOutbox(connection, overflow, drained);
  let authenticated: Authenticated | null = null;
  let isInitialising = false;
  let slow: NodeJS.Timeout | null = null;
  let timer: NodeJS.Timeout | null = setTimeout(() => socket.close(CLOSE.initialisationTimeout, 'Connection initialisation timeout'), INIT_WITHIN_MS);

  function receive(text: string): void {
    const message = readClientMessage(text);
    switch (message?.type) {
      case undefined:
        return socket.close(CLOSE.badRequest, 'Invalid message');
      case 'connection_init':
        return void initialise(message.payload?.['authorization']);
      case 'ping':
        return say({ type: 'pong' });
      case 'pong':
        return;
      case 'complete':
        operations.get(message.id)?.stop();
        operations.delete(message.id);
        return;
      case 'subscribe':
        return begin(message.id, message.payload);
    }
  }

  async function initialise(authorization: unknown): Promise<void> {
    if (isInitialising) return socket.close(CLOSE.tooManyInitialisationRequests, 'Too many initialisation requests');
    isInitialising = true;
    try {
      const found = await authenticate(typeof authorization === 'string' ? authorization : undefined);
      if (!found.viewer) return socket.close(CLOSE.unauthorized, 'Unauthorized');
      stopTimer();
      timer = setTimeout(() => socket.close(CLOSE.forbidden, 'Token expired'), Math.max(0, (found.expiresAt ?? 0) - Date.now()));
      authenticated = found;
      say({ type: 'connection_ack' });
      watcher.initialised(found);
    } catch (error) {
      if (error instanceof Fault) return socket.close(CLOSE.forbidden, error.code);
      throw error;
    }
  }

  function begin(id: string, payload: OperationPayload): void {
    if (!authenticated) return socket.close(CLOSE.unauthorized, 'Unauthorized');
    if (operations.has(id)) return socket.close(CLOSE.subscriberAlreadyExists, `Subscriber for ${id} already exists`);
    if (operations.size >= OPERATIONS_PER_SOCKET)
      return fail(id, 'RATE_LIMITED', `at most ${OPERATIONS_PER_SOCKET} operations at a time on one socket`);
    operations.set(id, NOT_YET);
    try {
      const running = perform(payload, authenticated, sinkOf(id));
      if (operations.has(id)) operations.set(id, running); // it may have ended already
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      operations.delete(id);
      fail(id, error.code, error.message);
    }
  }

  function sinkOf(id: string): Sink {
    const prefix = nextPrefix(id);
    return {
      next: (result) => say({ id, type: 'next', payload: result }),
      event(rendered, owner, position) {
        outbox.send({ isEvent: true, size: rendered.size, make: () => nextFrame(prefix, rendered, owner, position()) });
        return outbox.backlog();
      },
      error(errors) {
        operations.delete(id);
        say({ id, type: 'error', payload: errors });
      },
      complete() {
        if (operations.delete(id)) say({ id, type: 'complete' });
      },
    };
  }

  function say(message: object): void {
    const text = JSON.stringify(message);
    outbox.send({ isEvent: false, size: text.length, make: () => textFrame(text) });
  }

  function fail(id: string, code: FaultCode, message: string): void {
    say({ id, type: 'error', payload: [{ message, extensions: { code } }] });
  }

  /** The peer does not read: its streams begin anew when it does, and if it does not it is closed. */
  function overflow(): void {
    for (const running of operations.values()) running.pause?.();
    outbox.dropEvents();
    slow = setTimeout(() => {
      watcher.evicted();
      socket.close(CLOSE.slowConsumer, 'Slow consumer');
      slow = setTimeout(() => socket.terminate(), CLOSE_WITHIN_MS);
    }, DRAIN_WITHIN_MS);
  }

  function drained(): void {
    if (slow) clearTimeout(slow);
    slow = null;
    for (const running of operations.values()) running.resume?.();
  }

  function stopTimer(): void {
    if (timer) clearTimeout(timer);
    timer = null;
  }

  return {
    receive,
    closed() {
      stopTimer();
      if (slow) clearTimeout(slow);
      for (const running of operations.values()) running.stop();
      operations.clear();
      outbox.dropEvents();
    },
  };
}

const NOT_YET: Running = { stop() {} };
