import type { At, Entry } from './entry.ts';
import { letsIn, type Membership, takesOut, wasMember } from './membership.ts';
import type { Hint } from './node-message.ts';
import { advance, beginSweep, createPosition, endSweep, type Place, type Position, rebase, sweepPast } from './position.ts';
import { memberOf } from './roster.ts';
import { rosterAsOf } from './state.ts';
import type { TimelineStore } from './store.ts';

/** A position of a user that moves on, by hints or by reading her logs, and delivers what it passes. One thing at a time: the order is the caller's. */
export type Reading = {
  position(): Position;
  /** True if an entry that was passed says that the user is no member any more. */
  hasLeft(conversationId: string): boolean;
  /** Delivers a hint if nothing is missing before it and it finds a place; false if the log must be read first. */
  take(hint: Hint): boolean;
  /** Reads a log from the position to its end, in a state not before a stamp; false if it goes on, but finds no place. */
  readOn(membership: Pick<Membership, 'conversationId' | 'spans'>, notBefore: At): Promise<boolean>;
  /** Moves the base to that of `bare`, for a reader that has received everything up to it. */
  rebase(bare: Position): void;
  /** Begins to sweep up to the base of `horizon`, which a relay has told; false if that would give no place back. */
  beginSweep(horizon: Position): boolean;
  /** Sweeps to the end, if a sweep was begun: here, or where the cursor comes from. */
  sweep(): Promise<void>;
  /** Nothing is delivered any more. */
  stop(): void;
};

type Options = {
  readonly store: Pick<TimelineStore, 'log' | 'memberships'>;
  readonly userId: string;
  readonly from: Position;
  readonly mostPlaces: number;
  /** Gets each entry with the position after it; reading on waits for a promise that it returns. */
  readonly deliver: (entry: Entry, position: Position) => void | Promise<void>;
  /** A sweep is about to move the base; it waits for a promise that this returns. */
  readonly rebasing: () => void | Promise<void>;
};

const PAGE = 100;

/** Makes the reading of a user's logs from a position on. */
export function createReading({ store, userId, from, mostPlaces, deliver, rebasing }: Options): Reading {
  let position = from;
  let isStopped = false;
  const departed = new Set<string>();

  function take({ entry, prevAt }: Hint): boolean {
    const place = position.places.get(entry.conversationId);
    if (place ? entry.seq <= place.seq : entry.at <= position.base) return true;
    const isNext = place ? entry.seq === place.seq + 1 : prevAt <= position.base;
    if (!isNext || letsIn(entry, userId) || !findsPlace(entry)) return false; // whoever comes in reads from her joining on
    move(entry, !takesOut(entry, userId));
    void give(entry);
    return true;
  }

  /** What is being swept gives its place back when it is read. */
  function findsPlace({ conversationId }: Entry): boolean {
    return position.sweep !== null || position.places.has(conversationId) || position.places.size < mostPlaces;
  }

  /** Her membership is known from her position, else from her row as of the base, and followed from entry to entry: rows are written after the entries. */
  async function readOn({ conversationId, spans }: Pick<Membership, 'conversationId' | 'spans'>, notBefore: At): Promise<boolean> {
    for (let isWhole = false; !isWhole && !isStopped; ) {
      const place = position.places.get(conversationId);
      const entries = await readPage(conversationId, place, notBefore);
      const [first] = entries;
      if (!first) return true;
      isWhole = entries.length < PAGE;
      let isMember = place ? place.isMember : wasMember({ spans }, first.seq - 1);
      for (const entry of entries) {
        if (isStopped) return true;
        if (entry.seq === place?.seq) {
          learnStamp(entry, place);
          isMember &&= wasMember({ spans }, entry.seq) || (await isMemberAfter(entry));
        } else if (position.sweep && entry.at > position.sweep.to) return true;
        else if (!findsPlace(entry)) return false;
        else isMember = await pass(entry, isMember);
      }
    }
    return true;
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
    if (entry.at > position.floor) return deliver(entry, position);
  }

  function move({ conversationId, seq, at }: Entry, isMember: boolean): void {
    if (isMember) departed.delete(conversationId);
    else departed.add(conversationId);
    position = advance(position, conversationId, { seq, at, isMember });
  }

  /** A cursor has no stamps: reading the entry that it ends with gives it. */
  function learnStamp({ conversationId, at }: Entry, place: Place): void {
    const places = new Map(position.places).set(conversationId, { ...place, at });
    position = createPosition({ ...position, places });
  }

  async function sweep(): Promise<void> {
    const { sweep, seen } = position;
    if (!sweep) return;
    const notBefore = later(sweep.seen, seen);
    const memberships = await store.memberships.ofUser(userId, notBefore);
    const left = memberships.filter(({ conversationId }) => conversationId > sweep.done).sort(byConversation);
    for (const membership of left) {
      await readOn(membership, notBefore);
      if (isStopped) return;
      position = sweepPast(position, sweep, membership.conversationId);
    }
    await rebasing();
    if (!isStopped) position = endSweep(position, sweep);
  }

  return {
    position: () => position,
    hasLeft: (conversationId) => departed.has(conversationId),
    take,
    readOn,
    rebase(bare) {
      position = rebase(position, bare);
    },
    beginSweep(horizon) {
      const givesBack = [...position.places.values()].some(({ at }) => at === null || at <= horizon.base);
      if (!givesBack || horizon.base <= position.base) return false;
      position = beginSweep(position, horizon);
      return true;
    },
    sweep,
    stop() {
      isStopped = true;
    },
  };
}

/** The later of two stamps; null is before all. */
export function later(at: At | null, other: At): At {
  return at !== null && at > other ? at : other;
}

function byConversation(a: Membership, b: Membership): number {
  return a.conversationId < b.conversationId ? -1 : 1;
}
