import { createHash, randomBytes } from 'node:crypto';

/** The kinds of ids: `usr_` and so on, see the table in docs/getting-started.md. */
export type IdPrefix = 'usr' | 'dev' | 'cnv' | 'msg' | 'att' | 'inv' | 'sch' | 'exp' | 'con' | 'nod';

/** 128 bits, so that ids can be neither guessed nor made twice. */
const BYTES = 16;

/** How many characters follow the prefix and its underscore. */
export const ID_LENGTH = 22;

/** Where randomness comes from, so that tests can bring their own. */
export type RandomBytes = (size: number) => Uint8Array;

/** A new random id, for example `usr_9Xk...`: the prefix and 22 characters of base64url. */
export function newId(prefix: IdPrefix, random: RandomBytes = randomBytes): string {
  return `${prefix}_${Buffer.from(random(BYTES)).toString('base64url')}`;
}

/** The id that always comes from the same parts: what is made twice from them is one thing. */
export function derivedId(prefix: IdPrefix, ...parts: readonly string[]): string {
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest().subarray(0, BYTES);
  return `${prefix}_${digest.toString('base64url')}`;
}

/** True for text of the form of such an id; says nothing of whether it exists. */
export function isId(prefix: IdPrefix, text: string): boolean {
  return text.length === prefix.length + 1 + ID_LENGTH && text.startsWith(`${prefix}_`) && /^[\w-]+$/.test(text);
}

const CLIENT_ID_LENGTH = 64;

/** True for an id that a client may make: 1 to 64 characters of well-formed Unicode, so that every store keeps it as it is. */
export function isClientId(text: string): boolean {
  return text.length >= 1 && text.length <= CLIENT_ID_LENGTH && text.isWellFormed();
}
