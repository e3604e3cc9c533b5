import { type UserError, userError } from '../../platform/errors.ts';
import { NOT_A_MEMBER } from '../../timeline/access.ts';
import type { Decision } from '../../timeline/append.ts';
import { departureOf } from '../../timeline/departure.ts';
import type { Content, Role } from '../../timeline/entry.ts';
import { type Action, mayDo } from '../../timeline/permissions.ts';
import { type Member, memberOf, type Roster } from '../../timeline/roster.ts';
import type { LogState } from '../../timeline/state.ts';

type Decide = (state: LogState) => Decision;

/** What is to change of a group; what is missing stays. */
export type GroupChange = { readonly title?: string; readonly avatarAttachmentId?: string | null };

/** Nothing to do. */
export const NOTHING: Decision = { contents: [] };

/** Creates the conversation, or does nothing if it exists already as the same. */
export function decideCreation(content: Content & { kind: 'conversation_created' }, isSame: (roster: Roster) => boolean): Decide {
  return ({ roster }) => {
    if (!roster) return { contents: [content] };
    return isSame(roster) ? NOTHING : { refusal: userError('IDEMPOTENCY_CONFLICT', ['input', 'clientConversationId']) };
  };
}

/** Whoever may do so changes title and picture; what is as it is already is left out. */
export function decideUpdate(actorId: string, { title, avatarAttachmentId }: GroupChange): Decide {
  return inGroup(actorId, 'UPDATE_GROUP', (roster) => {
    const changed = {
      ...(title === undefined || title === roster.title ? {} : { title }),
      ...(avatarAttachmentId === undefined || avatarAttachmentId === roster.avatarAttachmentId ? {} : { avatarAttachmentId }),
    };
    return Object.keys(changed).length === 0 ? NOTHING : { contents: [{ kind: 'group_changed', ...changed }] };
  });
}

/** Whoever may do so adds people, up to the limit; who is in stays as she is. */
export function decideAdding(actorId: string, userIds: readonly string[], memberLimit: number): Decide {
  return inGroup(actorId, 'ADD_MEMBERS', (roster) => {
    const joining = [...new Set(userIds)].filter((userId) => !memberOf(roster, userId));
    if (roster.members.length + joining.length > memberLimit) return { refusal: groupFull(memberLimit, ['input', 'userIds']) };
    return { contents: joining.map((userId) => ({ kind: 'member_added', userId, role: 'member' })) };
  });
}

/** Whoever may do so removes those who have less to say than she. */
export function decideRemoval(actorId: string, userId: string): Decide {
  return inGroup(actorId, 'REMOVE_MEMBERS', (roster, actor) => {
    if (userId === actorId) return { refusal: userError('SELF_NOT_ALLOWED', ['input', 'userId'], 'Leave the group instead.') };
    const member = memberOf(roster, userId);
    if (!member) return { refusal: userError('MEMBER_NOT_FOUND', ['input', 'userId']) };
    if (RANK[actor.role] <= RANK[member.role]) return { refusal: userError('NOT_ALLOWED') };
    return { contents: [{ kind: 'member_removed', userId, joinedSeq: member.joinedSeq, newOwnerId: null }] };
  });
}

/** The owner gives roles. By giving hers away she hands the group over; in no other way does she lose it without leaving. */
export function decideRole(actorId: string, userId: string, role: Role): Decide {
  return inGroup(actorId, 'SET_ROLES', (roster) => {
    const member = memberOf(roster, userId);
    if (!member) return { refusal: userError('MEMBER_NOT_FOUND', ['input', 'userId']) };
    if (member.role === role) return NOTHING;
    if (member.role === 'owner') return { refusal: userError('OWNER_MUST_HAND_OVER', ['input', 'role']) };
    return { contents: [{ kind: 'role_changed', userId, role }] };
  });
}

/** Whoever may do so leaves; an owner hands the group to the admin, else the member, who joined first. */
export function decideLeaving(actorId: string): Decide {
  return inGroup(actorId, 'LEAVE', (roster, actor) => ({ contents: [departureOf(roster, actor)] }));
}

/** A rule for members of groups that may do something. */
export function inGroup(actorId: string, action: Action, decide: (roster: Roster, actor: Member) => Decision): Decide {
  return ({ roster }) => {
    const actor = roster && memberOf(roster, actorId);
    if (!actor) return { refusal: NOT_A_MEMBER };
    if (roster.kind !== 'group') return { refusal: userError('NOT_A_GROUP', ['input', 'conversationId']) };
    return mayDo(roster, actor, action) ? decide(roster, actor) : { refusal: userError('NOT_ALLOWED') };
  };
}

/** The refusal at the limit of members. */
export function groupFull(memberLimit: number, path: readonly string[]): UserError {
  return userError('GROUP_FULL', path, `A group has at most ${memberLimit} members.`);
}

const RANK: Record<Role, number> = { owner: 2, admin: 1, member: 0 };
