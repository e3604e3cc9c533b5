/** A text that its author has not sent yet. `updatedAt`: milliseconds since 1970 by the server. */
export type StoredDraft = { readonly userId: string; readonly conversationId: string; readonly body: string; readonly updatedAt: number };

/** Where drafts are kept: at most one for each user and conversation. */
export type DraftStore = {
  /** Keeps it in place of the one before, unless that is later; an empty body takes its text away. Durable when this resolves. */
  save(draft: StoredDraft): Promise<void>;
  /** A user's drafts in some conversations, those without text left out, in any order. */
  load(userId: string, conversationIds: readonly string[]): Promise<StoredDraft[]>;
  /** Forgets all drafts of a user. */
  forgetUser(userId: string): Promise<void>;
};
