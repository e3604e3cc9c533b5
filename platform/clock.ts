/** Where time comes from, so that tests can bring their own. */
export type Clock = {
  /** Milliseconds since 1970, UTC. */
  now(): number;
};

/** The clock of this machine. */
export const systemClock: Clock = { now: () => Date.now() };
