import { type Entry, isMessage } from './entry.ts';

/** The end of a conversation, for lists and counts. */
export type Head = {
  readonly conversationId: string;
  readonly seq: number;
  readonly lastActivityAt: number;
  readonly messageCount: number;
  /** The seq of the last message; 0 while there is none. */
  readonly lastMessageSeq: number;
};

/** The head that an entry makes: its `lastMessageSeq` is 0 if the entry is not a message. */
export function headOf(entry: Entry): Head {
  const { conversationId, seq, createdAt, messageCount } = entry;
  return { conversationId, seq, lastActivityAt: createdAt, messageCount, lastMessageSeq: isMessage(entry) ? seq : 0 };
}

/** What is known of an end from two heads, which may come in any order. */
export function latestHead(a: Head, b: Head): Head {
  return {
    conversationId: a.conversationId,
    seq: Math.max(a.seq, b.seq),
    lastActivityAt: Math.max(a.lastActivityAt, b.lastActivityAt),
    messageCount: Math.max(a.messageCount, b.messageCount),
    lastMessageSeq: Math.max(a.lastMessageSeq, b.lastMessageSeq),
  };
}
