import type { RedisConnections } from '../../platform/drivers/redis.ts';
import type { NodeChannels, NumberedMessage } from '../channels.ts';

const LEASE_MS = 60_000;
const USER_KEY = 'palaver:nodes-of:';
const CHANNEL = 'palaver:node:';
const EPOCH_KEY = 'palaver:epoch';

/** Sends and numbers in one step. The epoch dies with the data of Redis: a new one says that numbers begin again. */
const SEND = `
  local epoch = redis.call('GET', KEYS[2])
  if not epoch then epoch = ARGV[2]; redis.call('SET', KEYS[2], epoch) end
  local n = redis.call('INCR', KEYS[1])
  redis.call('PEXPIRE', KEYS[1], 86400000)
  redis.call('PUBLISH', KEYS[1], epoch .. ' ' .. n .. ' ' .. ARGV[1])
  return n`;

/** Node channels through Redis: the registry is one sorted set per user, node -> end of its lease. */
export function createRedisChannels({ commands, subscriber }: RedisConnections): NodeChannels {
  async function inBatch(userIds: readonly string[], add: (pipeline: ReturnType<typeof commands.pipeline>, key: string) => void): Promise<unknown[]> {
    const pipeline = commands.pipeline();
    for (const userId of userIds) add(pipeline, USER_KEY + userId);
    const replies = (await pipeline.exec()) ?? [];
    return replies.map(([error, reply]) => {
      if (error) throw error;
      return reply;
    });
  }

  return {
    async register(nodeId, userIds) {
      const now = Date.now();
      await inBatch(userIds, (pipeline, key) => pipeline.zadd(key, now + LEASE_MS, nodeId).pexpire(key, 2 * LEASE_MS));
    },
    async unregister(nodeId, userIds) {
      await inBatch(userIds, (pipeline, key) => pipeline.zrem(key, nodeId));
    },
    async nodesOf(userIds) {
      const now = Date.now();
      const replies = await inBatch(userIds, (pipeline, key) => pipeline.zrangebyscore(key, now, '+inf'));
      return [...new Set((replies as string[][]).flat())]; // zrangebyscore replies with members
    },
    async send(nodeId, message) {
      await commands.eval(SEND, 2, CHANNEL + nodeId, EPOCH_KEY, message, crypto.randomUUID());
    },
    async listen(nodeId, receive, lost) {
      const channel = CHANNEL + nodeId;
      const onMessage = (from: string, text: string): void => {
        if (from === channel) receive(readNumbered(text));
      };
      subscriber.on('message', onMessage);
      subscriber.on('ready', lost); // connected again: what was sent in between is gone
      await subscriber.subscribe(channel);
      return async () => {
        subscriber.off('message', onMessage).off('ready', lost);
        await subscriber.unsubscribe(channel);
      };
    },
  };
}

function readNumbered(text: string): NumberedMessage {
  const afterEpoch = text.indexOf(' ');
  const afterNumber = text.indexOf(' ', afterEpoch + 1);
  return { epoch: text.slice(0, afterEpoch), n: Number(text.slice(afterEpoch + 1, afterNumber)), message: text.slice(afterNumber + 1) };
}
