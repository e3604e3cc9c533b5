import { Fault, type UserError } from '../../platform/errors.ts';
import { pageOfList, readCursor, readPageRequest, writeCursor } from '../../platform/paging.ts';
import type { Role } from '../../timeline/entry.ts';
import { type InviteLink, placeOfInviteLink } from '../../timeline/invite-link.ts';
import { isMuted } from '../../timeline/membership.ts';
import { mayDo } from '../../timeline/permissions.ts';
import { type Member, memberOf, type Roster } from '../../timeline/roster.ts';
import type { Changed } from './conversations.ts';
import { readInbox } from './inbox.ts';
import { linkIn } from './invite-link-rules.ts';
import type { ChangedLink, Preview } from './invite-links.ts';
import type { InviteLinkState, MemberRole, Resolvers } from './resolver-types.ts';

/** Resolvers of schema/group.graphql. */
export const resolvers: Resolvers = {
  Query: {
    viewer: (_, __, context) => ({ id: context.viewerId() }),
    async conversation(_, { id }, context) {
      const roster = await context.visibleRoster(id);
      if (!roster) throw new Fault('NOT_FOUND');
      return roster;
    },
    async inviteLinkPreview(_, { code }, context) {
      const preview = await context.inviteLinks.preview(context.viewerId(), code);
      if (!preview) throw new Fault('NOT_FOUND');
      return preview;
    },
  },
  Mutation: {
    startDirectConversation: async (_, { input }, context) => payload(await context.conversations.startDirect(context.actor(), input.userId)),
    createGroup: async (_, { input }, context) => payload(await context.conversations.createGroup(context.actor(), input)),
    updateGroup: async (_, { input }, context) => payload(await context.conversations.updateGroup(context.actor(), input)),
    addMembers: async (_, { input }, context) =>
      payload(await context.conversations.addMembers(context.actor(), input.conversationId, input.userIds)),
    removeMember: async (_, { input }, context) =>
      payload(await context.conversations.removeMember(context.actor(), input.conversationId, input.userId)),
    async setMemberRole(_, { input: { conversationId, userId, role } }, context) {
      const changed = await context.conversations.setRole(context.actor(), conversationId, userId, ROLE_OF[role]);
      return 'member' in changed ? { member: changed.member, userErrors: [] } : { member: null, userErrors: changed.userErrors };
    },
    leaveConversation: async (_, { input }, context) => payload(await context.conversations.leave(context.actor(), input.conversationId)),
    async createInviteLink(_, { input: { conversationId, expiresAt = null, maxUses = null } }, context) {
      return linkPayload(await context.inviteLinks.create(context.actor(), conversationId, { expiresAt, maxUses }));
    },
    revokeInviteLink: async (_, { input }, context) => linkPayload(await context.inviteLinks.revoke(context.actor(), input.inviteLinkId)),
    joinByInviteLink: async (_, { input }, context) => payload(await context.inviteLinks.join(context.actor(), input.code)),
    async muteConversation(_, { input }, context) {
      const error = await context.conversations.mute(context.actor(), input.conversationId, input.until ?? null);
      return error
        ? { conversation: null, userErrors: [error] }
        : { conversation: await context.visibleRoster(input.conversationId), userErrors: [] };
    },
  },
  Viewer: {
    __resolveReference: ({ id }, context) => (id === context.viewerId() ? { id } : null),
    conversations: (_, args, context) => readInbox(context.store, context.viewerId(), readPageRequest(args)),
  },
  Conversation: {
    __resolveReference: ({ id }, context) => context.visibleRoster(id),
    id: ({ conversationId }) => conversationId,
    kind: ({ kind }) => (kind === 'direct' ? 'DIRECT' : 'GROUP'),
    avatar: ({ avatarAttachmentId }) => avatarOf(avatarAttachmentId),
    memberCount: ({ members }) => members.length,
    async viewerMembership(roster, _, context) {
      const membership = await context.access().membership(roster.conversationId);
      const member = membership && memberOf(roster, membership.userId);
      return member ? { member, membership } : null;
    },
    members: ({ members }, args) => pageOfList(readPageRequest(args), members, cursorOf, (member, cursor) => member.position - positionIn(cursor)),
    inviteLinks(roster, args, context) {
      if (!managesLinks(roster, context.viewerId())) return null;
      return pageOfList(readPageRequest(args), roster.inviteLinks ?? [], linkCursorOf, (link, cursor) => linkSeqOf(link) - linkSeqIn(cursor));
    },
  },
  InviteLink: {
    async __resolveReference({ id }, context) {
      const place = placeOfInviteLink(id);
      const roster = place && (await context.visibleRoster(place.conversationId));
      return (roster && managesLinks(roster, context.viewerId()) && linkIn(roster, id)) || null;
    },
    code: ({ id }, _, { inviteLinks }) => inviteLinks.codeOf(id),
    createdBy: ({ createdBy }) => ({ __typename: 'User', id: createdBy }),
  },
  InviteLinkPreview: {
    state: ({ state }) => STATES[state],
    title: (preview) => (isOpen(preview) ? preview.roster.title : null),
    avatar: (preview) => (isOpen(preview) ? avatarOf(preview.roster.avatarAttachmentId) : null),
    memberCount: (preview) => (isOpen(preview) ? preview.roster.members.length : null),
    conversation: ({ roster, isMember }) => (isMember ? roster : null),
  },
  Membership: {
    role: ({ member }) => ROLES[member.role],
    isMuted: ({ membership }, _, { now }) => isMuted(membership, now),
    mutedUntil: ({ membership }, _, { now }) => (isMuted(membership, now) ? membership.mutedUntil : null),
    isMarkedUnread: ({ membership }) => membership.isMarkedUnread,
    readSeq: ({ membership }) => membership.readSeq,
    joinedAt: ({ member }) => member.joinedAt,
  },
  Member: {
    role: ({ role }) => ROLES[role],
    user: ({ userId }) => ({ __typename: 'User', id: userId }),
  },
};

