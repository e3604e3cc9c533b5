/** Where a message stands among all: newest first, and those of one millisecond by conversation and seq, the greatest first. */
export type Position = { readonly createdAt: number; readonly conversationId: string; readonly seq: number };

/** What is indexed of a message as it stands. */
export type IndexedMessage = Position & {
  /** The seq of the entry that made it so: an older version never replaces a newer one. */
  readonly version: number;
  /** Different from each other. None if the message is not to be found. */
  readonly tokens: readonly string[];
};

/** A token that a message must have; with `isPrefix` one that begins with it. */
export type Condition = { readonly token: string; readonly isPrefix: boolean };

/** Which messages to find. */
export type IndexQuery = {
  /** In these conversations, each from a seq on. */
  readonly conversations: readonly { readonly conversationId: string; readonly fromSeq: number }[];
  /** At least one. */
  readonly all: readonly Condition[];
  /** Created at this moment or later, and before that one: milliseconds since 1970. */
  readonly since: number;
  readonly until: number;
  /** Only what comes after this one, in the order of `Position`. */
  readonly after: Position | null;
  readonly limit: number;
};

/**
 * The index over messages: it proposes, the messages themselves decide. What it says may be older or newer than what is read
 * elsewhere. Every call but `find` may be repeated, and is kept when it returns, or restored by the relay after a power cut.
 */
export type SearchStore = {
  /** Indexes messages; each replaces its older version. */
  put(messages: readonly IndexedMessage[]): Promise<void>;
  /** The first messages that meet all conditions, in the order of `Position`, each once. */
  find(query: IndexQuery): Promise<Position[]>;
  /** Forgets messages for good: they are not indexed again. */
  remove(conversationId: string, seqs: readonly number[]): Promise<void>;
  /** Forgets, for good, all messages with this token in the conversations. */
  removeAll(token: string, conversationIds: readonly string[]): Promise<void>;
};

/** The version of what was removed: nothing is newer. */
export const REMOVED = Number.MAX_SAFE_INTEGER;
