import type { Term } from './query.ts';
import type { Token } from './tokens.ts';

/** A part of a text, in UTF-16 units: from `start` to before `end`. */
export type TextRange = { readonly start: number; readonly end: number };

/** Most ranges of one message that are told. */
export const RANGES_TOLD = 50;

/** Where the terms are in a text that has these tokens: the first ranges, at most `RANGES_TOLD`, in order and apart. Null unless every term is in it. */
export function matchesOf(tokens: readonly Token[], terms: readonly Term[]): readonly TextRange[] | null {
  const ranges: TextRange[] = [];
  for (const term of terms) {
    const found = rangesOf(tokens, term);
    if (found.length === 0) return null;
    ranges.push(...found);
  }
  return apart(ranges.sort((a, b) => a.start - b.start)).slice(0, RANGES_TOLD);
}

function rangesOf(tokens: readonly Token[], term: Term): TextRange[] {
  const ranges: TextRange[] = [];
  for (let i = 0; i + term.tokens.length <= tokens.length && ranges.length < RANGES_TOLD; i++) {
    if (!startsAt(tokens, i, term)) continue;
    const [first, last] = [tokens[i], tokens[i + term.tokens.length - 1]] as [Token, Token]; // within the length, as just checked
    ranges.push({ start: first.start, end: last.end });
  }
  return ranges;
}

function startsAt(tokens: readonly Token[], index: number, { tokens: wanted, isPrefix }: Term): boolean {
  return wanted.every((token, i) => {
    const value = tokens[index + i]?.value ?? '';
    return isPrefix && i === wanted.length - 1 ? value.startsWith(token) : value === token;
  });
}

/** Ranges, sorted by their start, with those that overlap made one. */
function apart(ranges: readonly TextRange[]): TextRange[] {
  const result: TextRange[] = [];
  for (const range of ranges) {
    const last = result.at(-1);
    if (last && range.start < last.end) result.splice(-1, 1, { start: last.start, end: Math.max(last.end, range.end) });
    else result.push(range);
  }
  return result;
}
