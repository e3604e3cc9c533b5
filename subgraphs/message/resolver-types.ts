/* Generated from schema/message.graphql by `npm run generate`. */
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ViewerReference } from '../../platform/viewer.ts';
import type { ConversationReference, Context } from './context.ts';
import type { Head } from '../../timeline/head.ts';
import type { Message as LastMessage, Message as StoredMessage, Reaction as StoredReaction } from '../../timeline/message.ts';
import type { FoundMessage } from './search.ts';
import type { MessageReceipt } from './message-receipts.ts';
import type { Entry } from '../../timeline/entry.ts';
import type { StoredDraft } from '../../timeline/drafts.ts';
import type { ScheduledMessage as StoredScheduledMessage } from './scheduled-store.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
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
  /** The one who asks. `UNAUTHENTICATED` without a valid access token. */
  readonly viewer?: Maybe<Viewer>;
  /** A conversation of the viewer's. `NOT_FOUND` if there is none of that id, or the viewer is not a member. */
  readonly conversation?: Maybe<Conversation>;
  /** A message that the viewer may read. `NOT_FOUND` if there is none of that id, or the viewer may not read it. */
  readonly message?: Maybe<Message>;
};


export type QueryConversationArgs = {
  id: Scalars['ID']['input'];
};


export type QueryMessageArgs = {
  id: Scalars['ID']['input'];
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Writes a message. Refused in a direct conversation while one has blocked the other. It is durable when the answer arrives; after a time-out send it again with the same `clientMessageId`. */
  readonly sendMessage: SendMessagePayload;
  /** Replaces the text of one of the viewer's own messages. */
  readonly editMessage: EditMessagePayload;
  /** Deletes a message for everybody: its place and time stay, its text and attachments are gone for ever. One's own, or as an owner or admin of the group anybody's. Repeating it changes nothing. */
  readonly deleteMessage: DeleteMessagePayload;
  /** Reacts to a message with an emoji. Repeating it changes nothing. */
  readonly addReaction: AddReactionPayload;
  /** Takes a reaction of the viewer's back. Repeating it changes nothing. */
  readonly removeReaction: RemoveReactionPayload;
  /** Pins a message for everybody: in a group for owners and admins. At most 50 in a conversation. Repeating it changes nothing. */
  readonly pinMessage: PinMessagePayload;
  /** Takes a pin off: in a group for owners and admins. Repeating it changes nothing. */
  readonly unpinMessage: UnpinMessagePayload;
  /** Sends a message of one conversation, with its attachments, into another. The viewer must be a member of both. */
  readonly forwardMessage: ForwardMessagePayload;
  /** Says how long messages stay that are sent to a conversation from now on; in a group for owners and admins. Then they disappear for everybody, without a trace, and for ever. Repeating it changes nothing. */
  readonly setMessageLifetime: SetMessageLifetimePayload;
  /** Keeps the viewer's draft of a conversation in place of the one before; an empty body removes it, which a client does when the message is sent. Her other devices hear of it. Of two devices the last one wins. */
  readonly saveDraft: SaveDraftPayload;
  /** Has a message sent later, within 2 seconds of `sendAt`, as if the viewer sent it then. At most 100 are pending in a conversation. Scheduled again with the same client id and content it is the first one. To change it cancel it and schedule another. */
  readonly scheduleMessage: ScheduleMessagePayload;
  /** Cancels a scheduled message: then it is never sent. `SCHEDULED_MESSAGE_SENT` if it is too late. One that could not be sent leaves the list. Repeating it changes nothing. */
  readonly cancelScheduledMessage: CancelScheduledMessagePayload;
  /** Sends a scheduled message of the viewer's. For the role worker. */
  readonly sendScheduledMessage: Scalars['Boolean']['output'];
  /** Tells the others of a conversation that the viewer is typing, or no longer is: kept nowhere, told at most once a second, over after 6 seconds unless it is repeated, and when she sends a message. A block that forbids writing forbids it too. */
  readonly setTyping: SetTypingPayload;
  /** Moves the viewer's read marker forward, and takes the flag of `markUnread` away. It never moves back. */
  readonly markRead: MarkReadPayload;
  /** Marks a conversation as unread for the viewer: a flag to come back to it, which `markRead` and sending take away. It moves no marker and is in no count. */
  readonly markUnread: MarkUnreadPayload;
  /** Says up to where one of the viewer's devices has received a conversation. It never moves back; what is read is received. */
  readonly markDelivered: MarkDeliveredPayload;
};


export type MutationSendMessageArgs = {
  input: SendMessageInput;
};


export type MutationEditMessageArgs = {
  input: EditMessageInput;
};


export type MutationDeleteMessageArgs = {
  input: DeleteMessageInput;
};


export type MutationAddReactionArgs = {
  input: AddReactionInput;
};


export type MutationRemoveReactionArgs = {
  input: RemoveReactionInput;
};


export type MutationPinMessageArgs = {
  input: PinMessageInput;
};


export type MutationUnpinMessageArgs = {
  input: UnpinMessageInput;
};


export type MutationForwardMessageArgs = {
  input: ForwardMessageInput;
};


export type MutationSetMessageLifetimeArgs = {
  input: SetMessageLifetimeInput;
};


export type MutationSaveDraftArgs = {
  input: SaveDraftInput;
};


export type MutationScheduleMessageArgs = {
  input: ScheduleMessageInput;
};


export type MutationCancelScheduledMessageArgs = {
  input: CancelScheduledMessageInput;
};


export type MutationSendScheduledMessageArgs = {
  id: Scalars['ID']['input'];
};


export type MutationSetTypingArgs = {
  input: SetTypingInput;
};


export type MutationMarkReadArgs = {
  input: MarkReadInput;
};


export type MutationMarkUnreadArgs = {
  input: MarkUnreadInput;
};


export type MutationMarkDeliveredArgs = {
  input: MarkDeliveredInput;
};

/** The one who asks, with what only she may see. */
export type Viewer = {
  readonly __typename?: 'Viewer';
  /** The id of the viewer's user. */
  readonly id: Scalars['ID']['output'];
  /** Unread messages over all of the viewer's conversations that are not muted, as a badge shows them, with those that have disappeared unread. */
  readonly unreadCount?: Maybe<Scalars['Int']['output']>;
  /**
   * Finds messages in the viewer's own conversations, those that she may read now and as they are now, newest first. All of `text`
   * must be true of a message: words, `"phrases in quotes"`, the beginnings of words `like*`, `from:@handle`, and days in UTC,
   * `before:2026-01-31`, `after:2026-01-01`, `on:2026-01-15`. The last word is a beginning too, unless a space follows it. Letter
   * case and accents make no difference. `SEARCH_TEXT_INVALID` for a text without a word and without `from:`, or with a day that is none.
   * A page may hold fewer messages than `first`, even none, while `hasNextPage` is true: continue after `endCursor`.
   */
  readonly searchMessages?: Maybe<MessageSearchConnection>;
  /** Messages that are to be sent later, and those that could not be, the next first. */
  readonly scheduledMessages?: Maybe<ScheduledMessageConnection>;
};


/** The one who asks, with what only she may see. */
export type ViewerUnreadCountArgs = {
  includeMuted?: InputMaybe<Scalars['Boolean']['input']>;
};


