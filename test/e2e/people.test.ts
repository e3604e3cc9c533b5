import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Event, UserCard } from '../support/answers.ts';
import type { Feed } from '../support/feed.ts';
import { type Palaver, startPalaver } from '../support/palaver.ts';
import type { Chat, Person } from '../support/person.ts';

let server: Palaver;
beforeAll(async () => {
  server = await startPalaver();
});
afterAll(() => server?.stop());

const NOTHING = { status: 'OFFLINE', lastSeenAt: null };

async function presence(viewer: Person, { handle }: UserCard): Promise<unknown> {
  return (await viewer.query('PresenceOf', { handle })).userByHandle.presence;
}

/** Another device of hers that is online until it logs out. */
async function connected(person: Person): Promise<Person> {
  const device = await person.logIn('laptop', server.gateways.at(-1));
  await device.events();
  return device;
}

describe('contacts', () => {
  test('are one-sided, listed the last added first, and may be added and removed again and again', async () => {
    const { ada, ben, cleo } = await server.people('ada', 'ben', 'cleo');
    for (const { id } of [ben, cleo, ben]) expect((await ada.does('AddContact', { userId: id })).user).toEqual({ id, isContact: true });
    const contacts = async (person: Person) => (await person.query('Contacts', {})).viewer.contacts.nodes.map(({ id }) => id);
    expect(await contacts(ada)).toEqual([cleo.id, ben.id]);
    expect(await contacts(ben)).toEqual([]);
    expect((await ada.query('FindUser', { handle: ben.handle })).userByHandle).toMatchObject({ isContact: true, isBlocked: false });
    expect((await ben.query('FindUser', { handle: ada.handle })).userByHandle).toMatchObject({ isContact: false });
    for (const _ of [1, 2]) expect((await ada.does('RemoveContact', { userId: ben.id })).user).toEqual({ id: ben.id, isContact: false });
    expect(await contacts(ada)).toEqual([cleo.id]);
  });

  test('are paged, each once', async () => {
    const [ada, ...others] = (await server.crowd(6)) as [Person, ...Person[]]; // six
    for (const { id } of others) await ada.does('AddContact', { userId: id });
    const document =
      'query ($after: String) { viewer { contacts(first: 2, after: $after) { edges { cursor node { id } } pageInfo { hasNextPage } } } }';
    type Answer = { viewer: { contacts: { edges: { cursor: string; node: Chat }[]; pageInfo: { hasNextPage: boolean } } } };
    const ids: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const page: Answer['viewer']['contacts'] | undefined = (await ada.tries<Answer>(document, { after })).body?.data?.viewer.contacts;
      ids.push(...(page?.edges.map(({ node }) => node.id) ?? []));
      [after, more] = [page?.edges.at(-1)?.cursor ?? null, page?.pageInfo.hasNextPage ?? false];
    }
    expect(ids).toEqual(others.map(({ id }) => id).reverse());
  });
});

describe('people', () => {
  test('are found by the beginning of their handles', async () => {
    const name = `z${randomUUID().slice(0, 6)}`;
    const [ada] = (await server.crowd(1)) as [Person];
    const found = await Promise.all(['c', 'a', 'b'].map(async (end) => (await server.people(`${name}${end}`))[`${name}${end}`]));
    const search = async (handlePrefix: string, first = 20) =>
      (await ada.query('SearchUsers', { handlePrefix, first })).searchUsers.map(({ id }) => id);
    const inOrder = found.flatMap((person) => person ?? []).sort((a, b) => (a.handle < b.handle ? -1 : 1));
    expect(await search(`@${name.toUpperCase()}`)).toEqual(inOrder.map(({ id }) => id));
    expect(await search(name, 2)).toEqual(inOrder.slice(0, 2).map(({ id }) => id));
    expect(await search(`${name}%`)).toEqual([]);
    for (const [prefix, first] of [
      ['a', 5],
      ['@a', 5],
      ['', 5],
      [name, 0],
      [name, 21],
    ] as const) {
      const { codes } = await ada.tries('query ($p: String!, $n: Int!) { searchUsers(handlePrefix: $p, first: $n) { id } }', { p: prefix, n: first });
      expect(codes).toEqual(['BAD_USER_INPUT']);
    }
  });
});

