import type { Mark } from '../../timeline/marks.ts';

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
    const key = `${mark.conversationId} ${mark.userId}`;
    const known = told.get(key);
    const deliveredSeq = Math.max(mark.deliveredSeq, known?.deliveredSeq ?? 0);
    const readSeq = Math.max(mark.readSeq, known?.readSeq ?? 0);
    if (known?.deliveredSeq === deliveredSeq && known.readSeq === readSeq) return null;
    const isWhole = mark.deliveredSeq === deliveredSeq && mark.readSeq === readSeq;
    const next = isWhole ? mark : { ...mark, deliveredSeq, readSeq }; // the same object for all streams is rendered once
    told.delete(key);
    told.set(key, next);
    if (told.size > MARKS_KEPT) told.delete(told.keys().next().value as string); // not empty
    return next;
  };
}
