import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Payload } from '../support/answers.ts';
import { type Palaver, startPalaver } from '../support/palaver.ts';
import type { Chat, Person } from '../support/person.ts';
import { announce, PNG, uploaded } from '../support/uploads.ts';

let server: Palaver;
beforeAll(async () => {
  server = await startPalaver();
});
afterAll(() => server?.stop());

const rolesIn = async (person: Person, group: Chat): Promise<Record<string, string>> =>
  Object.fromEntries((await person.openChat(group)).members.nodes.map(({ role, user }) => [user?.displayName ?? '', role]));
const pictureOf = async (person: Person, { id }: Chat): Promise<string | undefined> =>
  (await person.query('InviteLinks', { id, first: 1 })).conversation.avatar?.id;

describe('the title of a group', () => {
  test('is changed by an owner or an admin, seen by everybody, and told of once', async () => {
    const { ada, ben, cy } = await server.people('ada', 'ben', 'cy');
    const group = await ada.createGroup('Sailing', ben, cy);
    await ada.does('SetMemberRole', { conversationId: group.id, userId: ben.id, role: 'ADMIN' });
    const toCy = await cy.events();
    const { conversation } = await ben.does('UpdateGroup', { conversationId: group.id, title: '  Rowing ' });
    expect(conversation).toEqual({ id: group.id, title: 'Rowing' });
    await ada.does('UpdateGroup', { conversationId: group.id, title: 'Rowing' }); // nothing to do
    await ada.does('UpdateGroup', { conversationId: group.id });
    const { seq } = await ada.send(group, 'a good name');
    expect(await toCy.take(2)).toMatchObject([
      { __typename: 'GroupUpdated', actor: { id: ben.id }, conversation: { id: group.id, title: 'Rowing' }, seq: seq - 1 },
      { __typename: 'MessageSent', seq },
    ]);
    expect((await cy.inbox()).rows[0]?.title).toBe('Rowing');
    const { nodes } = (await cy.query('Timeline', { id: group.id })).conversation.timeline;
    expect(nodes.find(({ kind }) => kind === 'GROUP_UPDATED')).toMatchObject({ title: 'Rowing', actor: { id: ben.id } });
  });
});

describe('the picture of a group', () => {
  test('is a picture of the one who sets it, seen by everybody, and goes with null', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const group = await ada.createGroup('Sailing', ben);
    const photo = await uploaded(ada, PNG, 'image/png');
    const toBen = await ben.events();
    const { conversation } = await ada.does('SetGroupAvatar', { conversationId: group.id, avatarAttachmentId: photo.id });
    expect(Buffer.from(await (await fetch(conversation?.avatar?.url ?? '')).arrayBuffer())).toEqual(PNG);
    expect(await toBen.next()).toMatchObject({ __typename: 'GroupUpdated', conversation: { title: 'Sailing', avatar: { id: photo.id } } });
    await ada.does('UpdateGroup', { conversationId: group.id, title: 'Rowing' });
    expect(await pictureOf(ben, group)).toBe(photo.id);
    const without = await ada.does('SetGroupAvatar', { conversationId: group.id, avatarAttachmentId: null });
    expect(without.conversation).toEqual({ id: group.id, avatar: null });
    expect(await pictureOf(ben, group)).toBeUndefined();
  });

  test("can not be somebody else's, pending, or no picture", async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const group = await ada.createGroup('Sailing', ben);
    const [foreign, text] = [await uploaded(ben, PNG, 'image/png'), await uploaded(ada, Buffer.from('just text'), 'text/plain')];
    const pending = (await announce(ada, PNG.length, 'image/png')).attachment;
    for (const [avatarAttachmentId, code] of [
      [foreign.id, 'ATTACHMENT_NOT_FOUND'],
      [pending.id, 'ATTACHMENT_NOT_FOUND'],
      [text.id, 'ATTACHMENT_NOT_IMAGE'],
    ] as const) {
      expect(await ada.refused('SetGroupAvatar', { conversationId: group.id, avatarAttachmentId })).toEqual([code]);
      const input = { title: 'Rowing', memberIds: [], clientConversationId: randomUUID(), avatarAttachmentId };
      expect(await ada.refused('CreateGroup', { input })).toEqual([code]);
    }
    expect(await pictureOf(ben, group)).toBeUndefined();
  });

  test('can be there from the beginning, also when the group is asked for again', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const photo = await uploaded(ada, PNG, 'image/png');
    const input = { title: 'Sailing', memberIds: [ben.id], clientConversationId: randomUUID(), avatarAttachmentId: photo.id };
    const [first, again] = [await ada.does('CreateGroup', { input }), await ada.does('CreateGroup', { input })];
    expect(again.conversation?.id).toBe(first.conversation?.id);
    expect(await pictureOf(ben, first.conversation ?? { id: '' })).toBe(photo.id);
    expect(await ada.refused('CreateGroup', { input: { ...input, avatarAttachmentId: null } })).toEqual(['IDEMPOTENCY_CONFLICT']);
  });
});

