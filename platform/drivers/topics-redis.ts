import { RedisPubSub } from 'graphql-redis-subscriptions';
import type { Topics } from '../topics.ts';
import type { RedisConnections } from './redis.ts';

const PREFIX = 'palaver:topic:';

/** Topics through Redis pub/sub, shared by all processes of the deployment. */
export function createRedisTopics({ commands, subscriber }: RedisConnections): Topics {
  const pubSub = new RedisPubSub({ publisher: commands, subscriber });
  return {
    publish: (topic, message) => pubSub.publish(PREFIX + topic, message),
    async subscribe(topic, listen) {
      const id = await pubSub.subscribe(PREFIX + topic, listen);
      return async () => pubSub.unsubscribe(id);
    },
  };
}
