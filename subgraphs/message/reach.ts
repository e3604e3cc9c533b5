import type { UserError } from '../../platform/errors.ts';
import { keepLatest } from '../../platform/keep-latest.ts';
import { reachFault } from '../../relations/reach.ts';
import type { RelationStore } from '../../relations/store.ts';
import { loadState } from '../../timeline/state.ts';
import type { TimelineStore } from '../../timeline/store.ts';

/** Why a user can not write in a conversation because of a block; null if none stands in the way, or she is no member. */
export type Reach = (conversationId: string, userId: string) => Promise<UserError | null>;

const CONVERSATIONS_KEPT = 10_000;

/**
 * Makes the check of a deployment. In groups blocks do not count. In a direct conversation it reads blocks once, by primary key, so
 * that one acknowledged before is seen. Who is in a direct conversation never changes: that is read once and kept.
 */
export function createReach(store: Pick<TimelineStore, 'log' | 'rosters'>, relations: Pick<RelationStore, 'standing'>): Reach {
  /** The two of a direct conversation, nobody for a group. */
  const pairs = new Map<string, readonly string[]>();

  async function pairOf(conversationId: string): Promise<readonly string[]> {
    const known = pairs.get(conversationId);
    if (known) return known;
    const { roster } = await loadState(store, conversationId); // a stored roster may not be there yet
    if (!roster) return [];
    const pair = roster.kind === 'direct' ? roster.members.map(({ userId }) => userId) : [];
    keepLatest(pairs, conversationId, pair, CONVERSATIONS_KEPT);
    return pair;
  }

  return async (conversationId, userId) => {
    const pair = await pairOf(conversationId);
    const others = pair.includes(userId) ? pair.filter((id) => id !== userId) : [];
    return others.length > 0 ? reachFault(relations, userId, others, ['input', 'conversationId']) : null;
  };
}
