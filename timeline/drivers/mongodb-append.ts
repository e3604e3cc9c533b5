import { type Collection, MongoError, MongoServerError } from 'mongodb';
import { isDuplicate } from '../../platform/drivers/mongodb.ts';
import type { Entry, NewEntry } from '../entry.ts';
import type { AppendResult } from '../store.ts';
import { documentOf, type EntryDocument } from './mongodb-entry.ts';
import type { Stamps } from './mongodb-stamps.ts';

/** Appends entries of one conversation: one round trip for a single entry, two for several. Throws on what surely changed nothing. */
export async function appendEntries(entries: Collection<EntryDocument>, stamps: Stamps, drafts: readonly NewEntry[]): Promise<AppendResult> {
  const [first, ...more] = drafts;
  if (!first) return { taken: [], failure: null };
  try {
    if (more.length === 0) return { taken: await appendOne(entries, stamps, first), failure: null };
    await entries.bulkWrite(
      drafts.map((draft) => ({ updateOne: { ...upsertOf(stamps, draft), upsert: true } })),
      { ordered: true },
    );
    return await readBack(entries, stamps, drafts, 'unknown');
  } catch (error) {
    if (isDuplicate(error)) return more.length === 0 ? { taken: [], failure: 'taken-before' } : readBack(entries, stamps, drafts, 'taken-before');
    if (mayHaveBeenTaken(error)) return { taken: [], failure: 'unknown' };
    throw error;
  }
}

async function appendOne(entries: Collection<EntryDocument>, stamps: Stamps, draft: NewEntry): Promise<Entry[]> {
  const { filter, update } = upsertOf(stamps, draft);
  const options = { upsert: true, returnDocument: 'after', projection: { takenAt: 1 } } as const;
  const stamped = await entries.findOneAndUpdate(filter, update, options);
  return stamped ? [{ ...draft, at: stamps.textOf(stamped.takenAt, draft.seq) }] : [];
}

/** Which of the drafts a majority has: those up to the first that is missing, which the order of the bulk makes all of them. */
async function readBack(
  entries: Collection<EntryDocument>,
  stamps: Stamps,
  drafts: readonly NewEntry[],
  failure: 'taken-before' | 'unknown',
): Promise<AppendResult> {
  const conversationId = drafts[0]?.conversationId ?? '';
  try {
    const found = await entries.find({ conversationId, seq: { $in: drafts.map(({ seq }) => seq) } }, { projection: { takenAt: 1 } }).toArray();
    const stampOf = new Map(found.map(({ _id, takenAt }) => [_id, takenAt]));
    const taken: Entry[] = [];
    for (const draft of drafts) {
      const stamp = stampOf.get(draft.id);
      if (!stamp) return { taken, failure };
      taken.push({ ...draft, at: stamps.textOf(stamp, draft.seq) });
    }
    return { taken, failure: null };
  } catch (error) {
    if (error instanceof MongoError) return { taken: [], failure: 'unknown' };
    throw error;
  }
}

/**
 * An upsert that finds nothing to update: it inserts, or fails on a unique index. Written a second time, by a retry or late,
 * it fails on its own `_id` and leaves the stamps of the first time.
 */
function upsertOf({ type }: Stamps, draft: NewEntry) {
  const { _id, conversationId, seq, ...rest } = documentOf(draft);
  return {
    filter: { conversationId, seq, _id, takenAt: { $exists: false } },
    update: { $setOnInsert: rest, $currentDate: { takenAt: { $type: type }, outboxAt: { $type: type } } },
  } as const;
}

/** BadValue, FailedToParse, Unauthorized, TypeMismatch, AuthenticationFailed, DocumentValidationFailure, BSONObjectTooLarge. */
const REFUSALS: ReadonlySet<unknown> = new Set([2, 9, 13, 14, 18, 121, 10334]);

/** True unless the server said for certain that it does not want the write: connections that break, time-outs, elections, write concerns not reached. */
function mayHaveBeenTaken(error: unknown): boolean {
  return error instanceof MongoError && !(error instanceof MongoServerError && REFUSALS.has(error.code));
}
