import type { Clock, Timers } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import type { Log } from '../platform/log.ts';
import { createOutage } from '../platform/outage.ts';
import { type Passes, startPasses } from '../platform/passes.ts';
import type { MembershipStore } from '../timeline/store.ts';
import { makeArchive, type TakeArchive } from './archive.ts';
import type { Keeper, Report, Subject } from './keeper.ts';
import type { Task, TaskChanges, TaskStore } from './tasks.ts';

/** Where archives go. */
export type Archives = {
  /** Keeps an archive for its user, as an attachment of this new id. */
  readonly keep: (userId: string, attachmentId: string, archive: Parameters<TakeArchive>[0]) => Promise<void>;
  /** Removes it, or what is there of it if keeping it was broken off. May be repeated. */
  readonly remove: (attachmentId: string) => Promise<void>;
};

type Options = {
  readonly tasks: TaskStore;
  readonly memberships: Pick<MembershipStore, 'ofUser'>;
  /** In the order in which they forget. */
  readonly keepers: readonly Keeper[];
  readonly archives: Archives;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
};

const EVERY_MS = 1_000;
/** What a worker that died held is taken up after this. */
const LEASE_MS = 15_000;
const SAVE_EVERY_MS = 500;
const ARCHIVE_LIFETIME_MS = 7 * 24 * 3_600_000;
/** The last access token of a deleted user has run out by then, 10 minutes after it was made. */
const LAST_PASS_AFTER_MS = 11 * 60_000;

/**
 * Starts making archives and erasing users. Any number may run: each task is taken by one, for 15 s from its last report; it is
 * taken up again from the start when its worker dies, or fails. Stopping it waits until what is under way can be left.
 */
export function startPersonalDataWork({ tasks, memberships, keepers, archives, clock, timers, log }: Options): Passes {
  const outage = createOutage(log, 'the work on personal data');

  async function pass(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      const task = await tasks.take(clock.now(), clock.now() + LEASE_MS);
      if (!task) return;
      try {
        await workOn(hold(task, stopping));
      } catch (error) {
        if (!(error instanceof Left)) throw error;
      }
    }
  }

  async function workOn(held: Held): Promise<void> {
    const { kind, stage, attachmentId } = held.task();
    if (kind === 'erasure') return erase(held);
    if (stage !== 'done') return exportAll(held);
    if (attachmentId) await archives.remove(attachmentId);
    await tasks.remove(held.task());
  }

  async function exportAll(held: Held): Promise<void> {
    const subject = await subjectOf(held.task());
    let total = subject.memberships.length;
    for (const { files } of keepers) if (files) for await (const _ of files(subject)) total += 1;
    const { attachmentId: begun } = held.task();
    if (begun) await archives.remove(begun); // by a worker that died
    const attachmentId = newId('att');
    await held.save({ stage: 'working', done: 0, total, attachmentId });
    try {
      await makeArchive(keepers, subject, held.report, async (archive) => {
        await held.save({});
        await archives.keep(subject.userId, attachmentId, archive);
      });
      await held.save({ stage: 'done', done: total, dueAt: clock.now() + ARCHIVE_LIFETIME_MS });
    } catch (error) {
      await archives.remove(attachmentId); // whoever makes the next one takes another id
      throw error;
    }
  }

  async function erase(held: Held): Promise<void> {
    const { stage, removesMessages, createdAt } = held.task();
    const isLastPass = stage === 'done';
    const subject = await subjectOf(held.task());
    await held.save({ done: 0, total: subject.memberships.length });
    for (const { forget } of keepers) await forget({ ...subject, removesMessages, isLastPass }, held.report);
    if (isLastPass) await tasks.remove(held.task());
    else await held.save({ stage: 'done', dueAt: Math.max(clock.now(), createdAt + LAST_PASS_AFTER_MS) });
  }

  async function subjectOf({ userId }: Task): Promise<Subject> {
    const rows = await memberships.ofUser(userId);
    return { userId, now: clock.now(), memberships: rows.sort((a, b) => (a.conversationId < b.conversationId ? -1 : 1)) };
  }

  function hold(taken: Task, stopping: AbortSignal): Held {
    let task = taken;
    let done = 0;
    let savedAt = clock.now();

    async function save(changes: TaskChanges): Promise<void> {
      const changed = stopping.aborted ? null : await tasks.change(task, { dueAt: clock.now() + LEASE_MS, ...changes });
      if (!changed) throw new Left();
      task = changed;
      savedAt = clock.now();
    }

    return {
      task: () => task,
      save,
      async report(parts = 1) {
        done += parts;
        if (stopping.aborted || clock.now() - savedAt >= SAVE_EVERY_MS) await save({ done });
      },
    };
  }

  return startPasses(timers, EVERY_MS, (stopping) => pass(stopping).then(outage.worked, outage.failed));
}

/** A task in the hands of this worker. */
type Held = {
  /** As it was saved last. */
  task(): Task;
  /** Throws `Left` if somebody else has it now, or this worker stops. */
  save(changes: TaskChanges): Promise<void>;
  readonly report: Report;
};

/** The task is left to whoever takes it next. */
class Left extends Error {}
