import type { Timers } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import type { NodeChannels, NumberedMessage, Registration } from './channels.ts';
import { START } from './entry.ts';
import { type Hint, type Receipt, readNodeMessage, type ViewerStateChange, type Watermark } from './node-message.ts';
import { createNumbering } from './numbering.ts';
import { createPosition, type Position } from './position.ts';
import type { TimelineStore } from './store.ts';
import { createStream, type Stream, type StreamListener } from './stream.ts';

/** The realtime side of a process: it hears of entries through its own channel, and feeds the streams of its devices. */
export type Node = {
  /**
   * Where a stream begins that is to deliver what is appended from now on. Waits until a relay was heard: its word is true
   * whether we heard everything or not, and without it nobody knows which memberships are still to be written.
   */
  present(): Promise<Position>;
  /** Opens the stream of a device after a position. It catches up with the log first, then goes on live. */
  open(userId: string, from: Position, listener: StreamListener): { position(): Position; isLive(): boolean; close(): void };
  /** Stops hearing; streams deliver nothing more. */
  stop(): Promise<void>;
};

type Options = {
  readonly nodeId: string;
  readonly store: Pick<TimelineStore, 'log' | 'memberships'>;
  readonly channels: NodeChannels;
  readonly timers: Timers;
  readonly log: Log;
  /** Told whenever hints may have been lost and the logs are read instead. */
  readonly gapped?: () => void;
  /** For tests that put something else in their place. */
  readonly parts?: { readonly createNumbering?: typeof createNumbering; readonly createStream?: typeof createStream; readonly mostPlaces?: number };
};

/** How long a number may be missing before what it stood for is read from the log. */
const GAP_MS = 2_000;
const RENEW_EVERY_MS = 5_000;
const RETRY_AFTER_MS = 1_000;
/** How many devices read their logs at the same time. */
const READERS = 32;

