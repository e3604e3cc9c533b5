import type { Clock, Timers } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import type { StreamCursors } from '../../timeline/cursor.ts';
import type { Entry } from '../../timeline/entry.ts';
import type { Node } from '../../timeline/node.ts';
import { createPosition, type Position } from '../../timeline/position.ts';
import type { LogStore } from '../../timeline/store.ts';
import type { Context } from '../context.ts';
import type { Running, Sink } from '../socket/connection.ts';
import type { Rendered } from '../socket/frame.ts';
import type { ResyncReason } from './event.ts';
import type { BareEvent, Rendering } from './renderings.ts';

/** What a device subscribes to: everything that lasts for a user, after a cursor or from now on. */
export type EventsSubscription = {
  readonly userId: string;
  readonly after: string | null;
  readonly rendering: Rendering;
  readonly createContext: () => Context;
  readonly sink: Sink;
};

type Options = {
  readonly node: Node;
  readonly log: Pick<LogStore, 'now'>;
  readonly cursors: StreamCursors;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Log;
};

const HEAD_EVERY_MS = 15_000;

/** Makes the answering of `events` subscriptions: each is a stream of the node, rendered with all that select the same. */
export function createEvents({ node, log, cursors, clock, timers, logger }: Options): (subscription: EventsSubscription) => Running {
  return ({ userId, after, rendering, createContext, sink }) => {
    const owner = cursors.ownerPart(userId);
    let stream: ReturnType<Node['open']> | null = null;
    let cancelHead: (() => void) | null = null;
    let isStopped = false;
    /** Resolves when what is being rendered has been sent; null while nothing is. */
    let sending: Promise<void> | null = null;

    /** Sends an event after all that were given before it. */
    function send(event: BareEvent, key: object, position: Position): void | Promise<void> {
      const rendered = rendering.render(event, key, createContext);
      if (sending === null && !(rendered instanceof Promise)) return emit(rendered, position);
      const sent = sendAfter(sending, rendered, position);
      sending = sent;
      void sent.then(() => {
        if (sending === sent) sending = null;
      });
      return sent;
    }

    async function sendAfter(before: Promise<void> | null, rendered: Rendered | Promise<Rendered>, position: Position): Promise<void> {
      try {
        const made = await rendered;
        await before;
        emit(made, position);
      } catch (error) {
        logger.error({ err: error }, 'an event could not be rendered');
      }
    }

    function emit(rendered: Rendered, position: Position): void {
      if (!isStopped) sink.event(rendered, owner, () => cursors.positionPart(position));
    }

    function deliver(entry: Entry, position: Position): void | Promise<void> {
      return send({ kind: 'entry', entry }, entry, position);
    }

    function sayHead(position: Position): void {
      cancelHead?.();
      const event = { kind: 'head-reached', at: clock.now() } as const;
      void send(event, event, position);
      cancelHead = timers.after(HEAD_EVERY_MS, headIsDue);
    }

    function headIsDue(): void {
      if (stream?.isLive()) sayHead(stream.position());
      else cancelHead = timers.after(HEAD_EVERY_MS, headIsDue);
    }

    function failed(error: unknown): void {
      logger.warn({ err: error }, 'a stream could not read its logs');
    }

    function open(from: Position): void {
      if (!isStopped) stream = node.open(userId, from, { deliver, caughtUp: sayHead, failed });
    }

    function close(): void {
      cancelHead?.();
      stream?.close();
      stream = null;
    }

    /** Begins at the present; with a reason, the device is told that what was before is not continued. */
    async function beginNow(reason: ResyncReason | null): Promise<void> {
      const from = createPosition(await log.now());
      if (reason && !isStopped) await send({ kind: 'resync-required', reason }, from, from);
      open(from);
    }

    async function begin(): Promise<void> {
      const read = after === null ? null : cursors.read(userId, after);
      if (read === null) return beginNow(null);
      if (read === 'invalid') return beginNow('CURSOR_INVALID');
      if (read === 'foreign') return beginNow('CURSOR_FOREIGN');
      open(read);
    }

    /** Tried again until it works: a socket that stays open costs less than one that comes again and again. */
    function untilItWorks(work: () => Promise<void>): void {
      work().catch((error: unknown) => {
        failed(error);
        if (!isStopped) timers.after(1_000, () => untilItWorks(work));
      });
    }

    untilItWorks(begin);
    return {
      pause: close,
      resume: () => untilItWorks(() => beginNow('SLOW_CONSUMER')),
      stop() {
        isStopped = true;
        close();
      },
    };
  };
}
