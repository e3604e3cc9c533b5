/* Generated from schema/gateway.graphql by `npm run generate`. */
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { StreamEvent, EntryEvent, ReceiptEvent, ViewerStateEvent, HeadEvent, ResyncEvent, Reference } from './realtime/event.ts';
import type { StoredDraft } from '../timeline/drafts.ts';
import type { PresenceChange as WatchedPresence } from './presence/states.ts';
import type { TypingChange as WatchedTyping } from './typing/watch.ts';
import type { EventMessage } from './realtime/event-message.ts';
import type { Reaction as StoredReaction } from '../timeline/message.ts';
import type { Member as RosterMember } from '../timeline/roster.ts';
import type { Context } from './context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A moment in UTC, RFC 3339 with milliseconds, for example `2026-03-01T12:00:00.000Z`. */
  DateTime: { input: number; output: number; }
};

/** Anything that has an id of its own. Ids are opaque: store and compare them, never take them apart. */
export type Node = {
  /** Opaque, unique over all types, for ever the same. */
  readonly id: Scalars['ID']['output'];
};

/** Where a page stands in its list. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** True if there are more items after this page. Known for certain when paging with `first`. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** True if there are more items before this page. Known for certain when paging with `last`. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first item, null on an empty page. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
  /** Cursor of the last item, null on an empty page. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
};

/** Why a mutation did nothing, in a form that an app can act on. */
export type UserError = {
  readonly __typename?: 'UserError';
  /** The contract: branch on this. */
  readonly code: ErrorCode;
  /** For people, in English. May change at any time. */
  readonly message: Scalars['String']['output'];
  /** Which member of the input it is about, for example `["input", "handle"]`; null if it is none in particular. */
  readonly path?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** Why a mutation did nothing: see docs/errors.md. */
export type ErrorCode =
  /** There is no attachment of that id, or it is not the viewer's. */
  | 'ATTACHMENT_NOT_FOUND'
  /** The attachment is not a picture. */
  | 'ATTACHMENT_NOT_IMAGE'
  /** The attachment is not uploaded and completed yet. */
  | 'ATTACHMENT_NOT_READY'
  /** The bio has more than 500 characters. */
  | 'BIO_TOO_LONG'
  /** There is no conversation of that id that the viewer may know of. */
  | 'CONVERSATION_NOT_FOUND'
  /** Handle or password is wrong; which one is not said. */
  | 'CREDENTIALS_INVALID'
  /** The device name is empty or longer than 80 characters. */
  | 'DEVICE_NAME_INVALID'
  /** The viewer has no logged-in device of that id. */
  | 'DEVICE_NOT_FOUND'
  /** The display name is empty or longer than 80 characters. */
  | 'DISPLAY_NAME_INVALID'
  /** An archive was asked for today already, or one is still being made. A day begins at 0:00 UTC. */
  | 'EXPORT_TOO_SOON'
  /** The file name is empty, longer than 255 characters, or a path. */
  | 'FILE_NAME_INVALID'
  /** The file is larger than the deployment allows. */
  | 'FILE_TOO_LARGE'
  /** The announced size is less than 1 byte. */
  | 'FILE_EMPTY'
  /** The announced type is not a media type. */
  | 'CONTENT_TYPE_INVALID'
  /** The group would have more members than the deployment allows. */
  | 'GROUP_FULL'
  /** The handle is not 3 to 30 characters of a-z, 0-9, underscore and dot. */
  | 'HANDLE_INVALID'
  /** Somebody has that handle. */
  | 'HANDLE_TAKEN'
  /** The same client id came before with other content. */
  | 'IDEMPOTENCY_CONFLICT'
  /** The client's id is empty, longer than 64 characters, or not well-formed Unicode. */
  | 'CLIENT_ID_INVALID'
  /** That is not one emoji. */
  | 'EMOJI_INVALID'
  /** The encrypted body lacks something, is too long, or comes with a text. */
  | 'ENCRYPTED_BODY_INVALID'
  /** The time of the invite link is over. */
  | 'INVITE_LINK_EXPIRED'
  /** The invite link would be over before it begins. */
  | 'INVITE_LINK_EXPIRY_INVALID'
  /** There is no such invite link that the viewer may know of, or it is long over. */
  | 'INVITE_LINK_NOT_FOUND'
  /** The invite link was revoked. */
  | 'INVITE_LINK_REVOKED'
  /** As many have joined by the invite link as may. */
  | 'INVITE_LINK_USED_UP'
  /** The number of uses of an invite link is not 1 to 10,000. */
  | 'INVITE_LINK_USES_INVALID'
  /** Messages stay 5 seconds to a year, or for ever. */
  | 'LIFETIME_INVALID'
  /** That user is not a member of the conversation. */
  | 'MEMBER_NOT_FOUND'
  /** The message was deleted. */
  | 'MESSAGE_DELETED'
  /** The message is encrypted: the server can not read it. */
  | 'MESSAGE_ENCRYPTED'
  /** The message has neither text nor attachments. */
  | 'MESSAGE_EMPTY'
  /** There is no message of that id that the viewer may read. */
  | 'MESSAGE_NOT_FOUND'
  /** The message has 100,000 characters or more. */
  | 'MESSAGE_TOO_LONG'
  /** The viewer's role does not allow this. */
  | 'NOT_ALLOWED'
  /** That can be done in groups only. */
  | 'NOT_A_GROUP'
  /** The viewer was a member of the conversation, and is no longer. */
  | 'NOT_A_MEMBER'
  /** An owner stays the owner until she makes somebody else the owner. */
  | 'OWNER_MUST_HAND_OVER'
  /** The password has fewer than 12 or more than 256 characters. */
  | 'PASSWORD_INVALID'
  /** The password is one of the common ones. */
  | 'PASSWORD_TOO_COMMON'
  /** The refresh token is not ours, was used before, or its session has ended: log in again. */
  | 'REFRESH_TOKEN_INVALID'
  /** The viewer has no scheduled message of that id. */
  | 'SCHEDULED_MESSAGE_NOT_FOUND'
  /** The scheduled message was sent, or is being sent now: it can not be cancelled any more. */
  | 'SCHEDULED_MESSAGE_SENT'
  /** That can not be done with oneself. */
  | 'SELF_NOT_ALLOWED'
  /** Only its sender may do that with a message. */
  | 'NOT_THE_SENDER'
  /** The time is over already, or more than a year away. */
  | 'SEND_AT_INVALID'
  /** The seq is negative, or after the end of the conversation. */
  | 'SEQ_INVALID'
  /** The message is in a thread itself: write under its root. */
  | 'THREAD_ROOT_INVALID'
  /** The title is empty or longer than 100 characters. */
  | 'TITLE_INVALID'
  /** The message has more than 10 attachments, or one of them twice. */
  | 'TOO_MANY_ATTACHMENTS'
  /** The viewer has blocked 5,000 users already. */
  | 'TOO_MANY_BLOCKS'
  /** The viewer has 5,000 contacts already. */
  | 'TOO_MANY_CONTACTS'
  /** Too many attempts for this account; wait a minute. */
  | 'TOO_MANY_ATTEMPTS'
  /** The group has 20 invite links that let people in: revoke one first. */
  | 'TOO_MANY_INVITE_LINKS'
  /** The conversation has 50 pinned messages. */
  | 'TOO_MANY_PINS'
  /** The message has 20 kinds of reactions. */
  | 'TOO_MANY_REACTIONS'
  /** The viewer has 100 scheduled messages in the conversation. */
  | 'TOO_MANY_SCHEDULED'
  /** None or more than 100 users were named. */
  | 'TOO_MANY_USERS'
  /** No bytes of that upload have arrived. */
  | 'UPLOAD_MISSING'
  /** The uploaded bytes are not as many as announced; they were thrown away. */
  | 'UPLOAD_SIZE_MISMATCH'
  /** The viewer has blocked that user: unblock first. */
  | 'USER_BLOCKED'
  /** That user has deleted the account: nobody can write there any more. */
  | 'USER_DELETED'
  /** There is no user of that id. */
  | 'USER_NOT_FOUND'
  /** The viewer can neither write to that user nor add that user to a group. */
  | 'USER_UNREACHABLE';

export type Query = {
  readonly __typename?: 'Query';
  /** The version of the running server. */
  readonly serverVersion: Scalars['String']['output'];
};

export type Subscription = {
  readonly __typename?: 'Subscription';
  /**
   * Everything that lasts in all of the viewer's conversations, in order within each, once. Without `after` it starts now.
   * With the cursor of the last event that was received it continues exactly there, on any server, after any time.
   * Kinds of events are added over time: take the cursor of those you do not know, and ignore the rest.
   */
  readonly events: Event;
  /** Changes of the presence of users: first the state of each, then changes, at most one a second and user, as far as the viewer may know: see `User.presence`. Not stored: what is missed is gone. */
  readonly presenceChanged: PresenceChange;
  /** Who else begins and ceases to type in a conversation of the viewer's, at most one change a second and member. Not stored: what is missed is gone, and comes again with the next word of her device. Ends when the viewer is no member any more; `NOT_FOUND` if she is none. */
  readonly typingChanged: TypingChange;
};


export type SubscriptionEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
};


