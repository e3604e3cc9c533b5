import type { RedisConnections } from '../../platform/drivers/redis.ts';
import type { NodeChannels, NumberedMessage } from '../channels.ts';

const LEASE_MS = 60_000;
/** A lease that was not renewed for so long may have ended for a publisher whose clock is ahead. */
const LAPSE_MS = 40_000;
const USER_KEY = 'palaver:nodes-of:';
const CHANNEL = 'palaver:node:';
const EPOCH_KEY = 'palaver:epoch';
const NODES_KEY = 'palaver:nodes';
const LEADER_KEY = 'palaver:leader:';

/** Sends and numbers in one step. The epoch dies with the data of Redis: a new one says that numbers begin again. */
const SEND = `
  local epoch = redis.call('GET', KEYS[2])
  if not epoch then epoch = ARGV[2]; redis.call('SET', KEYS[2], epoch) end
  local n = redis.call('INCR', KEYS[1])
  redis.call('PEXPIRE', KEYS[1], 86400000)
  redis.call('PUBLISH', KEYS[1], epoch .. ' ' .. n .. ' ' .. ARGV[1])
  return n`;

/** Where the numbers of a node stand, read after its users are registered: what is numbered later is sent to it for all of them. */
const REGISTER = `
  local epoch = redis.call('GET', KEYS[2])
  if not epoch then epoch = ARGV[1]; redis.call('SET', KEYS[2], epoch) end
  redis.call('ZADD', KEYS[3], ARGV[2], ARGV[3])
  return { epoch, tonumber(redis.call('GET', KEYS[1]) or '0') }`;

const LEAD = `
  local leader = redis.call('GET', KEYS[1])
  if leader and leader ~= ARGV[1] then return 0 end
  redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
  return 1`;

/** Node channels through Redis: the registry is one sorted set per user, node -> end of its lease. */
export function createRedisChannels({ commands, subscriber }: RedisConnections): NodeChannels {
  /** How many of the users were not on the node until now, for all that publishers know: clocks differ, and a lease that has nearly ended counts as missing. */
  async function renew(nodeId: string, userIds: readonly string[], until: number): Promise<number> {
    const leases = await inBatch(userIds, (pipeline, key) => pipeline.zscore(key, nodeId));
    const added = await inBatch(userIds, (pipeline, key) => pipeline.zadd(key, until, nodeId));
    await inBatch(userIds, (pipeline, key) => pipeline.pexpire(key, 2 * LEASE_MS));
    return userIds.filter((_, i) => added[i] === 1 || Number(leases[i]) < until - LAPSE_MS).length;
  }

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
      const until = Date.now() + LEASE_MS;
      const missing = await renew(nodeId, userIds, until);
      const [epoch, n] = (await commands.eval(REGISTER, 3, CHANNEL + nodeId, EPOCH_KEY, NODES_KEY, crypto.randomUUID(), until, nodeId)) as [
        string,
        number,
      ]; // what the script returns
      return { epoch, n, missing };
    },
    nodes: () => commands.zrangebyscore(NODES_KEY, Date.now(), '+inf'),
    lead: async (role, candidate, ms) => (await commands.eval(LEAD, 1, LEADER_KEY + role, candidate, ms)) === 1,
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
