import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../support/answers.ts';
import { ask, send } from '../support/client.ts';
import { OPERATIONS, type Operations } from '../support/operations.ts';
import { type Palaver, startPalaver } from '../support/palaver.ts';
import { PASSWORD, type Person } from '../support/person.ts';

let server: Palaver;
beforeAll(async () => {
  server = await startPalaver();
});
afterAll(() => server?.stop());

/** Refreshes without any access token, at the last gateway. */
async function refresh(refreshToken: string): Promise<Session | null> {
  const at = server.gateways.at(-1) ?? server;
  const { refreshSession } = await ask<Operations['RefreshSession']['data']>(at, OPERATIONS.RefreshSession, { refreshToken });
  if (!refreshSession.session) expect(refreshSession.userErrors).toMatchObject([{ code: 'REFRESH_TOKEN_INVALID', path: ['input', 'refreshToken'] }]);
  return refreshSession.session;
}

async function expectTokenRefused(person: Person): Promise<void> {
  const { status, codes } = await person.tries(OPERATIONS.Me);
  expect([status, codes]).toEqual([401, ['TOKEN_INVALID']]);
}

describe('a device', () => {
  test('is in the list from log-in on, beside the others', async () => {
    const { ada } = await server.people('ada');
    const laptop = await ada.logIn('laptop');
    const { devices } = (await laptop.query('Devices', {})).viewer;
    expect(devices.map(({ id, name, isCurrent }) => ({ id, name, isCurrent }))).toEqual(
      expect.arrayContaining([
        { id: laptop.session.device.id, name: 'laptop', isCurrent: true },
        { id: ada.session.device.id, name: "ada's phone", isCurrent: false },
      ]),
    );
    expect(devices).toHaveLength(2);
  });

  test('that is revoked loses its sockets, its token and its session at once, and no other does', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const lost = await ada.logIn('lost phone', server.gateways.at(-1));
    const [kept, first, second] = await Promise.all([ada.events(), lost.events(), lost.events()]);
    await ada.does('RevokeDevice', { deviceId: lost.session.device.id });
    for (const { closed } of [first, second]) expect(await closed).toMatchObject({ code: 4403 });
    await expectTokenRefused(lost);
    expect(await refresh(lost.session.refreshToken)).toBeNull();
    expect(await lost.open().subscribe('Events', {}).next().catch(String)).toContain('4403');

    const chat = await ben.startDirect(ada);
    await kept.next(({ conversation }) => conversation?.id === chat.id);
    expect((await ada.query('Devices', {})).viewer.devices).toHaveLength(1);
    expect(await ada.refused('RevokeDevice', { deviceId: lost.session.device.id })).toEqual(['DEVICE_NOT_FOUND']);
    expect(await ada.refused('RevokeDevice', { deviceId: ben.session.device.id })).toEqual(['DEVICE_NOT_FOUND']);
    expect((await ben.query('Devices', {})).viewer.devices).toHaveLength(1);
  });

  test('that logs out ends its own session only', async () => {
    const { ada } = await server.people('ada');
    const laptop = await ada.logIn('laptop');
    const live = await laptop.events();
    const { device } = await laptop.does('LogOut', {});
    expect(device).toEqual({ id: laptop.session.device.id });
    expect(await live.closed).toMatchObject({ code: 4403 });
    await expectTokenRefused(laptop);
    expect(await refresh(laptop.session.refreshToken)).toBeNull();
    expect((await ada.query('Devices', {})).viewer.devices.map(({ name }) => name)).toEqual(["ada's phone"]);
  });
});

