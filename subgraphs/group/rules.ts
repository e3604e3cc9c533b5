import { type UserError, userError } from '../../platform/errors.ts';
import { NOT_A_MEMBER } from '../../timeline/access.ts';
import type { Decision } from '../../timeline/append.ts';
import type { Content, Role } from '../../timeline/entry.ts';
import { type Member, memberOf, type Roster } from '../../timeline/roster.ts';
import type { LogState } from '../../timeline/state.ts';

/** Creates the conversation, or does nothing if it exists already as the same. */
export function decideCreation(
  content: Content & { kind: 'conversation_created' },
  isSame: (roster: Roster) => boolean,
): (state: LogState) => Decision {
  return ({ roster }) => {
    if (!roster) return { contents: [content] };
    return isSame(roster) ? { contents: [] } : { refusal: userError('IDEMPOTENCY_CONFLICT', ['input', 'clientConversationId']) };
  };
}

/** Owners and admins add people, up to the limit; who is in stays as she is. */
export function decideAdding(actorId: string, userIds: readonly string[], memberLimit: number): (state: LogState) => Decision {
  return inGroupAs(actorId, ['owner', 'admin'], (roster) => {
    const joining = [...new Set(userIds)].filter((userId) => !memberOf(roster, userId));
    if (roster.members.length + joining.length > memberLimit) return { refusal: groupFull(memberLimit, ['input', 'userIds']) };
    return { contents: joining.map((userId) => ({ kind: 'member_added', userId, role: 'member' })) };
  });
}

/** Owners remove everybody else, admins remove members. */
export function decideRemoval(actorId: string, userId: string): (state: LogState) => Decision {
  return inGroupAs(actorId, ['owner', 'admin'], (roster, actor) => {
    if (userId === actorId) return { refusal: userError('SELF_NOT_ALLOWED', ['input', 'userId'], 'Leave the group instead.') };
    const member = memberOf(roster, userId);
    if (!member) return { refusal: userError('MEMBER_NOT_FOUND', ['input', 'userId']) };
    if (RANK[actor.role] <= RANK[member.role]) return { refusal: userError('NOT_ALLOWED') };
    return { contents: [removalOf(member, null)] };
  });
}

/** Everybody may leave; an owner hands the group to the admin, else the member, who joined first. */
export function decideLeaving(actorId: string): (state: LogState) => Decision {
  return inGroupAs(actorId, ['owner', 'admin', 'member'], (roster, actor) => {
    const others = roster.members.filter((member) => member !== actor);
    const heir = actor.role === 'owner' ? (others.find(({ role }) => role === 'admin') ?? others[0]) : undefined;
    return { contents: [removalOf(actor, heir?.userId ?? null)] };
  });
}

/** The refusal at the limit of members. */
export function groupFull(memberLimit: number, path: readonly string[]): UserError {
  return userError('GROUP_FULL', path, `A group has at most ${memberLimit} members.`);
}

const RANK: Record<Role, number> = { owner: 2, admin: 1, member: 0 };

function inGroupAs(actorId: string, roles: readonly Role[], decide: (roster: Roster, actor: Member) => Decision): (state: LogState) => Decision {
  return ({ roster }) => {
    const actor = roster && memberOf(roster, actorId);
    if (!actor) return { refusal: NOT_A_MEMBER };
    if (roster.kind !== 'group') return { refusal: userError('NOT_A_GROUP', ['input', 'conversationId']) };
    if (!roles.includes(actor.role)) return { refusal: userError('NOT_ALLOWED') };
    return decide(roster, actor);
  };
}

function removalOf({ userId, joinedSeq }: Member, newOwnerId: string | null): Content {
  return { kind: 'member_removed', userId, joinedSeq, newOwnerId };
}
