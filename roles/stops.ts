/** Stops something that was started. */
export type Stop = () => Promise<void>;

/** How to stop what was started. */
export type Stops = {
  /** Gives back what was started, and remembers how to stop it. */
  add<T>(started: T, stop: (started: T) => Promise<unknown>): T;
  /** Remembers something to do before anything else is stopped. */
  addFirst(stop: Stop): void;
  /** Stops everything, the last started first, each once; what can not be stopped does not keep the rest from it. */
  run(): Promise<void>;
};

/** Makes an empty list of what to stop. */
export function createStops(): Stops {
  const stops: Stop[] = [];
  const first: Stop[] = [];
  return {
    add(started, stop) {
      stops.push(async () => void (await stop(started)));
      return started;
    },
    addFirst: (stop) => void first.push(stop),
    async run(): Promise<void> {
      for (const stop of [...first.splice(0), ...stops.splice(0).reverse()]) await stop().catch(() => {});
    },
  };
}
