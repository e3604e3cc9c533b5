import type { DraftStore, StoredDraft } from '../../timeline/drafts.ts';
import { isCurrent } from '../../timeline/membership.ts';
import type { TimelineStore } from '../../timeline/store.ts';
import type { ViewerState } from '../../timeline/viewer-state.ts';

/** The draft of a viewer as it is now; null if there is none, or she is no member. Two store calls. */
export type EventDraft = (state: ViewerState) => Promise<StoredDraft | null>;

/** Makes the reading of what `DraftChanged` tells. */
export function createEventDraft({ memberships }: Pick<TimelineStore, 'memberships'>, drafts: Pick<DraftStore, 'load'>): EventDraft {
  return async ({ userId, conversationId }) => {
    const [[membership], [draft]] = await Promise.all([memberships.load(userId, [conversationId]), drafts.load(userId, [conversationId])]);
    return isCurrent(membership) ? (draft ?? null) : null;
  };
}
