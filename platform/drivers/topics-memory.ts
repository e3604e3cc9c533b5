import { PubSub } from 'graphql-subscriptions';
import type { Topics } from '../topics.ts';

/** Topics inside one process. */
export function createMemoryTopics(): Topics {
  const pubSub = new PubSub();
  return {
    publish: (topic, message) => pubSub.publish(topic, message),
    async subscribe(topic, listen) {
      const id = await pubSub.subscribe(topic, listen);
      return async () => pubSub.unsubscribe(id);
    },
  };
}
