import type { StreamPosition } from './cursor.ts';
import type { At, Entry } from './entry.ts';
import type { Hint } from './hint.ts';
import { type Membership, maySee } from './membership.ts';
import type { TimelineStore } from './store.ts';

/** Everything that lasts for one user, from a position on: each entry once, in the order of its conversation. */
export type Stream = {
  /** Takes a hint; whatever came before it and is missing is read from the log. */
  hint(hint: Hint): void;
  /** Reads everything after the stream's position: at its beginning, and whenever hints may have been lost. */
  catchUp(): Promise<void>;
  /** Where the stream is: everything up to here was given to `deliver`. */
  position(): StreamPosition;
  stop(): void;
};

type Options = {
  readonly store: Pick<TimelineStore, 'log' | 'memberships'>;
  readonly userId: string;
  readonly from: StreamPosition;
  /** Gets the entries; reading on waits for a promise that it returns. */
  readonly deliver: (entry: Entry) => void | Promise<void>;
  /** Called when the log could not be read; the stream catches up at the next occasion. */
  readonly failed: (error: unknown) => void;
};

const PAGE = 100;
const HINTS_KEPT = 1_000;

/** Starts a stream. Register the user for hints first, then call `catchUp`: hints that come meanwhile wait. */
export function createStream({ store, userId, from, deliver, failed }: Options): Stream {
  const base: At = from.base;
  const positions = new Map(from.positions);
  let waiting: Hint[] = [];
  let isBehind = true; // until the first catch-up is through
  let isReading = false;
  let isStopped = false;

  function hint(hint: Hint): void {
    if (isStopped || isBehind) return; // a catch-up will read it
    if (isReading || !take(hint)) wait(hint);
  }

  /** Delivers a hint if nothing is missing before it; false if the log must be read first. */
  function take({ entry, prevAt }: Hint): boolean {
    const position = positions.get(entry.conversationId);
    if (position !== undefined && entry.seq <= position) return true;
    const isNext = position === undefined ? prevAt <= base && entry.at > base : entry.seq === position + 1;
    if (position === undefined && entry.at <= base) return true; // it was before this stream began
    if (!isNext || letsIn(entry, userId)) return false; // whoever comes in reads from her joining on
    positions.set(entry.conversationId, entry.seq);
    void deliver(entry);
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

  async function catchUp(): Promise<void> {
    isBehind = true;
    waiting = [];
    await work();
  }

  /** Reads what is to be read, one read at a time, until nothing waits. */
  async function work(): Promise<void> {
    if (isReading) return;
    isReading = true;
    try {
      while (!isStopped && (isBehind || waiting.length > 0)) {
        if (isBehind) {
          isBehind = false;
          waiting = [];
          const memberships = await store.memberships.ofUser(userId);
          for (const membership of memberships) await readOn(membership);
          continue;
        }
        const next = waiting.shift() as Hint; // not empty
        if (!take(next)) {
          const [membership] = await store.memberships.load(userId, [next.entry.conversationId]);
          if (membership) await readOn(membership);
        }
      }
    } catch (error) {
      isBehind = true;
      failed(error);
    } finally {
      isReading = false;
    }
  }

  /** Reads a log from the stream's position to its end and delivers what the user may see. */
  async function readOn(membership: Membership): Promise<void> {
    const { conversationId } = membership;
    for (let isWhole = false; !isWhole && !isStopped; ) {
      const position = positions.get(conversationId);
      const entries = await (position === undefined
        ? store.log.readSince(conversationId, base, PAGE)
        : store.log.read({ conversationId, from: position + 1, to: null, limit: PAGE }));
      isWhole = entries.length < PAGE;
      for (const entry of entries) {
        if (isStopped) return;
        positions.set(conversationId, entry.seq);
        if (maySee(membership, entry.seq)) await deliver(entry);
      }
    }
  }

  return {
    hint,
    catchUp,
    position: () => ({ base, positions }),
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
