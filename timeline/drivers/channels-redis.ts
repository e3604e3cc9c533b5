import type { RedisConnections } from '../../platform/drivers/redis.ts';
import type { NodeChannels, NumberedMessage } from '../channels.ts';

const LEASE_MS = 60_000;
/** A lease that was not renewed for so long may have ended for a publisher whose clock is ahead. */
const LAPSE_MS = 40_000;
/** Most users that one script goes through: it holds up Redis for about a millisecond. */
const BATCH = 1_000;
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

/** Renews the leases of a node for the users of these keys, and counts those that had none that lasts beyond ARGV[3]. */
const RENEW = `
  local missing = 0
  for _, key in ipairs(KEYS) do
    local lease = redis.call('ZSCORE', key, ARGV[1])
    if not lease or tonumber(lease) < tonumber(ARGV[3]) then missing = missing + 1 end
    redis.call('ZADD', key, ARGV[2], ARGV[1])
    redis.call('PEXPIRE', key, ARGV[4])
  end
  return missing`;

const REMOVE = `for _, key in ipairs(KEYS) do redis.call('ZREM', key, ARGV[1]) end`;

/** The nodes of the users of these keys whose leases last beyond ARGV[1], each once. */
const NODES_OF = `
  local nodes, seen = {}, {}
  for _, key in ipairs(KEYS) do
    for _, node in ipairs(redis.call('ZRANGEBYSCORE', key, ARGV[1], '+inf')) do
      if not seen[node] then seen[node] = true; nodes[#nodes + 1] = node end
    end
  end
  return nodes`;

const LEAD = `
  local leader = redis.call('GET', KEYS[1])
  if leader and leader ~= ARGV[1] then return 0 end
  redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
  return 1`;

/** Node channels through Redis: the registry is one sorted set per user, node -> end of its lease. */
export function createRedisChannels({ commands, subscriber }: RedisConnections): NodeChannels {
  /** Runs a script over the keys of users, a bounded number at a time: to ask for each user by herself would cost more than to bring her the message. */
  async function overUsers<T>(script: string, userIds: readonly string[], ...args: readonly (string | number)[]): Promise<T[]> {
    const batches = Array.from({ length: Math.ceil(userIds.length / BATCH) }, (_, i) => userIds.slice(i * BATCH, (i + 1) * BATCH));
    const replies = batches.map((batch) => commands.eval(script, batch.length, ...batch.map((userId) => USER_KEY + userId), ...args));
    return (await Promise.all(replies)) as T[]; // what the script returns
  }

  /** How many of the users were not on the node until now, for all that publishers know: clocks differ, and a lease that has nearly ended counts as missing. */
  async function renew(nodeId: string, userIds: readonly string[], until: number): Promise<number> {
    const missing = await overUsers<number>(RENEW, userIds, nodeId, until, until - LAPSE_MS, 2 * LEASE_MS);
    return missing.reduce((sum, of) => sum + of, 0);
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
      await overUsers(REMOVE, userIds, nodeId);
    },
    async nodesOf(userIds) {
      const nodes = await overUsers<string[]>(NODES_OF, userIds, Date.now());
      return [...new Set(nodes.flat())];
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
