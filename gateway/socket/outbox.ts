import type { WebSocket } from 'ws';

/** Something to send: made when it is sent, so that what waits costs no copy. */
export type Outgoing = {
  /** About how many bytes it will be. */
  readonly size: number;
  /** True for events of a stream, which the stream can bring again. */
  readonly isEvent: boolean;
  make(): Buffer | string;
};

/** What goes out through one socket, in order and within bounds. */
export type Outbox = {
  send(outgoing: Outgoing): void;
  /** Throws away the events that wait. */
  dropEvents(): void;
};

/** Most events and bytes that wait for one socket; beyond, its streams are told to begin anew. */
export const OUTBOX_LIMIT = { events: 256, bytes: 1024 * 1024 } as const;

/** What the kernel and the socket may hold before we hold back. */
const HIGH_WATER = 64 * 1024;
const TEXT = { binary: false, compress: false, fin: true } as const;

/** Makes the outbox of a socket. `overflow` is called when the bounds are reached, once until it has drained; `drained` then. */
export function createOutbox(socket: WebSocket, overflow: () => void, drained: () => void): Outbox {
  let waiting: Outgoing[] = [];
  let bytes = 0;
  let isOverflowing = false;

  function sent(): void {
    while (waiting.length > 0 && socket.bufferedAmount < HIGH_WATER) {
      const next = waiting.shift() as Outgoing; // not empty
      bytes -= next.size;
      socket.send(next.make(), TEXT, sent);
    }
    if (waiting.length > 0 || !isOverflowing) return;
    isOverflowing = false;
    drained();
  }

  return {
    send(outgoing) {
      if (waiting.length === 0 && socket.bufferedAmount < HIGH_WATER) return socket.send(outgoing.make(), TEXT, sent);
      waiting.push(outgoing);
      bytes += outgoing.size;
      if (isOverflowing || (waiting.length <= OUTBOX_LIMIT.events && bytes <= OUTBOX_LIMIT.bytes)) return;
      isOverflowing = true;
      overflow();
    },
    dropEvents() {
      waiting = waiting.filter(({ isEvent }) => !isEvent);
      bytes = waiting.reduce((sum, { size }) => sum + size, 0);
    },
  };
}
