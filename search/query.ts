import { Fault } from '../platform/errors.ts';
import { isUnspaced, tokensOf } from './tokens.ts';

/** Words that must follow each other in a message; the last of them may be only the beginning of one. */
export type Term = { readonly tokens: readonly string[]; readonly isPrefix: boolean };

/** What to search for. All of it must be true of a message. */
export type Query = {
  /** 0 to 10; none only with `from`. */
  readonly terms: readonly Term[];
  /** The handle of the sender as it was written, without `@`; null for any sender. */
  readonly from: string | null;
  /** Written at this moment or later, in milliseconds since 1970. */
  readonly since: number;
  /** Written before this moment, in milliseconds since 1970. */
  readonly until: number;
};

/** Most characters of a query. */
export const QUERY_LENGTH = 256;

/** Most words and phrases of a query. */
export const QUERY_TERMS = 10;

/**
 * Reads a query: words, `"phrases"`, `prefixes*`, `from:@handle`, `before:`, `after:` and `on:` with a day in UTC. The last word is
 * a prefix if nothing follows it. What is none of this separates words. Throws SEARCH_TEXT_INVALID, with a message that says why.
 */
export function readQuery(text: string): Query {
  if ([...text].length > QUERY_LENGTH) throw invalid(`more than ${QUERY_LENGTH} characters`);
  const terms: Term[] = [];
  let from: string | null = null;
  let [since, until] = [0, END_OF_TIME];
  for (const { 0: word, 1: phrase, index } of text.replace(/[“”„«»＂]/g, '"').matchAll(/"([^"]*)"|[^\s"]+/g)) {
    const [, key = '', value = ''] = (phrase === undefined && FILTER.exec(word)) || [];
    const days = isDayFilter(key.toLowerCase()) ? DAY_FILTERS[key.toLowerCase() as DayFilter](startOfDay(key, value)) : null; // just checked
    if (days) [since, until] = [Math.max(since, days[0]), Math.min(until, days[1])];
    else if (key) from = readHandle(value, from);
    else terms.push(...(phrase === undefined ? termOf(word, word.endsWith('*') || index + word.length === text.length) : termOf(phrase, false)));
  }
  if (terms.length > QUERY_TERMS) throw invalid(`more than ${QUERY_TERMS} words and phrases`);
  if (terms.length === 0 && from === null) throw invalid('neither a word nor `from:`');
  return { terms, from, since, until };
}

const END_OF_TIME = 8.64e15;
const DAY_MS = 86_400_000;
const FILTER = /^(from|before|after|on):(.*)$/i;

/** From when and until when a message may be written, by the beginning of the named day: `before:` and `after:` leave the day out. */
const DAY_FILTERS = {
  before: (day: number) => [0, day],
  after: (day: number) => [day + DAY_MS, END_OF_TIME],
  on: (day: number) => [day, day + DAY_MS],
} as const satisfies Record<string, (day: number) => readonly [since: number, until: number]>;

type DayFilter = keyof typeof DAY_FILTERS;

function isDayFilter(key: string): key is DayFilter {
  return Object.hasOwn(DAY_FILTERS, key);
}

function startOfDay(key: string, day: string): number {
  const start = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  // Some days of the calendar do not exist, and would be taken for others.
  if (Number.isNaN(start) || !new Date(start).toISOString().startsWith(day)) throw invalid(`\`${key}:\` wants a day, for example 2026-01-31`);
  return start;
}

function readHandle(value: string, known: string | null): string {
  const handle = value.replace(/^@/, '');
  if (handle === '') throw invalid('`from:` wants a handle');
  if (known !== null) throw invalid('`from:` twice');
  return handle;
}

/** The term of a word or phrase; none if there is nothing in it to search for. */
function termOf(text: string, mayBePrefix: boolean): Term[] {
  const tokens = tokensOf(text).map(({ value }) => value);
  const last = tokens.at(-1);
  return last === undefined ? [] : [{ tokens, isPrefix: mayBePrefix && isLongEnough(last) }];
}

/** One letter is the beginning of too much to be of use. */
function isLongEnough(prefix: string): boolean {
  return isUnspaced(prefix) || [...prefix].length > 1;
}

function invalid(why: string): Fault {
  return new Fault('SEARCH_TEXT_INVALID', `This can not be searched for: ${why}.`);
}
