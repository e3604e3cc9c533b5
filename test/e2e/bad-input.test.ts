import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send } from '../support/client.ts';
import { expectNothingInternal } from '../support/leaks.ts';
import { type MutationName, OPERATIONS, type OperationName, type Operations } from '../support/operations.ts';
import { type Palaver, startPalaver } from '../support/palaver.ts';
import type { Chat, Person } from '../support/person.ts';

let server: Palaver;
let ada: Person;
let ben: Person;
let eve: Person;
let chat: Chat;
let group: Chat;
let link: { readonly id: string; readonly code: string };
beforeAll(async () => {
  server = await startPalaver({ UPLOAD_LIMIT_BYTES: '1000000' });
  ({ ada, ben, eve } = await server.people('ada', 'ben', 'eve'));
  chat = await ada.startDirect(ben);
  group = await ada.createGroup('Sailing', ben, eve);
  await ada.send(chat, 'hello', { clientMessageId: 'hello' });
  const { inviteLink } = await ada.does('CreateInviteLink', { conversationId: group.id });
  if (!inviteLink) throw new Error('there is no link');
  link = inviteLink;
  await ada.remove(group, eve);
});
afterAll(() => server?.stop());

/** Everything that ada and ben can read back. Nothing that is refused changes it. */
async function state(): Promise<unknown> {
  return Promise.all(
    [ada, ben].map(async (person) => {
      const [me, inbox, ...rest] = await Promise.all([
        person.query('Me', {}),
        person.inbox(),
        person.query('Devices', {}),
        person.query('Contacts', {}),
        person.query('BlockedUsers', {}),
        person.query('InviteLinks', { id: group.id, first: 100 }),
      ]);
      return [me, inbox, rest, await person.openChat(chat), await person.openChat(group)];
    }),
  );
}

/** Sends a mutation that must be refused, and checks that it changed and told nothing. Gives the codes. */
async function refusal<N extends MutationName>(person: Person, name: N, variables: Operations[N]['variables']): Promise<string[]> {
  const before = await state();
  const codes = await person.refused(name, variables);
  expect(await state()).toEqual(before);
  return codes;
}

const emoji = '😀';
const nobody = 'usr_0123456789012345678901';
const noLink = 'inv_01234567890123456789012';
const nowhere = 'cnv_0123456789012345678901';

describe('signing up', () => {
  const good = { handle: 'zoe', displayName: 'Zoe', password: 'correct horse battery', deviceName: 'phone' };
  test.each<[string, Partial<typeof good>, string]>([
    ['an empty handle', { handle: '' }, 'HANDLE_INVALID'],
    ['a handle of 31 characters', { handle: 'z'.repeat(31) }, 'HANDLE_INVALID'],
    ['a handle with a space', { handle: 'zo e' }, 'HANDLE_INVALID'],
    ['a password of 11 characters', { password: 'elevenchars' }, 'PASSWORD_INVALID'],
    ['a password of 257 characters', { password: 'ab1 '.repeat(65).slice(0, 257) }, 'PASSWORD_INVALID'],
    ['a common password', { password: 'password1234' }, 'PASSWORD_TOO_COMMON'],
    ['an empty display name', { displayName: ' ' }, 'DISPLAY_NAME_INVALID'],
    ['a display name of 81 characters', { displayName: 'x'.repeat(81) }, 'DISPLAY_NAME_INVALID'],
    ['an empty device name', { deviceName: '' }, 'DEVICE_NAME_INVALID'],
  ])('with %s makes no account', async (_, fault, code) => {
    const input = { ...good, handle: `zoe_${crypto.randomUUID().slice(0, 8)}`, ...fault };
    const answer = await send<Operations['SignUp']['data']>(server, { query: OPERATIONS.SignUp, variables: { input } });
    expect(answer.body?.data?.signUp).toMatchObject({ session: null, userErrors: [{ code }] });
    expectNothingInternal(answer.text);
    expect((await ada.query('FindUser', { handle: input.handle })).userByHandle).toBeNull();
  });

  test('with a handle that is taken makes no account, in any letter case', async () => {
    const input = { ...good, handle: ada.handle.toUpperCase(), displayName: 'Impostor' };
    const { body } = await send<Operations['SignUp']['data']>(server, { query: OPERATIONS.SignUp, variables: { input } });
    expect(body?.data?.signUp).toMatchObject({ session: null, userErrors: [{ code: 'HANDLE_TAKEN', path: ['input', 'handle'] }] });
    expect((await ben.query('FindUser', { handle: ada.handle })).userByHandle?.displayName).toBe('ada');
  });

  test('with everything wrong says everything at once', async () => {
    const input = { handle: '', displayName: '', password: '', deviceName: '' };
    const { body } = await send<Operations['SignUp']['data']>(server, { query: OPERATIONS.SignUp, variables: { input } });
    const codes = body?.data?.signUp.userErrors.map(({ code }) => code);
    expect(codes?.sort()).toEqual(['DEVICE_NAME_INVALID', 'DISPLAY_NAME_INVALID', 'HANDLE_INVALID', 'PASSWORD_INVALID']);
  });
});

