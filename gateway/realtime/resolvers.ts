import type { Clock } from '../../platform/clock.ts';
import { requireViewer } from '../../platform/subgraph.ts';
import { type Content, type Entry, isExpired, isMessage, type Place, type Role } from '../../timeline/entry.ts';
import { inviteLinkIdOf } from '../../timeline/invite-link.ts';
import type { Message } from '../../timeline/message.ts';
import { MESSAGE_FIELDS, REACTION_FIELDS } from '../../timeline/message-fields.ts';
import { messageIdOf } from '../../timeline/message-id.ts';
import type { ViewerStateKind } from '../../timeline/viewer-state.ts';
import type { Context } from '../context.ts';
import type { MemberRole, Resolvers } from '../resolver-types.ts';
import type { EntryEvent, Reference, StreamEvent } from './event.ts';
import type { EventDraft } from './event-draft.ts';
import type { EventMembership } from './event-membership.ts';
import type { EventMessage, EventMessages } from './event-message.ts';

type Options = { readonly messages: EventMessages; readonly membership: EventMembership; readonly draft: EventDraft; readonly clock: Clock };

/** Resolvers of schema/gateway.graphql: everything that an event says by itself, from its entry and the message that it is about. */
export function createResolvers({ messages, membership, draft, clock }: Options): Resolvers {
  /** A new message is its recipients'; an earlier one may be from before the viewer joined. */
  const message = ({ entry }: EntryEvent, _: unknown, { caller }: Context): EventMessage | null | Promise<EventMessage | null> => {
    const { content, conversationId } = entry;
    if (isExpired(content, clock.now())) return null;
    if (isMessage(entry)) return messages.asSent(entry);
    return 'messageSeq' in content ? messages.visibleTo(requireViewer(caller).userId, { conversationId, seq: content.messageSeq }) : null;
  };
  /** Another message that a message names, if the viewer may read it. Nothing is read if it names none. */
  function other(placeIn: (entry: Message['entry']) => Place | null) {
    return ({ now }: EventMessage, _: unknown, { caller }: Context) => {
      const find = ({ entry }: Message) => {
        const place = placeIn(entry);
        return place && messages.visibleTo(requireViewer(caller).userId, place);
      };
      const message = now();
      return message instanceof Promise ? message.then(find) : find(message);
    };
  }

  const aboutMessage = { ...CONVERSATION_EVENT, message };
  const emoji = ({ entry: { content } }: EntryEvent): string => ('emoji' in content ? content.emoji : '');

  return {
    Event: { __resolveType: typeOf },
    ConversationEvent: { __resolveType: ({ entry }) => TYPES[entry.content.kind] },
    ConversationCreated: CONVERSATION_EVENT,
    MessageSent: aboutMessage,
    MessageEdited: aboutMessage,
    MessageDeleted: aboutMessage,
    ReactionAdded: { ...aboutMessage, emoji },
    ReactionRemoved: { ...aboutMessage, emoji },
    MessagePinned: aboutMessage,
    MessageUnpinned: aboutMessage,
    MemberAdded: { ...CONVERSATION_EVENT, member: ({ entry }) => memberIn(entry) },
    MemberRemoved: {
      ...CONVERSATION_EVENT,
      user: ({ entry: { content } }) => (content.kind === 'member_removed' ? user(content.userId) : null),
      newOwner: ({ entry: { content } }) => (content.kind === 'member_removed' && content.newOwnerId ? user(content.newOwnerId) : null),
    },
    MemberRoleChanged: {
      ...CONVERSATION_EVENT,
      user: ({ entry: { content } }) => (content.kind === 'role_changed' ? user(content.userId) : null),
      role: ({ entry: { content } }) => ROLES[content.kind === 'role_changed' ? content.role : 'member'],
    },
    GroupUpdated: CONVERSATION_EVENT,
    InviteLinkCreated: { ...CONVERSATION_EVENT, inviteLink: ({ entry }) => ({ __typename: 'InviteLink', id: inviteLinkIdOf(entry) }) },
    InviteLinkRevoked: {
      ...CONVERSATION_EVENT,
      inviteLink: ({ entry: { content } }) =>
        content.kind === 'invite_link_revoked' ? { __typename: 'InviteLink', id: content.inviteLinkId } : null,
    },
    MessageLifetimeChanged: {
      ...CONVERSATION_EVENT,
      messageLifetimeSeconds: ({ entry: { content } }) => (content.kind === 'lifetime_changed' ? content.seconds : null),
    },
    ReceiptUpdated: {
      conversation: ({ mark }) => conversation(mark.conversationId),
      user: ({ mark }) => user(mark.userId),
      deliveredSeq: ({ mark }) => mark.deliveredSeq,
      readSeq: ({ mark }) => mark.readSeq,
    },
    MembershipUpdated: {
      conversation: ({ state }) => conversation(state.conversationId),
      membership: ({ state }) => membership(state),
    },
    DraftChanged: {
      conversation: ({ state }) => conversation(state.conversationId),
      draft: ({ state }) => draft(state),
    },
    PresenceChange: { user: ({ userId }) => user(userId) },
    TypingChange: { user: ({ userId }) => user(userId) },
    Message: {
      ...ofMessages(MESSAGE_FIELDS),
      id: ({ place }) => messageIdOf(place),
      seq: ({ place }) => place.seq,
      conversation: ({ place }) => conversation(place.conversationId),
      status: (message, _, { caller }) => messages.status(requireViewer(caller).userId, message),
      isPinned: ({ place, isAsSent }) => !isAsSent && messages.isPinned(place),
      replyTo: other(({ conversationId, content: { replyToSeq } }) => (replyToSeq ? { conversationId, seq: replyToSeq } : null)),
      threadRoot: other(({ conversationId, content: { threadRootSeq } }) => (threadRootSeq ? { conversationId, seq: threadRootSeq } : null)),
      forwardedFrom: other(({ content }) => content.forwardedFrom ?? null),
    },
    Reaction: {
      ...REACTION_FIELDS,
      viewerHasReacted: ({ userIds }, _, { caller }) => userIds.includes(requireViewer(caller).userId),
    },
    Member: {
      role: ({ role }) => ROLES[role],
      user: ({ userId }) => user(userId),
    },
  };
}

