import type { Clock, Timers } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import { createOutage } from '../platform/outage.ts';
import { type AttachmentUse, usesOf } from './attachment-use.ts';
import type { Entry } from './entry.ts';
import { eraseExpired, type Forget, forgetAttachments } from './erasure.ts';
import type { TimelineStore } from './store.ts';

/** A sweep at work. */
export type ErasureSweep = {
  /** Resolves when the pass under way has ended. */
  stop(): Promise<void>;
};

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
export function startErasureSweep({ store, forget, release, clock, timers, log, erased }: Options): ErasureSweep {
  const outages = { texts: createOutage(log, 'the erasure of texts'), attachments: createOutage(log, 'the removal of attachments') };
  let isStopped = false;
  let underWay: Promise<void> = Promise.resolve();
  let cancel = timers.after(EVERY_MS, begin);

  function begin(): void {
    underWay = pass().then(() => {
      if (!isStopped) cancel = timers.after(EVERY_MS, begin);
    });
  }

  /** Attachments that can not be removed now keep no text from being erased. */
  async function pass(): Promise<void> {
    await untilNothingIsDue(eraseTexts).then(outages.texts.worked, outages.texts.failed);
    await untilNothingIsDue(removeAttachments).then(outages.attachments.worked, outages.attachments.failed);
  }

  async function untilNothingIsDue(work: () => Promise<number>): Promise<void> {
    while (!isStopped && (await work()) === BATCH);
  }

  async function eraseTexts(): Promise<number> {
    const now = clock.now();
    const due = await store.log.toErase(now, BATCH);
    if (due.length === 0) return 0;
    const places = [...new Map(due.map((entry) => [`${entry.conversationId} ${messageSeqOf(entry)}`, entry])).values()].map((entry) => ({
      conversationId: entry.conversationId,
      seq: messageSeqOf(entry),
    }));
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

  return {
    async stop() {
      isStopped = true;
      cancel();
      await underWay;
    },
  };
}

/** The message that an entry says, or whose text it changes. */
function messageSeqOf({ seq, content }: Entry): number {
  return 'messageSeq' in content ? content.messageSeq : seq;
}
