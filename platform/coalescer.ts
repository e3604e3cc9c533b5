/** Sends keys, each at most once per period; whoever marks a key knows that a send of it follows. */
export type Coalescer = {
  /** The first mark of a key is sent in this turn of the event loop, those that follow within the period once, at its end. */
  mark(key: string): void;
  /** Sends at once what is marked, waits for sends under way, and sends nothing more. */
  stop(): Promise<void>;
};

type Options = {
  readonly everyMs: number;
  /** Gets 1 to 1,000 keys, to be sent as they are now. Keys of a send that fails are sent again a period later. */
  readonly send: (keys: readonly string[]) => Promise<void>;
};

const BATCH = 1_000;

/** Makes a coalescer. It keeps no process alive. */
export function createCoalescer({ everyMs, send }: Options): Coalescer {
  const marked = new Set<string>(); // to be sent at the end of this turn
  const resting = new Set<string>(); // sent less than a period ago
  const again = new Set<string>(); // marked while resting
  const timers = new Set<NodeJS.Timeout>();
  const underWay = new Set<Promise<void>>();
  let isStopped = false;

  function mark(key: string): void {
    if (isStopped) return;
    if (resting.has(key)) again.add(key);
    else if (marked.add(key).size === 1) setImmediate(flush);
  }

  function flush(): void {
    const keys = [...marked];
    marked.clear();
    for (let start = 0; start < keys.length; start += BATCH) sendBatch(keys.slice(start, start + BATCH));
  }

  function sendBatch(keys: readonly string[]): void {
    for (const key of keys) resting.add(key);
    const sending = send(keys)
      .catch(() => {
        for (const key of keys) again.add(key);
      })
      .finally(() => {
        underWay.delete(sending);
        if (!isStopped) restThen(keys);
      });
    underWay.add(sending);
  }

  /** The rest begins after the send: a slow one is not overtaken by the next of the same key. */
  function restThen(keys: readonly string[]): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      for (const key of keys) {
        resting.delete(key);
        if (again.delete(key)) mark(key);
      }
    }, everyMs);
    timers.add(timer.unref());
  }

  async function stop(): Promise<void> {
    isStopped = true;
    for (const timer of timers) clearTimeout(timer);
    await Promise.all(underWay); // first, so that a later state does not overtake an earlier one
    for (const key of again) marked.add(key);
    again.clear();
    flush();
    await Promise.all(underWay);
  }

  return { mark, stop };
}
