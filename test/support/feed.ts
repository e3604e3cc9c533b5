/** What comes in by and by, for a test to wait for: one thing at a time. */
export type Feed<T> = {
  /** The next item that fits, passing over those before it. Throws after the deadline (10 s) with everything that came. */
  next(fits?: (item: T) => boolean, deadlineMs?: number): Promise<T>;
  /** All items not yet taken, up to the first that fits and with it. */
  upTo(fits: (item: T) => boolean, deadlineMs?: number): Promise<T[]>;
  /** So many items not yet taken. */
  take(count: number, deadlineMs?: number): Promise<T[]>;
  /** Everything that came, taken or not. */
  readonly received: readonly T[];
};

const DEADLINE_MS = 10_000;

/** Makes a feed, and the two ends that fill it: `push` an item, or `fail` whoever waits. */
export function createFeed<T>(name: string): { readonly feed: Feed<T>; push(item: T): void; fail(error: Error): void } {
  const received: T[] = [];
  let taken = 0;
  let failure: Error | null = null;
  let look: (() => void) | null = null;

  function upTo(fits: (item: T) => boolean, deadlineMs = DEADLINE_MS): Promise<T[]> {
    if (look) throw new Error(`${name}: somebody waits already`);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => finish(() => reject(tooLate(deadlineMs))), deadlineMs);
      const finish = (settle: () => void): void => {
        clearTimeout(timer);
        look = null;
        settle();
      };
      let looked = taken; // each item is looked at once, so that `fits` may count
      look = () => {
        while (looked < received.length) {
          const item = received[looked++] as T; // within its length
          if (!fits(item)) continue;
          const items = received.slice(taken, looked);
          taken = looked;
          return finish(() => resolve(items));
        }
        if (failure) finish(() => reject(failure));
      };
      look();
    });
  }

  function tooLate(deadlineMs: number): Error {
    return new Error(
      `${name}: nothing that fits within ${deadlineMs} ms; ${received.length} came, the last: ${JSON.stringify(received.slice(-5), null, 2)}`,
    );
  }

  return {
    feed: {
      upTo,
      async next(fits = () => true, deadlineMs = DEADLINE_MS) {
        return (await upTo(fits, deadlineMs)).at(-1) as T; // it ends with the one that fits
      },
      take(count, deadlineMs = DEADLINE_MS) {
        let came = 0;
        return upTo(() => ++came === count, deadlineMs);
      },
      received,
    },
    push(item) {
      received.push(item);
      look?.();
    },
    fail(error) {
      failure = error;
      look?.();
    },
  };
}
