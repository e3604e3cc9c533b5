import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InviteLink } from '../support/answers.ts';
import { OPERATIONS } from '../support/operations.ts';
import { type Palaver, startPalaver } from '../support/palaver.ts';
import type { Chat, Person } from '../support/person.ts';
import { PNG, uploaded } from '../support/uploads.ts';

let server: Palaver;
beforeAll(async () => {
  server = await startPalaver({ GROUP_MEMBER_LIMIT: '30' });
});
afterAll(() => server?.stop());

type Made = Pick<InviteLink, 'id' | 'code' | 'expiresAt' | 'maxUses' | 'useCount'>;

async function makeLink(person: Person, { id }: Chat, bounds: { maxUses?: number; expiresAt?: string } = {}): Promise<Made> {
  const { inviteLink } = await person.does('CreateInviteLink', { conversationId: id, ...bounds });
  if (!inviteLink) throw new Error('there is no link');
  return inviteLink;
}

async function linksOf(person: Person, { id }: Chat): Promise<readonly InviteLink[] | null> {
  return (await person.query('InviteLinks', { id, first: 100 })).conversation.inviteLinks?.nodes ?? null;
}

const inMs = (ms: number): string => new Date(Date.now() + ms).toISOString();

describe('an invite link', () => {
  test('lets in whoever has its code, once, and everybody hears of it', async () => {
    const { ada, ben, cy } = await server.people('ada', 'ben', 'cy');
    const group = await ada.createGroup('Sailing', ben);
    await ada.send(group, 'before');
    const [toBen, toCy] = await Promise.all([ben.events(), cy.events()]);
    const link = await makeLink(ada, group);
    expect(link).toMatchObject({ expiresAt: null, maxUses: null, useCount: 0 });
    expect(link.code).toMatch(/^[\w-]{43,60}$/);
    const { conversation } = await cy.does('JoinByInviteLink', { code: link.code });
    expect(conversation).toMatchObject({ id: group.id, title: 'Sailing', memberCount: 3, viewerMembership: { role: 'MEMBER' }, unreadCount: 0 });
    await cy.does('JoinByInviteLink', { code: link.code });
    await ada.send(group, 'after');

    const told = await toBen.take(3);
    expect(told).toMatchObject([
      { __typename: 'InviteLinkCreated', seq: 3, actor: { id: ada.id }, inviteLink: { id: link.id } },
      { __typename: 'MemberAdded', seq: 4, actor: { id: cy.id }, member: { role: 'MEMBER', user: { id: cy.id } } },
      { __typename: 'MessageSent', seq: 5 },
    ]);
    expect(JSON.stringify(told)).not.toContain(link.code.slice(0, 22));
    expect((await toCy.take(2)).map(({ seq }) => seq)).toEqual([4, 5]);
    expect((await cy.openChat(group)).texts).toEqual(['after']);
    expect(await linksOf(ada, group)).toMatchObject([{ ...link, useCount: 1, createdBy: { id: ada.id }, revokedAt: null }]);
    const { nodes } = (await ben.query('Timeline', { id: group.id })).conversation.timeline;
    expect(nodes.map(({ kind }) => kind)).toContain('INVITE_LINK_CREATED');
  });

  test('lets nobody in once it is revoked, and who is in stays', async () => {
    const { ada, ben, cy } = await server.people('ada', 'ben', 'cy');
    const group = await ada.createGroup('Sailing');
    const link = await makeLink(ada, group);
    await ben.does('JoinByInviteLink', { code: link.code });
    const toBen = await ben.events();
    const { inviteLink } = await ada.does('RevokeInviteLink', { inviteLinkId: link.id });
    expect(inviteLink).toEqual({ id: link.id, revokedAt: expect.any(String) });
    expect((await ada.does('RevokeInviteLink', { inviteLinkId: link.id })).inviteLink).toEqual(inviteLink); // nothing to do
    expect(await cy.refused('JoinByInviteLink', { code: link.code })).toEqual(['INVITE_LINK_REVOKED']);
    await ben.does('JoinByInviteLink', { code: link.code }); // a member already
    await ada.send(group, 'still here?');
    expect((await toBen.take(2)).map(({ __typename }) => __typename)).toEqual(['InviteLinkRevoked', 'MessageSent']);
    expect((await ben.openChat(group)).memberCount).toBe(2);
  });

  test('ends at its time, and after so many uses', async () => {
    const { ada, ben, cy } = await server.people('ada', 'ben', 'cy');
    const group = await ada.createGroup('Sailing');
    const once = await makeLink(ada, group, { maxUses: 1, expiresAt: inMs(3_600_000) });
    await ben.does('JoinByInviteLink', { code: once.code });
    expect(await cy.refused('JoinByInviteLink', { code: once.code })).toEqual(['INVITE_LINK_USED_UP']);
    const expiresAt = inMs(4_000);
    const short = await makeLink(ada, group, { expiresAt });
    expect(short.expiresAt).toBe(expiresAt);
    await expect
      .poll(async () => (await cy.query('InviteLinkPreview', { code: short.code })).inviteLinkPreview.state, { timeout: 20_000 })
      .toBe('EXPIRED');
    expect(await cy.refused('JoinByInviteLink', { code: short.code })).toEqual(['INVITE_LINK_EXPIRED']);
    expect((await ada.openChat(group)).memberCount).toBe(2);
  });

  test('is for those who manage links alone, with its code', async () => {
    const { ada, ben, cy, eve } = await server.people('ada', 'ben', 'cy', 'eve');
    const group = await ada.createGroup('Sailing', ben, cy);
    await ada.does('SetMemberRole', { conversationId: group.id, userId: ben.id, role: 'ADMIN' });
    const link = await makeLink(ben, group);
    expect((await linksOf(ada, group))?.[0]?.code).toBe(link.code);
    expect(await linksOf(cy, group)).toBeNull();
    expect(await linksOf(ada, await ada.startDirect(ben))).toBeNull();
    expect(await cy.refused('RevokeInviteLink', { inviteLinkId: link.id })).toEqual(['NOT_ALLOWED']);
    expect(await eve.refused('RevokeInviteLink', { inviteLinkId: link.id })).toEqual(['INVITE_LINK_NOT_FOUND']);
    const [toAda, toCy] = [ada, cy].map((person) => person.open().subscribe('InviteLinkEvents', { after: 'now' }));
    for (const feed of [toAda, toCy]) await feed?.next(({ __typename }) => __typename === 'ResyncRequired');
    const other = await makeLink(ada, group);
    const ofLink = ({ inviteLink }: { readonly inviteLink?: unknown }): boolean => inviteLink !== undefined;
    expect((await toAda?.next(ofLink))?.inviteLink).toEqual({ id: other.id, code: other.code });
    expect((await toCy?.next(ofLink))?.inviteLink).toBeNull();
  });

  test('lets in again who has left', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const group = await ada.createGroup('Sailing', ben);
    const link = await makeLink(ada, group);
    await ben.leave(group);
    await ben.does('JoinByInviteLink', { code: link.code });
    expect((await ben.openChat(group)).memberCount).toBe(2);
  });

  test('shows before joining where it leads, while it lets people in', async () => {
    const { ada, ben, eve } = await server.people('ada', 'ben', 'eve');
    const group = await ada.createGroup('Sailing', ben);
    const photo = await uploaded(ada, PNG, 'image/png');
    await ada.does('SetGroupAvatar', { conversationId: group.id, avatarAttachmentId: photo.id });
    const link = await makeLink(ada, group);
    const shown = async (person: Person) => (await person.query('InviteLinkPreview', { code: link.code })).inviteLinkPreview;
    const open = { title: 'Sailing', memberCount: 2, avatar: { id: photo.id, url: expect.any(String) } };
    expect(await shown(eve)).toEqual({ ...open, state: 'USABLE', isMember: false, conversation: null });
    expect(await shown(ben)).toEqual({ ...open, state: 'USABLE', isMember: true, conversation: { id: group.id } });
    await ada.does('RevokeInviteLink', { inviteLinkId: link.id });
    expect(await shown(eve)).toEqual({ state: 'REVOKED', isMember: false, title: null, memberCount: null, avatar: null, conversation: null });
    expect(await shown(ben)).toMatchObject({ ...open, state: 'REVOKED', isMember: true });
  });

  test('has a code that nobody guesses, by which its id says nothing', async () => {
    const { ada, eve } = await server.people('ada', 'eve');
    const link = await makeLink(ada, await ada.createGroup('Sailing'));
    const changed = (link.code.startsWith('A') ? 'B' : 'A') + link.code.slice(1);
    for (const code of [
      '',
      'x',
      link.id,
      link.id.slice(4),
      'A'.repeat(22) + link.id.slice(4),
      changed,
      `${link.code}0`,
      ` ${link.code}`,
      '\u0000',
      'é'.repeat(30),
    ]) {
      expect(await eve.refused('JoinByInviteLink', { code })).toEqual(['INVITE_LINK_NOT_FOUND']);
      expect((await eve.tries(OPERATIONS.InviteLinkPreview, { code })).codes).toEqual(['NOT_FOUND']);
    }
  });
});

