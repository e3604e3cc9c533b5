/* Generated from schema/supergraph.graphql by `npm run generate`. */
// biome-ignore-all lint: generated
// biome-ignore-all format: generated
// biome-ignore-all assist: generated
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A moment in UTC, RFC 3339 with milliseconds, for example `2026-03-01T12:00:00.000Z`. */
  DateTime: { input: string; output: string; }
};

/** Whom to add to the viewer's contacts. */
export type AddContactInput = {
  /** Somebody else. */
  readonly userId: Scalars['ID']['input'];
};

/** What `addContact` did. */
export type AddContactPayload = {
  readonly __typename: 'AddContactPayload';
  /** The other user; null if there are errors. */
  readonly user: Maybe<User>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Whom to add. */
export type AddMembersInput = {
  /** The group. */
  readonly conversationId: Scalars['ID']['input'];
  /** 1 to 100 users. */
  readonly userIds: ReadonlyArray<Scalars['ID']['input']>;
};

/** What `addMembers` did. */
export type AddMembersPayload = {
  readonly __typename: 'AddMembersPayload';
  /** The group as it is now; null if there are errors. */
  readonly conversation: Maybe<Conversation>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A message and the emoji to react to it with. */
export type AddReactionInput = {
  /** The message. */
  readonly messageId: Scalars['ID']['input'];
  /** One emoji, with its skin tones and joiners, for example a flag. */
  readonly emoji: Scalars['String']['input'];
};

/** What `addReaction` did. */
export type AddReactionPayload = {
  readonly __typename: 'AddReactionPayload';
  /** The message as it is now; null if there are errors. */
  readonly message: Maybe<Message>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A file, sent with messages or shown as a picture. */
export type Attachment = Node & {
  readonly __typename: 'Attachment';
  readonly id: Scalars['ID']['output'];
  /** Whether it can be used. */
  readonly status: AttachmentStatus;
  /** What it is, read from its bytes once it is ready; from the announced type before. */
  readonly kind: AttachmentKind;
  /** As the uploader named it, 1 to 255 characters. */
  readonly fileName: Scalars['String']['output'];
  /** The media type, read from the bytes once it is ready; as announced before. */
  readonly contentType: Scalars['String']['output'];
  /** In bytes. */
  readonly size: Scalars['Int']['output'];
  /** Downloads it, for at least 10 minutes from now; null until it is ready. */
  readonly url: Maybe<Scalars['String']['output']>;
};

/** What an attachment is. */
export type AttachmentKind =
  /** A picture that browsers show: PNG, JPEG, GIF, WebP or AVIF. */
  | 'IMAGE'
  /** Sound. */
  | 'AUDIO'
  /** Moving pictures. */
  | 'VIDEO'
  /** Anything else. It is only ever downloaded, never shown inline. */
  | 'FILE';

/** Whether an attachment can be used. */
export type AttachmentStatus =
  /** Announced; the bytes are not there yet. */
  | 'PENDING'
  /** Uploaded and read. */
  | 'READY';

/** Whom to block. */
export type BlockUserInput = {
  /** Somebody else. */
  readonly userId: Scalars['ID']['input'];
};

/** What `blockUser` did. */
export type BlockUserPayload = {
  readonly __typename: 'BlockUserPayload';
  /** The other user; null if there are errors. */
  readonly user: Maybe<User>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Which scheduled message to cancel. */
export type CancelScheduledMessageInput = {
  /** One of the viewer's own. */
  readonly scheduledMessageId: Scalars['ID']['input'];
};

/** What `cancelScheduledMessage` did. */
export type CancelScheduledMessagePayload = {
  readonly __typename: 'CancelScheduledMessagePayload';
  /** What is left of it; null if there are errors. */
  readonly scheduledMessage: Maybe<ScheduledMessage>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** The old and the new password. */
export type ChangePasswordInput = {
  /** The password that works now. */
  readonly currentPassword: Scalars['String']['input'];
  /** 12 to 256 characters, and not one of the common ones. */
  readonly newPassword: Scalars['String']['input'];
};

/** What `changePassword` did. */
export type ChangePasswordPayload = {
  readonly __typename: 'ChangePasswordPayload';
  /** The viewer; null if there are errors. */
  readonly viewer: Maybe<Viewer>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Which upload is complete. */
export type CompleteUploadInput = {
  /** As given by `requestUpload`. */
  readonly attachmentId: Scalars['ID']['input'];
};

/** What `completeUpload` did. */
export type CompleteUploadPayload = {
  readonly __typename: 'CompleteUploadPayload';
  /** The attachment, ready; null if there are errors. */
  readonly attachment: Maybe<Attachment>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A direct conversation of two people, or a group. */
export type Conversation = Node & {
  readonly __typename: 'Conversation';
  readonly id: Scalars['ID']['output'];
  /** Direct or group. */
  readonly kind: ConversationKind;
  /** The title of a group, 1 to 100 characters; null for a direct conversation. */
  readonly title: Maybe<Scalars['String']['output']>;
  /** The picture of a group; null if it has none, and for a direct conversation. */
  readonly avatar: Maybe<Attachment>;
  /** How many members it has now. */
  readonly memberCount: Scalars['Int']['output'];
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** How the viewer belongs to it. */
  readonly viewerMembership: Maybe<Membership>;
  /** Its members, in the order in which they joined. Exactly one of `first` and `last`. */
  readonly members: Maybe<MemberConnection>;
  /**
   * The links by which people join, in the order in which they were made: at most 20, of which the oldest that lets nobody in any
   * more makes room for a new one. Null for whoever may not manage them, and for a direct conversation.
   */
  readonly inviteLinks: Maybe<InviteLinkConnection>;
  /** Messages after the viewer's read marker, with those that were deleted or have disappeared since, muted or not. */
  readonly unreadCount: Maybe<Scalars['Int']['output']>;
  /** What the viewer has begun to write there and not sent; null if nothing. It stays when she leaves, for when she is back; nobody else ever sees it. */
  readonly draft: Maybe<Draft>;
  /** How many seconds messages stay that are sent from now on; null for ever. */
  readonly messageLifetimeSeconds: Maybe<Scalars['Int']['output']>;
  /** The end of the conversation, for lists. */
  readonly head: Maybe<ConversationHead>;
  /** Its messages since the viewer joined, in seq order, oldest first within a page. Exactly one of `first` and `last`. */
  readonly messages: Maybe<MessageConnection>;
  /** The messages around a seq, as many before it as after it, in seq order; `pageInfo` continues in `messages`. At any depth at the same cost. */
  readonly messagesAround: Maybe<MessageConnection>;
  /** Its messages and everything else that the viewer is to see between them, such as who joined, in seq order. Exactly one of `first` and `last`. */
  readonly timeline: Maybe<TimelineConnection>;
  /** The pinned messages, the last pinned first. */
  readonly pinnedMessages: Maybe<MessageConnection>;
};


/** A direct conversation of two people, or a group. */
export type ConversationMembersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** A direct conversation of two people, or a group. */
export type ConversationInviteLinksArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
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

/** A page of conversations. */
export type ConversationConnection = {
  readonly __typename: 'ConversationConnection';
  /** The conversations with their cursors. */
  readonly edges: ReadonlyArray<ConversationEdge>;
  /** The conversations. */
  readonly nodes: ReadonlyArray<Conversation>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
};

/** A conversation began. Its first members are in it. */
export type ConversationCreated = Event & ConversationEvent & {
  readonly __typename: 'ConversationCreated';
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Its place in the conversation: 1, 2, 3 ... without gaps. */
  readonly seq: Scalars['Int']['output'];
  /** When the server took it. */
  readonly at: Scalars['DateTime']['output'];
  /** Where it happened. */
  readonly conversation: Maybe<Conversation>;
  /** Who did it. */
  readonly actor: Maybe<User>;
};

/** A conversation in a list. */
export type ConversationEdge = {
  readonly __typename: 'ConversationEdge';
  /** Continue after or before this conversation. */
  readonly cursor: Scalars['String']['output'];
  /** The conversation. */
  readonly node: Conversation;
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
  readonly conversation: Maybe<Conversation>;
  /** Who did it. */
  readonly actor: Maybe<User>;
};

/** The end of a conversation. */
export type ConversationHead = {
  readonly __typename: 'ConversationHead';
  /** The seq of its last event of any kind. */
  readonly seq: Scalars['Int']['output'];
  /** When that was. */
  readonly lastActivityAt: Scalars['DateTime']['output'];
  /** The last message; null if there is none, or it has disappeared. */
  readonly preview: Maybe<HeadPreview>;
};

/** What a conversation is. */
export type ConversationKind =
  /** Two people; one per pair. */
  | 'DIRECT'
  /** Any number of people up to the limit of the deployment (100 unless set otherwise). */
  | 'GROUP';

/** The group to make. */
export type CreateGroupInput = {
  /** 1 to 100 characters. */
  readonly title: Scalars['String']['input'];
  /** Who is in it beside the viewer: at least none, at most the limit of the deployment less one. */
  readonly memberIds: ReadonlyArray<Scalars['ID']['input']>;
  /** Its picture: a picture of the viewer's own, uploaded and completed. */
  readonly avatarAttachmentId?: InputMaybe<Scalars['ID']['input']>;
  /** Made by the client, 1 to 64 characters: a retry with the same id gives the group of the first try. */
  readonly clientConversationId: Scalars['ID']['input'];
};

/** What `createGroup` did. */
export type CreateGroupPayload = {
  readonly __typename: 'CreateGroupPayload';
  /** The group; null if there are errors. */
  readonly conversation: Maybe<Conversation>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Which link to make. */
export type CreateInviteLinkInput = {
  /** The group. */
  readonly conversationId: Scalars['ID']['input'];
  /** From when on nobody can join by it, later than now; null for never. */
  readonly expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** How many can join by it, 1 to 10,000; null for any number. */
  readonly maxUses?: InputMaybe<Scalars['Int']['input']>;
};

/** What `createInviteLink` did. */
export type CreateInviteLinkPayload = {
  readonly __typename: 'CreateInviteLinkPayload';
  /** The link; null if there are errors. */
  readonly inviteLink: Maybe<InviteLink>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** An archive of the viewer's data: a `tar.gz` of JSON lines and of her files. */
export type DataExport = Node & {
  readonly __typename: 'DataExport';
  readonly id: Scalars['ID']['output'];
  /** Whether it can be downloaded. */
  readonly status: DataExportStatus;
  /** How far it is. */
  readonly progress: DataExportProgress;
  /** When it was asked for. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When the archive is deleted, 7 days after it was ready; null until then. */
  readonly expiresAt: Maybe<Scalars['DateTime']['output']>;
  /** Downloads the archive, for at least 10 minutes from now; null until it is ready. Whoever has the link can download it. */
  readonly url: Maybe<Scalars['String']['output']>;
};

/** How far an archive is, in parts: a conversation or a file is one. */
export type DataExportProgress = {
  readonly __typename: 'DataExportProgress';
  /** How many parts are in the archive. */
  readonly done: Scalars['Int']['output'];
  /** How many there are; null while that is not known. */
  readonly total: Maybe<Scalars['Int']['output']>;
};

/** How far an archive is. */
export type DataExportStatus =
  /** It waits for its turn. */
  | 'PENDING'
  /** It is being made. */
  | 'RUNNING'
  /** It can be downloaded. */
  | 'READY';

/** What to do with the messages of a deleted user. */
export type DeletedUsersMessages =
  /** They stay, as written by a deleted user; so do the files in them. */
  | 'KEEP'
  /** They are deleted as by `deleteMessage`, wherever she wrote them, and so are all her files and reactions. */
  | 'REMOVE';

/** Which message to delete. */
export type DeleteMessageInput = {
  /** The message. */
  readonly messageId: Scalars['ID']['input'];
};

/** What `deleteMessage` did. */
export type DeleteMessagePayload = {
  readonly __typename: 'DeleteMessagePayload';
  /** What is left of the message; null if there are errors. */
  readonly message: Maybe<Message>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** The deletion of the viewer's account. */
export type DeleteMyAccountInput = {
  /** The password that works now. */
  readonly password: Scalars['String']['input'];
  /** What to do with the messages. */
  readonly messages: DeletedUsersMessages;
};

/** What `deleteMyAccount` did. */
export type DeleteMyAccountPayload = {
  readonly __typename: 'DeleteMyAccountPayload';
  /** The viewer's user as others see her now; null if there are errors. */
  readonly user: Maybe<User>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A logged-in device: one session. */
export type Device = Node & {
  readonly __typename: 'Device';
  readonly id: Scalars['ID']['output'];
  /** As given at log-in, for example `Ada's phone`. */
  readonly name: Scalars['String']['output'];
  /** When it logged in. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it last refreshed its session, at most one access-token lifetime (10 minutes) ago while it is in use. */
  readonly lastActiveAt: Scalars['DateTime']['output'];
  /** Whether it is the device that asks. */
  readonly isCurrent: Scalars['Boolean']['output'];
};

/** A text that its author has not sent yet. */
export type Draft = {
  readonly __typename: 'Draft';
  /** The text, 1 to 99,999 characters. */
  readonly body: Scalars['String']['output'];
  /** When it was saved, by the server's clock. */
  readonly updatedAt: Scalars['DateTime']['output'];
};

/** The viewer's draft of a conversation was saved or removed on one of her devices. State, not history: only the latest counts, it may come more than once, and comes again after a resume. The device that saved it hears it too. */
export type DraftChanged = Event & {
  readonly __typename: 'DraftChanged';
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Where. */
  readonly conversation: Maybe<Conversation>;
  /** The draft as it is now; null if there is none. */
  readonly draft: Maybe<Draft>;
};

/** The message and its new text. */
export type EditMessageInput = {
  /** One of the viewer's own messages. */
  readonly messageId: Scalars['ID']['input'];
  /** Fewer than 100,000 characters; at least 1 unless there are attachments. */
  readonly body: Scalars['String']['input'];
};

/** What `editMessage` did. */
export type EditMessagePayload = {
  readonly __typename: 'EditMessagePayload';
  /** The message as it is now; null if there are errors. */
  readonly message: Maybe<Message>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A body that only the recipients' devices can read. It is stored and delivered as it came: no search, no preview. */
export type EncryptedBody = {
  readonly __typename: 'EncryptedBody';
  /** How to decrypt it, as the sender's device says, 1 to 64 characters. */
  readonly algorithm: Scalars['String']['output'];
  /** The ciphertext, fewer than 100,000 characters. */
  readonly ciphertext: Scalars['String']['output'];
  /** Which key of which device it was encrypted with, 1 to 128 characters. */
  readonly deviceKeyId: Scalars['String']['output'];
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

/** Something that happened, with the cursor to continue from. */
export type Event = {
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
};

/** What `exportMyData` did. */
export type ExportMyDataPayload = {
  readonly __typename: 'ExportMyDataPayload';
  /** The archive that is being made; null if there are errors. */
  readonly dataExport: Maybe<DataExport>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
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

/** What `forwardMessage` did. */
export type ForwardMessagePayload = {
  readonly __typename: 'ForwardMessagePayload';
  /** The new message; null if there are errors. */
  readonly message: Maybe<Message>;
  /** Whether an earlier try had sent it already. */
  readonly wasDuplicate: Scalars['Boolean']['output'];
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** The title or the picture of a group was changed: refetch them from `conversation`. */
export type GroupUpdated = Event & ConversationEvent & {
  readonly __typename: 'GroupUpdated';
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Its place in the conversation: 1, 2, 3 ... without gaps. */
  readonly seq: Scalars['Int']['output'];
  /** When the server took it. */
  readonly at: Scalars['DateTime']['output'];
  /** Where it happened. */
  readonly conversation: Maybe<Conversation>;
  /** Who did it. */
  readonly actor: Maybe<User>;
};

/** The last message, for lists. */
export type HeadPreview = {
  readonly __typename: 'HeadPreview';
  /** Its first characters, at most 1,000, cut between graphemes. Empty for attachments alone. */
  readonly text: Scalars['String']['output'];
  /** Whether the body is longer. */
  readonly isTruncated: Scalars['Boolean']['output'];
  /** Who wrote it. */
  readonly sender: Maybe<User>;
  /** The message itself. */
  readonly message: Maybe<Message>;
};

/** The stream has caught up: everything that was acknowledged before it began has been delivered. Comes again at least every 20 seconds while the stream is live, so that a loss shows even when nothing follows; an event that is under way just then may follow it. */
export type HeadReached = Event & {
  readonly __typename: 'HeadReached';
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
  /** The server's clock when it was said. */
  readonly at: Scalars['DateTime']['output'];
};

/** An HTTP header. */
export type HttpHeader = {
  readonly __typename: 'HttpHeader';
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** Its value. */
  readonly value: Scalars['String']['output'];
};

/** A link by which people join a group. For those who may manage the group's links. */
export type InviteLink = Node & {
  readonly __typename: 'InviteLink';
  readonly id: Scalars['ID']['output'];
  /** What to pass around: whoever has it can join. Opaque, at most 60 characters of base64url. */
  readonly code: Scalars['String']['output'];
  /** Who made it. */
  readonly createdBy: Maybe<User>;
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** From when on nobody joins by it; null if that has no end. */
  readonly expiresAt: Maybe<Scalars['DateTime']['output']>;
  /** How many may join by it; null for any number. */
  readonly maxUses: Maybe<Scalars['Int']['output']>;
  /** How many have joined by it. */
  readonly useCount: Scalars['Int']['output'];
  /** When it was revoked; null if it was not. */
  readonly revokedAt: Maybe<Scalars['DateTime']['output']>;
};

/** A page of invite links. */
export type InviteLinkConnection = {
  readonly __typename: 'InviteLinkConnection';
  /** The links with their cursors. */
  readonly edges: ReadonlyArray<InviteLinkEdge>;
  /** The links. */
  readonly nodes: ReadonlyArray<InviteLink>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
};

/** A link was made by which people can join the group. */
export type InviteLinkCreated = Event & ConversationEvent & {
  readonly __typename: 'InviteLinkCreated';
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Its place in the conversation: 1, 2, 3 ... without gaps. */
  readonly seq: Scalars['Int']['output'];
  /** When the server took it. */
  readonly at: Scalars['DateTime']['output'];
  /** Where it happened. */
  readonly conversation: Maybe<Conversation>;
  /** Who did it. */
  readonly actor: Maybe<User>;
  /** The link, for those who may manage the group's links: others get no more than its id. */
  readonly inviteLink: Maybe<InviteLink>;
};

/** An invite link in a list. */
export type InviteLinkEdge = {
  readonly __typename: 'InviteLinkEdge';
  /** Continue after this link. */
  readonly cursor: Scalars['String']['output'];
  /** The link. */
  readonly node: InviteLink;
};

/** What an invite link leads to. What the group is called and how large it is can be seen by its members, and by others while the link lets them in or the group is full. */
export type InviteLinkPreview = {
  readonly __typename: 'InviteLinkPreview';
  /** Whether the viewer can join by it, and if not, why. */
  readonly state: InviteLinkState;
  /** Whether the viewer is a member already. */
  readonly isMember: Scalars['Boolean']['output'];
  /** The title of the group. */
  readonly title: Maybe<Scalars['String']['output']>;
  /** The picture of the group; null if it has none. */
  readonly avatar: Maybe<Attachment>;
  /** How many members the group has now. */
  readonly memberCount: Maybe<Scalars['Int']['output']>;
  /** The group, for its members; null for others. */
  readonly conversation: Maybe<Conversation>;
};

/** A link by which people could join the group was revoked. */
export type InviteLinkRevoked = Event & ConversationEvent & {
  readonly __typename: 'InviteLinkRevoked';
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Its place in the conversation: 1, 2, 3 ... without gaps. */
  readonly seq: Scalars['Int']['output'];
  /** When the server took it. */
  readonly at: Scalars['DateTime']['output'];
  /** Where it happened. */
  readonly conversation: Maybe<Conversation>;
  /** Who did it. */
  readonly actor: Maybe<User>;
  /** The link, for those who may manage the group's links: others get no more than its id. */
  readonly inviteLink: Maybe<InviteLink>;
};

/** Whether people can join by an invite link. */
export type InviteLinkState =
  /** They can. */
  | 'USABLE'
  /** They could if somebody left the group, which has as many members as it may have. */
  | 'GROUP_FULL'
  /** Its time is over. */
  | 'EXPIRED'
  /** It was revoked. */
  | 'REVOKED'
  /** As many have joined by it as may. */
  | 'USED_UP';

/** How to join. */
export type JoinByInviteLinkInput = {
  /** The code of an invite link. */
  readonly code: Scalars['String']['input'];
};

/** What `joinByInviteLink` did. */
export type JoinByInviteLinkPayload = {
  readonly __typename: 'JoinByInviteLinkPayload';
  /** The group, of which the viewer is a member now; null if there are errors. */
  readonly conversation: Maybe<Conversation>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Who sees somebody's presence: whether she is online, and when she last was. It is mutual: one sees another's if each lets the other see her own. */
export type LastSeenVisibility =
  /** Everyone. */
  | 'EVERYONE'
  /** The user's contacts. */
  | 'CONTACTS'
  /** Nobody. */
  | 'NOBODY';

/** Which group to leave. */
export type LeaveConversationInput = {
  /** The group. */
  readonly conversationId: Scalars['ID']['input'];
};

/** What `leaveConversation` did. */
export type LeaveConversationPayload = {
  readonly __typename: 'LeaveConversationPayload';
  /** The group that was left: only its id can still be read; null if there are errors. */
  readonly conversation: Maybe<Conversation>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Who logs in. */
export type LogInInput = {
  /** The handle, in any letter case. */
  readonly handle: Scalars['String']['input'];
  /** The password. */
  readonly password: Scalars['String']['input'];
  /** Shown in the list of devices, 1 to 80 characters. */
  readonly deviceName: Scalars['String']['input'];
};

/** What `logIn` did. */
export type LogInPayload = {
  readonly __typename: 'LogInPayload';
  /** The new session; null if there are errors. */
  readonly session: Maybe<Session>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `logOut` did. */
export type LogOutPayload = {
  readonly __typename: 'LogOutPayload';
  /** The device that was logged out. */
  readonly device: Maybe<Device>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Up to where a device of the viewer's has received. */
export type MarkDeliveredInput = {
  /** Where. */
  readonly conversationId: Scalars['ID']['input'];
  /** The last seq that the device has received, 0 to the head's. */
  readonly seq: Scalars['Int']['input'];
};

/** What `markDelivered` did. */
export type MarkDeliveredPayload = {
  readonly __typename: 'MarkDeliveredPayload';
  /** The conversation; null if there are errors. */
  readonly conversation: Maybe<Conversation>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Up to where the viewer has read. */
export type MarkReadInput = {
  /** Where. */
  readonly conversationId: Scalars['ID']['input'];
  /** The last seq that the viewer has seen, 0 to the head's. */
  readonly seq: Scalars['Int']['input'];
};

/** What `markRead` did. */
export type MarkReadPayload = {
  readonly __typename: 'MarkReadPayload';
  /** The conversation; null if there are errors. */
  readonly conversation: Maybe<Conversation>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Which conversation to mark as unread. */
export type MarkUnreadInput = {
  /** One of the viewer's conversations. */
  readonly conversationId: Scalars['ID']['input'];
};

/** What `markUnread` did. */
export type MarkUnreadPayload = {
  readonly __typename: 'MarkUnreadPayload';
  /** The conversation; null if there are errors. */
  readonly conversation: Maybe<Conversation>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Somebody in a conversation. */
export type Member = {
  readonly __typename: 'Member';
  /** What she may do. */
  readonly role: MemberRole;
  /** When she joined (again). */
  readonly joinedAt: Scalars['DateTime']['output'];
  /** Who it is. */
  readonly user: Maybe<User>;
};

/** Somebody joined or was added. */
export type MemberAdded = Event & ConversationEvent & {
  readonly __typename: 'MemberAdded';
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Its place in the conversation: 1, 2, 3 ... without gaps. */
  readonly seq: Scalars['Int']['output'];
  /** When the server took it. */
  readonly at: Scalars['DateTime']['output'];
  /** Where it happened. */
  readonly conversation: Maybe<Conversation>;
  /** Who did it. */
  readonly actor: Maybe<User>;
  /** Who joined. */
  readonly member: Maybe<Member>;
};

/** A page of members. */
export type MemberConnection = {
  readonly __typename: 'MemberConnection';
  /** The members with their cursors. */
  readonly edges: ReadonlyArray<MemberEdge>;
  /** The members. */
  readonly nodes: ReadonlyArray<Member>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
};

/** A member in a list. */
export type MemberEdge = {
  readonly __typename: 'MemberEdge';
  /** Continue after or before this member. */
  readonly cursor: Scalars['String']['output'];
  /** The member. */
  readonly node: Member;
};

/** Somebody left or was removed. It is the last event of the conversation that the removed member gets. */
export type MemberRemoved = Event & ConversationEvent & {
  readonly __typename: 'MemberRemoved';
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Its place in the conversation: 1, 2, 3 ... without gaps. */
  readonly seq: Scalars['Int']['output'];
  /** When the server took it. */
  readonly at: Scalars['DateTime']['output'];
  /** Where it happened. */
  readonly conversation: Maybe<Conversation>;
  /** Who did it. */
  readonly actor: Maybe<User>;
  /** Who is gone. */
  readonly user: Maybe<User>;
  /** Who owns the group now, if its owner left. */
  readonly newOwner: Maybe<User>;
};

/** What a member may do. */
export type MemberRole =
  /** Everything; sets roles, and can not be removed. One in each group. */
  | 'OWNER'
  /** Adds and removes members, changes title and picture, manages invite links, deletes and pins messages. */
  | 'ADMIN'
  /** Reads and writes. */
  | 'MEMBER';

/** A member has another role. A new owner has taken the group over: the owner until then is an admin. */
export type MemberRoleChanged = Event & ConversationEvent & {
  readonly __typename: 'MemberRoleChanged';
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Its place in the conversation: 1, 2, 3 ... without gaps. */
  readonly seq: Scalars['Int']['output'];
  /** When the server took it. */
  readonly at: Scalars['DateTime']['output'];
  /** Where it happened. */
  readonly conversation: Maybe<Conversation>;
  /** Who did it. */
  readonly actor: Maybe<User>;
  /** The member. */
  readonly user: Maybe<User>;
  /** What she may do from now on. */
  readonly role: MemberRole;
};

/** How the viewer belongs to a conversation. */
export type Membership = {
  readonly __typename: 'Membership';
  /** What the viewer may do. */
  readonly role: MemberRole;
  /** Whether the viewer has muted it, now. */
  readonly isMuted: Scalars['Boolean']['output'];
  /** Until when the viewer has muted it; null if it is not muted now. No event tells that it has passed. */
  readonly mutedUntil: Maybe<Scalars['DateTime']['output']>;
  /** Whether the viewer marked it as unread. Shown, and counted nowhere; reading or writing in the conversation takes it away. */
  readonly isMarkedUnread: Scalars['Boolean']['output'];
  /** Up to which seq the viewer has read. */
  readonly readSeq: Scalars['Int']['output'];
  /** When the viewer joined (again). */
  readonly joinedAt: Scalars['DateTime']['output'];
};

/** How a conversation stands for the viewer. */
export type MembershipState = {
  readonly __typename: 'MembershipState';
  /** Up to which seq the viewer has read. */
  readonly readSeq: Scalars['Int']['output'];
  /** Messages after the viewer's read marker. */
  readonly unreadCount: Scalars['Int']['output'];
  /** Whether the viewer has muted it, now. */
  readonly isMuted: Scalars['Boolean']['output'];
  /** Until when it is muted; null if it is not. */
  readonly mutedUntil: Maybe<Scalars['DateTime']['output']>;
  /** Whether the viewer marked it as unread. */
  readonly isMarkedUnread: Scalars['Boolean']['output'];
};

/**
 * One of the viewer's devices has read, marked as unread, or muted a conversation. State, not history: `membership` is the latest, it
 * may come more than once, and comes again after a resume. A message of the viewer's own says the same by itself: she has read up to
 * it, and the conversation is not marked as unread.
 */
export type MembershipUpdated = Event & {
  readonly __typename: 'MembershipUpdated';
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Where. */
  readonly conversation: Maybe<Conversation>;
  /** How the conversation stands for the viewer now; null if she is no member any more. */
  readonly membership: Maybe<MembershipState>;
};

/** A message in a conversation. */
export type Message = Node & {
  readonly __typename: 'Message';
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
  readonly sender: Maybe<User>;
  /** Where it was written. */
  readonly conversation: Maybe<Conversation>;
  /** Files sent with it, at most 10; null for one that its owner has had erased, or that the part with the files does not give now. */
  readonly attachments: ReadonlyArray<Maybe<Attachment>>;
  /** When its text was last changed; null if never. */
  readonly editedAt: Maybe<Scalars['DateTime']['output']>;
  /** When it was deleted, after which it has no text, no attachments and no reactions; null if it was not. */
  readonly deletedAt: Maybe<Scalars['DateTime']['output']>;
  /** When it disappears: from then on there is none of this id any more; null if it stays. */
  readonly expiresAt: Maybe<Scalars['DateTime']['output']>;
  /** The message that it quotes; null if there is none, it has disappeared, or the viewer may not read it. */
  readonly replyTo: Maybe<Message>;
  /** The message under which it is written; null if it is not in a thread, or the viewer may not read it. */
  readonly threadRoot: Maybe<Message>;
  /** How many messages were written under it, with those that were deleted or have disappeared. */
  readonly replyCount: Scalars['Int']['output'];
  /** Whether it is pinned in its conversation. */
  readonly isPinned: Scalars['Boolean']['output'];
  /** How far it has got with everybody whom it is for. In `MessageSent` it is as sent: `ReceiptUpdated` tells what followed. */
  readonly status: MessageStatus;
  /** The members whom its text names by `@handle`, in the order of the text, at most 50; a later change of the handle changes nothing. */
  readonly mentions: ReadonlyArray<Maybe<User>>;
  /** Reactions to it, one for each emoji, in the order in which they first came, at most 20. */
  readonly reactions: ReadonlyArray<Reaction>;
  /** The message that it repeats; null if it was not forwarded, or the viewer may not read that message. */
  readonly forwardedFrom: Maybe<Message>;
  /** The body that only the recipients' devices can read; then `body` and `preview` are empty. Null if it is not encrypted. */
  readonly encrypted: Maybe<EncryptedBody>;
  /** Its earlier texts, oldest first, for its sender alone: null for others. At most the last 100; none once it was deleted. */
  readonly earlierVersions: Maybe<ReadonlyArray<MessageVersion>>;
  /** The messages written under it, in seq order. Exactly one of `first` and `last`. */
  readonly replies: Maybe<MessageConnection>;
  /** For each of the members whom it is for, in the order in which they joined, whether and when it was received and read. */
  readonly receipts: Maybe<ReceiptConnection>;
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

/** A page of messages. */
export type MessageConnection = {
  readonly __typename: 'MessageConnection';
  /** The messages with their cursors. */
  readonly edges: ReadonlyArray<MessageEdge>;
  /** The messages. */
  readonly nodes: ReadonlyArray<Message>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
};

/** A message was deleted for everybody: drop its text and its attachments. */
export type MessageDeleted = Event & ConversationEvent & {
  readonly __typename: 'MessageDeleted';
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Its place in the conversation: 1, 2, 3 ... without gaps. */
  readonly seq: Scalars['Int']['output'];
  /** When the server took it. */
  readonly at: Scalars['DateTime']['output'];
  /** Where it happened. */
  readonly conversation: Maybe<Conversation>;
  /** Who did it. */
  readonly actor: Maybe<User>;
  /** What is left of the message; null if it was written before the viewer joined. */
  readonly message: Maybe<Message>;
};

/** A message in a list. */
export type MessageEdge = {
  readonly __typename: 'MessageEdge';
  /** Continue after or before this message. */
  readonly cursor: Scalars['String']['output'];
  /** The message. */
  readonly node: Message;
};

/** The sender replaced the text of a message. */
export type MessageEdited = Event & ConversationEvent & {
  readonly __typename: 'MessageEdited';
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Its place in the conversation: 1, 2, 3 ... without gaps. */
  readonly seq: Scalars['Int']['output'];
  /** When the server took it. */
  readonly at: Scalars['DateTime']['output'];
  /** Where it happened. */
  readonly conversation: Maybe<Conversation>;
  /** Who did it. */
  readonly actor: Maybe<User>;
  /** The message as it is now; null if it was written before the viewer joined, or has disappeared. */
  readonly message: Maybe<Message>;
};

/** Messages sent from now on live for another time. */
export type MessageLifetimeChanged = Event & ConversationEvent & {
  readonly __typename: 'MessageLifetimeChanged';
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Its place in the conversation: 1, 2, 3 ... without gaps. */
  readonly seq: Scalars['Int']['output'];
  /** When the server took it. */
  readonly at: Scalars['DateTime']['output'];
  /** Where it happened. */
  readonly conversation: Maybe<Conversation>;
  /** Who did it. */
  readonly actor: Maybe<User>;
  /** Seconds after which they disappear; null if they stay. */
  readonly messageLifetimeSeconds: Maybe<Scalars['Int']['output']>;
};

/** A message was pinned. */
export type MessagePinned = Event & ConversationEvent & {
  readonly __typename: 'MessagePinned';
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Its place in the conversation: 1, 2, 3 ... without gaps. */
  readonly seq: Scalars['Int']['output'];
  /** When the server took it. */
  readonly at: Scalars['DateTime']['output'];
  /** Where it happened. */
  readonly conversation: Maybe<Conversation>;
  /** Who did it. */
  readonly actor: Maybe<User>;
  /** The message as it is now; null if it was written before the viewer joined, or has disappeared. */
  readonly message: Maybe<Message>;
};

/** A page of what was found, newest first. */
export type MessageSearchConnection = {
  readonly __typename: 'MessageSearchConnection';
  /** The messages with their cursors, and why they were found. */
  readonly edges: ReadonlyArray<MessageSearchEdge>;
  /** The messages. */
  readonly nodes: ReadonlyArray<Message>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
};

/** A message that was found. */
export type MessageSearchEdge = {
  readonly __typename: 'MessageSearchEdge';
  /** Continue after this message. */
  readonly cursor: Scalars['String']['output'];
  /** The text around the first match, on one line, as HTML that is safe to show: matches are in `<mark>`, all other markup is escaped. About 200 characters; `…` stands for what was left out. */
  readonly snippet: Scalars['String']['output'];
  /** Where the matches are in `body`, in order and apart, at most 50. Empty if only a sender was named. */
  readonly matches: ReadonlyArray<TextRange>;
  /** The message. */
  readonly node: Message;
};

/** Somebody wrote a message. */
export type MessageSent = Event & ConversationEvent & {
  readonly __typename: 'MessageSent';
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Its place in the conversation: 1, 2, 3 ... without gaps. */
  readonly seq: Scalars['Int']['output'];
  /** When the server took it. */
  readonly at: Scalars['DateTime']['output'];
  /** Where it happened. */
  readonly conversation: Maybe<Conversation>;
  /** Who did it. */
  readonly actor: Maybe<User>;
  /** The message; null once it has disappeared. So it is with every event about a message. */
  readonly message: Maybe<Message>;
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

/** The pin of a message was taken off. */
export type MessageUnpinned = Event & ConversationEvent & {
  readonly __typename: 'MessageUnpinned';
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Its place in the conversation: 1, 2, 3 ... without gaps. */
  readonly seq: Scalars['Int']['output'];
  /** When the server took it. */
  readonly at: Scalars['DateTime']['output'];
  /** Where it happened. */
  readonly conversation: Maybe<Conversation>;
  /** Who did it. */
  readonly actor: Maybe<User>;
  /** The message as it is now; null if it was written before the viewer joined, or has disappeared. */
  readonly message: Maybe<Message>;
};

/** An earlier text of a message. */
export type MessageVersion = {
  readonly __typename: 'MessageVersion';
  /** The text as it was. */
  readonly body: Scalars['String']['output'];
  /** When it was written. */
  readonly writtenAt: Scalars['DateTime']['output'];
};

export type Mutation = {
  readonly __typename: 'Mutation';
  /** Gives the one direct conversation of the viewer and another person, and makes it if there is none. Refused while one has blocked the other. */
  readonly startDirectConversation: StartDirectConversationPayload;
  /** Makes a group with the viewer as its owner. Nobody can be brought into it whom the viewer has blocked, or who has blocked the viewer. */
  readonly createGroup: CreateGroupPayload;
  /** Changes the title or the picture of a group. For owners and admins. */
  readonly updateGroup: UpdateGroupPayload;
  /**
   * Adds people to a group. Those who are members already stay as they are; blocks count as in `createGroup`. For owners and admins.
   * Each is added by an event of her own: if others change the group at the very same moment, some may be in when the rest are refused.
   */
  readonly addMembers: AddMembersPayload;
  /** Removes somebody else from a group. For owners and admins; nobody removes the owner. */
  readonly removeMember: RemoveMemberPayload;
  /** Gives a member another role. For the owner, who becomes an admin when she makes somebody else the owner. */
  readonly setMemberRole: SetMemberRolePayload;
  /** Leaves a group. An owner who leaves hands the group to the admin, else the member, who joined first. */
  readonly leaveConversation: LeaveConversationPayload;
  /** Makes a link by which people join a group. For owners and admins. */
  readonly createInviteLink: CreateInviteLinkPayload;
  /** Ends an invite link; who has joined by it stays. For owners and admins. */
  readonly revokeInviteLink: RevokeInviteLinkPayload;
  /** Joins a group by the code of an invite link. For a member it does nothing, and takes no use of the link. */
  readonly joinByInviteLink: JoinByInviteLinkPayload;
  /** Mutes a conversation for the viewer until a moment, after which it is unmuted by itself; without a moment, or with one that has passed, it is unmuted. */
  readonly muteConversation: MuteConversationPayload;
  /** Announces a file and gives the request that uploads it straight to the object store. */
  readonly requestUpload: RequestUploadPayload;
  /** Says that the file is uploaded. The server reads it, and the attachment becomes ready. */
  readonly completeUpload: CompleteUploadPayload;
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
  /** Tells the others of a conversation that the viewer is typing, or no longer is: kept nowhere, told at most once a second, over after 6 seconds unless it is repeated, and when she sends a message. A block that forbids writing forbids it too. */
  readonly setTyping: SetTypingPayload;
  /** Moves the viewer's read marker forward, and takes the flag of `markUnread` away. It never moves back. */
  readonly markRead: MarkReadPayload;
  /** Marks a conversation as unread for the viewer: a flag to come back to it, which `markRead` and sending take away. It moves no marker and is in no count. */
  readonly markUnread: MarkUnreadPayload;
  /** Says up to where one of the viewer's devices has received a conversation. It never moves back; what is read is received. */
  readonly markDelivered: MarkDeliveredPayload;
  /** Makes an account and logs its first device in. */
  readonly signUp: SignUpPayload;
  /** Logs a device in. Takes the same time and gives the same answer for an unknown handle as for a wrong password. */
  readonly logIn: LogInPayload;
  /** Exchanges a refresh token for a new pair of tokens. A refresh token works once (repeats within 30 seconds get the same answer); later reuse ends the session of the device. */
  readonly refreshSession: RefreshSessionPayload;
  /** Ends the session of the device that asks and closes its sockets. */
  readonly logOut: LogOutPayload;
  /** Ends the session of one of the viewer's devices and closes its sockets. */
  readonly revokeDevice: RevokeDevicePayload;
  /** Changes what others see of the viewer. Members left out stay as they are. */
  readonly updateProfile: UpdateProfilePayload;
  /** Changes the password and ends the sessions of all other devices. */
  readonly changePassword: ChangePasswordPayload;
  /** Changes the viewer's settings. Members left out stay as they are. */
  readonly updateSettings: UpdateSettingsPayload;
  /** Adds somebody to the viewer's contacts, at most 5,000. The other is not asked and not told. May be repeated. */
  readonly addContact: AddContactPayload;
  /** Removes somebody from the viewer's contacts. May be repeated. */
  readonly removeContact: RemoveContactPayload;
  /**
   * Blocks somebody, at most 5,000. The blocked one can no longer start a direct conversation with the viewer, write in theirs, add
   * the viewer to a group, or see the viewer's presence, and is not told. In groups that both are in nothing changes. May be repeated.
   */
  readonly blockUser: BlockUserPayload;
  /** Takes a block back: everything is as if it had not been. May be repeated. */
  readonly unblockUser: UnblockUserPayload;
  /** Begins to make an archive of the viewer's data, once a day (UTC). `Viewer.dataExports` tells how far it is, and gives the link. */
  readonly exportMyData: ExportMyDataPayload;
  /**
   * Deletes the viewer's account for good. At once her sessions end, nobody can log in to it, and others see a deleted user. What is
   * kept of her is erased in the background, within minutes. Nobody but the viewer can do it, and nobody can take it back.
   */
  readonly deleteMyAccount: DeleteMyAccountPayload;
};


export type MutationStartDirectConversationArgs = {
  input: StartDirectConversationInput;
};


export type MutationCreateGroupArgs = {
  input: CreateGroupInput;
};


export type MutationUpdateGroupArgs = {
  input: UpdateGroupInput;
};


export type MutationAddMembersArgs = {
  input: AddMembersInput;
};


export type MutationRemoveMemberArgs = {
  input: RemoveMemberInput;
};


export type MutationSetMemberRoleArgs = {
  input: SetMemberRoleInput;
};


export type MutationLeaveConversationArgs = {
  input: LeaveConversationInput;
};


export type MutationCreateInviteLinkArgs = {
  input: CreateInviteLinkInput;
};


export type MutationRevokeInviteLinkArgs = {
  input: RevokeInviteLinkInput;
};


export type MutationJoinByInviteLinkArgs = {
  input: JoinByInviteLinkInput;
};


export type MutationMuteConversationArgs = {
  input: MuteConversationInput;
};


export type MutationRequestUploadArgs = {
  input: RequestUploadInput;
};


export type MutationCompleteUploadArgs = {
  input: CompleteUploadInput;
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


export type MutationSignUpArgs = {
  input: SignUpInput;
};


export type MutationLogInArgs = {
  input: LogInInput;
};


export type MutationRefreshSessionArgs = {
  input: RefreshSessionInput;
};


export type MutationRevokeDeviceArgs = {
  input: RevokeDeviceInput;
};


export type MutationUpdateProfileArgs = {
  input: UpdateProfileInput;
};


export type MutationChangePasswordArgs = {
  input: ChangePasswordInput;
};


export type MutationUpdateSettingsArgs = {
  input: UpdateSettingsInput;
};


export type MutationAddContactArgs = {
  input: AddContactInput;
};


export type MutationRemoveContactArgs = {
  input: RemoveContactInput;
};


export type MutationBlockUserArgs = {
  input: BlockUserInput;
};


export type MutationUnblockUserArgs = {
  input: UnblockUserInput;
};


export type MutationDeleteMyAccountArgs = {
  input: DeleteMyAccountInput;
};

/** What to mute, and for how long. */
export type MuteConversationInput = {
  /** The conversation. */
  readonly conversationId: Scalars['ID']['input'];
  /** Until when; null to unmute. For ever is a moment far away, such as `9999-12-31T23:59:59Z`. */
  readonly until?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What `muteConversation` did. */
export type MuteConversationPayload = {
  readonly __typename: 'MuteConversationPayload';
  /** The conversation; null if there are errors. */
  readonly conversation: Maybe<Conversation>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Anything that has an id of its own. Ids are opaque: store and compare them, never take them apart. */
export type Node = {
  /** Opaque, unique over all types, for ever the same. */
  readonly id: Scalars['ID']['output'];
};

/** Where a page stands in its list. */
export type PageInfo = {
  readonly __typename: 'PageInfo';
  /** True if there are more items after this page. Known for certain when paging with `first`. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** True if there are more items before this page. Known for certain when paging with `last`. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first item, null on an empty page. */
  readonly startCursor: Maybe<Scalars['String']['output']>;
  /** Cursor of the last item, null on an empty page. */
  readonly endCursor: Maybe<Scalars['String']['output']>;
};

/** Which message to pin. */
export type PinMessageInput = {
  /** The message. */
  readonly messageId: Scalars['ID']['input'];
};

/** What `pinMessage` did. */
export type PinMessagePayload = {
  readonly __typename: 'PinMessagePayload';
  /** The message as it is now; null if there are errors. */
  readonly message: Maybe<Message>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Whether somebody is there. */
export type Presence = {
  readonly __typename: 'Presence';
  /** Online or away while any device is connected, and for 30 seconds after. OFFLINE also if the viewer may not know. */
  readonly status: PresenceStatus;
  /** When the user was last online; null while online or away, if never, or if the viewer may not know. */
  readonly lastSeenAt: Maybe<Scalars['DateTime']['output']>;
};

/** A user came or went. */
export type PresenceChange = {
  readonly __typename: 'PresenceChange';
  /** Who. */
  readonly user: Maybe<User>;
  /** The state now; OFFLINE if the viewer may not know. */
  readonly status: PresenceStatus;
  /** When the user was last online; null while online or away, if never, or if the viewer may not know. */
  readonly lastSeenAt: Maybe<Scalars['DateTime']['output']>;
};

/** Whether somebody is there. */
export type PresenceStatus =
  /** Some device is connected. */
  | 'ONLINE'
  /** Some device is connected, and none has asked for anything for 5 minutes (unless the deployment says otherwise). */
  | 'AWAY'
  /** None is, or the viewer may not know. */
  | 'OFFLINE';

export type Query = {
  readonly __typename: 'Query';
  /** The version of the running server. */
  readonly serverVersion: Scalars['String']['output'];
  /** The one who asks. `UNAUTHENTICATED` without a valid access token. */
  readonly viewer: Maybe<Viewer>;
  /** A conversation of the viewer's. `NOT_FOUND` if there is none of that id, or the viewer is not a member. */
  readonly conversation: Maybe<Conversation>;
  /** What an invite link leads to, for whoever has its code. `NOT_FOUND` if it is none of ours, or long over. */
  readonly inviteLinkPreview: Maybe<InviteLinkPreview>;
  /** A message that the viewer may read. `NOT_FOUND` if there is none of that id, or the viewer may not read it. */
  readonly message: Maybe<Message>;
  /** Finds a person by the exact handle, in any letter case, with or without a leading `@`. Null if nobody has it. */
  readonly userByHandle: Maybe<User>;
  /** People whose handle begins so, in the order of their handles. Those who have blocked the viewer are left out, so there may be fewer than `first`. */
  readonly searchUsers: Maybe<ReadonlyArray<User>>;
};


export type QueryConversationArgs = {
  id: Scalars['ID']['input'];
};


export type QueryInviteLinkPreviewArgs = {
  code: Scalars['String']['input'];
};


export type QueryMessageArgs = {
  id: Scalars['ID']['input'];
};


export type QueryUserByHandleArgs = {
  handle: Scalars['String']['input'];
};


export type QuerySearchUsersArgs = {
  handlePrefix: Scalars['String']['input'];
  first: Scalars['Int']['input'];
};

/** What members think of a message, in one emoji. */
export type Reaction = {
  readonly __typename: 'Reaction';
  /** One emoji. */
  readonly emoji: Scalars['String']['output'];
  /** How many have reacted with it. */
  readonly count: Scalars['Int']['output'];
  /** Whether the viewer has. */
  readonly viewerHasReacted: Scalars['Boolean']['output'];
  /** Who has, in the order in which they did, the first 100. */
  readonly users: ReadonlyArray<Maybe<User>>;
};

/** A member reacted to a message. */
export type ReactionAdded = Event & ConversationEvent & {
  readonly __typename: 'ReactionAdded';
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Its place in the conversation: 1, 2, 3 ... without gaps. */
  readonly seq: Scalars['Int']['output'];
  /** When the server took it. */
  readonly at: Scalars['DateTime']['output'];
  /** Where it happened. */
  readonly conversation: Maybe<Conversation>;
  /** Who did it. */
  readonly actor: Maybe<User>;
  /** The message as it is now; null if it was written before the viewer joined, or has disappeared. */
  readonly message: Maybe<Message>;
  /** The emoji. */
  readonly emoji: Scalars['String']['output'];
};

/** A member took a reaction back. */
export type ReactionRemoved = Event & ConversationEvent & {
  readonly __typename: 'ReactionRemoved';
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Its place in the conversation: 1, 2, 3 ... without gaps. */
  readonly seq: Scalars['Int']['output'];
  /** When the server took it. */
  readonly at: Scalars['DateTime']['output'];
  /** Where it happened. */
  readonly conversation: Maybe<Conversation>;
  /** Who did it. */
  readonly actor: Maybe<User>;
  /** The message as it is now; null if it was written before the viewer joined, or has disappeared. */
  readonly message: Maybe<Message>;
  /** The emoji. */
  readonly emoji: Scalars['String']['output'];
};

/** Whether and when a member has received and read a message. */
export type Receipt = {
  readonly __typename: 'Receipt';
  /** The member. */
  readonly user: Maybe<User>;
  /** When the member's devices had received the conversation up to the message; null while they have not. */
  readonly deliveredAt: Maybe<Scalars['DateTime']['output']>;
  /** When the member had read the conversation up to the message; null while it is not read, or if the member or the viewer keeps read receipts off. One's own is always told. */
  readonly seenAt: Maybe<Scalars['DateTime']['output']>;
};

/** A page of receipts. */
export type ReceiptConnection = {
  readonly __typename: 'ReceiptConnection';
  /** The receipts with their cursors. */
  readonly edges: ReadonlyArray<ReceiptEdge>;
  /** The receipts. */
  readonly nodes: ReadonlyArray<Receipt>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
};

/** A receipt in a list. */
export type ReceiptEdge = {
  readonly __typename: 'ReceiptEdge';
  /** Continue after this receipt. */
  readonly cursor: Scalars['String']['output'];
  /** The receipt. */
  readonly node: Receipt;
};

/**
 * A member has received or read further. State, not history: only the latest counts, it may come more than once, and at most once a
 * second for each member of a conversation. A message says by itself that its sender has received and read what was before it.
 */
export type ReceiptUpdated = Event & {
  readonly __typename: 'ReceiptUpdated';
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Where. */
  readonly conversation: Maybe<Conversation>;
  /** Who. */
  readonly user: Maybe<User>;
  /** Up to which seq the member's devices have received. */
  readonly deliveredSeq: Scalars['Int']['output'];
  /** Up to which seq the member has read; 0 if the member or the viewer keeps read receipts off. One's own marker is always told. */
  readonly readSeq: Scalars['Int']['output'];
};

/** The refresh token to exchange. */
export type RefreshSessionInput = {
  /** As given by the last `signUp`, `logIn` or `refreshSession`. */
  readonly refreshToken: Scalars['String']['input'];
};

/** What `refreshSession` did. */
export type RefreshSessionPayload = {
  readonly __typename: 'RefreshSessionPayload';
  /** The session with its new tokens; null if there are errors. */
  readonly session: Maybe<Session>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Whom to remove from the viewer's contacts. */
export type RemoveContactInput = {
  /** Somebody else. */
  readonly userId: Scalars['ID']['input'];
};

/** What `removeContact` did. */
export type RemoveContactPayload = {
  readonly __typename: 'RemoveContactPayload';
  /** The other user; null if there are errors. */
  readonly user: Maybe<User>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Whom to remove. */
export type RemoveMemberInput = {
  /** The group. */
  readonly conversationId: Scalars['ID']['input'];
  /** The member. */
  readonly userId: Scalars['ID']['input'];
};

/** What `removeMember` did. */
export type RemoveMemberPayload = {
  readonly __typename: 'RemoveMemberPayload';
  /** The group as it is now; null if there are errors. */
  readonly conversation: Maybe<Conversation>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A message and the emoji of the reaction to take back. */
export type RemoveReactionInput = {
  /** The message. */
  readonly messageId: Scalars['ID']['input'];
  /** The emoji. */
  readonly emoji: Scalars['String']['input'];
};

/** What `removeReaction` did. */
export type RemoveReactionPayload = {
  readonly __typename: 'RemoveReactionPayload';
  /** The message as it is now; null if there are errors. */
  readonly message: Maybe<Message>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A file to upload. */
export type RequestUploadInput = {
  /** 1 to 255 characters, without a path. */
  readonly fileName: Scalars['String']['input'];
  /** The media type, for example `image/png`. */
  readonly contentType: Scalars['String']['input'];
  /** In bytes, exactly; 1 to the limit of the deployment (100 MiB unless set otherwise). */
  readonly size: Scalars['Int']['input'];
};

/** What `requestUpload` did. */
export type RequestUploadPayload = {
  readonly __typename: 'RequestUploadPayload';
  /** What to do next; null if there are errors. */
  readonly upload: Maybe<Upload>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Why a stream can not be continued. */
export type ResyncReason =
  /** The cursor is not one of ours, or was changed. */
  | 'CURSOR_INVALID'
  /** The cursor belongs to somebody else. */
  | 'CURSOR_FOREIGN'
  /** The client did not read fast enough. */
  | 'SLOW_CONSUMER';

/** The stream can not be continued from the given cursor. Refetch what is on screen; the stream goes on from the new cursor. */
export type ResyncRequired = Event & {
  readonly __typename: 'ResyncRequired';
  /** Opaque; give it to `events(after:)` to continue after this event. */
  readonly cursor: Scalars['String']['output'];
  /** Why. */
  readonly reason: ResyncReason;
};

/** Which device to log out. */
export type RevokeDeviceInput = {
  /** One of `viewer.devices`. */
  readonly deviceId: Scalars['ID']['input'];
};

/** What `revokeDevice` did. */
export type RevokeDevicePayload = {
  readonly __typename: 'RevokeDevicePayload';
  /** The device that was logged out; null if there are errors. */
  readonly device: Maybe<Device>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Which link to revoke. */
export type RevokeInviteLinkInput = {
  /** The link. */
  readonly inviteLinkId: Scalars['ID']['input'];
};

/** What `revokeInviteLink` did. */
export type RevokeInviteLinkPayload = {
  readonly __typename: 'RevokeInviteLinkPayload';
  /** The link as it is now; null if there are errors. */
  readonly inviteLink: Maybe<InviteLink>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What the viewer has begun to write. */
export type SaveDraftInput = {
  /** Where. */
  readonly conversationId: Scalars['ID']['input'];
  /** Fewer than 100,000 characters; empty to remove the draft. */
  readonly body: Scalars['String']['input'];
};

/** What `saveDraft` did. */
export type SaveDraftPayload = {
  readonly __typename: 'SaveDraftPayload';
  /** The conversation; null if there are errors. */
  readonly conversation: Maybe<Conversation>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A message that is to be sent later. Only its sender sees it. */
export type ScheduledMessage = {
  readonly __typename: 'ScheduledMessage';
  /** Given by the server. */
  readonly id: Scalars['ID']['output'];
  /** Where; null if the viewer is no member any more. */
  readonly conversation: Maybe<Conversation>;
  /** As the client made it; null once it was sent or cancelled. */
  readonly clientMessageId: Maybe<Scalars['ID']['output']>;
  /** The text; empty once it was sent or cancelled. */
  readonly body: Scalars['String']['output'];
  /** The files; none once it was sent or cancelled. */
  readonly attachments: ReadonlyArray<Attachment>;
  /** When it is sent. */
  readonly sendAt: Scalars['DateTime']['output'];
  /** When it was scheduled. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it was cancelled; null if it was not. */
  readonly cancelledAt: Maybe<Scalars['DateTime']['output']>;
  /** The message, once it was sent. */
  readonly message: Maybe<Message>;
  /** Why it could not be sent, for example since the viewer is no member any more; null if nothing is known to be in the way. */
  readonly failure: Maybe<ErrorCode>;
};

/** A page of scheduled messages. */
export type ScheduledMessageConnection = {
  readonly __typename: 'ScheduledMessageConnection';
  /** The scheduled messages with their cursors. */
  readonly edges: ReadonlyArray<ScheduledMessageEdge>;
  /** The scheduled messages. */
  readonly nodes: ReadonlyArray<ScheduledMessage>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
};

/** A scheduled message in a list. */
export type ScheduledMessageEdge = {
  readonly __typename: 'ScheduledMessageEdge';
  /** Continue after this one. */
  readonly cursor: Scalars['String']['output'];
  /** The scheduled message. */
  readonly node: ScheduledMessage;
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

/** What `scheduleMessage` did. */
export type ScheduleMessagePayload = {
  readonly __typename: 'ScheduleMessagePayload';
  /** The scheduled message; null if there are errors. */
  readonly scheduledMessage: Maybe<ScheduledMessage>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
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

/** What `sendMessage` did. */
export type SendMessagePayload = {
  readonly __typename: 'SendMessagePayload';
  /** The message; null if there are errors. */
  readonly message: Maybe<Message>;
  /** Whether an earlier try had written it already. */
  readonly wasDuplicate: Scalars['Boolean']['output'];
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A pair of tokens and whom they stand for. */
export type Session = {
  readonly __typename: 'Session';
  /** Send it as `Authorization: Bearer ...` and as `authorization` in `connection_init`. */
  readonly accessToken: Scalars['String']['output'];
  /** When the access token ends: 10 minutes after it was made. */
  readonly accessTokenExpiresAt: Scalars['DateTime']['output'];
  /** Keep it safe; exchange it by `refreshSession` before or after the access token ends. */
  readonly refreshToken: Scalars['String']['output'];
  /** The device of this session. */
  readonly device: Device;
  /** The one who logged in. */
  readonly viewer: Viewer;
};

/** Whose role to set. */
export type SetMemberRoleInput = {
  /** The group. */
  readonly conversationId: Scalars['ID']['input'];
  /** The member. */
  readonly userId: Scalars['ID']['input'];
  /** What she is to be. `OWNER` hands the group over. */
  readonly role: MemberRole;
};

/** What `setMemberRole` did. */
export type SetMemberRolePayload = {
  readonly __typename: 'SetMemberRolePayload';
  /** The member as she is now; null if there are errors. */
  readonly member: Maybe<Member>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** How long messages stay. */
export type SetMessageLifetimeInput = {
  /** Where. */
  readonly conversationId: Scalars['ID']['input'];
  /** 5 seconds to a year (31,536,000); null, or left out, for ever. */
  readonly seconds?: InputMaybe<Scalars['Int']['input']>;
};

/** What `setMessageLifetime` did. */
export type SetMessageLifetimePayload = {
  readonly __typename: 'SetMessageLifetimePayload';
  /** The conversation; null if there are errors. */
  readonly conversation: Maybe<Conversation>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What a user has chosen. */
export type Settings = {
  readonly __typename: 'Settings';
  /** Who sees the viewer's presence: whether she is online, and when she last was. It is mutual: she sees that of those whom she lets see hers. */
  readonly lastSeenVisibility: LastSeenVisibility;
  /** Whether others learn what the viewer has read, and the viewer what others have. Off, readSeq of the one is 0 for the other; deliveredSeq is always told. */
  readonly readReceipts: Scalars['Boolean']['output'];
  /** Whether push notifications show the text of a message. */
  readonly pushPreviews: Scalars['Boolean']['output'];
};

/** Whether the viewer is typing. */
export type SetTypingInput = {
  /** Where. */
  readonly conversationId: Scalars['ID']['input'];
  /** Repeat it every 3 to 5 seconds while it is true. */
  readonly isTyping: Scalars['Boolean']['input'];
};

/** What `setTyping` did. */
export type SetTypingPayload = {
  readonly __typename: 'SetTypingPayload';
  /** Until when the others believe it; null if she is not typing, or there are errors. */
  readonly expiresAt: Maybe<Scalars['DateTime']['output']>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Who signs up. */
export type SignUpInput = {
  /** 3 to 30 of `a-z 0-9 _ .`, not yet taken; upper case is folded. */
  readonly handle: Scalars['String']['input'];
  /** 1 to 80 characters. */
  readonly displayName: Scalars['String']['input'];
  /** 12 to 256 characters, and not one of the common ones. */
  readonly password: Scalars['String']['input'];
  /** Shown in the list of devices, 1 to 80 characters. */
  readonly deviceName: Scalars['String']['input'];
};

/** What `signUp` did. */
export type SignUpPayload = {
  readonly __typename: 'SignUpPayload';
  /** The first session; null if there are errors. */
  readonly session: Maybe<Session>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** With whom to start a direct conversation. */
export type StartDirectConversationInput = {
  /** The other person. Not the viewer. */
  readonly userId: Scalars['ID']['input'];
};

/** What `startDirectConversation` did. */
export type StartDirectConversationPayload = {
  readonly __typename: 'StartDirectConversationPayload';
  /** The conversation; null if there are errors. */
  readonly conversation: Maybe<Conversation>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

export type Subscription = {
  readonly __typename: 'Subscription';
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

/** The beginning of a text. */
export type TextPreview = {
  readonly __typename: 'TextPreview';
  /** At most 1,000 characters, cut between graphemes. */
  readonly text: Scalars['String']['output'];
  /** Whether the text is longer. */
  readonly isTruncated: Scalars['Boolean']['output'];
};

/** A part of a text, counted in UTF-16 units, as JavaScript does. */
export type TextRange = {
  readonly __typename: 'TextRange';
  /** The first unit. */
  readonly start: Scalars['Int']['output'];
  /** The unit after the last. */
  readonly end: Scalars['Int']['output'];
};

/** A page of a conversation's timeline. */
export type TimelineConnection = {
  readonly __typename: 'TimelineConnection';
  /** The entries with their cursors. */
  readonly edges: ReadonlyArray<TimelineEdge>;
  /** The entries. */
  readonly nodes: ReadonlyArray<TimelineEntry>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
};

/** An entry in a list. */
export type TimelineEdge = {
  readonly __typename: 'TimelineEdge';
  /** Continue after or before this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The entry. */
  readonly node: TimelineEntry;
};

/** Something that a conversation shows. */
export type TimelineEntry = {
  readonly __typename: 'TimelineEntry';
  /** Its place in the conversation. */
  readonly seq: Scalars['Int']['output'];
  /** When the server took it. */
  readonly at: Scalars['DateTime']['output'];
  /** What it is. Kinds are added over time: ignore those that you do not know. */
  readonly kind: TimelineEntryKind;
  /** Who did it. */
  readonly actor: Maybe<User>;
  /** The message that was sent or pinned; null for other kinds, and for a pinned one that has disappeared. */
  readonly message: Maybe<Message>;
  /** Who joined, was removed, left or has another role; null for other kinds. */
  readonly user: Maybe<User>;
  /** The title that the group was given; null for other kinds. */
  readonly title: Maybe<Scalars['String']['output']>;
  /** Seconds that messages stay from then on; null if they stay for ever, and for other kinds. */
  readonly messageLifetimeSeconds: Maybe<Scalars['Int']['output']>;
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

/** Somebody began or ceased to type. */
export type TypingChange = {
  readonly __typename: 'TypingChange';
  /** Who. */
  readonly user: Maybe<User>;
  /** Whether she is typing now. */
  readonly isTyping: Scalars['Boolean']['output'];
  /** When it is over unless she goes on; null if she is not typing. */
  readonly expiresAt: Maybe<Scalars['DateTime']['output']>;
};

/** Whose block to take back. */
export type UnblockUserInput = {
  /** Somebody else. */
  readonly userId: Scalars['ID']['input'];
};

/** What `unblockUser` did. */
export type UnblockUserPayload = {
  readonly __typename: 'UnblockUserPayload';
  /** The other user; null if there are errors. */
  readonly user: Maybe<User>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Which message to unpin. */
export type UnpinMessageInput = {
  /** The message. */
  readonly messageId: Scalars['ID']['input'];
};

/** What `unpinMessage` did. */
export type UnpinMessagePayload = {
  readonly __typename: 'UnpinMessagePayload';
  /** The message as it is now; null if there are errors. */
  readonly message: Maybe<Message>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What to change of a group. What is left out stays as it is. */
export type UpdateGroupInput = {
  /** The group. */
  readonly conversationId: Scalars['ID']['input'];
  /** The new title, 1 to 100 characters. */
  readonly title?: InputMaybe<Scalars['String']['input']>;
  /** The new picture, one of the viewer's own, uploaded and completed; null for none. */
  readonly avatarAttachmentId?: InputMaybe<Scalars['ID']['input']>;
};

/** What `updateGroup` did. */
export type UpdateGroupPayload = {
  readonly __typename: 'UpdateGroupPayload';
  /** The group as it is now; null if there are errors. */
  readonly conversation: Maybe<Conversation>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What to change of the profile. Members left out stay as they are. */
export type UpdateProfileInput = {
  /** 1 to 80 characters. */
  readonly displayName?: InputMaybe<Scalars['String']['input']>;
  /** At most 500 characters; null removes it. */
  readonly bio?: InputMaybe<Scalars['String']['input']>;
  /** A ready image of the viewer's own; null removes the picture. */
  readonly avatarAttachmentId?: InputMaybe<Scalars['ID']['input']>;
};

/** What `updateProfile` did. */
export type UpdateProfilePayload = {
  readonly __typename: 'UpdateProfilePayload';
  /** The viewer's user as it is now; null if there are errors. */
  readonly user: Maybe<User>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What to change of the settings. Members left out stay as they are. */
export type UpdateSettingsInput = {
  /** Who sees the viewer's presence: whether she is online, and when she last was. It is mutual: she sees that of those whom she lets see hers. */
  readonly lastSeenVisibility?: InputMaybe<LastSeenVisibility>;
  /** Whether others learn what the viewer has read, and the viewer what others have. Off, readSeq of the one is 0 for the other; deliveredSeq is always told. */
  readonly readReceipts?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether push notifications show the text of a message. */
  readonly pushPreviews?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What `updateSettings` did. */
export type UpdateSettingsPayload = {
  readonly __typename: 'UpdateSettingsPayload';
  /** The settings as they are now; null if there are errors. */
  readonly settings: Maybe<Settings>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Where and how to upload. */
export type Upload = {
  readonly __typename: 'Upload';
  /** The attachment, still pending. */
  readonly attachment: Attachment;
  /** Until when the request works: 5 minutes. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** The request that uploads the file. */
  readonly request: UploadRequest;
};

/** An HTTP request to make with the bytes of the file as its body. */
export type UploadRequest = {
  readonly __typename: 'UploadRequest';
  /** The HTTP method. */
  readonly method: Scalars['String']['output'];
  /** Where to send it. */
  readonly url: Scalars['String']['output'];
  /** Headers that must be sent as they are. */
  readonly headers: ReadonlyArray<HttpHeader>;
};

/** A person with an account. */
export type User = Node & {
  readonly __typename: 'User';
  readonly id: Scalars['ID']['output'];
  /**
   * Whether the user is there, as far as the viewer may know: each must let the other see her presence (`lastSeenVisibility`), and
   * neither have blocked the other. Whoever may not know gets OFFLINE, last seen never.
   */
  readonly presence: Maybe<Presence>;
  /** Unique name, 3 to 30 of `a-z 0-9 _ .`, lower case; empty for a deleted user. */
  readonly handle: Scalars['String']['output'];
  /** What people read, 1 to 80 characters; `Deleted user` for a deleted user. */
  readonly displayName: Scalars['String']['output'];
  /** A few words about oneself, at most 500 characters; null if there are none. */
  readonly bio: Maybe<Scalars['String']['output']>;
  /** The profile picture; null if there is none. */
  readonly avatar: Maybe<Attachment>;
  /** When the account was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Whether the account was deleted. Nothing of the user is left but what others may keep, and nobody can write to her. */
  readonly isDeleted: Scalars['Boolean']['output'];
  /** Whether the user is one of the viewer's contacts. */
  readonly isContact: Scalars['Boolean']['output'];
  /** Whether the viewer has blocked the user. */
  readonly isBlocked: Scalars['Boolean']['output'];
};

/** A page of people. */
export type UserConnection = {
  readonly __typename: 'UserConnection';
  /** The people with their cursors. */
  readonly edges: ReadonlyArray<UserEdge>;
  /** The people. */
  readonly nodes: ReadonlyArray<User>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
};

/** Somebody in a list. */
export type UserEdge = {
  readonly __typename: 'UserEdge';
  /** Continue after this one. */
  readonly cursor: Scalars['String']['output'];
  /** Who. */
  readonly node: User;
};

/** Why a mutation did nothing, in a form that an app can act on. */
export type UserError = {
  readonly __typename: 'UserError';
  /** The contract: branch on this. */
  readonly code: ErrorCode;
  /** For people, in English. May change at any time. */
  readonly message: Scalars['String']['output'];
  /** Which member of the input it is about, for example `["input", "handle"]`; null if it is none in particular. */
  readonly path: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** The one who asks, with what only she may see. */
export type Viewer = {
  readonly __typename: 'Viewer';
  /** The id of the viewer's user. */
  readonly id: Scalars['ID']['output'];
  /** The viewer's conversations, latest activity first. */
  readonly conversations: Maybe<ConversationConnection>;
  /** Unread messages over all of the viewer's conversations that are not muted, as a badge shows them, with those that have disappeared unread. */
  readonly unreadCount: Maybe<Scalars['Int']['output']>;
  /**
   * Finds messages in the viewer's own conversations, those that she may read now and as they are now, newest first. All of `text`
   * must be true of a message: words, `"phrases in quotes"`, the beginnings of words `like*`, `from:@handle`, and days in UTC,
   * `before:2026-01-31`, `after:2026-01-01`, `on:2026-01-15`. The last word is a beginning too, unless a space follows it. Letter
   * case and accents make no difference. `SEARCH_TEXT_INVALID` for a text without a word and without `from:`, or with a day that is none.
   * A page may hold fewer messages than `first`, even none, while `hasNextPage` is true: continue after `endCursor`.
   */
  readonly searchMessages: Maybe<MessageSearchConnection>;
  /** Messages that are to be sent later, and those that could not be, the next first. */
  readonly scheduledMessages: Maybe<ScheduledMessageConnection>;
  /** How others see the viewer. */
  readonly user: Maybe<User>;
  /** The viewer's settings. */
  readonly settings: Maybe<Settings>;
  /** The viewer's logged-in devices, the most recently active first. */
  readonly devices: Maybe<ReadonlyArray<Device>>;
  /** The viewer's contacts, the last added first. */
  readonly contacts: Maybe<UserConnection>;
  /** Whom the viewer has blocked, the last blocked first. */
  readonly blockedUsers: Maybe<UserConnection>;
  /** The archives of the viewer's data that are being made or can be downloaded, the last asked for first. */
  readonly dataExports: Maybe<ReadonlyArray<DataExport>>;
};


/** The one who asks, with what only she may see. */
export type ViewerConversationsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
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


/** The one who asks, with what only she may see. */
export type ViewerContactsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The one who asks, with what only she may see. */
export type ViewerBlockedUsersArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The one who asks, with what only she may see. */
export type ViewerDataExportsArgs = {
  first: Scalars['Int']['input'];
};
