import type { At, Entry } from './entry.ts';
import type { Mark } from './marks.ts';
import type { Hint } from './node-message.ts';
import { MOST_PLACES, type Position } from './position.ts';
import { createReading, later } from './reading.ts';
import type { TimelineStore } from './store.ts';
import type { ViewerState } from './viewer-state.ts';

/** Everything that lasts for one user, from a position on: each entry once, in the order of its conversation. */
export type Stream = {
  /** Takes a hint; whatever came before it and is missing is read from the log. */
  hint(hint: Hint): void;
  /** Takes a receipt: passed on while the stream is live; after catching up the latest are read. */
  receipt(mark: Mark): void;
  /** Takes a change of the user's own, passed on like a receipt. */
  viewerState(state: ViewerState): void;
  /** Takes a watermark that the node has accepted, with its number, and the position that is nothing but it. */
  watermark(run: string, bare: Position, n: number): void;
  /** Reads everything after the stream's position: at its beginning, and whenever hints may have been lost. */
  catchUp(): Promise<void>;
  /** Where the stream is: everything up to here was given to `deliver`. */
  position(): Position;
  /** True while nothing is being read or waits for it. */
  isLive(): boolean;
  stop(): void;
};

/** Who listens to a stream. */
export type StreamListener = {
  /** Gets each entry with the position after it; reading on waits for a promise that it returns. */
  deliver(entry: Entry, position: Position): void | Promise<void>;
  /** The stream has caught up: everything that was acknowledged before it began to read was delivered. `isConfirming`: it only read again what it had. */
  caughtUp(position: Position, isConfirming: boolean): void;
  /** The base is about to move without a watermark: what is told since it must be told before. Waits for a promise that it returns. */
  rebasing?(position: Position): void | Promise<void>;
  /** A member got further; the state of it, which may come more than once. */
  receipt?(mark: Mark, position: Position): void;
  /** Something of the user's own has changed; it may come more than once. */
  viewerState?(state: ViewerState, position: Position): void;
  /** The log could not be read; call `catchUp` when it may work again. */
  failed(error: unknown): void;
};

type Options = {
  readonly store: Pick<TimelineStore, 'log' | 'memberships'>;
  readonly userId: string;
  readonly from: Position;
  readonly listener: StreamListener;
  /** The highest number that has come through the channel. */
  readonly highest: () => number;
  /** The latest watermark that was heard, whether everything before it has come or not. */
  readonly horizon: () => Position;
  readonly mostPlaces?: number;
};

const HINTS_KEPT = 1_000;
/** A hint can be missing before the second watermark of one relay run, but not after: then what was read before is confirmed. */
const WATERMARKS_BEFORE_CONFIRMING = 2;

/** Makes a stream. Register the user for hints first, then call `catchUp`: hints that come meanwhile wait. */
export function createStream({ store, userId, from, listener, highest, horizon, mostPlaces = MOST_PLACES }: Options): Stream {
  const reading = createReading({
    store,
    userId,
    from,
    mostPlaces,
    deliver: (entry, position) => listener.deliver(entry, position),
    rebasing: () => listener.rebasing?.(reading.position()),
  });
  let waiting: Hint[] = [];
  let isBehind = true; // until the first catch-up is through
  let confirming: At | null = null; // the stamp that the next reading must have seen to confirm what was read before
  let isReading = false;
  let isStopped = false;
  let isConfirmed = false;
  let heard = { run: '', count: 0 };
  let since = 0; // hints up to this number may have been missed

  function hint(hint: Hint): void {
    if (isStopped || isBehind) return; // a catch-up will read it
    if (isReading || !reading.take(hint)) wait(hint);
  }

  function wait(hint: Hint): void {
    waiting.push(hint);
    if (waiting.length > HINTS_KEPT) fallBehind();
    void work();
  }

  /** From now on everything is to be read, and confirmed by watermarks that come later than whatever was missed. */
  function fallBehind(): void {
    isBehind = true;
    waiting = [];
    isConfirmed = false;
    confirming = null;
    heard = { run: '', count: 0 };
  }

  function watermark(run: string, bare: Position, n: number): void {
    if (isStopped || isBehind || n <= since) return;
    heard = run === heard.run ? { run, count: heard.count + 1 } : { run, count: 1 };
    if (isConfirmed) {
      if (isLive()) reading.rebase(bare);
    } else if (heard.count >= WATERMARKS_BEFORE_CONFIRMING && !isReading && bare.base >= reading.position().base) {
      isBehind = true;
      confirming = bare.seen;
      void work();
    }
  }

  function isLive(): boolean {
    return !isBehind && !isReading && waiting.length === 0;
  }

  async function catchUp(): Promise<void> {
    fallBehind();
    await work();
  }

  /** Reads what is to be read, one read at a time, until nothing waits. */
  async function work(): Promise<void> {
    if (isReading) return;
    isReading = true;
    try {
      while (!isStopped && (isBehind || waiting.length > 0)) {
        if (isBehind) await readEverything();
        else await takeOrRead(waiting.shift() as Hint); // not empty
      }
    } catch (error) {
      isBehind = true;
      if (!isStopped) listener.failed(error);
    } finally {
      isReading = false;
    }
  }

  async function readEverything(): Promise<void> {
    const stamp = confirming;
    if (stamp === null) since = highest();
    isBehind = false;
    waiting = [];
    await reading.sweep(); // one that was under way
    await readAll(later(stamp, reading.position().seen));
    if (isStopped || isBehind) return;
    if (stamp !== null) isConfirmed = true;
    listener.caughtUp(reading.position(), stamp !== null);
  }

  /** Reads all logs to their ends; when no place is left, again from where a sweep ends. */
  async function readAll(notBefore: At): Promise<void> {
    for (const membership of await store.memberships.ofUser(userId, notBefore)) {
      if (isStopped || isBehind) return;
      if (await reading.readOn(membership, notBefore)) continue;
      await makePlaces();
      return readAll(later(notBefore, reading.position().seen));
    }
  }

  /** Reads up to a hint; throws if the store answers from a state in which it is not yet. */
  async function takeOrRead(hint: Hint): Promise<void> {
    if (reading.take(hint)) return;
    const { conversationId, at } = hint.entry;
    const from = later(at, reading.position().seen);
    const [membership] = await store.memberships.load(userId, [conversationId], from);
    if (!(await reading.readOn(membership ?? { conversationId, spans: [] }, from))) {
      await makePlaces();
      return takeOrRead(hint);
    }
    if (!isStopped && !reading.take(hint)) throw new Error('the log is read from a state before the hint');
  }

  /** Moves the base to the latest watermark by reading. Nothing is delivered while that is too old: a cursor must have room for it. */
  async function makePlaces(): Promise<void> {
    if (!reading.beginSweep(horizon())) throw new Error('the cursor has no place left before the next watermark');
    await reading.sweep();
  }

  /** Before a catch-up that reads states anew, what is heard of them is dropped; before any other reading it would be lost. */
  function isHearingStates(): boolean {
    return !isStopped && (!isBehind || confirming !== null);
  }

  return {
    hint,
    receipt(mark) {
      // Whoever told it may have been paused since before a removal.
      if (isHearingStates() && !reading.hasLeft(mark.conversationId)) listener.receipt?.(mark, reading.position());
    },
    viewerState(state) {
      if (isHearingStates()) listener.viewerState?.(state, reading.position());
    },
    watermark,
    catchUp,
    position: reading.position,
    isLive,
    stop() {
      isStopped = true;
      reading.stop();
      waiting = [];
    },
  };
}
