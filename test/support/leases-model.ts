import type { Departure, Lease, LeaseStatus } from '../../subgraphs/presence/leases.ts';

type User = { readonly renewedAt: Map<string, number>; readonly endedAt: Map<string, number>; isUntaken: boolean };

/** Leases as they are described, without regard to cost: what the drivers are compared with. */
export class LeasesModel {
  readonly #users = new Map<string, User>();
  readonly #lifetime: number;

  constructor(lifetime: number) {
    this.#lifetime = lifetime;
  }

  renew(leases: readonly Lease[], now: number): string[] {
    return leases.flatMap(({ userId, connectionId }) => {
      const user = this.#user(userId);
      const endedAt = user.endedAt.get(connectionId);
      if (endedAt !== undefined && endedAt + this.#lifetime > now) return [];
      const wasOnline = this.#isOnline(user, now);
      if (!wasOnline) user.renewedAt.clear();
      user.renewedAt.set(connectionId, now);
      user.isUntaken = true;
      return wasOnline ? [] : [userId];
    });
  }

  end(leases: readonly Lease[], now: number): string[] {
    return leases.flatMap(({ userId, connectionId }) => {
      const user = this.#user(userId);
      user.renewedAt.delete(connectionId);
      user.endedAt.set(connectionId, now);
      return this.#takeIfOffline(user, now) ? [userId] : [];
    });
  }

  take(now: number): Departure[] {
    return [...this.#users].flatMap(([userId, user]) => {
      const lastSeenAt = Math.max(...user.renewedAt.values());
      return this.#takeIfOffline(user, now) ? [{ userId, lastSeenAt }] : [];
    });
  }

  statusOf(userIds: readonly string[], now: number): LeaseStatus[] {
    return userIds.map((userId) => {
      const user = this.#user(userId);
      return { isOnline: this.#isOnline(user, now), renewedAt: user.isUntaken ? Math.max(...user.renewedAt.values()) : null };
    });
  }

  #takeIfOffline(user: User, now: number): boolean {
    if (!user.isUntaken || this.#isOnline(user, now)) return false;
    user.isUntaken = false;
    return true;
  }

  #isOnline(user: User, now: number): boolean {
    return [...user.renewedAt.values()].some((at) => at + this.#lifetime > now);
  }

  #user(userId: string): User {
    const known = this.#users.get(userId) ?? { renewedAt: new Map(), endedAt: new Map(), isUntaken: false };
    this.#users.set(userId, known);
    return known;
  }
}
