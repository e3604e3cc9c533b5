/** The pauses between attempts, which end sooner when there is a reason to try again. */
export type Pauses = {
  /** Resolves after so many milliseconds, or at the next `wake`. */
  pause(ms: number): Promise<void>;
  /** Ends every pause now. */
  wake(): void;
  /** Ends every pause, and each later one at once. */
  close(): void;
};

/** Makes the pauses of a client. */
export function createPauses(): Pauses {
  const ends = new Set<() => void>();
  let isClosed = false;

  function wake(): void {
    for (const end of ends) end();
  }

  return {
    pause(ms) {
      if (isClosed) return Promise.resolve();
      return new Promise((resolve) => {
        const end = (): void => {
          clearTimeout(timer);
          ends.delete(end);
          resolve();
        };
        const timer = setTimeout(end, ms);
        ends.add(end);
      });
    },
    wake,
    close() {
      isClosed = true;
      wake();
    },
  };
}

/** Ever longer waits. */
export type Backoff = {
  /** Milliseconds to wait before the next attempt. */
  next(): number;
  /** It worked: the next wait is short again. */
  reset(): void;
};

/** Doubles from `firstMs` to `mostMs`; half of each wait is chance, so that those who were cut off together do not come back together. */
export function createBackoff({ firstMs = 300, mostMs = 15_000, random = Math.random } = {}): Backoff {
  let attempts = 0;
  return {
    next() {
      const whole = Math.min(mostMs, firstMs * 2 ** attempts);
      attempts += 1;
      return whole / 2 + (whole / 2) * random();
    },
    reset() {
      attempts = 0;
    },
  };
}
