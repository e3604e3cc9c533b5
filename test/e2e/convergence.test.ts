import { randomUUID } from 'node:crypto';
import { Supergraph } from '@apollo/federation-internals';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSchemaFile } from '../../schema/sdl.ts';
import type { Message, ReplicaEvent } from '../support/answers.ts';
import type { MutationName } from '../support/operations.ts';
import { type Palaver, startPalaver } from '../support/palaver.ts';
import type { Chat, Person } from '../support/person.ts';
import { afterEvent, type Screen } from '../support/replica.ts';

/** What is there before: a group of three with a thread, a quote, reactions, a pin and an edit. */
type Stage = { ada: Person; ben: Person; cleo: Person; dora: Person; group: Chat; first: Message; second: Message; third: Message };

/** Each mutation that changes what a conversation's screen shows, done by somebody to the group. */
const CHANGES: Partial<Record<MutationName, (stage: Stage) => Promise<unknown>>> = {
  SendMessage: ({ cleo, group, first, second }) => cleo.send(group, `@${cleo.handle} hello`, { replyToId: second.id, threadRootId: first.id }),
  ForwardMessage: ({ ada, group, third }) =>
    ada.does('ForwardMessage', { messageId: third.id, toConversationId: group.id, clientMessageId: randomUUID() }),
  EditMessage: ({ ada, first }) => ada.does('EditMessage', { messageId: first.id, body: `${'long '.repeat(300)} and new` }),
  DeleteMessage: ({ ada, second }) => ada.does('DeleteMessage', { messageId: second.id }),
  AddReaction: ({ ben, first }) => ben.does('AddReaction', { messageId: first.id, emoji: '🎉' }),
  RemoveReaction: ({ cleo, first }) => cleo.does('RemoveReaction', { messageId: first.id, emoji: '👍' }),
  PinMessage: ({ ada, third }) => ada.does('PinMessage', { messageId: third.id }),
  UnpinMessage: ({ ada, second }) => ada.does('UnpinMessage', { messageId: second.id }),
  UpdateGroup: ({ ada, group }) => ada.does('UpdateGroup', { conversationId: group.id, title: 'Rowing' }),
  SetMemberRole: ({ ada, ben, group }) => ada.does('SetMemberRole', { conversationId: group.id, userId: ben.id, role: 'OWNER' }),
  JoinByInviteLink: async ({ ada, dora, group }) => {
    const { inviteLink } = await ada.does('CreateInviteLink', { conversationId: group.id });
    await dora.does('JoinByInviteLink', { code: inviteLink?.code ?? '' });
  },
  AddMembers: ({ ada, group, dora }) => ada.add(group, dora),
  RemoveMember: ({ ada, group, cleo }) => ada.remove(group, cleo),
  LeaveConversation: ({ ada, group }) => ada.leave(group),
  MarkRead: ({ ben, group, third }) => ben.does('MarkRead', { conversationId: group.id, seq: third.seq }),
};

/** Mutations that change nothing of a screen that is open, and why. */
const ELSEWHERE: Record<string, string> = {
  signUp: 'accounts',
  logIn: 'accounts',
  logOut: 'accounts',
  refreshSession: 'accounts',
  revokeDevice: 'accounts',
  updateProfile: 'accounts',
  changePassword: 'accounts',
  updateSettings: 'accounts',
  addContact: 'people',
  removeContact: 'people',
  blockUser: 'people',
  unblockUser: 'people',
  exportMyData: 'all data of the viewer',
  deleteMyAccount: 'an entry for each message and group, as by deleteMessage and leaveConversation: see erasure.test.ts',
  requestUpload: 'files',
  completeUpload: 'files',
  startDirectConversation: 'makes a conversation',
  createGroup: 'makes a conversation',
  createInviteLink: 'shown to those who manage links',
  revokeInviteLink: 'shown to those who manage links',
  muteConversation: 'for the viewer alone',
  markUnread: 'for the viewer alone',
  markDelivered: 'shown at the receipts',
  saveDraft: 'for the viewer alone',
  scheduleMessage: 'for the viewer alone',
  cancelScheduledMessage: 'for the viewer alone',
  setTyping: 'kept nowhere',
  setMessageLifetime: 'changes what is sent later; the event carries it whole',
};

let server: Palaver;
beforeAll(async () => {
  server = await startPalaver();
});
afterAll(() => server?.stop());

describe('a second device that only heard the events has what a fresh one fetches', () => {
  test.each(Object.keys(CHANGES) as MutationName[])('after %s', async (name) => {
    const stage = await setUp();
    const { ben, group } = stage;
    const phone = await ben.logIn('second device');
    const socket = phone.open();
    const feed = socket.subscribe('Replica', { after: 'now' });
    await feed.next(({ __typename }) => __typename === 'HeadReached');
    const before = await fetchScreen(phone, group);
    await CHANGES[name]?.(stage);
    const marker = await ben.startDirect(await server.people('somebody').then(({ somebody }) => somebody));
    const events = await feed.upTo(({ __typename, conversation }) => __typename === 'ConversationCreated' && conversation?.id === marker.id);
    const isHers = ({ __typename, user, readSeq }: ReplicaEvent): boolean =>
      __typename === 'ReceiptUpdated' && user?.id === ben.id && readSeq === stage.third.seq;
    if (name === 'MarkRead' && !events.some(isHers)) events.push(await feed.next(isHers)); // a state, told within a second
    const after = events.reduce<Screen | null>((screen, event) => afterEvent(screen, event, ben.id), before);
    expect(after && withoutStatus(after)).toEqual(await fetchScreen(phone, group));
    expect(after).not.toEqual(before);
    await socket.close();
  });

  test('and every mutation is among them, or has a reason not to be', () => {
    const mutations = Supergraph.build(readSchemaFile('supergraph.graphql')).apiSchema().toGraphQLJSSchema().getMutationType()?.getFields() ?? {};
    const covered = new Set(Object.keys(CHANGES).map((name) => name[0]?.toLowerCase() + name.slice(1)));
    expect(Object.keys(mutations).filter((name) => !covered.has(name) && !(name in ELSEWHERE))).toEqual([]);
  });
});

async function setUp(): Promise<Stage> {
  const { ada, ben, cleo, dora } = await server.people('ada', 'ben', 'cleo', 'dora');
  const group = await ada.createGroup('Sailing', ben, cleo);
  const first = await ada.send(group, 'one');
  const second = await cleo.send(group, 'two', { threadRootId: first.id });
  const third = await ada.send(group, 'three', { replyToId: first.id });
  await cleo.does('AddReaction', { messageId: first.id, emoji: '👍' });
  await ben.does('AddReaction', { messageId: first.id, emoji: '👍' });
  await ada.does('PinMessage', { messageId: second.id });
  await cleo.does('EditMessage', { messageId: second.id, body: 'two, edited' });
  return { ada, ben, cleo, dora, group, first, second, third };
}

async function fetchScreen(person: Person, { id }: Chat): Promise<Screen> {
  const { messages, unreadCount: _, ...conversation } = (await person.query('OpenConversation', { id })).conversation;
  return withoutStatus({ ...conversation, messages: messages.edges.map(({ node }) => node) });
}

/** How far messages have got follows from the receipts of all members, which no screen keeps. */
function withoutStatus(screen: Screen): Screen {
  return { ...screen, messages: screen.messages.map((message) => ({ ...message, status: 'SENT' })) };
}
