import { FAULTS } from './error-codes.ts';
import type { ErrorCode, UserError } from './schema-types.ts';

/** What only the client says, and whether the same request is worth a repetition as it is. */
const OWN_CODES = {
  /** No answer of the server came: whether anything happened is unknown. */
  NETWORK: true,
  /** Something in front of the server refused the request, for example because it is too large. */
  HTTP_REFUSED: false,
  /** A message before it in its conversation was refused, so this one was not sent. */
  NOT_SENT: false,
  /** The client was closed first. A message stays in the outbox; whether it was sent is unknown. */
  CLOSED: false,
} as const;

/** A code of the server's table or of the client's own. The server adds codes over time: treat those that you do not know by `retryable`. */
export type Code = keyof typeof FAULTS | ErrorCode | keyof typeof OWN_CODES | (string & Record<never, never>);

/** What more is known of an error. */
export type ErrorDetails = {
  readonly path?: readonly (string | number)[] | null | undefined;
  readonly retryable?: boolean;
  readonly retryAfterMs?: number | null;
  readonly requestId?: string | null;
  readonly userErrors?: readonly UserError[];
  readonly data?: unknown;
  readonly cause?: unknown;
};

/** A request that did not work: by the code of the server's table, or one of the client's own. Branch on `code`, never on `message`. */
export class PalaverError extends Error {
  readonly code: Code;
  /** Whether the same request is worth a repetition as it is; mutations with the same client id. */
  readonly retryable: boolean;
  /** Which field of the answer it is about; null if it is none in particular. */
  readonly path: readonly (string | number)[] | null;
  /** The server asks not to come back sooner; null if it says nothing. */
  readonly retryAfterMs: number | null;
  /** Tell it to the server's operator; null if there is none. */
  readonly requestId: string | null;
  /** Why a message was refused; empty for other errors. */
  readonly userErrors: readonly UserError[];
  /** What came in spite of the error, null if nothing did: one part of the server may be down while the others answer. */
  readonly data: unknown;

  constructor(code: Code, message: string, details: ErrorDetails = {}) {
    super(message, 'cause' in details ? { cause: details.cause } : undefined);
    this.name = 'PalaverError';
    this.code = code;
    this.retryable = details.retryable ?? isRetryable(code);
    this.path = details.path ?? null;
    this.retryAfterMs = details.retryAfterMs ?? null;
    this.requestId = details.requestId ?? null;
    this.userErrors = details.userErrors ?? [];
    this.data = details.data ?? null;
  }
}

/** Nobody is signed in. */
export function signedOut(): PalaverError {
  return new PalaverError('UNAUTHENTICATED', 'nobody is signed in');
}

/** The client was closed. */
export function closed(): PalaverError {
  return new PalaverError('CLOSED', 'the client was closed');
}

/** Reads an error of a GraphQL answer, whatever it is. */
export function readError(value: unknown): PalaverError {
  const { message, path, extensions } = asRecord(value);
  const { code, retryAfterSeconds, requestId } = asRecord(extensions);
  return new PalaverError(typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR', typeof message === 'string' ? message : 'an error', {
    path: Array.isArray(path) ? (path as (string | number)[]) : null, // by the GraphQL specification
    retryAfterMs: typeof retryAfterSeconds === 'number' ? retryAfterSeconds * 1000 : null,
    requestId: typeof requestId === 'string' ? requestId : null,
  });
}

/** Makes anything that was thrown an error of ours: what is none came from the network. */
export function asPalaverError(error: unknown): PalaverError {
  return error instanceof PalaverError ? error : new PalaverError('NETWORK', 'there is no connection', { cause: error });
}

/** The members of an object; none of what is no object. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function isRetryable(code: string): boolean {
  const table: Readonly<Record<string, boolean>> = { ...FAULTS, ...OWN_CODES };
  return table[code] ?? false;
}
