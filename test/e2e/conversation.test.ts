import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send } from '../support/client.ts';
import { OPERATIONS } from '../support/operations.ts';
import { type Palaver, startPalaver } from '../support/palaver.ts';

describe('a direct conversation', () => {
  let server: Palaver;
  beforeAll(async () => {
    server = await startPalaver();
  });
  afterAll(() => server?.stop());

  test('two people sign up and write, and each receives what the other wrote live', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const [toAda, toBen] = await Promise.all([ada.events(), ben.events()]);
    const chat = await ada.startDirect(ben);
    expect(chat).toMatchObject({ kind: 'DIRECT', title: null, memberCount: 2, viewerMembership: { role: 'MEMBER' } });

    await ada.send(chat, 'hello');
    const first = await toBen.next(({ __typename }) => __typename === 'MessageSent');
    expect(first).toMatchObject({ seq: 2, conversation: { id: chat.id }, actor: { id: ada.id }, message: { preview: { text: 'hello' } } });

    await ben.send(chat, 'hello yourself');
    const second = await toAda.next(({ actor }) => actor?.id === ben.id);
    expect(second).toMatchObject({ seq: 3, message: { preview: { text: 'hello yourself' }, sender: { displayName: 'ben' } } });

    for (const person of [ada, ben]) expect((await person.openChat(chat)).texts).toEqual(['hello', 'hello yourself']);
  });

  test('there is one per pair, whoever starts it and however many start it at once', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chats = await Promise.all(Array.from({ length: 10 }, (_, i) => (i % 2 === 0 ? ada.startDirect(ben) : ben.startDirect(ada))));
    expect(new Set(chats.map(({ id }) => id)).size).toBe(1);
    expect((await ada.inbox()).rows).toHaveLength(1);
  });

  test('nobody else sees it: not its messages, not its events, not that it exists', async () => {
    const { ada, ben, eve } = await server.people('ada', 'ben', 'eve');
    const toEve = await eve.events();
    const chat = await ada.startDirect(ben);
    const message = await ada.send(chat, 'between us');
    for (const [name, id] of [
      ['OpenConversation', chat.id],
      ['WholeBody', message.id],
    ] as const) {
      const { codes, body } = await eve.tries(OPERATIONS[name], { id });
      expect(codes).toEqual(['NOT_FOUND']);
      expect(Object.values(body?.data ?? {})).toEqual([null]);
    }
    expect(await eve.refused('MarkRead', { conversationId: chat.id, seq: 1 })).toEqual(['CONVERSATION_NOT_FOUND']);
    expect(await eve.refused('MuteConversation', { conversationId: chat.id, until: '2999-01-01T00:00:00Z' })).toEqual(['CONVERSATION_NOT_FOUND']);
    const hers = await ada.startDirect(eve);
    await ada.send(hers, 'for eve');
    const seen = await toEve.upTo((event) => event.message?.preview.text === 'for eve');
    expect(seen.map(({ conversation }) => conversation?.id)).toEqual([hers.id, hers.id]);
  });

  test('events come without a cursor too, from when the subscription begins', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ada.startDirect(ben);
    const live = ben.open().subscribe('Events', {});
    let came: unknown = null;
    const first = live
      .next(({ __typename }) => __typename === 'MessageSent')
      .then((event) => {
        came = event;
      });
    for (let i = 0; came === null && i < 200; i++) await ada.send(chat, `message ${i}`); // when it begins is not said, so that some are before it
    await first;
    expect(came).toMatchObject({ conversation: { id: chat.id } });
  });

  test('it is muted for one side, until a moment', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ada.startDirect(ben);
    const mute = async (until: string | null) =>
      (await ada.does('MuteConversation', { conversationId: chat.id, until })).conversation?.viewerMembership;
    expect(await mute('2999-01-01T00:00:00Z')).toEqual({ isMuted: true });
    expect((await ben.openChat(chat)).viewerMembership.isMuted).toBe(false);
    expect(await mute('2001-01-01T00:00:00Z')).toEqual({ isMuted: false });
    await mute('2999-01-01T00:00:00Z');
    expect(await mute(null)).toEqual({ isMuted: false });
  });

  test('long text travels as a preview, and whole on demand', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ada.startDirect(ben);
    const body = 'na'.repeat(5_000);
    const { id, preview } = await ada.send(chat, body);
    expect(preview).toEqual({ text: body.slice(0, 1_000), isTruncated: true });
    expect((await ben.query('WholeBody', { id })).message.body).toBe(body);
  });

  test('people are found by their handle, in any letter case', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const card = { id: ben.id, handle: ben.handle, displayName: 'ben', isContact: false, isBlocked: false };
    for (const handle of [ben.handle, `@${ben.handle.toUpperCase()}`]) expect((await ada.query('FindUser', { handle })).userByHandle).toEqual(card);
    expect((await ada.query('FindUser', { handle: `${ben.handle}x` })).userByHandle).toBeNull();
    const { codes } = await send(server, { query: OPERATIONS.FindUser, variables: { handle: ben.handle } });
    expect(codes).toEqual(['UNAUTHENTICATED']);
  });
});