export type SubscriptionPresenceChangedArgs = {
  userIds: ReadonlyArray<Scalars['ID']['input']>;
};


export type SubscriptionTypingChangedArgs = {
  conversationId: Scalars['ID']['input'];
};

/** Something that happened, with the cursor to continue from. */
export type Event = {
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
};

/** Something that lasts in a conversation. */
export type ConversationEvent = {
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Its place in the conversation: 1, 2, 3 ... without gaps. */
  readonly seq: Scalars['Int']['output'];
  /** When the server took it. */
  readonly at: Scalars['DateTime']['output'];
  /** Where it happened. */
  readonly conversation?: Maybe<Conversation>;
  /** Who did it. */
  readonly actor?: Maybe<User>;
};

/** A conversation began. Its first members are in it. */
export type ConversationCreated = Event & ConversationEvent & {
  readonly __typename?: 'ConversationCreated';
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Its place in the conversation: 1, 2, 3 ... without gaps. */
  readonly seq: Scalars['Int']['output'];
  /** When the server took it. */
  readonly at: Scalars['DateTime']['output'];
  /** Where it happened. */
  readonly conversation?: Maybe<Conversation>;
  /** Who did it. */
  readonly actor?: Maybe<User>;
};

/** Somebody wrote a message. */
export type MessageSent = Event & ConversationEvent & {
  readonly __typename?: 'MessageSent';
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Its place in the conversation: 1, 2, 3 ... without gaps. */
  readonly seq: Scalars['Int']['output'];
  /** When the server took it. */
  readonly at: Scalars['DateTime']['output'];
  /** Where it happened. */
  readonly conversation?: Maybe<Conversation>;
  /** Who did it. */
  readonly actor?: Maybe<User>;
  /** The message; null once it has disappeared. So it is with every event about a message. */
  readonly message?: Maybe<Message>;
};

