import { systemTimers as timers } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import type { Metrics } from '../platform/metrics.ts';
import type { AttachmentUse } from '../timeline/attachment-use.ts';
import type { Entry } from '../timeline/entry.ts';
import { startErasureSweep } from '../timeline/erasure-sweep.ts';
import type { Publisher } from '../timeline/publish.ts';
import { startRelay } from '../timeline/relay.ts';
import type { Given } from './parts.ts';

/** Starts what happens without being asked for: the relay, the erasure of what has disappeared, the sending of what was scheduled. */
export async function startWork(given: Given, publisher: Publisher): Promise<void> {
  const { documents, events, links, stops, metrics, clock, log } = given;
  const { timeline: store } = documents;
  const relay = startRelay({
    store,
    channels: events.channels,
    publisher,
    timers,
    log,
    found: (left) => watchRelay(left, metrics, clock.now(), log),
  });
  stops.add(relay, async (opened) => opened.stop());
  const [{ releaseAttachments }, { startScheduledSending }] = await Promise.all([
    import('../subgraphs/message/attachments.ts'),
    import('../subgraphs/message/scheduled-sending.ts'),
  ]);
  const sending = startScheduledSending({
    store: documents.scheduled,
    message: links.message,
    clock,
    timers,
    log,
    failed: () => metrics.scheduledRetries.inc(),
  });
  stops.add(sending, (opened) => opened.stop());
  const release = (uses: readonly AttachmentUse[]): Promise<void> =>
    releaseAttachments(links.media, uses, { caller: { viewer: null }, requestId: 'erasure', deadline: clock.now() + RELEASE_DEADLINE_MS });
  const erased = (count: number, lateMs: number): void => {
    metrics.messagesExpired.inc(count);
    metrics.expiryLag.set(lateMs / 1000);
  };
  stops.add(startErasureSweep({ store, forget: async () => {}, release, clock, timers, log, erased }), (opened) => opened.stop());
}

/** What stays unpublished holds the watermark back: nothing is lost, but cursors grow. */
function watchRelay([oldest]: readonly Entry[], metrics: Metrics, now: number, log: Log): void {
  const seconds = oldest ? Math.max(0, now - oldest.createdAt) / 1000 : 0;
  metrics.relayOldest.set(seconds);
  if (seconds > RELAY_ALARM_SECONDS) log.error({ seconds }, 'the watermark lags: entries can not be published');
}

const RELAY_ALARM_SECONDS = 30;
const RELEASE_DEADLINE_MS = 5_000;
