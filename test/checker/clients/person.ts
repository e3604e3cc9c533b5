import type { EventFields } from './documents.ts';
import type { Account } from './orders.ts';

/** What somebody knows of her conversations, from what her devices received. */
export type Person = {
  readonly account: Account;
  /** By the id of the conversation: the last seq that a device received, and whether she is a member as far as she knows. */
  readonly chats: ReadonlyMap<string, { readonly seq: number; readonly isMember: boolean }>;
  notice(event: EventFields): void;
};

/** Makes somebody who knows nothing yet. */
export function createPerson(account: Account): Person {
  const chats = new Map<string, { seq: number; isMember: boolean }>();
  return {
    account,
    chats,
    notice({ __typename, conversation, seq, user }) {
      if (!conversation || seq === undefined) return;
      const known = chats.get(conversation.id);
      if (known && known.seq >= seq) return;
      chats.set(conversation.id, { seq, isMember: !(__typename === 'MemberRemoved' && user?.id === account.userId) });
    },
  };
}
