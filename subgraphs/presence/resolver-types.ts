/* Generated from schema/presence.graphql by `npm run generate`. */
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
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

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Renews the leases of the devices that are connected to a realtime node. For the gateway. */
  readonly renewLeases: Scalars['Boolean']['output'];
  /** Notes that users do something, by which they are not away. For the gateway. */
  readonly noteActivity: Scalars['Boolean']['output'];
  /** Ends leases at once, as on log-out. For the gateway. */
  readonly endLeases: Scalars['Boolean']['output'];
};


export type MutationRenewLeasesArgs = {
  leases: ReadonlyArray<LeaseInput>;
};


export type MutationNoteActivityArgs = {
  userIds: ReadonlyArray<Scalars['ID']['input']>;
};


export type MutationEndLeasesArgs = {
  leases: ReadonlyArray<LeaseInput>;
};

export type Query = {
  readonly __typename?: 'Query';
  /** The presence of users as it is, whoever may see it, in the order of `userIds`. For the gateway. */
  readonly presences: ReadonlyArray<Presence>;
  /** Who may see whose presence, in the order of `looks`. For the gateway. */
  readonly sight: ReadonlyArray<Scalars['Boolean']['output']>;
};


export type QueryPresencesArgs = {
  userIds: ReadonlyArray<Scalars['ID']['input']>;
};


export type QuerySightArgs = {
  looks: ReadonlyArray<LookInput>;
};

/** Somebody who looks whether somebody is online. */
export type LookInput = {
  /** Who looks. */
  readonly viewerId: Scalars['ID']['input'];
  /** At whom. */
  readonly userId: Scalars['ID']['input'];
};

/** One connected device of one user. */
export type LeaseInput = {
  /** Whose. */
  readonly userId: Scalars['ID']['input'];
  /** Which device. Its id is never used again once its session has ended. */
  readonly deviceId: Scalars['ID']['input'];
};

export type User = {
  readonly __typename?: 'User';
  readonly id: Scalars['ID']['output'];
  /**
   * Whether the user is there, as far as the viewer may know: each must let the other see her presence (`lastSeenVisibility`), and
   * neither have blocked the other. Whoever may not know gets OFFLINE, last seen never.
   */
  readonly presence?: Maybe<Presence>;
};

/** Whether somebody is there. */
export type Presence = {
  readonly __typename?: 'Presence';
  /** Online or away while any device is connected, and for 30 seconds after. OFFLINE also if the viewer may not know. */
  readonly status: PresenceStatus;
  /** When the user was last online; null while online or away, if never, or if the viewer may not know. */
  readonly lastSeenAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Whether somebody is there. */
export type PresenceStatus =
  /** Some device is connected. */
  | 'ONLINE'
  /** Some device is connected, and none has asked for anything for 5 minutes (unless the deployment says otherwise). */
  | 'AWAY'
  /** None is, or the viewer may not know. */
  | 'OFFLINE';



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
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node: never;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  UserError: ResolverTypeWrapper<UserError>;
  ErrorCode: ErrorCode;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  LookInput: LookInput;
  LeaseInput: LeaseInput;
  User: ResolverTypeWrapper<User>;
  Presence: ResolverTypeWrapper<Presence>;
  PresenceStatus: PresenceStatus;
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
  Mutation: Record<PropertyKey, never>;
  Query: Record<PropertyKey, never>;
  LookInput: LookInput;
  LeaseInput: LeaseInput;
  User: User | FederationReferenceTypes['User'];
  Presence: Presence;
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

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  renewLeases?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<MutationRenewLeasesArgs, 'leases'>>;
  noteActivity?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<MutationNoteActivityArgs, 'userIds'>>;
  endLeases?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<MutationEndLeasesArgs, 'leases'>>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  presences?: Resolver<ReadonlyArray<ResolversTypes['Presence']>, ParentType, ContextType, RequireFields<QueryPresencesArgs, 'userIds'>>;
  sight?: Resolver<ReadonlyArray<ResolversTypes['Boolean']>, ParentType, ContextType, RequireFields<QuerySightArgs, 'looks'>>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  presence?: Resolver<Maybe<ResolversTypes['Presence']>, ParentType, ContextType>;
};

export type PresenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Presence'] = ResolversParentTypes['Presence']> = {
  status?: Resolver<ResolversTypes['PresenceStatus'], ParentType, ContextType>;
  lastSeenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  DateTime?: GraphQLScalarType;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  Presence?: PresenceResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  shareable?: ShareableDirectiveResolver<any, any, ContextType>;
  inaccessible?: InaccessibleDirectiveResolver<any, any, ContextType>;
  tag?: TagDirectiveResolver<any, any, ContextType>;
};
