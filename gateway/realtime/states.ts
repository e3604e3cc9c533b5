import type { At } from '../../timeline/entry.ts';
import { type MarkStore, markFor, type WithoutReadReceipts } from '../../timeline/marks.ts';
import { isCurrent } from '../../timeline/membership.ts';
import type { TimelineStore } from '../../timeline/store.ts';
import type { ViewerStateStore } from '../../timeline/viewer-state.ts';
import type { BareEvent } from './renderings.ts';

/** What is state in a stream is read from here. */
export type StateSources = {
  readonly store: Pick<TimelineStore, 'memberships'>;
  readonly marks: Pick<MarkStore, 'since'>;
  readonly viewerStates: Pick<ViewerStateStore, 'since'>;
  readonly withoutReadReceipts: WithoutReadReceipts;
};

/** The latest of all that is state and changed after a stamp, as a user sees it: how far members have got, and what is her own. */
export async function readStates({ store, marks, viewerStates, withoutReadReceipts }: StateSources, userId: string, since: At): Promise<BareEvent[]> {
  const ids = (await store.memberships.ofUser(userId)).filter(isCurrent).map(({ conversationId }) => conversationId);
  const [moved, changed] = await Promise.all([marks.since(ids, since), viewerStates.since(userId, since)]);
  const off = await withoutReadReceipts([...new Set([userId, ...moved.map((mark) => mark.userId)])]);
  return [
    ...moved.map((mark): BareEvent => ({ kind: 'receipt-updated', mark: markFor(userId, mark, off) })),
    ...changed.map((state): BareEvent => ({ kind: 'viewer-state', state })),
  ];
}
