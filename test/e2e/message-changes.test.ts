import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Palaver, startPalaver } from '../support/palaver.ts';

let server: Palaver;
beforeAll(async () => {
  server = await startPalaver();
});
afterAll(() => server?.stop());

describe('editing', () => {
  test('replaces the text everywhere, says when, and keeps the earlier texts for the sender', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ada.startDirect(ben);
    const live = await ben.events();
    const message = await ada.send(chat, 'helo');
    const { message: edited } = await ada.does('EditMessage', { messageId: message.id, body: 'hello' });
    expect(edited).toMatchObject({ id: message.id, seq: message.seq, preview: { text: 'hello', isTruncated: false }, createdAt: message.createdAt });
    expect(edited?.editedAt).toEqual(expect.any(String));
    const event = await live.next(({ __typename }) => __typename === 'MessageEdited');
    expect(event).toMatchObject({ seq: 3, message: { id: message.id, body: 'hello', editedAt: edited?.editedAt }, actor: { id: ada.id } });
    expect((await ben.openChat(chat)).texts).toEqual(['hello']);
    expect((await ben.inbox()).rows[0]?.head.preview?.text).toBe('hello');
    expect((await ada.query('Versions', { id: message.id })).message.earlierVersions).toEqual([{ body: 'helo', writtenAt: message.createdAt }]);
    expect((await ben.query('Versions', { id: message.id })).message.earlierVersions).toBeNull();
  });

  test('the same text again changes nothing, and only the sender may', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ada.startDirect(ben);
    const message = await ada.send(chat, 'hello');
    expect((await ada.does('EditMessage', { messageId: message.id, body: 'hello' })).message?.editedAt).toBeNull();
    expect(await ben.refused('EditMessage', { messageId: message.id, body: 'mine' })).toEqual(['NOT_THE_SENDER']);
    expect(await ada.refused('EditMessage', { messageId: message.id, body: '' })).toEqual(['MESSAGE_EMPTY']);
    expect(await ada.refused('EditMessage', { messageId: message.id, body: 'x'.repeat(100_000) })).toEqual(['MESSAGE_TOO_LONG']);
  });
});