/** The one who asks, with what only she may see. */
export type ViewerSearchMessagesArgs = {
  text: Scalars['String']['input'];
  conversationId?: InputMaybe<Scalars['ID']['input']>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The one who asks, with what only she may see. */
export type ViewerScheduledMessagesArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  conversationId?: InputMaybe<Scalars['ID']['input']>;
};

/** A page of scheduled messages. */
export type ScheduledMessageConnection = {
  readonly __typename?: 'ScheduledMessageConnection';
  /** The scheduled messages with their cursors. */
  readonly edges: ReadonlyArray<ScheduledMessageEdge>;
  /** The scheduled messages. */
  readonly nodes: ReadonlyArray<ScheduledMessage>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
};

/** A scheduled message in a list. */
export type ScheduledMessageEdge = {
  readonly __typename?: 'ScheduledMessageEdge';
  /** Continue after this one. */
  readonly cursor: Scalars['String']['output'];
  /** The scheduled message. */
  readonly node: ScheduledMessage;
};

/** A message that is to be sent later. Only its sender sees it. */
export type ScheduledMessage = {
  readonly __typename?: 'ScheduledMessage';
  /** Given by the server. */
  readonly id: Scalars['ID']['output'];
  /** Where; null if the viewer is no member any more. */
  readonly conversation?: Maybe<Conversation>;
  /** As the client made it; null once it was sent or cancelled. */
  readonly clientMessageId?: Maybe<Scalars['ID']['output']>;
  /** The text; empty once it was sent or cancelled. */
  readonly body: Scalars['String']['output'];
  /** The files; none once it was sent or cancelled. */
  readonly attachments: ReadonlyArray<Attachment>;
  /** When it is sent. */
  readonly sendAt: Scalars['DateTime']['output'];
  /** When it was scheduled. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it was cancelled; null if it was not. */
  readonly cancelledAt?: Maybe<Scalars['DateTime']['output']>;
  /** The message, once it was sent. */
  readonly message?: Maybe<Message>;
  /** Why it could not be sent, for example since the viewer is no member any more; null if nothing is known to be in the way. */
  readonly failure?: Maybe<ErrorCode>;
};

/** A page of what was found, newest first. */
export type MessageSearchConnection = {
  readonly __typename?: 'MessageSearchConnection';
  /** The messages with their cursors, and why they were found. */
  readonly edges: ReadonlyArray<MessageSearchEdge>;
  /** The messages. */
  readonly nodes: ReadonlyArray<Message>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
};

/** A message that was found. */
export type MessageSearchEdge = {
  readonly __typename?: 'MessageSearchEdge';
  /** Continue after this message. */
  readonly cursor: Scalars['String']['output'];
  /** The text around the first match, on one line, as HTML that is safe to show: matches are in `<mark>`, all other markup is escaped. About 200 characters; `…` stands for what was left out. */
  readonly snippet: Scalars['String']['output'];
  /** Where the matches are in `body`, in order and apart, at most 50. Empty if only a sender was named. */
  readonly matches: ReadonlyArray<TextRange>;
  /** The message. */
  readonly node: Message;
};

/** A part of a text, counted in UTF-16 units, as JavaScript does. */
export type TextRange = {
  readonly __typename?: 'TextRange';
  /** The first unit. */
  readonly start: Scalars['Int']['output'];
  /** The unit after the last. */
  readonly end: Scalars['Int']['output'];
};

/** A direct conversation of two people, or a group. */
export type Conversation = {
  readonly __typename?: 'Conversation';
  readonly id: Scalars['ID']['output'];
  /** Messages after the viewer's read marker, with those that were deleted or have disappeared since, muted or not. */
  readonly unreadCount?: Maybe<Scalars['Int']['output']>;
  /** What the viewer has begun to write there and not sent; null if nothing. It stays when she leaves, for when she is back; nobody else ever sees it. */
  readonly draft?: Maybe<Draft>;
  /** How many seconds messages stay that are sent from now on; null for ever. */
  readonly messageLifetimeSeconds?: Maybe<Scalars['Int']['output']>;
  /** The end of the conversation, for lists. */
  readonly head?: Maybe<ConversationHead>;
  /** Its messages since the viewer joined, in seq order, oldest first within a page. Exactly one of `first` and `last`. */
  readonly messages?: Maybe<MessageConnection>;
  /** The messages around a seq, as many before it as after it, in seq order; `pageInfo` continues in `messages`. At any depth at the same cost. */
  readonly messagesAround?: Maybe<MessageConnection>;
  /** Its messages and everything else that the viewer is to see between them, such as who joined, in seq order. Exactly one of `first` and `last`. */
  readonly timeline?: Maybe<TimelineConnection>;
  /** The pinned messages, the last pinned first. */
  readonly pinnedMessages?: Maybe<MessageConnection>;
};


/** A direct conversation of two people, or a group. */
export type ConversationMessagesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** A direct conversation of two people, or a group. */
export type ConversationMessagesAroundArgs = {
  seq: Scalars['Int']['input'];
  count: Scalars['Int']['input'];
};


/** A direct conversation of two people, or a group. */
export type ConversationTimelineArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** A direct conversation of two people, or a group. */
export type ConversationPinnedMessagesArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** The end of a conversation. */
export type ConversationHead = {
  readonly __typename?: 'ConversationHead';
  /** The seq of its last event of any kind. */
  readonly seq: Scalars['Int']['output'];
  /** When that was. */
  readonly lastActivityAt: Scalars['DateTime']['output'];
  /** The last message; null if there is none, or it has disappeared. */
  readonly preview?: Maybe<HeadPreview>;
};

/** The last message, for lists. */
export type HeadPreview = {
  readonly __typename?: 'HeadPreview';
  /** Its first characters, at most 1,000, cut between graphemes. Empty for attachments alone. */
  readonly text: Scalars['String']['output'];
  /** Whether the body is longer. */
  readonly isTruncated: Scalars['Boolean']['output'];
  /** Who wrote it. */
  readonly sender?: Maybe<User>;
  /** The message itself. */
  readonly message?: Maybe<Message>;
};

/** A text that its author has not sent yet. */
export type Draft = {
  readonly __typename?: 'Draft';
  /** The text, 1 to 99,999 characters. */
  readonly body: Scalars['String']['output'];
  /** When it was saved, by the server's clock. */
  readonly updatedAt: Scalars['DateTime']['output'];
};

/** A page of messages. */
export type MessageConnection = {
  readonly __typename?: 'MessageConnection';
  /** The messages with their cursors. */
  readonly edges: ReadonlyArray<MessageEdge>;
  /** The messages. */
  readonly nodes: ReadonlyArray<Message>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
};

/** A message in a list. */
export type MessageEdge = {
  readonly __typename?: 'MessageEdge';
  /** Continue after or before this message. */
  readonly cursor: Scalars['String']['output'];
  /** The message. */
  readonly node: Message;
};

/** A page of a conversation's timeline. */
export type TimelineConnection = {
  readonly __typename?: 'TimelineConnection';
  /** The entries with their cursors. */
  readonly edges: ReadonlyArray<TimelineEdge>;
  /** The entries. */
  readonly nodes: ReadonlyArray<TimelineEntry>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
};

/** An entry in a list. */
export type TimelineEdge = {
  readonly __typename?: 'TimelineEdge';
  /** Continue after or before this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The entry. */
  readonly node: TimelineEntry;
};

