import { randomUUID } from 'node:crypto';
import { expect, type Mock, test, vi } from 'vitest';
import { openRedis } from '../../platform/drivers/redis.ts';
import { createRedisTopics } from '../../platform/drivers/topics-redis.ts';
import { createLog } from '../../platform/log.ts';
import { startRedis } from '../servers/start.ts';
import { redisUrl } from '../support/real-servers.ts';

test.skipIf(!redisUrl)(
  'topics outlive Redis: they reject while it is away, end no process, and old and new subscriptions work after it',
  async () => {
    const stray = vi.fn();
    process.on('unhandledRejection', stray);
    const server = await startRedis();
    const redis = await openRedis(server.url, createLog('silent'));
    try {
      const topics = createRedisTopics(redis);
      const [kept, left, late] = [1, 2, 3].map(() => ({ topic: randomUUID(), heard: vi.fn<(message: unknown) => void>() })) as [Topic, Topic, Topic]; // three
      await topics.subscribe(kept.topic, kept.heard);
      const leave = await topics.subscribe(left.topic, left.heard);
      await server.kill();
      await expect(topics.subscribe(late.topic, late.heard)).rejects.toThrow();
      await expect(topics.publish(kept.topic, {})).rejects.toThrow();
      await leave();
      await server.restart();
      await vi.waitFor(() => topics.subscribe(late.topic, late.heard), { timeout: 10_000 });
      await vi.waitFor(
        async () => {
          for (const { topic } of [kept, left, late]) await topics.publish(topic, { is: 'back' });
          expect([kept, late].map(({ heard }) => heard.mock.lastCall)).toEqual([[{ is: 'back' }], [{ is: 'back' }]]);
        },
        { timeout: 10_000 },
      );
      expect(left.heard).not.toHaveBeenCalled();
      expect(stray).not.toHaveBeenCalled();
    } finally {
      process.off('unhandledRejection', stray);
      redis.close();
      await server.stop();
    }
  },
);

type Topic = { readonly topic: string; readonly heard: Mock<(message: unknown) => void> };
