import type { Position, SearchStore } from './store.ts';
import { distinctTokens, senderToken } from './tokens.ts';

/** A message as it stands, as far as it can be found. */
export type Findable = Position & {
  readonly senderId: string;
  /** Null for what is not to be found: deleted, or nobody's to read but its recipients'. */
  readonly body: string | null;
  /** The seq of the entry that made it so. */
  readonly version: number;
};

/** Keeps the index. All of it may be repeated, and come in any order. */
export type Indexing = {
  /** Indexes messages as they stand; they can be found when this returns. An older version changes nothing. */
  put(messages: readonly Findable[]): Promise<void>;
  /** Forgets messages for good. */
  remove(conversationId: string, seqs: readonly number[]): Promise<void>;
  /** Forgets, for good, everything that a user wrote in these conversations. */
  removeBySender(senderId: string, conversationIds: readonly string[]): Promise<void>;
};

/** Makes what keeps an index. */
export function createIndexing(store: SearchStore): Indexing {
  return {
    async put(messages) {
      if (messages.length > 0) await store.put(messages.map(({ senderId, body, ...place }) => ({ ...place, tokens: tokensFor(senderId, body) })));
    },
    remove: (conversationId, seqs) => store.remove(conversationId, seqs),
    removeBySender: (senderId, conversationIds) => store.removeAll(senderToken(senderId), conversationIds),
  };
}

function tokensFor(senderId: string, body: string | null): string[] {
  return body === null ? [] : [senderToken(senderId), ...distinctTokens(body)];
}
