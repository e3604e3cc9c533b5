/** Remembers the times of passes until whatever was stamped before them is surely applied, and seen by the pass that asks. */
export type Settling<T> = {
  /** Notes the time of a pass that every shard has seen. Gives the latest time that is settled; null while there is none. */
  settle(time: T): T | null;
};

/** A write is stamped before it gets its place in the log of the server: so long that may take at most. */
const APPLIED_WITHIN_MS = 500;

/**
 * Makes it. What was stamped before the time of a pass is applied when the next pass meets the shards, which tells their times;
 * the pass after that reads from states that are not before these. So a time is settled two passes later.
 */
export function createSettling<T>(now: () => number): Settling<T> {
  let last: { readonly time: T; readonly since: number } | null = null;
  let next: T | null = null;

  return {
    settle(time) {
      const settled = next;
      if (last && now() - last.since < APPLIED_WITHIN_MS) return settled;
      next = last?.time ?? null;
      last = { time, since: now() };
      return settled;
    },
  };
}
