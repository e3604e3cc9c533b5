import { bodyOf, type Message } from '../timeline/message.ts';
import type { Position, SearchStore } from './store.ts';
import { distinctTokens, senderToken } from './tokens.ts';

/** A message as it stands, as far as it can be found. */
export type Findable = Position & {
  readonly senderId: string;
  /** Null for what is not to be found: what was deleted or erased, and what only the recipients' devices can read. */
  readonly body: string | null;
  /** The seq of the entry that made it so. */
  readonly version: number;
};

/** Keeps the index. All of it may be repeated, and come in any order. */
export type Indexing = {
  /** Indexes messages as they stand; they can be found when this returns. An older version changes nothing. */
  put(messages: readonly Findable[]): Promise<void>;
  /** The same for messages of the log. */
  follow(messages: readonly Message[]): Promise<void>;
  /** Forgets messages for good. */
  remove(conversationId: string, seqs: readonly number[]): Promise<void>;
  /** Forgets, for good, everything that a user wrote in these conversations. */
  removeBySender(senderId: string, conversationIds: readonly string[]): Promise<void>;
};

/** Makes what keeps an index. */
export function createIndexing(store: SearchStore): Indexing {
  async function put(messages: readonly Findable[]): Promise<void> {
    if (messages.length > 0) await store.put(messages.map(({ senderId, body, ...place }) => ({ ...place, tokens: tokensFor(senderId, body) })));
  }

  return {
    put,
    follow: (messages) => put(messages.map(findableOf)),
    remove: (conversationId, seqs) => store.remove(conversationId, seqs),
    removeBySender: (senderId, conversationIds) => store.removeAll(senderToken(senderId), conversationIds),
  };
}

function findableOf(message: Message): Findable {
  const { entry, changes } = message;
  const { conversationId, seq, createdAt, actorId: senderId, content } = entry;
  const isHidden = changes.deletedAt !== null || content.isErased || content.encrypted;
  return { conversationId, seq, createdAt, senderId, body: isHidden ? null : bodyOf(message), version: changes.appliedSeq };
}

function tokensFor(senderId: string, body: string | null): string[] {
  return body === null ? [] : [senderToken(senderId), ...distinctTokens(body)];
}
