import type { Config } from '../platform/config.ts';
import type { Log } from '../platform/log.ts';
import type { Topics } from '../platform/topics.ts';
import type { Activity } from '../subgraphs/presence/activity.ts';
import type { Leases } from '../subgraphs/presence/leases.ts';
import type { NodeChannels } from '../timeline/channels.ts';

/** How processes hear of each other: nothing in it is the only record of anything. */
export type Events = {
  /** For people, without secrets: what goes through where. */
  readonly description: string;
  readonly channels: NodeChannels;
  readonly topics: Topics;
  readonly leases: Leases;
  readonly activity: Activity;
  close(): void;
};

/** Opens Redis if it is configured, else the memory of this process. Only the driver that is used is loaded. */
export async function openEvents({ REDIS_URL, PRESENCE_OFFLINE_MS, PRESENCE_AWAY_MS }: Config, log: Log): Promise<Events> {
  const spans = { offlineAfterMs: PRESENCE_OFFLINE_MS, awayAfterMs: PRESENCE_AWAY_MS };
  return REDIS_URL ? openRedisEvents(REDIS_URL, spans, log) : openMemoryEvents(spans);
}

type Spans = { readonly offlineAfterMs: number; readonly awayAfterMs: number };

async function openMemoryEvents(spans: Spans): Promise<Events> {
  const [channels, topics, leases, activity] = await Promise.all([
    import('../timeline/drivers/channels-memory.ts'),
    import('../platform/drivers/topics-memory.ts'),
    import('../subgraphs/presence/leases-memory.ts'),
    import('../subgraphs/presence/activity-memory.ts'),
  ]);
  return {
    description: 'events and presence in memory',
    channels: channels.createMemoryChannels(),
    topics: topics.createMemoryTopics(),
    leases: leases.createMemoryLeases(spans),
    activity: activity.createMemoryActivity(spans),
    close() {},
  };
}

async function openRedisEvents(url: string, spans: Spans, log: Log): Promise<Events> {
  const [redis, channels, topics, leases, activity] = await Promise.all([
    import('../platform/drivers/redis.ts'),
    import('../timeline/drivers/channels-redis.ts'),
    import('../platform/drivers/topics-redis.ts'),
    import('../subgraphs/presence/leases-redis.ts'),
    import('../subgraphs/presence/activity-redis.ts'),
  ]);
  const connections = await redis.openRedis(url, log);
  return {
    description: 'events and presence in Redis',
    channels: channels.createRedisChannels(connections),
    topics: topics.createRedisTopics(connections),
    leases: leases.createRedisLeases(connections, spans),
    activity: activity.createRedisActivity(connections, spans),
    close: () => connections.close(),
  };
}
