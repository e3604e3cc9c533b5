import type { Config } from '../platform/config.ts';
import type { Log } from '../platform/log.ts';
import type { Topics } from '../platform/topics.ts';
import type { Leases } from '../subgraphs/presence/leases.ts';
import type { NodeChannels } from '../timeline/channels.ts';

/** How processes hear of each other: nothing in it is the only record of anything. */
export type Events = {
  /** For people, without secrets: what goes through where. */
  readonly description: string;
  readonly channels: NodeChannels;
  readonly topics: Topics;
  readonly leases: Leases;
  close(): void;
};

/** Opens Redis if it is configured, else the memory of this process. Only the driver that is used is loaded. */
export async function openEvents({ REDIS_URL, PRESENCE_OFFLINE_MS }: Config, log: Log): Promise<Events> {
  return REDIS_URL ? openRedisEvents(REDIS_URL, PRESENCE_OFFLINE_MS, log) : openMemoryEvents(PRESENCE_OFFLINE_MS);
}

async function openMemoryEvents(offlineAfterMs: number): Promise<Events> {
  const [channels, topics, leases] = await Promise.all([
    import('../timeline/drivers/channels-memory.ts'),
    import('../platform/drivers/topics-memory.ts'),
    import('../subgraphs/presence/leases-memory.ts'),
  ]);
  return {
    description: 'events and presence in memory',
    channels: channels.createMemoryChannels(),
    topics: topics.createMemoryTopics(),
    leases: leases.createMemoryLeases({ offlineAfterMs }),
    close() {},
  };
}

async function openRedisEvents(url: string, offlineAfterMs: number, log: Log): Promise<Events> {
  const [redis, channels, topics, leases] = await Promise.all([
    import('../platform/drivers/redis.ts'),
    import('../timeline/drivers/channels-redis.ts'),
    import('../platform/drivers/topics-redis.ts'),
    import('../subgraphs/presence/leases-redis.ts'),
  ]);
  const connections = await redis.openRedis(url, log);
  return {
    description: 'events and presence in Redis',
    channels: channels.createRedisChannels(connections),
    topics: topics.createRedisTopics(connections),
    leases: leases.createRedisLeases(connections, { offlineAfterMs }),
    close: () => connections.close(),
  };
}