const TYPES = {
  conversation_created: 'ConversationCreated',
  message_sent: 'MessageSent',
  message_edited: 'MessageEdited',
  message_deleted: 'MessageDeleted',
  reaction_added: 'ReactionAdded',
  reaction_removed: 'ReactionRemoved',
  message_pinned: 'MessagePinned',
  message_unpinned: 'MessageUnpinned',
  member_added: 'MemberAdded',
  member_removed: 'MemberRemoved',
  role_changed: 'MemberRoleChanged',
  group_changed: 'GroupUpdated',
  lifetime_changed: 'MessageLifetimeChanged',
  invite_link_created: 'InviteLinkCreated',
  invite_link_revoked: 'InviteLinkRevoked',
} as const satisfies Record<Content['kind'], string>;

const VIEWER_STATE_TYPES = { membership: 'MembershipUpdated', draft: 'DraftChanged' } as const satisfies Record<ViewerStateKind, string>;

const OWN_TYPES = { 'receipt-updated': 'ReceiptUpdated', 'head-reached': 'HeadReached', 'resync-required': 'ResyncRequired' } as const;

function typeOf(event: StreamEvent) {
  if (event.kind === 'entry') return TYPES[event.entry.content.kind];
  return event.kind === 'viewer-state' ? VIEWER_STATE_TYPES[event.state.what] : OWN_TYPES[event.kind];
}

const ROLES: Record<Role, MemberRole> = { owner: 'OWNER', admin: 'ADMIN', member: 'MEMBER' };

const CONVERSATION_EVENT = {
  seq: ({ entry }: EntryEvent) => entry.seq,
  at: ({ entry }: EntryEvent) => entry.createdAt,
  conversation: ({ entry }: EntryEvent) => conversation(entry.conversationId),
  actor: ({ entry }: EntryEvent) => user(entry.actorId),
};

/** Resolvers of what is read from a message: at once if it is as it was sent. */
function ofMessages<F extends Record<string, (message: Message) => unknown>>(fields: F) {
  const read = Object.entries(fields).map(([name, field]) => [
    name,
    ({ now }: EventMessage) => {
      const message = now();
      return message instanceof Promise ? message.then(field) : field(message);
    },
  ]);
  return Object.fromEntries(read) as { [K in keyof F]: (parent: EventMessage) => ReturnType<F[K]> | Promise<ReturnType<F[K]>> }; // the same names
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