/** Somebody joined or was added. */
export type MemberAdded = Event & ConversationEvent & {
  readonly __typename?: 'MemberAdded';
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Its place in the conversation: 1, 2, 3 ... without gaps. */
  readonly seq: Scalars['Int']['output'];
  /** When the server took it. */
  readonly at: Scalars['DateTime']['output'];
  /** Where it happened. */
  readonly conversation?: Maybe<Conversation>;
  /** Who did it. */
  readonly actor?: Maybe<User>;
  /** Who joined. */
  readonly member?: Maybe<Member>;
};

/** Somebody left or was removed. It is the last event of the conversation that the removed member gets. */
export type MemberRemoved = Event & ConversationEvent & {
  readonly __typename?: 'MemberRemoved';
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Its place in the conversation: 1, 2, 3 ... without gaps. */
  readonly seq: Scalars['Int']['output'];
  /** When the server took it. */
  readonly at: Scalars['DateTime']['output'];
  /** Where it happened. */
  readonly conversation?: Maybe<Conversation>;
  /** Who did it. */
  readonly actor?: Maybe<User>;
  /** Who is gone. */
  readonly user?: Maybe<User>;
  /** Who owns the group now, if its owner left. */
  readonly newOwner?: Maybe<User>;
};

/** The sender replaced the text of a message. */
export type MessageEdited = Event & ConversationEvent & {
  readonly __typename?: 'MessageEdited';
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Its place in the conversation: 1, 2, 3 ... without gaps. */
  readonly seq: Scalars['Int']['output'];
  /** When the server took it. */
  readonly at: Scalars['DateTime']['output'];
  /** Where it happened. */
  readonly conversation?: Maybe<Conversation>;
  /** Who did it. */
  readonly actor?: Maybe<User>;
  /** The message as it is now; null if it was written before the viewer joined, or has disappeared. */
  readonly message?: Maybe<Message>;
};

/** A message was deleted for everybody: drop its text and its attachments. */
export type MessageDeleted = Event & ConversationEvent & {
  readonly __typename?: 'MessageDeleted';
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Its place in the conversation: 1, 2, 3 ... without gaps. */
  readonly seq: Scalars['Int']['output'];
  /** When the server took it. */
  readonly at: Scalars['DateTime']['output'];
  /** Where it happened. */
  readonly conversation?: Maybe<Conversation>;
  /** Who did it. */
  readonly actor?: Maybe<User>;
  /** What is left of the message; null if it was written before the viewer joined. */
  readonly message?: Maybe<Message>;
};

/** A member reacted to a message. */
export type ReactionAdded = Event & ConversationEvent & {
  readonly __typename?: 'ReactionAdded';
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Its place in the conversation: 1, 2, 3 ... without gaps. */
  readonly seq: Scalars['Int']['output'];
  /** When the server took it. */
  readonly at: Scalars['DateTime']['output'];
  /** Where it happened. */
  readonly conversation?: Maybe<Conversation>;
  /** Who did it. */
  readonly actor?: Maybe<User>;
  /** The message as it is now; null if it was written before the viewer joined, or has disappeared. */
  readonly message?: Maybe<Message>;
  /** The emoji. */
  readonly emoji: Scalars['String']['output'];
};

/** A member took a reaction back. */
export type ReactionRemoved = Event & ConversationEvent & {
  readonly __typename?: 'ReactionRemoved';
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Its place in the conversation: 1, 2, 3 ... without gaps. */
  readonly seq: Scalars['Int']['output'];
  /** When the server took it. */
  readonly at: Scalars['DateTime']['output'];
  /** Where it happened. */
  readonly conversation?: Maybe<Conversation>;
  /** Who did it. */
  readonly actor?: Maybe<User>;
  /** The message as it is now; null if it was written before the viewer joined, or has disappeared. */
  readonly message?: Maybe<Message>;
  /** The emoji. */
  readonly emoji: Scalars['String']['output'];
};

/** A message was pinned. */
export type MessagePinned = Event & ConversationEvent & {
  readonly __typename?: 'MessagePinned';
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Its place in the conversation: 1, 2, 3 ... without gaps. */
  readonly seq: Scalars['Int']['output'];
  /** When the server took it. */
  readonly at: Scalars['DateTime']['output'];
  /** Where it happened. */
  readonly conversation?: Maybe<Conversation>;
  /** Who did it. */
  readonly actor?: Maybe<User>;
  /** The message as it is now; null if it was written before the viewer joined, or has disappeared. */
  readonly message?: Maybe<Message>;
};

