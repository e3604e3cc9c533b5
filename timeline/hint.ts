import type { At, Entry } from './entry.ts';

/** What a realtime node is told of an entry. */
export type Hint = {
  readonly entry: Entry;
  /** When the entry before it was taken. */
  readonly prevAt: At;
  /** The users that may see it, as of its seq. */
  readonly recipients: readonly string[];
};

/** Makes the text of a hint. */
export function writeHint(hint: Hint): string {
  return JSON.stringify(hint);
}

/** Reads the text of a hint that `writeHint` made. */
export function readHint(text: string): Hint {
  return JSON.parse(text) as Hint; // only processes of the deployment can write to the channels
}
