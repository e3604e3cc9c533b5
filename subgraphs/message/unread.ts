import { isCurrent, isMuted, unreadIn } from '../../timeline/membership.ts';
import type { TimelineStore } from '../../timeline/store.ts';

/** Unread messages over all conversations of a user, with those of muted ones if told so. Two store calls, however many there are. */
export async function countUnread(
  { memberships, heads }: Pick<TimelineStore, 'memberships' | 'heads'>,
  userId: string,
  { now, includeMuted }: { readonly now: number; readonly includeMuted: boolean },
): Promise<number> {
  const rows = (await memberships.ofUser(userId)).filter((row) => isCurrent(row) && (includeMuted || !isMuted(row, now)));
  const loaded = new Map((await heads.load(rows.map(({ conversationId }) => conversationId))).map((head) => [head.conversationId, head]));
  return rows.reduce((sum, row) => sum + unreadIn(row, loaded.get(row.conversationId)), 0);
}
