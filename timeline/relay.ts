import type { Timers } from '../platform/clock.ts';
import { newId, type RandomBytes } from '../platform/ids.ts';
import type { Log } from '../platform/log.ts';
import type { NodeChannels } from './channels.ts';
import type { Entry } from './entry.ts';
import { writeNodeMessage } from './node-message.ts';
import type { Publisher } from './publish.ts';
import type { TimelineStore } from './store.ts';

/** A relay at work. */
export type Relay = { stop(): void };

type Options = {
  readonly store: Pick<TimelineStore, 'log'>;
  readonly channels: NodeChannels;
  readonly publisher: Publisher;
  readonly timers: Timers;
  readonly log: Log;
  readonly random?: RandomBytes;
  /** Told after each round in office how many entries were left unpublished for longer than a writer needs. */
  readonly found?: (left: readonly Entry[]) => void;
};

const EVERY_MS = 1_000;
/** A writer that has not published by now has probably died. */
const STALE_MS = 2_000;
const OFFICE_MS = 5_000;
const BATCH = 500;

/** Starts a relay: it publishes what writers left undone, and tells every node up to where everything is published. Any number may run; one is in office. */
export function startRelay({ store, channels, publisher, timers, log, random, found }: Options): Relay {
  const candidate = newId('nod', random);
  let run: string | null = null;
  let isStopped = false;
  let cancel = timers.after(EVERY_MS, () => void work());

  async function work(): Promise<void> {
    try {
      run = (await channels.lead('relay', candidate, OFFICE_MS)) ? (run ?? newId('nod', random)) : null;
      if (run === null) return;
      await tellWatermark(run);
      const left = await store.log.unpublished(STALE_MS, BATCH);
      found?.(left);
      if (left.length > 0) await publisher.republish(left);
    } catch (error) {
      run = null;
      log.warn({ err: error }, 'the relay could not work');
    } finally {
      if (!isStopped) cancel = timers.after(EVERY_MS, () => void work());
    }
  }

  async function tellWatermark(run: string): Promise<void> {
    const horizon = await store.log.watermark();
    if (horizon === null) return;
    const message = writeNodeMessage({ kind: 'watermark', run, ...horizon });
    await Promise.all((await channels.nodes()).map((node) => channels.send(node, message)));
  }

  return {
    stop() {
      isStopped = true;
      cancel();
    },
  };
}
