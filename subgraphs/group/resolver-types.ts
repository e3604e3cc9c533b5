/* Generated from schema/group.graphql by `npm run generate`. */
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ViewerReference } from '../../platform/viewer.ts';
import type { Roster, Member as RosterMember } from '../../timeline/roster.ts';
import type { ViewerMembership, Context } from './context.ts';
import type { InviteLink as StoredInviteLink } from '../../timeline/invite-link.ts';
import type { Preview } from './invite-links.ts';
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
  /** What an invite link leads to, for whoever has its code. `NOT_FOUND` if it is none of ours, or long over. */
  readonly inviteLinkPreview?: Maybe<InviteLinkPreview>;
};


export type QueryConversationArgs = {
  id: Scalars['ID']['input'];
};


export type QueryInviteLinkPreviewArgs = {
  code: Scalars['String']['input'];
};

export type Mutation = {
  readonly __typename?: 'Mutation';
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

/** The one who asks, with what only she may see. */
export type Viewer = {
  readonly __typename?: 'Viewer';
  /** The id of the viewer's user. */
  readonly id: Scalars['ID']['output'];
  /** The viewer's conversations, latest activity first. */
  readonly conversations?: Maybe<ConversationConnection>;
};


/** The one who asks, with what only she may see. */
export type ViewerConversationsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A page of conversations. */
export type ConversationConnection = {
  readonly __typename?: 'ConversationConnection';
  /** The conversations with their cursors. */
  readonly edges: ReadonlyArray<ConversationEdge>;
  /** The conversations. */
  readonly nodes: ReadonlyArray<Conversation>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
};

/** A conversation in a list. */
export type ConversationEdge = {
  readonly __typename?: 'ConversationEdge';
  /** Continue after or before this conversation. */
  readonly cursor: Scalars['String']['output'];
  /** The conversation. */
  readonly node: Conversation;
};

/** A direct conversation of two people, or a group. */
export type Conversation = Node & {
  readonly __typename?: 'Conversation';
  readonly id: Scalars['ID']['output'];
  /** Direct or group. */
  readonly kind: ConversationKind;
  /** The title of a group, 1 to 100 characters; null for a direct conversation. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** The picture of a group; null if it has none, and for a direct conversation. */
  readonly avatar?: Maybe<Attachment>;
  /** How many members it has now. */
  readonly memberCount: Scalars['Int']['output'];
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** How the viewer belongs to it. */
  readonly viewerMembership?: Maybe<Membership>;
  /** Its members, in the order in which they joined. Exactly one of `first` and `last`. */
  readonly members?: Maybe<MemberConnection>;
  /**
   * The links by which people join, in the order in which they were made: at most 20, of which the oldest that lets nobody in any
   * more makes room for a new one. Null for whoever may not manage them, and for a direct conversation.
   */
  readonly inviteLinks?: Maybe<InviteLinkConnection>;
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

/** What a conversation is. */
export type ConversationKind =
  /** Two people; one per pair. */
  | 'DIRECT'
  /** Any number of people up to the limit of the deployment (100 unless set otherwise). */
  | 'GROUP';

/** How the viewer belongs to a conversation. */
export type Membership = {
  readonly __typename?: 'Membership';
  /** What the viewer may do. */
  readonly role: MemberRole;
  /** Whether the viewer has muted it, now. */
  readonly isMuted: Scalars['Boolean']['output'];
  /** Until when the viewer has muted it; null if it is not muted now. No event tells that it has passed. */
  readonly mutedUntil?: Maybe<Scalars['DateTime']['output']>;
  /** Whether the viewer marked it as unread. Shown, and counted nowhere; reading or writing in the conversation takes it away. */
  readonly isMarkedUnread: Scalars['Boolean']['output'];
  /** Up to which seq the viewer has read. */
  readonly readSeq: Scalars['Int']['output'];
  /** When the viewer joined (again). */
  readonly joinedAt: Scalars['DateTime']['output'];
};

/** What a member may do. */
export type MemberRole =
  /** Everything; sets roles, and can not be removed. One in each group. */
  | 'OWNER'
  /** Adds and removes members, changes title and picture, manages invite links, deletes and pins messages. */
  | 'ADMIN'
  /** Reads and writes. */
  | 'MEMBER';

/** A page of members. */
export type MemberConnection = {
  readonly __typename?: 'MemberConnection';
  /** The members with their cursors. */
  readonly edges: ReadonlyArray<MemberEdge>;
  /** The members. */
  readonly nodes: ReadonlyArray<Member>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
};

/** A member in a list. */
export type MemberEdge = {
  readonly __typename?: 'MemberEdge';
  /** Continue after or before this member. */
  readonly cursor: Scalars['String']['output'];
  /** The member. */
  readonly node: Member;
};

/** Somebody in a conversation. */
export type Member = {
  readonly __typename?: 'Member';
  /** What she may do. */
  readonly role: MemberRole;
  /** When she joined (again). */
  readonly joinedAt: Scalars['DateTime']['output'];
  /** Who it is. */
  readonly user?: Maybe<User>;
};

/** A page of invite links. */
export type InviteLinkConnection = {
  readonly __typename?: 'InviteLinkConnection';
  /** The links with their cursors. */
  readonly edges: ReadonlyArray<InviteLinkEdge>;
  /** The links. */
  readonly nodes: ReadonlyArray<InviteLink>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
};

/** An invite link in a list. */
export type InviteLinkEdge = {
  readonly __typename?: 'InviteLinkEdge';
  /** Continue after this link. */
  readonly cursor: Scalars['String']['output'];
  /** The link. */
  readonly node: InviteLink;
};

/** A link by which people join a group. For those who may manage the group's links. */
export type InviteLink = Node & {
  readonly __typename?: 'InviteLink';
  readonly id: Scalars['ID']['output'];
  /** What to pass around: whoever has it can join. Opaque, at most 60 characters of base64url. */
  readonly code: Scalars['String']['output'];
  /** Who made it. */
  readonly createdBy?: Maybe<User>;
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** From when on nobody joins by it; null if that has no end. */
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** How many may join by it; null for any number. */
  readonly maxUses?: Maybe<Scalars['Int']['output']>;
  /** How many have joined by it. */
  readonly useCount: Scalars['Int']['output'];
  /** When it was revoked; null if it was not. */
  readonly revokedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** What an invite link leads to. What the group is called and how large it is can be seen by its members, and by others while the link lets them in or the group is full. */
export type InviteLinkPreview = {
  readonly __typename?: 'InviteLinkPreview';
  /** Whether the viewer can join by it, and if not, why. */
  readonly state: InviteLinkState;
  /** Whether the viewer is a member already. */
  readonly isMember: Scalars['Boolean']['output'];
  /** The title of the group. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** The picture of the group; null if it has none. */
  readonly avatar?: Maybe<Attachment>;
  /** How many members the group has now. */
  readonly memberCount?: Maybe<Scalars['Int']['output']>;
  /** The group, for its members; null for others. */
  readonly conversation?: Maybe<Conversation>;
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

/** With whom to start a direct conversation. */
export type StartDirectConversationInput = {
  /** The other person. Not the viewer. */
  readonly userId: Scalars['ID']['input'];
};

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

/** What to change of a group. What is left out stays as it is. */
export type UpdateGroupInput = {
  /** The group. */
  readonly conversationId: Scalars['ID']['input'];
  /** The new title, 1 to 100 characters. */
  readonly title?: InputMaybe<Scalars['String']['input']>;
  /** The new picture, one of the viewer's own, uploaded and completed; null for none. */
  readonly avatarAttachmentId?: InputMaybe<Scalars['ID']['input']>;
};

/** Whom to add. */
export type AddMembersInput = {
  /** The group. */
  readonly conversationId: Scalars['ID']['input'];
  /** 1 to 100 users. */
  readonly userIds: ReadonlyArray<Scalars['ID']['input']>;
};

/** Whom to remove. */
export type RemoveMemberInput = {
  /** The group. */
  readonly conversationId: Scalars['ID']['input'];
  /** The member. */
  readonly userId: Scalars['ID']['input'];
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

/** Which link to make. */
export type CreateInviteLinkInput = {
  /** The group. */
  readonly conversationId: Scalars['ID']['input'];
  /** From when on nobody can join by it, later than now; null for never. */
  readonly expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** How many can join by it, 1 to 10,000; null for any number. */
  readonly maxUses?: InputMaybe<Scalars['Int']['input']>;
};

/** Which link to revoke. */
export type RevokeInviteLinkInput = {
  /** The link. */
  readonly inviteLinkId: Scalars['ID']['input'];
};

/** How to join. */
export type JoinByInviteLinkInput = {
  /** The code of an invite link. */
  readonly code: Scalars['String']['input'];
};

/** Which group to leave. */
export type LeaveConversationInput = {
  /** The group. */
  readonly conversationId: Scalars['ID']['input'];
};

/** What to mute, and for how long. */
export type MuteConversationInput = {
  /** The conversation. */
  readonly conversationId: Scalars['ID']['input'];
  /** Until when; null to unmute. For ever is a moment far away, such as `9999-12-31T23:59:59Z`. */
  readonly until?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What `startDirectConversation` did. */
export type StartDirectConversationPayload = {
  readonly __typename?: 'StartDirectConversationPayload';
  /** The conversation; null if there are errors. */
  readonly conversation?: Maybe<Conversation>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `createGroup` did. */
export type CreateGroupPayload = {
  readonly __typename?: 'CreateGroupPayload';
  /** The group; null if there are errors. */
  readonly conversation?: Maybe<Conversation>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `updateGroup` did. */
export type UpdateGroupPayload = {
  readonly __typename?: 'UpdateGroupPayload';
  /** The group as it is now; null if there are errors. */
  readonly conversation?: Maybe<Conversation>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `setMemberRole` did. */
export type SetMemberRolePayload = {
  readonly __typename?: 'SetMemberRolePayload';
  /** The member as she is now; null if there are errors. */
  readonly member?: Maybe<Member>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `createInviteLink` did. */
export type CreateInviteLinkPayload = {
  readonly __typename?: 'CreateInviteLinkPayload';
  /** The link; null if there are errors. */
  readonly inviteLink?: Maybe<InviteLink>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `revokeInviteLink` did. */
export type RevokeInviteLinkPayload = {
  readonly __typename?: 'RevokeInviteLinkPayload';
  /** The link as it is now; null if there are errors. */
  readonly inviteLink?: Maybe<InviteLink>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `joinByInviteLink` did. */
export type JoinByInviteLinkPayload = {
  readonly __typename?: 'JoinByInviteLinkPayload';
  /** The group, of which the viewer is a member now; null if there are errors. */
  readonly conversation?: Maybe<Conversation>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `addMembers` did. */
export type AddMembersPayload = {
  readonly __typename?: 'AddMembersPayload';
  /** The group as it is now; null if there are errors. */
  readonly conversation?: Maybe<Conversation>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `removeMember` did. */
export type RemoveMemberPayload = {
  readonly __typename?: 'RemoveMemberPayload';
  /** The group as it is now; null if there are errors. */
  readonly conversation?: Maybe<Conversation>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `leaveConversation` did. */
export type LeaveConversationPayload = {
  readonly __typename?: 'LeaveConversationPayload';
  /** The group that was left: only its id can still be read; null if there are errors. */
  readonly conversation?: Maybe<Conversation>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `muteConversation` did. */
export type MuteConversationPayload = {
  readonly __typename?: 'MuteConversationPayload';
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
  InviteLink: InviteLink;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Viewer:
    ( { __typename: 'Viewer' }
    & GraphQLRecursivePick<FederationTypes['Viewer'], {"id":true}> );
  Conversation:
    ( { __typename: 'Conversation' }
    & GraphQLRecursivePick<FederationTypes['Conversation'], {"id":true}> );
  InviteLink:
    ( { __typename: 'InviteLink' }
    & GraphQLRecursivePick<FederationTypes['InviteLink'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( Roster )
    | ( StoredInviteLink )
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
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Viewer: ResolverTypeWrapper<ViewerReference>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ConversationConnection: ResolverTypeWrapper<Omit<ConversationConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ConversationEdge']>, nodes: ReadonlyArray<ResolversTypes['Conversation']> }>;
  ConversationEdge: ResolverTypeWrapper<Omit<ConversationEdge, 'node'> & { node: ResolversTypes['Conversation'] }>;
  Conversation: ResolverTypeWrapper<Roster>;
  ConversationKind: ConversationKind;
  Membership: ResolverTypeWrapper<ViewerMembership>;
  MemberRole: MemberRole;
  MemberConnection: ResolverTypeWrapper<Omit<MemberConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['MemberEdge']>, nodes: ReadonlyArray<ResolversTypes['Member']> }>;
  MemberEdge: ResolverTypeWrapper<Omit<MemberEdge, 'node'> & { node: ResolversTypes['Member'] }>;
  Member: ResolverTypeWrapper<RosterMember>;
  InviteLinkConnection: ResolverTypeWrapper<Omit<InviteLinkConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['InviteLinkEdge']>, nodes: ReadonlyArray<ResolversTypes['InviteLink']> }>;
  InviteLinkEdge: ResolverTypeWrapper<Omit<InviteLinkEdge, 'node'> & { node: ResolversTypes['InviteLink'] }>;
  InviteLink: ResolverTypeWrapper<StoredInviteLink>;
  InviteLinkPreview: ResolverTypeWrapper<Preview>;
  InviteLinkState: InviteLinkState;
  StartDirectConversationInput: StartDirectConversationInput;
  CreateGroupInput: CreateGroupInput;
  UpdateGroupInput: UpdateGroupInput;
  AddMembersInput: AddMembersInput;
  RemoveMemberInput: RemoveMemberInput;
  SetMemberRoleInput: SetMemberRoleInput;
  CreateInviteLinkInput: CreateInviteLinkInput;
  RevokeInviteLinkInput: RevokeInviteLinkInput;
  JoinByInviteLinkInput: JoinByInviteLinkInput;
  LeaveConversationInput: LeaveConversationInput;
  MuteConversationInput: MuteConversationInput;
  StartDirectConversationPayload: ResolverTypeWrapper<Omit<StartDirectConversationPayload, 'conversation'> & { conversation?: Maybe<ResolversTypes['Conversation']> }>;
  CreateGroupPayload: ResolverTypeWrapper<Omit<CreateGroupPayload, 'conversation'> & { conversation?: Maybe<ResolversTypes['Conversation']> }>;
  UpdateGroupPayload: ResolverTypeWrapper<Omit<UpdateGroupPayload, 'conversation'> & { conversation?: Maybe<ResolversTypes['Conversation']> }>;
  SetMemberRolePayload: ResolverTypeWrapper<Omit<SetMemberRolePayload, 'member'> & { member?: Maybe<ResolversTypes['Member']> }>;
  CreateInviteLinkPayload: ResolverTypeWrapper<Omit<CreateInviteLinkPayload, 'inviteLink'> & { inviteLink?: Maybe<ResolversTypes['InviteLink']> }>;
  RevokeInviteLinkPayload: ResolverTypeWrapper<Omit<RevokeInviteLinkPayload, 'inviteLink'> & { inviteLink?: Maybe<ResolversTypes['InviteLink']> }>;
  JoinByInviteLinkPayload: ResolverTypeWrapper<Omit<JoinByInviteLinkPayload, 'conversation'> & { conversation?: Maybe<ResolversTypes['Conversation']> }>;
  AddMembersPayload: ResolverTypeWrapper<Omit<AddMembersPayload, 'conversation'> & { conversation?: Maybe<ResolversTypes['Conversation']> }>;
  RemoveMemberPayload: ResolverTypeWrapper<Omit<RemoveMemberPayload, 'conversation'> & { conversation?: Maybe<ResolversTypes['Conversation']> }>;
  LeaveConversationPayload: ResolverTypeWrapper<Omit<LeaveConversationPayload, 'conversation'> & { conversation?: Maybe<ResolversTypes['Conversation']> }>;
  MuteConversationPayload: ResolverTypeWrapper<Omit<MuteConversationPayload, 'conversation'> & { conversation?: Maybe<ResolversTypes['Conversation']> }>;
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
  ConversationConnection: Omit<ConversationConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ConversationEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Conversation']> };
  ConversationEdge: Omit<ConversationEdge, 'node'> & { node: ResolversParentTypes['Conversation'] };
  Conversation: Roster;
  Membership: ViewerMembership;
  MemberConnection: Omit<MemberConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['MemberEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Member']> };
  MemberEdge: Omit<MemberEdge, 'node'> & { node: ResolversParentTypes['Member'] };
  Member: RosterMember;
  InviteLinkConnection: Omit<InviteLinkConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['InviteLinkEdge']>, nodes: ReadonlyArray<ResolversParentTypes['InviteLink']> };
  InviteLinkEdge: Omit<InviteLinkEdge, 'node'> & { node: ResolversParentTypes['InviteLink'] };
  InviteLink: StoredInviteLink;
  InviteLinkPreview: Preview;
  StartDirectConversationInput: StartDirectConversationInput;
  CreateGroupInput: CreateGroupInput;
  UpdateGroupInput: UpdateGroupInput;
  AddMembersInput: AddMembersInput;
  RemoveMemberInput: RemoveMemberInput;
  SetMemberRoleInput: SetMemberRoleInput;
  CreateInviteLinkInput: CreateInviteLinkInput;
  RevokeInviteLinkInput: RevokeInviteLinkInput;
  JoinByInviteLinkInput: JoinByInviteLinkInput;
  LeaveConversationInput: LeaveConversationInput;
  MuteConversationInput: MuteConversationInput;
  StartDirectConversationPayload: Omit<StartDirectConversationPayload, 'conversation'> & { conversation?: Maybe<ResolversParentTypes['Conversation']> };
  CreateGroupPayload: Omit<CreateGroupPayload, 'conversation'> & { conversation?: Maybe<ResolversParentTypes['Conversation']> };
  UpdateGroupPayload: Omit<UpdateGroupPayload, 'conversation'> & { conversation?: Maybe<ResolversParentTypes['Conversation']> };
  SetMemberRolePayload: Omit<SetMemberRolePayload, 'member'> & { member?: Maybe<ResolversParentTypes['Member']> };
  CreateInviteLinkPayload: Omit<CreateInviteLinkPayload, 'inviteLink'> & { inviteLink?: Maybe<ResolversParentTypes['InviteLink']> };
  RevokeInviteLinkPayload: Omit<RevokeInviteLinkPayload, 'inviteLink'> & { inviteLink?: Maybe<ResolversParentTypes['InviteLink']> };
  JoinByInviteLinkPayload: Omit<JoinByInviteLinkPayload, 'conversation'> & { conversation?: Maybe<ResolversParentTypes['Conversation']> };
  AddMembersPayload: Omit<AddMembersPayload, 'conversation'> & { conversation?: Maybe<ResolversParentTypes['Conversation']> };
  RemoveMemberPayload: Omit<RemoveMemberPayload, 'conversation'> & { conversation?: Maybe<ResolversParentTypes['Conversation']> };
  LeaveConversationPayload: Omit<LeaveConversationPayload, 'conversation'> & { conversation?: Maybe<ResolversParentTypes['Conversation']> };
  MuteConversationPayload: Omit<MuteConversationPayload, 'conversation'> & { conversation?: Maybe<ResolversParentTypes['Conversation']> };
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
  __resolveType: TypeResolveFn<'Conversation' | 'InviteLink', ParentType, ContextType>;
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
  inviteLinkPreview?: Resolver<Maybe<ResolversTypes['InviteLinkPreview']>, ParentType, ContextType, RequireFields<QueryInviteLinkPreviewArgs, 'code'>>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  startDirectConversation?: Resolver<ResolversTypes['StartDirectConversationPayload'], ParentType, ContextType, RequireFields<MutationStartDirectConversationArgs, 'input'>>;
  createGroup?: Resolver<ResolversTypes['CreateGroupPayload'], ParentType, ContextType, RequireFields<MutationCreateGroupArgs, 'input'>>;
  updateGroup?: Resolver<ResolversTypes['UpdateGroupPayload'], ParentType, ContextType, RequireFields<MutationUpdateGroupArgs, 'input'>>;
  addMembers?: Resolver<ResolversTypes['AddMembersPayload'], ParentType, ContextType, RequireFields<MutationAddMembersArgs, 'input'>>;
  removeMember?: Resolver<ResolversTypes['RemoveMemberPayload'], ParentType, ContextType, RequireFields<MutationRemoveMemberArgs, 'input'>>;
  setMemberRole?: Resolver<ResolversTypes['SetMemberRolePayload'], ParentType, ContextType, RequireFields<MutationSetMemberRoleArgs, 'input'>>;
  leaveConversation?: Resolver<ResolversTypes['LeaveConversationPayload'], ParentType, ContextType, RequireFields<MutationLeaveConversationArgs, 'input'>>;
  createInviteLink?: Resolver<ResolversTypes['CreateInviteLinkPayload'], ParentType, ContextType, RequireFields<MutationCreateInviteLinkArgs, 'input'>>;
  revokeInviteLink?: Resolver<ResolversTypes['RevokeInviteLinkPayload'], ParentType, ContextType, RequireFields<MutationRevokeInviteLinkArgs, 'input'>>;
  joinByInviteLink?: Resolver<ResolversTypes['JoinByInviteLinkPayload'], ParentType, ContextType, RequireFields<MutationJoinByInviteLinkArgs, 'input'>>;
  muteConversation?: Resolver<ResolversTypes['MuteConversationPayload'], ParentType, ContextType, RequireFields<MutationMuteConversationArgs, 'input'>>;
};

export type ViewerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer'], FederationReferenceType extends FederationReferenceTypes['Viewer'] = FederationReferenceTypes['Viewer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Viewer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  conversations?: Resolver<Maybe<ResolversTypes['ConversationConnection']>, ParentType, ContextType, RequireFields<ViewerConversationsArgs, 'first'>>;
};

export type ConversationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationConnection'] = ResolversParentTypes['ConversationConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ConversationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Conversation']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ConversationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationEdge'] = ResolversParentTypes['ConversationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Conversation'], ParentType, ContextType>;
};

export type ConversationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Conversation'] = ResolversParentTypes['Conversation'], FederationReferenceType extends FederationReferenceTypes['Conversation'] = FederationReferenceTypes['Conversation']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Conversation']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ConversationKind'], ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  avatar?: Resolver<Maybe<ResolversTypes['Attachment']>, ParentType, ContextType>;
  memberCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  viewerMembership?: Resolver<Maybe<ResolversTypes['Membership']>, ParentType, ContextType>;
  members?: Resolver<Maybe<ResolversTypes['MemberConnection']>, ParentType, ContextType, Partial<ConversationMembersArgs>>;
  inviteLinks?: Resolver<Maybe<ResolversTypes['InviteLinkConnection']>, ParentType, ContextType, RequireFields<ConversationInviteLinksArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MembershipResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Membership'] = ResolversParentTypes['Membership']> = {
  role?: Resolver<ResolversTypes['MemberRole'], ParentType, ContextType>;
  isMuted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  mutedUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  isMarkedUnread?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  readSeq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  joinedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type MemberConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MemberConnection'] = ResolversParentTypes['MemberConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['MemberEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Member']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MemberEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MemberEdge'] = ResolversParentTypes['MemberEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Member'], ParentType, ContextType>;
};

export type MemberResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Member'] = ResolversParentTypes['Member']> = {
  role?: Resolver<ResolversTypes['MemberRole'], ParentType, ContextType>;
  joinedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type InviteLinkConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InviteLinkConnection'] = ResolversParentTypes['InviteLinkConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['InviteLinkEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['InviteLink']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type InviteLinkEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InviteLinkEdge'] = ResolversParentTypes['InviteLinkEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['InviteLink'], ParentType, ContextType>;
};

export type InviteLinkResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InviteLink'] = ResolversParentTypes['InviteLink'], FederationReferenceType extends FederationReferenceTypes['InviteLink'] = FederationReferenceTypes['InviteLink']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['InviteLink']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  maxUses?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  useCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  revokedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InviteLinkPreviewResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InviteLinkPreview'] = ResolversParentTypes['InviteLinkPreview']> = {
  state?: Resolver<ResolversTypes['InviteLinkState'], ParentType, ContextType>;
  isMember?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  avatar?: Resolver<Maybe<ResolversTypes['Attachment']>, ParentType, ContextType>;
  memberCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
};

export type StartDirectConversationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartDirectConversationPayload'] = ResolversParentTypes['StartDirectConversationPayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateGroupPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateGroupPayload'] = ResolversParentTypes['CreateGroupPayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateGroupPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateGroupPayload'] = ResolversParentTypes['UpdateGroupPayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SetMemberRolePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetMemberRolePayload'] = ResolversParentTypes['SetMemberRolePayload']> = {
  member?: Resolver<Maybe<ResolversTypes['Member']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateInviteLinkPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateInviteLinkPayload'] = ResolversParentTypes['CreateInviteLinkPayload']> = {
  inviteLink?: Resolver<Maybe<ResolversTypes['InviteLink']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RevokeInviteLinkPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeInviteLinkPayload'] = ResolversParentTypes['RevokeInviteLinkPayload']> = {
  inviteLink?: Resolver<Maybe<ResolversTypes['InviteLink']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type JoinByInviteLinkPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JoinByInviteLinkPayload'] = ResolversParentTypes['JoinByInviteLinkPayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AddMembersPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddMembersPayload'] = ResolversParentTypes['AddMembersPayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RemoveMemberPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveMemberPayload'] = ResolversParentTypes['RemoveMemberPayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type LeaveConversationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeaveConversationPayload'] = ResolversParentTypes['LeaveConversationPayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MuteConversationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MuteConversationPayload'] = ResolversParentTypes['MuteConversationPayload']> = {
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
  ConversationConnection?: ConversationConnectionResolvers<ContextType>;
  ConversationEdge?: ConversationEdgeResolvers<ContextType>;
  Conversation?: ConversationResolvers<ContextType>;
  Membership?: MembershipResolvers<ContextType>;
  MemberConnection?: MemberConnectionResolvers<ContextType>;
  MemberEdge?: MemberEdgeResolvers<ContextType>;
  Member?: MemberResolvers<ContextType>;
  InviteLinkConnection?: InviteLinkConnectionResolvers<ContextType>;
  InviteLinkEdge?: InviteLinkEdgeResolvers<ContextType>;
  InviteLink?: InviteLinkResolvers<ContextType>;
  InviteLinkPreview?: InviteLinkPreviewResolvers<ContextType>;
  StartDirectConversationPayload?: StartDirectConversationPayloadResolvers<ContextType>;
  CreateGroupPayload?: CreateGroupPayloadResolvers<ContextType>;
  UpdateGroupPayload?: UpdateGroupPayloadResolvers<ContextType>;
  SetMemberRolePayload?: SetMemberRolePayloadResolvers<ContextType>;
  CreateInviteLinkPayload?: CreateInviteLinkPayloadResolvers<ContextType>;
  RevokeInviteLinkPayload?: RevokeInviteLinkPayloadResolvers<ContextType>;
  JoinByInviteLinkPayload?: JoinByInviteLinkPayloadResolvers<ContextType>;
  AddMembersPayload?: AddMembersPayloadResolvers<ContextType>;
  RemoveMemberPayload?: RemoveMemberPayloadResolvers<ContextType>;
  LeaveConversationPayload?: LeaveConversationPayloadResolvers<ContextType>;
  MuteConversationPayload?: MuteConversationPayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  Attachment?: AttachmentResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  shareable?: ShareableDirectiveResolver<any, any, ContextType>;
  inaccessible?: InaccessibleDirectiveResolver<any, any, ContextType>;
  tag?: TagDirectiveResolver<any, any, ContextType>;
};
