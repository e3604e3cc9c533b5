import type { AccountStore, Attempt } from './store.ts';

/** How many attempts to log in may fail within `ATTEMPT_WINDOW_MS`. */
export const ATTEMPT_LIMIT = 10;

/** One minute, beginning anywhere. */
export const ATTEMPT_WINDOW_MS = 60_000;

const HANDLES_KEPT = 10_000;

/**
 * Counts attempts on handles that nobody has, so that they are refused like those of accounts: in memory, for the last 10,000 handles.
 * (Attempts on accounts are counted in the store, exactly over all processes.) `userId` may be any text of bounded length.
 */
export function createStrangerAttempts(): Pick<AccountStore, 'takeAttempt'> {
  const taken = new Map<string, readonly number[]>(); // the least recently tried first
  return {
    async takeAttempt({ userId, at }: Attempt, limit, since) {
      const recent = (taken.get(userId) ?? []).filter((time) => time > since);
      taken.delete(userId);
      const oldest = taken.size >= HANDLES_KEPT ? taken.keys().next() : { done: true as const };
      if (!oldest.done) taken.delete(oldest.value);
      const isAllowed = recent.length < limit;
      taken.set(userId, isAllowed ? [...recent, at] : recent);
      return isAllowed;
    },
  };
}
