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
