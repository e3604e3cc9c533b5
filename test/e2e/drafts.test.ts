import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Palaver, startPalaver } from '../support/palaver.ts';

let server: Palaver;
beforeAll(async () => {
  server = await startPalaver();
});
afterAll(() => server?.stop());

const isDraft = ({ __typename }: { readonly __typename: string }): boolean => __typename === 'DraftChanged';

describe('a draft', () => {
  test("is on all of its author's devices, at once or when they come back, and on nobody else's", async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ada.startDirect(ben);
    const laptop = await ada.logIn('laptop');
    const [toBen, away] = [await ben.events(), await laptop.events()];
    const { cursor } = away.received.at(-1) ?? { cursor: '' };
    const live = laptop.open().subscribe('Events', { after: 'none' });
    await live.next(({ __typename }) => __typename === 'HeadReached');
    const { conversation } = await ada.does('SaveDraft', { conversationId: chat.id, body: 'dear Ben' });
    const draft = { body: 'dear Ben', updatedAt: expect.any(String) };
    expect(conversation).toEqual({ id: chat.id, draft });
    expect(await live.next(isDraft)).toMatchObject({ conversation: { id: chat.id }, draft });
    expect((await laptop.openChat(chat)).draft).toEqual(draft);
    expect(await laptop.open().subscribe('Events', { after: cursor }).next(isDraft)).toMatchObject({ draft });
    await laptop.does('SaveDraft', { conversationId: chat.id, body: 'dear Benjamin' });
    expect((await ada.openChat(chat)).draft?.body).toBe('dear Benjamin');

    await ada.send(chat, 'dear Benjamin');
    await ada.does('SaveDraft', { conversationId: chat.id, body: '' });
    expect(await live.next((event) => isDraft(event) && event.draft === null)).toMatchObject({ conversation: { id: chat.id } });
    expect((await laptop.openChat(chat)).draft).toBeNull();
    expect((await ben.openChat(chat)).draft).toBeNull();
    await toBen.next(({ message }) => message?.preview.text === 'dear Benjamin');
    expect(toBen.received.filter(isDraft)).toEqual([]);
  });

  test('waits for whoever is removed and comes back', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const group = await ada.createGroup('Sailing', ben);
    await ben.does('SaveDraft', { conversationId: group.id, body: 'what I wanted to say' });
    await ada.remove(group, ben);
    expect(await ben.refused('SaveDraft', { conversationId: group.id, body: 'more' })).toEqual(['NOT_A_MEMBER']);
    await ada.add(group, ben);
    expect((await ben.openChat(group)).draft?.body).toBe('what I wanted to say');
  });

  test('has at most 99,999 characters, however many bytes', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ada.startDirect(ben);
    const body = '\u{1f600}'.repeat(59_999);
    expect((await ada.does('SaveDraft', { conversationId: chat.id, body })).conversation?.draft?.body).toBe(body);
    expect(await ada.refused('SaveDraft', { conversationId: chat.id, body: 'x'.repeat(100_000) })).toEqual(['MESSAGE_TOO_LONG']);
  });
});
