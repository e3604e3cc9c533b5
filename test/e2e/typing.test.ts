import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Palaver, startPalaver } from '../support/palaver.ts';
import type { Chat, Person } from '../support/person.ts';

let server: Palaver;
beforeAll(async () => {
  server = await startPalaver();
});
afterAll(() => server?.stop());

/** What a member sees of the typing in a conversation; resolves when she sees what `typist` says. */
async function watching(person: Person, { id }: Chat, typist: Person) {
  const feed = person.open().subscribe('Typing', { conversationId: id });
  const isThere = feed.next(({ user }) => user.id === typist.id);
  let wasSeen = false;
  void isThere.then(() => {
    wasSeen = true;
  });
  while (!wasSeen) {
    await types(typist, { id }, true);
    await Promise.race([isThere, new Promise((resolve) => setTimeout(resolve, 100))]);
  }
  await isThere;
  return feed;
}

function types(person: Person, { id }: Chat, isTyping: boolean) {
  return person.does('SetTyping', { conversationId: id, isTyping });
}

describe('typing', () => {
  test('is seen by the other members, not by oneself, and is over after 6 seconds', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ada.startDirect(ben);
    const own = (await ada.logIn('tablet')).open().subscribe('Typing', { conversationId: chat.id });
    const feed = await watching(ben, chat, ada);
    expect(feed.received.at(-1)).toEqual({ user: { id: ada.id, displayName: 'ada' }, isTyping: true, expiresAt: expect.any(String) });
    expect(await feed.next(({ isTyping }) => !isTyping, 10_000)).toEqual({
      user: { id: ada.id, displayName: 'ada' },
      isTyping: false,
      expiresAt: null,
    });
    expect(own.received).toEqual([]);
  });

  test('is over when she says so, and when she sends what she typed', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const group = await ada.createGroup('Sailing', ben);
    const feed = await watching(ben, group, ada);
    await types(ada, group, false);
    await feed.next(({ isTyping }) => !isTyping, 4_000);
    await types(ada, group, true);
    await feed.next(({ isTyping }) => isTyping, 4_000);
    await ada.send(group, 'what I typed');
    await feed.next(({ isTyping }) => !isTyping, 4_000);
  });

  test('is told at most once a second', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ada.startDirect(ben);
    const feed = await watching(ben, chat, ada);
    const before = feed.received.length;
    const begun = Date.now();
    for (let i = 0; i < 40; i++) await types(ada, chat, i % 2 === 0);
    const seconds = Math.ceil((Date.now() - begun) / 1000);
    expect(feed.received.length - before).toBeLessThanOrEqual(seconds + 1);
  });

  test('is nothing for strangers, and no more for whoever was removed', async () => {
    const { ada, ben, cleo } = await server.people('ada', 'ben', 'cleo');
    const group = await ada.createGroup('Sailing', ben);
    await expect(cleo.open().subscribe('Typing', { conversationId: group.id }).next()).rejects.toThrow('NOT_FOUND');
    expect(await cleo.refused('SetTyping', { conversationId: group.id, isTyping: true })).toEqual(['CONVERSATION_NOT_FOUND']);
    await ada.add(group, cleo);
    const feed = await watching(cleo, group, ada);
    await ada.remove(group, cleo);
    const count = feed.received.length;
    const toBen = await watching(ben, group, ada);
    await expect(feed.next(() => false, 5_000)).rejects.toThrow('complete');
    expect(feed.received).toHaveLength(count);
    expect(toBen.received.length).toBeGreaterThan(0);
    expect(await cleo.refused('SetTyping', { conversationId: group.id, isTyping: true })).toEqual(['NOT_A_MEMBER']);
  });

  test('does not get through a block', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ada.startDirect(ben);
    await ada.does('BlockUser', { userId: ben.id });
    expect(await ben.refused('SetTyping', { conversationId: chat.id, isTyping: true })).toEqual(['USER_UNREACHABLE']);
    expect(await ada.refused('SetTyping', { conversationId: chat.id, isTyping: true })).toEqual(['USER_BLOCKED']);
  });
});
