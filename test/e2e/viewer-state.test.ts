import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Palaver, startPalaver } from '../support/palaver.ts';

let server: Palaver;
beforeAll(async () => {
  server = await startPalaver();
});
afterAll(() => server?.stop());

const LATER = '2126-01-01T00:00:00.000Z';

test("a conversation that was muted on one device is muted on the viewer's others, at once or when they come back; nobody else hears of it", async () => {
  const { ada, ben } = await server.people('ada', 'ben');
  const chat = await ada.startDirect(ben);
  const laptop = await ada.logIn('laptop');
  const [onLaptop, toBen] = [await laptop.events(), await ben.events()];
  const { cursor } = onLaptop.received.at(-1) ?? { cursor: '' };
  await ada.does('MuteConversation', { conversationId: chat.id, until: LATER });
  const muted = { conversation: { id: chat.id }, membership: { isMuted: true, mutedUntil: LATER } };
  const isTold = ({ __typename }: { readonly __typename: string }): boolean => __typename === 'MembershipUpdated';

  expect(await nextState(laptop, cursor)).toMatchObject(muted);
  await ada.does('MuteConversation', { conversationId: chat.id, until: null });
  expect(await nextState(laptop, cursor)).toMatchObject({ membership: { isMuted: false, mutedUntil: null } });
  await ada.send(chat, 'the end');
  await toBen.next(({ message }) => message?.preview.text === 'the end');
  expect(toBen.received.filter(isTold)).toEqual([]);

  async function nextState(device: typeof ada, after: string) {
    const feed = device.open().subscribe('Events', { after });
    return feed.next(isTold);
  }
});

test('a device that is there hears of every change at last, however fast they come', async () => {
  const { ada, ben } = await server.people('ada', 'ben');
  const chat = await ada.startDirect(ben);
  const laptop = await ada.logIn('laptop');
  const live = laptop.open().subscribe('Events', { after: 'none' });
  await live.next(({ __typename }) => __typename === 'HeadReached');
  for (const until of [LATER, null, LATER]) await ada.does('MuteConversation', { conversationId: chat.id, until });
  const last = await live.next(({ __typename, membership }) => __typename === 'MembershipUpdated' && membership?.isMuted === true);
  expect(last.conversation).toEqual({ id: chat.id });
});