describe('the links of a group', () => {
  test('are 20 at most, of which those that let nobody in make room, and are paged', async () => {
    const { ada } = await server.people('ada');
    const group = await ada.createGroup('Sailing');
    const made: Made[] = [];
    for (let i = 0; i < 20; i++) made.push(await makeLink(ada, group));
    expect(await ada.refused('CreateInviteLink', { conversationId: group.id })).toEqual(['TOO_MANY_INVITE_LINKS']);
    const [, second, third] = made;
    for (const link of [third, second]) await ada.does('RevokeInviteLink', { inviteLinkId: link?.id ?? '' });
    made.push(await makeLink(ada, group));
    const left = made.filter((link) => link !== second).map(({ id }) => id);
    const first = (await ada.query('InviteLinks', { id: group.id, first: 15 })).conversation.inviteLinks;
    const rest = (await ada.query('InviteLinks', { id: group.id, first: 15, after: first?.pageInfo.endCursor ?? null })).conversation.inviteLinks;
    expect([...(first?.nodes ?? []), ...(rest?.nodes ?? [])].map(({ id }) => id)).toEqual(left);
    expect(rest?.pageInfo.hasNextPage).toBe(false);
    expect(await ada.refused('RevokeInviteLink', { inviteLinkId: second?.id ?? '' })).toEqual(['INVITE_LINK_NOT_FOUND']);
  });
});