function payload(changed: Changed): { conversation: Roster | null; userErrors: readonly UserError[] } {
  return 'roster' in changed ? { conversation: changed.roster, userErrors: [] } : { conversation: null, userErrors: changed.userErrors };
}

function linkPayload(changed: ChangedLink): { inviteLink: InviteLink | null; userErrors: readonly UserError[] } {
  return 'inviteLink' in changed ? { inviteLink: changed.inviteLink, userErrors: [] } : { inviteLink: null, userErrors: changed.userErrors };
}

function managesLinks(roster: Roster, userId: string): boolean {
  const member = memberOf(roster, userId);
  return member !== undefined && mayDo(roster, member, 'MANAGE_INVITE_LINKS');
}

/** A link that lets nobody in any more tells strangers nothing of the group as it is now. */
function isOpen({ state, isMember }: Preview): boolean {
  return isMember || state === 'usable' || state === 'group_full';
}

function avatarOf(attachmentId: string | null): { readonly __typename: 'Attachment'; readonly id: string } | null {
  return attachmentId === null ? null : { __typename: 'Attachment', id: attachmentId };
}

function linkSeqOf({ id }: InviteLink): number {
  return placeOfInviteLink(id)?.seq ?? 0;
}

function linkCursorOf(link: InviteLink): string {
  return writeCursor('invite-link', linkSeqOf(link));
}

function linkSeqIn(cursor: string): number {
  return Number(readCursor('invite-link', cursor, ['number'])[0]);
}

function cursorOf({ position }: Member): string {
  return writeCursor('member', position);
}

function positionIn(cursor: string): number {
  return Number(readCursor('member', cursor, ['number'])[0]);
}

const ROLE_OF: Record<MemberRole, Role> = { OWNER: 'owner', ADMIN: 'admin', MEMBER: 'member' };
const STATES: Record<Preview['state'], InviteLinkState> = {
  usable: 'USABLE',
  group_full: 'GROUP_FULL',
  expired: 'EXPIRED',
  revoked: 'REVOKED',
  used_up: 'USED_UP',
};
const ROLES: Record<Role, MemberRole> = { owner: 'OWNER', admin: 'ADMIN', member: 'MEMBER' };