describe('roles', () => {
  test('are given and taken by the owner, and told of', async () => {
    const { ada, ben, cy, dee } = await server.people('ada', 'ben', 'cy', 'dee');
    const group = await ada.createGroup('Sailing', ben, cy);
    const toCy = await cy.events();
    const { member } = await ada.does('SetMemberRole', { conversationId: group.id, userId: ben.id, role: 'ADMIN' });
    expect(member).toEqual({ role: 'ADMIN', user: { id: ben.id } });
    await ada.does('SetMemberRole', { conversationId: group.id, userId: ben.id, role: 'ADMIN' }); // nothing to do
    await ben.add(group, dee);
    await ada.does('SetMemberRole', { conversationId: group.id, userId: ben.id, role: 'MEMBER' });
    expect(await toCy.take(3)).toMatchObject([
      { __typename: 'MemberRoleChanged', seq: 2, user: { id: ben.id }, role: 'ADMIN', actor: { id: ada.id } },
      { __typename: 'MemberAdded', seq: 3 },
      { __typename: 'MemberRoleChanged', seq: 4, user: { id: ben.id }, role: 'MEMBER' },
    ]);
    expect(await ben.refused('RemoveMember', { conversationId: group.id, userId: dee.id })).toEqual(['NOT_ALLOWED']);
    const { nodes } = (await cy.query('Timeline', { id: group.id })).conversation.timeline;
    expect(nodes.filter(({ kind }) => kind === 'MEMBER_ROLE_CHANGED').map(({ user }) => user?.id)).toEqual([ben.id, ben.id]);
  });

  test('an owner hands the group over in one step, and is an admin then', async () => {
    const { ada, ben, cy } = await server.people('ada', 'ben', 'cy');
    const group = await ada.createGroup('Sailing', ben, cy);
    for (const role of ['ADMIN', 'MEMBER']) {
      expect(await ada.refused('SetMemberRole', { conversationId: group.id, userId: ada.id, role })).toEqual(['OWNER_MUST_HAND_OVER']);
    }
    await ada.does('SetMemberRole', { conversationId: group.id, userId: ada.id, role: 'OWNER' }); // nothing to do
    const toCy = await cy.events();
    await ada.does('SetMemberRole', { conversationId: group.id, userId: ben.id, role: 'OWNER' });
    expect(await toCy.next()).toMatchObject({ __typename: 'MemberRoleChanged', seq: 2, user: { id: ben.id }, role: 'OWNER' });
    expect(await rolesIn(cy, group)).toEqual({ ada: 'ADMIN', ben: 'OWNER', cy: 'MEMBER' });
    expect(await ada.refused('SetMemberRole', { conversationId: group.id, userId: cy.id, role: 'ADMIN' })).toEqual(['NOT_ALLOWED']);
    expect(await ada.refused('RemoveMember', { conversationId: group.id, userId: ben.id })).toEqual(['NOT_ALLOWED']);
    await ben.remove(group, ada);
    expect(await rolesIn(cy, group)).toEqual({ ben: 'OWNER', cy: 'MEMBER' });
  });

  test('an admin removes members, but no other admin', async () => {
    const { ada, ben, cy, dee } = await server.people('ada', 'ben', 'cy', 'dee');
    const group = await ada.createGroup('Sailing', ben, cy, dee);
    for (const { id } of [ben, cy]) await ada.does('SetMemberRole', { conversationId: group.id, userId: id, role: 'ADMIN' });
    expect(await ben.refused('RemoveMember', { conversationId: group.id, userId: cy.id })).toEqual(['NOT_ALLOWED']);
    expect(await ben.remove(group, dee)).toEqual({ id: group.id, memberCount: 3 });
    await ada.leave(group);
    expect(await rolesIn(ben, group)).toEqual({ ben: 'OWNER', cy: 'ADMIN' });
  });

  test('handing over and leaving at once leave one owner, whatever comes first', async () => {
    const { ada, ben, cy } = await server.people('ada', 'ben', 'cy');
    for (let round = 0; round < 5; round++) {
      const group = await ada.createGroup('Sailing', ben, cy);
      const outcomes: object[] = await Promise.all([
        ada.query('SetMemberRole', { conversationId: group.id, userId: ben.id, role: 'OWNER' }),
        ben.query('LeaveConversation', { conversationId: group.id }),
        ada.query('LeaveConversation', { conversationId: group.id }),
        ada.query('SetMemberRole', { conversationId: group.id, userId: cy.id, role: 'ADMIN' }),
      ]);
      const payloads = outcomes.flatMap((outcome) => Object.values(outcome) as Payload<string, unknown>[]); // one mutation each
      const codes = payloads.flatMap(({ userErrors }) => userErrors.map(({ code }) => code));
      expect(codes.filter((code) => !['MEMBER_NOT_FOUND', 'NOT_A_MEMBER', 'NOT_ALLOWED'].includes(code))).toEqual([]);
      expect(await rolesIn(cy, group)).toEqual({ cy: 'OWNER' });
    }
  });
});
