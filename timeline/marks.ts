import type { At } from './entry.ts';

/** Up to where a user has received and read a conversation. Both only ever grow, and what is read is received. */
export type Mark = {
  readonly conversationId: string;
  readonly userId: string;
  readonly deliveredSeq: number;
  readonly readSeq: number;
};

/** How far the members of conversations have got. State, not history: only the latest is kept. */
export type MarkStore = {
  /** Moves a mark forward; gives it as it is afterwards, or null if it was there or further. */
  advance(mark: Mark): Promise<Mark | null>;
  /** The marks of some conversations that moved after a stamp; some that moved shortly before may be among them. */
  since(conversationIds: readonly string[], at: At): Promise<Mark[]>;
};

/** Which of these users keep read receipts off. One read, however many they are. */
export type WithoutReadReceipts = (userIds: readonly string[]) => Promise<ReadonlySet<string>>;

/** A mark as a viewer sees it: what was read is 0 if its owner or the viewer keeps read receipts off. One's own is always whole. */
export function markFor(viewerId: string, mark: Mark, withoutReadReceipts: ReadonlySet<string>): Mark {
  if (viewerId === mark.userId) return mark;
  return withoutReadReceipts.has(mark.userId) || withoutReadReceipts.has(viewerId) ? { ...mark, readSeq: 0 } : mark;
}
