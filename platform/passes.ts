import type { Timers } from './clock.ts';

/** Something that is done again and again, one pass at a time. */
export type Passes = {
  /** No pass begins any more; resolves when the one under way has ended. */
  stop(): Promise<void>;
};

/** Makes a pass `everyMs` after the start, and again so long after each has ended. A pass must not reject; its signal aborts when it is to end soon. */
export function startPasses(timers: Timers, everyMs: number, pass: (stopping: AbortSignal) => Promise<void>): Passes {
  const stopping = new AbortController();
  let underWay: Promise<void> = Promise.resolve();
  let cancel = timers.after(everyMs, begin);

  function begin(): void {
    underWay = pass(stopping.signal).then(() => {
      if (!stopping.signal.aborted) cancel = timers.after(everyMs, begin);
    });
  }

  return {
    async stop() {
      stopping.abort();
      cancel();
      await underWay;
    },
  };
}
