import type { Log } from './log.ts';

/** Keeps the log short while something is away: one line when it goes, one when it is back. */
export type Outage = { failed(error: unknown): void; worked(): void };

/** Watches over one thing that may be away; `what` names it in the log. */
export function createOutage(log: Log, what: string): Outage {
  let isAway = false;
  return {
    failed(error) {
      if (!isAway) log.warn({ err: error }, `${what} is away; it is tried again`);
      isAway = true;
    },
    worked() {
      if (isAway) log.info({}, `${what} is back`);
      isAway = false;
    },
  };
}
