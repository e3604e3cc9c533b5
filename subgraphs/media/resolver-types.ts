/* Generated from schema/media.graphql by `npm run generate`. */
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AttachmentRecord } from './store.ts';
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
  /** Attachments of the viewer's that are ready to be sent, in the order of `ids`; null where there is none. For the other subgraphs. */
  readonly ownReadyAttachments: ReadonlyArray<Maybe<Attachment>>;
};


export type QueryOwnReadyAttachmentsArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Keeps ready attachments for whoever uses them, all or none, and says whether they were there. Of the viewer's own, or of a message that she forwards. For the other subgraphs. */
  readonly useAttachments: Scalars['Boolean']['output'];
  /** Takes back uses that came to nothing: the attachments stay. For the other subgraphs. */
  readonly cancelAttachments: Scalars['Boolean']['output'];
  /** Ends uses of attachments, and removes those that nothing uses any more, for ever. Repeating it changes nothing. For the other subgraphs; needs no viewer. */
  readonly releaseAttachments: Scalars['Boolean']['output'];
  /** Announces a file and gives the request that uploads it straight to the object store. */
  readonly requestUpload: RequestUploadPayload;
  /** Says that the file is uploaded. The server reads it, and the attachment becomes ready. */
  readonly completeUpload: CompleteUploadPayload;
};


export type MutationUseAttachmentsArgs = {
  uses: ReadonlyArray<AttachmentUseInput>;
  isForwarded: Scalars['Boolean']['input'];
};


export type MutationCancelAttachmentsArgs = {
  uses: ReadonlyArray<AttachmentUseInput>;
};


export type MutationReleaseAttachmentsArgs = {
  uses: ReadonlyArray<AttachmentUseInput>;
};


export type MutationRequestUploadArgs = {
  input: RequestUploadInput;
};


export type MutationCompleteUploadArgs = {
  input: CompleteUploadInput;
};

/** A file, sent with messages or shown as a picture. */
export type Attachment = Node & {
  readonly __typename?: 'Attachment';
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
  readonly url?: Maybe<Scalars['String']['output']>;
};

/** Whether an attachment can be used. */
export type AttachmentStatus =
  /** Announced; the bytes are not there yet. */
  | 'PENDING'
  /** Uploaded and read. */
  | 'READY';

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