/** Starts a node. It hears everything that is sent to it from when this returns. */
export async function startNode({ nodeId, store, channels, timers, log, gapped, parts = {} }: Options): Promise<Node> {
  const streams = new Map<string, Set<Stream>>();
  /** The number after which everything for a stream is sent to us; it is missing while the stream is not registered. */
  const registeredAt = new Map<Stream, number>();
  const numbering = (parts.createNumbering ?? createNumbering)();
  /** Watermarks with their numbers that wait for every hint before them, and then for a renewal that begins later. */
  let watermarks: { readonly n: number; readonly watermark: Watermark }[] = [];
  /** The latest watermark that was heard, accepted or not. */
  let latest = createPosition({ base: START, seen: START });
  let begun = latest; // shared by devices that begin at the same time
  const heard = Promise.withResolvers<void>();
  let cancelGap: (() => void) | null = null;
  let cancelRenewal: (() => void) | null = null;
  let isAnew = false;
  let mustRepeat = false;
  let isStopped = false;

  const stopListening = await channels.listen(nodeId, receive, () => void beginAnew());
  numbering.restart(await channels.register(nodeId, []), 0);
  renewLater();

  function receive({ epoch, n, message }: NumberedMessage): void {
    if (!numbering.isEpoch(epoch)) return void beginAnew(); // Redis has forgotten its numbers, and us
    if (!numbering.note(epoch, n)) return;
    if (numbering.hasGap()) watchGap();
    const said = readNodeMessage(message);
    if (said.kind === 'watermark') {
      watermarks.push({ n, watermark: said });
      heard.resolve();
      if (said.at > latest.base) latest = createPosition({ base: said.at, seen: said.seen });
    } else hear(said);
  }

  function hear(said: Hint | Receipt | ViewerStateChange): void {
    for (const userId of said.recipients) {
      for (const stream of streams.get(userId) ?? NONE) {
        if (said.kind === 'hint') stream.hint(said);
        else if (said.kind === 'receipt') stream.receipt(said.mark);
        else stream.viewerState(said.state);
      }
    }
  }

  function watchGap(): void {
    cancelGap ??= timers.after(GAP_MS, () => {
      cancelGap = null;
      if (numbering.hasGap()) void beginAnew();
    });
  }

  /** Hints may be lost, and the registry may have forgotten us: register everybody again, note where the channel stands, read the logs. */
  async function beginAnew(): Promise<void> {
    if (isStopped) return;
    if (isAnew) {
      mustRepeat = true;
      return;
    }
    isAnew = true;
    gapped?.();
    mustRepeat = false;
    watermarks = [];
    registeredAt.clear();
    const registering = allStreams();
    try {
      const highest = numbering.highest();
      const registration = await registerAll();
      numbering.restart(registration, highest);
      for (const stream of registering) registeredAt.set(stream, registration.n);
    } catch (error) {
      log.warn({ err: error }, 'the registry of connections is away');
      timers.after(RETRY_AFTER_MS, () => void beginAnew());
      return;
    } finally {
      isAnew = false;
    }
    if (mustRepeat) return void beginAnew();
    await catchUp(allStreams());
  }

  async function catchUp(behind: readonly Stream[]): Promise<void> {
    const queue = behind.values();
    const readers = Array.from({ length: READERS }, async () => {
      for (const stream of queue) await stream.catchUp();
    });
    await Promise.all(readers);
  }

  function allStreams(): Stream[] {
    return [...streams.values()].flatMap((ofUser) => [...ofUser]);
  }

  function registerAll(): Promise<Registration> {
    return channels.register(nodeId, [...streams.keys()]);
  }

  function renewLater(): void {
    cancelRenewal = timers.after(RENEW_EVERY_MS, () => void renew());
  }

  /** Renews the leases. That nothing was missing shows that until now every hint was sent to us: only then do watermarks count. */
  async function renew(): Promise<void> {
    const ready = watermarks.filter(({ n }) => numbering.isWhole(n));
    const highest = numbering.highest();
    try {
      const { epoch, n, missing } = await registerAll();
      if (isStopped) return;
      if (missing > 0 || n < highest || !numbering.isEpoch(epoch)) void beginAnew();
      else accept(ready);
      if (!numbering.isWhole(n)) watchEnd(epoch, n);
    } catch (error) {
      log.warn({ err: error }, 'the registry of connections is away');
      void beginAnew();
    } finally {
      if (!isStopped) renewLater();
    }
  }

  /** The counter is ahead of what has come: the last hints may be lost. */
  function watchEnd(epoch: string, n: number): void {
    timers.after(GAP_MS, () => {
      if (numbering.isEpoch(epoch) && !numbering.isWhole(n)) void beginAnew();
    });
  }

  function accept(ready: readonly { readonly n: number; readonly watermark: Watermark }[]): void {
    const accepted = ready.filter((waiting) => watermarks.includes(waiting)); // what was heard before we began anew counts no more
    watermarks = watermarks.filter((waiting) => !ready.includes(waiting));
    for (const { n, watermark } of accepted) {
      const bare = createPosition({ base: watermark.at, seen: watermark.seen });
      // A watermark from before a stream was registered says nothing of what the stream has missed.
      for (const [stream, since] of registeredAt) if (n > since) stream.watermark(watermark.run, bare, n);
    }
  }

  async function present(): Promise<Position> {
    await heard.promise;
    const { base, seen } = latest;
    const floor = await store.log.now();
    if (begun.base !== base || begun.floor !== floor) begun = createPosition({ base, seen, floor });
    return begun;
  }

  function open(userId: string, from: Position, listener: StreamListener) {
    const stream = (parts.createStream ?? createStream)({
      store,
      userId,
      from,
      listener: { ...listener, failed },
      highest: numbering.highest,
      horizon: () => latest,
      ...(parts.mostPlaces === undefined ? {} : { mostPlaces: parts.mostPlaces }),
    });
    const ofUser = streams.get(userId);
    if (ofUser) ofUser.add(stream);
    else streams.set(userId, new Set([stream]));
    void begin();

    function failed(error: unknown): void {
      listener.failed(error);
      timers.after(RETRY_AFTER_MS, () => void stream.catchUp());
    }

    async function begin(): Promise<void> {
      try {
        const highest = numbering.highest();
        const { epoch, n } = await channels.register(nodeId, [userId]);
        if (n < highest || !numbering.isEpoch(epoch)) return void beginAnew();
        if (streams.get(userId)?.has(stream)) registeredAt.set(stream, n);
        await stream.catchUp();
      } catch (error) {
        log.warn({ err: error }, 'the registry of connections is away');
        void beginAnew();
      }
    }

    function close(): void {
      stream.stop();
      registeredAt.delete(stream);
      const left = streams.get(userId);
      left?.delete(stream);
      if (left?.size !== 0) return;
      streams.delete(userId);
      channels.unregister(nodeId, [userId]).catch((error: unknown) => log.warn({ err: error }, 'the registry of connections is away'));
    }

    return { position: stream.position, isLive: stream.isLive, close };
  }

  return {
    present,
    open,
    async stop() {
      isStopped = true;
      cancelGap?.();
      cancelRenewal?.();
      for (const stream of allStreams()) stream.stop();
      await stopListening();
    },
  };
}

const NONE: readonly Stream[] = [];
