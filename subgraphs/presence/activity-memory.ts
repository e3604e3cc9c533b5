import type { Activity } from './activity.ts';

/** The activity that one process knows of; it lasts `awayAfterMs`. */
export function createMemoryActivity({ awayAfterMs }: { readonly awayAfterMs: number }): Activity {
  /** When each was active last, in that order. */
  const lastAt = new Map<string, number>();
  const isRecent = (userId: string, now: number): boolean => (lastAt.get(userId) ?? Number.NEGATIVE_INFINITY) + awayAfterMs > now;

  function forgetOld(now: number): void {
    for (const [userId, at] of lastAt) {
      if (at + awayAfterMs > now) return;
      lastAt.delete(userId);
    }
  }

  return {
    async note(userIds, now) {
      forgetOld(now);
      const back = [...new Set(userIds)].filter((userId) => !isRecent(userId, now));
      for (const userId of userIds) {
        lastAt.delete(userId); // to the end of the order
        lastAt.set(userId, now);
      }
      return back;
    },
    isActive: async (userIds, now) => userIds.map((userId) => isRecent(userId, now)),
  };
}