describe('whoever is blocked', () => {
  test('can neither write to the blocker nor bring her into a group, until she takes it back', async () => {
    const { ada, ben, cleo } = await server.people('ada', 'ben', 'cleo');
    const chat = await ada.startDirect(ben);
    const group = await ben.createGroup('Rowing', cleo);
    const before = { title: 'Skiing', memberIds: [ada.id], clientConversationId: randomUUID() };
    const old = (await ben.does('CreateGroup', { input: before })).conversation as Chat; // it worked
    const input = { conversationId: chat.id, clientMessageId: randomUUID(), body: 'hello' };
    const { message } = await ben.does('SendMessage', { input });
    const messageId = message?.id ?? '';
    const live = await ada.events();
    for (const _ of [1, 2]) expect((await ada.does('BlockUser', { userId: ben.id })).user).toEqual({ id: ben.id, isBlocked: true });

    const again = { input: { ...input, clientMessageId: randomUUID() } };
    const made = { input: { title: 'Sailing', memberIds: [cleo.id, ada.id], clientConversationId: randomUUID() } };
    expect(await ben.refused('SendMessage', again)).toEqual(['USER_UNREACHABLE']);
    expect(await ben.refused('StartDirectConversation', { userId: ada.id })).toEqual(['USER_UNREACHABLE']);
    expect(await ben.refused('CreateGroup', made)).toEqual(['USER_UNREACHABLE']);
    expect(await ben.refused('AddMembers', { conversationId: group.id, userIds: [ada.id] })).toEqual(['USER_UNREACHABLE']);
    expect(await ben.refused('EditMessage', { messageId, body: 'hello?' })).toEqual(['USER_UNREACHABLE']);
    expect(await ben.refused('AddReaction', { messageId, emoji: '👍' })).toEqual(['USER_UNREACHABLE']);
    expect(await ben.refused('PinMessage', { messageId })).toEqual(['USER_UNREACHABLE']);
    expect(await ada.refused('SendMessage', again)).toEqual(['USER_BLOCKED']);
    expect(await ada.refused('StartDirectConversation', { userId: ben.id })).toEqual(['USER_BLOCKED']);
    expect(await ada.refused('CreateGroup', { input: { ...made.input, memberIds: [ben.id] } })).toEqual(['USER_BLOCKED']);
    expect((await ben.does('CreateGroup', { input: before })).conversation?.id).toBe(old.id); // what was made before the block was made
    expect((await ben.does('SendMessage', { input })).wasDuplicate).toBe(true); // what was written before the block was written

    for (const _ of [1, 2]) expect((await ada.does('UnblockUser', { userId: ben.id })).user).toEqual({ id: ben.id, isBlocked: false });
    await ben.does('SendMessage', again);
    await ben.does('StartDirectConversation', { userId: ada.id });
    await ben.does('AddMembers', { conversationId: group.id, userIds: [ada.id] });
    const told = await live.take(2);
    expect(told.map(({ __typename, message }) => [__typename, message?.clientMessageId])).toEqual([
      ['MessageSent', again.input.clientMessageId],
      ['MemberAdded', undefined],
    ]);
  });

  test('is refused by every send after the acknowledgement, and by none after it was taken back', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ben.startDirect(ada);
    for (let i = 0; i < 5; i++) {
      await ada.does('BlockUser', { userId: ben.id });
      const input = { conversationId: chat.id, clientMessageId: randomUUID(), body: 'hello' };
      expect(await ben.refused('SendMessage', { input })).toEqual(['USER_UNREACHABLE']);
      await ada.does('UnblockUser', { userId: ben.id });
      await ben.does('SendMessage', { input });
    }
  });

  test('shares groups as before', async () => {
    const { ada, ben, cleo } = await server.people('ada', 'ben', 'cleo');
    const group = await cleo.createGroup('Chess', ada, ben);
    await ada.does('BlockUser', { userId: ben.id });
    const [hers, his] = [await ada.events(), await ben.events()];
    await ben.send(group, 'from ben');
    await ada.send(group, 'from ada');
    for (const live of [hers, his]) expect((await live.take(2)).map(({ message }) => message?.preview.text)).toEqual(['from ben', 'from ada']);
    expect((await ben.openChat(group)).members.nodes.map(({ user }) => user?.id)).toContain(ada.id);
  });

  test('sees nothing of her presence any more, live or asked for, and is not told why', async () => {
    const { ada, ben, cleo, dora } = await server.people('ada', 'ben', 'cleo', 'dora');
    await ada.startDirect(ben);
    const watches = [await ben.watch(ada), await (await ben.logIn('laptop', server.gateways.at(-1))).watch(ada, cleo)] as const;
    const others = await dora.watch(ada);
    const device = await connected(ada);
    for (const watch of [...watches, others]) await watch.next(({ user, status }) => user.id === ada.id && status === 'ONLINE');
    await ada.does('BlockUser', { userId: ben.id });
    for (const watch of watches) expect(await watch.next()).toEqual({ user: { id: ada.id }, ...NOTHING });
    expect(await presence(ben, ada)).toEqual(NOTHING);

    const canary = watches.map((watch) => watch.received.length);
    await device.does('LogOut', {});
    expect(await others.next()).toMatchObject({ status: 'OFFLINE', lastSeenAt: expect.any(String) });
    await connected(ada);
    expect(await others.next()).toMatchObject({ status: 'ONLINE' });
    await connected(cleo); // whatever was to be told of ada was told before this
    expect(await watches[1].next()).toMatchObject({ user: { id: cleo.id }, status: 'ONLINE' });
    expect(watches.map((watch) => watch.received.length)).toEqual([canary[0], (canary[1] ?? 0) + 1]);
    expect(await presence(ben, ada)).toEqual(NOTHING);
    const { rows } = await ben.inbox();
    expect(rows[0]?.members.nodes.find(({ user }) => user.id === ada.id)?.user.presence).toEqual(NOTHING);

    const { userByHandle } = await ben.query('FindUser', { handle: ada.handle });
    expect(userByHandle).toEqual({ id: ada.id, handle: ada.handle, displayName: ada.displayName, isContact: false, isBlocked: false });
    expect((await ben.query('SearchUsers', { handlePrefix: ada.handle, first: 20 })).searchUsers).toEqual([]);
    expect((await cleo.query('SearchUsers', { handlePrefix: ada.handle, first: 20 })).searchUsers).toMatchObject([{ id: ada.id }]);
    expect((await ben.query('BlockedUsers', {})).viewer.blockedUsers.nodes).toEqual([]);
    expect((await ada.query('BlockedUsers', {})).viewer.blockedUsers.nodes).toMatchObject([{ id: ben.id }]);

    await ada.does('UnblockUser', { userId: ben.id });
    for (const watch of watches) expect(await watch.next()).toEqual({ user: { id: ada.id }, status: 'ONLINE', lastSeenAt: null });
  });
});