/** Something that a conversation shows. */
export type TimelineEntry = {
  readonly __typename?: 'TimelineEntry';
  /** Its place in the conversation. */
  readonly seq: Scalars['Int']['output'];
  /** When the server took it. */
  readonly at: Scalars['DateTime']['output'];
  /** What it is. Kinds are added over time: ignore those that you do not know. */
  readonly kind: TimelineEntryKind;
  /** Who did it. */
  readonly actor?: Maybe<User>;
  /** The message that was sent or pinned; null for other kinds, and for a pinned one that has disappeared. */
  readonly message?: Maybe<Message>;
  /** Who joined, was removed, left or has another role; null for other kinds. */
  readonly user?: Maybe<User>;
  /** The title that the group was given; null for other kinds. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** Seconds that messages stay from then on; null if they stay for ever, and for other kinds. */
  readonly messageLifetimeSeconds?: Maybe<Scalars['Int']['output']>;
};

/** What an entry of a timeline is. */
export type TimelineEntryKind =
  /** The conversation began. */
  | 'CONVERSATION_CREATED'
  /** Somebody wrote a message. */
  | 'MESSAGE_SENT'
  /** A message was pinned. */
  | 'MESSAGE_PINNED'
  /** The pin of a message was taken off. */
  | 'MESSAGE_UNPINNED'
  /** Somebody joined or was added. */
  | 'MEMBER_ADDED'
  /** Somebody left or was removed. */
  | 'MEMBER_REMOVED'
  /** A member has another role. */
  | 'MEMBER_ROLE_CHANGED'
  /** The title or the picture of the group was changed. */
  | 'GROUP_UPDATED'
  /** A link was made by which people can join the group. */
  | 'INVITE_LINK_CREATED'
  /** A link by which people could join the group was revoked. */
  | 'INVITE_LINK_REVOKED'
  /** Messages stay for another time from now on. */
  | 'MESSAGE_LIFETIME_CHANGED';

/** A message in a conversation. */
export type Message = Node & {
  readonly __typename?: 'Message';
  readonly id: Scalars['ID']['output'];
  /** Its place in the conversation: dense over all events of the conversation, so that messages alone may have gaps. */
  readonly seq: Scalars['Int']['output'];
  /** As the sender's client made it. */
  readonly clientMessageId: Scalars['ID']['output'];
  /** When the server took it. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** The whole text, fewer than 100,000 characters. */
  readonly body: Scalars['String']['output'];
  /** The beginning of the text, for lists. */
  readonly preview: TextPreview;
  /** Who wrote it. */
  readonly sender?: Maybe<User>;
  /** Where it was written. */
  readonly conversation?: Maybe<Conversation>;
  /** Files sent with it, at most 10; null for one that its owner has had erased, or that the part with the files does not give now. */
  readonly attachments: ReadonlyArray<Maybe<Attachment>>;
  /** When its text was last changed; null if never. */
  readonly editedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was deleted, after which it has no text, no attachments and no reactions; null if it was not. */
  readonly deletedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it disappears: from then on there is none of this id any more; null if it stays. */
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Its earlier texts, oldest first, for its sender alone: null for others. At most the last 100; none once it was deleted. */
  readonly earlierVersions?: Maybe<ReadonlyArray<MessageVersion>>;
  /** The message that it quotes; null if there is none, it has disappeared, or the viewer may not read it. */
  readonly replyTo?: Maybe<Message>;
  /** The message under which it is written; null if it is not in a thread, or the viewer may not read it. */
  readonly threadRoot?: Maybe<Message>;
  /** How many messages were written under it, with those that were deleted or have disappeared. */
  readonly replyCount: Scalars['Int']['output'];
  /** The messages written under it, in seq order. Exactly one of `first` and `last`. */
  readonly replies?: Maybe<MessageConnection>;
  /** Whether it is pinned in its conversation. */
  readonly isPinned: Scalars['Boolean']['output'];
  /** How far it has got with everybody whom it is for. In `MessageSent` it is as sent: `ReceiptUpdated` tells what followed. */
  readonly status: MessageStatus;
  /** For each of the members whom it is for, in the order in which they joined, whether and when it was received and read. */
  readonly receipts?: Maybe<ReceiptConnection>;
  /** The members whom its text names by `@handle`, in the order of the text, at most 50; a later change of the handle changes nothing. */
  readonly mentions: ReadonlyArray<Maybe<User>>;
  /** Reactions to it, one for each emoji, in the order in which they first came, at most 20. */
  readonly reactions: ReadonlyArray<Reaction>;
  /** The message that it repeats; null if it was not forwarded, or the viewer may not read that message. */
  readonly forwardedFrom?: Maybe<Message>;
  /** The body that only the recipients' devices can read; then `body` and `preview` are empty. Null if it is not encrypted. */
  readonly encrypted?: Maybe<EncryptedBody>;
};


/** A message in a conversation. */
export type MessageRepliesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** A message in a conversation. */
export type MessageReceiptsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/**
 * How far a message has got: the sender's ticks. It is for the members of now who have been there since it was sent, without its
 * sender. The same for all viewers but for the setting `readReceipts`: who keeps it off counts as DELIVERED at most, and sees no more.
 */
export type MessageStatus =
  /** It is stored; some of them have not received it, or there is nobody. */
  | 'SENT'
  /** A device of each of them has received it. */
  | 'DELIVERED'
  /** Each of them has read it. */
  | 'SEEN';

/** A page of receipts. */
export type ReceiptConnection = {
  readonly __typename?: 'ReceiptConnection';
  /** The receipts with their cursors. */
  readonly edges: ReadonlyArray<ReceiptEdge>;
  /** The receipts. */
  readonly nodes: ReadonlyArray<Receipt>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
};

/** A receipt in a list. */
export type ReceiptEdge = {
  readonly __typename?: 'ReceiptEdge';
  /** Continue after this receipt. */
  readonly cursor: Scalars['String']['output'];
  /** The receipt. */
  readonly node: Receipt;
};

/** Whether and when a member has received and read a message. */
export type Receipt = {
  readonly __typename?: 'Receipt';
  /** The member. */
  readonly user?: Maybe<User>;
  /** When the member's devices had received the conversation up to the message; null while they have not. */
  readonly deliveredAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the member had read the conversation up to the message; null while it is not read, or if the member or the viewer keeps read receipts off. One's own is always told. */
  readonly seenAt?: Maybe<Scalars['DateTime']['output']>;
};

/** An earlier text of a message. */
export type MessageVersion = {
  readonly __typename?: 'MessageVersion';
  /** The text as it was. */
  readonly body: Scalars['String']['output'];
  /** When it was written. */
  readonly writtenAt: Scalars['DateTime']['output'];
};

/** What members think of a message, in one emoji. */
export type Reaction = {
  readonly __typename?: 'Reaction';
  /** One emoji. */
  readonly emoji: Scalars['String']['output'];
  /** How many have reacted with it. */
  readonly count: Scalars['Int']['output'];
  /** Whether the viewer has. */
  readonly viewerHasReacted: Scalars['Boolean']['output'];
  /** Who has, in the order in which they did, the first 100. */
  readonly users: ReadonlyArray<Maybe<User>>;
};