/** The pin of a message was taken off. */
export type MessageUnpinned = Event & ConversationEvent & {
  readonly __typename?: 'MessageUnpinned';
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Its place in the conversation: 1, 2, 3 ... without gaps. */
  readonly seq: Scalars['Int']['output'];
  /** When the server took it. */
  readonly at: Scalars['DateTime']['output'];
  /** Where it happened. */
  readonly conversation?: Maybe<Conversation>;
  /** Who did it. */
  readonly actor?: Maybe<User>;
  /** The message as it is now; null if it was written before the viewer joined, or has disappeared. */
  readonly message?: Maybe<Message>;
};

/** A member has another role. A new owner has taken the group over: the owner until then is an admin. */
export type MemberRoleChanged = Event & ConversationEvent & {
  readonly __typename?: 'MemberRoleChanged';
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Its place in the conversation: 1, 2, 3 ... without gaps. */
  readonly seq: Scalars['Int']['output'];
  /** When the server took it. */
  readonly at: Scalars['DateTime']['output'];
  /** Where it happened. */
  readonly conversation?: Maybe<Conversation>;
  /** Who did it. */
  readonly actor?: Maybe<User>;
  /** The member. */
  readonly user?: Maybe<User>;
  /** What she may do from now on. */
  readonly role: MemberRole;
};

/** The title or the picture of a group was changed: refetch them from `conversation`. */
export type GroupUpdated = Event & ConversationEvent & {
  readonly __typename?: 'GroupUpdated';
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Its place in the conversation: 1, 2, 3 ... without gaps. */
  readonly seq: Scalars['Int']['output'];
  /** When the server took it. */
  readonly at: Scalars['DateTime']['output'];
  /** Where it happened. */
  readonly conversation?: Maybe<Conversation>;
  /** Who did it. */
  readonly actor?: Maybe<User>;
};

/** A link was made by which people can join the group. */
export type InviteLinkCreated = Event & ConversationEvent & {
  readonly __typename?: 'InviteLinkCreated';
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Its place in the conversation: 1, 2, 3 ... without gaps. */
  readonly seq: Scalars['Int']['output'];
  /** When the server took it. */
  readonly at: Scalars['DateTime']['output'];
  /** Where it happened. */
  readonly conversation?: Maybe<Conversation>;
  /** Who did it. */
  readonly actor?: Maybe<User>;
  /** The link, for those who may manage the group's links: others get no more than its id. */
  readonly inviteLink?: Maybe<InviteLink>;
};

/** A link by which people could join the group was revoked. */
export type InviteLinkRevoked = Event & ConversationEvent & {
  readonly __typename?: 'InviteLinkRevoked';
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Its place in the conversation: 1, 2, 3 ... without gaps. */
  readonly seq: Scalars['Int']['output'];
  /** When the server took it. */
  readonly at: Scalars['DateTime']['output'];
  /** Where it happened. */
  readonly conversation?: Maybe<Conversation>;
  /** Who did it. */
  readonly actor?: Maybe<User>;
  /** The link, for those who may manage the group's links: others get no more than its id. */
  readonly inviteLink?: Maybe<InviteLink>;
};

/** Messages sent from now on live for another time. */
export type MessageLifetimeChanged = Event & ConversationEvent & {
  readonly __typename?: 'MessageLifetimeChanged';
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Its place in the conversation: 1, 2, 3 ... without gaps. */
  readonly seq: Scalars['Int']['output'];
  /** When the server took it. */
  readonly at: Scalars['DateTime']['output'];
  /** Where it happened. */
  readonly conversation?: Maybe<Conversation>;
  /** Who did it. */
  readonly actor?: Maybe<User>;
  /** Seconds after which they disappear; null if they stay. */
  readonly messageLifetimeSeconds?: Maybe<Scalars['Int']['output']>;
};

/**
 * A member has received or read further. State, not history: only the latest counts, it may come more than once, and at most once a
 * second for each member of a conversation. A message says by itself that its sender has received and read what was before it.
 */
export type ReceiptUpdated = Event & {
  readonly __typename?: 'ReceiptUpdated';
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Where. */
  readonly conversation?: Maybe<Conversation>;
  /** Who. */
  readonly user?: Maybe<User>;
  /** Up to which seq the member's devices have received. */
  readonly deliveredSeq: Scalars['Int']['output'];
  /** Up to which seq the member has read; 0 if the member or the viewer keeps read receipts off. One's own marker is always told. */
  readonly readSeq: Scalars['Int']['output'];
};

/**
 * One of the viewer's devices has read, marked as unread, or muted a conversation. State, not history: `membership` is the latest, it
 * may come more than once, and comes again after a resume. A message of the viewer's own says the same by itself: she has read up to
 * it, and the conversation is not marked as unread.
 */
export type MembershipUpdated = Event & {
  readonly __typename?: 'MembershipUpdated';
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Where. */
  readonly conversation?: Maybe<Conversation>;
  /** How the conversation stands for the viewer now; null if she is no member any more. */
  readonly membership?: Maybe<MembershipState>;
};

/** The viewer's draft of a conversation was saved or removed on one of her devices. State, not history: only the latest counts, it may come more than once, and comes again after a resume. The device that saved it hears it too. */
export type DraftChanged = Event & {
  readonly __typename?: 'DraftChanged';
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Where. */
  readonly conversation?: Maybe<Conversation>;
  /** The draft as it is now; null if there is none. */
  readonly draft?: Maybe<Draft>;
};

