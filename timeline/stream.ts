import type { At, Entry } from './entry.ts';
import type { Mark } from './marks.ts';
import { letsIn, type Membership, takesOut, wasMember } from './membership.ts';
import type { Hint } from './node-message.ts';
import { advance, createPosition, type Place, type Position, rebase } from './position.ts';
import { memberOf } from './roster.ts';
import { rosterAsOf } from './state.ts';
import type { TimelineStore } from './store.ts';

/** Everything that lasts for one user, from a position on: each entry once, in the order of its conversation. */
export type Stream = {
  /** Takes a hint; whatever came before it and is missing is read from the log. */
  hint(hint: Hint): void;
  /** Takes a receipt: passed on while the stream is live; after catching up the latest are read. */
  receipt(mark: Mark): void;
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
  /** A member got further; the state of it, which may come more than once. */
  receipt?(mark: Mark, position: Position): void;
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
};

const PAGE = 100;
const HINTS_KEPT = 1_000;
/** A hint can be missing before the second watermark of one relay run, but not after: then what was read before is confirmed. */
const WATERMARKS_BEFORE_CONFIRMING = 2;

/** Makes a stream. Register the user for hints first, then call `catchUp`: hints that come meanwhile wait. */
export function createStream({ store, userId, from, listener, highest }: Options): Stream {
  let position = from;
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
    if (isReading || !take(hint)) wait(hint);
  }

  /** Delivers a hint if nothing is missing before it; false if the log must be read first. */
  function take({ entry, prevAt }: Hint): boolean {
    const place = position.places.get(entry.conversationId);
    if (place ? entry.seq <= place.seq : entry.at <= position.base) return true;
    const isNext = place ? entry.seq === place.seq + 1 : prevAt <= position.base;
    if (!isNext || letsIn(entry, userId)) return false; // whoever comes in reads from her joining on
    move(entry, !takesOut(entry, userId));
    void give(entry);
    return true;
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
      if (isLive()) position = rebase(position, bare);
    } else if (heard.count >= WATERMARKS_BEFORE_CONFIRMING && !isReading && bare.base >= position.base) {
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
    const from = later(stamp, position.seen);
    for (const membership of await store.memberships.ofUser(userId, from)) await readOn(membership, from);
    if (isStopped || isBehind) return;
    if (stamp !== null) isConfirmed = true;
    listener.caughtUp(position, stamp !== null);
  }

  /** Reads up to a hint; throws if the store answers from a state in which it is not yet. */
  async function takeOrRead(hint: Hint): Promise<void> {
    if (take(hint)) return;
    const { conversationId, at } = hint.entry;
    const from = later(at, position.seen);
    const [membership] = await store.memberships.load(userId, [conversationId], from);
    await readOn(membership ?? { conversationId, spans: [] }, from);
    if (!isStopped && !take(hint)) throw new Error('the log is read from a state before the hint');
  }

  /**
   * Reads a log from the stream's position to its end and delivers what the user may see. Her membership is known from her
   * position, else from her row as of the base, and followed from entry to entry: rows are written after the entries.
   */
  async function readOn({ conversationId, spans }: Pick<Membership, 'conversationId' | 'spans'>, notBefore: At): Promise<void> {
    for (let isWhole = false; !isWhole && !isStopped; ) {
      const place = position.places.get(conversationId);
      const entries = await readPage(conversationId, place, notBefore);
      const [first] = entries;
      if (!first) return;
      isWhole = entries.length < PAGE;
      let isMember = place ? place.isMember : wasMember({ spans }, first.seq - 1);
      for (const entry of entries) {
        if (isStopped) return;
        if (entry.seq === place?.seq) {
          learnStamp(entry, place);
          isMember &&= wasMember({ spans }, entry.seq) || (await isMemberAfter(entry));
        } else isMember = await pass(entry, isMember);
      }
    }
  }

  /**
   * What a cursor says of a membership is believed only if the row says so too, since anybody's place could be put behind
   * one's own name. Where the row may only be late, the log decides.
   */
  async function isMemberAfter(entry: Entry): Promise<boolean> {
    const roster = await rosterAsOf(store, entry);
    return roster !== null && memberOf(roster, userId) !== undefined;
  }

  function readPage(conversationId: string, place: Place | undefined, notBefore: At): Promise<Entry[]> {
    if (!place) return store.log.readSince(conversationId, position.base, PAGE, notBefore);
    const from = place.at === null ? place.seq : place.seq + 1;
    return store.log.read({ conversationId, from, to: null, limit: PAGE, notBefore });
  }

  /** Moves past an entry, delivers it if the user was a member before or is one after it, and says whether she is. */
  async function pass(entry: Entry, wasMember: boolean): Promise<boolean> {
    const isTakenOut = takesOut(entry, userId);
    const isMember = letsIn(entry, userId) || (wasMember && !isTakenOut);
    move(entry, isMember);
    if (wasMember || isMember) await give(entry);
    return isMember;
  }

  function give(entry: Entry): void | Promise<void> {
    if (entry.at > position.floor) return listener.deliver(entry, position);
  }

  function move({ conversationId, seq, at }: Entry, isMember: boolean): void {
    position = advance(position, conversationId, { seq, at, isMember });
  }

  /** A cursor has no stamps: reading the entry that it ends with gives it. */
  function learnStamp({ conversationId, at }: Entry, place: Place): void {
    const places = new Map(position.places).set(conversationId, { ...place, at });
    position = createPosition({ ...position, places });
  }

  return {
    hint,
    receipt(mark) {
      if (!isStopped && isLive()) listener.receipt?.(mark, position);
    },
    watermark,
    catchUp,
    position: () => position,
    isLive,
    stop() {
      isStopped = true;
      waiting = [];
    },
  };
}

function later(at: At | null, other: At): At {
  return at !== null && at > other ? at : other;
}
