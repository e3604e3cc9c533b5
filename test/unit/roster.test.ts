import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Content, Entry, Role } from '../../timeline/entry.ts';
import { inviteLinkIdOf } from '../../timeline/invite-link.ts';
import { foldRoster, memberOf, type Roster, recipientsOf } from '../../timeline/roster.ts';
import { draftAt } from '../support/timeline.ts';

const entryOf = (seq: number, content: Content): Entry => ({
  ...draftAt(seq, content, { conversationId: 'cnv_1' }),
  at: String(seq).padStart(4, '0'),
});
const added = (userId: string): Content => ({ kind: 'member_added', userId, role: 'member' });
const removed = (userId: string, newOwnerId: string | null = null): Content => ({ kind: 'member_removed', userId, joinedSeq: 1, newOwnerId });
const said: Content = { kind: 'message_sent', body: 'hello', attachmentIds: [] };
const created: Content = {
  kind: 'conversation_created',
  conversationKind: 'group',
  title: 'the title',
  members: [
    { userId: 'a', role: 'owner' },
    { userId: 'b', role: 'admin' },
    { userId: 'c', role: 'member' },
  ],
};

const fold = (roster: Roster | null, entries: readonly Entry[]): Roster | null => entries.reduce<Roster | null>(foldRoster, roster);
const after = (...contents: readonly Content[]): Roster | null =>
  fold(
    null,
    contents.map((content, i) => entryOf(i + 1, content)),
  );
const shown = (roster: Roster | null): string =>
  (roster?.members ?? []).map(({ userId, role, joinedSeq }) => `${userId} ${role} ${joinedSeq}`).join(', ');

test('a conversation begins with the members of its creation', () => {
  const roster = after(created);
  expect(roster).toMatchObject({
    conversationId: 'cnv_1',
    kind: 'group',
    title: 'the title',
    appliedSeq: 1,
    createdAt: entryOf(1, created).createdAt,
  });
  expect(shown(roster)).toBe('a owner 1, b admin 1, c member 1');
  expect(roster && memberOf(roster, 'b')?.joinedAt).toBe(entryOf(1, created).createdAt);
  expect(roster && memberOf(roster, 'd')).toBeUndefined();
});

test('who is added comes last, also when she was there before', () => {
  expect(shown(after(created, added('d'), removed('b'), added('b')))).toBe('a owner 1, c member 1, d member 2, b member 4');
});

test('positions grow in the order of joining, also among those of one entry', () => {
  const positions = after(created, added('d'), removed('b'), added('b'))?.members.map(({ position }) => position) ?? [];
  expect(positions.toSorted((a, b) => a - b)).toEqual(positions);
  expect(new Set(positions).size).toBe(4);
});

test('an owner who leaves hands the group over', () => {
  expect(shown(after(created, removed('a', 'c')))).toBe('b admin 1, c owner 1');
});

test('a new owner takes the group over from the one until then, who is an admin from then on', () => {
  const handedOver: Content = { kind: 'role_changed', userId: 'c', role: 'owner' };
  expect(shown(after(created, handedOver))).toBe('a admin 1, b admin 1, c owner 1');
});

test('a group keeps 20 links, and drops the oldest that lets nobody in', () => {
  const made = (maxUses: number | null = null): Content => ({ kind: 'invite_link_created', endsAt: null, maxUses });
  const idAt = (seq: number): string => inviteLinkIdOf({ conversationId: 'cnv_1', seq });
  const links = Array.from({ length: 20 }, (_, i) => made(i === 4 ? 1 : null)); // of the seqs 2 to 21
  const usedUp: Content = { kind: 'member_added', userId: 'd', role: 'member', inviteLinkId: idAt(6) };
  const revoked: Content = { kind: 'invite_link_revoked', inviteLinkId: idAt(9) };
  const ids = after(created, ...links, usedUp, revoked, made(), made())?.inviteLinks?.map(({ id }) => id);
  expect(ids).toEqual([2, 3, 4, 5, 7, 8, ...Array.from({ length: 12 }, (_, i) => 10 + i), 24, 25].map(idAt));
});

test('the last one to leave leaves nobody', () => {
  expect(shown(after(created, removed('a', 'b'), removed('b', 'c'), removed('c')))).toBe('');
});

test('messages leave the roster as it is, the same object', () => {
  const roster = after(created);
  expect(foldRoster(roster, entryOf(2, said))).toBe(roster);
  expect(foldRoster(null, entryOf(1, said))).toBeNull();
});

test('an entry that is in the roster already changes nothing', () => {
  const roster = after(created, added('d'));
  expect(foldRoster(roster, entryOf(2, added('x')))).toBe(roster);
  expect(foldRoster(roster, entryOf(1, created))).toBe(roster);
});

test('a log without its creation is no log', () => {
  expect(() => foldRoster(null, entryOf(2, added('d')))).toThrow('does not begin with its creation');
});

test('an entry is told to the members after it, and to whoever it removed', () => {
  const roster = after(created, removed('b'));
  expect(roster && recipientsOf(entryOf(2, removed('b')), roster)).toEqual(['a', 'c', 'b']);
  expect(roster && recipientsOf(entryOf(3, said), roster)).toEqual(['a', 'c']);
});

test('a roster of any seq and the entries after it, some of them twice, fold to the same as the whole log', () => {
  const userId = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const linkId = fc.integer({ min: 2, max: 6 }).map((seq) => inviteLinkIdOf({ conversationId: 'cnv_1', seq }));
  const content = fc.oneof(
    fc.constant(said),
    userId.map(added),
    fc.tuple(userId, fc.option(userId)).map(([user, heir]) => removed(user, heir)),
    fc.record({ kind: fc.constant('role_changed' as const), userId, role: fc.constantFrom<Role>('owner', 'admin', 'member') }),
    fc.record({ kind: fc.constant('group_changed' as const), title: fc.constantFrom('a', 'b') }),
    fc.record({ kind: fc.constant('invite_link_created' as const), endsAt: fc.constant(null), maxUses: fc.constantFrom(1, null) }),
    fc.record({ kind: fc.constant('invite_link_revoked' as const), inviteLinkId: linkId }),
    fc.record({ kind: fc.constant('member_added' as const), userId, role: fc.constant('member' as const), inviteLinkId: linkId }),
  );
  fc.assert(
    fc.property(fc.array(content, { maxLength: 20 }), fc.nat(), fc.nat(), (contents, stored, repeated) => {
      const log = [created, ...contents].map((content, i) => entryOf(i + 1, content));
      const cut = 1 + (stored % log.length);
      const from = repeated % (cut + 1);
      expect(fold(fold(null, log.slice(0, cut)), log.slice(from))).toEqual(fold(null, log));
    }),
  );
});
