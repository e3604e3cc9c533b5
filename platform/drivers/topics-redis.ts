import { RedisPubSub } from 'graphql-redis-subscriptions';
import type { Redis } from 'ioredis';
import type { Topics } from '../topics.ts';
import type { RedisConnections } from './redis.ts';

const PREFIX = 'palaver:topic:';

/** Topics through Redis pub/sub, shared by all processes of the deployment. `publish` and `subscribe` reject while Redis is away. */
export function createRedisTopics({ commands, subscriber }: RedisConnections): Topics {
  const pubSub = new RedisPubSub({ publisher: commands, subscriber: withQuietUnsubscribe(subscriber) });
  return {
    publish: (topic, message) => pubSub.publish(PREFIX + topic, message),
    async subscribe(topic, listen) {
      const subscribed = pubSub.subscribe(PREFIX + topic, listen);
      // While Redis is away the library rejects a second promise, to which nobody listens: that would end the process.
      pubSub['subsPendingRefsMap'].get(PREFIX + topic)?.pending.catch(() => undefined);
      const id = await subscribed;
      return async () => pubSub.unsubscribe(id);
    },
  };
}

/** The library drops the promises of `unsubscribe`: when Redis is away their rejection would end the process. What arrives later finds no listener. */
function withQuietUnsubscribe(subscriber: Redis): Redis {
  return new Proxy(subscriber, {
    get(target, name) {
      if (name === 'unsubscribe') return (channel: string) => target.unsubscribe(channel).catch(() => undefined);
      if (name === 'punsubscribe') return () => undefined; // no topic is a pattern
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}