test('a wrong password and an unknown handle get the very same answer', async () => {
  const answers = [ada.handle, 'nobody_has_this', '', { toString: 'no' }].map(async (handle) => {
    const input = { handle, password: 'not the right one', deviceName: 'phone' };
    return (await send(server, { query: OPERATIONS.LogIn, variables: { input } })).text;
  });
  const [wrong, unknown, empty, object] = await Promise.all(answers);
  expect(wrong).toContain('CREDENTIALS_INVALID');
  expect([unknown, empty]).toEqual([wrong, wrong]);
  expect(object).toContain('BAD_USER_INPUT');
});

describe('a message', () => {
  const draft = (more: object) => ({ input: { conversationId: chat.id, clientMessageId: crypto.randomUUID(), body: 'hello', ...more } });

  test.each<[string, () => object, string]>([
    ['without text', () => ({ body: '' }), 'MESSAGE_EMPTY'],
    ['of 100,000 characters', () => ({ body: 'x'.repeat(100_000) }), 'MESSAGE_TOO_LONG'],
    ['of 100,000 emoji', () => ({ body: emoji.repeat(100_000) }), 'MESSAGE_TOO_LONG'],
    ['to an unknown conversation', () => ({ conversationId: nowhere }), 'CONVERSATION_NOT_FOUND'],
    ['to what is no id', () => ({ conversationId: "'; drop table entries; --" }), 'CONVERSATION_NOT_FOUND'],
    ['with an empty client id', () => ({ clientMessageId: '' }), 'CLIENT_ID_INVALID'],
    ['with a client id of 65 characters', () => ({ clientMessageId: 'x'.repeat(65) }), 'CLIENT_ID_INVALID'],
    ['with a client id that other content had', () => ({ clientMessageId: 'hello', body: 'good-bye' }), 'IDEMPOTENCY_CONFLICT'],
    ['with 11 attachments', () => ({ attachmentIds: Array.from({ length: 11 }, (_, i) => `att_${i}`) }), 'TOO_MANY_ATTACHMENTS'],
    ['with an attachment that is none', () => ({ attachmentIds: ['att_0123456789012345678901'] }), 'ATTACHMENT_NOT_FOUND'],
  ])('%s is refused', async (_, more, code) => {
    expect(await refusal(ada, 'SendMessage', draft(more()))).toEqual([code]);
  });

  test('by a stranger is refused as if there were no conversation, by a former member as what she is', async () => {
    expect(await refusal(eve, 'SendMessage', draft({}))).toEqual(['CONVERSATION_NOT_FOUND']);
    expect(await refusal(eve, 'SendMessage', draft({ conversationId: group.id }))).toEqual(['NOT_A_MEMBER']);
  });

  test.each([
    ['99,999 characters', 'x'.repeat(99_999)],
    ['99,999 characters of four bytes', emoji.repeat(99_999)],
  ])('of %s arrives whole, by query and by event', async (_, body) => {
    const live = await ben.events();
    const { id } = await ada.send(chat, body);
    expect((await ben.query('WholeBody', { id })).message.body).toBe(body);
    const { message } = await live.next();
    expect(message).toMatchObject({ id, preview: { isTruncated: true } });
  });

  test('keeps odd text as it is', async () => {
    for (const body of [' ', '\u0000', '\u202egnp.exe', 'e\u0301', '<script>', '{"$gt":""}', '\ud83d\ude00\u200d']) {
      const { id } = await ada.send(group, body);
      expect((await ben.query('WholeBody', { id })).message.body).toBe(body);
    }
  });
});

