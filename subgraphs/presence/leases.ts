/** One connected device of one user. The id of a device is never used again once its session has ended. */
export type Lease = { readonly userId: string; readonly deviceId: string };

/** What the leases of a user say of her. */
export type LeaseStatus = {
  /** True while any lease lives. */
  readonly isOnline: boolean;
  /** The last renewal of a living lease, or of the last that ran out; null if there is none, or it was taken. */
  readonly renewedAt: number | null;
};

/** A user whose last lease has run out, and when it was last renewed. */
export type Departure = { readonly userId: string; readonly lastSeenAt: number };

/**
 * The leases of all devices. A lease lives for a fixed time after its renewal. Every transition of a user is told to exactly one
 * caller, whatever runs at the same time. Times are milliseconds since 1970; a call is one round trip, and rejects when the store is away.
 */
export type Leases = {
  /** Renews leases, or begins them; tells which users came online by it. Ended leases stay ended. */
  renew(leases: readonly Lease[], now: number): Promise<readonly string[]>;
  /** Ends leases for good, also those whose first renewal is still under way; tells which users went offline by it. */
  end(leases: readonly Lease[], now: number): Promise<readonly string[]>;
  /** The status of each user, in the order of `userIds`. */
  statusOf(userIds: readonly string[], now: number): Promise<readonly LeaseStatus[]>;
  /** Some of the users whose last lease has run out and whom nobody took, until there are none. Changes nothing. */
  expired(now: number): Promise<readonly Departure[]>;
  /** Takes departures that `expired` gave: tells which are the caller's. Not those whom another took first, or who came back. */
  take(departures: readonly Departure[], now: number): Promise<readonly Departure[]>;
};
