import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { newId } from '../../platform/ids.ts';
import type { AccountStore, DeviceRecord, UserRecord } from '../../subgraphs/user/store.ts';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const HOSTILE = ['{ "$gt": "" }', "'; DROP TABLE users; --", '$where', '%', '_', '"', '\\', '*', 'a.b', '$set', ''];

function newUser(changes: Partial<UserRecord> = {}): UserRecord {
  return {
    id: newId('usr'),
    handle: `h_${randomUUID().slice(0, 13)}`.replaceAll('-', '_'),
    displayName: 'Ada Lovelace',
    bio: null,
    avatarId: null,
    createdAt: NOW,
    ...changes,
  };
}

function newDevice(userId: string, changes: Partial<DeviceRecord> = {}): DeviceRecord {
  const nonce = randomUUID();
  return { id: newId('dev'), userId, name: "Ada's phone", nonce, generation: 1, createdAt: NOW, lastActiveAt: NOW, endedAt: null, ...changes };
}

function twenty<T>(work: (index: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: 20 }, (_, index) => work(index)));
}

/** What every `AccountStore` keeps to. */
export function accountStoreContract(name: string, open: () => AccountStore): void {
  describe(`accounts in ${name}`, () => {
    test('an account is found by id and by handle as it was made', async () => {
      const store = open();
      const user = newUser({ bio: 'Analyst 🧮', avatarId: newId('att') });
      expect(await store.createAccount(user, 'hash')).toBe(true);
      expect(await store.usersById([user.id])).toEqual([user]);
      expect(await store.userByHandle(user.handle)).toEqual(user);
      expect(await store.passwordHash(user.id)).toBe('hash');
    });

    test('what does not exist is not found', async () => {
      const store = open();
      const user = newUser();
      await store.createAccount(user, 'hash');
      expect(await store.usersById([newId('usr'), user.id, newId('usr')])).toEqual([user]);
      expect(await store.usersById([])).toEqual([]);
      expect(await store.userByHandle('nobody.at.all')).toBeNull();
      expect(await store.passwordHash(newId('usr'))).toBeNull();
      expect(await store.updateUser(newId('usr'), { displayName: 'Nobody' })).toBeNull();
      expect(await store.updateUser(newId('usr'), {})).toBeNull();
      expect(await store.replacePasswordHash(newId('usr'), 'a', 'b')).toBe(false);
      expect(await store.device(newId('usr'), newId('dev'))).toBeNull();
      expect(await store.advanceGeneration(newId('usr'), newId('dev'), 1, NOW)).toBeNull();
      expect(await store.endDevice(newId('usr'), newId('dev'), NOW)).toBeNull();
    });

    test('of 20 sign-ups with one handle at the same time exactly one wins, and nothing is left of the others', async () => {
      const store = open();
      const { handle } = newUser();
      const rivals = Array.from({ length: 20 }, () => newUser({ handle }));
      const won = await twenty((index) => store.createAccount(rivals[index] ?? newUser(), `hash ${index}`));
      expect(won.filter(Boolean)).toHaveLength(1);
      const winner = rivals[won.indexOf(true)];
      expect(await store.usersById(rivals.map(({ id }) => id))).toEqual([winner]);
      expect(await store.userByHandle(handle)).toEqual(winner);
      expect(await store.passwordHash(winner?.id ?? '')).toBe(`hash ${won.indexOf(true)}`);
    });

    test('a handle stays taken for ever', async () => {
      const store = open();
      const user = newUser();
      await store.createAccount(user, 'hash');
      expect(await store.createAccount(newUser({ handle: user.handle, createdAt: NOW + 365 * 86_400_000 }), 'other')).toBe(false);
      expect(await store.userByHandle(user.handle)).toEqual(user);
    });

    test('a change leaves the rest as it is, and null removes', async () => {
      const store = open();
      const user = newUser({ bio: 'before' });
      await store.createAccount(user, 'hash');
      expect(await store.updateUser(user.id, { displayName: 'Countess' })).toEqual({ ...user, displayName: 'Countess' });
      expect(await store.updateUser(user.id, { bio: null })).toEqual({ ...user, displayName: 'Countess', bio: null });
      expect(await store.updateUser(user.id, {})).toEqual({ ...user, displayName: 'Countess', bio: null });
    });

    test('changes of different members at the same time all hold', async () => {
      const store = open();
      const user = newUser();
      await store.createAccount(user, 'hash');
      const changes = [{ bio: 'hello' }, { displayName: 'Countess' }, { avatarId: newId('att') }] as const;
      await Promise.all(changes.map((change) => store.updateUser(user.id, change)));
      expect(await store.usersById([user.id])).toEqual([Object.assign({}, user, ...changes)]);
    });

    test('people are found by the beginning of their handles, in the order of the handles, and no more than asked for', async () => {
      const store = open();
      const prefix = `p${randomUUID().slice(0, 8)}_`;
      const users = ['b', 'a_1', 'c.x', 'a.1'].map((rest) => newUser({ handle: `${prefix}${rest}` }));
      for (const user of [...users, newUser({ handle: `${prefix.slice(0, -1)}z` })]) await store.createAccount(user, 'hash');
      const inOrder = users.toSorted((a, b) => (a.handle < b.handle ? -1 : 1));
      expect(await store.usersByHandlePrefix(prefix, 20)).toEqual(inOrder);
      expect(await store.usersByHandlePrefix(prefix, 2)).toEqual(inOrder.slice(0, 2));
      expect(await store.usersByHandlePrefix(`${prefix}c.x`, 2)).toEqual(inOrder.slice(-1));
    });

    test('of 20 password changes from the same hash exactly one happens', async () => {
      const store = open();
      const user = newUser();
      await store.createAccount(user, 'first');
      const changed = await twenty((index) => store.replacePasswordHash(user.id, 'first', `next ${index}`));
      expect(changed.filter(Boolean)).toHaveLength(1);
      expect(await store.passwordHash(user.id)).toBe(`next ${changed.indexOf(true)}`);
    });

    test('of 20 attempts at the same time exactly the limit is counted', async () => {
      const store = open();
      const { id: userId } = await kept(store);
      const taken = await twenty(() => store.takeAttempt({ userId, id: randomUUID(), at: NOW }, 10, NOW - 60_000));
      expect(taken.filter(Boolean)).toHaveLength(10);
    });

    test('an attempt counts until it is given back or old', async () => {
      const store = open();
      const { id: userId } = await kept(store);
      const attempts = Array.from({ length: 4 }, (_, index) => ({ userId, id: randomUUID(), at: NOW + index * 10_000 }));
      const [first, second, third, fourth] = attempts as [Taken, Taken, Taken, Taken]; // four were made above
      const take = (attempt: Taken) => store.takeAttempt(attempt, 2, attempt.at - 60_000);
      expect([await take(first), await take(second), await take(third)]).toEqual([true, true, false]);
      await store.giveBackAttempt(second);
      expect([await take(third), await take(fourth)]).toEqual([true, false]);
      expect(await take({ ...fourth, at: NOW + 60_000 })).toBe(true); // the first is a minute old, and no longer counts
      expect(await take({ ...fourth, id: randomUUID(), at: NOW + 60_001 })).toBe(false);
    });

    test('devices are live until they end, the most recently active first', async () => {
      const store = open();
      const { id: userId } = await kept(store);
      const [old, recent, stale] = [newDevice(userId), newDevice(userId, { lastActiveAt: NOW + 5 }), newDevice(userId, { lastActiveAt: NOW - 5 })];
      for (const device of [old, recent, stale]) await store.createDevice(device);
      expect(await store.liveDevices(userId, NOW)).toEqual([recent, old]);
      expect(await store.device(userId, old.id)).toEqual(old);
      expect(await store.endDevice(userId, recent.id, NOW + 9)).toEqual({ ...recent, endedAt: NOW + 9 });
      expect(await store.endDevice(userId, recent.id, NOW + 10)).toBeNull();
      expect(await store.device(userId, recent.id)).toEqual({ ...recent, endedAt: NOW + 9 });
      expect(await store.liveDevices(userId, NOW)).toEqual([old]);
    });

    test('nobody reaches the device of another user', async () => {
      const store = open();
      const device = newDevice((await kept(store)).id);
      const { id: stranger } = await kept(store);
      await store.createDevice(device);
      expect(await store.device(stranger, device.id)).toBeNull();
      expect(await store.endDevice(stranger, device.id, NOW)).toBeNull();
      expect(await store.advanceGeneration(stranger, device.id, 1, NOW)).toBeNull();
      expect(await store.liveDevices(stranger, 0)).toEqual([]);
    });

    test('of 20 rotations from one generation exactly one happens', async () => {
      const store = open();
      const device = newDevice((await kept(store)).id);
      await store.createDevice(device);
      const rotated = await twenty((index) => store.advanceGeneration(device.userId, device.id, 1, NOW + index));
      const winners = rotated.flatMap((result) => result ?? []);
      expect(winners).toHaveLength(1);
      expect(await store.device(device.userId, device.id)).toEqual(winners[0]);
      expect(winners[0]).toMatchObject({ ...device, generation: 2, lastActiveAt: expect.any(Number) });
    });

    test('an ended session never rotates, and of 20 ends exactly one is the end', async () => {
      const store = open();
      const device = newDevice((await kept(store)).id);
      await store.createDevice(device);
      const ends = await twenty((index) => store.endDevice(device.userId, device.id, NOW + index));
      expect(ends.filter(Boolean)).toHaveLength(1);
      expect(await store.advanceGeneration(device.userId, device.id, 1, NOW)).toBeNull();
    });

    test('of an account that is closed nothing is left but when it was made, and its handle is free', async () => {
      const store = open();
      const user = newUser({ bio: 'Analyst', avatarId: newId('att') });
      await store.createAccount(user, 'hash');
      await store.takeAttempt({ userId: user.id, id: randomUUID(), at: NOW }, 10, NOW - 1);
      const other = await kept(store);
      const deleted = { id: user.id, handle: '', displayName: 'Deleted user', bio: null, avatarId: null, createdAt: NOW, isDeleted: true };
      for (const _ of [1, 2]) expect(await store.closeAccount(user.id)).toEqual(deleted);
      expect(await store.usersById([user.id])).toEqual([deleted]);
      expect(await store.userByHandle(user.handle)).toBeNull();
      expect(await store.usersByHandle([user.handle, ''])).toEqual([]);
      expect(await store.usersByHandlePrefix(user.handle, 20)).toEqual([]);
      expect(await store.passwordHash(user.id)).toBeNull();
      expect(await store.replacePasswordHash(user.id, 'hash', 'other')).toBe(false);
      for (const changes of [{ displayName: 'Again' }, {}]) expect(await store.updateUser(user.id, changes)).toBeNull();
      const next = newUser({ handle: user.handle });
      expect(await store.createAccount(next, 'hash')).toBe(true);
      expect(await store.closeAccount(user.id)).toEqual(deleted); // and does not take the handle from whoever has it now
      expect(await store.userByHandle(user.handle)).toEqual(next);
      expect(await store.usersById([other.id])).toEqual([other]);
      expect(await store.closeAccount(newId('usr'))).toBeNull();
    });

    test('all devices of a user can be read, those that were ended too, and forgotten', async () => {
      const store = open();
      const [user, other] = [await kept(store), await kept(store)];
      const devices = [newDevice(user.id), newDevice(user.id, { lastActiveAt: NOW - 5 })];
      const theirs = newDevice(other.id);
      for (const device of [...devices, theirs]) await store.createDevice(device);
      await store.endDevice(user.id, devices[1]?.id ?? '', NOW);
      expect(await store.devices(user.id)).toEqual([devices[0], { ...devices[1], endedAt: NOW }]);
      for (const _ of [1, 2]) await store.eraseDevices(user.id);
      expect(await store.devices(user.id)).toEqual([]);
      expect(await store.devices(other.id)).toEqual([theirs]);
    });

    test.for(HOSTILE)('%j is just a string', async (text) => {
      const store = open();
      const user = await kept(store);
      expect(await store.updateUser(user.id, { displayName: text, bio: text })).toEqual({ ...user, displayName: text, bio: text });
      expect(await store.userByHandle(text)).toBeNull();
      if (text.length > 1) expect(await store.usersByHandlePrefix(text, 20)).toEqual([]);
      expect(await store.usersById([text])).toEqual([]);
      expect(await store.replacePasswordHash(user.id, text, 'theirs')).toBe(false);
      expect(await store.device(user.id, text)).toBeNull();
      expect(await store.liveDevices(text, 0)).toEqual([]);
      expect(await store.passwordHash(user.id)).toBe('hash');
    });
  });
}

type Taken = { readonly userId: string; readonly id: string; readonly at: number };

async function kept(store: AccountStore): Promise<UserRecord> {
  const user = newUser();
  await store.createAccount(user, 'hash');
  return user;
}
