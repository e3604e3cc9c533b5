/** Most characters of a preview, in UTF-16 units. */
export const PREVIEW_LENGTH = 1000;

/** The beginning of a text. */
export type Preview = { readonly text: string; readonly isTruncated: boolean };

/** At most 1,000 characters from the beginning, cut between graphemes. */
export function previewOf(body: string): Preview {
  if (body.length <= PREVIEW_LENGTH) return { text: body, isTruncated: false };
  let end = 0;
  for (const { index } of graphemes.segment(body.slice(0, PREVIEW_LENGTH + LONGEST_GRAPHEME))) {
    if (index > PREVIEW_LENGTH) break;
    end = index;
  }
  return { text: body.slice(0, end), isTruncated: true };
}

const LONGEST_GRAPHEME = 64;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