describe('what can not be done', () => {
  const groupInput = (more: object) => ({ input: { title: 'Rowing', memberIds: [], clientConversationId: crypto.randomUUID(), ...more } });
  const upload = (more: object) => ({ input: { fileName: 'a.txt', contentType: 'text/plain', size: 10, ...more } });
  const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
  const later = (more: object) => ({
    input: { conversationId: chat.id, clientMessageId: crypto.randomUUID(), body: 'hello', sendAt: inAnHour, ...more },
  });
  const attempt = <N extends MutationName>(who: () => Person, name: N, variables: () => Operations[N]['variables'], code: string) =>
    [name, () => refusal(who(), name, variables()), code] as const;
  const asAda = () => ada;
  const asBen = () => ben;
  const asEve = () => eve;

  test.each([
    attempt(asAda, 'StartDirectConversation', () => ({ userId: ada.id }), 'SELF_NOT_ALLOWED'),
    attempt(asAda, 'StartDirectConversation', () => ({ userId: nobody }), 'USER_NOT_FOUND'),
    attempt(asAda, 'CreateGroup', () => groupInput({ title: ' ' }), 'TITLE_INVALID'),
    attempt(asAda, 'CreateGroup', () => groupInput({ title: 'x'.repeat(101) }), 'TITLE_INVALID'),
    attempt(asAda, 'CreateGroup', () => groupInput({ clientConversationId: '' }), 'CLIENT_ID_INVALID'),
    attempt(asAda, 'CreateGroup', () => groupInput({ memberIds: [ben.id, nobody] }), 'USER_NOT_FOUND'),
    attempt(asAda, 'AddMembers', () => ({ conversationId: group.id, userIds: [] }), 'TOO_MANY_USERS'),
    attempt(asAda, 'AddMembers', () => ({ conversationId: group.id, userIds: Array.from({ length: 101 }, () => eve.id) }), 'TOO_MANY_USERS'),
    attempt(asAda, 'AddMembers', () => ({ conversationId: group.id, userIds: [nobody] }), 'USER_NOT_FOUND'),
    attempt(asAda, 'AddMembers', () => ({ conversationId: nowhere, userIds: [eve.id] }), 'CONVERSATION_NOT_FOUND'),
    attempt(asAda, 'AddMembers', () => ({ conversationId: chat.id, userIds: [eve.id] }), 'NOT_A_GROUP'),
    attempt(asBen, 'AddMembers', () => ({ conversationId: group.id, userIds: [eve.id] }), 'NOT_ALLOWED'),
    attempt(asBen, 'RemoveMember', () => ({ conversationId: group.id, userId: ada.id }), 'NOT_ALLOWED'),
    attempt(asAda, 'RemoveMember', () => ({ conversationId: group.id, userId: ada.id }), 'SELF_NOT_ALLOWED'),
    attempt(asAda, 'RemoveMember', () => ({ conversationId: group.id, userId: eve.id }), 'MEMBER_NOT_FOUND'),
    attempt(asAda, 'CreateGroup', () => groupInput({ avatarAttachmentId: 'x' }), 'ATTACHMENT_NOT_FOUND'),
    attempt(asAda, 'UpdateGroup', () => ({ conversationId: group.id, title: ' ' }), 'TITLE_INVALID'),
    attempt(asAda, 'UpdateGroup', () => ({ conversationId: group.id, title: emoji.repeat(101) }), 'TITLE_INVALID'),
    attempt(asAda, 'UpdateGroup', () => ({ conversationId: nowhere, title: 'Rowing' }), 'CONVERSATION_NOT_FOUND'),
    attempt(asAda, 'UpdateGroup', () => ({ conversationId: chat.id, title: 'Rowing' }), 'NOT_A_GROUP'),
    attempt(asBen, 'UpdateGroup', () => ({ conversationId: group.id, title: 'Rowing' }), 'NOT_ALLOWED'),
    attempt(asAda, 'SetGroupAvatar', () => ({ conversationId: group.id, avatarAttachmentId: '../x' }), 'ATTACHMENT_NOT_FOUND'),
    attempt(asAda, 'SetMemberRole', () => ({ conversationId: group.id, userId: eve.id, role: 'ADMIN' }), 'MEMBER_NOT_FOUND'),
    attempt(asAda, 'SetMemberRole', () => ({ conversationId: group.id, userId: 'x', role: 'OWNER' }), 'MEMBER_NOT_FOUND'),
    attempt(asAda, 'SetMemberRole', () => ({ conversationId: group.id, userId: ada.id, role: 'ADMIN' }), 'OWNER_MUST_HAND_OVER'),
    attempt(asAda, 'SetMemberRole', () => ({ conversationId: nowhere, userId: ben.id, role: 'ADMIN' }), 'CONVERSATION_NOT_FOUND'),
    attempt(asAda, 'SetMemberRole', () => ({ conversationId: chat.id, userId: ben.id, role: 'ADMIN' }), 'NOT_A_GROUP'),
    attempt(asAda, 'CreateInviteLink', () => ({ conversationId: nowhere }), 'CONVERSATION_NOT_FOUND'),
    attempt(asAda, 'CreateInviteLink', () => ({ conversationId: chat.id }), 'NOT_A_GROUP'),
    attempt(asBen, 'CreateInviteLink', () => ({ conversationId: group.id }), 'NOT_ALLOWED'),
    attempt(asAda, 'CreateInviteLink', () => ({ conversationId: group.id, maxUses: 0 }), 'INVITE_LINK_USES_INVALID'),
    attempt(asAda, 'CreateInviteLink', () => ({ conversationId: group.id, maxUses: 10_001 }), 'INVITE_LINK_USES_INVALID'),
    attempt(asAda, 'CreateInviteLink', () => ({ conversationId: group.id, expiresAt: '2020-01-01T00:00:00.000Z' }), 'INVITE_LINK_EXPIRY_INVALID'),
    attempt(asAda, 'RevokeInviteLink', () => ({ inviteLinkId: noLink }), 'INVITE_LINK_NOT_FOUND'),
    attempt(asAda, 'RevokeInviteLink', () => ({ inviteLinkId: link.code }), 'INVITE_LINK_NOT_FOUND'),
    attempt(asAda, 'RevokeInviteLink', () => ({ inviteLinkId: `inv_${group.id.slice(4)}1` }), 'INVITE_LINK_NOT_FOUND'),
    attempt(asBen, 'RevokeInviteLink', () => ({ inviteLinkId: link.id }), 'NOT_ALLOWED'),
    attempt(
      () => eve,
      'RevokeInviteLink',
      () => ({ inviteLinkId: link.id }),
      'NOT_A_MEMBER',
    ),
    attempt(asBen, 'JoinByInviteLink', () => ({ code: '' }), 'INVITE_LINK_NOT_FOUND'),
    attempt(asBen, 'JoinByInviteLink', () => ({ code: 'x'.repeat(100_000) }), 'INVITE_LINK_NOT_FOUND'),
    attempt(asAda, 'LeaveConversation', () => ({ conversationId: chat.id }), 'NOT_A_GROUP'),
    attempt(asAda, 'SetMessageLifetime', () => ({ conversationId: chat.id, seconds: 4 }), 'LIFETIME_INVALID'),
    attempt(asAda, 'SetMessageLifetime', () => ({ conversationId: chat.id, seconds: -5 }), 'LIFETIME_INVALID'),
    attempt(asAda, 'SetMessageLifetime', () => ({ conversationId: chat.id, seconds: 366 * 86_400 }), 'LIFETIME_INVALID'),
    attempt(asAda, 'SaveDraft', () => ({ conversationId: nowhere, body: 'x' }), 'CONVERSATION_NOT_FOUND'),
    attempt(asAda, 'SaveDraft', () => ({ conversationId: chat.id, body: 'x'.repeat(100_000) }), 'MESSAGE_TOO_LONG'),
    attempt(asAda, 'ScheduleMessage', () => later({ sendAt: '2020-01-01T00:00:00Z' }), 'SEND_AT_INVALID'),
    attempt(asAda, 'ScheduleMessage', () => later({ sendAt: '2999-01-01T00:00:00Z' }), 'SEND_AT_INVALID'),
    attempt(asAda, 'ScheduleMessage', () => later({ body: '' }), 'MESSAGE_EMPTY'),
    attempt(asAda, 'ScheduleMessage', () => later({ body: 'x'.repeat(100_000) }), 'MESSAGE_TOO_LONG'),
    attempt(asAda, 'ScheduleMessage', () => later({ clientMessageId: '' }), 'CLIENT_ID_INVALID'),
    attempt(asAda, 'ScheduleMessage', () => later({ conversationId: nowhere }), 'CONVERSATION_NOT_FOUND'),
    attempt(asAda, 'ScheduleMessage', () => later({ attachmentIds: ['att_0123456789012345678901'] }), 'ATTACHMENT_NOT_FOUND'),
    attempt(
      () => eve,
      'ScheduleMessage',
      () => later({ conversationId: group.id }),
      'NOT_A_MEMBER',
    ),
    attempt(asAda, 'CancelScheduledMessage', () => ({ id: 'sch_0123456789012345678901' }), 'SCHEDULED_MESSAGE_NOT_FOUND'),
    attempt(asAda, 'CancelScheduledMessage', () => ({ id: "'--" }), 'SCHEDULED_MESSAGE_NOT_FOUND'),
    attempt(asAda, 'SetTyping', () => ({ conversationId: nowhere, isTyping: true }), 'CONVERSATION_NOT_FOUND'),
    attempt(asAda, 'SetMessageLifetime', () => ({ conversationId: nowhere, seconds: 60 }), 'CONVERSATION_NOT_FOUND'),
    attempt(asBen, 'SetMessageLifetime', () => ({ conversationId: group.id, seconds: 60 }), 'NOT_ALLOWED'),
    attempt(asAda, 'MarkRead', () => ({ conversationId: chat.id, seq: -1 }), 'SEQ_INVALID'),
    attempt(asAda, 'MarkRead', () => ({ conversationId: chat.id, seq: 1_000 }), 'SEQ_INVALID'),
    attempt(asEve, 'MarkRead', () => ({ conversationId: group.id, seq: 1 }), 'NOT_A_MEMBER'),
    attempt(asAda, 'MarkDelivered', () => ({ conversationId: chat.id, seq: -1 }), 'SEQ_INVALID'),
    attempt(asAda, 'MarkDelivered', () => ({ conversationId: chat.id, seq: 1_000 }), 'SEQ_INVALID'),
    attempt(asAda, 'MarkDelivered', () => ({ conversationId: nowhere, seq: 1 }), 'CONVERSATION_NOT_FOUND'),
    attempt(asAda, 'MarkUnread', () => ({ conversationId: nowhere }), 'CONVERSATION_NOT_FOUND'),
    attempt(asAda, 'MarkUnread', () => ({ conversationId: "'; drop table memberships; --" }), 'CONVERSATION_NOT_FOUND'),
    attempt(asEve, 'MarkUnread', () => ({ conversationId: group.id }), 'NOT_A_MEMBER'),
    attempt(asEve, 'MarkDelivered', () => ({ conversationId: group.id, seq: 1 }), 'NOT_A_MEMBER'),
    attempt(asEve, 'MuteConversation', () => ({ conversationId: chat.id, until: null }), 'CONVERSATION_NOT_FOUND'),
    attempt(asAda, 'UpdateProfile', () => ({ input: { bio: 'x'.repeat(501) } }), 'BIO_TOO_LONG'),
    attempt(asAda, 'UpdateProfile', () => ({ input: { displayName: '' } }), 'DISPLAY_NAME_INVALID'),
    attempt(asAda, 'UpdateProfile', () => ({ input: { avatarAttachmentId: 'x' } }), 'ATTACHMENT_NOT_FOUND'),
    attempt(asAda, 'AddContact', () => ({ userId: ada.id }), 'SELF_NOT_ALLOWED'),
    attempt(asAda, 'AddContact', () => ({ userId: nobody }), 'USER_NOT_FOUND'),
    attempt(asAda, 'RemoveContact', () => ({ userId: ada.id }), 'SELF_NOT_ALLOWED'),
    attempt(asAda, 'RemoveContact', () => ({ userId: nobody }), 'USER_NOT_FOUND'),
    attempt(asAda, 'BlockUser', () => ({ userId: ada.id }), 'SELF_NOT_ALLOWED'),
    attempt(asAda, 'BlockUser', () => ({ userId: nobody }), 'USER_NOT_FOUND'),
    attempt(asAda, 'UnblockUser', () => ({ userId: ada.id }), 'SELF_NOT_ALLOWED'),
    attempt(asAda, 'UnblockUser', () => ({ userId: nobody }), 'USER_NOT_FOUND'),
    attempt(asAda, 'RequestUpload', () => upload({ size: 1_000_001 }), 'FILE_TOO_LARGE'),
    attempt(asAda, 'RequestUpload', () => upload({ size: 0 }), 'FILE_EMPTY'),
    attempt(asAda, 'RequestUpload', () => upload({ fileName: '../../etc/passwd' }), 'FILE_NAME_INVALID'),
    attempt(asAda, 'RequestUpload', () => upload({ contentType: 'anything' }), 'CONTENT_TYPE_INVALID'),
    attempt(asAda, 'CompleteUpload', () => ({ attachmentId: 'att_0123456789012345678901' }), 'ATTACHMENT_NOT_FOUND'),
  ])('%s is refused and changes nothing', async (_, refuse, code) => {
    expect(await refuse()).toEqual([code]);
  });
});