/** An attachment, and what uses it. */
export type AttachmentUseInput = {
  /** The attachment. */
  readonly attachmentId: Scalars['ID']['input'];
  /** What uses it, for example a message: the same when it is tried again. */
  readonly usedBy: Scalars['ID']['input'];
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

/** Which upload is complete. */
export type CompleteUploadInput = {
  /** As given by `requestUpload`. */
  readonly attachmentId: Scalars['ID']['input'];
};

/** Where and how to upload. */
export type Upload = {
  readonly __typename?: 'Upload';
  /** The attachment, still pending. */
  readonly attachment: Attachment;
  /** Until when the request works: 5 minutes. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** The request that uploads the file. */
  readonly request: UploadRequest;
};

/** An HTTP request to make with the bytes of the file as its body. */
export type UploadRequest = {
  readonly __typename?: 'UploadRequest';
  /** The HTTP method. */
  readonly method: Scalars['String']['output'];
  /** Where to send it. */
  readonly url: Scalars['String']['output'];
  /** Headers that must be sent as they are. */
  readonly headers: ReadonlyArray<HttpHeader>;
};

/** An HTTP header. */
export type HttpHeader = {
  readonly __typename?: 'HttpHeader';
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** Its value. */
  readonly value: Scalars['String']['output'];
};

/** What `requestUpload` did. */
export type RequestUploadPayload = {
  readonly __typename?: 'RequestUploadPayload';
  /** What to do next; null if there are errors. */
  readonly upload?: Maybe<Upload>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `completeUpload` did. */
export type CompleteUploadPayload = {
  readonly __typename?: 'CompleteUploadPayload';
  /** The attachment, ready; null if there are errors. */
  readonly attachment?: Maybe<Attachment>;
  /** Empty if it worked. */
  readonly userErrors: ReadonlyArray<UserError>;
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
  Attachment: Attachment;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Attachment:
    ( { __typename: 'Attachment' }
    & GraphQLRecursivePick<FederationTypes['Attachment'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node: ( AttachmentRecord );
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
  Attachment: ResolverTypeWrapper<AttachmentRecord>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  AttachmentStatus: AttachmentStatus;
  AttachmentKind: AttachmentKind;
  AttachmentUseInput: AttachmentUseInput;
  RequestUploadInput: RequestUploadInput;
  CompleteUploadInput: CompleteUploadInput;
  Upload: ResolverTypeWrapper<Omit<Upload, 'attachment'> & { attachment: ResolversTypes['Attachment'] }>;
  UploadRequest: ResolverTypeWrapper<UploadRequest>;
  HttpHeader: ResolverTypeWrapper<HttpHeader>;
  RequestUploadPayload: ResolverTypeWrapper<Omit<RequestUploadPayload, 'upload'> & { upload?: Maybe<ResolversTypes['Upload']> }>;
  CompleteUploadPayload: ResolverTypeWrapper<Omit<CompleteUploadPayload, 'attachment'> & { attachment?: Maybe<ResolversTypes['Attachment']> }>;
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
  Attachment: AttachmentRecord;
  Int: Scalars['Int']['output'];
  AttachmentUseInput: AttachmentUseInput;
  RequestUploadInput: RequestUploadInput;
  CompleteUploadInput: CompleteUploadInput;
  Upload: Omit<Upload, 'attachment'> & { attachment: ResolversParentTypes['Attachment'] };
  UploadRequest: UploadRequest;
  HttpHeader: HttpHeader;
  RequestUploadPayload: Omit<RequestUploadPayload, 'upload'> & { upload?: Maybe<ResolversParentTypes['Upload']> };
  CompleteUploadPayload: Omit<CompleteUploadPayload, 'attachment'> & { attachment?: Maybe<ResolversParentTypes['Attachment']> };
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
  __resolveType: TypeResolveFn<'Attachment', ParentType, ContextType>;
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
  ownReadyAttachments?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Attachment']>>, ParentType, ContextType, RequireFields<QueryOwnReadyAttachmentsArgs, 'ids'>>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  useAttachments?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<MutationUseAttachmentsArgs, 'uses' | 'isForwarded'>>;
  cancelAttachments?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<MutationCancelAttachmentsArgs, 'uses'>>;
  releaseAttachments?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<MutationReleaseAttachmentsArgs, 'uses'>>;
  requestUpload?: Resolver<ResolversTypes['RequestUploadPayload'], ParentType, ContextType, RequireFields<MutationRequestUploadArgs, 'input'>>;
  completeUpload?: Resolver<ResolversTypes['CompleteUploadPayload'], ParentType, ContextType, RequireFields<MutationCompleteUploadArgs, 'input'>>;
};

export type AttachmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Attachment'] = ResolversParentTypes['Attachment'], FederationReferenceType extends FederationReferenceTypes['Attachment'] = FederationReferenceTypes['Attachment']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Attachment']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AttachmentStatus'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AttachmentKind'], ParentType, ContextType>;
  fileName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  contentType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  size?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UploadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Upload'] = ResolversParentTypes['Upload']> = {
  attachment?: Resolver<ResolversTypes['Attachment'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  request?: Resolver<ResolversTypes['UploadRequest'], ParentType, ContextType>;
};

export type UploadRequestResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UploadRequest'] = ResolversParentTypes['UploadRequest']> = {
  method?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  headers?: Resolver<ReadonlyArray<ResolversTypes['HttpHeader']>, ParentType, ContextType>;
};

export type HttpHeaderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HttpHeader'] = ResolversParentTypes['HttpHeader']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RequestUploadPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestUploadPayload'] = ResolversParentTypes['RequestUploadPayload']> = {
  upload?: Resolver<Maybe<ResolversTypes['Upload']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CompleteUploadPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CompleteUploadPayload'] = ResolversParentTypes['CompleteUploadPayload']> = {
  attachment?: Resolver<Maybe<ResolversTypes['Attachment']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  DateTime?: GraphQLScalarType;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Attachment?: AttachmentResolvers<ContextType>;
  Upload?: UploadResolvers<ContextType>;
  UploadRequest?: UploadRequestResolvers<ContextType>;
  HttpHeader?: HttpHeaderResolvers<ContextType>;
  RequestUploadPayload?: RequestUploadPayloadResolvers<ContextType>;
  CompleteUploadPayload?: CompleteUploadPayloadResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  shareable?: ShareableDirectiveResolver<any, any, ContextType>;
  inaccessible?: InaccessibleDirectiveResolver<any, any, ContextType>;
  tag?: TagDirectiveResolver<any, any, ContextType>;
};