describe('deleting', () => {
  test('leaves a place without text, attachments or reactions, for everybody and in every list', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ada.startDirect(ben);
    const live = await ben.events();
    const secret = `secret ${randomUUID()}`;
    const message = await ada.send(chat, secret);
    await ben.does('AddReaction', { messageId: message.id, emoji: '👍' });
    await ada.does('EditMessage', { messageId: message.id, body: `${secret}!` });
    const { message: deleted } = await ada.does('DeleteMessage', { messageId: message.id });
    expect(deleted).toEqual({ id: message.id, deletedAt: expect.any(String) });
    expect(await live.next(({ __typename }) => __typename === 'MessageDeleted')).toMatchObject({ message: deleted });
    const { messages } = (await ben.query('OpenConversation', { id: chat.id })).conversation;
    expect(messages.edges.map(({ node }) => node)).toMatchObject([
      {
        id: message.id,
        seq: message.seq,
        createdAt: message.createdAt,
        preview: { text: '' },
        deletedAt: deleted?.deletedAt,
        reactions: [],
        editedAt: null,
      },
    ]);
    expect((await ada.query('WholeBody', { id: message.id })).message.body).toBe('');
    expect((await ada.query('Versions', { id: message.id })).message.earlierVersions).toEqual([]);
    expect((await ben.inbox()).rows[0]?.head.preview?.text).toBe('');
    // whoever comes later reads nothing of it either
    const later = await ben.events('none');
    await later.next(({ __typename }) => __typename === 'ResyncRequired');
  });

  test('what was deleted is not in what a device catches up on', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ada.startDirect(ben);
    const live = await ben.events();
    const before = await ada.send(chat, 'before');
    const { cursor } = await live.next(({ message }) => message?.id === before.id);
    await live.close();
    const secret = `secret ${randomUUID()}`;
    const message = await ada.send(chat, secret);
    await ada.does('EditMessage', { messageId: message.id, body: `${secret} edited` });
    await ada.does('DeleteMessage', { messageId: message.id });
    const resumed = await ben.events(cursor);
    const events = await resumed.take(3);
    expect(events.map(({ __typename, seq }) => [__typename, seq])).toEqual([
      ['MessageSent', 3],
      ['MessageEdited', 4],
      ['MessageDeleted', 5],
    ]);
    expect(JSON.stringify(events)).not.toContain('secret');
  });

  test('admins may delete what others wrote, members may not; twice is once; nothing more can be done with it', async () => {
    const { ada, ben, cleo } = await server.people('ada', 'ben', 'cleo');
    const group = await ada.createGroup('Sailing', ben, cleo);
    const message = await ben.send(group, 'hello');
    expect(await cleo.refused('DeleteMessage', { messageId: message.id })).toEqual(['NOT_THE_SENDER']);
    const { message: once } = await ada.does('DeleteMessage', { messageId: message.id });
    expect((await ben.does('DeleteMessage', { messageId: message.id })).message).toEqual(once);
    expect(await ben.refused('EditMessage', { messageId: message.id, body: 'again' })).toEqual(['MESSAGE_DELETED']);
    expect(await cleo.refused('AddReaction', { messageId: message.id, emoji: '👍' })).toEqual(['MESSAGE_DELETED']);
    expect(await ada.refused('PinMessage', { messageId: message.id })).toEqual(['MESSAGE_DELETED']);
    const forward = { messageId: message.id, toConversationId: group.id, clientMessageId: randomUUID() };
    expect(await ada.refused('ForwardMessage', forward)).toEqual(['MESSAGE_DELETED']);
    expect(
      await ada.refused('SendMessage', { input: { conversationId: group.id, clientMessageId: 'r', body: 'to it', replyToId: message.id } }),
    ).toEqual(['MESSAGE_NOT_FOUND']);
  });

  test('a retry of a message that was deleted meanwhile gives what is left of it', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ada.startDirect(ben);
    const input = { conversationId: chat.id, clientMessageId: randomUUID(), body: 'hello' };
    const { message } = await ada.does('SendMessage', { input });
    await ada.does('DeleteMessage', { messageId: message?.id ?? '' });
    const again = await ada.does('SendMessage', { input });
    expect(again).toMatchObject({ wasDuplicate: true, message: { id: message?.id, deletedAt: expect.any(String), preview: { text: '' } } });
  });
});

