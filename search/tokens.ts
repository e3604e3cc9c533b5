import { fold } from './fold.ts';

/** A word as it is compared, and where it is in the text, in UTF-16 units. */
export type Token = { readonly value: string; readonly start: number; readonly end: number };

/** Words are compared by so many UTF-16 units from their beginning. */
export const TOKEN_LENGTH = 64;

/** So many different words of a message, from its beginning, can be searched for. */
export const TOKENS_OF_MESSAGE = 2_000;

/**
 * The words of a text in their order, folded: runs of letters and digits; where a script writes no spaces, what
 * `Intl.Segmenter` takes for words; and each emoji, whatever its skin tone.
 */
export function tokensOf(text: string): Token[] {
  const folded = fold(text);
  const tokens: Token[] = [];
  const add = (value: string, index: number): void => {
    tokens.push({ value: cut(value), ...folded.originOf(index, index + value.length) });
  };
  for (const { 0: run, index } of folded.text.matchAll(RUNS)) {
    if (!isUnspaced(run)) add(run, index);
    else for (const word of words.segment(run)) add(word.segment, index + word.index);
  }
  return tokens;
}

/** The different words of a text, at most `TOKENS_OF_MESSAGE`, from its beginning. */
export function distinctTokens(text: string): string[] {
  const distinct = new Set<string>();
  for (const { value } of tokensOf(text)) {
    if (distinct.size === TOKENS_OF_MESSAGE) break;
    distinct.add(value);
  }
  return [...distinct];
}

/** The token of every message of a sender. No word is like it. */
export function senderToken(senderId: string): string {
  return `@${senderId}`;
}

/** True for the beginning of a word in a script without spaces, where one character can be a word. */
export function isUnspaced(token: string): boolean {
  return UNSPACED.test(token);
}

const UNSPACED = /^[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/v;

/** A run of a script without spaces, a run of other letters and digits, or an emoji. */
const RUNS =
  /[[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]&&[\p{L}\p{N}\p{M}]]+|[[\p{L}\p{N}\p{M}]--[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]]+|\p{RI}{2}|\p{Extended_Pictographic}/gv;

/** Words of scripts without spaces are found by the dictionaries of ICU, which are the same for all locales. */
const words = new Intl.Segmenter('en', { granularity: 'word' });

function cut(value: string): string {
  return value.length <= TOKEN_LENGTH ? value : value.slice(0, TOKEN_LENGTH).replace(/[\ud800-\udbff]$/, '');
}