describe('many at once', () => {
  let ada: Person;
  let crowd: Person[];
  beforeAll(async () => {
    ({ ada } = await server.people('ada'));
    crowd = await server.crowd(46);
  });
  const join = async (people: readonly Person[], code: string): Promise<string[]> => {
    const outcomes = await Promise.all(people.map((person) => person.query('JoinByInviteLink', { code })));
    return outcomes.map(({ joinByInviteLink }) => joinByInviteLink.userErrors[0]?.code ?? 'joined').sort();
  };

  test('of 20 who join at once for the last 3 places exactly 3 come in', async () => {
    const group = await ada.createGroup('Nearly full', ...crowd.slice(0, 26));
    const link = await makeLink(ada, group);
    const outcomes = await join(crowd.slice(26, 46), link.code);
    expect(outcomes).toEqual([...Array.from({ length: 17 }, () => 'GROUP_FULL'), ...Array.from({ length: 3 }, () => 'joined')]);
    expect((await ada.openChat(group)).memberCount).toBe(30);
    expect((await linksOf(ada, group))?.[0]?.useCount).toBe(3);
    const outside = (
      await Promise.all(crowd.slice(26).map(async (person) => ((await person.inbox()).rows.some(({ id }) => id === group.id) ? [] : [person])))
    ).flat();
    expect(outside).toHaveLength(17);
    expect((await outside[0]?.query('InviteLinkPreview', { code: link.code }))?.inviteLinkPreview.state).toBe('GROUP_FULL');
  });

  test('of 10 who join at once by a link for 3 exactly 3 come in, however often each asks', async () => {
    const group = await ada.createGroup('By invitation');
    const link = await makeLink(ada, group, { maxUses: 3 });
    const ten = crowd.slice(0, 10);
    const outcomes = await join([...ten, ...ten], link.code);
    expect(outcomes.filter((outcome) => outcome === 'joined').length).toBeLessThanOrEqual(6);
    expect(new Set(outcomes)).toEqual(new Set(['INVITE_LINK_USED_UP', 'joined']));
    expect((await ada.openChat(group)).memberCount).toBe(4);
    expect((await linksOf(ada, group))?.[0]).toMatchObject({ useCount: 3, maxUses: 3 });
  });

  test('joining and revoking at once let in exactly those who were told so', async () => {
    const group = await ada.createGroup('Closing');
    const link = await makeLink(ada, group);
    const [outcomes] = await Promise.all([join(crowd.slice(0, 10), link.code), ada.does('RevokeInviteLink', { inviteLinkId: link.id })]);
    const joined = outcomes.filter((outcome) => outcome === 'joined').length;
    expect(new Set([...outcomes, 'joined', 'INVITE_LINK_REVOKED'])).toEqual(new Set(['joined', 'INVITE_LINK_REVOKED']));
    expect((await ada.openChat(group)).memberCount).toBe(1 + joined);
    expect((await linksOf(ada, group))?.[0]?.useCount).toBe(joined);
  });
});
