import type { Lease, Leases } from './leases.ts';

/** Most departures that one `expired` gives: they are written in one transaction, which holds up the process. */
const EXPIRED_LIMIT = 1_000;

/** Leases of one process, which live `offlineAfterMs` after their renewal. */
export function createMemoryLeases({ offlineAfterMs }: { readonly offlineAfterMs: number }): Leases {
  /** For each user with an untaken lease: until when each of her connections is leased. */
  const users = new Map<string, Map<string, number>>();
  /** Ended leases, and until when a late renewal of them is refused; in the order of their end. */
  const ended = new Map<string, number>();

  function onlineUntil(userId: string): number {
    return Math.max(0, ...(users.get(userId)?.values() ?? []));
  }

  function forgetEnded(now: number): void {
    for (const [key, until] of ended) {
      if (until > now) return;
      ended.delete(key);
    }
  }

  return {
    async renew(leases, now) {
      forgetEnded(now);
      const cameOnline: string[] = [];
      for (const lease of leases) {
        if ((ended.get(keyOf(lease)) ?? 0) > now) continue;
        const { userId, deviceId } = lease;
        if (onlineUntil(userId) <= now) cameOnline.push(userId);
        const connections = new Map([...(users.get(userId) ?? [])].filter(([, until]) => until > now));
        connections.set(deviceId, Math.max(connections.get(deviceId) ?? 0, now + offlineAfterMs));
        users.set(userId, connections);
      }
      return cameOnline;
    },

    async end(leases, now) {
      forgetEnded(now);
      const wentOffline: string[] = [];
      for (const lease of leases) {
        ended.delete(keyOf(lease)); // to the end of the order
        ended.set(keyOf(lease), now + offlineAfterMs);
        users.get(lease.userId)?.delete(lease.deviceId);
        if (onlineUntil(lease.userId) <= now && users.delete(lease.userId)) wentOffline.push(lease.userId);
      }
      return wentOffline;
    },

    async statusOf(userIds, now) {
      return userIds.map((userId) => {
        const until = onlineUntil(userId);
        return { isOnline: until > now, renewedAt: until > 0 ? until - offlineAfterMs : null };
      });
    },

    async expired(now) {
      const departures = [...users.keys()].map((userId) => ({ userId, lastSeenAt: onlineUntil(userId) - offlineAfterMs }));
      return departures.filter(({ lastSeenAt }) => lastSeenAt + offlineAfterMs <= now).slice(0, EXPIRED_LIMIT);
    },

    async take(departures, now) {
      return departures.filter(({ userId, lastSeenAt }) => {
        const until = lastSeenAt + offlineAfterMs;
        return until <= now && onlineUntil(userId) === until && users.delete(userId);
      });
    },
  };
}

function keyOf({ userId, deviceId }: Lease): string {
  return JSON.stringify([userId, deviceId]);
}