describe('reactions', () => {
  test('are counted by emoji, tell whether the viewer has reacted, and come and go once', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ada.startDirect(ben);
    const message = await ada.send(chat, 'hello');
    const live = await ada.events();
    for (const emoji of ['👍🏽', '🇨🇭', '👨‍👩‍👧‍👦', '👍🏽']) await ben.does('AddReaction', { messageId: message.id, emoji });
    const { message: reacted } = await ada.does('AddReaction', { messageId: message.id, emoji: '👍🏽' });
    expect(reacted?.reactions).toEqual([
      { emoji: '👍🏽', count: 2, viewerHasReacted: true },
      { emoji: '🇨🇭', count: 1, viewerHasReacted: false },
      { emoji: '👨‍👩‍👧‍👦', count: 1, viewerHasReacted: false },
    ]);
    await ben.does('RemoveReaction', { messageId: message.id, emoji: '🇨🇭' });
    await ben.does('RemoveReaction', { messageId: message.id, emoji: '🇨🇭' });
    const events = await live.take(5);
    expect(events.map(({ __typename, emoji, actor }) => [__typename, emoji, actor?.id])).toEqual([
      ['ReactionAdded', '👍🏽', ben.id],
      ['ReactionAdded', '🇨🇭', ben.id],
      ['ReactionAdded', '👨‍👩‍👧‍👦', ben.id],
      ['ReactionAdded', '👍🏽', ada.id],
      ['ReactionRemoved', '🇨🇭', ben.id],
    ]);
    const { reactions } = (await ben.query('Reactions', { id: message.id })).message;
    expect(reactions.map(({ emoji, users }) => [emoji, users.map(({ id }) => id)])).toEqual([
      ['👍🏽', [ben.id, ada.id]],
      ['👨‍👩‍👧‍👦', [ben.id]],
    ]);
  });

  test('are one emoji, at most 20 kinds on a message, however many react at once', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ada.startDirect(ben);
    const message = await ada.send(chat, 'hello');
    for (const emoji of ['', 'a', 'ok', '👍👍', '👍 ', ' ', '1', '<b>', '👍\u200d']) {
      expect(await ada.refused('AddReaction', { messageId: message.id, emoji })).toEqual(['EMOJI_INVALID']);
    }
    const emojis = Array.from({ length: 24 }, (_, i) => String.fromCodePoint(0x1f400 + i));
    const tries = await Promise.all(emojis.map((emoji, i) => (i % 2 ? ada : ben).query('AddReaction', { messageId: message.id, emoji })));
    const refusals = tries.flatMap(({ addReaction }) => addReaction.userErrors.map(({ code }) => code));
    expect(refusals).toEqual(Array.from({ length: 4 }, () => 'TOO_MANY_REACTIONS'));
    expect((await ada.query('Reactions', { id: message.id })).message.reactions).toHaveLength(20);
    // a kind that is there already can still be joined
    const { emoji = '' } = (await ada.query('Reactions', { id: message.id })).message.reactions[0] ?? {};
    await ada.does('AddReaction', { messageId: message.id, emoji });
    await ben.does('AddReaction', { messageId: message.id, emoji });
    expect((await ada.does('AddReaction', { messageId: message.id, emoji: '❤' }).catch(({ message }) => message)) as unknown).toBeTruthy();
  });
});

describe('replies and threads', () => {
  test('a reply quotes a message of the conversation, as it is now', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ada.startDirect(ben);
    const live = await ben.events();
    const first = await ada.send(chat, 'shall we sail?');
    const reply = await ben.send(chat, 'yes', { replyToId: first.id });
    expect(reply.replyTo).toEqual({ id: first.id, preview: { text: 'shall we sail?', isTruncated: false }, sender: { id: ada.id } });
    expect((await live.next(({ message }) => message?.id === reply.id)).message).toEqual(reply);
    await ada.does('EditMessage', { messageId: first.id, body: 'shall we row?' });
    const { messages } = (await ada.query('OpenConversation', { id: chat.id })).conversation;
    expect(messages.edges[1]?.node.replyTo?.preview.text).toBe('shall we row?');
    const elsewhere = await ada.createGroup('Elsewhere', ben);
    const input = { conversationId: elsewhere.id, clientMessageId: randomUUID(), body: 'yes', replyToId: first.id };
    expect(await ben.refused('SendMessage', { input })).toEqual(['MESSAGE_NOT_FOUND']);
  });

  test('whoever came later does not see what is quoted from before, live or later', async () => {
    const { ada, ben, cleo } = await server.people('ada', 'ben', 'cleo');
    const group = await ada.createGroup('Sailing', ben);
    const before = await ada.send(group, 'before she came');
    await ada.add(group, cleo);
    const [toBen, toCleo] = await Promise.all([ben.events(), cleo.events()]);
    const reply = await ada.send(group, 'as I said', { replyToId: before.id });
    expect((await toCleo.next(({ message }) => message?.id === reply.id)).message).toMatchObject({ preview: { text: 'as I said' }, replyTo: null });
    expect((await toBen.next(({ message }) => message?.id === reply.id)).message?.replyTo?.preview.text).toBe('before she came');
    const { messages } = (await cleo.query('OpenConversation', { id: group.id })).conversation;
    expect(messages.edges.map(({ node }) => [node.preview.text, node.replyTo])).toEqual([['as I said', null]]);
  });

  test('a thread is counted at its root and read by itself, in order; threads do not nest', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ada.startDirect(ben);
    const root = await ada.send(chat, 'which boat?');
    await ada.send(chat, 'something else');
    const replies = [];
    for (let i = 0; i < 5; i++) replies.push(await (i % 2 ? ada : ben).send(chat, `reply ${i}`, { threadRootId: root.id }));
    const { message } = await ada.query('Thread', { id: root.id });
    expect(message.replyCount).toBe(5);
    expect(message.replies.nodes.map(({ preview, threadRoot }) => [preview.text, threadRoot?.id])).toEqual(
      [0, 1, 2, 3, 4].map((i) => [`reply ${i}`, root.id]),
    );
    const input = { conversationId: chat.id, clientMessageId: randomUUID(), body: 'deeper', threadRootId: replies[0]?.id ?? '' };
    expect(await ada.refused('SendMessage', { input })).toEqual(['THREAD_ROOT_INVALID']);
    expect((await ada.openChat(chat)).texts).toHaveLength(7);
  });
});

