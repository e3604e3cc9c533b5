import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OPERATIONS } from '../support/operations.ts';
import { type Palaver, startPalaver } from '../support/palaver.ts';
import type { Chat, Person } from '../support/person.ts';

let server: Palaver;
beforeAll(async () => {
  server = await startPalaver();
});
afterAll(() => server?.stop());

const conversationOf = ({ conversation }: { readonly conversation?: Chat | null }): string | undefined => conversation?.id;

describe('a group', () => {
  test('a new member sees it from joining on', async () => {
    const { ada, ben, cy } = await server.people('ada', 'ben', 'cy');
    const [toBen, toCy] = await Promise.all([ben.events(), cy.events()]);
    const group = await ada.createGroup('Sailing', ben);
    expect(group).toMatchObject({ kind: 'GROUP', title: 'Sailing', memberCount: 2, viewerMembership: { role: 'OWNER' } });
    const before = await ada.send(group, 'before');
    expect(await ada.add(group, cy)).toEqual({ id: group.id, memberCount: 3 });
    await ada.send(group, 'after');

    const added = await toCy.next();
    expect(added).toMatchObject({
      __typename: 'MemberAdded',
      seq: 3,
      conversation: { id: group.id },
      member: { role: 'MEMBER', user: { id: cy.id } },
    });
    expect(await toCy.next()).toMatchObject({ __typename: 'MessageSent', seq: 4 });
    const seqs = (await toBen.upTo(({ seq }) => seq === 4)).map(({ seq }) => seq);
    expect(seqs).toEqual([1, 2, 3, 4]);
    expect((await cy.openChat(group)).texts).toEqual(['after']);
    expect((await ben.openChat(group)).texts).toEqual(['before', 'after']);
    expect((await cy.tries(OPERATIONS.WholeBody, { id: before.id })).codes).toEqual(['NOT_FOUND']);
  });

  test('a removed member gets the removal as the last event, then nothing, and reads nothing', async () => {
    const { ada, ben, cy } = await server.people('ada', 'ben', 'cy');
    const [toBen, toCy] = await Promise.all([ben.events(), cy.events()]);
    const group = await ada.createGroup('Sailing', ben, cy);
    expect(await ada.remove(group, cy)).toEqual({ id: group.id, memberCount: 2 });
    const secret = await ada.send(group, 'secret');
    await toBen.next(({ message }) => message?.id === secret.id);
    const direct = await ada.startDirect(cy);
    await ada.send(direct, 'sorry');

    const seen = await toCy.upTo(({ message }) => message?.preview.text === 'sorry');
    const ofGroup = seen.filter((event) => conversationOf(event) === group.id);
    expect(ofGroup.map(({ __typename }) => __typename)).toEqual(['ConversationCreated', 'MemberRemoved']);
    expect(ofGroup[1]).toMatchObject({ user: { id: cy.id }, actor: { id: ada.id }, newOwner: null });

    expect(await cy.refused('SendMessage', { input: { conversationId: group.id, clientMessageId: '1', body: 'let me in' } })).toEqual([
      'NOT_A_MEMBER',
    ]);
    expect(await cy.refused('LeaveConversation', { conversationId: group.id })).toEqual(['NOT_A_MEMBER']);
    expect((await cy.tries(OPERATIONS.OpenConversation, { id: group.id })).codes).toEqual(['NOT_FOUND']);
    expect((await cy.tries(OPERATIONS.WholeBody, { id: secret.id })).codes).toEqual(['NOT_FOUND']);
    expect((await cy.inbox()).rows.map(({ id }) => id)).toEqual([direct.id]);
    expect((await ben.openChat(group)).texts).toEqual(['secret']);
  });

  test('whoever comes back never sees what was said without her, by query, event or resume', async () => {
    const { ada, cy } = await server.people('ada', 'cy');
    const first = await cy.events();
    const group = await ada.createGroup('Sailing', cy);
    const { cursor } = await first.next(({ seq }) => seq === 1);
    await first.close();
    await ada.send(group, 'together');
    await ada.remove(group, cy);
    await ada.send(group, 'alone');
    await ada.add(group, cy);
    await ada.send(group, 'together again');

    const resumed = await cy.events(cursor);
    expect((await resumed.take(4)).map(({ seq }) => seq)).toEqual([2, 3, 5, 6]);
    expect((await cy.openChat(group)).texts).toEqual(['together', 'together again']);
  });

  test('an owner who leaves hands the group over, and everybody hears to whom', async () => {
    const { ada, ben, cy } = await server.people('ada', 'ben', 'cy');
    const toCy = await cy.events();
    const group = await ada.createGroup('Sailing', ben, cy);
    await ada.leave(group);
    const left = await toCy.next(({ __typename }) => __typename === 'MemberRemoved');
    expect(left).toMatchObject({ user: { id: ada.id }, actor: { id: ada.id }, newOwner: { id: ben.id } });
    expect((await ben.openChat(group)).viewerMembership.role).toBe('OWNER');
    expect((await ada.tries(OPERATIONS.OpenConversation, { id: group.id })).codes).toEqual(['NOT_FOUND']);
    await ben.remove(group, cy);
    await ben.leave(group);
    expect((await ben.inbox()).rows).toEqual([]);
  });

  test('a retry with the same client id gives the first group, and with other content none', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const input = { title: 'Sailing', memberIds: [ben.id], clientConversationId: 'first try' };
    const made = await Promise.all(Array.from({ length: 5 }, () => ada.does('CreateGroup', { input })));
    expect(new Set(made.map(({ conversation }) => conversation?.id)).size).toBe(1);
    expect(await ada.refused('CreateGroup', { input: { ...input, title: 'Rowing' } })).toEqual(['IDEMPOTENCY_CONFLICT']);
    expect((await ada.inbox()).rows.map(({ title }) => title)).toEqual(['Sailing']);
  });
});

describe('the limit of 100 members', () => {
  const limit = 100;
  let ada: Person;
  let crowd: Person[];
  beforeAll(async () => {
    ({ ada } = await server.people('ada'));
    crowd = await server.crowd(limit + 25);
  });

  test('the 101st member is refused, at once and later', async () => {
    const ids = crowd.map(({ id }) => id);
    const input = { title: 'Too many', memberIds: ids.slice(0, limit), clientConversationId: 'too many' };
    expect(await ada.refused('CreateGroup', { input })).toEqual(['GROUP_FULL']);
    const full = await ada.createGroup('Full', ...crowd.slice(0, limit - 1));
    expect(full.memberCount).toBe(limit);
    expect(await ada.refused('AddMembers', { conversationId: full.id, userIds: ids.slice(limit, limit + 1) })).toEqual(['GROUP_FULL']);
    expect(await ada.add(full, ...crowd.slice(0, 3))).toEqual({ id: full.id, memberCount: limit }); // who is in already takes no place
    expect((await ada.openChat(full)).members.nodes).toHaveLength(limit);
  });

  test('of 30 people added at once for the last 5 places exactly 5 come in', async () => {
    const group = await ada.createGroup('Nearly full', ...crowd.slice(0, limit - 6));
    const outcomes = await Promise.all(
      crowd.slice(limit - 5, limit + 25).map(({ id }) => ada.query('AddMembers', { conversationId: group.id, userIds: [id] })),
    );
    const codes = outcomes.flatMap(({ addMembers }) => addMembers.userErrors.map(({ code }) => code));
    expect(codes).toEqual(Array.from({ length: 25 }, () => 'GROUP_FULL'));
    const { memberCount, members } = await ada.openChat(group);
    expect([memberCount, members.nodes.length]).toEqual([limit, limit]);
  });
});
