/** Stops something that was started. */
export type Stop = () => Promise<void>;

/** Remembers how to stop what was started. */
export function createStops() {
  const stops: Stop[] = [];
  return {
    /** Gives back what was started, and remembers how to stop it. */
    add<T>(started: T, stop: (started: T) => Promise<unknown>): T {
      stops.push(async () => void (await stop(started)));
      return started;
    },
    /** Stops everything, the last started first, each once; what can not be stopped does not keep the rest from it. */
    async run(): Promise<void> {
      for (const stop of stops.splice(0).reverse()) await stop().catch(() => {});
    },
  };
}
