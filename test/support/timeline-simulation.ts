import type { Scheduler } from 'fast-check';
import type { Timers } from '../../platform/clock.ts';
import { newId } from '../../platform/ids.ts';
import type { Append, Appended, Proposal } from '../../timeline/append.ts';
import { createAppend } from '../../timeline/append.ts';
import type { NodeChannels } from '../../timeline/channels.ts';
import type { NewEntry } from '../../timeline/entry.ts';
import { createPublisher, type Publisher } from '../../timeline/publish.ts';
import type { AppendResult, LogStore, TimelineStore } from '../../timeline/store.ts';

/**
 * What becomes of one append. `lost`: nobody took it. `unheard`: taken, but the answer is lost. `cut`: only its first entry
 * is taken, and the answer says so but knows nothing of the rest. `late`: taken, but only some time after the writer has given up.
 */
export type Fate = 'heard' | 'lost' | 'unheard' | 'cut' | 'late';

/** What goes wrong in a simulation: the fates of its appends, in the order in which they happen, and which of the other calls fail. */
export type Faults = { readonly fates: readonly Fate[]; readonly failures: readonly boolean[] };

/** A process that appends: it sees the store through calls that take their time, in an order that the scheduler chooses. */
export type SimulatedProcess = {
  /** The ids of everything that this call tries to append begin with `nonce`. */
  append(proposal: Proposal): { readonly nonce: string; readonly result: Promise<Appended | 'died'> };
  readonly publisher: Publisher;
  die(): void;
};

type Options = { readonly store: TimelineStore; readonly channels: NodeChannels; readonly scheduler: Scheduler; readonly faults: Faults };

/** Nobody reads marks here. */
const NO_MARKS = { advance: async () => null };

/** Makes processes over one store. `lateIds` are the ids of what was taken late; the clock shows one millisecond more whenever it is asked. */
export function createSimulation({ store, channels, scheduler, faults }: Options) {
  const fates = [...faults.fates];
  const failures = [...faults.failures];
  const lateIds = new Set<string>();
  let time = 1_000;
  let nonces = 0;
  const clock = { now: () => ++time };
  const timers: Timers = {
    after(_, run) {
      void scheduler.schedule(Promise.resolve(), 'a pause').then(run);
      return () => undefined;
    },
  };

  async function appendByFate(drafts: readonly NewEntry[]): Promise<AppendResult> {
    const unknown: AppendResult = { taken: [], failure: 'unknown' };
    switch (fates.shift() ?? 'heard') {
      case 'heard':
        return store.log.append(drafts);
      case 'lost':
        return unknown;
      case 'unheard':
        await store.log.append(drafts);
        return unknown;
      case 'cut': {
        const { taken, failure } = await store.log.append(drafts.slice(0, 1));
        return { taken, failure: failure ?? (drafts.length > 1 ? 'unknown' : null) };
      }
      case 'late':
        for (const { id } of drafts) lateIds.add(id);
        void scheduler.schedule(Promise.resolve(), 'a late write').then(() => store.log.append(drafts));
        return unknown;
    }
  }

  function startProcess(name: string): SimulatedProcess {
    const death = Promise.withResolvers<'died'>();
    let isDead = false;
    let nonceBytes = new Uint8Array();

    /** Pauses before the call and before its answer; a dead process does nothing any more. */
    async function step(label: string): Promise<void> {
      await scheduler.schedule(Promise.resolve(), `${name}: ${label}`);
      if (isDead) await new Promise(() => undefined);
    }

    function stepped<T extends object>(port: T): T {
      return new Proxy(port, {
        get(target, method) {
          const effect = (method === 'append' ? appendByFate : Reflect.get(target, method)) as (...args: unknown[]) => Promise<unknown>; // ports have methods only
          return async (...args: unknown[]) => {
            await step(String(method));
            if (method !== 'append' && failures.shift()) throw new Error(`${String(method)} failed`);
            const result = await effect(...args);
            await step(`${String(method)} answered`);
            return result;
          };
        },
      });
    }

    const seen: TimelineStore = {
      log: stepped<LogStore>(store.log),
      memberships: stepped(store.memberships),
      rosters: stepped(store.rosters),
      heads: stepped(store.heads),
      changes: stepped(store.changes),
    };
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const publisher = createPublisher({ store: seen, marks: NO_MARKS, channels: stepped(channels), log });
    const append: Append = createAppend({ store: seen, publisher, clock, timers, random: () => nonceBytes });

    return {
      append(proposal) {
        nonceBytes = Uint8Array.from({ length: 16 }, (_, i) => (i === 0 ? ++nonces : 0));
        const nonce = newId('con', () => nonceBytes);
        return { nonce, result: Promise.race([append(proposal), death.promise]) };
      },
      publisher,
      die() {
        isDead = true;
        death.resolve('died');
      },
    };
  }

  return { startProcess, lateIds: lateIds as ReadonlySet<string> };
}