/** A body that only the recipients' devices can read. It is stored and delivered as it came: no search, no preview. */
export type EncryptedBody = {
  readonly __typename?: 'EncryptedBody';
  /** How to decrypt it, as the sender's device says, 1 to 64 characters. */
  readonly algorithm: Scalars['String']['output'];
  /** The ciphertext, fewer than 100,000 characters. */
  readonly ciphertext: Scalars['String']['output'];
  /** Which key of which device it was encrypted with, 1 to 128 characters. */
  readonly deviceKeyId: Scalars['String']['output'];
};

/** The beginning of a text. */
export type TextPreview = {
  readonly __typename?: 'TextPreview';
  /** At most 1,000 characters, cut between graphemes. */
  readonly text: Scalars['String']['output'];
  /** Whether the text is longer. */
  readonly isTruncated: Scalars['Boolean']['output'];
};

/** The message to write. */
export type SendMessageInput = {
  /** Where. */
  readonly conversationId: Scalars['ID']['input'];
  /** Made by the client, unique for the sender in the conversation, 1 to 64 characters: a retry with the same id and content gives the first message. */
  readonly clientMessageId: Scalars['ID']['input'];
  /** Fewer than 100,000 characters; at least 1 unless there are attachments. */
  readonly body: Scalars['String']['input'];
  /** Ready attachments of the sender's, at most 10. */
  readonly attachmentIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** The message to quote, of the same conversation. */
  readonly replyToId?: InputMaybe<Scalars['ID']['input']>;
  /** The message to write under, of the same conversation and not itself in a thread. */
  readonly threadRootId?: InputMaybe<Scalars['ID']['input']>;
  /** Instead of `body`, which is then empty. */
  readonly encrypted?: InputMaybe<EncryptedBodyInput>;
};

/** The message to write, and when. */
export type ScheduleMessageInput = {
  /** Where. */
  readonly conversationId: Scalars['ID']['input'];
  /** Made by the client, unique for the sender in the conversation, 1 to 64 characters: a retry with the same id and content gives the first message. */
  readonly clientMessageId: Scalars['ID']['input'];
  /** Fewer than 100,000 characters; at least 1 unless there are attachments. */
  readonly body: Scalars['String']['input'];
  /** Ready attachments of the sender's, at most 10. */
  readonly attachmentIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** The message to quote, of the same conversation. */
  readonly replyToId?: InputMaybe<Scalars['ID']['input']>;
  /** The message to write under, of the same conversation and not itself in a thread. */
  readonly threadRootId?: InputMaybe<Scalars['ID']['input']>;
  /** Instead of `body`, which is then empty. */
  readonly encrypted?: InputMaybe<EncryptedBodyInput>;
  /** When to send it: later than now, within a year. */
  readonly sendAt: Scalars['DateTime']['input'];
};

/** Which scheduled message to cancel. */
export type CancelScheduledMessageInput = {
  /** One of the viewer's own. */
  readonly scheduledMessageId: Scalars['ID']['input'];
};

/** A body that only the recipients' devices can read. */
export type EncryptedBodyInput = {
  /** How to decrypt it, 1 to 64 characters. */
  readonly algorithm: Scalars['String']['input'];
  /** The ciphertext, 1 to 99,999 characters. */
  readonly ciphertext: Scalars['String']['input'];
  /** Which key of which device it was encrypted with, 1 to 128 characters. */
  readonly deviceKeyId: Scalars['String']['input'];
};

/** The message and its new text. */
export type EditMessageInput = {
  /** One of the viewer's own messages. */
  readonly messageId: Scalars['ID']['input'];
  /** Fewer than 100,000 characters; at least 1 unless there are attachments. */
  readonly body: Scalars['String']['input'];
};

/** Which message to delete. */
export type DeleteMessageInput = {
  /** The message. */
  readonly messageId: Scalars['ID']['input'];
};

/** A message and the emoji to react to it with. */
export type AddReactionInput = {
  /** The message. */
  readonly messageId: Scalars['ID']['input'];
  /** One emoji, with its skin tones and joiners, for example a flag. */
  readonly emoji: Scalars['String']['input'];
};

/** A message and the emoji of the reaction to take back. */
export type RemoveReactionInput = {
  /** The message. */
  readonly messageId: Scalars['ID']['input'];
  /** The emoji. */
  readonly emoji: Scalars['String']['input'];
};

/** Which message to pin. */
export type PinMessageInput = {
  /** The message. */
  readonly messageId: Scalars['ID']['input'];
};

/** Which message to unpin. */
export type UnpinMessageInput = {
  /** The message. */
  readonly messageId: Scalars['ID']['input'];
};

/** The message, and where to send it. */
export type ForwardMessageInput = {
  /** A message that the viewer may read. */
  readonly messageId: Scalars['ID']['input'];
  /** Where to send it. */
  readonly toConversationId: Scalars['ID']['input'];
  /** Made by the client, unique for the sender in that conversation, 1 to 64 characters: a retry with the same id gives the first message. */
  readonly clientMessageId: Scalars['ID']['input'];
};

/** How long messages stay. */
export type SetMessageLifetimeInput = {
  /** Where. */
  readonly conversationId: Scalars['ID']['input'];
  /** 5 seconds to a year (31,536,000); null, or left out, for ever. */
  readonly seconds?: InputMaybe<Scalars['Int']['input']>;
};

/** What the viewer has begun to write. */
export type SaveDraftInput = {
  /** Where. */
  readonly conversationId: Scalars['ID']['input'];
  /** Fewer than 100,000 characters; empty to remove the draft. */
  readonly body: Scalars['String']['input'];
};

/** Whether the viewer is typing. */
export type SetTypingInput = {
  /** Where. */
  readonly conversationId: Scalars['ID']['input'];
  /** Repeat it every 3 to 5 seconds while it is true. */
  readonly isTyping: Scalars['Boolean']['input'];
};

/** Up to where the viewer has read. */
export type MarkReadInput = {
  /** Where. */
  readonly conversationId: Scalars['ID']['input'];
  /** The last seq that the viewer has seen, 0 to the head's. */
  readonly seq: Scalars['Int']['input'];
};

/** Which conversation to mark as unread. */
export type MarkUnreadInput = {
  /** One of the viewer's conversations. */
  readonly conversationId: Scalars['ID']['input'];
};

/** Up to where a device of the viewer's has received. */
export type MarkDeliveredInput = {
  /** Where. */
  readonly conversationId: Scalars['ID']['input'];
  /** The last seq that the device has received, 0 to the head's. */
  readonly seq: Scalars['Int']['input'];
};