export type Draft = {
  readonly __typename?: 'Draft';
  readonly body: Scalars['String']['output'];
  readonly updatedAt: Scalars['DateTime']['output'];
};

/** How a conversation stands for the viewer. */
export type MembershipState = {
  readonly __typename?: 'MembershipState';
  /** Up to which seq the viewer has read. */
  readonly readSeq: Scalars['Int']['output'];
  /** Messages after the viewer's read marker. */
  readonly unreadCount: Scalars['Int']['output'];
  /** Whether the viewer has muted it, now. */
  readonly isMuted: Scalars['Boolean']['output'];
  /** Until when it is muted; null if it is not. */
  readonly mutedUntil?: Maybe<Scalars['DateTime']['output']>;
  /** Whether the viewer marked it as unread. */
  readonly isMarkedUnread: Scalars['Boolean']['output'];
};

/** The stream has caught up: everything that was acknowledged before it began has been delivered. Comes again at least every 20 seconds while the stream is live, so that a loss shows even when nothing follows; an event that is under way just then may follow it. */
export type HeadReached = Event & {
  readonly __typename?: 'HeadReached';
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
  /** The server's clock when it was said. */
  readonly at: Scalars['DateTime']['output'];
};

/** The stream can not be continued from the given cursor. Refetch what is on screen; the stream goes on from the new cursor. */
export type ResyncRequired = Event & {
  readonly __typename?: 'ResyncRequired';
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Why. */
  readonly reason: ResyncReason;
};

/** Why a stream can not be continued. */
export type ResyncReason =
  /** The cursor is not one of ours, or was changed. */
  | 'CURSOR_INVALID'
  /** The cursor belongs to somebody else. */
  | 'CURSOR_FOREIGN'
  /** The client did not read fast enough. */
  | 'SLOW_CONSUMER';

