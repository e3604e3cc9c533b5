/** How a code reaches the client: in `userErrors` of a payload, or in the top-level `errors` of the answer. */
export type ErrorPlace = 'userErrors' | 'errors';

type ErrorRow = { readonly place: ErrorPlace; readonly retry: boolean; readonly meaning: string };

/** Every code that a client can meet. The `ErrorCode` enum of the schema and docs/errors.md are generated from this table. */
export const ERRORS = {
  ATTACHMENT_NOT_FOUND: row('userErrors', false, "There is no attachment of that id, or it is not the viewer's."),
  ATTACHMENT_NOT_IMAGE: row('userErrors', false, 'The attachment is not a picture.'),
  ATTACHMENT_NOT_READY: row('userErrors', false, 'The attachment is not uploaded and completed yet.'),
  BIO_TOO_LONG: row('userErrors', false, 'The bio has more than 500 characters.'),
  CONVERSATION_NOT_FOUND: row('userErrors', false, 'There is no conversation of that id that the viewer may know of.'),
  CREDENTIALS_INVALID: row('userErrors', false, 'Handle or password is wrong; which one is not said.'),
  DEVICE_NAME_INVALID: row('userErrors', false, 'The device name is empty or longer than 80 characters.'),
  DEVICE_NOT_FOUND: row('userErrors', false, 'The viewer has no logged-in device of that id.'),
  DISPLAY_NAME_INVALID: row('userErrors', false, 'The display name is empty or longer than 80 characters.'),
  EXPORT_TOO_SOON: row('userErrors', false, 'An archive was asked for today already, or one is still being made. A day begins at 0:00 UTC.'),
  FILE_NAME_INVALID: row('userErrors', false, 'The file name is empty, longer than 255 characters, or a path.'),
  FILE_TOO_LARGE: row('userErrors', false, 'The file is larger than the deployment allows.'),
  FILE_EMPTY: row('userErrors', false, 'The announced size is less than 1 byte.'),
  CONTENT_TYPE_INVALID: row('userErrors', false, 'The announced type is not a media type.'),
  GROUP_FULL: row('userErrors', false, 'The group would have more members than the deployment allows.'),
  HANDLE_INVALID: row('userErrors', false, 'The handle is not 3 to 30 characters of a-z, 0-9, underscore and dot.'),
  HANDLE_TAKEN: row('userErrors', false, 'Somebody has that handle.'),
  IDEMPOTENCY_CONFLICT: row('userErrors', false, 'The same client id came before with other content.'),
  CLIENT_ID_INVALID: row('userErrors', false, "The client's id is empty, longer than 64 characters, or not well-formed Unicode."),
  EMOJI_INVALID: row('userErrors', false, 'That is not one emoji.'),
  ENCRYPTED_BODY_INVALID: row('userErrors', false, 'The encrypted body lacks something, is too long, or comes with a text.'),
  INVITE_LINK_EXPIRED: row('userErrors', false, 'The time of the invite link is over.'),
  INVITE_LINK_EXPIRY_INVALID: row('userErrors', false, 'The invite link would be over before it begins.'),
  INVITE_LINK_NOT_FOUND: row('userErrors', false, 'There is no such invite link that the viewer may know of, or it is long over.'),
  INVITE_LINK_REVOKED: row('userErrors', false, 'The invite link was revoked.'),
  INVITE_LINK_USED_UP: row('userErrors', false, 'As many have joined by the invite link as may.'),
  INVITE_LINK_USES_INVALID: row('userErrors', false, 'The number of uses of an invite link is not 1 to 10,000.'),
  LIFETIME_INVALID: row('userErrors', false, 'Messages stay 5 seconds to a year, or for ever.'),
  MEMBER_NOT_FOUND: row('userErrors', false, 'That user is not a member of the conversation.'),
  MESSAGE_DELETED: row('userErrors', false, 'The message was deleted.'),
  MESSAGE_ENCRYPTED: row('userErrors', false, 'The message is encrypted: the server can not read it.'),
  MESSAGE_EMPTY: row('userErrors', false, 'The message has neither text nor attachments.'),
  MESSAGE_NOT_FOUND: row('userErrors', false, 'There is no message of that id that the viewer may read.'),
  MESSAGE_TOO_LONG: row('userErrors', false, 'The message has 100,000 characters or more.'),
  NOT_ALLOWED: row('userErrors', false, "The viewer's role does not allow this."),
  NOT_A_GROUP: row('userErrors', false, 'That can be done in groups only.'),
  NOT_A_MEMBER: row('userErrors', false, 'The viewer was a member of the conversation, and is no longer.'),
  OWNER_MUST_HAND_OVER: row('userErrors', false, 'An owner stays the owner until she makes somebody else the owner.'),
  PASSWORD_INVALID: row('userErrors', false, 'The password has fewer than 12 or more than 256 characters.'),
  PASSWORD_TOO_COMMON: row('userErrors', false, 'The password is one of the common ones.'),
  REFRESH_TOKEN_INVALID: row('userErrors', false, 'The refresh token is not ours, was used before, or its session has ended: log in again.'),
  SCHEDULED_MESSAGE_NOT_FOUND: row('userErrors', false, 'The viewer has no scheduled message of that id.'),
  SCHEDULED_MESSAGE_SENT: row('userErrors', false, 'The scheduled message was sent, or is being sent now: it can not be cancelled any more.'),
  SELF_NOT_ALLOWED: row('userErrors', false, 'That can not be done with oneself.'),
  NOT_THE_SENDER: row('userErrors', false, 'Only its sender may do that with a message.'),
  SEND_AT_INVALID: row('userErrors', false, 'The time is over already, or more than a year away.'),
  SEQ_INVALID: row('userErrors', false, 'The seq is negative, or after the end of the conversation.'),
  THREAD_ROOT_INVALID: row('userErrors', false, 'The message is in a thread itself: write under its root.'),
  TITLE_INVALID: row('userErrors', false, 'The title is empty or longer than 100 characters.'),
  TOO_MANY_ATTACHMENTS: row('userErrors', false, 'The message has more than 10 attachments, or one of them twice.'),
  TOO_MANY_BLOCKS: row('userErrors', false, 'The viewer has blocked 5,000 users already.'),
  TOO_MANY_CONTACTS: row('userErrors', false, 'The viewer has 5,000 contacts already.'),
  TOO_MANY_ATTEMPTS: row('userErrors', true, 'Too many attempts for this account; wait a minute.'),
  TOO_MANY_INVITE_LINKS: row('userErrors', false, 'The group has 20 invite links that let people in: revoke one first.'),
  TOO_MANY_PINS: row('userErrors', false, 'The conversation has 50 pinned messages.'),
  TOO_MANY_REACTIONS: row('userErrors', false, 'The message has 20 kinds of reactions.'),
  TOO_MANY_SCHEDULED: row('userErrors', false, 'The viewer has 100 scheduled messages in the conversation.'),
  TOO_MANY_USERS: row('userErrors', false, 'None or more than 100 users were named.'),
  UPLOAD_MISSING: row('userErrors', true, 'No bytes of that upload have arrived.'),
  UPLOAD_SIZE_MISMATCH: row('userErrors', false, 'The uploaded bytes are not as many as announced; they were thrown away.'),
  USER_BLOCKED: row('userErrors', false, 'The viewer has blocked that user: unblock first.'),
  USER_DELETED: row('userErrors', false, 'That user has deleted the account: nobody can write there any more.'),
  USER_NOT_FOUND: row('userErrors', false, 'There is no user of that id.'),
  USER_UNREACHABLE: row('userErrors', false, 'The viewer can neither write to that user nor add that user to a group.'),

  BAD_USER_INPUT: row('errors', false, 'A variable or argument has the wrong type or is out of its bounds.'),
  CURSOR_INVALID: row('errors', false, 'A paging cursor is not one of ours.'),
  DEADLINE_EXCEEDED: row(
    'errors',
    true,
    'The answer was not there in time. A mutation may or may not have happened: repeat it with the same client id.',
  ),
  FORBIDDEN: row('errors', false, 'The caller may not do this.'),
  GRAPHQL_PARSE_FAILED: row('errors', false, 'The document is not GraphQL.'),
  GRAPHQL_VALIDATION_FAILED: row('errors', false, 'The document does not fit the schema, or is larger, deeper or wider than allowed.'),
  INTERNAL_SERVER_ERROR: row('errors', true, 'Our fault. The answer carries the id of the request to tell us.'),
  NOT_FOUND: row('errors', false, 'There is none, or the viewer may not know that there is.'),
  RATE_LIMITED: row('errors', true, 'Too much in too short a time.'),
  SEARCH_TEXT_INVALID: row('errors', false, 'The text to search for is too long, names nothing to search for, or has a filter that can not be read.'),
  SUBGRAPH_UNAVAILABLE: row('errors', true, 'A part of the graph does not answer; its fields are null, the others are there.'),
  TOKEN_EXPIRED: row('errors', false, 'The access token has ended: refresh the session.'),
  TOKEN_INVALID: row('errors', false, 'The access token is not ours, or its session was ended: log in again.'),
  UNAUTHENTICATED: row('errors', false, 'There is no access token: log in.'),
} as const satisfies Record<string, ErrorRow>;

