import type { Clock } from '../../platform/clock.ts';
import { type UserError, userError } from '../../platform/errors.ts';
import { NOT_A_MEMBER } from '../../timeline/access.ts';
import type { Append } from '../../timeline/append.ts';
import { type InviteLink, inviteLinkIdOf, placeOfInviteLink, stateOfLink } from '../../timeline/invite-link.ts';
import { memberOf, type Roster } from '../../timeline/roster.ts';
import type { TimelineStore } from '../../timeline/store.ts';
import { type Actor, type Changed, refused } from './conversations.ts';
import type { InviteCodes } from './invite-codes.ts';
import { decideJoining, decideLink, decideRevoking, type LinkBounds, linkIn, NO_CODE, NO_LINK } from './invite-link-rules.ts';

/** The link as it is afterwards, or why nothing was done. */
export type ChangedLink = { readonly inviteLink: InviteLink } | { readonly userErrors: readonly UserError[] };

/** What a link leads to, for one viewer. */
export type Preview = { readonly roster: Roster; readonly state: ReturnType<typeof stateOfLink> | 'group_full'; readonly isMember: boolean };

type Options = {
  readonly append: Append;
  readonly store: TimelineStore;
  readonly codes: InviteCodes;
  readonly memberLimit: number;
  readonly clock: Clock;
};

/** What can be done with invite links. */
export type InviteLinks = ReturnType<typeof createInviteLinks>;

const MOST_USES = 10_000;

/** Makes the invite links of a deployment. They are in the log of their group, so that the last use of a link and the last place of a group are given once. */
export function createInviteLinks({ append, store, codes, memberLimit, clock }: Options) {
  async function create({ userId, deadline, access }: Actor, conversationId: string, bounds: LinkBounds): Promise<ChangedLink> {
    const now = clock.now();
    const userErrors: UserError[] = [];
    if (bounds.expiresAt !== null && bounds.expiresAt <= now) userErrors.push(userError('INVITE_LINK_EXPIRY_INVALID', ['input', 'expiresAt']));
    if (bounds.maxUses !== null && !(bounds.maxUses >= 1 && bounds.maxUses <= MOST_USES))
      userErrors.push(userError('INVITE_LINK_USES_INVALID', ['input', 'maxUses']));
    if (userErrors.length > 0) return { userErrors };
    const appended = await append({ conversationId, actorId: userId, idempotent: null, deadline, decide: decideLink(userId, bounds, now) });
    if (appended.refusal) return refused(await access.explain(appended.refusal, conversationId));
    const [entry] = appended.entries;
    return linkAfter(appended.state.roster, entry ? inviteLinkIdOf(entry) : '');
  }

  async function revoke({ userId, deadline, access }: Actor, inviteLinkId: string): Promise<ChangedLink> {
    const place = placeOfInviteLink(inviteLinkId);
    if (!place) return refused(NO_LINK);
    const { conversationId } = place;
    const appended = await append({ conversationId, actorId: userId, idempotent: null, deadline, decide: decideRevoking(userId, inviteLinkId) });
    if (!appended.refusal) return linkAfter(appended.state.roster, inviteLinkId);
    const explained = await access.explain(appended.refusal, conversationId);
    return refused(explained === NOT_A_MEMBER ? NO_LINK : explained);
  }

  async function join({ userId, deadline }: Actor, code: string): Promise<Changed> {
    const inviteLinkId = codes.linkOf(code);
    const place = inviteLinkId && placeOfInviteLink(inviteLinkId);
    if (!place) return refused(NO_CODE);
    const { conversationId } = place;
    const decide = decideJoining(userId, inviteLinkId, memberLimit, clock.now());
    const appended = await append({ conversationId, actorId: userId, idempotent: null, deadline, decide });
    if (appended.refusal) return refused(appended.refusal);
    return appended.state.roster ? { roster: appended.state.roster } : refused(NO_CODE);
  }

  /** Null if the code is none of ours, or the group keeps the link no more. */
  async function preview(userId: string, code: string): Promise<Preview | null> {
    const inviteLinkId = codes.linkOf(code);
    const place = inviteLinkId && placeOfInviteLink(inviteLinkId);
    const [roster] = place ? await store.rosters.load([place.conversationId]) : [];
    const link = roster && inviteLinkId && linkIn(roster, inviteLinkId);
    if (!link) return null;
    const state = stateOfLink(link, clock.now());
    const isFull = roster.members.length >= memberLimit;
    return { roster, state: state === 'usable' && isFull ? 'group_full' : state, isMember: memberOf(roster, userId) !== undefined };
  }

  return { create, revoke, join, preview, codeOf: codes.codeOf };
}

function linkAfter(roster: Roster | null, inviteLinkId: string): ChangedLink {
  const inviteLink = roster && linkIn(roster, inviteLinkId);
  return inviteLink ? { inviteLink } : refused(NO_LINK);
}
