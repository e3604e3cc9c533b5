import { userError } from '../../platform/errors.ts';
import type { Decision } from '../../timeline/append.ts';
import { type InviteLink, MOST_INVITE_LINKS, stateOfLink } from '../../timeline/invite-link.ts';
import { memberOf, type Roster } from '../../timeline/roster.ts';
import type { LogState } from '../../timeline/state.ts';
import { groupFull, inGroup, NOTHING } from './rules.ts';

type Decide = (state: LogState) => Decision;

/** For how long and how many a link is to let people in; null for no end. */
export type LinkBounds = { readonly expiresAt: number | null; readonly maxUses: number | null };

/** The refusal where there is no such link, or the one who asks may not know of it. */
export const NO_LINK = userError('INVITE_LINK_NOT_FOUND', ['input', 'inviteLinkId']);

/** The refusal where a code leads nowhere. */
export const NO_CODE = userError('INVITE_LINK_NOT_FOUND', ['input', 'code']);

/** Whoever may manage links makes one, up to 20 that let people in. */
export function decideLink(actorId: string, { expiresAt, maxUses }: LinkBounds, now: number): Decide {
  return inGroup(actorId, 'MANAGE_INVITE_LINKS', ({ inviteLinks = [] }) => {
    const usable = inviteLinks.filter((link) => stateOfLink(link, now) === 'usable');
    if (usable.length >= MOST_INVITE_LINKS) return { refusal: userError('TOO_MANY_INVITE_LINKS') };
    return { contents: [{ kind: 'invite_link_created', endsAt: expiresAt, maxUses }] };
  });
}

/** Whoever may manage links revokes one; one that is revoked is nothing to do. */
export function decideRevoking(actorId: string, inviteLinkId: string): Decide {
  return inGroup(actorId, 'MANAGE_INVITE_LINKS', (roster) => {
    const link = linkIn(roster, inviteLinkId);
    if (!link) return { refusal: NO_LINK };
    return link.revokedAt === null ? { contents: [{ kind: 'invite_link_revoked', inviteLinkId }] } : NOTHING;
  });
}

/** Anybody joins by a link that lets people in, up to the limit of members; for a member it is nothing to do, whatever became of the link. */
export function decideJoining(userId: string, inviteLinkId: string, memberLimit: number, now: number): Decide {
  return ({ roster }) => {
    const link = roster && linkIn(roster, inviteLinkId);
    if (roster && memberOf(roster, userId)) return NOTHING;
    if (!link) return { refusal: NO_CODE };
    const state = stateOfLink(link, now);
    if (state !== 'usable') return { refusal: userError(REFUSALS[state], ['input', 'code']) };
    if (roster.members.length >= memberLimit) return { refusal: groupFull(memberLimit, ['input', 'code']) };
    return { contents: [{ kind: 'member_added', userId, role: 'member', inviteLinkId }] };
  };
}

/** The link of that id which the group still keeps. */
export function linkIn({ inviteLinks }: Roster, inviteLinkId: string): InviteLink | undefined {
  return inviteLinks?.find(({ id }) => id === inviteLinkId);
}

const REFUSALS = { revoked: 'INVITE_LINK_REVOKED', expired: 'INVITE_LINK_EXPIRED', used_up: 'INVITE_LINK_USED_UP' } as const;
