import { type UserError, userError } from '../../platform/errors.ts';
import type { EncryptedBody } from '../../timeline/entry.ts';

/** A body has fewer characters (code points) than this. */
export const BODY_LIMIT = 100_000;

/** What is wrong with a text, as `body` of an input. That it is empty may be right. */
export function faultsOfBody(body: string): UserError[] {
  return isTooLong(body) ? [userError('MESSAGE_TOO_LONG', ['input', 'body'])] : [];
}

/** What is wrong with an encrypted body, beside which there is no text. */
export function faultsOfEncrypted({ algorithm, ciphertext, deviceKeyId }: EncryptedBody, body: string): UserError[] {
  const isRight = body === '' && isLength(algorithm, 64) && isLength(ciphertext, BODY_LIMIT - 1) && isLength(deviceKeyId, 128);
  return isRight ? [] : [userError('ENCRYPTED_BODY_INVALID', ['input', 'encrypted'])];
}

/** A code point is one or two of the units that `length` counts. */
function isTooLong(body: string): boolean {
  if (body.length < BODY_LIMIT) return false;
  return body.length >= 2 * BODY_LIMIT || [...body].length >= BODY_LIMIT;
}

function isLength(text: string, most: number): boolean {
  return text.length >= 1 && text.length <= most && text.isWellFormed();
}
