import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Departure, Lease, Leases } from '../../subgraphs/presence/leases.ts';
import { createLeasesModel } from '../support/leases-model.ts';

const OFFLINE_AFTER = 30_000;
const START = 1_800_000_000_000;

/** What every driver of `Leases` keeps to, with leases of 30 s. `numRuns` is for the property; no other process may use the same store. */
export function leasesContract(driver: string, open: (offlineAfterMs: number) => Promise<Leases>, numRuns: number): void {
  describe(`leases, ${driver}`, async () => {
    const leases = await open(OFFLINE_AFTER);

    test('a user is online until 30 s after the last renewal, and no longer', async () => {
      const lease = newLease();
      await leases.renew([lease], START);
      await leases.renew([lease], START + 5_000);
      expect(await leases.statusOf([lease.userId], START + 34_999)).toEqual([{ isOnline: true, renewedAt: START + 5_000 }]);
      expect(await leases.statusOf([lease.userId], START + 35_000)).toEqual([{ isOnline: false, renewedAt: START + 5_000 }]);
    });

    test('statuses come in the order asked, also for users nobody knows', async () => {
      const [known, other] = [newLease(), newLease()];
      await leases.renew([known, other], START);
      const statuses = await leases.statusOf([other.userId, `usr_${randomUUID()}`, known.userId, other.userId], START);
      expect(statuses.map(({ isOnline }) => isOnline)).toEqual([true, false, true, true]);
      expect(await leases.statusOf([], START)).toEqual([]);
    });

    test('only the first renewal of a user says that she came online', async () => {
      const [phone, laptop] = devicesOf(2);
      expect(await leases.renew([phone, laptop], START)).toEqual([phone.userId]);
      expect(await leases.renew([phone, laptop], START + 5_000)).toEqual([]);
    });

    test('she is online while one of two devices is, and offline once, at the end of the last', async () => {
      const [phone, laptop] = devicesOf(2);
      await leases.renew([phone, laptop], START);
      await leases.renew([laptop], START + 20_000);
      expect(await sweep(leases, phone.userId, START + 49_999)).toEqual([]);
      expect(await sweep(leases, phone.userId, START + 50_000)).toEqual([{ userId: phone.userId, lastSeenAt: START + 20_000 }]);
      expect(await sweep(leases, phone.userId, START + 50_000)).toEqual([]);
    });

    test('ending the last lease is offline at once, and told once', async () => {
      const [phone, laptop] = devicesOf(2);
      await leases.renew([phone, laptop], START);
      expect(await leases.end([phone], START + 1)).toEqual([]);
      expect(await leases.end([laptop], START + 2)).toEqual([phone.userId]);
      expect(await leases.end([laptop], START + 2)).toEqual([]);
      expect(await leases.statusOf([phone.userId], START + 2)).toEqual([{ isOnline: false, renewedAt: null }]);
      expect(await sweep(leases, phone.userId, START + 100_000)).toEqual([]);
    });

    test('a renewal that arrives after the end does not bring the user back, even the first', async () => {
      const [late, unborn] = [newLease(), newLease()];
      await leases.renew([late], START);
      await leases.end([late, unborn], START + 1);
      expect(await leases.renew([late, unborn], START + 2)).toEqual([]);
      expect((await leases.statusOf([late.userId, unborn.userId], START + 2)).map(({ isOnline }) => isOnline)).toEqual([false, false]);
    });

    test('whoever came back before the sweep took her is online, and not taken', async () => {
      const [phone, laptop] = devicesOf(2);
      await leases.renew([phone], START);
      const departures = await ownExpired(leases, phone.userId, START + 30_000);
      expect(departures).toEqual([{ userId: phone.userId, lastSeenAt: START }]);
      expect(await leases.renew([laptop], START + 30_001)).toEqual([phone.userId]);
      expect(await leases.take(departures, START + 30_002)).toEqual([]);
      expect(await leases.take(departures, START + 90_000)).toEqual([]);
      expect(await sweep(leases, phone.userId, START + 90_000)).toEqual([{ userId: phone.userId, lastSeenAt: START + 30_001 }]);
    });

    test('of callers at the same time exactly one sees each transition', async () => {
      const many = Array.from({ length: 200 }, newLease);
      const users = many.map(({ userId }) => userId).sort();
      const came = await Promise.all(Array.from({ length: 5 }, () => leases.renew(many, START)));
      expect(came.flat().sort()).toEqual(users);
      const departures = many.map(({ userId }) => ({ userId, lastSeenAt: START }));
      const taken = await Promise.all(Array.from({ length: 5 }, () => leases.take(departures, START + OFFLINE_AFTER)));
      expect(taken.flatMap((some) => some.map(({ userId }) => userId)).sort()).toEqual(users);
    });

    test('a batch of 1,000 leases is renewed, ended and found', async () => {
      const many = Array.from({ length: 1_000 }, newLease);
      expect(await leases.renew(many, START)).toHaveLength(1_000);
      expect(
        (
          await leases.statusOf(
            many.map(({ userId }) => userId),
            START,
          )
        ).every(({ isOnline }) => isOnline),
      ).toBe(true);
      expect(await leases.end(many.slice(500), START)).toHaveLength(500);
      const departed = await sweepAll(leases, START + OFFLINE_AFTER);
      expect(many.filter(({ userId }) => departed.some((departure) => departure.userId === userId))).toEqual(many.slice(0, 500));
    });

    test('under any interleaving it does what a plain model does', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
          const run = randomUUID();
          const model = createLeasesModel(OFFLINE_AFTER);
          const named = (pairs: readonly (readonly [number, number])[]): Lease[] =>
            pairs.map(([user, connection]) => ({ userId: `usr_${run}_${user}`, deviceId: `con_${run}_${connection}` }));
          let now = START;
          for (const [kind, after, pairs, callers] of steps) {
            now += after;
            const batch = named(pairs);
            const users = batch.map(({ userId }) => userId);
            const atOnce = async <T>(call: () => Promise<readonly T[]>): Promise<T[]> =>
              (await Promise.all(Array.from({ length: callers }, call))).flat();
            if (kind === 'renew') expect((await atOnce(() => leases.renew(batch, now))).sort()).toEqual(model.renew(batch, now).sort());
            if (kind === 'end') expect((await atOnce(() => leases.end(batch, now))).sort()).toEqual(model.end(batch, now).sort());
            if (kind === 'sweep') expect(own(await atOnce(() => sweepAll(leases, now)), run)).toEqual(own(model.take(now), run));
            if (kind === 'status') expect(await leases.statusOf(users, now)).toEqual(model.statusOf(users, now));
          }
        }),
        { numRuns },
      );
    });
  });
}

