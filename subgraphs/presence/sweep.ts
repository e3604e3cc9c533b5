import type { Log } from '../../platform/log.ts';
import { createOutage } from '../../platform/outage.ts';
import type { Presences } from './presence.ts';

/** Something under way that can be stopped. */
export type PresenceSweep = {
  /** Resolves when the pass under way has ended, within 5 s. */
  stop(): Promise<void>;
};

type Options = { readonly presences: Presences; readonly log: Log; readonly everyMs?: number };

const PASS_DEADLINE_MS = 5_000;

/** Sweeps every second until it is stopped. A pass that fails or takes more than 5 s is given up, and the next one goes on. */
export function startPresenceSweep({ presences, log, everyMs = 1_000 }: Options): PresenceSweep {
  const outage = createOutage(log, 'the sweep of presence');
  const stopping = new AbortController();
  let timer = setTimeout(pass, everyMs);
  let underWay: Promise<void> = Promise.resolve();

  function pass(): void {
    underWay = withinDeadline((signal) => presences.sweep(signal), stopping.signal)
      .then(outage.worked, outage.failed)
      .then(() => {
        if (!stopping.signal.aborted) timer = setTimeout(pass, everyMs);
      });
  }

  return {
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await underWay;
    },
  };
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
