import { type UserError, type UserErrorCode, userError } from '../../platform/errors.ts';

/** Text that was checked: the value as it is kept, or why it can not be. */
export type Checked<T> = { readonly value: T; readonly fault: null } | { readonly value: null; readonly fault: UserError };

const HANDLE = /^[A-Za-z0-9_.]{3,30}$/;
const LONGEST_NAME = 80;
const LONGEST_BIO = 500;

/** The handle in lower case, or null if it has not the form of one. Only ASCII: no other letter folds into `a-z` here. */
export function foldedHandle(text: string): string | null {
  return HANDLE.test(text) ? text.toLowerCase() : null;
}

/** The beginning of handles in lower case, without a leading `@`. What no handle begins with is left as it is, and is found nowhere. */
export function foldedPrefix(text: string): string {
  return text.replace(/^@/, '').toLowerCase();
}

/** A handle for a new account, in lower case. */
export function checkHandle(text: string): Checked<string> {
  const handle = foldedHandle(text);
  return handle === null ? failed('HANDLE_INVALID', 'handle') : passed(handle);
}

/** A display name without space around it: 1 to 80 code points, at least one of them visible, none a control character. */
export function checkDisplayName(text: string): Checked<string> {
  return checkName(text, 'DISPLAY_NAME_INVALID', 'displayName');
}

/** The name of a device, by the same rule. */
export function checkDeviceName(text: string): Checked<string> {
  return checkName(text, 'DEVICE_NAME_INVALID', 'deviceName');
}

/** A bio without space around it: at most 500 code points; null if nothing is left. */
export function checkBio(text: string): Checked<string | null> {
  const bio = tidied(text);
  return [...bio].length > LONGEST_BIO ? failed('BIO_TOO_LONG', 'bio') : passed(bio === '' ? null : bio);
}

/** The faults among checks, in their order. */
export function faultsOf(...checks: readonly (Checked<unknown> | undefined)[]): UserError[] {
  return checks.flatMap((check) => check?.fault ?? []);
}

function checkName(text: string, code: UserErrorCode, member: string): Checked<string> {
  const name = tidied(text);
  const isGood = [...name].length <= LONGEST_NAME && VISIBLE.test(name) && !CONTROL.test(name);
  return isGood ? passed(name) : failed(code, member);
}

const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;
const CONTROL = /\p{Cc}/u;

/** Half a surrogate pair can be neither stored nor sent as UTF-8. */
function tidied(text: string): string {
  return text.toWellFormed().normalize('NFC').trim();
}

function passed<T>(value: T): Checked<T> {
  return { value, fault: null };
}

function failed(code: UserErrorCode, member: string): Checked<never> {
  return { value: null, fault: userError(code, ['input', member]) };
}
