import { randomUUID } from 'node:crypto';
import type { Clock } from '../../platform/clock.ts';
import { derivedId } from '../../platform/ids.ts';
import { ATTEMPT_LIMIT, ATTEMPT_WINDOW_MS, createStrangerAttempts } from './attempts.ts';
import type { PasswordCheck, Passwords } from './passwords.ts';
import type { AccountStore, UserRecord } from './store.ts';

/** Checks who somebody is. */
export type Credentials = {
  /**
   * Checks the password of a user, or does the same work for a handle that nobody has. `refused` after 10 failures within a minute,
   * without any work, and exactly so however many come at once. `hash` is the one that was checked.
   */
  check(user: UserRecord | null, handle: string, password: string): Promise<{ readonly outcome: PasswordCheck; readonly hash: string | null }>;
};

/** Makes the checks over a store. */
export function createCredentials(store: AccountStore, passwords: Passwords, clock: Clock): Credentials {
  const strangers = createStrangerAttempts();

  return {
    async check(user, handle, password) {
      const hash = user && (await store.passwordHash(user.id));
      const counter = user ? store : strangers;
      const attempt = { userId: user?.id ?? derivedId('usr', handle), id: randomUUID() };
      // Each one is counted before it is tried, and given back if it was right: those that run at the same time count each other.
      const outcome = await passwords.check(password, hash, () => {
        const at = clock.now();
        return counter.takeAttempt({ ...attempt, at }, ATTEMPT_LIMIT, at - ATTEMPT_WINDOW_MS);
      });
      if (user && outcome === 'right') await store.giveBackAttempt(attempt);
      return { outcome, hash };
    },
  };
}
