import { systemTimers as timers } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import type { Metrics } from '../platform/metrics.ts';
import { createIndexing } from '../search/indexing.ts';
import type { Entry } from '../timeline/entry.ts';
import { startErasureSweep } from '../timeline/erasure-sweep.ts';
import type { Publisher } from '../timeline/publish.ts';
import { startRelay } from '../timeline/relay.ts';
import type { Given } from './parts.ts';

/** Starts a relay, which publishes what was left while it is in office. */
export function startRelayOf({ documents, events, stops, metrics, clock, log }: Given, publisher: Publisher): void {
  const found = (left: readonly Entry[]): void => watchRelay(left, metrics, clock.now(), log);
  const relay = startRelay({ store: documents.timeline, channels: events.channels, publisher, timers, log, found });
  stops.add(relay, async (opened) => opened.stop());
}

/** Starts what goes on in the background: the sending of what was scheduled, the erasure of what has disappeared, archives and the erasure of users. */
export async function startWork(given: Given): Promise<void> {
  const { documents, links, stops, metrics, clock, log } = given;
  const [{ releaseAttachments }, { startScheduledSending }, { startPersonalData }] = await Promise.all([
    import('../subgraphs/message/attachments.ts'),
    import('../subgraphs/message/scheduled-sending.ts'),
    import('./personal-data.ts'),
  ]);
  stops.add(startPersonalData(given), (opened) => opened.stop());
  const failed = (): void => metrics.scheduledRetries.inc();
  const sending = startScheduledSending({ store: documents.scheduled, message: links.message, clock, timers, log, failed });
  stops.add(sending, (opened) => opened.stop());

  const indexing = createIndexing(documents.search);
  const sweep = startErasureSweep({
    store: documents.timeline,
    async forget(places) {
      for (const [id, some] of Map.groupBy(places, ({ conversationId }) => conversationId)) {
        await indexing.remove(
          id,
          some.map(({ seq }) => seq),
        );
      }
    },
    release: (uses) =>
      releaseAttachments(links.media, uses, { caller: { viewer: null }, requestId: 'erasure', deadline: clock.now() + RELEASE_DEADLINE_MS }),
    erased(count, lateMs) {
      metrics.messagesExpired.inc(count);
      metrics.expiryLag.set(lateMs / 1000);
    },
    clock,
    timers,
    log,
  });
  stops.add(sweep, (opened) => opened.stop());
}

/** What stays unpublished holds the watermark back: nothing is lost, but cursors fill up, and streams with full ones wait. */
function watchRelay([oldest]: readonly Entry[], metrics: Metrics, now: number, log: Log): void {
  const seconds = oldest ? Math.max(0, now - oldest.createdAt) / 1000 : 0;
  metrics.relayOldest.set(seconds);
  if (seconds > RELAY_ALARM_SECONDS) log.error({ seconds }, 'the watermark lags: entries can not be published');
}

const RELAY_ALARM_SECONDS = 30;
const RELEASE_DEADLINE_MS = 5_000;