/** What is called, how long after the call before, with which leases (user, connection), by how many at once. */
const step = fc.tuple(
  fc.constantFrom('renew', 'renew', 'end', 'sweep', 'status'),
  fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 12_000 }), fc.constant(OFFLINE_AFTER)),
  fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 5 })), { minLength: 1, maxLength: 6 }),
  fc.integer({ min: 1, max: 3 }),
);

function newLease(): Lease {
  return { userId: `usr_${randomUUID()}`, deviceId: `con_${randomUUID()}` };
}

function devicesOf(count: 2): [Lease, Lease];
function devicesOf(count: number): Lease[] {
  const { userId } = newLease();
  return Array.from({ length: count }, () => ({ ...newLease(), userId }));
}

async function sweepAll(leases: Leases, now: number): Promise<Departure[]> {
  const all: Departure[] = [];
  for (;;) {
    const departures = await leases.expired(now);
    if (departures.length === 0) return all;
    all.push(...(await leases.take(departures, now)));
  }
}

async function sweep(leases: Leases, userId: string, now: number): Promise<Departure[]> {
  return (await sweepAll(leases, now)).filter((departure) => departure.userId === userId);
}

/** Without what other tests have left, which a single `expired` might give first. */
async function ownExpired(leases: Leases, userId: string, now: number): Promise<readonly Departure[]> {
  for (;;) {
    const departures = await leases.expired(now);
    const mine = departures.filter((departure) => departure.userId === userId);
    if (mine.length > 0 || departures.length === 0) return mine;
    await leases.take(departures, now);
  }
}

function own(departures: readonly Departure[], run: string): Departure[] {
  return departures.filter(({ userId }) => userId.includes(run)).sort((a, b) => (a.userId < b.userId ? -1 : 1));
}
