import type { Duplex } from 'node:stream';

/** Something to send: made when it is sent, so that what waits costs no copy. */
export type Outgoing = {
  /** About how many bytes it will be. */
  readonly size: number;
  /** True for events of a stream, which the stream can bring again. */
  readonly isEvent: boolean;
  /** A whole WebSocket frame. */
  make(): Buffer;
};

/** What goes out through one socket, in order and within bounds. */
export type Outbox = {
  send(outgoing: Outgoing): void;
  /** Null while what is sent goes out at once; else resolves when nothing waits any more, for senders that can wait. */
  backlog(): Promise<void> | null;
  /** Throws away the events that wait; whoever waits for them goes on. */
  dropEvents(): void;
};

/** Most events and bytes that wait for one socket; beyond, its streams are told to begin anew. */
export const OUTBOX_LIMIT = { events: 256, bytes: 1024 * 1024 } as const;

/** What the socket itself may hold before we hold back. */
const HIGH_WATER = 64 * 1024;

/**
 * Makes the outbox of a socket: whole frames, written straight to the connection that the WebSocket was upgraded from,
 * which saves a second write for each. `overflow` is called when the bounds are reached, and `drained` once all that
 * waited is sent.
 */
export function createOutbox(connection: Duplex, overflow: () => void, drained: () => void): Outbox {
  let waiting: Outgoing[] = [];
  let bytes = 0;
  let isOverflowing = false;
  let isWatching = false;
  let backlog: PromiseWithResolvers<void> | null = null;

  function write(outgoing: Outgoing): void {
    if (!connection.writable) return; // it is closing
    connection.write(outgoing.make());
  }

  function sendOn(): void {
    isWatching = false;
    let sent = 0;
    while (sent < waiting.length && connection.writableLength < HIGH_WATER) write(waiting[sent++] as Outgoing); // sent < length
    for (const { size } of waiting.splice(0, sent)) bytes -= size;
    if (waiting.length > 0) return watch();
    release();
    if (!isOverflowing) return;
    isOverflowing = false;
    drained();
  }

  function release(): void {
    backlog?.resolve();
    backlog = null;
  }

  function watch(): void {
    if (isWatching) return;
    isWatching = true;
    connection.once('drain', sendOn);
  }

  return {
    send(outgoing) {
      if (waiting.length === 0 && connection.writableLength < HIGH_WATER) return write(outgoing);
      waiting.push(outgoing);
      bytes += outgoing.size;
      watch();
      if (isOverflowing || (waiting.length <= OUTBOX_LIMIT.events && bytes <= OUTBOX_LIMIT.bytes)) return;
      isOverflowing = true;
      overflow();
    },
    backlog() {
      if (waiting.length === 0) return null;
      backlog ??= Promise.withResolvers();
      return backlog.promise;
    },
    dropEvents() {
      waiting = waiting.filter(({ isEvent }) => !isEvent);
      bytes = waiting.reduce((sum, { size }) => sum + size, 0);
      release();
    },
  };
}
