import { setTimeout as wait } from 'node:timers/promises';

/** Stops something that was started. */
export type Stop = () => Promise<void>;

/** How to stop what was started. */
export type Stops = {
  /** Aborts when the stopping begins: whoever serves tells it to those who come. */
  readonly stopping: AbortSignal;
  /** Gives back what was started, and remembers how to stop it. */
  add<T>(started: T, stop: (started: T) => Promise<unknown>): T;
  /**
   * Says that the stopping begins and, so many milliseconds later, stops everything: the last started first, each once; what can not be
   * stopped does not keep the rest from it.
   */
  run(delayMs?: number): Promise<void>;
};

/** Makes an empty list of what to stop. */
export function createStops(): Stops {
  const stops: Stop[] = [];
  const stopping = new AbortController();
  return {
    stopping: stopping.signal,
    add(started, stop) {
      stops.push(async () => void (await stop(started)));
      return started;
    },
    async run(delayMs = 0) {
      stopping.abort();
      if (delayMs > 0) await wait(delayMs);
      for (const stop of stops.splice(0).reverse()) await stop().catch(() => {});
    },
  };
}