describe('mentions', () => {
  test('are the members that a text names, by id, whatever happens to the text', async () => {
    const { ada, ben, cleo } = await server.people('ada', 'ben', 'cleo');
    const chat = await ada.startDirect(ben);
    const live = await ben.events();
    const text = `@${ben.handle}, look: (@${ada.handle.toUpperCase()}). Not @${cleo.handle}, nor mail@${ben.handle} nor @nobody_at_all.`;
    const message = await ada.send(chat, text);
    expect(message.mentions).toEqual([
      { id: ben.id, handle: ben.handle },
      { id: ada.id, handle: ada.handle },
    ]);
    expect((await live.next(({ message: sent }) => sent?.id === message.id)).message?.mentions).toEqual(message.mentions);
    const { message: edited } = await ada.does('EditMessage', { messageId: message.id, body: `only you, @${ben.handle}.` });
    expect(edited?.mentions).toEqual([{ id: ben.id, handle: ben.handle }]);
  });
});

describe('pins', () => {
  test('are shown to everybody, the last first; admins pin in groups, both in direct conversations', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const group = await ada.createGroup('Sailing', ben);
    const live = await ben.events();
    const messages = [await ada.send(group, 'one'), await ben.send(group, 'two'), await ben.send(group, 'three')];
    for (const { id } of messages) expect((await ada.does('PinMessage', { messageId: id })).message?.isPinned).toBe(true);
    expect(await ben.refused('PinMessage', { messageId: messages[0]?.id ?? '' })).toEqual(['NOT_ALLOWED']);
    await ada.does('UnpinMessage', { messageId: messages[1]?.id ?? '' });
    await ada.does('UnpinMessage', { messageId: messages[1]?.id ?? '' });
    const kinds = (await live.take(7)).map(({ __typename, message }) => [__typename, message?.id]);
    expect(kinds.slice(3)).toEqual([...messages.map(({ id }) => ['MessagePinned', id]), ['MessageUnpinned', messages[1]?.id]]);
    const pinned = async () => (await ben.query('Pinned', { id: group.id })).conversation.pinnedMessages.nodes.map(({ preview }) => preview.text);
    expect(await pinned()).toEqual(['three', 'one']);
    await ada.does('DeleteMessage', { messageId: messages[2]?.id ?? '' });
    expect(await pinned()).toEqual(['one']);
    const direct = await ada.startDirect(ben);
    const { id } = await ada.send(direct, 'hello');
    await ben.does('PinMessage', { messageId: id });
  });

  test('are at most 50', async () => {
    const { ada } = await server.people('ada');
    const group = await ada.createGroup('Alone');
    const ids = await Promise.all(Array.from({ length: 51 }, async (_, i) => (await ada.send(group, `message ${i}`)).id));
    const tries = await Promise.all(ids.map((messageId) => ada.query('PinMessage', { messageId })));
    expect(tries.flatMap(({ pinMessage }) => pinMessage.userErrors.map(({ code }) => code))).toEqual(['TOO_MANY_PINS']);
  });
});

