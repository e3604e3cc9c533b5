import { keepLatest } from '../../platform/keep-latest.ts';
import { furthest, type Mark, markKey } from '../../timeline/marks.ts';

/** Gives a mark as a stream is to tell it, or null if it has told that or more. */
export type ToldMarks = (mark: Mark) => Mark | null;

const MARKS_KEPT = 1_000;

/**
 * Remembers what a stream has told of members, the last 1,000 of them: an older state may come after a newer one, from a read that was
 * overtaken or from another process, and nothing that a device was told goes back.
 */
export function createToldMarks(): ToldMarks {
  const told = new Map<string, Mark>();

  return (mark) => {
    const key = markKey(mark);
    const known = told.get(key);
    const next = furthest(mark, known); // the same object for all streams is rendered once
    if (known?.deliveredSeq === next.deliveredSeq && known.readSeq === next.readSeq) return null;
    keepLatest(told, key, next, MARKS_KEPT);
    return next;
  };
}
