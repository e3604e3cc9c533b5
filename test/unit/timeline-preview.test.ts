import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PREVIEW_LENGTH, previewOf } from '../../timeline/preview.ts';

const FAMILY = '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466}';
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

test('a text of up to 1,000 characters is its own preview', () => {
  for (const text of ['', 'a', 'a'.repeat(PREVIEW_LENGTH), FAMILY.repeat(90)]) expect(previewOf(text)).toEqual({ text, isTruncated: false });
});

test('a longer text is cut at 1,000 characters', () => {
  expect(previewOf('a'.repeat(PREVIEW_LENGTH + 1))).toEqual({ text: 'a'.repeat(PREVIEW_LENGTH), isTruncated: true });
});

test('a family, a flag or an accent at the cut is left out as a whole', () => {
  for (const grapheme of [FAMILY, '\u{1f1e8}\u{1f1ed}', 'e\u0301', '\u{1f44d}\u{1f3fd}', '\r\n']) {
    for (let short = 1; short < grapheme.length; short++) {
      const before = 'a'.repeat(PREVIEW_LENGTH - short);
      expect(previewOf(`${before}${grapheme}z`)).toEqual({ text: before, isTruncated: true });
    }
    const fits = 'a'.repeat(PREVIEW_LENGTH - grapheme.length) + grapheme;
    expect(previewOf(`${fits}z`)).toEqual({ text: fits, isTruncated: true });
  }
});

test('the longest message costs no more than its beginning', () => {
  expect(previewOf(FAMILY.repeat(9_090))).toEqual({ text: FAMILY.repeat(90), isTruncated: true });
});

test('a preview is the longest beginning of whole graphemes that fits', () => {
  const grapheme = fc.constantFrom('a', FAMILY, '\u{1f600}', 'e\u0301', '\u{1f1e8}\u{1f1ed}', '\n', '\u05d0', '\u0915\u094d\u0937');
  fc.assert(
    fc.property(fc.array(grapheme, { minLength: 200, maxLength: 1_200, size: 'max' }), (graphemes) => {
      const body = graphemes.join('');
      const { text, isTruncated } = previewOf(body);
      expect(body.startsWith(text)).toBe(true);
      expect(isTruncated).toBe(text.length < body.length);
      const boundaries = [...segmenter.segment(body)].map(({ index }) => index);
      if (isTruncated) expect(text.length).toBe(boundaries.findLast((index) => index <= PREVIEW_LENGTH));
    }),
    { numRuns: 50 },
  );
});