describe('presence', () => {
  const choose = (person: Person, lastSeenVisibility: string) => person.does('UpdateSettings', { input: { lastSeenVisibility } });

  test('is seen by those whom the setting lets, and by nobody who does not show her own', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const [hers, his] = [await ada.watch(ben), await ben.watch(ada)]; // to watch is to be online
    await hers.next(({ status }) => status === 'ONLINE');
    const both = async (state: object) => {
      for (const watch of [hers, his]) expect(await watch.next()).toMatchObject(state);
      for (const [viewer, other] of [
        [ada, ben],
        [ben, ada],
      ] as const)
        expect(await presence(viewer, other)).toMatchObject(state);
    };

    await choose(ada, 'NOBODY'); // neither sees the other
    await both(NOTHING);
    expect(await presence(ada, ada)).toMatchObject({ status: 'ONLINE' });
    await choose(ada, 'CONTACTS');
    expect(await presence(ben, ada)).toEqual(NOTHING);
    await ada.does('AddContact', { userId: ben.id });
    await both({ status: 'ONLINE' });
    await choose(ben, 'CONTACTS'); // she is none of his
    await both(NOTHING);
    await choose(ben, 'EVERYONE');
    await both({ status: 'ONLINE' });
    await ada.does('RemoveContact', { userId: ben.id });
    await both(NOTHING);
  });

  test('of the past is under the same rule', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const watch = await ben.watch(ada);
    await (await connected(ada)).does('LogOut', {});
    const { lastSeenAt } = await watch.next(({ lastSeenAt: at }) => at !== null);
    await choose(ada, 'NOBODY');
    expect(await watch.next()).toMatchObject(NOTHING);
    expect(await presence(ben, ada)).toEqual(NOTHING);
    await choose(ada, 'EVERYONE');
    expect(await watch.next()).toMatchObject({ status: 'OFFLINE', lastSeenAt });
    expect(await presence(ben, ada)).toEqual({ status: 'OFFLINE', lastSeenAt });
  });
});

