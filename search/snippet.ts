import type { TextRange } from './match.ts';

/** Most UTF-16 units of the text that a snippet shows; the marks and the escapes come on top. */
export const SNIPPET_LENGTH = 200;

const BEFORE_MATCH = 60;

/**
 * The part of a text around its first match, as HTML that is safe to show: `& < > " '` are escaped, each match is in `<mark>`, and
 * nothing else is markup. White space is one space; `…` stands for what was left out. `matches` are in order and apart.
 */
export function snippetOf(text: string, matches: readonly TextRange[]): string {
  const { start, end } = windowOf(text, matches[0]?.start ?? 0);
  let html = start > 0 ? '…' : '';
  let done = start;
  for (const match of matches) {
    const [from, to] = [Math.max(match.start, done), Math.min(match.end, end)];
    if (from >= to) continue;
    html += `${escaped(text.slice(done, from))}<mark>${escaped(text.slice(from, to))}</mark>`;
    done = to;
  }
  return `${html}${escaped(text.slice(done, end))}${end < text.length ? '…' : ''}`.trim();
}

/** Where the snippet begins and ends: between graphemes, and at the beginning of a word if there is one near. */
function windowOf(text: string, match: number): TextRange {
  const wanted = Math.max(0, match - BEFORE_MATCH);
  let start = 0;
  if (wanted > 0) {
    const space = text.slice(wanted, match).search(/\s\S/);
    start = space >= 0 && space < BEFORE_MATCH / 2 ? wanted + space + 1 : boundary(text, wanted);
  }
  return { start, end: start + SNIPPET_LENGTH >= text.length ? text.length : boundary(text, start + SNIPPET_LENGTH) };
}

/** The last boundary between graphemes that is not after the index, looked for among the characters before it. */
function boundary(text: string, index: number): number {
  const from = Math.max(0, index - LONGEST_GRAPHEME);
  const containing = graphemes.segment(text.slice(from, index + LONGEST_GRAPHEME)).containing(index - from);
  return containing ? from + containing.index : index;
}

const LONGEST_GRAPHEME = 64;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}
