import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EdgePage, InboxRow, Message, Page } from '../support/answers.ts';
import { type Palaver, startPalaver } from '../support/palaver.ts';
import type { Chat, Person } from '../support/person.ts';

let server: Palaver;
beforeAll(async () => {
  server = await startPalaver();
});
afterAll(() => server?.stop());

describe('the inbox', () => {
  test('counts what is unread, until it is read', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const [toAda, toBen] = await Promise.all([ada.events(), ben.events()]);
    const direct = await ada.startDirect(ben);
    const group = await ada.createGroup('Sailing', ben);
    const [first, second] = [await ada.send(direct, 'one'), await ada.send(direct, 'two')];
    await ada.send(direct, 'three');
    await ada.send(group, 'four');
    await Promise.all([toAda.take(6), toBen.take(6)]); // heads are in the inbox when their events come

    const unread = async ({ inbox }: Person, ...chats: readonly Chat[]): Promise<(number | undefined)[]> => {
      const { unreadCount, rows } = await inbox();
      return [unreadCount, ...chats.map(({ id }) => rows.find((row) => row.id === id)?.unreadCount)];
    };
    expect(await unread(ada, direct, group)).toEqual([0, 0, 0]);
    expect(await unread(ben, direct, group)).toEqual([4, 3, 1]);

    const read = async (seq: number) => (await ben.does('MarkRead', { conversationId: direct.id, seq })).conversation;
    expect(await read(second.seq)).toEqual({ id: direct.id, unreadCount: 1, viewerMembership: { readSeq: second.seq } });
    expect(await read(first.seq)).toEqual({ id: direct.id, unreadCount: 1, viewerMembership: { readSeq: second.seq } }); // never back
    expect(await unread(ben, direct, group)).toEqual([2, 1, 1]);
    expect((await ben.query('Me', {})).viewer.unreadCount).toBe(2);

    const answer = await ben.send(direct, 'whoever answers has read what was there');
    await Promise.all([toAda.take(1), toBen.take(1)]);
    expect(await unread(ben, direct, group)).toEqual([1, 0, 1]);
    expect(await unread(ada, direct, group)).toEqual([1, 1, 0]);
    expect((await ben.openChat(direct)).viewerMembership.readSeq).toBe(answer.seq);
  });

  test('shows who wrote last and what, and who is in it', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const toBen = await ben.events();
    const group = await ada.createGroup('Sailing', ben);
    const { createdAt } = await ada.send(group, 'x'.repeat(2_000));
    await toBen.take(2);
    const [row] = (await ben.inbox()).rows;
    expect(row).toMatchObject({
      id: group.id,
      kind: 'GROUP',
      title: 'Sailing',
      memberCount: 2,
      viewerMembership: { role: 'MEMBER', isMuted: false },
    });
    expect(row?.head).toEqual({
      seq: 2,
      lastActivityAt: createdAt,
      preview: { text: 'x'.repeat(1_000), isTruncated: true, sender: { id: ada.id, displayName: 'ada' } },
    });
    const names = row?.members.nodes.map(({ role, user }) => [role, user.displayName, user.presence.status]);
    expect(names).toEqual(
      expect.arrayContaining([
        ['OWNER', 'ada', 'OFFLINE'],
        ['MEMBER', 'ben', 'ONLINE'],
      ]),
    );
  });

  test('pages through everything once, latest activity first', async () => {
    const { ada } = await server.people('ada');
    const toAda = await ada.events();
    const chats: Chat[] = [];
    for (let i = 0; i < 65; i++) chats.push(await ada.createGroup(`Group ${i}`));
    await toAda.take(65);
    await ada.send(chats[0] ?? { id: '' }, 'back to the top');
    await toAda.take(1);

    const rows: InboxRow[] = [];
    const sizes: number[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { conversations }: { conversations: Page<InboxRow> } = (await ada.query('Inbox', { after })).viewer;
      rows.push(...conversations.nodes);
      sizes.push(conversations.nodes.length);
      ({ hasNextPage: more, endCursor: after } = conversations.pageInfo);
    }
    expect(sizes).toEqual([30, 30, 5]);
    expect(rows[0]?.id).toBe(chats[0]?.id);
    expect(rows.map(({ id }) => id).sort()).toEqual(chats.map(({ id }) => id).sort());
    const times = rows.map(({ head }) => Date.parse(head.lastActivityAt));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });
});

describe('the history of 230 messages', () => {
  const all = Array.from({ length: 230 }, (_, i) => i + 2); // the creation is 1
  let ada: Person;
  let ben: Person;
  let chat: Chat;
  beforeAll(async () => {
    ({ ada, ben } = await server.people('ada', 'ben'));
    chat = await ada.startDirect(ben);
    for (let i = 0; i < 23; i++) await Promise.all(Array.from({ length: 10 }, (_, j) => (j % 2 ? ada : ben).send(chat, `message ${10 * i + j}`)));
  });

  test('pages back from the latest, each message once and in order', async () => {
    const pages: number[][] = [];
    for (let before: string | null = null, more = true; more; ) {
      const { messages }: { messages: EdgePage<Message> } = (await ben.query('OpenConversation', { id: chat.id, before })).conversation;
      pages.unshift(messages.edges.map(({ node }) => node.seq));
      expect(messages.pageInfo.startCursor).toBe(messages.edges[0]?.cursor);
      ({ hasPreviousPage: more, startCursor: before } = messages.pageInfo);
    }
    expect(pages.map((page) => page.length)).toEqual([30, 50, 50, 50, 50]);
    expect(pages.flat()).toEqual(all);
  });

  test('pages on from a cursor to the end', async () => {
    const document = 'query ($id: ID!) { conversation(id: $id) { messages(first: 1) { nodes { seq } pageInfo { endCursor hasPreviousPage } } } }';
    const { body } = await ada.tries<{ conversation: { messages: { nodes: { seq: number }[]; pageInfo: { endCursor: string } } } }>(document, chat);
    const first = body?.data?.conversation.messages;
    const seqs = first?.nodes.map(({ seq }) => seq) ?? [];
    let after = first?.pageInfo.endCursor ?? '';
    for (let more = true; more; ) {
      const { messages } = (await ada.query('NewerMessages', { id: chat.id, after })).conversation;
      seqs.push(...messages.nodes.map(({ seq }) => seq));
      more = messages.pageInfo.hasNextPage;
      after = messages.pageInfo.endCursor ?? after;
    }
    expect(seqs).toEqual(all);
    const end = (await ada.query('NewerMessages', { id: chat.id, after })).conversation.messages;
    expect(end).toEqual({ nodes: [], pageInfo: { hasNextPage: false, endCursor: null } });
  });
});
