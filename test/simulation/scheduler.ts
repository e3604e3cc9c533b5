/** Decides what happens next: whatever is due first. Nothing else makes anything happen in a simulation. */
export type Scheduler = {
  /** Simulated milliseconds since the beginning. */
  now(): number;
  /** Runs `run` after so many simulated milliseconds, unless the returned function is called before. */
  after(ms: number, run: () => void): () => void;
  /** Says that promises may have been settled: before anything else happens, everything that waits for them runs. */
  woke(): void;
  /** Lets everything happen that is due by then. */
  runUntil(time: number): Promise<void>;
  /** How much has happened. */
  count(): number;
};

type Due = { readonly at: number; readonly order: number; run: (() => void) | null };

/** Makes a scheduler. What is due at the same moment happens in the order in which it was planned. */
export function createScheduler(): Scheduler {
  const heap: Due[] = [];
  let now = 0;
  let order = 0;
  let happened = 0;
  let isAwake = true;

  function isBefore(a: Due, b: Due): boolean {
    return a.at < b.at || (a.at === b.at && a.order < b.order);
  }

  function push(due: Due): void {
    let i = heap.length;
    for (let above = (i - 1) >> 1; i > 0 && isBefore(due, heap[above] as Due); above = (i - 1) >> 1) {
      heap[i] = heap[above] as Due;
      i = above;
    }
    heap[i] = due;
  }

  function pop(): Due {
    const first = heap[0] as Due; // asked only while there is one
    const last = heap.pop() as Due;
    if (heap.length === 0) return first;
    let i = 0;
    for (let below = 1; below < heap.length; below = 2 * i + 1) {
      if (below + 1 < heap.length && isBefore(heap[below + 1] as Due, heap[below] as Due)) below += 1;
      if (!isBefore(heap[below] as Due, last)) break;
      heap[i] = heap[below] as Due;
      i = below;
    }
    heap[i] = last;
    return first;
  }

  /** All promises that can be settled without anything else happening are settled when the event loop turns. */
  function settle(): Promise<void> {
    isAwake = false;
    return new Promise((resolve) => setImmediate(resolve));
  }

  return {
    now: () => now,
    after(ms, run) {
      const due: Due = { at: now + Math.max(0, ms), order: ++order, run };
      push(due);
      return () => {
        due.run = null;
      };
    },
    woke() {
      isAwake = true;
    },
    async runUntil(time) {
      for (;;) {
        if (isAwake) await settle();
        const next = heap[0];
        if (!next || next.at > time) break;
        pop();
        if (!next.run) continue;
        now = next.at;
        happened += 1;
        next.run();
      }
      now = Math.max(now, time);
    },
    count: () => happened,
  };
}
