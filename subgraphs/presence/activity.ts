/** Which users have done something lately. Times are milliseconds since 1970; a call rejects when the store is away. */
export type Activity = {
  /** Notes that users do something now; gives those of them who had not done anything lately. */
  note(userIds: readonly string[], now: number): Promise<readonly string[]>;
  /** Whether each user has, in the order of `userIds`. */
  isActive(userIds: readonly string[], now: number): Promise<readonly boolean[]>;
};