describe('paging', () => {
  const page = (args: string) => `{ conversation(id: "${chat.id}") { members(first: 1) { nodes { role } } messages(${args}) { nodes { id } } } }`;

  test.each([
    ['first: 0', 'BAD_USER_INPUT'],
    ['first: -1', 'BAD_USER_INPUT'],
    ['first: 101', 'BAD_USER_INPUT'],
    ['last: 101', 'BAD_USER_INPUT'],
    ['first: 1, last: 1', 'BAD_USER_INPUT'],
    ['after: null', 'BAD_USER_INPUT'],
    ['first: 1, after: "x"', 'CURSOR_INVALID'],
    ['last: 1, before: ""', 'CURSOR_INVALID'],
    [`last: 1, before: "${Buffer.from('["message",{"$gt":""}]').toString('base64url')}"`, 'CURSOR_INVALID'],
    [`last: 1, before: "${Buffer.from('["member",1]').toString('base64url')}"`, 'CURSOR_INVALID'],
  ])('by (%s) gives %s, and the rest of the answer', async (args, code) => {
    const answer = await ada.tries(page(args));
    expect(answer.codes).toEqual([code]);
    expect(answer.body?.data).toMatchObject({ conversation: { messages: null, members: { nodes: [{ role: 'MEMBER' }] } } });
    expectNothingInternal(answer.text);
  });

  test('of the inbox and of people has the same rules', async () => {
    for (const [args, code] of [
      ['first: 0', 'BAD_USER_INPUT'],
      ['first: 101', 'BAD_USER_INPUT'],
      ['first: 1, after: "x"', 'CURSOR_INVALID'],
    ] as const) {
      for (const list of ['conversations', 'contacts', 'blockedUsers']) {
        expect((await ada.tries(`{ viewer { ${list}(${args}) { nodes { id } } } }`)).codes).toEqual([code]);
      }
    }
  });
});