describe('forwarding', () => {
  test('repeats a message in another conversation and names the first one to those who may read it', async () => {
    const { ada, ben, cleo } = await server.people('ada', 'ben', 'cleo');
    const chat = await ada.startDirect(ben);
    const group = await ben.createGroup('Sailing', cleo);
    const live = await cleo.events();
    const message = await ada.send(chat, `hello @${ben.handle}`);
    const variables = { messageId: message.id, toConversationId: group.id, clientMessageId: randomUUID() };
    const { message: forwarded } = await ben.does('ForwardMessage', variables);
    expect(forwarded).toMatchObject({ preview: message.preview, sender: { id: ben.id }, forwardedFrom: { id: message.id }, mentions: [] });
    expect((await live.next(({ message: sent }) => sent?.id === forwarded?.id)).message).toMatchObject({
      forwardedFrom: null,
      preview: message.preview,
    });
    await ada.does('EditMessage', { messageId: message.id, body: 'something else' });
    expect(await ben.does('ForwardMessage', variables)).toMatchObject({ wasDuplicate: true, message: { id: forwarded?.id } });
    expect(await cleo.refused('ForwardMessage', { ...variables, messageId: message.id })).toEqual(['MESSAGE_NOT_FOUND']);
    expect(await ada.refused('ForwardMessage', variables)).toEqual(['CONVERSATION_NOT_FOUND']);
    await ada.does('DeleteMessage', { messageId: message.id });
    expect(await ben.does('ForwardMessage', variables)).toMatchObject({ wasDuplicate: true, message: { id: forwarded?.id } });
    expect(await ben.refused('ForwardMessage', { ...variables, clientMessageId: randomUUID() })).toEqual(['MESSAGE_DELETED']);
  });
});

describe('encrypted bodies', () => {
  test('travel as they came, without text or preview', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ada.startDirect(ben);
    const encrypted = { algorithm: 'olm.v1', ciphertext: 'AwogZXhhbXBsZQ==', deviceKeyId: 'phone:1' };
    const message = await ada.send(chat, '', { encrypted });
    expect(message.preview).toEqual({ text: '', isTruncated: false });
    expect((await ben.query('Encrypted', { id: message.id })).message).toEqual({ ...message, encrypted });
    expect(await ada.refused('EditMessage', { messageId: message.id, body: 'in clear' })).toEqual(['MESSAGE_ENCRYPTED']);
    const input = { conversationId: chat.id, clientMessageId: randomUUID(), body: 'in clear', encrypted };
    expect(await ada.refused('SendMessage', { input })).toEqual(['ENCRYPTED_BODY_INVALID']);
    expect(await ada.refused('SendMessage', { input: { ...input, body: '', encrypted: { ...encrypted, ciphertext: '' } } })).toEqual([
      'ENCRYPTED_BODY_INVALID',
    ]);
  });
});

describe('what happens to a message from before somebody joined', () => {
  test('is told to her without the message, whatever she selects, and to the others with it', async () => {
    const { ada, ben, cleo } = await server.people('ada', 'ben', 'cleo');
    const group = await ada.createGroup('Sailing', ben);
    const secret = `secret ${randomUUID()}`;
    const message = await ada.send(group, secret);
    await ada.add(group, cleo);
    const [toBen, toCleo] = [ben, cleo].map((person) => person.open().subscribe('Replica', { after: 'now' }));
    for (const feed of [toBen, toCleo]) await feed?.next(({ __typename }) => __typename === 'HeadReached');
    const plain = await cleo.events();
    await ben.does('AddReaction', { messageId: message.id, emoji: '👍' });
    await ben.does('RemoveReaction', { messageId: message.id, emoji: '👍' });
    await ada.does('EditMessage', { messageId: message.id, body: `${secret} edited` });
    await ada.does('PinMessage', { messageId: message.id });
    await ada.does('UnpinMessage', { messageId: message.id });
    await ada.does('DeleteMessage', { messageId: message.id });
    const kinds = ['ReactionAdded', 'ReactionRemoved', 'MessageEdited', 'MessagePinned', 'MessageUnpinned', 'MessageDeleted'];
    const about = async (feed: typeof toBen) =>
      (await feed?.upTo(({ __typename }) => __typename === 'MessageDeleted'))?.filter(({ __typename }) => kinds.includes(__typename));
    const [seen, hidden] = [await about(toBen), await about(toCleo)];
    expect(seen?.map(({ __typename, message: told }) => [__typename, told?.id])).toEqual(kinds.map((kind) => [kind, message.id]));
    expect(hidden?.map(({ __typename, message: told }) => [__typename, told])).toEqual(kinds.map((kind) => [kind, null]));
    await plain.next(({ __typename }) => __typename === 'MessageDeleted');
    expect(JSON.stringify([hidden, plain.received])).not.toContain('secret');
  });
});

