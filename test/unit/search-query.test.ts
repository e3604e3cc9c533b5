import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Fault } from '../../platform/errors.ts';
import { type Query, readQuery } from '../../search/query.ts';

const day = (text: string): number => Date.parse(`${text}T00:00:00Z`);

/** The terms as one would write them: `a+b` a phrase, `a*` a prefix. */
function termsOf(text: string): string[] {
  return readQuery(text).terms.map(({ tokens, isPrefix }) => `${tokens.join('+')}${isPrefix ? '*' : ''}`);
}

describe('a query', () => {
  test.each([
    ['hello', ['hello*']],
    ['hello ', ['hello']],
    ['hello world', ['hello', 'world*']],
    ['hel* world ', ['hel*', 'world']],
    ['Caf\u00e9 STRASSE', ['cafe', 'strasse*']],
    ['"hello world"', ['hello+world']],
    ['“hello world” you', ['hello+world', 'you*']],
    ['"hello wor', ['hello', 'wor*']],
    ['say"hello', ['say', 'hello*']],
    ['"" " " hello ', ['hello']],
    ["don't ", ['don+t']],
    ["l'hom", ['l+hom*']],
    ['a h* x', ['a', 'h', 'x']],
    ['"from:ada"', ['from+ada']],
    ['日', ['日*']],
    ['東京 ', ['東京']],
    ['👍', ['👍']],
    ['foo*bar** baz ', ['foo+bar*', 'baz']],
    ['note:this ', ['note+this']],
    ['{"$gt":""} x', ['gt', 'x']],
    ['.*(a|b)+$ ', ['a+b']],
    ['he\u200bllo ', ['hello']],
  ])('%j has the terms %j', (text, terms) => {
    expect(termsOf(text)).toEqual(terms);
  });

  test('names a sender and days in UTC, of which before and after leave the day out', () => {
    const found: Partial<Query> = readQuery('hi FROM:@ada_l before:2026-01-31 After:2026-01-01');
    expect(found).toEqual({ terms: [{ tokens: ['hi'], isPrefix: false }], from: 'ada_l', since: day('2026-01-02'), until: day('2026-01-31') });
    expect(readQuery('hi on:2024-02-29')).toMatchObject({ since: day('2024-02-29'), until: day('2024-03-01') });
    expect(readQuery('hi after:2026-01-01 after:2025-01-01')).toMatchObject({ since: day('2026-01-02') });
  });

  test('may be a sender alone', () => {
    expect(readQuery('from:ada on:2026-01-01')).toMatchObject({ terms: [], from: 'ada' });
  });

  test.each([
    '',
    '   ',
    '***',
    '\u200b',
    '*'.repeat(256),
    'on:2026-01-01',
    'before:2026-02-30 a',
    'before:yesterday a',
    'after: a',
    'on:2026-1-1 a',
    'from: a',
    'from:@ a',
    'from:ada from:ben a',
    'a b c d e f g h i j k',
    'a'.repeat(257),
  ])('%j can not be searched for', (text) => {
    expect(() => readQuery(text)).toThrow(expect.objectContaining({ code: 'SEARCH_TEXT_INVALID' }));
  });

  test('256 characters are characters, not UTF-16 units', () => {
    expect(() => readQuery('𝒳'.repeat(256))).not.toThrow();
  });

  test('is read or refused, whatever it is', () => {
    const piece = fc.oneof(
      fc.constantFrom('"', '*', 'from:', 'on:', 'before:2026-01-31', ' ', '\0', '\\', '$', '\u200b'),
      fc.string({ maxLength: 8, unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        try {
          const { terms } = readQuery(pieces.join(''));
          expect(
            terms.every(
              ({ tokens }) => tokens.length > 0 && tokens.every((token) => /^[\p{L}\p{N}\p{M}\p{Extended_Pictographic}\p{RI}]+$/v.test(token)),
            ),
          ).toBe(true);
        } catch (error) {
          if (!(error instanceof Fault)) throw error;
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
