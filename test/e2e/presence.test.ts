import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Palaver, startPalaver } from '../support/palaver.ts';

describe('presence', () => {
  /** Longer than the 5 s in which leases are renewed, shorter than the default, so that the test does not wait long. */
  const offlineAfterMs = 6_000;
  let server: Palaver;
  beforeAll(async () => {
    server = await startPalaver({ PRESENCE_OFFLINE_MS: String(offlineAfterMs) });
  });
  afterAll(() => server?.stop());

  test('whoever connects is online, and offline some time after the last socket is gone; a short drop is not seen', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const watch = await ada.watch(ben);
    const dropped = await ben.events();
    expect(await watch.next(({ status }) => status === 'ONLINE')).toEqual({ user: { id: ben.id }, status: 'ONLINE', lastSeenAt: null });
    await dropped.close();
    const back = await ben.events();
    await back.close();
    await watch.next(({ status }) => status === 'OFFLINE', 2 * offlineAfterMs);
    expect(watch.received).toEqual([
      { user: { id: ben.id }, status: 'OFFLINE', lastSeenAt: null },
      { user: { id: ben.id }, status: 'ONLINE', lastSeenAt: null },
      { user: { id: ben.id }, status: 'OFFLINE', lastSeenAt: expect.any(String) },
    ]);
  });

  test('whoever logs out is offline at once', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const watch = await ada.watch(ben, ada);
    await ben.events();
    await watch.next(({ user, status }) => user.id === ben.id && status === 'ONLINE');
    await ben.does('LogOut', {});
    const gone = await watch.next(({ user }) => user.id === ben.id, offlineAfterMs - 1_000); // a lease lives longer
    expect(gone).toMatchObject({ status: 'OFFLINE', lastSeenAt: expect.any(String) });
  });

  test('is of the person: with one of two devices logged out she is still online', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const laptop = await ben.logIn('laptop', server.gateways.at(-1));
    const watch = await ada.watch(ben);
    await Promise.all([laptop.events(), ben.events()]);
    await watch.next(({ status }) => status === 'ONLINE');
    await laptop.does('LogOut', {});
    await ben.does('LogOut', {});
    await watch.next(({ status }) => status === 'OFFLINE');
    expect(watch.received.map(({ status }) => status)).toEqual(['OFFLINE', 'ONLINE', 'OFFLINE']);
  });
});
