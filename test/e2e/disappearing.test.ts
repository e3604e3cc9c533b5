import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { areRolesApart, type Palaver, startPalaver } from '../support/palaver.ts';
import type { Chat, Person } from '../support/person.ts';
import { PNG, uploaded } from '../support/uploads.ts';

let server: Palaver;
beforeAll(async () => {
  server = await startPalaver();
});
afterAll(() => server?.stop());

const SOON = { timeout: 20_000, interval: 100 };

async function lasting(person: Person, { id }: Chat, seconds: number | null): Promise<void> {
  const { conversation } = await person.does('SetMessageLifetime', { conversationId: id, seconds });
  expect(conversation).toEqual({ id, messageLifetimeSeconds: seconds });
}

/** What the database of one process holds, file and write-ahead log. */
function rawDatabase(): string {
  const files = readdirSync(server.dataDir).filter((name) => name.startsWith('palaver.db'));
  return files.map((name) => readFileSync(join(server.dataDir, name), 'latin1')).join('');
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
}

describe('the lifetime of messages', () => {
  test('is set by owners and admins of a group, by both in a direct conversation, and everybody hears of it', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const group = await ada.createGroup('Sailing', ben);
    const live = await ben.events();
    expect(await ben.refused('SetMessageLifetime', { conversationId: group.id, seconds: 60 })).toEqual(['NOT_ALLOWED']);
    await lasting(ada, group, 60);
    await lasting(ada, group, 60);
    await lasting(ada, group, null);
    const [first, second] = await live.take(2);
    expect(first).toMatchObject({
      __typename: 'MessageLifetimeChanged',
      messageLifetimeSeconds: 60,
      actor: { id: ada.id },
      conversation: { id: group.id },
    });
    expect(second).toMatchObject({ __typename: 'MessageLifetimeChanged', messageLifetimeSeconds: null });
    await lasting(ben, await ada.startDirect(ben), 5);
  });

  test('holds for what is sent from then on, and tells when it disappears', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ada.startDirect(ben);
    expect((await ada.send(chat, 'stays')).expiresAt).toBeNull();
    await lasting(ben, chat, 3_600);
    const { createdAt, expiresAt } = await ada.send(chat, 'goes');
    expect(Math.abs(Date.parse(expiresAt ?? '') - Date.parse(createdAt) - 3_600_000)).toBeLessThan(1_000);
    await lasting(ben, chat, null);
    expect((await ada.send(chat, 'stays too')).expiresAt).toBeNull();
  });
});

describe('a message whose time has come', () => {
  test('is gone from every list, quote, thread, pin and event, and then from the disk', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ada.startDirect(ben);
    const first = await ada.send(chat, 'first');
    const live = await ben.events();
    await lasting(ada, chat, 5);
    const secret = `secret ${randomUUID()}`;
    const photo = await uploaded(ada, PNG, 'image/png');
    const message = await ada.send(chat, secret, { attachmentIds: [photo.id] });
    await ada.does('EditMessage', { messageId: message.id, body: `${secret} edited` });
    await ben.does('AddReaction', { messageId: message.id, emoji: '👍' });
    await ben.does('PinMessage', { messageId: message.id });
    await lasting(ada, chat, null);
    const found = async (): Promise<number> => (await ben.query('SearchMessages', { text: secret.slice(7) })).viewer.searchMessages.edges.length;
    expect(await found()).toBe(1);
    const reply = await ben.send(chat, 'you said', { replyToId: message.id });
    const below = await ben.send(chat, 'below', { threadRootId: first.id });
    const { cursor } = await live.next(({ __typename }) => __typename === 'MessageLifetimeChanged');
    expect((await ben.openChat(chat)).texts).toEqual(['first', `${secret} edited`, 'you said', 'below']);

    await vi.waitFor(async () => expect((await ben.tries(`{ message(id: "${message.id}") { id } }`)).codes).toEqual(['NOT_FOUND']), SOON);
    expect((await ben.openChat(chat)).texts).toEqual(['first', 'you said', 'below']);
    expect(await found()).toBe(0);
    const { conversation } = await ada.query('Timeline', { id: chat.id });
    expect(JSON.stringify(conversation)).not.toContain(message.id);
    const { messagesAround } = (await ada.query('AroundMessage', { id: chat.id, seq: message.seq })).conversation;
    expect(messagesAround.nodes.map(({ id }) => id)).toEqual([first.id, reply.id, below.id]);
    expect((await ada.query('Pinned', { id: chat.id })).conversation.pinnedMessages.nodes).toEqual([]);
    expect(messagesAround.nodes[1]?.replyTo).toBeNull();
    expect(await ada.refused('EditMessage', { messageId: message.id, body: 'again' })).toEqual(['MESSAGE_NOT_FOUND']);

    const resumed = await ben.events(cursor);
    const events = await resumed.take(7);
    expect(events.map(({ seq }) => seq)).toEqual([4, 5, 6, 7, 8, 9, 10]);
    expect(events.map(({ __typename, message: about }) => [__typename, about?.id ?? null]).slice(0, 4)).toEqual([
      ['MessageSent', null],
      ['MessageEdited', null],
      ['ReactionAdded', null],
      ['MessagePinned', null],
    ]);
    expect(JSON.stringify(events)).not.toContain('secret');

    if (areRolesApart) return;
    for (const part of [secret, ...secret.split(/\W/).filter(({ length }) => length >= 8)])
      await vi.waitFor(() => expect(rawDatabase()).not.toContain(part), SOON);
    await vi.waitFor(() => expect(filesOf(join(server.dataDir, 'blobs'))).toEqual([]), SOON);
  });

  test('leaves full pages and no preview', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ada.startDirect(ben);
    for (let i = 0; i < 3; i++) await ada.send(chat, `stays ${i}`);
    await lasting(ada, chat, 5);
    for (let i = 0; i < 5; i++) await ada.send(chat, `goes ${i}`);
    await vi.waitFor(async () => expect((await ben.inbox()).rows[0]?.head.preview).toBeNull(), SOON);
    const page = await ben.tries<{ conversation: { messages: { nodes: object[]; pageInfo: object } } }>(
      `{ conversation(id: "${chat.id}") { messages(last: 3) { nodes { preview { text } } pageInfo { hasPreviousPage } } } }`,
    );
    expect(page.body?.data?.conversation.messages).toEqual({
      nodes: [0, 1, 2].map((i) => ({ preview: { text: `stays ${i}` } })),
      pageInfo: { hasPreviousPage: false },
    });
  });
});

