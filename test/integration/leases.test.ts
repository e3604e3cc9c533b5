import { afterAll } from 'vitest';
import { openRedis, type RedisConnections } from '../../platform/drivers/redis.ts';
import { createLog } from '../../platform/log.ts';
import { createMemoryLeases } from '../../subgraphs/presence/leases-memory.ts';
import { createRedisLeases } from '../../subgraphs/presence/leases-redis.ts';
import { redisUrl } from '../support/real-servers.ts';
import { leasesContract } from './leases.contract.ts';

leasesContract('in memory', async (offlineAfterMs) => createMemoryLeases({ offlineAfterMs }), 500);

if (redisUrl) {
  let redis: RedisConnections | undefined;
  const database = new URL('/9', redisUrl).href; // of its own: another test's sweep would take what is expected here
  leasesContract(
    'in Redis',
    async (offlineAfterMs) => {
      redis = await openRedis(database, createLog('silent'));
      return createRedisLeases(redis, { offlineAfterMs });
    },
    100,
  );
  afterAll(() => redis?.close());
}
