import { type UserError, userError } from '../../platform/errors.ts';
import { normalized } from './passwords.ts';

/** Whom a password belongs to. */
type Owner = { readonly handle: string; readonly displayName: string };

const SHORTEST = 12;
const LONGEST = 256;
/** NFKC makes at most 18 characters of one: longer text needs no look. */
const MOST_UNITS = LONGEST * 4;

/** Why this can not be a new password of that owner: PASSWORD_INVALID or PASSWORD_TOO_COMMON, or null. Lengths count code points after NFKC. */
export function passwordFault(password: string, { handle, displayName }: Owner, path: readonly string[]): UserError | null {
  const length = password.length > MOST_UNITS ? password.length : [...normalized(password)].length;
  if (length < SHORTEST || length > LONGEST) return userError('PASSWORD_INVALID', path);
  const text = squeezed(normalized(password));
  if (isPattern(text)) return userError('PASSWORD_TOO_COMMON', path);
  const hasName = [handle, displayName].map(squeezed).some((name) => name.length >= SHORTEST_NAME && text.includes(name));
  return hasName ? userError('PASSWORD_TOO_COMMON', path, 'The password contains the handle or the display name.') : null;
}

/** Shorter names are in many words. */
const SHORTEST_NAME = 3;

/** What most lists of leaked passwords are made of, in lower case. */
const WORDS =
  'password passwort passw motdepasse contrasena qwerty qwertz azerty letmein welcome willkommen iloveyou admin administrator login master monkey dragon ' +
  'football baseball sunshine princess superman batman starwars shadow trustno1 changeme secret default hello access test user root guest palaver chat abc 123';
const COMMON = WORDS.split(' ').sort((a, b) => b.length - a.length);

const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertzuiop',
  'yxcvbnm',
  'azertyuiop',
  '1q2w3e4r5t6y7u8i9o0p',
];
const RUNS = [...ROWS, ...ROWS.map((row) => [...row].reverse().join(''))];
const SHORTEST_RUN = 4;
const FEWEST_DISTINCT = 5;
const LONGEST_UNIT = 8;
/** So many letters and digits have to be left once words, runs and years are taken away. */
const FEWEST_OWN = 5;

function isPattern(text: string): boolean {
  return new Set(text).size < FEWEST_DISTINCT || isRepetition(text) || hasLittleOfItsOwn(text);
}

/** True for a unit of at most 8 characters again and again, the last time perhaps in part. */
function isRepetition(text: string): boolean {
  const longest = Math.min(LONGEST_UNIT, Math.floor(text.length / 2));
  return Array.from({ length: longest }, (_, index) => text.slice(0, index + 1)).some(
    (unit) => unit.repeat(Math.ceil(text.length / unit.length)).slice(0, text.length) === text,
  );
}

function hasLittleOfItsOwn(text: string): boolean {
  const plain = withoutYears(withoutRuns(text));
  return [plain, unleeted(plain)].map(withoutWords).some((rest) => {
    const own = rest.replace(/[^\p{L}\p{N}]/gu, '');
    return rest.length < text.length && [...own].length < FEWEST_OWN;
  });
}

function withoutRuns(text: string): string {
  let rest = '';
  for (let at = 0; at < text.length; ) {
    const length = runAt(text, at);
    if (length < SHORTEST_RUN) rest += text[at];
    at += length < SHORTEST_RUN ? 1 : length;
  }
  return rest;
}

/** The length of the longest piece of a row of keys, of the alphabet or of the digits that begins here. */
function runAt(text: string, at: number): number {
  let length = 1;
  while (at + length < text.length && RUNS.some((run) => run.includes(text.slice(at, at + length + 1)))) length += 1;
  return length;
}

function withoutWords(text: string): string {
  return COMMON.reduce((rest, word) => rest.replaceAll(word, ''), text);
}

function withoutYears(text: string): string {
  return text.replace(/(19|20)\d\d/g, '');
}

const LEET: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' };

function unleeted(text: string): string {
  return text.replace(/[0134578@$!]/g, (character) => LEET[character] ?? character);
}

function squeezed(text: string): string {
  return text.toLowerCase().replace(/\s+/g, '');
}