describe('attachments', () => {
  test('of a deleted message are removed, unless another message has them', async () => {
    const { ada, ben, cleo } = await server.people('ada', 'ben', 'cleo');
    const [chat, other] = [await ada.startDirect(ben), await ben.startDirect(cleo)];
    const [alone, shared] = [await uploaded(ada, PNG, 'image/png'), await uploaded(ada, PNG, 'image/png')];
    const message = await ada.send(chat, 'one', { attachmentIds: [alone.id] });
    const forwarded = await ada.send(chat, 'two', { attachmentIds: [shared.id] });
    const copy = { messageId: forwarded.id, toConversationId: other.id, clientMessageId: randomUUID() };
    const { message: sent } = await ben.does('ForwardMessage', copy);
    const urlOf = async (id: string) => (await cleo.query('OpenConversation', { id })).conversation.messages.edges[0]?.node.attachments[0]?.url;
    for (const { id } of [message, forwarded]) await ada.does('DeleteMessage', { messageId: id });
    await vi.waitFor(async () => expect((await fetch(alone.url ?? '')).status).toBe(404), SOON);
    expect((await fetch((await urlOf(other.id)) ?? '')).status).toBe(200);
    await ben.does('DeleteMessage', { messageId: sent?.id ?? '' });
    await vi.waitFor(async () => expect((await fetch(shared.url ?? '')).status).toBe(404), SOON);
  });

  test('that are also pictures of people or groups outlive the message', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ada.startDirect(ben);
    const [face, boat, gone] = [await uploaded(ada, PNG, 'image/png'), await uploaded(ada, PNG, 'image/png'), await uploaded(ada, PNG, 'image/png')];
    const message = await ada.send(chat, 'look', { attachmentIds: [face.id, boat.id, gone.id] });
    await ada.does('UpdateProfile', { input: { avatarAttachmentId: face.id } });
    const group = await ada.createGroup('Sailing', ben);
    await ada.does('SetGroupAvatar', { conversationId: group.id, avatarAttachmentId: boat.id });
    await ada.does('DeleteMessage', { messageId: message.id });
    await vi.waitFor(async () => expect((await fetch(gone.url ?? '')).status).toBe(404), SOON);
    for (const { url } of [face, boat]) expect((await fetch(url ?? '')).status).toBe(200);
  });

  test('of a message that was refused stay with their owner', async () => {
    const { ada, ben, eve } = await server.people('ada', 'ben', 'eve');
    const [group, chat] = [await ada.createGroup('Sailing', eve), await ada.startDirect(ben)];
    const photo = await uploaded(eve, PNG, 'image/png');
    await ada.remove(group, eve);
    const input = { conversationId: group.id, clientMessageId: randomUUID(), body: '', attachmentIds: [photo.id] };
    expect(await eve.refused('SendMessage', { input })).toEqual(['NOT_A_MEMBER']);
    const mine = await eve.startDirect(ben);
    const sent = await eve.send(mine, '', { attachmentIds: [photo.id] });
    expect(sent.attachments.map(({ id }) => id)).toEqual([photo.id]);
    await eve.does('DeleteMessage', { messageId: sent.id });
    await vi.waitFor(async () => expect((await fetch(photo.url ?? '')).status).toBe(404), SOON);
    expect(await ada.openChat(chat)).toBeTruthy();
  });
});
