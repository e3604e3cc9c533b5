import type {
  Attachment,
  LogInInput,
  MarkDeliveredInput,
  MarkReadInput,
  Message,
  RefreshSessionInput,
  SendMessageInput,
  Session,
  SignUpInput,
  User,
  UserError,
} from './schema-types.ts';

/** A GraphQL document: a text, or anything that becomes one, with the types of its data and variables where they are known. */
export type Document<D, V> = { toString(): string; readonly __apiType?: (variables: V) => D };

/** An attachment of a message as the client selects it. */
export type AttachmentFields = Pick<Attachment, 'id' | 'status' | 'kind' | 'fileName' | 'contentType' | 'size' | 'url'>;

/** A message as the client selects it. The sender is null while the part of the server that knows people does not answer. */
export type MessageFields = Pick<Message, 'id' | 'seq' | 'clientMessageId' | 'createdAt' | 'editedAt' | 'deletedAt' | 'status'> & {
  readonly preview: Pick<Message['preview'], 'text' | 'isTruncated'>;
  readonly sender: Pick<User, 'id' | 'displayName'> | null;
  readonly replyTo: Pick<Message, 'id'> | null;
  readonly threadRoot: Pick<Message, 'id'> | null;
  readonly mentions: readonly (Pick<User, 'id'> | null)[];
  /** Null for a file that is gone, or that the part of the server with the files does not give now. */
  readonly attachments: readonly (AttachmentFields | null)[];
};

/** A session as the client selects it. */
export type SessionFields = Pick<Session, 'accessToken' | 'accessTokenExpiresAt' | 'refreshToken'> & {
  readonly device: { readonly id: string };
  readonly viewer: { readonly id: string; readonly user: Pick<User, 'handle' | 'displayName'> | null };
};

/** Selects `MessageFields`. */
export const MESSAGE_FIELDS =
  'id seq clientMessageId createdAt editedAt deletedAt status preview { text isTruncated } sender { id displayName } replyTo { id } threadRoot { id } mentions { id } attachments { id status kind fileName contentType size url }';

const SESSION = `session { accessToken accessTokenExpiresAt refreshToken device { id } viewer { id user { handle displayName } } }`;
const USER_ERRORS = 'userErrors { code message path }';

type Errors = { readonly userErrors: readonly UserError[] };
type SessionOutcome = Errors & { readonly session: SessionFields | null };
type Input<I> = { readonly input: I };

/** Makes an account. */
export const SIGN_UP = typed<{ signUp: SessionOutcome }, Input<SignUpInput>>(
  `mutation SignUp($input: SignUpInput!) { signUp(input: $input) { ${SESSION} ${USER_ERRORS} } }`,
);

/** Opens a session. */
export const LOG_IN = typed<{ logIn: SessionOutcome }, Input<LogInInput>>(
  `mutation LogIn($input: LogInInput!) { logIn(input: $input) { ${SESSION} ${USER_ERRORS} } }`,
);

/** Exchanges the refresh token. */
export const REFRESH_SESSION = typed<{ refreshSession: SessionOutcome }, Input<RefreshSessionInput>>(
  `mutation RefreshSession($input: RefreshSessionInput!) { refreshSession(input: $input) { ${SESSION} ${USER_ERRORS} } }`,
);

/** Ends the session. */
export const LOG_OUT = typed<{ logOut: Errors }, Record<never, never>>(`mutation LogOut { logOut { ${USER_ERRORS} } }`);

/** Writes a message. */
export const SEND_MESSAGE = typed<
  { sendMessage: Errors & { readonly message: MessageFields | null; readonly wasDuplicate: boolean } },
  Input<SendMessageInput>
>(`mutation SendMessage($input: SendMessageInput!) { sendMessage(input: $input) { message { ${MESSAGE_FIELDS} } wasDuplicate ${USER_ERRORS} } }`);

/** Moves the viewer's read marker forward. */
export const MARK_READ = typed<{ markRead: Errors }, Input<MarkReadInput>>(
  `mutation MarkRead($input: MarkReadInput!) { markRead(input: $input) { ${USER_ERRORS} } }`,
);

/** Says what has reached a device of the viewer's. */
export const MARK_DELIVERED = typed<{ markDelivered: Errors }, Input<MarkDeliveredInput>>(
  `mutation MarkDelivered($input: MarkDeliveredInput!) { markDelivered(input: $input) { ${USER_ERRORS} } }`,
);

/** Gives a document the types of its data and variables. */
export function typed<D, V>(text: string): Document<D, V> {
  return text;
}