describe('who may not', () => {
  test('strangers find no message; former members are told that they are none', async () => {
    const { ada, ben, cleo } = await server.people('ada', 'ben', 'cleo');
    const group = await ada.createGroup('Sailing', ben);
    const { id: messageId } = await ben.send(group, 'hello');
    await ada.remove(group, ben);
    for (const [person, code] of [
      [cleo, 'MESSAGE_NOT_FOUND'],
      [ben, 'NOT_A_MEMBER'],
    ] as const) {
      expect(await person.refused('EditMessage', { messageId, body: 'x' })).toEqual([code]);
      expect(await person.refused('DeleteMessage', { messageId })).toEqual([code]);
      expect(await person.refused('AddReaction', { messageId, emoji: '👍' })).toEqual([code]);
      expect(await person.refused('RemoveReaction', { messageId, emoji: '👍' })).toEqual([code]);
      expect(await person.refused('PinMessage', { messageId })).toEqual([code]);
      expect(await person.refused('UnpinMessage', { messageId })).toEqual([code]);
    }
    for (const messageId of ['', 'msg_', 'msg_zzz', group.id, '{"$gt":""}']) {
      expect(await ada.refused('DeleteMessage', { messageId })).toEqual(['MESSAGE_NOT_FOUND']);
    }
  });
});

describe('reading', () => {
  test('the messages around one of them, at any depth, and on from there both ways', async () => {
    const { ada } = await server.people('ada');
    const group = await ada.createGroup('Alone');
    for (let i = 0; i < 120; i++) await ada.send(group, `message ${i}`);
    const around = async (seq: number) => {
      const { nodes, pageInfo } = (await ada.query('AroundMessage', { id: group.id, seq })).conversation.messagesAround;
      return { seqs: nodes.map((node) => node.seq), ...pageInfo };
    };
    const middle = await around(60);
    expect(middle.seqs).toEqual(Array.from({ length: 51 }, (_, i) => 35 + i));
    expect([middle.hasPreviousPage, middle.hasNextPage]).toEqual([true, true]);
    const next = (await ada.query('NewerMessages', { id: group.id, after: middle.endCursor ?? '' })).conversation.messages.nodes;
    expect(next[0]?.seq).toBe(86);
    expect((await around(2)).seqs).toEqual(Array.from({ length: 26 }, (_, i) => 2 + i));
    expect(await around(121)).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    expect((await around(100_000)).seqs.at(-1)).toBe(121);
  });

  test('a timeline shows messages and members in one order, and no changes of messages', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const group = await ada.createGroup('Sailing');
    const message = await ada.send(group, 'hello');
    await ada.does('AddReaction', { messageId: message.id, emoji: '👍' });
    await ada.add(group, ben);
    await ada.does('PinMessage', { messageId: message.id });
    const other = await ben.send(group, 'hi');
    await ada.does('DeleteMessage', { messageId: other.id });
    await ben.leave(group);
    const { nodes } = (await ada.query('Timeline', { id: group.id })).conversation.timeline;
    expect(nodes.map(({ seq, kind, user, message }) => [seq, kind, user?.id ?? message?.id])).toEqual([
      [1, 'CONVERSATION_CREATED', undefined],
      [2, 'MESSAGE_SENT', message.id],
      [4, 'MEMBER_ADDED', ben.id],
      [5, 'MESSAGE_PINNED', message.id],
      [6, 'MESSAGE_SENT', other.id],
      [8, 'MEMBER_REMOVED', ben.id],
    ]);
  });
});