/** A user came or went. */
export type PresenceChange = {
  readonly __typename?: 'PresenceChange';
  /** Who. */
  readonly user?: Maybe<User>;
  /** The state now; OFFLINE if the viewer may not know. */
  readonly status: PresenceStatus;
  /** When the user was last online; null while online or away, if never, or if the viewer may not know. */
  readonly lastSeenAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Somebody began or ceased to type. */
export type TypingChange = {
  readonly __typename?: 'TypingChange';
  /** Who. */
  readonly user?: Maybe<User>;
  /** Whether she is typing now. */
  readonly isTyping: Scalars['Boolean']['output'];
  /** When it is over unless she goes on; null if she is not typing. */
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
};

export type Message = {
  readonly __typename?: 'Message';
  readonly id: Scalars['ID']['output'];
  readonly seq: Scalars['Int']['output'];
  readonly clientMessageId: Scalars['ID']['output'];
  readonly createdAt: Scalars['DateTime']['output'];
  readonly body: Scalars['String']['output'];
  readonly preview: TextPreview;
  readonly sender?: Maybe<User>;
  readonly conversation?: Maybe<Conversation>;
  readonly attachments: ReadonlyArray<Maybe<Attachment>>;
  readonly editedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly deletedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  readonly replyTo?: Maybe<Message>;
  readonly threadRoot?: Maybe<Message>;
  readonly replyCount: Scalars['Int']['output'];
  readonly isPinned: Scalars['Boolean']['output'];
  readonly status: MessageStatus;
  readonly mentions: ReadonlyArray<Maybe<User>>;
  readonly reactions: ReadonlyArray<Reaction>;
  readonly forwardedFrom?: Maybe<Message>;
  readonly encrypted?: Maybe<EncryptedBody>;
};

export type Reaction = {
  readonly __typename?: 'Reaction';
  readonly emoji: Scalars['String']['output'];
  readonly count: Scalars['Int']['output'];
  readonly viewerHasReacted: Scalars['Boolean']['output'];
  readonly users: ReadonlyArray<Maybe<User>>;
};

export type EncryptedBody = {
  readonly __typename?: 'EncryptedBody';
  readonly algorithm: Scalars['String']['output'];
  readonly ciphertext: Scalars['String']['output'];
  readonly deviceKeyId: Scalars['String']['output'];
};

export type TextPreview = {
  readonly __typename?: 'TextPreview';
  readonly text: Scalars['String']['output'];
  readonly isTruncated: Scalars['Boolean']['output'];
};

export type Member = {
  readonly __typename?: 'Member';
  readonly role: MemberRole;
  readonly joinedAt: Scalars['DateTime']['output'];
  readonly user?: Maybe<User>;
};

export type MemberRole =
  | 'OWNER'
  | 'ADMIN'
  | 'MEMBER';

export type MessageStatus =
  | 'SENT'
  | 'DELIVERED'
  | 'SEEN';

export type PresenceStatus =
  | 'ONLINE'
  | 'AWAY'
  | 'OFFLINE';

export type User = {
  readonly __typename?: 'User';
  readonly id: Scalars['ID']['output'];
};

export type Conversation = {
  readonly __typename?: 'Conversation';
  readonly id: Scalars['ID']['output'];
};

export type Attachment = {
  readonly __typename?: 'Attachment';
  readonly id: Scalars['ID']['output'];
};

export type InviteLink = {
  readonly __typename?: 'InviteLink';
  readonly id: Scalars['ID']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Message: Message;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Message:
    ( { __typename: 'Message' }
    & GraphQLRecursivePick<FederationTypes['Message'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node: never;
  Event:
    | ( EntryEvent )
    | ( EntryEvent )
    | ( EntryEvent )
    | ( EntryEvent )
    | ( EntryEvent )
    | ( EntryEvent )
    | ( EntryEvent )
    | ( EntryEvent )
    | ( EntryEvent )
    | ( EntryEvent )
    | ( EntryEvent )
    | ( EntryEvent )
    | ( EntryEvent )
    | ( EntryEvent )
    | ( EntryEvent )
    | ( ReceiptEvent )
    | ( ViewerStateEvent )
    | ( ViewerStateEvent )
    | ( HeadEvent )
    | ( ResyncEvent )
  ;
  ConversationEvent:
    | ( EntryEvent )
    | ( EntryEvent )
    | ( EntryEvent )
    | ( EntryEvent )
    | ( EntryEvent )
    | ( EntryEvent )
    | ( EntryEvent )
    | ( EntryEvent )
    | ( EntryEvent )
    | ( EntryEvent )
    | ( EntryEvent )
    | ( EntryEvent )
    | ( EntryEvent )
    | ( EntryEvent )
    | ( EntryEvent )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  UserError: ResolverTypeWrapper<UserError>;
  ErrorCode: ErrorCode;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Event: ResolverTypeWrapper<StreamEvent>;
  ConversationEvent: ResolverTypeWrapper<EntryEvent>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ConversationCreated: ResolverTypeWrapper<EntryEvent>;
  MessageSent: ResolverTypeWrapper<EntryEvent>;
  MemberAdded: ResolverTypeWrapper<EntryEvent>;
  MemberRemoved: ResolverTypeWrapper<EntryEvent>;
  MessageEdited: ResolverTypeWrapper<EntryEvent>;
  MessageDeleted: ResolverTypeWrapper<EntryEvent>;
  ReactionAdded: ResolverTypeWrapper<EntryEvent>;
  ReactionRemoved: ResolverTypeWrapper<EntryEvent>;
  MessagePinned: ResolverTypeWrapper<EntryEvent>;
  MessageUnpinned: ResolverTypeWrapper<EntryEvent>;
  MemberRoleChanged: ResolverTypeWrapper<EntryEvent>;
  GroupUpdated: ResolverTypeWrapper<EntryEvent>;
  InviteLinkCreated: ResolverTypeWrapper<EntryEvent>;
  InviteLinkRevoked: ResolverTypeWrapper<EntryEvent>;
  MessageLifetimeChanged: ResolverTypeWrapper<EntryEvent>;
  ReceiptUpdated: ResolverTypeWrapper<ReceiptEvent>;
  MembershipUpdated: ResolverTypeWrapper<ViewerStateEvent>;
  DraftChanged: ResolverTypeWrapper<ViewerStateEvent>;
  Draft: ResolverTypeWrapper<StoredDraft>;
  MembershipState: ResolverTypeWrapper<MembershipState>;
  HeadReached: ResolverTypeWrapper<HeadEvent>;
  ResyncRequired: ResolverTypeWrapper<ResyncEvent>;
  ResyncReason: ResyncReason;
  PresenceChange: ResolverTypeWrapper<WatchedPresence>;
  TypingChange: ResolverTypeWrapper<WatchedTyping>;
  Message: ResolverTypeWrapper<EventMessage>;
  Reaction: ResolverTypeWrapper<StoredReaction>;
  EncryptedBody: ResolverTypeWrapper<EncryptedBody>;
  TextPreview: ResolverTypeWrapper<TextPreview>;
  Member: ResolverTypeWrapper<RosterMember>;
  MemberRole: MemberRole;
  MessageStatus: MessageStatus;
  PresenceStatus: PresenceStatus;
  User: ResolverTypeWrapper<Reference>;
  Conversation: ResolverTypeWrapper<Reference>;
  Attachment: ResolverTypeWrapper<Reference>;
  InviteLink: ResolverTypeWrapper<Reference>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  ID: Scalars['ID']['output'];
  PageInfo: PageInfo;
  UserError: UserError;
  Query: Record<PropertyKey, never>;
  Subscription: Record<PropertyKey, never>;
  Event: StreamEvent;
  ConversationEvent: EntryEvent;
  Int: Scalars['Int']['output'];
  ConversationCreated: EntryEvent;
  MessageSent: EntryEvent;
  MemberAdded: EntryEvent;
  MemberRemoved: EntryEvent;
  MessageEdited: EntryEvent;
  MessageDeleted: EntryEvent;
  ReactionAdded: EntryEvent;
  ReactionRemoved: EntryEvent;
  MessagePinned: EntryEvent;
  MessageUnpinned: EntryEvent;
  MemberRoleChanged: EntryEvent;
  GroupUpdated: EntryEvent;
  InviteLinkCreated: EntryEvent;
  InviteLinkRevoked: EntryEvent;
  MessageLifetimeChanged: EntryEvent;
  ReceiptUpdated: ReceiptEvent;
  MembershipUpdated: ViewerStateEvent;
  DraftChanged: ViewerStateEvent;
  Draft: StoredDraft;
  MembershipState: MembershipState;
  HeadReached: HeadEvent;
  ResyncRequired: ResyncEvent;
  PresenceChange: WatchedPresence;
  TypingChange: WatchedTyping;
  Message: EventMessage;
  Reaction: StoredReaction;
  EncryptedBody: EncryptedBody;
  TextPreview: TextPreview;
  Member: RosterMember;
  User: Reference;
  Conversation: Reference;
  Attachment: Reference;
  InviteLink: Reference;
  String: Scalars['String']['output'];
  Boolean: Scalars['Boolean']['output'];
};

export type ShareableDirectiveArgs = { };

export type ShareableDirectiveResolver<Result, Parent, ContextType = Context, Args = ShareableDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type InaccessibleDirectiveArgs = { };

export type InaccessibleDirectiveResolver<Result, Parent, ContextType = Context, Args = InaccessibleDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type TagDirectiveArgs = {
  name: Scalars['String']['input'];
};

export type TagDirectiveResolver<Result, Parent, ContextType = Context, Args = TagDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<null, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  serverVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  events?: SubscriptionResolver<ResolversTypes['Event'], "events", ParentType, ContextType, Partial<SubscriptionEventsArgs>>;
  presenceChanged?: SubscriptionResolver<ResolversTypes['PresenceChange'], "presenceChanged", ParentType, ContextType, RequireFields<SubscriptionPresenceChangedArgs, 'userIds'>>;
  typingChanged?: SubscriptionResolver<ResolversTypes['TypingChange'], "typingChanged", ParentType, ContextType, RequireFields<SubscriptionTypingChangedArgs, 'conversationId'>>;
};

export type EventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Event'] = ResolversParentTypes['Event']> = {
  __resolveType: TypeResolveFn<'ConversationCreated' | 'MessageSent' | 'MemberAdded' | 'MemberRemoved' | 'MessageEdited' | 'MessageDeleted' | 'ReactionAdded' | 'ReactionRemoved' | 'MessagePinned' | 'MessageUnpinned' | 'MemberRoleChanged' | 'GroupUpdated' | 'InviteLinkCreated' | 'InviteLinkRevoked' | 'MessageLifetimeChanged' | 'ReceiptUpdated' | 'MembershipUpdated' | 'DraftChanged' | 'HeadReached' | 'ResyncRequired', ParentType, ContextType>;
};

export type ConversationEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationEvent'] = ResolversParentTypes['ConversationEvent']> = {
  __resolveType: TypeResolveFn<'ConversationCreated' | 'MessageSent' | 'MemberAdded' | 'MemberRemoved' | 'MessageEdited' | 'MessageDeleted' | 'ReactionAdded' | 'ReactionRemoved' | 'MessagePinned' | 'MessageUnpinned' | 'MemberRoleChanged' | 'GroupUpdated' | 'InviteLinkCreated' | 'InviteLinkRevoked' | 'MessageLifetimeChanged', ParentType, ContextType>;
};

