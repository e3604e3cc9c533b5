/** How an event stands to those before it in its conversation. `from` is the seq that should have come. */
export type Placing = { readonly kind: 'next' } | { readonly kind: 'seen' } | { readonly kind: 'gap'; readonly from: number };

/** What was received of each conversation, to tell what is missing and what comes twice. */
export type Sequence = {
  /** Places an event. One that is next counts as received; one that leaves a gap does not. */
  place(conversationId: string, seq: number): Placing;
  /** Takes an event as it is, whatever is missing before it. */
  accept(conversationId: string, seq: number): void;
  /** The next event of the conversation is its first: what happens while one is not a member is not shown. */
  forget(conversationId: string): void;
  /** Forgets all conversations. */
  reset(): void;
};

/** Makes a sequence in which nothing was received yet. */
export function createSequence(): Sequence {
  const received = new Map<string, number>();

  return {
    place(conversationId, seq) {
      const last = received.get(conversationId);
      if (last !== undefined && seq <= last) return { kind: 'seen' };
      if (last !== undefined && seq > last + 1) return { kind: 'gap', from: last + 1 };
      received.set(conversationId, seq);
      return { kind: 'next' };
    },
    accept: (conversationId, seq) => void received.set(conversationId, seq),
    forget: (conversationId) => void received.delete(conversationId),
    reset: () => received.clear(),
  };
}
