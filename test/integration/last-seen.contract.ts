import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { LastSeen } from '../../subgraphs/presence/last-seen.ts';

/** What every driver of `LastSeen` keeps to. */
export function lastSeenContract(driver: string, open: () => Promise<LastSeen>): void {
  describe(`last seen, ${driver}`, async () => {
    const lastSeen = await open();

    test('the times come in the order asked, null for whoever was never seen', async () => {
      const [ada, ben] = [newUser(), newUser()];
      await lastSeen.record([
        { userId: ada, lastSeenAt: 1_800_000_000_001 },
        { userId: ben, lastSeenAt: 1_800_000_000_002 },
      ]);
      expect(await lastSeen.of([ben, newUser(), ada, ben])).toEqual([1_800_000_000_002, null, 1_800_000_000_001, 1_800_000_000_002]);
      expect(await lastSeen.of([])).toEqual([]);
    });

    test('whoever is forgotten was never seen', async () => {
      const [ada, ben] = [newUser(), newUser()];
      await lastSeen.record([ada, ben].map((userId) => ({ userId, lastSeenAt: 1_000 })));
      for (const _ of [1, 2]) await lastSeen.forgetUser(ada);
      expect(await lastSeen.of([ada, ben])).toEqual([null, 1_000]);
    });

    test('it never moves back', async () => {
      const ada = newUser();
      for (const lastSeenAt of [5_000, 9_000, 7_000]) await lastSeen.record([{ userId: ada, lastSeenAt }]);
      expect(await lastSeen.of([ada])).toEqual([9_000]);
    });

    test('of several sightings of a user in one batch the latest stays', async () => {
      const ada = newUser();
      await lastSeen.record([8_000, 9_000, 7_000].map((lastSeenAt) => ({ userId: ada, lastSeenAt })));
      expect(await lastSeen.of([ada])).toEqual([9_000]);
      await lastSeen.record([]);
    });

    test('first sightings of the same users at the same time are all noted', async () => {
      const users = Array.from({ length: 50 }, newUser);
      await Promise.all(Array.from({ length: 8 }, (_, i) => lastSeen.record(users.map((userId) => ({ userId, lastSeenAt: 1_000 + i })))));
      expect(await lastSeen.of(users)).toEqual(users.map(() => 1_007));
    });

    test('ids are data, whatever they look like', async () => {
      const odd = [`$where${randomUUID()}`, `'"; DROP TABLE last_seen; --${randomUUID()}`, `{"$gt":""}${randomUUID()}`];
      await lastSeen.record(odd.map((userId, i) => ({ userId, lastSeenAt: i + 1 })));
      expect(await lastSeen.of(odd)).toEqual([1, 2, 3]);
    });
  });
}

function newUser(): string {
  return `usr_${randomUUID()}`;
}
