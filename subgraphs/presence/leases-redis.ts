import type { ChainableCommander } from 'ioredis';
import type { RedisConnections } from '../../platform/drivers/redis.ts';
import type { Lease, Leases } from './leases.ts';
import { END, RENEW, TAKE } from './leases-redis-scripts.ts';

/** A power of two. */
const BUCKETS = 16;

/** Most departures of a bucket that one `expired` gives: a script must not hold up Redis. */
const EXPIRED_PER_BUCKET = 100;

/**
 * Leases in Redis, which live `offlineAfterMs` after their renewal. Users are spread over 16 buckets; each bucket has a sorted set `due`
 * (user -> until when she is online) and for each user one of her leases (connection -> until when; negative: ended, and until when that
 * is remembered). The keys of a bucket share a hash tag, so that a script finds them on one node of a cluster.
 */
export function createRedisLeases({ commands }: RedisConnections, { offlineAfterMs }: { readonly offlineAfterMs: number }): Leases {
  /** Without users' leases Redis would keep them for ever: nothing of them matters this long after the last change. */
  const keptMs = 2 * offlineAfterMs;

  async function change(script: string, leases: readonly Lease[], now: number): Promise<string[]> {
    const pipeline = commands.pipeline();
    for (const [bucket, members] of byBucket(leases)) {
      const keys = [dueKey(bucket), ...members.map(({ userId }) => leasesKey(bucket, userId))];
      const pairs = members.flatMap(({ userId, deviceId }) => [userId, deviceId]);
      pipeline.eval(script, keys.length, ...keys, now, now + offlineAfterMs, keptMs, ...pairs);
    }
    return (await resultsOf<string[]>(pipeline)).flat();
  }

  return {
    renew: (leases, now) => change(RENEW, leases, now),

    end: (leases, now) => change(END, leases, now),

    async statusOf(userIds, now) {
      const buckets = [...byBucket(userIds.map((userId) => ({ userId })))];
      const pipeline = commands.pipeline();
      for (const [bucket, members] of buckets) pipeline.zmscore(dueKey(bucket), ...members.map(({ userId }) => userId));
      const scores = await resultsOf<(string | null)[]>(pipeline);
      const untilOf = new Map(buckets.flatMap(([, members], i) => members.map(({ userId }, j) => [userId, Number(scores[i]?.[j] ?? 0)] as const)));
      return userIds.map((userId) => {
        const until = untilOf.get(userId) ?? 0;
        return { isOnline: until > now, renewedAt: until > 0 ? until - offlineAfterMs : null };
      });
    },

    async expired(now) {
      const pipeline = commands.pipeline();
      for (let bucket = 0; bucket < BUCKETS; bucket++) {
        pipeline.zrangebyscore(dueKey(bucket), '-inf', now, 'WITHSCORES', 'LIMIT', 0, EXPIRED_PER_BUCKET);
      }
      const pairs = (await resultsOf<string[]>(pipeline)).flat();
      return pairs.flatMap((userId, i) => (i % 2 === 0 ? [{ userId, lastSeenAt: Number(pairs[i + 1]) - offlineAfterMs }] : []));
    },

    async take(departures, now) {
      const pipeline = commands.pipeline();
      for (const [bucket, members] of byBucket(departures)) {
        const pairs = members.flatMap(({ userId, lastSeenAt }) => [userId, lastSeenAt + offlineAfterMs]);
        pipeline.eval(TAKE, 1, dueKey(bucket), now, ...pairs);
      }
      const taken = new Set((await resultsOf<string[]>(pipeline)).flat());
      return departures.filter(({ userId }) => taken.has(userId));
    },
  };
}

/** The answers of a pipeline in order; throws the first error among them. */
async function resultsOf<T>(pipeline: ChainableCommander): Promise<T[]> {
  const results = (await pipeline.exec()) ?? [];
  return results.map(([error, result]) => {
    if (error) throw error;
    return result as T; // each caller knows what its command answers
  });
}

function byBucket<T extends { readonly userId: string }>(items: readonly T[]): Map<number, T[]> {
  return Map.groupBy(items, ({ userId }) => bucketOf(userId));
}

/** FNV-1a: spreads as well as a cryptographic hash, which took half of the CPU time of a process with idle sockets. */
function bucketOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return ((hash >>> 16) ^ hash) & (BUCKETS - 1);
}

function dueKey(bucket: number): string {
  return `palaver:presence:{${bucket}}:due`;
}

function leasesKey(bucket: number, userId: string): string {
  return `palaver:presence:{${bucket}}:leases:${userId}`;
}
