import type { RedisConnections } from '../../platform/drivers/redis.ts';
import type { Activity } from './activity.ts';

const PREFIX = 'palaver:active:';

/** Activity in Redis, which lasts `awayAfterMs`: a key for each active user, which runs out. */
export function createRedisActivity({ commands }: RedisConnections, { awayAfterMs }: { readonly awayAfterMs: number }): Activity {
  const isRecent = (at: string | null, now: number): boolean => at !== null && Number(at) + awayAfterMs > now;

  return {
    async note(userIds, now) {
      const users = [...new Set(userIds)];
      const before = await Promise.all(users.map((userId) => commands.set(PREFIX + userId, now, 'PX', awayAfterMs, 'GET')));
      return users.filter((_, i) => !isRecent(before[i] ?? null, now));
    },
    async isActive(userIds, now) {
      const times = await Promise.all(userIds.map((userId) => commands.get(PREFIX + userId)));
      return times.map((at) => isRecent(at, now));
    },
  };
}