export type ConversationCreatedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationCreated'] = ResolversParentTypes['ConversationCreated']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageSentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageSent'] = ResolversParentTypes['MessageSent']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MemberAddedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MemberAdded'] = ResolversParentTypes['MemberAdded']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  member?: Resolver<Maybe<ResolversTypes['Member']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MemberRemovedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MemberRemoved'] = ResolversParentTypes['MemberRemoved']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  newOwner?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageEditedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageEdited'] = ResolversParentTypes['MessageEdited']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageDeletedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageDeleted'] = ResolversParentTypes['MessageDeleted']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReactionAddedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReactionAdded'] = ResolversParentTypes['ReactionAdded']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  emoji?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReactionRemovedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReactionRemoved'] = ResolversParentTypes['ReactionRemoved']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  emoji?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessagePinnedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessagePinned'] = ResolversParentTypes['MessagePinned']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageUnpinnedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageUnpinned'] = ResolversParentTypes['MessageUnpinned']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MemberRoleChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MemberRoleChanged'] = ResolversParentTypes['MemberRoleChanged']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['MemberRole'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type GroupUpdatedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GroupUpdated'] = ResolversParentTypes['GroupUpdated']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InviteLinkCreatedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InviteLinkCreated'] = ResolversParentTypes['InviteLinkCreated']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  inviteLink?: Resolver<Maybe<ResolversTypes['InviteLink']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InviteLinkRevokedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InviteLinkRevoked'] = ResolversParentTypes['InviteLinkRevoked']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  inviteLink?: Resolver<Maybe<ResolversTypes['InviteLink']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageLifetimeChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageLifetimeChanged'] = ResolversParentTypes['MessageLifetimeChanged']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  messageLifetimeSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReceiptUpdatedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReceiptUpdated'] = ResolversParentTypes['ReceiptUpdated']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  deliveredSeq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  readSeq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MembershipUpdatedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MembershipUpdated'] = ResolversParentTypes['MembershipUpdated']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  membership?: Resolver<Maybe<ResolversTypes['MembershipState']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DraftChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DraftChanged'] = ResolversParentTypes['DraftChanged']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  draft?: Resolver<Maybe<ResolversTypes['Draft']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DraftResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Draft'] = ResolversParentTypes['Draft']> = {
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type MembershipStateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MembershipState'] = ResolversParentTypes['MembershipState']> = {
  readSeq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unreadCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  isMuted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  mutedUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  isMarkedUnread?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type HeadReachedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HeadReached'] = ResolversParentTypes['HeadReached']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ResyncRequiredResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResyncRequired'] = ResolversParentTypes['ResyncRequired']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['ResyncReason'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PresenceChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PresenceChange'] = ResolversParentTypes['PresenceChange']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PresenceStatus'], ParentType, ContextType>;
  lastSeenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type TypingChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TypingChange'] = ResolversParentTypes['TypingChange']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  isTyping?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type MessageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Message'] = ResolversParentTypes['Message'], FederationReferenceType extends FederationReferenceTypes['Message'] = FederationReferenceTypes['Message']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Message']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  clientMessageId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  preview?: Resolver<ResolversTypes['TextPreview'], ParentType, ContextType>;
  sender?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  attachments?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Attachment']>>, ParentType, ContextType>;
  editedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  deletedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  replyTo?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  threadRoot?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  replyCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  isPinned?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['MessageStatus'], ParentType, ContextType>;
  mentions?: Resolver<ReadonlyArray<Maybe<ResolversTypes['User']>>, ParentType, ContextType>;
  reactions?: Resolver<ReadonlyArray<ResolversTypes['Reaction']>, ParentType, ContextType>;
  forwardedFrom?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  encrypted?: Resolver<Maybe<ResolversTypes['EncryptedBody']>, ParentType, ContextType>;
};

