import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What a process counts and measures, for Prometheus. Labels have few values: never ids, never texts. */
export type Metrics = ReturnType<typeof createMetrics>;

/** Makes the metrics of a process. `withRuntime` adds those of Node itself: event loop, memory, garbage collection. */
export function createMetrics({ withRuntime }: { readonly withRuntime: boolean } = { withRuntime: false }) {
  const registry = new Registry();
  const registers = [registry];
  if (withRuntime) collectDefaultMetrics({ register: registry });
  return {
    /** The text that Prometheus reads. */
    text: () => registry.metrics(),
    contentType: registry.contentType,
    executions: new Counter({ name: 'chat_executions_total', help: "Executions of subscribers' selections", labelNames: ['shared'], registers }),
    deliveryLag: new Histogram({
      name: 'chat_delivery_lag_seconds',
      help: 'From taking an entry to writing it to a socket',
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    }),
    gaps: new Counter({
      name: 'chat_gaps_detected_total',
      help: 'Times that a node had to read the logs because hints may have been lost',
      registers,
    }),
    resyncs: new Counter({ name: 'chat_resync_required_total', help: 'Streams that could not be continued', labelNames: ['reason'], registers }),
    messagesAcked: new Counter({ name: 'chat_messages_acked_total', help: 'Messages acknowledged to their senders', registers }),
    duplicateSends: new Counter({ name: 'chat_duplicate_sends_total', help: 'Sends that had been taken before', registers }),
    connections: new Gauge({ name: 'ws_connections', help: 'Open sockets', registers }),
    closes: new Counter({ name: 'ws_close_total', help: 'Closed sockets', labelNames: ['code'], registers }),
    evictions: new Counter({ name: 'ws_evicted_total', help: 'Sockets closed because their peer does not read', registers }),
    scheduledRetries: new Counter({ name: 'chat_scheduled_retries_total', help: 'Scheduled messages that had to be tried again', registers }),
    messagesExpired: new Counter({ name: 'chat_messages_expired_total', help: 'Messages erased because their time had come', registers }),
    expiryLag: new Gauge({ name: 'chat_expiry_lag_seconds', help: 'How late the oldest message of the last erasure was', registers }),
    relayOldest: new Gauge({ name: 'relay_oldest_seconds', help: 'Age of the oldest entry that is not published', registers }),
  };
}
