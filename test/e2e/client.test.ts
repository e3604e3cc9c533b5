import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPalaver } from '../../client/palaver.ts';
import { createMemoryCursorStore, createMemoryOutboxStore, createMemorySessionStore, type OutboxEntry } from '../../client/storage.ts';
import { createApps, createGroup, history, messagesIn, startDirect } from '../support/app.ts';
import { type Palaver as Server, startPalaver } from '../support/palaver.ts';

const apps = createApps();
let server: Server;
beforeAll(async () => {
  server = await startPalaver();
});
afterAll(async () => {
  await apps.close();
  await server?.stop();
});

const urls = (): string[] => server.gateways.map(({ url }) => url);
const open = (name: string) => apps.open(name, { urls: urls() });

describe('two apps', () => {
  test('write to each other, and each receives both sides live', async () => {
    const [ada, ben] = await Promise.all([open('ada'), open('ben')]);
    const chat = await startDirect(ada, ben);
    const sent = await ada.palaver.send({ conversationId: chat, body: 'hello' });
    expect(sent).toMatchObject({ seq: 2, preview: { text: 'hello', isTruncated: false }, sender: { displayName: 'ada' } });
    await ben.events.next(({ __typename }) => __typename === 'MessageSent');
    await ben.palaver.send({ conversationId: chat, body: 'hello yourself' });
    await ada.events.next((event) => event.__typename === 'MessageSent' && event.message?.sender?.id === ben.signedIn.userId);
    for (const app of [ada, ben]) await expect.poll(() => app.texts(chat)).toEqual(['hello', 'hello yourself']);
  });

  test('see each other come and go by a subscription of their own', async () => {
    const [ada, ben] = await Promise.all([open('ada'), open('ben')]);
    const seen = Promise.withResolvers<string>();
    const stop = ada.palaver.subscribe<{ presenceChanged: { status: string } }, { ids: string[] }>(
      'subscription ($ids: [ID!]!) { presenceChanged(userIds: $ids) { status } }',
      { ids: [ben.signedIn.userId] },
      { onData: ({ presenceChanged }) => seen.resolve(presenceChanged.status), onEnd: seen.reject },
    );
    expect(await seen.promise).toBe('ONLINE');
    stop();
  });

  test('markers reach the server, the furthest of those that wait', async () => {
    const [ada, ben] = await Promise.all([open('ada'), open('ben')]);
    const chat = await startDirect(ada, ben);
    for (const body of ['one', 'two', 'three']) await ada.palaver.send({ conversationId: chat, body });
    for (const seq of [1, 2, 3, 4]) ben.palaver.markRead(chat, seq);
    const unread = async (): Promise<number> =>
      (
        await ben.palaver.query<{ conversation: { unreadCount: number } }, { id: string }>(
          'query ($id: ID!) { conversation(id: $id) { unreadCount } }',
          { id: chat },
        )
      ).conversation.unreadCount;
    await expect.poll(unread).toBe(0);
  });

  test('a member who is removed and comes back sees no gap in what she may see', async () => {
    const [ada, ben] = await Promise.all([open('ada'), open('ben')]);
    const group = await createGroup(ada, ben);
    const change = (name: string, who: string): Promise<unknown> =>
      ada.palaver.mutate(
        `mutation ($id: ID!, $who: ${name === 'addMembers' ? '[ID!]' : 'ID'}!) {
        ${name}(input: { conversationId: $id, ${name === 'addMembers' ? 'userIds' : 'userId'}: $who }) { userErrors { code } } }`,
        { id: group, who },
      );
    await ada.palaver.send({ conversationId: group, body: 'before' });
    await change('removeMember', ben.signedIn.userId);
    await ada.palaver.send({ conversationId: group, body: 'without ben' });
    await change('addMembers', ben.signedIn.userId);
    await ada.palaver.send({ conversationId: group, body: 'after' });
    await ben.events.next((event) => event.__typename === 'MessageSent' && event.message?.preview.text === 'after');
    expect(ben.texts(group)).toEqual(['before', 'after']);
    expect(ben.gaps).toEqual([]);
  });
});

