import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { openRedis } from '../../platform/drivers/redis.ts';
import { createLog } from '../../platform/log.ts';
import type { Activity } from '../../subgraphs/presence/activity.ts';
import { createMemoryActivity } from '../../subgraphs/presence/activity-memory.ts';
import { createRedisActivity } from '../../subgraphs/presence/activity-redis.ts';
import { redisUrl } from '../support/real-servers.ts';

const AWAY_AFTER = 300_000;
const START = 1_800_000_000_000;

activityContract('in memory', async () => createMemoryActivity({ awayAfterMs: AWAY_AFTER }));

if (redisUrl) {
  const opened = openRedis(redisUrl, createLog('silent'));
  activityContract('in Redis', async () => createRedisActivity(await opened, { awayAfterMs: AWAY_AFTER }));
  afterAll(async () => (await opened).close());
}

/** What every driver of `Activity` keeps to. */
function activityContract(driver: string, open: () => Promise<Activity>): void {
  describe(`activity, ${driver}`, () => {
    test('lasts for 5 minutes after the last note, and no longer', async () => {
      const activity = await open();
      const user = newUser();
      await activity.note([user], START);
      await activity.note([user], START + 100_000);
      expect(await activity.isActive([user], START + 399_999)).toEqual([true]);
      expect(await activity.isActive([user], START + 400_000)).toEqual([false]);
    });

    test('says of each note who was not active before it, once', async () => {
      const activity = await open();
      const [ada, ben] = [newUser(), newUser()];
      expect(await activity.note([ada, ada], START)).toEqual([ada]);
      expect(await activity.note([ben, ada], START + 1)).toEqual([ben]);
      expect(await activity.note([ada, ben], START + 300_001)).toEqual([ada, ben]);
      expect(await activity.note([], START)).toEqual([]);
    });

    test('comes in the order asked, also of users nobody knows', async () => {
      const activity = await open();
      const [ada, ben] = [newUser(), newUser()];
      await activity.note([ada], START);
      expect(await activity.isActive([ben, ada, 'nonsense', ada], START)).toEqual([false, true, false, true]);
      expect(await activity.isActive([], START)).toEqual([]);
    });
  });
}

function newUser(): string {
  return `usr_${randomUUID()}`;
}
