import DataLoader from 'dataloader';
import { type UserError, userError } from '../platform/errors.ts';
import { inOrder } from '../platform/in-order.ts';
import { isCurrent, type Membership } from './membership.ts';
import type { TimelineStore } from './store.ts';

/** What a rule answers to whoever is not a member: she does not learn whether there is such a conversation. */
export const NOT_A_MEMBER: UserError = userError('CONVERSATION_NOT_FOUND', ['input', 'conversationId']);

/** How one viewer belongs to conversations, read in batches, for one operation. */
export type Access = {
  /** The membership while the viewer is a member, else null. */
  membership(conversationId: string): Promise<Membership | null>;
  /** Reads the membership again the next time, after it was changed. */
  forget(conversationId: string): void;
  /** The refusal to give: a former member is told that she is none, since she knows that the conversation exists. Any other refusal stays as it is. */
  explain(refusal: UserError, conversationId: string): Promise<UserError>;
};

/** Makes the access of a viewer for one operation. */
export function createAccess({ memberships }: Pick<TimelineStore, 'memberships'>, userId: string): Access {
  const rows = new DataLoader<string, Membership | null>(async (ids) =>
    inOrder(ids, await memberships.load(userId, ids), ({ conversationId }) => conversationId),
  );

  return {
    async membership(conversationId) {
      const row = await rows.load(conversationId);
      return isCurrent(row) ? row : null;
    },
    forget: (conversationId) => void rows.clear(conversationId),
    async explain(refusal, conversationId) {
      if (refusal !== NOT_A_MEMBER) return refusal;
      const row = await rows.clear(conversationId).load(conversationId);
      return row ? userError('NOT_A_MEMBER', refusal.path) : refusal;
    },
  };
}
