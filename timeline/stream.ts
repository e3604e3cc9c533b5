import type { At, Entry } from './entry.ts';
import type { Mark } from './marks.ts';
import { type Membership, maySee } from './membership.ts';
import type { Hint } from './node-message.ts';
import { advance, createPosition, type Position, rebase } from './position.ts';
import type { TimelineStore } from './store.ts';

/** Everything that lasts for one user, from a position on: each entry once, in the order of its conversation. */
export type Stream = {
  /** Takes a hint; whatever came before it and is missing is read from the log. */
  hint(hint: Hint): void;
  /** Takes a receipt: passed on while the stream is live; after catching up the latest are read. */
  receipt(mark: Mark): void;
  /** Takes a watermark that the node has accepted, and the position that is nothing but it. */
  watermark(run: string, bare: Position): void;
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
};

const PAGE = 100;
const HINTS_KEPT = 1_000;
/** A hint can be missing before the second watermark of one relay run, but not after: then what was read before is confirmed. */
const WATERMARKS_BEFORE_CONFIRMING = 2;

/** Makes a stream. Register the user for hints first, then call `catchUp`: hints that come meanwhile wait. */
export function createStream({ store, userId, from, listener }: Options): Stream {
  let position = from;
  let waiting: Hint[] = [];
  let isBehind = true; // until the first catch-up is through
  let notBefore: At | undefined;
  let isReading = false;
  let isStopped = false;
  let isConfirmed = false;
  let heard = { run: '', count: 0 };

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
    position = advance(position, entry.conversationId, entry.seq, entry.at);
    void listener.deliver(entry, position);
    return true;
  }

  function wait(hint: Hint): void {
    waiting.push(hint);
    if (waiting.length > HINTS_KEPT) {
      waiting = [];
      isBehind = true;
    }
    void work();
  }

  function watermark(run: string, bare: Position): void {
    if (isStopped || isBehind) return;
    heard = run === heard.run ? { run, count: heard.count + 1 } : { run, count: 1 };
    if (isConfirmed) {
      if (isLive()) position = rebase(position, bare);
    } else if (heard.count >= WATERMARKS_BEFORE_CONFIRMING && !isReading) {
      isBehind = true;
      notBefore = bare.base;
      void work();
    }
  }

  function isLive(): boolean {
    return !isBehind && !isReading && waiting.length === 0;
  }

  async function catchUp(): Promise<void> {
    isBehind = true;
    isConfirmed = false;
    notBefore = undefined;
    heard = { run: '', count: 0 };
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
    const confirming = notBefore;
    isBehind = false;
    waiting = [];
    for (const membership of await store.memberships.ofUser(userId)) await readOn(membership, confirming);
    if (isStopped || isBehind) return;
    if (confirming !== undefined) isConfirmed = true;
    listener.caughtUp(position, confirming !== undefined);
  }

  async function takeOrRead(hint: Hint): Promise<void> {
    if (take(hint)) return;
    const [membership] = await store.memberships.load(userId, [hint.entry.conversationId]);
    if (membership) await readOn(membership, undefined);
  }

  /** Reads a log from the stream's position to its end and delivers what the user may see. */
  async function readOn(membership: Membership, confirming: At | undefined): Promise<void> {
    const { conversationId } = membership;
    for (let isWhole = false; !isWhole && !isStopped; ) {
      const place = position.places.get(conversationId);
      const entries = await (place
        ? store.log.read({
            conversationId,
            from: place.at === null ? place.seq : place.seq + 1,
            to: null,
            limit: PAGE,
            ...(confirming ? { notBefore: confirming } : {}),
          })
        : store.log.readSince(conversationId, position.base, PAGE, confirming));
      isWhole = entries.length < PAGE;
      for (const entry of entries) {
        if (isStopped) return;
        if (entry.seq === place?.seq) learnStamp(entry);
        else await pass(entry, membership);
      }
    }
  }

  async function pass(entry: Entry, membership: Membership): Promise<void> {
    position = advance(position, entry.conversationId, entry.seq, entry.at);
    if (maySee(membership, entry.seq)) await listener.deliver(entry, position);
  }

  /** A cursor has no stamps: reading the entry that it ends with gives it. */
  function learnStamp({ conversationId, seq, at }: Entry): void {
    position = createPosition(position.base, new Map(position.places).set(conversationId, { seq, at }));
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

function letsIn({ content }: Entry, userId: string): boolean {
  if (content.kind === 'conversation_created') return content.members.some((member) => member.userId === userId);
  return content.kind === 'member_added' && content.userId === userId;
}
