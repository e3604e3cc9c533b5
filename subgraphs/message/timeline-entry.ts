import type { Content } from '../../timeline/entry.ts';
import type { TimelineEntryKind, TimelineEntryResolvers } from './resolver-types.ts';

/** Resolvers of an entry of a conversation's timeline. */
export const timelineEntry: TimelineEntryResolvers = {
  at: ({ createdAt }) => createdAt,
  kind: ({ content }) => KINDS[content.kind],
  actor: ({ actorId }) => user(actorId),
  message: ({ conversationId, seq, content }, _, { visibleAt }) => {
    if (content.kind === 'message_sent') return visibleAt({ conversationId, seq });
    return visibleAt('messageSeq' in content ? { conversationId, seq: content.messageSeq } : null);
  },
  user: ({ content }) => ('userId' in content ? user(content.userId) : null),
  title: ({ content }) => ('title' in content ? (content.title ?? null) : null),
  messageLifetimeSeconds: ({ content }) => (content.kind === 'lifetime_changed' ? content.seconds : null),
};

/** A deletion, an edit or a reaction is shown at its message and is no entry of a timeline. */
const KINDS: Record<Content['kind'], TimelineEntryKind> = {
  conversation_created: 'CONVERSATION_CREATED',
  message_sent: 'MESSAGE_SENT',
  message_edited: 'MESSAGE_SENT',
  message_deleted: 'MESSAGE_SENT',
  reaction_added: 'MESSAGE_SENT',
  reaction_removed: 'MESSAGE_SENT',
  message_pinned: 'MESSAGE_PINNED',
  message_unpinned: 'MESSAGE_UNPINNED',
  member_added: 'MEMBER_ADDED',
  member_removed: 'MEMBER_REMOVED',
  role_changed: 'MEMBER_ROLE_CHANGED',
  group_changed: 'GROUP_UPDATED',
  invite_link_created: 'INVITE_LINK_CREATED',
  invite_link_revoked: 'INVITE_LINK_REVOKED',
  lifetime_changed: 'MESSAGE_LIFETIME_CHANGED',
};

function user(id: string) {
  return { __typename: 'User' as const, id };
}
