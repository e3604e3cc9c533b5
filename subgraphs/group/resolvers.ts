import { Fault, type UserError } from '../../platform/errors.ts';
import { pageOfList, readCursor, readPageRequest, writeCursor } from '../../platform/paging.ts';
import type { Role } from '../../timeline/entry.ts';
import { isMuted } from '../../timeline/membership.ts';
import { type Member, memberOf, type Roster } from '../../timeline/roster.ts';
import type { Changed } from './conversations.ts';
import { readInbox } from './inbox.ts';
import type { MemberRole, Resolvers } from './resolver-types.ts';

/** Resolvers of schema/group.graphql. */
export const resolvers: Resolvers = {
  Query: {
    viewer: (_, __, context) => ({ id: context.viewerId() }),
    async conversation(_, { id }, context) {
      const roster = await context.visibleRoster(id);
      if (!roster) throw new Fault('NOT_FOUND');
      return roster;
    },
  },
  Mutation: {
    startDirectConversation: async (_, { input }, context) => payload(await context.conversations.startDirect(context.actor(), input.userId)),
    createGroup: async (_, { input }, context) => payload(await context.conversations.createGroup(context.actor(), input)),
    addMembers: async (_, { input }, context) =>
      payload(await context.conversations.addMembers(context.actor(), input.conversationId, input.userIds)),
    removeMember: async (_, { input }, context) =>
      payload(await context.conversations.removeMember(context.actor(), input.conversationId, input.userId)),
    leaveConversation: async (_, { input }, context) => payload(await context.conversations.leave(context.actor(), input.conversationId)),
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
    memberCount: ({ members }) => members.length,
    async viewerMembership(roster, _, context) {
      const membership = await context.access().membership(roster.conversationId);
      const member = membership && memberOf(roster, membership.userId);
      return member ? { member, membership } : null;
    },
    members: ({ members }, args) => pageOfList(readPageRequest(args), members, cursorOf, (member, cursor) => member.position - positionIn(cursor)),
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

function cursorOf({ position }: Member): string {
  return writeCursor('member', position);
}

function positionIn(cursor: string): number {
  return Number(readCursor('member', cursor, ['number'])[0]);
}

const ROLES: Record<Role, MemberRole> = { owner: 'OWNER', admin: 'ADMIN', member: 'MEMBER' };
