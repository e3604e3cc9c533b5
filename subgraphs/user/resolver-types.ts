/* Generated from schema/user.graphql by `npm run generate`. */
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { UserRecord } from './store.ts';
import type { ViewerParent, DeviceParent } from './viewer.ts';
import type { Task as ExportTask } from '../../personal-data/tasks.ts';
import type { Context } from './context.ts';
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
  /** Finds a person by the exact handle, in any letter case, with or without a leading `@`. Null if nobody has it. */
  readonly userByHandle?: Maybe<User>;
  /** The users with these handles, in any order. For the other subgraphs. */
  readonly usersByHandle: ReadonlyArray<User>;
  /** People whose handle begins so, in the order of their handles. Those who have blocked the viewer are left out, so there may be fewer than `first`. */
  readonly searchUsers?: Maybe<ReadonlyArray<User>>;
};


export type QueryUserByHandleArgs = {
  handle: Scalars['String']['input'];
};


export type QueryUsersByHandleArgs = {
  handles: ReadonlyArray<Scalars['String']['input']>;
};


export type QuerySearchUsersArgs = {
  handlePrefix: Scalars['String']['input'];
  first: Scalars['Int']['input'];
};

export type Mutation = {
  readonly __typename?: 'Mutation';
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

/** A person with an account. */
export type User = Node & {
  readonly __typename?: 'User';
  readonly id: Scalars['ID']['output'];
  /** Unique name, 3 to 30 of `a-z 0-9 _ .`, lower case; empty for a deleted user. */
  readonly handle: Scalars['String']['output'];
  /** What people read, 1 to 80 characters; `Deleted user` for a deleted user. */
  readonly displayName: Scalars['String']['output'];
  /** A few words about oneself, at most 500 characters; null if there are none. */
  readonly bio?: Maybe<Scalars['String']['output']>;
  /** The profile picture; null if there is none. */
  readonly avatar?: Maybe<Attachment>;
  /** When the account was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Whether the account was deleted. Nothing of the user is left but what others may keep, and nobody can write to her. */
  readonly isDeleted: Scalars['Boolean']['output'];
  /** Whether the user is one of the viewer's contacts. */
  readonly isContact: Scalars['Boolean']['output'];
  /** Whether the viewer has blocked the user. */
  readonly isBlocked: Scalars['Boolean']['output'];
};

/** The one who asks, with what only she may see. */
export type Viewer = {
  readonly __typename?: 'Viewer';
  /** The id of the viewer's user. */
  readonly id: Scalars['ID']['output'];
  /** How others see the viewer. */
  readonly user?: Maybe<User>;
  /** The viewer's settings. */
  readonly settings?: Maybe<Settings>;
  /** The viewer's logged-in devices, the most recently active first. */
  readonly devices?: Maybe<ReadonlyArray<Device>>;
  /** The viewer's contacts, the last added first. */
  readonly contacts?: Maybe<UserConnection>;
  /** Whom the viewer has blocked, the last blocked first. */
  readonly blockedUsers?: Maybe<UserConnection>;
  /** The archives of the viewer's data that are being made or can be downloaded, the last asked for first. */
  readonly dataExports?: Maybe<ReadonlyArray<DataExport>>;
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

/** A page of people. */
export type UserConnection = {
  readonly __typename?: 'UserConnection';
  /** The people with their cursors. */
  readonly edges: ReadonlyArray<UserEdge>;
  /** The people. */
  readonly nodes: ReadonlyArray<User>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
};

/** Somebody in a list. */
export type UserEdge = {
  readonly __typename?: 'UserEdge';
  /** Continue after this one. */
  readonly cursor: Scalars['String']['output'];
  /** Who. */
  readonly node: User;
};

/** What a user has chosen. */
export type Settings = {
  readonly __typename?: 'Settings';
  /** Who sees the viewer's presence: whether she is online, and when she last was. It is mutual: she sees that of those whom she lets see hers. */
  readonly lastSeenVisibility: LastSeenVisibility;
  /** Whether others learn what the viewer has read, and the viewer what others have. Off, readSeq of the one is 0 for the other; deliveredSeq is always told. */
  readonly readReceipts: Scalars['Boolean']['output'];
  /** Whether push notifications show the text of a message. */
  readonly pushPreviews: Scalars['Boolean']['output'];
};

/** Who sees somebody's presence: whether she is online, and when she last was. It is mutual: one sees another's if each lets the other see her own. */
export type LastSeenVisibility =
  /** Everyone. */
  | 'EVERYONE'
  /** The user's contacts. */
  | 'CONTACTS'
  /** Nobody. */
  | 'NOBODY';

/** A logged-in device: one session. */
export type Device = Node & {
  readonly __typename?: 'Device';
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

/** An archive of the viewer's data: a `tar.gz` of JSON lines and of her files. */
export type DataExport = Node & {
  readonly __typename?: 'DataExport';
  readonly id: Scalars['ID']['output'];
  /** Whether it can be downloaded. */
  readonly status: DataExportStatus;
  /** How far it is. */
  readonly progress: DataExportProgress;
  /** When it was asked for. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When the archive is deleted, 7 days after it was ready; null until then. */
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Downloads the archive, for at least 10 minutes from now; null until it is ready. Whoever has the link can download it. */
  readonly url?: Maybe<Scalars['String']['output']>;
};

/** How far an archive is. */
export type DataExportStatus =
  /** It waits for its turn. */
  | 'PENDING'
  /** It is being made. */
  | 'RUNNING'
  /** It can be downloaded. */
  | 'READY';

/** How far an archive is, in parts: a conversation or a file is one. */
export type DataExportProgress = {
  readonly __typename?: 'DataExportProgress';
  /** How many parts are in the archive. */
  readonly done: Scalars['Int']['output'];
  /** How many there are; null while that is not known. */
  readonly total?: Maybe<Scalars['Int']['output']>;
};

/** A pair of tokens and whom they stand for. */
export type Session = {
  readonly __typename?: 'Session';
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

/** Who logs in. */
export type LogInInput = {
  /** The handle, in any letter case. */
  readonly handle: Scalars['String']['input'];
  /** The password. */
  readonly password: Scalars['String']['input'];
  /** Shown in the list of devices, 1 to 80 characters. */
  readonly deviceName: Scalars['String']['input'];
};

/** The refresh token to exchange. */
export type RefreshSessionInput = {
  /** As given by the last `signUp`, `logIn` or `refreshSession`. */
  readonly refreshToken: Scalars['String']['input'];
};

/** Which device to log out. */
export type RevokeDeviceInput = {
  /** One of `viewer.devices`. */
  readonly deviceId: Scalars['ID']['input'];
};

/** Whom to add to the viewer's contacts. */
export type AddContactInput = {
  /** Somebody else. */
  readonly userId: Scalars['ID']['input'];
};

/** Whom to remove from the viewer's contacts. */
export type RemoveContactInput = {
  /** Somebody else. */
  readonly userId: Scalars['ID']['input'];
};

/** Whom to block. */
export type BlockUserInput = {
  /** Somebody else. */
  readonly userId: Scalars['ID']['input'];
};

/** Whose block to take back. */
export type UnblockUserInput = {
  /** Somebody else. */
  readonly userId: Scalars['ID']['input'];
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

/** What to do with the messages of a deleted user. */
export type DeletedUsersMessages =
  /** They stay, as written by a deleted user; so do the files in them. */
  | 'KEEP'
  /** They are deleted as by `deleteMessage`, wherever she wrote them, and so are all her files and reactions. */
  | 'REMOVE';

/** The deletion of the viewer's account. */
export type DeleteMyAccountInput = {
  /** The password that works now. */
  readonly password: Scalars['String']['input'];
  /** What to do with the messages. */
  readonly messages: DeletedUsersMessages;
};

/** The old and the new password. */
export type ChangePasswordInput = {
  /** The password that works now. */
  readonly currentPassword: Scalars['String']['input'];
  /** 12 to 256 characters, and not one of the common ones. */
  readonly newPassword: Scalars['String']['input'];
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

/** What `signUp` did. */
export type SignUpPayload = {
  readonly __typename?: 'SignUpPayload';
  /** The first session; null if there are errors. */
  readonly session?: Maybe<Session>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `logIn` did. */
export type LogInPayload = {
  readonly __typename?: 'LogInPayload';
  /** The new session; null if there are errors. */
  readonly session?: Maybe<Session>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `refreshSession` did. */
export type RefreshSessionPayload = {
  readonly __typename?: 'RefreshSessionPayload';
  /** The session with its new tokens; null if there are errors. */
  readonly session?: Maybe<Session>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `logOut` did. */
export type LogOutPayload = {
  readonly __typename?: 'LogOutPayload';
  /** The device that was logged out. */
  readonly device?: Maybe<Device>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `revokeDevice` did. */
export type RevokeDevicePayload = {
  readonly __typename?: 'RevokeDevicePayload';
  /** The device that was logged out; null if there are errors. */
  readonly device?: Maybe<Device>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `updateProfile` did. */
export type UpdateProfilePayload = {
  readonly __typename?: 'UpdateProfilePayload';
  /** The viewer's user as it is now; null if there are errors. */
  readonly user?: Maybe<User>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `changePassword` did. */
export type ChangePasswordPayload = {
  readonly __typename?: 'ChangePasswordPayload';
  /** The viewer; null if there are errors. */
  readonly viewer?: Maybe<Viewer>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `updateSettings` did. */
export type UpdateSettingsPayload = {
  readonly __typename?: 'UpdateSettingsPayload';
  /** The settings as they are now; null if there are errors. */
  readonly settings?: Maybe<Settings>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `exportMyData` did. */
export type ExportMyDataPayload = {
  readonly __typename?: 'ExportMyDataPayload';
  /** The archive that is being made; null if there are errors. */
  readonly dataExport?: Maybe<DataExport>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `deleteMyAccount` did. */
export type DeleteMyAccountPayload = {
  readonly __typename?: 'DeleteMyAccountPayload';
  /** The viewer's user as others see her now; null if there are errors. */
  readonly user?: Maybe<User>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `addContact` did. */
export type AddContactPayload = {
  readonly __typename?: 'AddContactPayload';
  /** The other user; null if there are errors. */
  readonly user?: Maybe<User>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `removeContact` did. */
export type RemoveContactPayload = {
  readonly __typename?: 'RemoveContactPayload';
  /** The other user; null if there are errors. */
  readonly user?: Maybe<User>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `blockUser` did. */
export type BlockUserPayload = {
  readonly __typename?: 'BlockUserPayload';
  /** The other user; null if there are errors. */
  readonly user?: Maybe<User>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `unblockUser` did. */
export type UnblockUserPayload = {
  readonly __typename?: 'UnblockUserPayload';
  /** The other user; null if there are errors. */
  readonly user?: Maybe<User>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
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
  User: User;
  Viewer: Viewer;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
  Viewer:
    ( { __typename: 'Viewer' }
    & GraphQLRecursivePick<FederationTypes['Viewer'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( UserRecord )
    | ( DeviceParent )
    | ( ExportTask )
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
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  User: ResolverTypeWrapper<UserRecord>;
  Viewer: ResolverTypeWrapper<ViewerParent>;
  UserConnection: ResolverTypeWrapper<Omit<UserConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['UserEdge']>, nodes: ReadonlyArray<ResolversTypes['User']> }>;
  UserEdge: ResolverTypeWrapper<Omit<UserEdge, 'node'> & { node: ResolversTypes['User'] }>;
  Settings: ResolverTypeWrapper<Settings>;
  LastSeenVisibility: LastSeenVisibility;
  Device: ResolverTypeWrapper<DeviceParent>;
  DataExport: ResolverTypeWrapper<ExportTask>;
  DataExportStatus: DataExportStatus;
  DataExportProgress: ResolverTypeWrapper<DataExportProgress>;
  Session: ResolverTypeWrapper<Omit<Session, 'device' | 'viewer'> & { device: ResolversTypes['Device'], viewer: ResolversTypes['Viewer'] }>;
  SignUpInput: SignUpInput;
  LogInInput: LogInInput;
  RefreshSessionInput: RefreshSessionInput;
  RevokeDeviceInput: RevokeDeviceInput;
  AddContactInput: AddContactInput;
  RemoveContactInput: RemoveContactInput;
  BlockUserInput: BlockUserInput;
  UnblockUserInput: UnblockUserInput;
  UpdateProfileInput: UpdateProfileInput;
  DeletedUsersMessages: DeletedUsersMessages;
  DeleteMyAccountInput: DeleteMyAccountInput;
  ChangePasswordInput: ChangePasswordInput;
  UpdateSettingsInput: UpdateSettingsInput;
  SignUpPayload: ResolverTypeWrapper<Omit<SignUpPayload, 'session'> & { session?: Maybe<ResolversTypes['Session']> }>;
  LogInPayload: ResolverTypeWrapper<Omit<LogInPayload, 'session'> & { session?: Maybe<ResolversTypes['Session']> }>;
  RefreshSessionPayload: ResolverTypeWrapper<Omit<RefreshSessionPayload, 'session'> & { session?: Maybe<ResolversTypes['Session']> }>;
  LogOutPayload: ResolverTypeWrapper<Omit<LogOutPayload, 'device'> & { device?: Maybe<ResolversTypes['Device']> }>;
  RevokeDevicePayload: ResolverTypeWrapper<Omit<RevokeDevicePayload, 'device'> & { device?: Maybe<ResolversTypes['Device']> }>;
  UpdateProfilePayload: ResolverTypeWrapper<Omit<UpdateProfilePayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  ChangePasswordPayload: ResolverTypeWrapper<Omit<ChangePasswordPayload, 'viewer'> & { viewer?: Maybe<ResolversTypes['Viewer']> }>;
  UpdateSettingsPayload: ResolverTypeWrapper<UpdateSettingsPayload>;
  ExportMyDataPayload: ResolverTypeWrapper<Omit<ExportMyDataPayload, 'dataExport'> & { dataExport?: Maybe<ResolversTypes['DataExport']> }>;
  DeleteMyAccountPayload: ResolverTypeWrapper<Omit<DeleteMyAccountPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  AddContactPayload: ResolverTypeWrapper<Omit<AddContactPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  RemoveContactPayload: ResolverTypeWrapper<Omit<RemoveContactPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  BlockUserPayload: ResolverTypeWrapper<Omit<BlockUserPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  UnblockUserPayload: ResolverTypeWrapper<Omit<UnblockUserPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
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
  Int: Scalars['Int']['output'];
  Mutation: Record<PropertyKey, never>;
  User: UserRecord;
  Viewer: ViewerParent;
  UserConnection: Omit<UserConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['UserEdge']>, nodes: ReadonlyArray<ResolversParentTypes['User']> };
  UserEdge: Omit<UserEdge, 'node'> & { node: ResolversParentTypes['User'] };
  Settings: Settings;
  Device: DeviceParent;
  DataExport: ExportTask;
  DataExportProgress: DataExportProgress;
  Session: Omit<Session, 'device' | 'viewer'> & { device: ResolversParentTypes['Device'], viewer: ResolversParentTypes['Viewer'] };
  SignUpInput: SignUpInput;
  LogInInput: LogInInput;
  RefreshSessionInput: RefreshSessionInput;
  RevokeDeviceInput: RevokeDeviceInput;
  AddContactInput: AddContactInput;
  RemoveContactInput: RemoveContactInput;
  BlockUserInput: BlockUserInput;
  UnblockUserInput: UnblockUserInput;
  UpdateProfileInput: UpdateProfileInput;
  DeleteMyAccountInput: DeleteMyAccountInput;
  ChangePasswordInput: ChangePasswordInput;
  UpdateSettingsInput: UpdateSettingsInput;
  SignUpPayload: Omit<SignUpPayload, 'session'> & { session?: Maybe<ResolversParentTypes['Session']> };
  LogInPayload: Omit<LogInPayload, 'session'> & { session?: Maybe<ResolversParentTypes['Session']> };
  RefreshSessionPayload: Omit<RefreshSessionPayload, 'session'> & { session?: Maybe<ResolversParentTypes['Session']> };
  LogOutPayload: Omit<LogOutPayload, 'device'> & { device?: Maybe<ResolversParentTypes['Device']> };
  RevokeDevicePayload: Omit<RevokeDevicePayload, 'device'> & { device?: Maybe<ResolversParentTypes['Device']> };
  UpdateProfilePayload: Omit<UpdateProfilePayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  ChangePasswordPayload: Omit<ChangePasswordPayload, 'viewer'> & { viewer?: Maybe<ResolversParentTypes['Viewer']> };
  UpdateSettingsPayload: UpdateSettingsPayload;
  ExportMyDataPayload: Omit<ExportMyDataPayload, 'dataExport'> & { dataExport?: Maybe<ResolversParentTypes['DataExport']> };
  DeleteMyAccountPayload: Omit<DeleteMyAccountPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  AddContactPayload: Omit<AddContactPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  RemoveContactPayload: Omit<RemoveContactPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  BlockUserPayload: Omit<BlockUserPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  UnblockUserPayload: Omit<UnblockUserPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
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
  __resolveType: TypeResolveFn<'User' | 'Device' | 'DataExport', ParentType, ContextType>;
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
  userByHandle?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<QueryUserByHandleArgs, 'handle'>>;
  usersByHandle?: Resolver<ReadonlyArray<ResolversTypes['User']>, ParentType, ContextType, RequireFields<QueryUsersByHandleArgs, 'handles'>>;
  searchUsers?: Resolver<Maybe<ReadonlyArray<ResolversTypes['User']>>, ParentType, ContextType, RequireFields<QuerySearchUsersArgs, 'handlePrefix' | 'first'>>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  signUp?: Resolver<ResolversTypes['SignUpPayload'], ParentType, ContextType, RequireFields<MutationSignUpArgs, 'input'>>;
  logIn?: Resolver<ResolversTypes['LogInPayload'], ParentType, ContextType, RequireFields<MutationLogInArgs, 'input'>>;
  refreshSession?: Resolver<ResolversTypes['RefreshSessionPayload'], ParentType, ContextType, RequireFields<MutationRefreshSessionArgs, 'input'>>;
  logOut?: Resolver<ResolversTypes['LogOutPayload'], ParentType, ContextType>;
  revokeDevice?: Resolver<ResolversTypes['RevokeDevicePayload'], ParentType, ContextType, RequireFields<MutationRevokeDeviceArgs, 'input'>>;
  updateProfile?: Resolver<ResolversTypes['UpdateProfilePayload'], ParentType, ContextType, RequireFields<MutationUpdateProfileArgs, 'input'>>;
  changePassword?: Resolver<ResolversTypes['ChangePasswordPayload'], ParentType, ContextType, RequireFields<MutationChangePasswordArgs, 'input'>>;
  updateSettings?: Resolver<ResolversTypes['UpdateSettingsPayload'], ParentType, ContextType, RequireFields<MutationUpdateSettingsArgs, 'input'>>;
  addContact?: Resolver<ResolversTypes['AddContactPayload'], ParentType, ContextType, RequireFields<MutationAddContactArgs, 'input'>>;
  removeContact?: Resolver<ResolversTypes['RemoveContactPayload'], ParentType, ContextType, RequireFields<MutationRemoveContactArgs, 'input'>>;
  blockUser?: Resolver<ResolversTypes['BlockUserPayload'], ParentType, ContextType, RequireFields<MutationBlockUserArgs, 'input'>>;
  unblockUser?: Resolver<ResolversTypes['UnblockUserPayload'], ParentType, ContextType, RequireFields<MutationUnblockUserArgs, 'input'>>;
  exportMyData?: Resolver<ResolversTypes['ExportMyDataPayload'], ParentType, ContextType>;
  deleteMyAccount?: Resolver<ResolversTypes['DeleteMyAccountPayload'], ParentType, ContextType, RequireFields<MutationDeleteMyAccountArgs, 'input'>>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  handle?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  bio?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  avatar?: Resolver<Maybe<ResolversTypes['Attachment']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  isDeleted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isContact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isBlocked?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer'], FederationReferenceType extends FederationReferenceTypes['Viewer'] = FederationReferenceTypes['Viewer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Viewer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  settings?: Resolver<Maybe<ResolversTypes['Settings']>, ParentType, ContextType>;
  devices?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Device']>>, ParentType, ContextType>;
  contacts?: Resolver<Maybe<ResolversTypes['UserConnection']>, ParentType, ContextType, RequireFields<ViewerContactsArgs, 'first'>>;
  blockedUsers?: Resolver<Maybe<ResolversTypes['UserConnection']>, ParentType, ContextType, RequireFields<ViewerBlockedUsersArgs, 'first'>>;
  dataExports?: Resolver<Maybe<ReadonlyArray<ResolversTypes['DataExport']>>, ParentType, ContextType, RequireFields<ViewerDataExportsArgs, 'first'>>;
};

export type UserConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserConnection'] = ResolversParentTypes['UserConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['UserEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['User']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type UserEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserEdge'] = ResolversParentTypes['UserEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type SettingsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Settings'] = ResolversParentTypes['Settings']> = {
  lastSeenVisibility?: Resolver<ResolversTypes['LastSeenVisibility'], ParentType, ContextType>;
  readReceipts?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  pushPreviews?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type DeviceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Device'] = ResolversParentTypes['Device']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastActiveAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  isCurrent?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DataExportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataExport'] = ResolversParentTypes['DataExport']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DataExportStatus'], ParentType, ContextType>;
  progress?: Resolver<ResolversTypes['DataExportProgress'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DataExportProgressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataExportProgress'] = ResolversParentTypes['DataExportProgress']> = {
  done?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type SessionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Session'] = ResolversParentTypes['Session']> = {
  accessToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  accessTokenExpiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  refreshToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  device?: Resolver<ResolversTypes['Device'], ParentType, ContextType>;
  viewer?: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
};

export type SignUpPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignUpPayload'] = ResolversParentTypes['SignUpPayload']> = {
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type LogInPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LogInPayload'] = ResolversParentTypes['LogInPayload']> = {
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RefreshSessionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefreshSessionPayload'] = ResolversParentTypes['RefreshSessionPayload']> = {
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type LogOutPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LogOutPayload'] = ResolversParentTypes['LogOutPayload']> = {
  device?: Resolver<Maybe<ResolversTypes['Device']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RevokeDevicePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeDevicePayload'] = ResolversParentTypes['RevokeDevicePayload']> = {
  device?: Resolver<Maybe<ResolversTypes['Device']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateProfilePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateProfilePayload'] = ResolversParentTypes['UpdateProfilePayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ChangePasswordPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangePasswordPayload'] = ResolversParentTypes['ChangePasswordPayload']> = {
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateSettingsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateSettingsPayload'] = ResolversParentTypes['UpdateSettingsPayload']> = {
  settings?: Resolver<Maybe<ResolversTypes['Settings']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ExportMyDataPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExportMyDataPayload'] = ResolversParentTypes['ExportMyDataPayload']> = {
  dataExport?: Resolver<Maybe<ResolversTypes['DataExport']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteMyAccountPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteMyAccountPayload'] = ResolversParentTypes['DeleteMyAccountPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AddContactPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddContactPayload'] = ResolversParentTypes['AddContactPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RemoveContactPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveContactPayload'] = ResolversParentTypes['RemoveContactPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type BlockUserPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BlockUserPayload'] = ResolversParentTypes['BlockUserPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UnblockUserPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnblockUserPayload'] = ResolversParentTypes['UnblockUserPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
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
  User?: UserResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  UserConnection?: UserConnectionResolvers<ContextType>;
  UserEdge?: UserEdgeResolvers<ContextType>;
  Settings?: SettingsResolvers<ContextType>;
  Device?: DeviceResolvers<ContextType>;
  DataExport?: DataExportResolvers<ContextType>;
  DataExportProgress?: DataExportProgressResolvers<ContextType>;
  Session?: SessionResolvers<ContextType>;
  SignUpPayload?: SignUpPayloadResolvers<ContextType>;
  LogInPayload?: LogInPayloadResolvers<ContextType>;
  RefreshSessionPayload?: RefreshSessionPayloadResolvers<ContextType>;
  LogOutPayload?: LogOutPayloadResolvers<ContextType>;
  RevokeDevicePayload?: RevokeDevicePayloadResolvers<ContextType>;
  UpdateProfilePayload?: UpdateProfilePayloadResolvers<ContextType>;
  ChangePasswordPayload?: ChangePasswordPayloadResolvers<ContextType>;
  UpdateSettingsPayload?: UpdateSettingsPayloadResolvers<ContextType>;
  ExportMyDataPayload?: ExportMyDataPayloadResolvers<ContextType>;
  DeleteMyAccountPayload?: DeleteMyAccountPayloadResolvers<ContextType>;
  AddContactPayload?: AddContactPayloadResolvers<ContextType>;
  RemoveContactPayload?: RemoveContactPayloadResolvers<ContextType>;
  BlockUserPayload?: BlockUserPayloadResolvers<ContextType>;
  UnblockUserPayload?: UnblockUserPayloadResolvers<ContextType>;
  Attachment?: AttachmentResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  shareable?: ShareableDirectiveResolver<any, any, ContextType>;
  inaccessible?: InaccessibleDirectiveResolver<any, any, ContextType>;
  tag?: TagDirectiveResolver<any, any, ContextType>;
};
