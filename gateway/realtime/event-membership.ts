import type { Clock } from '../../platform/clock.ts';
import { isCurrent, isMuted, unreadIn } from '../../timeline/membership.ts';
import type { TimelineStore } from '../../timeline/store.ts';
import type { ViewerState } from '../../timeline/viewer-state.ts';
import type { MembershipState } from '../resolver-types.ts';

/** How a conversation stands for a viewer now, or null if she is no member. Two store calls. */
export type EventMembership = (state: ViewerState) => Promise<MembershipState | null>;

/** Makes the reading of what `MembershipUpdated` tells. */
export function createEventMembership({ memberships, heads }: Pick<TimelineStore, 'memberships' | 'heads'>, clock: Clock): EventMembership {
  return async ({ userId, conversationId }) => {
    const [[membership], [head]] = await Promise.all([memberships.load(userId, [conversationId]), heads.load([conversationId])]);
    if (!isCurrent(membership)) return null;
    const muted = isMuted(membership, clock.now());
    const { readSeq, mutedUntil, isMarkedUnread } = membership;
    return { readSeq, unreadCount: unreadIn(membership, head), isMuted: muted, mutedUntil: muted ? mutedUntil : null, isMarkedUnread };
  };
}
