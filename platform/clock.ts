/** Where time comes from, so that tests can bring their own. */
export type Clock = {
  /** Milliseconds since 1970, UTC. */
  now(): number;
};

/** What happens later, so that tests can bring their own. Nothing of it keeps the process alive. */
export type Timers = {
  /** Runs `run` once, that many milliseconds from now, unless the returned function is called before. */
  after(ms: number, run: () => void): () => void;
};

/** The clock of this machine. */
export const systemClock: Clock = { now: () => Date.now() };

/** The timers of this process. */
export const systemTimers: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, ms).unref();
    return () => clearTimeout(timer);
  },
};

/** Resolves that many milliseconds from now. */
export function pause(timers: Timers, ms: number): Promise<void> {
  return new Promise((resolve) => void timers.after(ms, resolve));
}
