import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Palaver, startPalaver } from '../support/palaver.ts';

/** Longer than the 5 s in which activity is told, shorter than the default, so that the test does not wait long. */
const AWAY_AFTER_MS = 6_000;

let server: Palaver;
beforeAll(async () => {
  server = await startPalaver({ PRESENCE_AWAY_MS: String(AWAY_AFTER_MS) });
});
afterAll(() => server?.stop());

test('whoever is connected and asks for nothing is away, and online again when she does', { timeout: 60_000 }, async () => {
  const { ada, ben } = await server.people('ada', 'ben');
  const chat = await ada.startDirect(ben);
  const watch = await ben.watch(ada);
  await ada.events();
  await watch.next(({ status }) => status === 'ONLINE');
  expect(await watch.next(() => true, 30_000)).toEqual({ user: { id: ada.id }, status: 'AWAY', lastSeenAt: null });
  await ada.does('MarkDelivered', { conversationId: chat.id, seq: 1 }); // as an app does by itself
  expect((await ben.query('PresenceOf', { handle: ada.handle })).userByHandle.presence.status).toBe('AWAY');
  await ada.query('Me', {});
  expect(await watch.next(() => true, 15_000)).toMatchObject({ status: 'ONLINE' });
});