describe('a value of the wrong type', () => {
  const wrong = { $gt: '' };

  test.each<[OperationName, () => object]>([
    ['LogIn', () => ({ input: { handle: wrong, password: wrong, deviceName: 'x' } })],
    ['RefreshSession', () => ({ refreshToken: wrong })],
    ['FindUser', () => ({ handle: wrong })],
    ['RevokeDevice', () => ({ deviceId: wrong })],
    ['StartDirectConversation', () => ({ userId: wrong })],
    ['AddMembers', () => ({ conversationId: group.id, userIds: [wrong] })],
    ['UpdateGroup', () => ({ conversationId: group.id, title: wrong })],
    ['SetGroupAvatar', () => ({ conversationId: group.id, avatarAttachmentId: wrong })],
    ['SetMemberRole', () => ({ conversationId: group.id, userId: ben.id, role: 'EMPEROR' })],
    ['SetMemberRole', () => ({ conversationId: group.id, userId: wrong, role: 'ADMIN' })],
    ['CreateInviteLink', () => ({ conversationId: group.id, maxUses: 1.5 })],
    ['CreateInviteLink', () => ({ conversationId: group.id, expiresAt: 'tomorrow' })],
    ['RevokeInviteLink', () => ({ inviteLinkId: wrong })],
    ['JoinByInviteLink', () => ({ code: wrong })],
    ['InviteLinkPreview', () => ({ code: wrong })],
    ['OpenConversation', () => ({ id: wrong })],
    ['OpenConversation', () => ({ id: chat.id, before: wrong })],
    ['WholeBody', () => ({ id: wrong })],
    ['SendMessage', () => ({ input: { conversationId: chat.id, clientMessageId: wrong, body: 'x' } })],
    ['SendMessage', () => ({ input: { conversationId: chat.id, clientMessageId: 'x', body: 'x', attachmentIds: [wrong] } })],
    ['SendMessage', () => ({ input: { conversationId: chat.id, clientMessageId: 'x', body: 'x', secret: 'x' } })],
    ['MarkRead', () => ({ conversationId: chat.id, seq: 1.5 })],
    ['MarkRead', () => ({ conversationId: chat.id, seq: 99_999_999_999 })],
    ['MarkDelivered', () => ({ conversationId: wrong, seq: 1 })],
    ['MarkDelivered', () => ({ conversationId: chat.id, seq: '1' })],
    ['MarkUnread', () => ({ conversationId: wrong })],
    ['Receipts', () => ({ id: wrong })],
    ['MuteConversation', () => ({ conversationId: chat.id, until: 'tomorrow' })],
    ['MuteConversation', () => ({ conversationId: chat.id, until: 1 })],
    ['MuteConversation', () => ({ conversationId: chat.id, until: '+275760-09-13T00:00:00Z' })],
    ['MuteConversation', () => ({ conversationId: wrong, until: null })],
    ['SetMessageLifetime', () => ({ conversationId: wrong, seconds: 60 })],
    ['SetTyping', () => ({ conversationId: chat.id, isTyping: 'yes' })],
    ['SaveDraft', () => ({ conversationId: chat.id, body: wrong })],
    ['ScheduleMessage', () => ({ input: { conversationId: chat.id, clientMessageId: 'x', body: 'x', sendAt: 'tomorrow' } })],
    ['ScheduleMessage', () => ({ input: { conversationId: chat.id, clientMessageId: 'x', body: wrong, sendAt: '2999-01-01T00:00:00Z' } })],
    ['CancelScheduledMessage', () => ({ id: wrong })],
    ['SetTyping', () => ({ conversationId: wrong, isTyping: true })],
    ['SetMessageLifetime', () => ({ conversationId: chat.id, seconds: 5.5 })],
    ['UpdateSettings', () => ({ input: { lastSeenVisibility: 'FRIENDS' } })],
    ['UpdateSettings', () => ({ input: { readReceipts: 'no' } })],
    ['DeleteMyAccount', () => ({ password: wrong, messages: 'KEEP' })],
    ['DeleteMyAccount', () => ({ password: 'correct horse battery', messages: 'SOME' })],
    ['AddContact', () => ({ userId: wrong })],
    ['RemoveContact', () => ({ userId: wrong })],
    ['BlockUser', () => ({ userId: wrong })],
    ['UnblockUser', () => ({ userId: wrong })],
    ['Contacts', () => ({ after: wrong })],
    ['SearchUsers', () => ({ handlePrefix: wrong, first: 5 })],
    ['RequestUpload', () => ({ input: { fileName: 'x', contentType: 'text/plain', size: wrong } })],
    ['CompleteUpload', () => ({ attachmentId: wrong })],
    ['SendMessage', () => ({})],
  ])('is refused by %s before anything is done', async (name, variables) => {
    const before = await state();
    const answer = await ada.tries(OPERATIONS[name], variables());
    expect([answer.codes.at(0), answer.body?.data ?? null]).toEqual(['BAD_USER_INPUT', null]);
    expectNothingInternal(answer.text);
    expect(await state()).toEqual(before);
  });
});
