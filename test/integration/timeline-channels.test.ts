import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { openRedis, type RedisConnections } from '../../platform/drivers/redis.ts';
import { newId } from '../../platform/ids.ts';
import { createLog } from '../../platform/log.ts';
import type { NodeChannels, NumberedMessage } from '../../timeline/channels.ts';
import { createMemoryChannels } from '../../timeline/drivers/channels-memory.ts';
import { createRedisChannels } from '../../timeline/drivers/channels-redis.ts';
import { redisUrl } from '../support/real-servers.ts';
import { channelsContract } from './timeline-channels.contract.ts';

const embedded = createMemoryChannels();
channelsContract('memory', () => embedded);

describe.skipIf(!redisUrl)('with a real Redis server', () => {
  let redis: RedisConnections;
  let channels: NodeChannels;
  beforeAll(async () => {
    redis = await openRedis(redisUrl ?? '', createLog('silent'));
    channels = createRedisChannels(redis);
  });
  afterAll(() => redis.close());

  channelsContract('Redis', () => channels);

  test.each([
    [20_000, 0, 'was renewed in time'],
    [45_000, 1, 'may have ended for a publisher whose clock is ahead'],
    [61_000, 1, 'has ended'],
  ])('a lease after %i ms makes %i missing: it %s', async (afterMs, missing) => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const [nodeId, userId] = [newId('nod'), newId('usr')];
    await channels.register(nodeId, [userId]);
    vi.setSystemTime(Date.now() + afterMs);
    expect(await channels.nodesOf([userId])).toEqual(afterMs < 60_000 ? [nodeId] : []);
    expect((await channels.register(nodeId, [userId])).missing).toBe(missing);
    expect((await channels.register(nodeId, [userId])).missing).toBe(0);
    expect(await channels.nodesOf([userId])).toEqual([nodeId]);
  });

  test('a node whose connection broke is told that messages may be lost, and hears the next ones', async () => {
    const own = await openRedis(redisUrl ?? '', createLog('silent'));
    onTestFinished(() => own.close());
    const connection = await own.subscriber.client('ID'); // once it has subscribed, it may not ask
    const nodeId = newId('nod');
    const messages: NumberedMessage[] = [];
    const lost = vi.fn();
    const stop = await createRedisChannels(own).listen(nodeId, (message) => messages.push(message), lost);
    await channels.send(nodeId, 'before');
    await vi.waitFor(() => expect(messages).toHaveLength(1));
    expect(lost).not.toHaveBeenCalled();

    await redis.commands.client('KILL', 'ID', connection);
    await vi.waitFor(() => expect(lost).toHaveBeenCalled());
    await vi.waitFor(async () => {
      await channels.send(nodeId, 'after');
      expect(messages.length).toBeGreaterThan(1);
    });
    expect(messages.at(-1)?.epoch).toBe(messages[0]?.epoch);
    await stop();
  });
});
