import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCurrent } from '../../timeline/membership.ts';
import type { Roster } from '../../timeline/roster.ts';
import { loadState, rosterAsOf } from '../../timeline/state.ts';
import type { TimelineStore } from '../../timeline/store.ts';
import { createGroupModel, type GroupAct, type GroupModel } from '../support/group-model.ts';
import { makeSharedGroup, userIdOf } from '../support/group-processes.ts';

const LIMIT = 5;
const USERS = range(8);
const START = 1_800_000_000_000;
const LINK: GroupAct = { kind: 'link', actor: 0, maxUses: null, lifetimeMs: null };

/** What groups keep to, whatever their logs are kept in, when three processes change them. `numRuns` is for the properties. */
export function groupsContract(driver: string, open: () => TimelineStore, numRuns: number): void {
  describe(`groups, ${driver}`, () => {
    const groupOf = (size: number, memberLimit: number) => makeSharedGroup(open(), { memberLimit, size, now: () => START });
    const rosterOf = async (conversationId: string): Promise<Roster> => (await loadState(open(), conversationId)).roster as Roster; // it was made

    test('of 20 who join at once for the last 3 places, each twice, exactly 3 come in', async () => {
      const { conversationId, act } = await groupOf(17, 20);
      await act(0, LINK);
      const outcomes = await Promise.all(range(40).map((i) => act(i % 3, { kind: 'join', actor: 17 + (i % 20), link: 0 })));
      const { members, inviteLinks } = await rosterOf(conversationId);
      expect([members.length, inviteLinks?.[0]?.useCount]).toEqual([20, 3]);
      const told = outcomes.map((code, i) => (code === null ? userIdOf(17 + (i % 20)) : null)).filter((id) => id !== null);
      expect(new Set(told)).toEqual(new Set(members.slice(17).map(({ userId }) => userId)));
      expect(new Set(outcomes)).toEqual(new Set(['GROUP_FULL', null]));
    });

    test('of 10 who join at once by a link for 3 exactly 3 come in', async () => {
      const { conversationId, act } = await groupOf(2, 100);
      await act(0, { ...LINK, maxUses: 3 } as GroupAct); // a link
      const outcomes = await Promise.all(range(10).map((i) => act(i % 3, { kind: 'join', actor: 20 + i, link: 0 })));
      expect(outcomes.toSorted()).toEqual([...range(7).map(() => 'INVITE_LINK_USED_UP'), ...range(3).map(() => null)]);
      expect((await rosterOf(conversationId)).inviteLinks).toMatchObject([{ useCount: 3 }]);
    });

    test('links made at once are 20 at most', async () => {
      const { conversationId, act } = await groupOf(2, 100);
      const outcomes = await Promise.all(range(24).map((i) => act(i % 3, LINK)));
      expect(outcomes.filter((code) => code !== null)).toEqual(range(4).map(() => 'TOO_MANY_INVITE_LINKS'));
      expect((await rosterOf(conversationId)).inviteLinks).toHaveLength(20);
    });

    test('whatever races, a group has one owner while it has members, keeps its limits, and its roster is the fold of its log', async () => {
      const waves = fc.array(fc.array(fc.tuple(fc.nat(2), anAct), { minLength: 2, maxLength: 6 }), { maxLength: 4 });
      await fc.assert(
        fc.asyncProperty(waves, async (waves) => {
          const { conversationId, act } = await groupOf(3, LIMIT);
          await act(0, { ...LINK, maxUses: 2 } as GroupAct); // a link
          for (const wave of waves) await Promise.all(wave.map(([process, one]) => act(process, one)));
          const roster = await rosterOf(conversationId);
          const { members, inviteLinks = [] } = roster;
          expect(members.filter(({ role }) => role === 'owner')).toHaveLength(Math.min(1, members.length));
          expect(members.length).toBeLessThanOrEqual(LIMIT);
          for (const { useCount, maxUses } of inviteLinks) expect(useCount).toBeLessThanOrEqual(maxUses ?? useCount);
          const last = await open().log.last(conversationId);
          expect(last && (await rosterAsOf(open(), last))).toEqual(roster);
        }),
        { numRuns },
      );
    });

    test('a group is what a plain model of it says, and so is every refusal, whichever process is asked', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.tuple(fc.nat(2), anAct, fc.nat(400)), { maxLength: 25 }), async (steps) => {
          let now = START;
          const { conversationId, act } = await makeSharedGroup(open(), { memberLimit: LIMIT, size: 1, now: () => now });
          const model = createGroupModel(LIMIT);
          for (const [process, one, ms] of steps) {
            expect([one, await act(process, one)]).toEqual([one, model.act(one, now)]);
            now += ms;
          }
          expect(shown(await rosterOf(conversationId))).toEqual(plain(model.group));
          const [stored] = await open().rosters.load([conversationId]);
          expect(stored && shown(stored)).toEqual(plain(model.group));
          const rows = await Promise.all(USERS.map((user) => open().memberships.load(userIdOf(user), [conversationId])));
          expect(USERS.filter((user) => isCurrent(rows[user]?.[0]))).toEqual([...model.group.members.keys()].sort());
        }),
        { numRuns },
      );
    });
  });
}

const user = fc.constantFrom(...USERS);
const actor = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(0, 1) }, { weight: 2, arbitrary: user });
const link = fc.nat(3);
const kind = <K extends GroupAct['kind']>(name: K) => fc.constant(name);

const anAct: fc.Arbitrary<GroupAct> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ kind: kind('rename'), actor, title: fc.constantFrom('Sailing', 'Rowing') }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('picture'), actor, avatarAttachmentId: fc.constantFrom('att_1', 'att_2', null) }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('add'), actor, users: fc.uniqueArray(user, { minLength: 1, maxLength: 3 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('remove'), actor, user }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('role'), actor, user, role: fc.constantFrom('owner', 'admin', 'member') }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('leave'), actor }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('link'), actor, maxUses: fc.constantFrom(1, 2, null), lifetimeMs: fc.constantFrom(1, 900, null) }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('revoke'), actor, link }) },
  { weight: 5, arbitrary: fc.record({ kind: kind('join'), actor: user, link }) },
);

function shown({ title, avatarAttachmentId, members, inviteLinks = [] }: Roster): unknown {
  const links = inviteLinks.map(({ maxUses, expiresAt, useCount, revokedAt }) => [maxUses, expiresAt, useCount, revokedAt !== null]);
  return { title, avatarAttachmentId, members: members.map(({ userId, role }) => [userId, role]), links };
}

function plain({ title, avatarAttachmentId, members, links }: GroupModel): unknown {
  return {
    title,
    avatarAttachmentId,
    members: [...members].map(([user, role]) => [userIdOf(user), role]),
    links: links.map(({ maxUses, expiresAt, uses, isRevoked }) => [maxUses, expiresAt, uses, isRevoked]),
  };
}

function range(length: number): number[] {
  return Array.from({ length }, (_, i) => i);
}
