import type { Clock } from '../../platform/clock.ts';
import { createCoalescer } from '../../platform/coalescer.ts';
import { Fault } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import { createOutage, type Outage } from '../../platform/outage.ts';
import { presenceTopic, type Topics } from '../../platform/topics.ts';
import type { Look, Sight } from '../../relations/sight.ts';
import type { Activity } from './activity.ts';
import type { LastSeen } from './last-seen.ts';
import type { Lease, Leases } from './leases.ts';

/** Whether a user is there; `lastSeenAt` is null while online or away, or if never. The message on her topic has the same form. */
export type Presence = { readonly userId: string; readonly status: 'ONLINE' | 'AWAY' | 'OFFLINE'; readonly lastSeenAt: number | null };

/** The presence of all users. */
export type Presences = {
  /** The presence of each, in the order of `userIds`; anyone unknown is OFFLINE. Throws SUBGRAPH_UNAVAILABLE when a store is away. */
  read(userIds: readonly string[]): Promise<readonly Presence[]>;
  /** The presence of each as one of them sees it: whoever she may not see is OFFLINE, last seen never. Throws as `read` does. */
  readAs(viewerId: string, userIds: readonly string[]): Promise<readonly Presence[]>;
  /** Who may see whose presence, in the order of the looks. Throws as `read` does. */
  sight(looks: readonly Look[]): Promise<readonly boolean[]>;
  /** Renews leases, or begins them. Throws SUBGRAPH_UNAVAILABLE when the store is away. */
  renew(leases: readonly Lease[]): Promise<void>;
  /** Notes that users do something now: whoever was away is online again. Throws SUBGRAPH_UNAVAILABLE when the store is away. */
  noteActivity(userIds: readonly string[]): Promise<void>;
  /** Ends leases of connections that stand until now. Throws SUBGRAPH_UNAVAILABLE when the store is away. */
  end(leases: readonly Lease[]): Promise<void>;
  /** Finds who went offline since: notes when they were last seen, then tells it. Any number of processes may do it at once. */
  sweep(signal: AbortSignal): Promise<void>;
  /** Tells what is still to be told; nothing more after it. */
  stop(): Promise<void>;
};

type Options = {
  readonly leases: Leases;
  readonly activity: Activity;
  readonly lastSeen: LastSeen;
  readonly sight: Sight;
  readonly topics: Topics;
  readonly clock: Clock;
  readonly log: Log;
};

const PUBLISH_EVERY_MS = 1_000;

/** Makes the presence of a process. Changes of a user are told on her topic, at most one a second; the last state is always told. */
export function createPresences({ leases, activity, lastSeen, sight, topics, clock, log }: Options): Presences {
  const outage = createOutage(log, 'the store of presence');
  const recording = createOutage(log, 'the store of last seen');
  const publishing = createOutage(log, 'the publication of presence');
  const changes = createCoalescer({ everyMs: PUBLISH_EVERY_MS, send: publish });

  /** Tells the state as it is now, not as it was at the change: a process that is late does not undo what another told. */
  async function publish(userIds: readonly string[]): Promise<void> {
    try {
      const states = await readStores(userIds);
      await Promise.all(states.map((state) => topics.publish(presenceTopic(state.userId), state)));
      publishing.worked();
    } catch (error) {
      publishing.failed(error);
      throw error;
    }
  }

  async function readStores(userIds: readonly string[]): Promise<Presence[]> {
    const now = clock.now();
    const [statuses, isActive] = await Promise.all([leases.statusOf(userIds, now), activity.isActive(userIds, now)]);
    const offline = userIds.filter((_, i) => !statuses[i]?.isOnline);
    const times = offline.length === 0 ? [] : await lastSeen.of(offline);
    const seenAt = new Map(offline.map((userId, i) => [userId, times[i] ?? null]));
    return userIds.map((userId, i) => {
      const status = statuses[i];
      if (status?.isOnline) return { userId, status: isActive[i] ? 'ONLINE' : 'AWAY', lastSeenAt: null };
      return { userId, status: 'OFFLINE', lastSeenAt: later(seenAt.get(userId) ?? null, status?.renewedAt ?? null) };
    });
  }

  async function readAs(viewerId: string, userIds: readonly string[]): Promise<Presence[]> {
    const [states, isSeen] = await Promise.all([readStores(userIds), sight(userIds.map((userId) => ({ viewerId, userId })))]);
    return states.map((state, i) => (isSeen[i] ? state : { userId: state.userId, status: 'OFFLINE', lastSeenAt: null }));
  }

  async function end(ended: readonly Lease[]): Promise<void> {
    const now = clock.now();
    const sightings = [...new Set(ended.map(({ userId }) => userId))].map((userId) => ({ userId, lastSeenAt: now }));
    await lastSeen.record(sightings).then(recording.worked, recording.failed); // whoever logs out is offline even when this fails
    for (const userId of await available(outage, () => leases.end(ended, now))) changes.mark(userId);
  }

  /** Notes before it takes: if this process dies in between, the next sweep does it again. */
  async function sweep(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const now = clock.now();
      const departures = await leases.expired(now);
      if (departures.length === 0) return;
      await lastSeen.record(departures);
      for (const { userId } of await leases.take(departures, now)) changes.mark(userId);
    }
  }

  return {
    read: (userIds) => available(outage, () => readStores(userIds)),
    readAs: (viewerId, userIds) => available(outage, () => readAs(viewerId, userIds)),
    sight: (looks) => available(outage, () => sight(looks)),
    async renew(renewed) {
      const cameOnline = await available(outage, () => leases.renew(renewed, clock.now()));
      await available(outage, () => activity.note(cameOnline, clock.now())); // to come is to be active
      for (const userId of cameOnline) changes.mark(userId);
    },
    async noteActivity(userIds) {
      for (const userId of await available(outage, () => activity.note(userIds, clock.now()))) changes.mark(userId);
    },
    end,
    sweep,
    stop: changes.stop,
  };
}

async function available<T>(outage: Outage, work: () => Promise<T>): Promise<T> {
  try {
    const result = await work();
    outage.worked();
    return result;
  } catch (error) {
    outage.failed(error);
    throw new Fault('SUBGRAPH_UNAVAILABLE', undefined, { cause: error });
  }
}

function later(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}