/** What `sendMessage` did. */
export type SendMessagePayload = {
  readonly __typename?: 'SendMessagePayload';
  /** The message; null if there are errors. */
  readonly message?: Maybe<Message>;
  /** Whether an earlier try had written it already. */
  readonly wasDuplicate: Scalars['Boolean']['output'];
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `editMessage` did. */
export type EditMessagePayload = {
  readonly __typename?: 'EditMessagePayload';
  /** The message as it is now; null if there are errors. */
  readonly message?: Maybe<Message>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `deleteMessage` did. */
export type DeleteMessagePayload = {
  readonly __typename?: 'DeleteMessagePayload';
  /** What is left of the message; null if there are errors. */
  readonly message?: Maybe<Message>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `addReaction` did. */
export type AddReactionPayload = {
  readonly __typename?: 'AddReactionPayload';
  /** The message as it is now; null if there are errors. */
  readonly message?: Maybe<Message>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `removeReaction` did. */
export type RemoveReactionPayload = {
  readonly __typename?: 'RemoveReactionPayload';
  /** The message as it is now; null if there are errors. */
  readonly message?: Maybe<Message>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `pinMessage` did. */
export type PinMessagePayload = {
  readonly __typename?: 'PinMessagePayload';
  /** The message as it is now; null if there are errors. */
  readonly message?: Maybe<Message>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `unpinMessage` did. */
export type UnpinMessagePayload = {
  readonly __typename?: 'UnpinMessagePayload';
  /** The message as it is now; null if there are errors. */
  readonly message?: Maybe<Message>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `forwardMessage` did. */
export type ForwardMessagePayload = {
  readonly __typename?: 'ForwardMessagePayload';
  /** The new message; null if there are errors. */
  readonly message?: Maybe<Message>;
  /** Whether an earlier try had sent it already. */
  readonly wasDuplicate: Scalars['Boolean']['output'];
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `setMessageLifetime` did. */
export type SetMessageLifetimePayload = {
  readonly __typename?: 'SetMessageLifetimePayload';
  /** The conversation; null if there are errors. */
  readonly conversation?: Maybe<Conversation>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `saveDraft` did. */
export type SaveDraftPayload = {
  readonly __typename?: 'SaveDraftPayload';
  /** The conversation; null if there are errors. */
  readonly conversation?: Maybe<Conversation>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `scheduleMessage` did. */
export type ScheduleMessagePayload = {
  readonly __typename?: 'ScheduleMessagePayload';
  /** The scheduled message; null if there are errors. */
  readonly scheduledMessage?: Maybe<ScheduledMessage>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `cancelScheduledMessage` did. */
export type CancelScheduledMessagePayload = {
  readonly __typename?: 'CancelScheduledMessagePayload';
  /** What is left of it; null if there are errors. */
  readonly scheduledMessage?: Maybe<ScheduledMessage>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `setTyping` did. */
export type SetTypingPayload = {
  readonly __typename?: 'SetTypingPayload';
  /** Until when the others believe it; null if she is not typing, or there are errors. */
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `markDelivered` did. */
export type MarkDeliveredPayload = {
  readonly __typename?: 'MarkDeliveredPayload';
  /** The conversation; null if there are errors. */
  readonly conversation?: Maybe<Conversation>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `markUnread` did. */
export type MarkUnreadPayload = {
  readonly __typename?: 'MarkUnreadPayload';
  /** The conversation; null if there are errors. */
  readonly conversation?: Maybe<Conversation>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `markRead` did. */
export type MarkReadPayload = {
  readonly __typename?: 'MarkReadPayload';
  /** The conversation; null if there are errors. */
  readonly conversation?: Maybe<Conversation>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

export type User = {
  readonly __typename?: 'User';
  readonly id: Scalars['ID']['output'];
};

export type Attachment = {
  readonly __typename?: 'Attachment';
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
  Viewer: Viewer;
  Conversation: Conversation;
  Message: Message;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Viewer:
    ( { __typename: 'Viewer' }
    & GraphQLRecursivePick<FederationTypes['Viewer'], {"id":true}> );
  Conversation:
    ( { __typename: 'Conversation' }
    & GraphQLRecursivePick<FederationTypes['Conversation'], {"id":true}> );
  Message:
    ( { __typename: 'Message' }
    & GraphQLRecursivePick<FederationTypes['Message'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node: ( StoredMessage );
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
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Viewer: ResolverTypeWrapper<ViewerReference>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ScheduledMessageConnection: ResolverTypeWrapper<Omit<ScheduledMessageConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ScheduledMessageEdge']>, nodes: ReadonlyArray<ResolversTypes['ScheduledMessage']> }>;
  ScheduledMessageEdge: ResolverTypeWrapper<Omit<ScheduledMessageEdge, 'node'> & { node: ResolversTypes['ScheduledMessage'] }>;
  ScheduledMessage: ResolverTypeWrapper<StoredScheduledMessage>;
  MessageSearchConnection: ResolverTypeWrapper<Omit<MessageSearchConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['MessageSearchEdge']>, nodes: ReadonlyArray<ResolversTypes['Message']> }>;
  MessageSearchEdge: ResolverTypeWrapper<FoundMessage>;
  TextRange: ResolverTypeWrapper<TextRange>;
  Conversation: ResolverTypeWrapper<ConversationReference>;
  ConversationHead: ResolverTypeWrapper<Head>;
  HeadPreview: ResolverTypeWrapper<LastMessage>;
  Draft: ResolverTypeWrapper<StoredDraft>;
  MessageConnection: ResolverTypeWrapper<Omit<MessageConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['MessageEdge']>, nodes: ReadonlyArray<ResolversTypes['Message']> }>;
  MessageEdge: ResolverTypeWrapper<Omit<MessageEdge, 'node'> & { node: ResolversTypes['Message'] }>;
  TimelineConnection: ResolverTypeWrapper<Omit<TimelineConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['TimelineEdge']>, nodes: ReadonlyArray<ResolversTypes['TimelineEntry']> }>;
  TimelineEdge: ResolverTypeWrapper<Omit<TimelineEdge, 'node'> & { node: ResolversTypes['TimelineEntry'] }>;
  TimelineEntry: ResolverTypeWrapper<Entry>;
  TimelineEntryKind: TimelineEntryKind;
  Message: ResolverTypeWrapper<StoredMessage>;
  MessageStatus: MessageStatus;
  ReceiptConnection: ResolverTypeWrapper<Omit<ReceiptConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ReceiptEdge']>, nodes: ReadonlyArray<ResolversTypes['Receipt']> }>;
  ReceiptEdge: ResolverTypeWrapper<Omit<ReceiptEdge, 'node'> & { node: ResolversTypes['Receipt'] }>;
  Receipt: ResolverTypeWrapper<MessageReceipt>;
  MessageVersion: ResolverTypeWrapper<MessageVersion>;
  Reaction: ResolverTypeWrapper<StoredReaction>;
  EncryptedBody: ResolverTypeWrapper<EncryptedBody>;
  TextPreview: ResolverTypeWrapper<TextPreview>;
  SendMessageInput: SendMessageInput;
  ScheduleMessageInput: ScheduleMessageInput;
  CancelScheduledMessageInput: CancelScheduledMessageInput;
  EncryptedBodyInput: EncryptedBodyInput;
  EditMessageInput: EditMessageInput;
  DeleteMessageInput: DeleteMessageInput;
  AddReactionInput: AddReactionInput;
  RemoveReactionInput: RemoveReactionInput;
  PinMessageInput: PinMessageInput;
  UnpinMessageInput: UnpinMessageInput;
  ForwardMessageInput: ForwardMessageInput;
  SetMessageLifetimeInput: SetMessageLifetimeInput;
  SaveDraftInput: SaveDraftInput;
  SetTypingInput: SetTypingInput;
  MarkReadInput: MarkReadInput;
  MarkUnreadInput: MarkUnreadInput;
  MarkDeliveredInput: MarkDeliveredInput;
  SendMessagePayload: ResolverTypeWrapper<Omit<SendMessagePayload, 'message'> & { message?: Maybe<ResolversTypes['Message']> }>;
  EditMessagePayload: ResolverTypeWrapper<Omit<EditMessagePayload, 'message'> & { message?: Maybe<ResolversTypes['Message']> }>;
  DeleteMessagePayload: ResolverTypeWrapper<Omit<DeleteMessagePayload, 'message'> & { message?: Maybe<ResolversTypes['Message']> }>;
  AddReactionPayload: ResolverTypeWrapper<Omit<AddReactionPayload, 'message'> & { message?: Maybe<ResolversTypes['Message']> }>;
  RemoveReactionPayload: ResolverTypeWrapper<Omit<RemoveReactionPayload, 'message'> & { message?: Maybe<ResolversTypes['Message']> }>;
  PinMessagePayload: ResolverTypeWrapper<Omit<PinMessagePayload, 'message'> & { message?: Maybe<ResolversTypes['Message']> }>;
  UnpinMessagePayload: ResolverTypeWrapper<Omit<UnpinMessagePayload, 'message'> & { message?: Maybe<ResolversTypes['Message']> }>;
  ForwardMessagePayload: ResolverTypeWrapper<Omit<ForwardMessagePayload, 'message'> & { message?: Maybe<ResolversTypes['Message']> }>;
  SetMessageLifetimePayload: ResolverTypeWrapper<Omit<SetMessageLifetimePayload, 'conversation'> & { conversation?: Maybe<ResolversTypes['Conversation']> }>;
  SaveDraftPayload: ResolverTypeWrapper<Omit<SaveDraftPayload, 'conversation'> & { conversation?: Maybe<ResolversTypes['Conversation']> }>;
  ScheduleMessagePayload: ResolverTypeWrapper<Omit<ScheduleMessagePayload, 'scheduledMessage'> & { scheduledMessage?: Maybe<ResolversTypes['ScheduledMessage']> }>;
  CancelScheduledMessagePayload: ResolverTypeWrapper<Omit<CancelScheduledMessagePayload, 'scheduledMessage'> & { scheduledMessage?: Maybe<ResolversTypes['ScheduledMessage']> }>;
  SetTypingPayload: ResolverTypeWrapper<SetTypingPayload>;
  MarkDeliveredPayload: ResolverTypeWrapper<Omit<MarkDeliveredPayload, 'conversation'> & { conversation?: Maybe<ResolversTypes['Conversation']> }>;
  MarkUnreadPayload: ResolverTypeWrapper<Omit<MarkUnreadPayload, 'conversation'> & { conversation?: Maybe<ResolversTypes['Conversation']> }>;
  MarkReadPayload: ResolverTypeWrapper<Omit<MarkReadPayload, 'conversation'> & { conversation?: Maybe<ResolversTypes['Conversation']> }>;
  User: ResolverTypeWrapper<User>;
  Attachment: ResolverTypeWrapper<Attachment>;
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
  Mutation: Record<PropertyKey, never>;
  Viewer: ViewerReference;
  Int: Scalars['Int']['output'];
  ScheduledMessageConnection: Omit<ScheduledMessageConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ScheduledMessageEdge']>, nodes: ReadonlyArray<ResolversParentTypes['ScheduledMessage']> };
  ScheduledMessageEdge: Omit<ScheduledMessageEdge, 'node'> & { node: ResolversParentTypes['ScheduledMessage'] };
  ScheduledMessage: StoredScheduledMessage;
  MessageSearchConnection: Omit<MessageSearchConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['MessageSearchEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Message']> };
  MessageSearchEdge: FoundMessage;
  TextRange: TextRange;
  Conversation: ConversationReference;
  ConversationHead: Head;
  HeadPreview: LastMessage;
  Draft: StoredDraft;
  MessageConnection: Omit<MessageConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['MessageEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Message']> };
  MessageEdge: Omit<MessageEdge, 'node'> & { node: ResolversParentTypes['Message'] };
  TimelineConnection: Omit<TimelineConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['TimelineEdge']>, nodes: ReadonlyArray<ResolversParentTypes['TimelineEntry']> };
  TimelineEdge: Omit<TimelineEdge, 'node'> & { node: ResolversParentTypes['TimelineEntry'] };
  TimelineEntry: Entry;
  Message: StoredMessage;
  ReceiptConnection: Omit<ReceiptConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ReceiptEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Receipt']> };
  ReceiptEdge: Omit<ReceiptEdge, 'node'> & { node: ResolversParentTypes['Receipt'] };
  Receipt: MessageReceipt;
  MessageVersion: MessageVersion;
  Reaction: StoredReaction;
  EncryptedBody: EncryptedBody;
  TextPreview: TextPreview;
  SendMessageInput: SendMessageInput;
  ScheduleMessageInput: ScheduleMessageInput;
  CancelScheduledMessageInput: CancelScheduledMessageInput;
  EncryptedBodyInput: EncryptedBodyInput;
  EditMessageInput: EditMessageInput;
  DeleteMessageInput: DeleteMessageInput;
  AddReactionInput: AddReactionInput;
  RemoveReactionInput: RemoveReactionInput;
  PinMessageInput: PinMessageInput;
  UnpinMessageInput: UnpinMessageInput;
  ForwardMessageInput: ForwardMessageInput;
  SetMessageLifetimeInput: SetMessageLifetimeInput;
  SaveDraftInput: SaveDraftInput;
  SetTypingInput: SetTypingInput;
  MarkReadInput: MarkReadInput;
  MarkUnreadInput: MarkUnreadInput;
  MarkDeliveredInput: MarkDeliveredInput;
  SendMessagePayload: Omit<SendMessagePayload, 'message'> & { message?: Maybe<ResolversParentTypes['Message']> };
  EditMessagePayload: Omit<EditMessagePayload, 'message'> & { message?: Maybe<ResolversParentTypes['Message']> };
  DeleteMessagePayload: Omit<DeleteMessagePayload, 'message'> & { message?: Maybe<ResolversParentTypes['Message']> };
  AddReactionPayload: Omit<AddReactionPayload, 'message'> & { message?: Maybe<ResolversParentTypes['Message']> };
  RemoveReactionPayload: Omit<RemoveReactionPayload, 'message'> & { message?: Maybe<ResolversParentTypes['Message']> };
  PinMessagePayload: Omit<PinMessagePayload, 'message'> & { message?: Maybe<ResolversParentTypes['Message']> };
  UnpinMessagePayload: Omit<UnpinMessagePayload, 'message'> & { message?: Maybe<ResolversParentTypes['Message']> };
  ForwardMessagePayload: Omit<ForwardMessagePayload, 'message'> & { message?: Maybe<ResolversParentTypes['Message']> };
  SetMessageLifetimePayload: Omit<SetMessageLifetimePayload, 'conversation'> & { conversation?: Maybe<ResolversParentTypes['Conversation']> };
  SaveDraftPayload: Omit<SaveDraftPayload, 'conversation'> & { conversation?: Maybe<ResolversParentTypes['Conversation']> };
  ScheduleMessagePayload: Omit<ScheduleMessagePayload, 'scheduledMessage'> & { scheduledMessage?: Maybe<ResolversParentTypes['ScheduledMessage']> };
  CancelScheduledMessagePayload: Omit<CancelScheduledMessagePayload, 'scheduledMessage'> & { scheduledMessage?: Maybe<ResolversParentTypes['ScheduledMessage']> };
  SetTypingPayload: SetTypingPayload;
  MarkDeliveredPayload: Omit<MarkDeliveredPayload, 'conversation'> & { conversation?: Maybe<ResolversParentTypes['Conversation']> };
  MarkUnreadPayload: Omit<MarkUnreadPayload, 'conversation'> & { conversation?: Maybe<ResolversParentTypes['Conversation']> };
  MarkReadPayload: Omit<MarkReadPayload, 'conversation'> & { conversation?: Maybe<ResolversParentTypes['Conversation']> };
  User: User;
  Attachment: Attachment;
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
  __resolveType: TypeResolveFn<'Message', ParentType, ContextType>;
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
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType, RequireFields<QueryConversationArgs, 'id'>>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType, RequireFields<QueryMessageArgs, 'id'>>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  sendMessage?: Resolver<ResolversTypes['SendMessagePayload'], ParentType, ContextType, RequireFields<MutationSendMessageArgs, 'input'>>;
  editMessage?: Resolver<ResolversTypes['EditMessagePayload'], ParentType, ContextType, RequireFields<MutationEditMessageArgs, 'input'>>;
  deleteMessage?: Resolver<ResolversTypes['DeleteMessagePayload'], ParentType, ContextType, RequireFields<MutationDeleteMessageArgs, 'input'>>;
  addReaction?: Resolver<ResolversTypes['AddReactionPayload'], ParentType, ContextType, RequireFields<MutationAddReactionArgs, 'input'>>;
  removeReaction?: Resolver<ResolversTypes['RemoveReactionPayload'], ParentType, ContextType, RequireFields<MutationRemoveReactionArgs, 'input'>>;
  pinMessage?: Resolver<ResolversTypes['PinMessagePayload'], ParentType, ContextType, RequireFields<MutationPinMessageArgs, 'input'>>;
  unpinMessage?: Resolver<ResolversTypes['UnpinMessagePayload'], ParentType, ContextType, RequireFields<MutationUnpinMessageArgs, 'input'>>;
  forwardMessage?: Resolver<ResolversTypes['ForwardMessagePayload'], ParentType, ContextType, RequireFields<MutationForwardMessageArgs, 'input'>>;
  setMessageLifetime?: Resolver<ResolversTypes['SetMessageLifetimePayload'], ParentType, ContextType, RequireFields<MutationSetMessageLifetimeArgs, 'input'>>;
  saveDraft?: Resolver<ResolversTypes['SaveDraftPayload'], ParentType, ContextType, RequireFields<MutationSaveDraftArgs, 'input'>>;
  scheduleMessage?: Resolver<ResolversTypes['ScheduleMessagePayload'], ParentType, ContextType, RequireFields<MutationScheduleMessageArgs, 'input'>>;
  cancelScheduledMessage?: Resolver<ResolversTypes['CancelScheduledMessagePayload'], ParentType, ContextType, RequireFields<MutationCancelScheduledMessageArgs, 'input'>>;
  sendScheduledMessage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<MutationSendScheduledMessageArgs, 'id'>>;
  setTyping?: Resolver<ResolversTypes['SetTypingPayload'], ParentType, ContextType, RequireFields<MutationSetTypingArgs, 'input'>>;
  markRead?: Resolver<ResolversTypes['MarkReadPayload'], ParentType, ContextType, RequireFields<MutationMarkReadArgs, 'input'>>;
  markUnread?: Resolver<ResolversTypes['MarkUnreadPayload'], ParentType, ContextType, RequireFields<MutationMarkUnreadArgs, 'input'>>;
  markDelivered?: Resolver<ResolversTypes['MarkDeliveredPayload'], ParentType, ContextType, RequireFields<MutationMarkDeliveredArgs, 'input'>>;
};

export type ViewerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer'], FederationReferenceType extends FederationReferenceTypes['Viewer'] = FederationReferenceTypes['Viewer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Viewer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  unreadCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType, RequireFields<ViewerUnreadCountArgs, 'includeMuted'>>;
  searchMessages?: Resolver<Maybe<ResolversTypes['MessageSearchConnection']>, ParentType, ContextType, RequireFields<ViewerSearchMessagesArgs, 'text' | 'first'>>;
  scheduledMessages?: Resolver<Maybe<ResolversTypes['ScheduledMessageConnection']>, ParentType, ContextType, RequireFields<ViewerScheduledMessagesArgs, 'first'>>;
};

export type ScheduledMessageConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScheduledMessageConnection'] = ResolversParentTypes['ScheduledMessageConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ScheduledMessageEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ScheduledMessage']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ScheduledMessageEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScheduledMessageEdge'] = ResolversParentTypes['ScheduledMessageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ScheduledMessage'], ParentType, ContextType>;
};

export type ScheduledMessageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScheduledMessage'] = ResolversParentTypes['ScheduledMessage']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  clientMessageId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  attachments?: Resolver<ReadonlyArray<ResolversTypes['Attachment']>, ParentType, ContextType>;
  sendAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cancelledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['ErrorCode']>, ParentType, ContextType>;
};

export type MessageSearchConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageSearchConnection'] = ResolversParentTypes['MessageSearchConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['MessageSearchEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Message']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MessageSearchEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageSearchEdge'] = ResolversParentTypes['MessageSearchEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  snippet?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  matches?: Resolver<ReadonlyArray<ResolversTypes['TextRange']>, ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
};

export type TextRangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TextRange'] = ResolversParentTypes['TextRange']> = {
  start?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  end?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ConversationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Conversation'] = ResolversParentTypes['Conversation'], FederationReferenceType extends FederationReferenceTypes['Conversation'] = FederationReferenceTypes['Conversation']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Conversation']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  unreadCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  draft?: Resolver<Maybe<ResolversTypes['Draft']>, ParentType, ContextType>;
  messageLifetimeSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  head?: Resolver<Maybe<ResolversTypes['ConversationHead']>, ParentType, ContextType>;
  messages?: Resolver<Maybe<ResolversTypes['MessageConnection']>, ParentType, ContextType, Partial<ConversationMessagesArgs>>;
  messagesAround?: Resolver<Maybe<ResolversTypes['MessageConnection']>, ParentType, ContextType, RequireFields<ConversationMessagesAroundArgs, 'seq' | 'count'>>;
  timeline?: Resolver<Maybe<ResolversTypes['TimelineConnection']>, ParentType, ContextType, Partial<ConversationTimelineArgs>>;
  pinnedMessages?: Resolver<Maybe<ResolversTypes['MessageConnection']>, ParentType, ContextType, RequireFields<ConversationPinnedMessagesArgs, 'first'>>;
};

export type ConversationHeadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationHead'] = ResolversParentTypes['ConversationHead']> = {
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastActivityAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  preview?: Resolver<Maybe<ResolversTypes['HeadPreview']>, ParentType, ContextType>;
};

export type HeadPreviewResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HeadPreview'] = ResolversParentTypes['HeadPreview']> = {
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isTruncated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sender?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
};

export type DraftResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Draft'] = ResolversParentTypes['Draft']> = {
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type MessageConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageConnection'] = ResolversParentTypes['MessageConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['MessageEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Message']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MessageEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageEdge'] = ResolversParentTypes['MessageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
};

export type TimelineConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TimelineConnection'] = ResolversParentTypes['TimelineConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TimelineEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['TimelineEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TimelineEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TimelineEdge'] = ResolversParentTypes['TimelineEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['TimelineEntry'], ParentType, ContextType>;
};

export type TimelineEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TimelineEntry'] = ResolversParentTypes['TimelineEntry']> = {
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TimelineEntryKind'], ParentType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  messageLifetimeSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
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
  earlierVersions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['MessageVersion']>>, ParentType, ContextType>;
  replyTo?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  threadRoot?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  replyCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  replies?: Resolver<Maybe<ResolversTypes['MessageConnection']>, ParentType, ContextType, Partial<MessageRepliesArgs>>;
  isPinned?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['MessageStatus'], ParentType, ContextType>;
  receipts?: Resolver<Maybe<ResolversTypes['ReceiptConnection']>, ParentType, ContextType, RequireFields<MessageReceiptsArgs, 'first'>>;
  mentions?: Resolver<ReadonlyArray<Maybe<ResolversTypes['User']>>, ParentType, ContextType>;
  reactions?: Resolver<ReadonlyArray<ResolversTypes['Reaction']>, ParentType, ContextType>;
  forwardedFrom?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  encrypted?: Resolver<Maybe<ResolversTypes['EncryptedBody']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReceiptConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReceiptConnection'] = ResolversParentTypes['ReceiptConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ReceiptEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Receipt']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ReceiptEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReceiptEdge'] = ResolversParentTypes['ReceiptEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Receipt'], ParentType, ContextType>;
};

