import type { Clock, Timers } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import type { Metrics } from '../../platform/metrics.ts';
import type { StreamCursors } from '../../timeline/cursor.ts';
import type { At, Entry } from '../../timeline/entry.ts';
import type { Mark } from '../../timeline/marks.ts';
import type { Node } from '../../timeline/node.ts';
import type { Position } from '../../timeline/position.ts';
import type { TimelineStore } from '../../timeline/store.ts';
import type { ViewerState } from '../../timeline/viewer-state.ts';
import type { Context } from '../context.ts';
import type { Running, Sink } from '../socket/connection.ts';
import type { Rendered } from '../socket/frame.ts';
import { createIsAlike } from './alike.ts';
import type { ResyncReason } from './event.ts';
import type { BareEvent, Rendering } from './renderings.ts';
import { readStates, type StateSources } from './states.ts';
import { createToldMarks } from './told-marks.ts';

/** What a device subscribes to: everything that lasts for a user, after a cursor or from now on. */
export type EventsSubscription = {
  readonly userId: string;
  readonly after: string | null;
  readonly rendering: Rendering;
  readonly createContext: () => Context;
  readonly sink: Sink;
};

type Options = StateSources & {
  readonly node: Node;
  readonly store: Pick<TimelineStore, 'memberships' | 'rosters'>;
  readonly cursors: StreamCursors;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Log;
  readonly metrics: Pick<Metrics, 'deliveryLag' | 'resyncs'>;
};

type HeadReached = Extract<BareEvent, { kind: 'head-reached' }>;

const HEAD_EVERY_MS = 15_000;
const HEAD_SHARED_MS = 250;
const RETRY_AFTER_MS = 1_000;
/** How many events of a log are rendered at the same time. */
const RENDERED_AT_ONCE = 32;
/** Most events of one stream that are being rendered. */
const MOST_UNDER_WAY = 256;

/** Makes the answering of `events` subscriptions: each is a stream of the node, rendered with all that select the same. */
export function createEvents({
  node,
  store,
  cursors,
  clock,
  timers,
  logger,
  metrics,
  ...sources
}: Options): (subscription: EventsSubscription) => Running {
  const isAlike = createIsAlike(store);
  let observed: Entry | null = null;
  let head: HeadReached = { kind: 'head-reached', at: Number.NEGATIVE_INFINITY };

  /** Once for each entry, not for each device. */
  function observeLag(entry: Entry): void {
    if (entry === observed) return;
    observed = entry;
    metrics.deliveryLag.observe(Math.max(0, clock.now() - entry.createdAt) / 1000);
  }

  /** One for all streams that say it at about the same time, so that it is rendered once: what holds until now held before. */
  function headEvent(): HeadReached {
    const now = clock.now();
    if (now - head.at >= HEAD_SHARED_MS || now < head.at) head = { kind: 'head-reached', at: now };
    return head;
  }

  return ({ userId, after, rendering, createContext, sink }) => {
    const owner = cursors.ownerPart(userId);
    let told = createToldMarks();
    let stream: ReturnType<Node['open']> | null = null;
    let cancelHead: (() => void) | null = null;
    let isStopped = false;
    /** Resolves when what is being rendered has been sent; null while nothing is. */
    let sending: Promise<unknown> | null = null;
    let underWay = 0;
    /** The position after the last event that went out. */
    let sent: Position | null = null;

    /** Sends an event after all that were given before it. The promise, if there is one, resolves when more may come. */
    function send(event: BareEvent, key: object, position: Position): void | Promise<void> {
      const rendered = rendering.render(event, key, createContext, (sharing) => event.kind !== 'entry' || isAlike(event.entry, userId, sharing));
      if (sending === null && !(rendered instanceof Promise)) return emit(rendered, position);
      const last = sendAfter(sending, rendered, position);
      sending = last;
      underWay += 1;
      if (underWay === MOST_UNDER_WAY) reopenAfter(last);
      return last.then((backlog) => {
        underWay -= 1;
        if (sending === last) sending = null;
        return backlog?.promise;
      });
    }

    /** Gives the backlog in an object, so that nobody who waits for the sending waits for it too. */
    async function sendAfter(before: Promise<unknown> | null, rendered: Rendered | Promise<Rendered>, position: Position) {
      const its = stream;
      try {
        const made = await rendered;
        await before;
        return { promise: its === stream ? emit(made, position) : undefined }; // else it was begun anew meanwhile
      } catch (error) {
        failed(error);
        if (its === stream) reopenLater();
        return undefined;
      }
    }

    function emit(rendered: Rendered, position: Position): Promise<void> | undefined {
      if (isStopped) return undefined;
      sent = position;
      return sink.event(rendered, owner, () => cursors.positionPart(position)) ?? undefined;
    }

    /** Other parts answer too slowly: instead of piling up, the stream is read again from here when they have. */
    function reopenAfter(last: Promise<unknown>): void {
      const its = stream;
      void last.then(() => {
        if (its === stream) reopen();
      });
      its?.close();
    }

    /** An event could not be rendered: it is read and tried again. */
    function reopenLater(): void {
      close();
      timers.after(RETRY_AFTER_MS, reopen);
    }

    function reopen(): void {
      close();
      if (sent) open(sent);
    }

    /** Some events may be rendered at the same time; then whoever reads the log waits. */
    function deliver(entry: Entry, position: Position): void | Promise<void> {
      observeLag(entry);
      const sending = send({ kind: 'entry', entry }, entry, position);
      if (underWay === 0 || underWay >= RENDERED_AT_ONCE) return sending;
    }

    function receipt(mark: Mark, position: Position): void {
      const next = told(mark);
      if (next) void send({ kind: 'receipt-updated', mark: next }, next, position);
    }

    function viewerState(state: ViewerState, position: Position): void {
      void send({ kind: 'viewer-state', state }, state, position);
    }

    /** After a loss the latest of what may have been lost is sent again, then that nothing is missing. */
    function caughtUp(position: Position, isConfirming: boolean): void {
      if (!isConfirming) void finish(position.base);
    }

    async function finish(base: At): Promise<void> {
      const its = stream;
      try {
        await sendStates(base);
        if (its && its === stream) sayHead(its.position()); // entries may have gone out meanwhile: the cursor from before them would bring them again
      } catch (error) {
        failed(error);
        timers.after(RETRY_AFTER_MS, () => {
          if (its === stream) void finish(base);
        });
      }
    }

    async function sendStates(base: At): Promise<void> {
      const its = stream;
      const states = await readStates({ store, ...sources }, userId, base);
      if (!its || its !== stream) return; // closed or begun anew meanwhile
      for (const state of states) void send(state, state, its.position());
    }

    function sayHead(position: Position): void {
      cancelHead?.();
      const event = headEvent();
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
      sent = from;
      told = createToldMarks(); // what was under way may not have been sent
      if (!isStopped) stream = node.open(userId, from, { deliver, receipt, viewerState, rebasing: ({ base }) => sendStates(base), caughtUp, failed });
    }

    function close(): void {
      cancelHead?.();
      stream?.close();
      stream = null;
    }

    /** Begins at the present; with a reason, the device is told that what was before is not continued. */
    async function beginNow(reason: ResyncReason | null): Promise<void> {
      const from = await node.present();
      if (reason) metrics.resyncs.inc({ reason });
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
        if (!isStopped) timers.after(RETRY_AFTER_MS, () => untilItWorks(work));
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
