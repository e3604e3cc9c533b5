/** When a user was there last, in milliseconds since 1970. */
export type Sighting = { readonly userId: string; readonly lastSeenAt: number };

/** When users were last online, for ever. */
export type LastSeen = {
  /** Notes sightings; an earlier one never replaces a later one, so all may be repeated, in any order. */
  record(sightings: readonly Sighting[]): Promise<void>;
  /** When each user was last seen, in the order of `userIds`; null for never. */
  of(userIds: readonly string[]): Promise<readonly (number | null)[]>;
  /** Forgets when a user was seen. */
  forgetUser(userId: string): Promise<void>;
};
