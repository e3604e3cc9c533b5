import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Event } from '../support/answers.ts';
import { everythingKept, placesOf } from '../support/kept.ts';
import { type Palaver, startPalaver } from '../support/palaver.ts';
import { type Chat, PASSWORD, type Person } from '../support/person.ts';
import { uploaded } from '../support/uploads.ts';

let server: Palaver;
beforeAll(async () => {
  server = await startPalaver();
});
afterAll(() => server?.stop());

/** A text that stands nowhere else. */
const canary = (): string => `canary${randomUUID().replaceAll('-', '').slice(0, 20)}`;

/** Somebody of whom every text is a canary, and what she has done. */
async function someoneOfCanaries(ben: Person, cleo: Person) {
  const told = {
    handle: canary(),
    name: canary(),
    bio: canary(),
    device: canary(),
    later: canary(),
    unsent: canary(),
    unsentName: canary(),
    draft: canary(),
    scheduled: canary(),
  };
  const written = { body: canary(), edit: canary(), old: canary(), direct: canary(), file: canary(), fileName: canary() };
  const input = { handle: told.handle, displayName: told.name, password: PASSWORD, deviceName: told.device };
  const { session } = await ben.does('SignUp', { input });
  if (!session) throw new Error('nobody was signed up');
  const ada = ben.as(session);
  await ada.does('UpdateProfile', { input: { bio: told.bio } });
  await ada.logIn(told.later);
  await ada.does('AddContact', { userId: ben.id });
  await ben.does('AddContact', { userId: ada.id });
  await ada.does('UpdateSettings', { input: { readReceipts: false } });
  const group = await ada.createGroup('Sailing', ben, cleo);
  await ada.does('BlockUser', { userId: cleo.id });
  const direct = await ada.startDirect(ben);
  const former = await ben.createGroup('Rowing', ada);
  await ada.send(former, written.old);
  await ada.leave(former);
  const file = await uploaded(ada, Buffer.from(written.file), 'text/plain', `${written.fileName}.txt`);
  await uploaded(ada, Buffer.from(told.unsent), 'text/plain', `${told.unsentName}.txt`);
  const message = await ada.send(group, written.body, { attachmentIds: [file.id] });
  await ada.does('EditMessage', { messageId: message.id, body: written.edit });
  await ada.send(direct, written.direct);
  const his = await ben.send(group, 'his words');
  await ada.does('AddReaction', { messageId: his.id, emoji: '👍' });
  await ada.markRead(group, his.seq);
  await ada.does('SaveDraft', { conversationId: group.id, body: told.draft });
  const sendAt = new Date(Date.now() + 3_600_000).toISOString();
  const spare = await uploaded(ada, Buffer.from(told.unsent), 'text/plain', `${told.unsentName}.txt`);
  const later = { conversationId: group.id, clientMessageId: randomUUID(), body: told.scheduled, attachmentIds: [spare.id], sendAt };
  await ada.does('ScheduleMessage', { input: later });
  await ada.query('SearchMessages', { text: written.edit });
  return { ada, group, direct, former, message, his, told: Object.values(told), written: Object.values(written), handle: told.handle };
}

async function whereIs(texts: readonly string[]): Promise<Record<string, string[]>> {
  const kept = await everythingKept(server);
  return Object.fromEntries(texts.map((text) => [text, placesOf(kept, text)]).filter(([, places]) => (places?.length ?? 0) > 0));
}

/** Waits until none of the texts is kept anywhere. */
async function gone(texts: readonly string[]): Promise<void> {
  await expect.poll(() => whereIs(texts), { timeout: 45_000, interval: 500 }).toEqual({});
}

async function seenBy(viewer: Person, ...chats: readonly Chat[]): Promise<string> {
  const pages = [viewer.query('Inbox', {}), viewer.query('Contacts', {}), ...chats.map(({ id }) => viewer.query('OpenConversation', { id }))];
  return JSON.stringify(await Promise.all([...pages, ...chats.map(({ id }) => viewer.query('Timeline', { id }))]));
}

