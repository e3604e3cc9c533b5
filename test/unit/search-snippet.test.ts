import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchesOf, RANGES_TOLD } from '../../search/match.ts';
import { readQuery } from '../../search/query.ts';
import { SNIPPET_LENGTH, snippetOf } from '../../search/snippet.ts';
import { tokensOf } from '../../search/tokens.ts';

function matches(body: string, query: string): string[] | null {
  return matchesOf(tokensOf(body), readQuery(query).terms)?.map(({ start, end }) => body.slice(start, end)) ?? null;
}

function snippet(body: string, query: string): string {
  return snippetOf(body, matchesOf(tokensOf(body), readQuery(query).terms) ?? []);
}

describe('matches', () => {
  test('are where the words are, as they were written', () => {
    expect(matches('Café au lait, CAFE noir', 'cafe ')).toEqual(['Café', 'CAFE']);
    expect(matches('In der Straße', 'strasse')).toEqual(['Straße']);
    expect(matches('Hello, world. Hello you', '"hello world"')).toEqual(['Hello, world']);
    expect(matches('helpful help', 'hel*')).toEqual(['helpful', 'help']);
    expect(matches('東京都に住んでいます', '東京')).toEqual(['東京']);
    expect(matches('one two', 'two one')).toEqual(['one', 'two']);
    expect(matches('nice 👍🏽', '👍 ')).toEqual(['👍']);
  });

  test('are none unless all terms are there', () => {
    expect(matches('hello there', 'hello world')).toBeNull();
    expect(matches('world hello', '"hello world"')).toBeNull();
    expect(matches('hello', '"hello world"')).toBeNull();
    expect(matches('hello', 'hell ')).toBeNull();
  });

  test('that overlap are one, and so many are told at most', () => {
    expect(matches('a b c d', '"a b" "b c" ')).toEqual(['a b c']);
    expect(matches('hi '.repeat(1_000), 'hi ')).toHaveLength(RANGES_TOLD);
  });
});

describe('a snippet', () => {
  test('marks the matches and escapes everything else', () => {
    expect(snippet(`<b onclick="x('y')">Tom & Jerry</b>`, 'jerry')).toBe(
      '&lt;b onclick=&quot;x(&#39;y&#39;)&quot;&gt;Tom &amp; <mark>Jerry</mark>&lt;/b&gt;',
    );
    expect(snippet('</mark><mark>', 'mark ')).toBe('&lt;/<mark>mark</mark>&gt;&lt;<mark>mark</mark>&gt;');
  });

  test('is one line', () => {
    expect(snippet('one\n\n\ttwo  three', 'two')).toBe('one <mark>two</mark> three');
  });

  test('is the part of a long text around the first match, cut between words where it can', () => {
    const body = `${'before '.repeat(100)}needle ${'after '.repeat(100)}`;
    const shown = snippet(body, 'needle');
    expect(shown).toMatch(/^…before (before )*<mark>needle<\/mark> after .*…$/);
    expect(shown.length).toBeLessThan(SNIPPET_LENGTH + 20);
  });

  test('never cuts a grapheme', () => {
    const body = `${'👨‍👩‍👧'.repeat(40)}needle${'👨‍👩‍👧'.repeat(40)}`;
    const parts = /^…((?:👨‍👩‍👧)*)<mark>needle<\/mark>((?:👨‍👩‍👧)*)…$/u.exec(snippet(body, 'needle'));
    expect(parts?.slice(1).every(Boolean)).toBe(true);
  });

  test('is text of the message and nothing else, once marks and escapes are taken away', () => {
    const word = fc.oneof(fc.constantFrom('needle', '<mark>', '&amp;', '…', '\n'), fc.string({ maxLength: 30, unit: 'grapheme' }));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        const body = ['needle', ...words].toSorted().join(' ');
        const shown = snippet(body, 'needle');
        const markup = shown.replaceAll('<mark>', '').replaceAll('</mark>', '');
        expect(shown).toContain('<mark>needle</mark>');
        expect(markup).not.toMatch(/[<>"']/);
        const text = markup
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&#39;', "'")
          .replaceAll('&amp;', '&');
        const flat = body.replace(/\s+/g, ' ');
        expect(`…${flat}…`).toContain(text.replace(/^…|…$/g, ''));
      }),
      { numRuns: 500 },
    );
  });
});
