import { type MessageFields, SEND_MESSAGE } from './documents.ts';
import { PalaverError } from './errors.ts';
import type { Requests } from './requests.ts';
import type { SendMessageInput } from './schema-types.ts';

/** How an attempt to send a message ended. `unknown`: it may have been written; the same client id settles it. */
export type Outcome =
  | { readonly kind: 'acknowledged'; readonly message: MessageFields }
  | { readonly kind: 'refused'; readonly error: PalaverError }
  | { readonly kind: 'unknown'; readonly retryAfterMs: number | null };

/** One attempt to send a message. It never throws. */
export type Transmit = (input: SendMessageInput) => Promise<Outcome>;

/** Sends messages by requests. */
export function createTransmit(requests: Pick<Requests, 'perform'>): Transmit {
  return async (input) => {
    try {
      const { data, errors } = await requests.perform(SEND_MESSAGE, { input });
      const { message = null, userErrors = [] } = data?.sendMessage ?? {};
      if (message) return { kind: 'acknowledged', message }; // errors, if any, are about its sender or attachments
      const [refusal] = userErrors;
      if (refusal) return { kind: 'refused', error: new PalaverError(refusal.code, refusal.message, { path: refusal.path, userErrors }) };
      return ofError(errors.find(({ retryable }) => retryable) ?? errors[0]);
    } catch (error) {
      return ofError(error);
    }
  };
}

function ofError(error: unknown): Outcome {
  if (!(error instanceof PalaverError)) return { kind: 'unknown', retryAfterMs: null };
  if (error.retryable || HELD.includes(error.code)) return { kind: 'unknown', retryAfterMs: error.retryAfterMs };
  return { kind: 'refused', error };
}

/** No word about the message: it waits for somebody to sign in, or for the next program that reads the outbox. */
const HELD: readonly string[] = ['UNAUTHENTICATED', 'TOKEN_EXPIRED', 'TOKEN_INVALID', 'CLOSED'];