describe('the events', () => {
  test('can be read as an iterable, with a selection of the app', async () => {
    const [ada, ben] = await Promise.all([open('ada'), open('ben')]);
    const chat = await startDirect(ada, ben);
    const palaver = apps.keep(createPalaver({ urls: urls() }));
    await palaver.logIn({ handle: ben.signedIn.handle, password: 'correct horse battery', deviceName: 'laptop' });
    const head = Promise.withResolvers<void>();
    const events = palaver.iterateEvents<{ __typename: string; cursor: string; message?: { body: string } }>({
      selection: 'fragment Body on Event { ... on MessageSent { message { ...Text } } } fragment Text on Message { body }',
      onHead: () => head.resolve(),
    });
    await head.promise;
    for (const body of ['one', 'two', 'three']) await ada.palaver.send({ conversationId: chat, body });
    const bodies: string[] = [];
    for await (const { message } of events) if (message && bodies.push(message.body) === 3) break;
    expect(bodies).toEqual(['one', 'two', 'three']);
  });

  test('go on where the last program left off', async () => {
    const [ada] = await Promise.all([open('ada')]);
    const storage = { session: createMemorySessionStore(), cursor: createMemoryCursorStore() };
    const before = await apps.open('ben', { urls: urls(), storage });
    const chat = await startDirect(ada, before);
    await ada.palaver.send({ conversationId: chat, body: 'one' });
    await before.events.next(({ __typename }) => __typename === 'MessageSent');
    await before.palaver.close();
    await ada.palaver.send({ conversationId: chat, body: 'two' });
    const after = await apps.open('nobody new', { urls: urls(), storage });
    expect(after.signedIn.userId).toBe(before.signedIn.userId);
    expect(after.texts(chat)).toEqual(['two']);
  });

  test('that can not be continued say so and go on from now', async () => {
    const ada = await open('ada');
    const storage = { cursor: { load: () => ada.heads.received[0]?.cursor ?? '', save() {} } };
    const ben = await apps.open('ben', { urls: urls(), storage });
    expect(ben.resyncs.received).toMatchObject([{ reason: 'CURSOR_FOREIGN' }]);
    const chat = await startDirect(ada, ben);
    await ada.palaver.send({ conversationId: chat, body: 'hello' });
    await ben.events.next(({ __typename }) => __typename === 'MessageSent');
  });

  test('a selection that the schema does not know ends the stream with the code', async () => {
    const { palaver } = await open('ada');
    const own = apps.keep(createPalaver({ urls: urls() }));
    await own.logIn({ handle: (await palaver.signedIn())?.handle ?? '', password: 'correct horse battery', deviceName: 'laptop' });
    const ended = Promise.withResolvers<unknown>();
    own.events({ selection: 'fragment Odd on Event { nonsense }', onEvent() {}, onEnd: ended.resolve });
    expect(await ended.promise).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED', retryable: false });
  });
});

describe('messages', () => {
  test('that are refused are given back with those that wait behind them, and later ones are sent', async () => {
    const refused: [OutboxEntry, string][] = [];
    const ben = await open('ben');
    const ada = await apps.open('ada', { urls: urls(), onRefused: (entry, { code }) => refused.push([entry, code]) });
    const chat = await startDirect(ada, ben);
    const sends = ['first', '', 'behind', 'behind too'].map((body) => ada.palaver.send({ conversationId: chat, body }));
    const outcomes = await Promise.allSettled(sends);
    expect(outcomes).toMatchObject([
      { status: 'fulfilled' },
      { reason: { code: 'MESSAGE_EMPTY', retryable: false, userErrors: [{ code: 'MESSAGE_EMPTY' }] } },
      { reason: { code: 'NOT_SENT' } },
      { reason: { code: 'NOT_SENT' } },
    ]);
    expect(refused.map(([{ input }, code]) => [input.body, code])).toEqual([
      ['', 'MESSAGE_EMPTY'],
      ['behind', 'NOT_SENT'],
      ['behind too', 'NOT_SENT'],
    ]);
    await ada.palaver.send({ conversationId: chat, body: 'later' });
    expect((await history(ada, chat)).map(({ text }) => text)).toEqual(['first', 'later']);
    expect(await ada.palaver.outbox()).toEqual([]);
  });

  test('with a client id of the app are written once however often they are sent', async () => {
    const [ada, ben] = await Promise.all([open('ada'), open('ben')]);
    const chat = await startDirect(ada, ben);
    const draft = { conversationId: chat, body: 'once', clientMessageId: randomUUID() };
    const [first, second] = await Promise.all([ada.palaver.send(draft), ada.palaver.send(draft)]);
    expect(second.id).toBe(first.id);
    expect(messagesIn(ada.events.received, chat).length).toBeLessThanOrEqual(1);
    expect(await history(ada, chat)).toHaveLength(1);
  });

  test('of somebody who is not signed in are not taken', async () => {
    const nobody = apps.keep(createPalaver({ urls: urls(), storage: { outbox: createMemoryOutboxStore() } }));
    await expect(nobody.send({ conversationId: 'cnv_1', body: 'hello' })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