describe('whoever deletes her account', { timeout: 60_000 }, () => {
  test('with her messages leaves no text of hers in any store, nor anywhere that others see', async () => {
    const { ben, cleo } = await server.people('ben', 'cleo');
    const early = await ben.events();
    const { ada, group, direct, former, message, his, told, written } = await someoneOfCanaries(ben, cleo);
    const { cursor } = await early.next(() => true);
    await ada.does('ExportMyData', {});
    const status = async () => (await ada.query('DataExports', {})).viewer.dataExports[0]?.status;
    await expect.poll(status, { timeout: 20_000 }).toBe('READY');
    const canaries = [...told, ...written];
    expect(Object.keys(await whereIs(canaries)).sort()).toEqual(canaries.toSorted());
    const live = await ben.events();

    expect(await ada.refused('DeleteMyAccount', { password: 'not the password', messages: 'REMOVE' })).toEqual(['CREDENTIALS_INVALID']);
    const { user } = await ada.does('DeleteMyAccount', { password: PASSWORD, messages: 'REMOVE' });
    expect(user).toEqual({ id: ada.id, isDeleted: true, handle: '', displayName: 'Deleted user', bio: null, avatar: null });
    await gone(canaries);

    const hasLeft = ({ __typename, conversation }: Event): boolean => __typename === 'MemberRemoved' && conversation?.id === group.id;
    const heard = (await live.upTo(hasLeft)).map(({ __typename }) => __typename);
    expect(heard).toEqual(expect.arrayContaining(['MessageDeleted', 'ReactionRemoved', 'MemberRemoved']));
    const resumed = await (await ben.events(cursor)).upTo(hasLeft);
    const seen = (await seenBy(ben, group, direct, former)) + JSON.stringify(resumed);
    for (const text of canaries) expect(seen).not.toContain(text);
    const { messages, members } = (await ben.query('OpenConversation', { id: group.id })).conversation;
    expect(members.nodes.map((member) => member.user?.id).sort()).toEqual([ben.id, cleo.id].sort());
    expect(members.nodes.filter(({ role }) => role === 'OWNER')).toHaveLength(1);
    expect(messages.edges.map(({ node }) => [node.id, node.deletedAt === null, node.reactions])).toEqual([
      [message.id, false, []],
      [his.id, true, []],
    ]);
  });

  test('and keeps her messages leaves nothing but these', async () => {
    const { ben, cleo } = await server.people('ben', 'cleo');
    const { ada, group, direct, told, written } = await someoneOfCanaries(ben, cleo);
    await ada.does('DeleteMyAccount', { password: PASSWORD, messages: 'KEEP' });
    await gone(told);
    expect(Object.keys(await whereIs(written)).sort()).toEqual(written.toSorted());
    expect((await ben.openChat(group)).texts).toEqual([written[1], 'his words']);
    const { messages } = (await ben.query('OpenConversation', { id: group.id })).conversation;
    expect(messages.edges[0]?.node).toMatchObject({ sender: { id: ada.id, displayName: 'Deleted user' }, attachments: [{ status: 'READY' }] });
    expect((await ben.openChat(direct)).texts).toEqual([written[3]]);
  });

  test('is gone for everybody at once, and nobody else loses anything', async () => {
    const { ben, cleo } = await server.people('ben', 'cleo');
    await ben.does('AddContact', { userId: cleo.id });
    const own = await ben.createGroup('Fishing', cleo);
    await ben.send(own, 'a word');
    const { ada, group, direct, handle, message } = await someoneOfCanaries(ben, cleo);
    const live = await ada.events();
    const watch = await ben.watch(ada);
    const before = await seenBy(ben, own);
    await ada.does('DeleteMyAccount', { password: PASSWORD, messages: 'KEEP' });

    expect((await live.closed).code).toBe(4403);
    expect((await ada.tries('{ viewer { id user { id } } }')).codes).not.toEqual([]);
    const logIn = { input: { handle, password: PASSWORD, deviceName: 'phone' } };
    expect(await ben.refused('LogIn', logIn)).toEqual(['CREDENTIALS_INVALID']);
    expect(await ben.refused('RefreshSession', { refreshToken: ada.session.refreshToken })).toEqual(['REFRESH_TOKEN_INVALID']);
    expect((await ben.query('FindUser', { handle })).userByHandle).toBeNull();
    expect((await ben.query('SearchUsers', { handlePrefix: handle, first: 5 })).searchUsers).toEqual([]);
    const sent = { input: { conversationId: direct.id, clientMessageId: randomUUID(), body: 'hello?' } };
    expect(await ben.refused('SendMessage', sent)).toEqual(['USER_DELETED']);
    expect(await ben.refused('StartDirectConversation', { userId: ada.id })).toEqual(['USER_DELETED']);
    expect(await ben.refused('AddMembers', { conversationId: own.id, userIds: [ada.id] })).toEqual(['USER_DELETED']);
    expect(await ben.refused('AddContact', { userId: ada.id })).toEqual(['USER_NOT_FOUND']);
    expect((await ben.openChat(direct)).members.nodes.map((member) => member.user?.displayName)).toContain('Deleted user');
    await watch.next(({ status, lastSeenAt }) => status === 'OFFLINE' && lastSeenAt === null);
    await server.people('dora').then(({ dora }) => expect(dora.id).toBeTruthy());
    const { session } = await ben.does('SignUp', { input: { ...logIn.input, displayName: 'Another', deviceName: 'phone' } });
    expect(session?.viewer.user.handle).toBe(handle); // the handle is free
    expect(session?.viewer.user.id).not.toBe(ada.id);

    await expect
      .poll(async () => (await ben.query('Contacts', {})).viewer.contacts.nodes.map(({ id }) => id), { timeout: 20_000 })
      .toEqual([cleo.id]);
    await expect
      .poll(async () => (await ben.openChat(group)).members.nodes.map((member) => member.user?.id).sort())
      .toEqual([ben.id, cleo.id].sort());
    expect(JSON.parse(await seenBy(ben, own)).slice(2)).toEqual(JSON.parse(before).slice(2));
    expect((await ben.query('WholeBody', { id: message.id })).message.id).toBe(message.id);
  });

  test('is erased though the worker is killed in between', async () => {
    const { ben, cleo } = await server.people('ben', 'cleo');
    const { ada, told, written, group } = await someoneOfCanaries(ben, cleo);
    for (let i = 0; i < 300; i++) await ada.send(group, `${written[0]} again`);
    await ada.does('DeleteMyAccount', { password: PASSWORD, messages: 'REMOVE' });
    const { seqs } = await ben.openChat(group);
    await expect.poll(async () => (await ben.openChat(group)).texts.includes(''), { timeout: 20_000, interval: 20 }).toBe(true);
    await server.kill('worker');
    await server.process('worker').restart();
    await gone([...told, ...written]);
    expect((await ben.openChat(group)).seqs).toEqual(seqs);
  });
});