export type ReceiptResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Receipt'] = ResolversParentTypes['Receipt']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  deliveredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  seenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type MessageVersionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageVersion'] = ResolversParentTypes['MessageVersion']> = {
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  writtenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
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

export type SendMessagePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SendMessagePayload'] = ResolversParentTypes['SendMessagePayload']> = {
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  wasDuplicate?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type EditMessagePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EditMessagePayload'] = ResolversParentTypes['EditMessagePayload']> = {
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteMessagePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteMessagePayload'] = ResolversParentTypes['DeleteMessagePayload']> = {
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AddReactionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddReactionPayload'] = ResolversParentTypes['AddReactionPayload']> = {
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RemoveReactionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveReactionPayload'] = ResolversParentTypes['RemoveReactionPayload']> = {
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PinMessagePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PinMessagePayload'] = ResolversParentTypes['PinMessagePayload']> = {
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UnpinMessagePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnpinMessagePayload'] = ResolversParentTypes['UnpinMessagePayload']> = {
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ForwardMessagePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ForwardMessagePayload'] = ResolversParentTypes['ForwardMessagePayload']> = {
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  wasDuplicate?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SetMessageLifetimePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetMessageLifetimePayload'] = ResolversParentTypes['SetMessageLifetimePayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SaveDraftPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaveDraftPayload'] = ResolversParentTypes['SaveDraftPayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ScheduleMessagePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScheduleMessagePayload'] = ResolversParentTypes['ScheduleMessagePayload']> = {
  scheduledMessage?: Resolver<Maybe<ResolversTypes['ScheduledMessage']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CancelScheduledMessagePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelScheduledMessagePayload'] = ResolversParentTypes['CancelScheduledMessagePayload']> = {
  scheduledMessage?: Resolver<Maybe<ResolversTypes['ScheduledMessage']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SetTypingPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetTypingPayload'] = ResolversParentTypes['SetTypingPayload']> = {
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MarkDeliveredPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkDeliveredPayload'] = ResolversParentTypes['MarkDeliveredPayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MarkUnreadPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkUnreadPayload'] = ResolversParentTypes['MarkUnreadPayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MarkReadPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkReadPayload'] = ResolversParentTypes['MarkReadPayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type AttachmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Attachment'] = ResolversParentTypes['Attachment']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  DateTime?: GraphQLScalarType;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  ScheduledMessageConnection?: ScheduledMessageConnectionResolvers<ContextType>;
  ScheduledMessageEdge?: ScheduledMessageEdgeResolvers<ContextType>;
  ScheduledMessage?: ScheduledMessageResolvers<ContextType>;
  MessageSearchConnection?: MessageSearchConnectionResolvers<ContextType>;
  MessageSearchEdge?: MessageSearchEdgeResolvers<ContextType>;
  TextRange?: TextRangeResolvers<ContextType>;
  Conversation?: ConversationResolvers<ContextType>;
  ConversationHead?: ConversationHeadResolvers<ContextType>;
  HeadPreview?: HeadPreviewResolvers<ContextType>;
  Draft?: DraftResolvers<ContextType>;
  MessageConnection?: MessageConnectionResolvers<ContextType>;
  MessageEdge?: MessageEdgeResolvers<ContextType>;
  TimelineConnection?: TimelineConnectionResolvers<ContextType>;
  TimelineEdge?: TimelineEdgeResolvers<ContextType>;
  TimelineEntry?: TimelineEntryResolvers<ContextType>;
  Message?: MessageResolvers<ContextType>;
  ReceiptConnection?: ReceiptConnectionResolvers<ContextType>;
  ReceiptEdge?: ReceiptEdgeResolvers<ContextType>;
  Receipt?: ReceiptResolvers<ContextType>;
  MessageVersion?: MessageVersionResolvers<ContextType>;
  Reaction?: ReactionResolvers<ContextType>;
  EncryptedBody?: EncryptedBodyResolvers<ContextType>;
  TextPreview?: TextPreviewResolvers<ContextType>;
  SendMessagePayload?: SendMessagePayloadResolvers<ContextType>;
  EditMessagePayload?: EditMessagePayloadResolvers<ContextType>;
  DeleteMessagePayload?: DeleteMessagePayloadResolvers<ContextType>;
  AddReactionPayload?: AddReactionPayloadResolvers<ContextType>;
  RemoveReactionPayload?: RemoveReactionPayloadResolvers<ContextType>;
  PinMessagePayload?: PinMessagePayloadResolvers<ContextType>;
  UnpinMessagePayload?: UnpinMessagePayloadResolvers<ContextType>;
  ForwardMessagePayload?: ForwardMessagePayloadResolvers<ContextType>;
  SetMessageLifetimePayload?: SetMessageLifetimePayloadResolvers<ContextType>;
  SaveDraftPayload?: SaveDraftPayloadResolvers<ContextType>;
  ScheduleMessagePayload?: ScheduleMessagePayloadResolvers<ContextType>;
  CancelScheduledMessagePayload?: CancelScheduledMessagePayloadResolvers<ContextType>;
  SetTypingPayload?: SetTypingPayloadResolvers<ContextType>;
  MarkDeliveredPayload?: MarkDeliveredPayloadResolvers<ContextType>;
  MarkUnreadPayload?: MarkUnreadPayloadResolvers<ContextType>;
  MarkReadPayload?: MarkReadPayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  Attachment?: AttachmentResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  shareable?: ShareableDirectiveResolver<any, any, ContextType>;
  inaccessible?: InaccessibleDirectiveResolver<any, any, ContextType>;
  tag?: TagDirectiveResolver<any, any, ContextType>;
};
