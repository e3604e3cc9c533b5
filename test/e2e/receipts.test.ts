import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Palaver, startPalaver } from '../support/palaver.ts';
import type { Chat, Person } from '../support/person.ts';

let server: Palaver;
beforeAll(async () => {
  server = await startPalaver();
});
afterAll(() => server?.stop());

const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
const FAR = '9999-12-31T23:59:59.000Z';

/** Who has received and read a message, as somebody sees it: whether there is a time. */
async function receiptsOf(viewer: Person, { id }: Chat): Promise<Record<string, string>> {
  const { receipts } = (await viewer.query('Receipts', { id })).message;
  return Object.fromEntries(
    receipts.nodes.map(({ user, deliveredAt, seenAt }) => [user.id, `${deliveredAt ? 'delivered' : '-'} ${seenAt ? 'seen' : '-'}`]),
  );
}

const statusFor = async (viewer: Person, { id }: Chat): Promise<string> => (await viewer.query('Receipts', { id })).message.status;

describe('the receipts of a message', () => {
  test('say of each member whether and when she received and read it; its status is that of whoever is least far', async () => {
    const { ada, ben, cleo } = await server.people('ada', 'ben', 'cleo');
    const group = await ada.createGroup('Sailing', ben, cleo);
    const [first, second] = [await ada.send(group, 'one'), await ada.send(group, 'two')];
    expect(first.status).toBe('SENT');
    const nothing = { [ben.id]: '- -', [cleo.id]: '- -' };
    expect(await receiptsOf(ada, first)).toEqual(nothing);

    await ben.does('MarkDelivered', { conversationId: group.id, seq: second.seq });
    await ben.markRead(group, first.seq);
    expect(await receiptsOf(ada, first)).toEqual({ ...nothing, [ben.id]: 'delivered seen' });
    expect(await receiptsOf(cleo, second)).toEqual({ ...nothing, [ben.id]: 'delivered -' });
    expect([await statusFor(ada, first), await statusFor(ada, second)]).toEqual(['SENT', 'SENT']);

    await cleo.does('MarkDelivered', { conversationId: group.id, seq: second.seq });
    for (const viewer of [ada, ben, cleo])
      expect([await statusFor(viewer, first), await statusFor(viewer, second)]).toEqual(['DELIVERED', 'DELIVERED']);
    await cleo.markRead(group, second.seq);
    for (const viewer of [ada, ben, cleo]) expect([await statusFor(viewer, first), await statusFor(viewer, second)]).toEqual(['SEEN', 'DELIVERED']);
    const page = (await ada.query('OpenConversation', { id: group.id })).conversation.messages.edges.map(({ node }) => node.status);
    expect(page).toEqual(['SEEN', 'DELIVERED']);
  });

  test('keep the time of the first step there, whatever comes later', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ada.startDirect(ben);
    const [first, second] = [await ada.send(chat, 'one'), await ada.send(chat, 'two')];
    await ben.markRead(chat, first.seq);
    const early = (await ada.query('Receipts', { id: first.id })).message;
    expect(early.receipts.nodes).toEqual([{ user: { id: ben.id }, deliveredAt: time, seenAt: time }]);
    await ben.does('MarkDelivered', { conversationId: chat.id, seq: second.seq });
    await ben.markRead(chat, second.seq);
    await ben.markRead(chat, first.seq);
    expect((await ada.query('Receipts', { id: first.id })).message).toEqual(early);
    const [late] = (await ada.query('Receipts', { id: second.id })).message.receipts.nodes;
    expect(Date.parse(late?.seenAt ?? '')).toBeGreaterThanOrEqual(Date.parse(early.receipts.nodes[0]?.seenAt ?? ''));
    expect(Date.parse(early.receipts.nodes[0]?.deliveredAt ?? '')).toBeGreaterThanOrEqual(Date.parse(first.createdAt));
  });

  test('whoever writes has received and read what was there', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ada.startDirect(ben);
    const toAda = await ada.events();
    const question = await ada.send(chat, 'where are you?');
    await ben.send(chat, 'here');
    await toAda.next(({ message }) => message?.preview.text === 'here');
    expect(await receiptsOf(ada, question)).toEqual({ [ben.id]: 'delivered seen' });
    expect(await statusFor(ada, question)).toBe('SEEN');
  });

  test('are of the members of now who were there; who left, came later, or came back is in none from before', async () => {
    const { ada, ben, cleo } = await server.people('ada', 'ben', 'cleo');
    const group = await ada.createGroup('Sailing', ben);
    const before = await ada.send(group, 'before');
    await ben.markRead(group, before.seq);
    await ada.add(group, cleo);
    expect(await receiptsOf(ada, before)).toEqual({ [ben.id]: 'delivered seen' });
    expect(await statusFor(ada, before)).toBe('SEEN');
    const after = await ada.send(group, 'after');
    expect(await receiptsOf(ada, after)).toEqual({ [ben.id]: '- -', [cleo.id]: '- -' });
    await ben.leave(group);
    expect(await receiptsOf(ada, after)).toEqual({ [cleo.id]: '- -' });
    expect([await receiptsOf(ada, before), await statusFor(ada, before)]).toEqual([{}, 'SENT']);
    await ada.add(group, ben);
    expect(await receiptsOf(ada, after)).toEqual({ [cleo.id]: '- -' });
    await cleo.markRead(group, after.seq);
    expect(await statusFor(ada, after)).toBe('SEEN');
  });

  test('come in pages', async () => {
    const { ada, ben, cleo } = await server.people('ada', 'ben', 'cleo');
    const group = await ada.createGroup('Sailing', ben, cleo);
    const { id } = await ada.send(group, 'hello');
    const document = `query ($id: ID!, $first: Int!, $after: String) {
      message(id: $id) { receipts(first: $first, after: $after) { nodes { user { id } } pageInfo { hasNextPage endCursor } } } }`;
    const ask = async (first: number, after: string | null = null) =>
      (
        await ada.tries<{ message: { receipts: { nodes: { user: Chat }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } }>(document, {
          ...{ id, first, after },
        })
      ).body;
    const page = (await ask(1))?.data?.message.receipts;
    const rest = (await ask(5, page?.pageInfo.endCursor))?.data?.message.receipts;
    expect([page?.pageInfo.hasNextPage, rest?.pageInfo.hasNextPage]).toEqual([true, false]);
    expect([...(page?.nodes ?? []), ...(rest?.nodes ?? [])].map(({ user }) => user.id).sort()).toEqual([ben.id, cleo.id].sort());
    for (const wrong of [0, 101, -1]) expect((await ask(wrong))?.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    expect((await ask(1, 'no cursor'))?.errors?.[0]?.extensions?.code).toBe('CURSOR_INVALID');
  });

  test('are nobody else’s business', async () => {
    const { ada, ben, eve } = await server.people('ada', 'ben', 'eve');
    const chat = await ada.startDirect(ben);
    const { id } = await ada.send(chat, 'hello');
    const { body } = await eve.tries('query ($id: ID!) { message(id: $id) { status receipts(first: 1) { nodes { user { id } } } } }', { id });
    expect(body).toMatchObject({ data: { message: null }, errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  });
});

describe('the setting readReceipts', () => {
  test('works both ways: who keeps it off shows no reading and sees none; receiving stays', async () => {
    const { ada, ben, cleo } = await server.people('ada', 'ben', 'cleo');
    const group = await ada.createGroup('Sailing', ben, cleo);
    const message = await ada.send(group, 'hello');
    for (const reader of [ben, cleo]) await reader.markRead(group, message.seq);
    expect(await statusFor(ada, message)).toBe('SEEN');

    await ben.does('UpdateSettings', { input: { readReceipts: false } });
    expect(await receiptsOf(ada, message)).toEqual({ [ben.id]: 'delivered -', [cleo.id]: 'delivered seen' });
    expect(await receiptsOf(ben, message)).toEqual({ [ben.id]: 'delivered seen', [cleo.id]: 'delivered -' });
    for (const viewer of [ada, ben, cleo]) expect(await statusFor(viewer, message)).toBe('DELIVERED');

    await ben.does('UpdateSettings', { input: { readReceipts: true } });
    expect(await receiptsOf(ada, message)).toEqual({ [ben.id]: 'delivered seen', [cleo.id]: 'delivered seen' });
    await ada.does('UpdateSettings', { input: { readReceipts: false } });
    expect([await statusFor(ada, message), await statusFor(ben, message)]).toEqual(['DELIVERED', 'SEEN']);
  });
});

describe('unread', () => {
  const unreadOf = async (viewer: Person, { id }: Chat) => (await viewer.query('Unread', { id })).conversation;

  test('a conversation that was marked as unread is so on all devices, in no count, until it is read or written in', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ada.startDirect(ben);
    const { seq } = await ada.send(chat, 'hello');
    await ben.markRead(chat, seq);
    const laptop = await ben.logIn('laptop');
    const live = laptop.open().subscribe('Events', { after: 'none' });
    await live.next(({ __typename }) => __typename === 'HeadReached');
    const told = (isMarkedUnread: boolean) =>
      live.next(({ __typename, membership }) => __typename === 'MembershipUpdated' && membership?.isMarkedUnread === isMarkedUnread);

    const marked = await ben.does('MarkUnread', { conversationId: chat.id });
    expect(marked.conversation).toEqual({ id: chat.id, viewerMembership: { isMarkedUnread: true } });
    expect(await told(true)).toMatchObject({ conversation: { id: chat.id }, membership: { readSeq: seq, unreadCount: 0 } });
    expect(await unreadOf(laptop, chat)).toMatchObject({ unreadCount: 0, viewerMembership: { isMarkedUnread: true, readSeq: seq } });
    expect((await laptop.query('Unread', { id: chat.id })).viewer).toEqual({ unreadCount: 0, withMuted: 0 });
    expect((await unreadOf(ada, chat)).viewerMembership.isMarkedUnread).toBe(false);

    await ben.markRead(chat, seq); // it is there already
    expect(await told(false)).toMatchObject({ membership: { readSeq: seq } });

    await ben.does('MarkUnread', { conversationId: chat.id });
    await told(true);
    await ben.send(chat, 'an answer');
    await live.next(({ message }) => message?.preview.text === 'an answer');
    expect((await unreadOf(laptop, chat)).viewerMembership.isMarkedUnread).toBe(false);
  });

  test('what is read on one device is read on the others, with the count', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ada.startDirect(ben);
    const laptop = await ben.logIn('laptop');
    const live = laptop.open().subscribe('Events', { after: 'none' });
    await live.next(({ __typename }) => __typename === 'HeadReached');
    await ada.send(chat, 'one');
    const { seq } = await ada.send(chat, 'two');
    await ada.send(chat, 'three');
    await live.next(({ message }) => message?.preview.text === 'three');
    await ben.markRead(chat, seq);
    const { membership } = await live.next(({ __typename }) => __typename === 'MembershipUpdated');
    expect(membership).toEqual({ readSeq: seq, unreadCount: 1, isMuted: false, mutedUntil: null, isMarkedUnread: false });
  });

  test('muted conversations are left out of the total unless asked for; a mute ends by itself, or never', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const [direct, group] = [await ada.startDirect(ben), await ada.createGroup('Sailing', ben)];
    const live = await ben.events();
    await ada.send(direct, 'one');
    await ada.send(group, 'two');
    await live.next(({ message }) => message?.preview.text === 'two');
    const totals = async () => (await ben.query('Unread', { id: group.id })).viewer;
    const mute = (until: string | null) => ben.does('MuteConversation', { conversationId: group.id, until });
    expect(await totals()).toEqual({ unreadCount: 2, withMuted: 2 });
    await mute(FAR);
    expect(await totals()).toEqual({ unreadCount: 1, withMuted: 2 });
    expect(await unreadOf(ben, group)).toMatchObject({ unreadCount: 1, viewerMembership: { isMuted: true, mutedUntil: FAR } });
    await mute(null);
    expect(await totals()).toEqual({ unreadCount: 2, withMuted: 2 });
    await mute(new Date(Date.now() + 300).toISOString());
    await expect
      .poll(async () => (await unreadOf(ben, group)).viewerMembership, { timeout: 5_000 })
      .toMatchObject({ isMuted: false, mutedUntil: null });
    expect(await totals()).toEqual({ unreadCount: 2, withMuted: 2 });
    await mute('1999-01-01T00:00:00Z');
    expect((await unreadOf(ben, group)).viewerMembership.isMuted).toBe(false);
  });
});

describe('live', () => {
  test('an event about an earlier message has its status as it is, a new message is sent', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ada.startDirect(ben);
    const live = await ada.events();
    const message = await ada.send(chat, 'hello');
    expect((await live.next(({ __typename }) => __typename === 'MessageSent')).message?.status).toBe('SENT');
    await ben.markRead(chat, message.seq);
    await ada.does('EditMessage', { messageId: message.id, body: 'hello!' });
    expect((await live.next(({ __typename }) => __typename === 'MessageEdited')).message?.status).toBe('SEEN');
  });
});