describe('read receipts', () => {
  /** A stream with everything in it, from a moment on at which it is live. */
  async function stream(person: Person, after?: string): Promise<Feed<Event>> {
    const feed = person.open().subscribe('Events', after === undefined ? {} : { after });
    await feed.next(({ __typename }) => __typename === 'HeadReached');
    return feed;
  }
  const receiptsOf = (feed: Feed<Event>, { id }: Chat, of: Person) =>
    feed.received
      .filter((event) => event.__typename === 'ReceiptUpdated' && event.conversation?.id === id && event.user?.id === of.id)
      .map(({ deliveredSeq, readSeq }) => [deliveredSeq, readSeq]);
  const isAt = (of: Person, deliveredSeq: number, readSeq: number) => (event: Event) =>
    event.__typename === 'ReceiptUpdated' && event.user?.id === of.id && event.deliveredSeq === deliveredSeq && event.readSeq === readSeq;

  test('are kept back by whoever has them off, and from her; her own devices go on hearing of hers', async () => {
    const { ada, ben, cleo } = await server.people('ada', 'ben', 'cleo');
    const chat = await ada.createGroup('Readers', ben, cleo);
    await ben.does('UpdateSettings', { input: { readReceipts: false } });
    for (const body of ['one', 'two']) await ada.send(chat, body);
    const start = await ada.events();
    const cursor = start.received.at(-1)?.cursor ?? '';
    const [hers, his, laptop] = [await stream(ada), await stream(ben), await stream(await ben.logIn('laptop', server.gateways.at(-1)))];

    await ben.does('MarkDelivered', { conversationId: chat.id, seq: 3 });
    await hers.next(isAt(ben, 3, 0));
    await ben.markRead(chat, 3);
    for (const own of [his, laptop]) await own.next(isAt(ben, 3, 3));
    await cleo.does('MarkDelivered', { conversationId: chat.id, seq: 2 });
    await his.next(isAt(cleo, 2, 0));
    await cleo.markRead(chat, 3);
    await hers.next(isAt(cleo, 3, 3));
    await cleo.does('MarkDelivered', { conversationId: chat.id, seq: 3 });
    await ada.send(chat, 'whatever was to be told was told before');
    for (const feed of [hers, his]) await feed.next(({ __typename }) => __typename === 'MessageSent');
    expect(receiptsOf(hers, chat, ben)).toEqual([[3, 0]]);
    expect(receiptsOf(his, chat, cleo)).toEqual([
      [2, 0],
      [3, 0], // what is read is received
    ]);

    const [herCatchUp, hisCatchUp] = [await stream(ada, cursor), await stream(ben, await cursorOf(ben))];
    expect(receiptsOf(herCatchUp, chat, ben)).toEqual([[3, 0]]);
    expect(receiptsOf(herCatchUp, chat, cleo)).toEqual([[3, 3]]);
    for (const [, readSeq] of receiptsOf(hisCatchUp, chat, cleo)) expect(readSeq).toBe(0);
  });

  /** A cursor of hers, of now. */
  async function cursorOf(person: Person): Promise<string> {
    return (await person.events()).received.at(-1)?.cursor ?? '';
  }
});
