import type { Entry, MessageEntry, Role } from '../../timeline/entry.ts';
import { isMessage } from '../../timeline/entry.ts';
import { previewOf } from '../../timeline/head.ts';
import { messageIdOf } from '../../timeline/message-id.ts';
import type { MemberRole, Resolvers } from '../resolver-types.ts';
import type { Reference } from './event.ts';

/** Resolvers of schema/gateway.graphql: everything that an event says by itself, from its entry alone. */
export const resolvers: Resolvers = {
  Event: {
    __resolveType(event) {
      if (event.kind === 'entry') return TYPES[event.entry.content.kind];
      return OWN_TYPES[event.kind];
    },
  },
  ConversationEvent: { __resolveType: ({ entry }) => TYPES[entry.content.kind] },
  ConversationCreated: conversationEvent(),
  MessageSent: { ...conversationEvent(), message: ({ entry }) => (isMessage(entry) ? entry : null) },
  MemberAdded: { ...conversationEvent(), member: ({ entry }) => memberIn(entry) },
  MemberRemoved: {
    ...conversationEvent(),
    user: ({ entry: { content } }) => (content.kind === 'member_removed' ? user(content.userId) : null),
    newOwner: ({ entry: { content } }) => (content.kind === 'member_removed' && content.newOwnerId ? user(content.newOwnerId) : null),
  },
  ReceiptUpdated: {
    conversation: ({ mark }) => conversation(mark.conversationId),
    user: ({ mark }) => user(mark.userId),
    deliveredSeq: ({ mark }) => mark.deliveredSeq,
    readSeq: ({ mark }) => mark.readSeq,
  },
  PresenceChange: { user: ({ userId }) => user(userId) },
  Message: {
    id: messageIdOf,
    body: ({ content }: MessageEntry) => content.body,
    preview: ({ content }: MessageEntry) => previewOf(content.body),
    sender: ({ actorId }: MessageEntry) => user(actorId),
    conversation: ({ conversationId }: MessageEntry) => conversation(conversationId),
    attachments: ({ content }: MessageEntry) => content.attachmentIds.map((id): Reference => ({ __typename: 'Attachment', id })),
  },
  Member: {
    role: ({ role }) => ROLES[role],
    user: ({ userId }) => user(userId),
  },
};

const TYPES = {
  conversation_created: 'ConversationCreated',
  message_sent: 'MessageSent',
  member_added: 'MemberAdded',
  member_removed: 'MemberRemoved',
} as const satisfies Record<Entry['content']['kind'], string>;

const OWN_TYPES = { 'receipt-updated': 'ReceiptUpdated', 'head-reached': 'HeadReached', 'resync-required': 'ResyncRequired' } as const;

const ROLES: Record<Role, MemberRole> = { owner: 'OWNER', admin: 'ADMIN', member: 'MEMBER' };

function conversationEvent() {
  return {
    seq: ({ entry }: { entry: Entry }) => entry.seq,
    at: ({ entry }: { entry: Entry }) => entry.createdAt,
    conversation: ({ entry }: { entry: Entry }) => conversation(entry.conversationId),
    actor: ({ entry }: { entry: Entry }) => user(entry.actorId),
  };
}

function memberIn({ content, seq, createdAt }: Entry) {
  if (content.kind !== 'member_added') return null;
  return { userId: content.userId, role: content.role, joinedSeq: seq, joinedAt: createdAt, position: 0 };
}

function user(id: string): Reference {
  return { __typename: 'User', id };
}

function conversation(id: string): Reference {
  return { __typename: 'Conversation', id };
}
