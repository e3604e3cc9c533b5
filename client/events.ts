import { MESSAGE_FIELDS, type MessageFields } from './documents.ts';
import type * as schema from './schema-types.ts';

type Ref = { readonly id: string };

/** What the client itself selects of every event, whatever the app does. */
export type EventBase = { readonly __typename: string; readonly cursor: string };

/** What lasts in a conversation, beside what is special to its kind. */
type InConversation<K extends string> = EventBase &
  Pick<schema.ConversationEvent, 'seq' | 'at'> & { readonly __typename: K; readonly conversation: Ref | null; readonly actor: Ref | null };

/** A conversation began, perhaps with others: its first members are in it. */
export type ConversationCreated = Omit<InConversation<'ConversationCreated'>, 'conversation'> & {
  readonly conversation: (Ref & Partial<Pick<schema.Conversation, 'kind' | 'title' | 'memberCount' | 'createdAt'>>) | null;
};

/** Somebody wrote a message. */
export type MessageSent = InConversation<'MessageSent'> & { readonly message: MessageFields | null };

/** The sender replaced the text of a message. */
export type MessageEdited = InConversation<'MessageEdited'> & {
  readonly message: (Ref & Pick<schema.Message, 'editedAt'> & Pick<MessageFields, 'preview' | 'mentions'>) | null;
};

/** A message was deleted for everybody. */
export type MessageDeleted = InConversation<'MessageDeleted'> & { readonly message: (Ref & Pick<schema.Message, 'deletedAt'>) | null };

/** A member reacted to a message, or took it back. */
export type ReactionChanged = InConversation<'ReactionAdded' | 'ReactionRemoved'> & { readonly message: Ref | null; readonly emoji: string };

/** A message was pinned, or its pin taken off. */
export type PinChanged = InConversation<'MessagePinned' | 'MessageUnpinned'> & { readonly message: Ref | null };

/** A member has another role. */
export type MemberRoleChanged = InConversation<'MemberRoleChanged'> & { readonly user: Ref | null; readonly role: schema.MemberRole };

/** The title or the picture of a group was changed. */
export type GroupUpdated = Omit<InConversation<'GroupUpdated'>, 'conversation'> & {
  readonly conversation: (Ref & Partial<Pick<schema.Conversation, 'title'>> & { readonly avatar?: Ref | null }) | null;
};

/** A link by which people join the group was made, or revoked. */
export type InviteLinkChanged = InConversation<'InviteLinkCreated' | 'InviteLinkRevoked'> & { readonly inviteLink: Ref | null };

/** Messages sent from now on live for another time. */
export type MessageLifetimeChanged = InConversation<'MessageLifetimeChanged'> & Pick<schema.MessageLifetimeChanged, 'messageLifetimeSeconds'>;

/** Somebody joined or was added. */
export type MemberAdded = InConversation<'MemberAdded'> & {
  readonly member:
    | (Pick<schema.Member, 'role' | 'joinedAt'> & { readonly user: (Ref & Partial<Pick<schema.User, 'handle' | 'displayName'>>) | null })
    | null;
};

/** Somebody left or was removed. */
export type MemberRemoved = InConversation<'MemberRemoved'> & { readonly user: Ref | null; readonly newOwner: Ref | null };

/** Something of the viewer's own has changed on one of her devices: the latest state, which may come more than once. */
export type MembershipUpdated = EventBase & {
  readonly __typename: 'MembershipUpdated';
  readonly conversation: Ref | null;
  readonly membership: Omit<schema.MembershipState, '__typename'> | null;
};

/** The viewer's draft of a conversation was saved or removed on one of her devices: the latest state, which may come more than once. */
export type DraftChanged = EventBase & {
  readonly __typename: 'DraftChanged';
  readonly conversation: Ref | null;
  readonly draft: Omit<schema.Draft, '__typename'> | null;
};

/** Somebody received or read up to there: the latest state, which may come more than once. */
export type ReceiptUpdated = EventBase &
  Pick<schema.ReceiptUpdated, 'deliveredSeq' | 'readSeq'> & {
    readonly __typename: 'ReceiptUpdated';
    readonly conversation: Ref | null;
    readonly user: Ref | null;
  };

/** An event as the default selection gives it. The server adds kinds over time: ignore those that you do not know. */
export type PalaverEvent =
  | ConversationCreated
  | MessageSent
  | MessageEdited
  | MessageDeleted
  | ReactionChanged
  | PinChanged
  | MemberAdded
  | MemberRemoved
  | MemberRoleChanged
  | GroupUpdated
  | InviteLinkChanged
  | MessageLifetimeChanged
  | ReceiptUpdated
  | MembershipUpdated
  | DraftChanged;

/** Why the stream could not be continued. */
export type ResyncReason = schema.ResyncReason;

/** What an app needs of every kind of event, `PalaverEvent`. All of it is the same for every member who has been there as long, which is cheap for the server. */
const DEFAULT_SELECTION = `fragment PalaverEvent on Event {
  ... on ConversationEvent { at actor { id } }
  ... on ConversationCreated { conversation { kind title memberCount createdAt } }
  ... on MessageSent { message { ${MESSAGE_FIELDS} } }
  ... on MessageEdited { message { id editedAt preview { text isTruncated } mentions { id } } }
  ... on MessageDeleted { message { id deletedAt } }
  ... on ReactionAdded { message { id } emoji }
  ... on ReactionRemoved { message { id } emoji }
  ... on MessagePinned { message { id } }
  ... on MessageUnpinned { message { id } }
  ... on MemberRoleChanged { user { id } role }
  ... on GroupUpdated { conversation { title avatar { id } } }
  ... on InviteLinkCreated { inviteLink { id } }
  ... on InviteLinkRevoked { inviteLink { id } }
  ... on MessageLifetimeChanged { messageLifetimeSeconds }
  ... on MemberAdded { member { role joinedAt user { id handle displayName } } }
  ... on MemberRemoved { newOwner { id } }
  ... on ReceiptUpdated { conversation { id } user { id } deliveredSeq readSeq }
  ... on MembershipUpdated { conversation { id } membership { readSeq unreadCount isMuted mutedUntil isMarkedUnread } }
  ... on DraftChanged { conversation { id } draft { body updatedAt } }
}`;

/**
 * The subscription to all events, with what the client itself needs of them and the first fragment of `selection`, which may be followed
 * by others. Throws a `TypeError` if it does not begin with a fragment on `Event`.
 */
export function eventsDocument(selection: string = DEFAULT_SELECTION): string {
  // `placedIn` and `joined` come from the event itself; with more than the id they are null when the part that knows the rest does not answer.
  const name = /^\s*fragment\s+(\w+)\s+on\s+Event\b/.exec(selection)?.[1];
  if (!name) throw new TypeError('selection: begins with "fragment NAME on Event {"');
  return `subscription Events($after: String) {
  events(after: $after) {
    __typename
    cursor
    ... on ConversationEvent { seq placedIn: conversation { id } conversation { id } }
    ... on MemberAdded { member { joined: user { id } } }
    ... on MemberRemoved { user { id } }
    ... on HeadReached { at }
    ... on ResyncRequired { reason }
    ...${name}
  }
}
${selection}`;
}
