import { systemTimers as timers } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import { createOutage } from '../../platform/outage.ts';
import { type Passes, startPasses } from '../../platform/passes.ts';
import type { Presences } from './presence.ts';

type Options = { readonly presences: Presences; readonly log: Log; readonly everyMs?: number };

const PASS_DEADLINE_MS = 5_000;

/** Sweeps every second until it is stopped. A pass that fails or takes more than 5 s is given up, and the next one goes on. Stopping it waits for the pass under way, at most 5 s. */
export function startPresenceSweep({ presences, log, everyMs = 1_000 }: Options): Passes {
  const outage = createOutage(log, 'the sweep of presence');
  return startPasses(timers, everyMs, (stopping) => withinDeadline((signal) => presences.sweep(signal), stopping).then(outage.worked, outage.failed));
}

async function withinDeadline(work: (signal: AbortSignal) => Promise<void>, stopping: AbortSignal): Promise<void> {
  const deadline = new AbortController();
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    deadline.abort();
    late.reject(new Error(`a pass took more than ${PASS_DEADLINE_MS} ms`));
  }, PASS_DEADLINE_MS);
  try {
    await Promise.race([work(AbortSignal.any([deadline.signal, stopping])), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
