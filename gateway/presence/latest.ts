/** A stream of the latest value of each key: who reads slowly skips values, and nothing piles up. */
export type Latest<T> = AsyncIterableIterator<T, undefined> & {
  /** Replaces what was not read yet of this key; a value that equals the last one read is dropped. */
  offer(key: string, value: T): void;
};

type Options<T> = {
  /** Called once, at the first read. */
  readonly onStart: () => void;
  /** Called once, when the reader goes; not if she never read. */
  readonly onEnd: () => void;
  readonly isSame: (a: T, b: T) => boolean;
};

const DONE = { done: true, value: undefined } as const;

/** Makes a stream that holds at most two values per key. `return()` ends it at once, also under a read that waits. */
export function createLatest<T>({ onStart, onEnd, isSame }: Options<T>): Latest<T> {
  const unread = new Map<string, T>();
  const lastRead = new Map<string, T>();
  const readers: ((result: IteratorResult<T, undefined>) => void)[] = [];
  let state: 'new' | 'running' | 'ended' = 'new';

  function take(): IteratorResult<T, undefined> | null {
    const [first] = unread;
    if (!first) return null;
    const [key, value] = first;
    unread.delete(key);
    lastRead.set(key, value);
    return { done: false, value };
  }

  function end(): void {
    if (state === 'running') onEnd();
    state = 'ended';
    unread.clear();
    for (const answer of readers.splice(0)) answer(DONE);
  }

  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    offer(key, value) {
      if (state === 'ended') return;
      const known = lastRead.get(key);
      if (known !== undefined && isSame(known, value)) unread.delete(key);
      else unread.set(key, value);
      if (readers.length === 0) return;
      const result = take();
      if (result) readers.shift()?.(result);
    },
    async next() {
      if (state === 'new') {
        state = 'running';
        onStart();
      }
      if (state === 'ended') return DONE;
      return take() ?? (await new Promise<IteratorResult<T, undefined>>((resolve) => readers.push(resolve)));
    },
    async return() {
      end();
      return DONE;
    },
    async throw(error) {
      end();
      throw error;
    },
  };
}
