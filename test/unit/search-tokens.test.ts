import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../search/fold.ts';
import { distinctTokens, TOKEN_LENGTH, TOKENS_OF_MESSAGE, tokensOf } from '../../search/tokens.ts';

const valuesOf = (text: string): string[] => tokensOf(text).map(({ value }) => value);
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc
    .array(fc.constantFrom('e', '\u0301', '\u200b', 'か', '\u3099', 'ﾞ', '\u1112', '\u1161', '\u11ab', '하', 'ß', 'İ', ' ', 'Σ'), { maxLength: 20 })
    .map((list) => list.join('')),
);

describe('folding', () => {
  test.each([
    ['Straße', 'STRASSE', 'strasse'],
    ['ẞ', 'ss', 'ss'],
    ['İstanbul', 'ISTANBUL', 'istanbul'],
    ['ısı', 'ISI', 'isi'],
    ['Ὀδυσσεύς', 'ΟΔΥΣΣΕΥΣ', 'οδυσσευσ'],
    ['cafe\u0301', 'CAFÉ', 'cafe'],
    ['ﬁnal', 'ＦＩＮＡＬ', 'final'],
    ['שָׁלוֹם', 'שלום', 'שלום'],
    ['مُحَمَّد', 'محمد', 'محمد'],
    ['\u1112\u1161\u11ab', '한', '한'],
    ['ｶﾞｷﾞ', 'ガギ', 'ガギ'],
    ['zero\u200bwid\u00adth', 'ZERO\u2060WIDTH', 'zerowidth'],
    ['Ёлка', 'елка', 'елка'],
  ])('%s and %s are the same', (one, other, folded) => {
    expect([fold(one).text, fold(other).text]).toEqual([folded, folded]);
  });

  test('a letter with more marks than any script has is the letter with some of them', () => {
    const marked = (count: number): string => `a${'\u3099'.repeat(count)}b`;
    expect(fold(marked(90_000)).text).toBe(fold(marked(30)).text);
    expect(fold(marked(90_000)).originOf(0, 1)).toEqual({ start: 0, end: 90_001 });
  });

  test('what makes another word in its script stays', () => {
    expect(fold('かき').text).not.toBe(fold('かぎ').text);
    expect(fold('ข้าว').text).not.toBe(fold('ขาว').text);
    expect(fold('दिन').text).not.toBe(fold('दान').text);
  });

  test('what is folded stays as it is', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(fold(text).text).text).toBe(fold(text).text);
      }),
      { numRuns: 2_000 },
    );
  });

  test('every part of the folded text comes from a part of the text that folds to it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { value, start, end } of tokensOf(text)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(fold(text.slice(start, end)).text).toContain(value);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the words of a text', () => {
  test('are runs of letters and digits, and each has its place', () => {
    const text = "L'homme, c'est 3.14 & foo_bar@Example.com — naïve!";
    expect(tokensOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'L',
      'homme',
      'c',
      'est',
      '3',
      '14',
      'foo',
      'bar',
      'Example',
      'com',
      'naïve',
    ]);
    expect(valuesOf(text)).toEqual(['l', 'homme', 'c', 'est', '3', '14', 'foo', 'bar', 'example', 'com', 'naive']);
  });

  test('are found in scripts without spaces', () => {
    expect(valuesOf('東京に住む')).toEqual(['東京', 'に', '住む']);
    expect(valuesOf('我在北京大学读书')).toContain('北京');
    expect(valuesOf('ฉันชอบกินข้าวผัด')).toEqual(['ฉัน', 'ชอบ', 'กิน', 'ข้าว', 'ผัด']);
    expect(valuesOf('iPhoneを買った2024年')).toEqual(expect.arrayContaining(['iphone', 'を', '2024', '年']));
  });

  test('emoji are words, whatever their skin', () => {
    expect(valuesOf('ok👍🏽and👍')).toEqual(['ok', '👍', 'and', '👍']);
    expect(valuesOf('🇩🇪🇫🇷 1️⃣ ❤️')).toEqual(['🇩🇪', '🇫🇷', '1', '❤']);
  });

  test('are none where nothing can be seen, or only signs', () => {
    for (const text of ['', ' \n', '\u200b\u200d\ufeff', '***', '"…" — !?', '\u0301']) expect(valuesOf(text)).toEqual([]);
  });

  test('are cut, and so many of a message at most', () => {
    expect(valuesOf('a'.repeat(1_000))).toEqual(['a'.repeat(TOKEN_LENGTH)]);
    expect(valuesOf(`a${'𝔘'.repeat(1_000)}`)).toEqual([`a${'u'.repeat(TOKEN_LENGTH - 1)}`]);
    expect(valuesOf(`a${'𐐀'.repeat(1_000)}`)[0]?.isWellFormed()).toBe(true);
    const body = Array.from({ length: TOKENS_OF_MESSAGE + 10 }, (_, i) => `w${i} again`).join(' ');
    expect(distinctTokens(body)).toHaveLength(TOKENS_OF_MESSAGE);
    expect(distinctTokens(body)).not.toContain(`w${TOKENS_OF_MESSAGE}`);
  });
});
