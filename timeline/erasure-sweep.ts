import type { Clock, Timers } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import { createOutage } from '../platform/outage.ts';
import { type Passes, startPasses } from '../platform/passes.ts';
import { type AttachmentUse, usesOf } from './attachment-use.ts';
import { type Entry, type Place, placeKey } from './entry.ts';
import { eraseExpired, type Forget, forgetAttachments } from './erasure.ts';
import type { TimelineStore } from './store.ts';

type Options = {
  readonly store: Pick<TimelineStore, 'log' | 'changes'>;
  readonly forget: Forget;
  /** Ends uses of attachments, and removes those that nobody uses any more. May be repeated. */
  readonly release: (uses: readonly AttachmentUse[]) => Promise<void>;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  /** Told how many messages were erased because their time had come, and by how much the oldest of them was late, in milliseconds. */
  readonly erased?: (count: number, lateMs: number) => void;
};

const EVERY_MS = 2_000;
const BATCH = 200;

/**
 * Erases messages whose time has come, and removes the attachments of messages that were erased or deleted. The log names what
 * is due until it is done, so any number may run, and die at any moment: what is done twice is done.
 */
export function startErasureSweep({ store, forget, release, clock, timers, log, erased }: Options): Passes {
  const outages = { texts: createOutage(log, 'the erasure of texts'), attachments: createOutage(log, 'the removal of attachments') };

  /** Attachments that can not be removed now keep no text from being erased. */
  async function pass(stopping: AbortSignal): Promise<void> {
    await untilNothingIsDue(eraseTexts, stopping).then(outages.texts.worked, outages.texts.failed);
    await untilNothingIsDue(removeAttachments, stopping).then(outages.attachments.worked, outages.attachments.failed);
  }

  async function untilNothingIsDue(work: () => Promise<number>, stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted && (await work()) === BATCH);
  }

  async function eraseTexts(): Promise<number> {
    const now = clock.now();
    const due = await store.log.toErase(now, BATCH);
    if (due.length === 0) return 0;
    const places = [...new Map(due.map(placeOfMessageIn).map((place) => [placeKey(place), place])).values()];
    await forget(places);
    await eraseExpired(store, places);
    erased?.(places.length, Math.max(...due.map(({ content }) => now - (('expiresAt' in content && content.expiresAt) || now))));
    return due.length;
  }

  async function removeAttachments(): Promise<number> {
    const due = await store.log.toRelease(BATCH);
    if (due.length === 0) return 0;
    await release(due.flatMap(usesOf));
    await forgetAttachments(store, due);
    return due.length;
  }

  return startPasses(timers, EVERY_MS, pass);
}

/** The message that an entry says, or whose text it changes. */
function placeOfMessageIn({ conversationId, seq, content }: Entry): Place {
  return { conversationId, seq: 'messageSeq' in content ? content.messageSeq : seq };
}
