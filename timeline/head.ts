import { type Entry, isMessage, type MessageEntry } from './entry.ts';

/** Most characters of a preview, in UTF-16 units. */
export const PREVIEW_LENGTH = 1000;

/** The beginning of a text. */
export type Preview = { readonly text: string; readonly isTruncated: boolean };

/** The end of a conversation, for lists and counts. */
export type Head = {
  readonly conversationId: string;
  readonly seq: number;
  readonly lastActivityAt: number;
  readonly messageCount: number;
  /** The last message; null while there is none. */
  readonly preview: HeadPreview | null;
};

/** The last message of a conversation. */
export type HeadPreview = Preview & { readonly seq: number; readonly senderId: string };

/** The head that an entry makes: its preview is null if the entry is not a message. */
export function headOf(entry: Entry): Head {
  const { conversationId, seq, createdAt, messageCount } = entry;
  return { conversationId, seq, lastActivityAt: createdAt, messageCount, preview: isMessage(entry) ? previewOfMessage(entry) : null };
}

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

function previewOfMessage(entry: MessageEntry): HeadPreview {
  return { ...previewOf(entry.content.body), seq: entry.seq, senderId: entry.actorId };
}

const LONGEST_GRAPHEME = 64;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
