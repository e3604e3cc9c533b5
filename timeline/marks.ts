import type { At, Place } from './entry.ts';

/** Up to where a user has received and read a conversation. Both only ever grow, and what is read is received. */
export type Mark = {
  readonly conversationId: string;
  readonly userId: string;
  readonly deliveredSeq: number;
  readonly readSeq: number;
};

/** A mark that moves, and when, in milliseconds since 1970. `mayBeLost`: a power cut may undo it, if that makes it cheaper. */
export type MarkMove = Mark & { readonly at: number; readonly mayBeLost?: true };

/** When a user had received and read up to a seq, in milliseconds since 1970; null while she has not. */
export type Reached = { readonly userId: string; readonly deliveredAt: number | null; readonly readAt: number | null };

/** How far the members of conversations have got, and when they got there: one step is kept for each move of a mark. */
export type MarkStore = {
  /** Moves a mark forward; gives it as it is afterwards, or null if it was there or further, or if the move may be lost. */
  advance(move: MarkMove): Promise<Mark | null>;
  /** The marks of some conversations that moved after a stamp; some that moved shortly before may be among them. */
  since(conversationIds: readonly string[], at: At): Promise<Mark[]>;
  /** All marks of some conversations, with those of former members. */
  of(conversationIds: readonly string[]): Promise<Mark[]>;
  /**
   * When users got to a place, without those who never moved a mark there. Times never decrease with the seq. It costs one
   * call, and in it two index seeks for each user, however long the conversation is; a step that a crash between mark and
   * step has lost gives the time of the step after it.
   */
  reached(place: Place, userIds: readonly string[]): Promise<Reached[]>;
  /** Forgets how far a user has got in a conversation, and when. */
  forgetUser(conversationId: string, userId: string): Promise<void>;
};

/** Which of these users keep read receipts off. One read, however many they are. */
export type WithoutReadReceipts = (userIds: readonly string[]) => Promise<ReadonlySet<string>>;

/** A mark as a viewer sees it: what was read is 0 if its owner or the viewer keeps read receipts off. One's own is always whole. */
export function markFor(viewerId: string, mark: Mark, withoutReadReceipts: ReadonlySet<string>): Mark {
  if (viewerId === mark.userId) return mark;
  return withoutReadReceipts.has(mark.userId) || withoutReadReceipts.has(viewerId) ? { ...mark, readSeq: 0 } : mark;
}

/** A key for maps of marks. */
export function markKey({ conversationId, userId }: Pick<Mark, 'conversationId' | 'userId'>): string {
  return `${conversationId} ${userId}`;
}

/** What two marks of one member say together: they may come in another order than they were made in. The first itself if it says it all. */
export function furthest(mark: Mark, known: Mark | undefined): Mark {
  const deliveredSeq = Math.max(mark.deliveredSeq, known?.deliveredSeq ?? 0);
  const readSeq = Math.max(mark.readSeq, known?.readSeq ?? 0);
  return deliveredSeq === mark.deliveredSeq && readSeq === mark.readSeq ? mark : { ...mark, deliveredSeq, readSeq };
}