describe('a session', () => {
  test('goes on with new tokens, for the same device', async () => {
    const { ada } = await server.people('ada');
    const renewed = await refresh(ada.session.refreshToken);
    expect(renewed).toMatchObject({ device: ada.session.device, viewer: { user: { id: ada.id, handle: ada.handle } } });
    expect(renewed?.refreshToken).not.toBe(ada.session.refreshToken);
    const user = (await ada.as(renewed ?? ada.session).query('Me', {})).viewer.user;
    expect(user).toMatchObject({ id: ada.id, displayName: 'ada' });
  });

  test('gives a repeated refresh the same successor, however many come at once', async () => {
    const { ada } = await server.people('ada');
    const all = await Promise.all(Array.from({ length: 20 }, () => refresh(ada.session.refreshToken)));
    expect(new Set(all.map((session) => session?.refreshToken)).size).toBe(1);
    expect((await ada.query('Devices', {})).viewer.devices).toHaveLength(1);
  });

  test('ends when a refresh token is used that was used up before', async () => {
    const { ada } = await server.people('ada');
    const live = await ada.events();
    const second = await refresh(ada.session.refreshToken);
    const third = await refresh(second?.refreshToken ?? '');
    expect(third).not.toBeNull();
    expect(await refresh(ada.session.refreshToken)).toBeNull();
    expect(await live.closed).toMatchObject({ code: 4403 });
    expect(await refresh(third?.refreshToken ?? '')).toBeNull();
    await expectTokenRefused(ada.as(third ?? ada.session));
  });
});

describe('an account', () => {
  test('changes its password, which logs all other devices out', async () => {
    const { ada } = await server.people('ada');
    const laptop = await ada.logIn('laptop');
    const live = await laptop.events();
    const newPassword = 'an entirely new password';
    expect(await ada.refused('ChangePassword', { input: { currentPassword: `${PASSWORD}!`, newPassword } })).toEqual(['CREDENTIALS_INVALID']);
    expect(await ada.refused('ChangePassword', { input: { currentPassword: PASSWORD, newPassword: 'short' } })).toEqual(['PASSWORD_INVALID']);
    const { viewer } = await ada.does('ChangePassword', { input: { currentPassword: PASSWORD, newPassword } });
    expect(viewer).toEqual({ user: { id: ada.id } });
    expect(await live.closed).toMatchObject({ code: 4403 });
    await expectTokenRefused(laptop);
    await ada.query('Me', {});
    await expect(ada.logIn('laptop')).rejects.toThrow('CREDENTIALS_INVALID');
  });

  test('changes its profile and settings, each member by itself', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    await ada.does('UpdateProfile', { input: { bio: 'First programmer.' } });
    const { user } = await ada.does('UpdateProfile', { input: { displayName: 'Ada L.' } });
    expect(user).toEqual({ id: ada.id, handle: ada.handle, displayName: 'Ada L.', bio: 'First programmer.', avatar: null });
    expect((await ben.query('FindUser', { handle: ada.handle })).userByHandle?.displayName).toBe('Ada L.');
    await ada.does('UpdateSettings', { input: { lastSeenVisibility: 'NOBODY' } });
    const { settings } = await ada.does('UpdateSettings', { input: { readReceipts: false } });
    expect(settings).toEqual({ lastSeenVisibility: 'NOBODY', readReceipts: false });
    const { viewer } = await ada.query('Me', {});
    expect(viewer).toMatchObject({ user: { displayName: 'Ada L.', bio: 'First programmer.' }, settings, unreadCount: 0 });
  });

  test('that 10 log-ins have failed for takes no more for a while, not even the right one', async () => {
    const { ada } = await server.people('ada');
    const codes: string[] = [];
    for (let i = 0; i < 11; i++) {
      const variables = { input: { handle: ada.handle, password: `wrong password ${i}`, deviceName: 'x' } };
      const { body } = await send<Operations['LogIn']['data']>(server, { query: OPERATIONS.LogIn, variables });
      codes.push(...(body?.data?.logIn.userErrors.map(({ code }) => code) ?? []));
    }
    expect(codes).toEqual([...Array.from({ length: 10 }, () => 'CREDENTIALS_INVALID'), 'TOO_MANY_ATTEMPTS']);
    await expect(ada.logIn('laptop')).rejects.toThrow('TOO_MANY_ATTEMPTS');
    await ada.query('Me', {}); // who is in stays in
  });
});
