import { Fault } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import type { NodeChannels, NumberedMessage } from '../../timeline/channels.ts';
import type { StreamCursors, StreamPosition } from '../../timeline/cursor.ts';
import type { Entry } from '../../timeline/entry.ts';
import { readHint } from '../../timeline/hint.ts';
import type { TimelineStore } from '../../timeline/store.ts';
import { createStream, type Stream } from '../../timeline/stream.ts';
import type { StreamEvent } from './event.ts';
import { createQueue } from './queue.ts';

/** The realtime side of a gateway process: it hears of entries through its own channel and feeds the streams of its devices. */
export type RealtimeNode = {
  /** Everything that lasts for a user, after `cursor`, or from now on. */
  events(userId: string, cursor: string | null): AsyncIterableIterator<StreamEvent>;
  stop(): Promise<void>;
};

type Options = {
  readonly nodeId: string;
  readonly store: Pick<TimelineStore, 'log' | 'memberships'>;
  readonly channels: NodeChannels;
  readonly cursors: StreamCursors;
  readonly log: Log;
};

/** Most events that wait for one reader; one that is slower gets ResyncRequired. */
const QUEUE_LIMIT = 256;
const RENEW_EVERY_MS = 20_000;
const RETRY_AFTER_MS = 1_000;

/** Starts the node; it hears everything that is sent to it from when this returns. */
export async function startRealtimeNode({ nodeId, store, channels, cursors, log }: Options): Promise<RealtimeNode> {
  const streams = new Map<string, Set<Stream>>();
  let heard: NumberedMessage | null = null;
  let retry: NodeJS.Timeout | null = null;

  const stopListening = await channels.listen(nodeId, receive, () => void catchAllUp());
  const renewal = setInterval(() => void renew(), RENEW_EVERY_MS);
  renewal.unref();

  function receive(numbered: NumberedMessage): void {
    const { epoch, n, message } = numbered;
    const isNew = heard?.epoch !== epoch;
    if (heard && !isNew && n <= heard.n) return; // a repetition, or one that came too late: its gap was filled
    const isNext = heard === null || (!isNew && n === heard.n + 1);
    heard = numbered;
    if (!isNext) void catchAllUp();
    const hint = readHint(message);
    for (const userId of hint.recipients) for (const stream of streams.get(userId) ?? []) stream.hint(hint);
  }

  /** Hints may be lost, and Redis may have forgotten us: register everybody again, then read the logs. */
  async function catchAllUp(): Promise<void> {
    if (!(await renew())) return;
    await Promise.all([...streams.values()].flatMap((ofUser) => [...ofUser].map((stream) => stream.catchUp())));
  }

  async function renew(): Promise<boolean> {
    try {
      if (streams.size > 0) await channels.register(nodeId, [...streams.keys()]);
      return true;
    } catch (error) {
      away(error);
      return false;
    }
  }

  /** Without the registry no hints come: everybody catches up as soon as it is back. */
  function away(error: unknown): void {
    log.warn({ err: error }, 'the registry of connections is away');
    retry ??= setTimeout(() => {
      retry = null;
      void catchAllUp();
    }, RETRY_AFTER_MS).unref();
  }

  function events(userId: string, cursor: string | null): AsyncIterableIterator<StreamEvent> {
    let stream: Stream | null = null;
    let isClosed = false;
    const queue = createQueue<StreamEvent>(QUEUE_LIMIT, () => {
      isClosed = true;
      if (stream) forget(userId, stream);
    });
    const write = (position: StreamPosition): string => cursors.write(userId, position);

    function open(from: StreamPosition): Stream {
      const opened = createStream({ store, userId, from, deliver, failed });
      stream = opened;
      const ofUser = streams.get(userId);
      if (ofUser) ofUser.add(opened);
      else streams.set(userId, new Set([opened]));
      return opened;

      function deliver(entry: Entry): Promise<void> | void {
        if (queue.push({ kind: 'entry', entry, cursor: write(opened.position()) })) return queue.drained();
        void restart('SLOW_CONSUMER');
      }
    }

    function failed(error: unknown): void {
      log.warn({ err: error }, 'a stream could not read its logs');
      setTimeout(() => void stream?.catchUp(), RETRY_AFTER_MS).unref();
    }

    /** Begins anew at the present, and says so. */
    async function restart(reason: Extract<StreamEvent, { kind: 'resync-required' }>['reason'] | null): Promise<void> {
      if (stream) forget(userId, stream);
      queue.clear();
      const from: StreamPosition = { base: await store.log.now(), positions: new Map() };
      if (reason) queue.push({ kind: 'resync-required', reason, cursor: write(from) });
      await begin(from);
    }

    async function begin(from: StreamPosition): Promise<void> {
      if (isClosed) return;
      const opened = open(from);
      await channels.register(nodeId, [userId]).catch(away);
      await opened.catchUp();
    }

    async function start(): Promise<void> {
      const read = cursor === null ? null : cursors.read(userId, cursor);
      if (read === null) return restart(null);
      if (read === 'invalid') return restart('CURSOR_INVALID');
      if (read === 'foreign') return restart('CURSOR_FOREIGN');
      return begin(read);
    }

    start().catch((error: unknown) => {
      log.error({ err: error }, 'a stream could not begin');
      queue.fail(new Fault('SUBGRAPH_UNAVAILABLE'));
    });
    return queue;
  }

  function forget(userId: string, stream: Stream): void {
    stream.stop();
    const ofUser = streams.get(userId);
    ofUser?.delete(stream);
    if (ofUser?.size !== 0) return;
    streams.delete(userId);
    channels.unregister(nodeId, [userId]).catch(away);
  }

  return {
    events,
    async stop() {
      clearInterval(renewal);
      if (retry) clearTimeout(retry);
      await stopListening();
      for (const ofUser of streams.values()) for (const stream of ofUser) stream.stop();
    },
  };
}