export type ReactionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Reaction'] = ResolversParentTypes['Reaction']> = {
  emoji?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  viewerHasReacted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  users?: Resolver<ReadonlyArray<Maybe<ResolversTypes['User']>>, ParentType, ContextType>;
};

export type EncryptedBodyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EncryptedBody'] = ResolversParentTypes['EncryptedBody']> = {
  algorithm?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ciphertext?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  deviceKeyId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TextPreviewResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TextPreview'] = ResolversParentTypes['TextPreview']> = {
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isTruncated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type MemberResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Member'] = ResolversParentTypes['Member']> = {
  role?: Resolver<ResolversTypes['MemberRole'], ParentType, ContextType>;
  joinedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ConversationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Conversation'] = ResolversParentTypes['Conversation']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type AttachmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Attachment'] = ResolversParentTypes['Attachment']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type InviteLinkResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InviteLink'] = ResolversParentTypes['InviteLink']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  DateTime?: GraphQLScalarType;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Event?: EventResolvers<ContextType>;
  ConversationEvent?: ConversationEventResolvers<ContextType>;
  ConversationCreated?: ConversationCreatedResolvers<ContextType>;
  MessageSent?: MessageSentResolvers<ContextType>;
  MemberAdded?: MemberAddedResolvers<ContextType>;
  MemberRemoved?: MemberRemovedResolvers<ContextType>;
  MessageEdited?: MessageEditedResolvers<ContextType>;
  MessageDeleted?: MessageDeletedResolvers<ContextType>;
  ReactionAdded?: ReactionAddedResolvers<ContextType>;
  ReactionRemoved?: ReactionRemovedResolvers<ContextType>;
  MessagePinned?: MessagePinnedResolvers<ContextType>;
  MessageUnpinned?: MessageUnpinnedResolvers<ContextType>;
  MemberRoleChanged?: MemberRoleChangedResolvers<ContextType>;
  GroupUpdated?: GroupUpdatedResolvers<ContextType>;
  InviteLinkCreated?: InviteLinkCreatedResolvers<ContextType>;
  InviteLinkRevoked?: InviteLinkRevokedResolvers<ContextType>;
  MessageLifetimeChanged?: MessageLifetimeChangedResolvers<ContextType>;
  ReceiptUpdated?: ReceiptUpdatedResolvers<ContextType>;
  MembershipUpdated?: MembershipUpdatedResolvers<ContextType>;
  DraftChanged?: DraftChangedResolvers<ContextType>;
  Draft?: DraftResolvers<ContextType>;
  MembershipState?: MembershipStateResolvers<ContextType>;
  HeadReached?: HeadReachedResolvers<ContextType>;
  ResyncRequired?: ResyncRequiredResolvers<ContextType>;
  PresenceChange?: PresenceChangeResolvers<ContextType>;
  TypingChange?: TypingChangeResolvers<ContextType>;
  Message?: MessageResolvers<ContextType>;
  Reaction?: ReactionResolvers<ContextType>;
  EncryptedBody?: EncryptedBodyResolvers<ContextType>;
  TextPreview?: TextPreviewResolvers<ContextType>;
  Member?: MemberResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  Conversation?: ConversationResolvers<ContextType>;
  Attachment?: AttachmentResolvers<ContextType>;
  InviteLink?: InviteLinkResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  shareable?: ShareableDirectiveResolver<any, any, ContextType>;
  inaccessible?: InaccessibleDirectiveResolver<any, any, ContextType>;
  tag?: TagDirectiveResolver<any, any, ContextType>;
};
