import type { Message } from '../../timeline/message.ts';
import type { TimelineStore } from '../../timeline/store.ts';

/** A text of a message, and when it was written: milliseconds since 1970. */
export type Version = { readonly body: string; readonly writtenAt: number };

const MOST_VERSIONS = 100;

/** The earlier texts of a message, oldest first, the last 100, for its sender alone; null for others. One store call if it was edited. */
export async function earlierVersions({ log }: Pick<TimelineStore, 'log'>, { entry, changes }: Message, viewerId: string): Promise<Version[] | null> {
  if (entry.actorId !== viewerId) return null;
  if (changes.edit === null) return [];
  const { conversationId, seq } = entry;
  const edits = await log.about([{ conversationId, seq, appliedSeq: seq }]);
  const texts = edits.flatMap(({ content, createdAt }) => (content.kind === 'message_edited' ? [{ body: content.body, writtenAt: createdAt }] : []));
  return [{ body: entry.content.body, writtenAt: entry.createdAt }, ...texts].slice(0, -1).slice(-MOST_VERSIONS);
}
