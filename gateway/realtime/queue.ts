/** Holds what a reader has not taken yet, up to a bound. */
export type Queue<T> = AsyncIterableIterator<T> & {
  /** False if the queue is full: the item was not taken. */
  push(item: T): boolean;
  /** Resolves when the reader has taken everything. */
  drained(): Promise<void>;
  /** Throws away what is waiting. */
  clear(): void;
  /** Ends the reader's iteration after what is waiting. */
  end(): void;
  /** Ends the reader's iteration with an error after what is waiting. */
  fail(error: Error): void;
};

/** Makes a queue of at most `limit` items for one reader. `closed` is called once, when either side ends it. */
export function createQueue<T>(limit: number, closed: () => void): Queue<T> {
  let items: T[] = [];
  let isEnded = false;
  let failure: Error | null = null;
  let wake: (() => void) | null = null;
  let drained: (() => void)[] = [];

  function release(): void {
    const waiting = drained;
    drained = [];
    for (const resolve of waiting) resolve();
  }

  function end(): void {
    if (isEnded) return;
    isEnded = true;
    wake?.();
    release();
    closed();
  }

  return {
    push(item) {
      if (isEnded) return true; // nobody reads it any more
      if (items.length >= limit) return false;
      items.push(item);
      wake?.();
      return true;
    },
    drained: () => (items.length === 0 || isEnded ? Promise.resolve() : new Promise((resolve) => drained.push(resolve))),
    clear() {
      items = [];
      release();
    },
    end,
    fail(error) {
      failure = error;
      end();
    },
    async next() {
      while (items.length === 0 && !isEnded) {
        release();
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        wake = null;
      }
      if (items.length === 0 && failure) throw failure;
      if (items.length === 0) return { done: true, value: undefined };
      return { done: false, value: items.shift() as T }; // not empty
    },
    async return() {
      items = [];
      end();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