/** Any code of the table. */
export type Code = keyof typeof ERRORS;

/** The codes that travel in `userErrors`. */
export type UserErrorCode = { [K in Code]: (typeof ERRORS)[K]['place'] extends 'userErrors' ? K : never }[Code];

/** The codes that travel in the top-level `errors`. */
export type FaultCode = Exclude<Code, UserErrorCode>;

/** An expected outcome, as a value: why a mutation did nothing. */
export type UserError = { readonly code: UserErrorCode; readonly message: string; readonly path: readonly string[] | null };

/** Makes a `UserError`; without a message it says what the table says. */
export function userError(code: UserErrorCode, path: readonly string[] | null = null, message: string = ERRORS[code].meaning): UserError {
  return { code, message, path };
}

/** The caller's or our fault, thrown; its message is safe to show to the caller. */
export class Fault extends Error {
  readonly code: FaultCode;
  constructor(code: FaultCode, message: string = ERRORS[code].meaning, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Fault';
    this.code = code;
  }
}

/** True for a code of the table. */
export function isCode(code: unknown): code is Code {
  return typeof code === 'string' && Object.hasOwn(ERRORS, code);
}

function row<P extends ErrorPlace>(
  place: P,
  retry: boolean,
  meaning: string,
): { readonly place: P; readonly retry: boolean; readonly meaning: string } {
  return { place, retry, meaning };
}
