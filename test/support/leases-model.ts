import type { Departure, Lease, LeaseStatus } from '../../subgraphs/presence/leases.ts';

type User = { readonly renewedAt: Map<string, number>; readonly endedAt: Map<string, number>; isUntaken: boolean };

/** `Leases` without promises; `take` finds and takes in one. */
export type LeasesModel = {
  renew(leases: readonly Lease[], now: number): string[];
  end(leases: readonly Lease[], now: number): string[];
  take(now: number): Departure[];
  statusOf(userIds: readonly string[], now: number): LeaseStatus[];
};

/** Leases as they are described, without regard to cost: what the drivers are compared with. */
export function createLeasesModel(lifetime: number): LeasesModel {
  const users = new Map<string, User>();

  function userOf(userId: string): User {
    const user = users.get(userId) ?? { renewedAt: new Map(), endedAt: new Map(), isUntaken: false };
    users.set(userId, user);
    return user;
  }

  function isOnline(user: User, now: number): boolean {
    return [...user.renewedAt.values()].some((at) => at + lifetime > now);
  }

  function takeIfOffline(user: User, now: number): boolean {
    if (!user.isUntaken || isOnline(user, now)) return false;
    user.isUntaken = false;
    return true;
  }

  return {
    renew: (leases, now) =>
      leases.flatMap(({ userId, deviceId }) => {
        const user = userOf(userId);
        const endedAt = user.endedAt.get(deviceId);
        if (endedAt !== undefined && endedAt + lifetime > now) return [];
        const wasOnline = isOnline(user, now);
        if (!wasOnline) user.renewedAt.clear();
        user.renewedAt.set(deviceId, now);
        user.isUntaken = true;
        return wasOnline ? [] : [userId];
      }),

    end: (leases, now) =>
      leases.flatMap(({ userId, deviceId }) => {
        const user = userOf(userId);
        user.renewedAt.delete(deviceId);
        user.endedAt.set(deviceId, now);
        return takeIfOffline(user, now) ? [userId] : [];
      }),

    take: (now) =>
      [...users].flatMap(([userId, user]) => {
        const lastSeenAt = Math.max(...user.renewedAt.values());
        return takeIfOffline(user, now) ? [{ userId, lastSeenAt }] : [];
      }),

    statusOf: (userIds, now) =>
      userIds.map((userId) => {
        const user = userOf(userId);
        return { isOnline: isOnline(user, now), renewedAt: user.isUntaken ? Math.max(...user.renewedAt.values()) : null };
      }),
  };
}
