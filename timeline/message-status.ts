import type { MessageEntry } from './entry.ts';
import type { Mark, MarkStore, WithoutReadReceipts } from './marks.ts';
import type { Member, Roster } from './roster.ts';
import type { RosterStore } from './store.ts';

/** How far a message has got with everybody whom it is for. */
export type MessageStatus = 'SENT' | 'DELIVERED' | 'SEEN';

/** Whom a message is for: the members of now who have been there since it was sent, without its sender. */
export function addresseesOf({ members }: Roster, { actorId, seq }: MessageEntry): readonly Member[] {
  return members.filter(({ userId, joinedSeq }) => userId !== actorId && joinedSeq <= seq);
}

/** The status of a message: that of whoever is least far. Somebody whose reading is hidden counts as having received at most; SENT while there is nobody. */
export function statusOf(
  seq: number,
  addressees: readonly Member[],
  marks: ReadonlyMap<string, Mark>,
  isHidden: (userId: string) => boolean,
): MessageStatus {
  const isReceived = addressees.every(({ userId }) => (marks.get(userId)?.deliveredSeq ?? 0) >= seq);
  if (addressees.length === 0 || !isReceived) return 'SENT';
  return addressees.every(({ userId }) => (marks.get(userId)?.readSeq ?? 0) >= seq && !isHidden(userId)) ? 'SEEN' : 'DELIVERED';
}

/** What statuses are made from. */
export type StatusSources = {
  readonly rosters: Pick<RosterStore, 'load'>;
  readonly marks: Pick<MarkStore, 'of'>;
  readonly withoutReadReceipts: WithoutReadReceipts;
};

/** The status of messages as viewers see them, in the same order. Three store calls, whatever their number and that of their conversations. */
export async function loadStatuses(
  { rosters, marks, withoutReadReceipts }: StatusSources,
  asked: readonly { readonly viewerId: string; readonly entry: MessageEntry }[],
): Promise<MessageStatus[]> {
  const ids = [...new Set(asked.map(({ entry }) => entry.conversationId))];
  const [loaded, moved] = await Promise.all([rosters.load(ids), marks.of(ids)]);
  const rosterOf = new Map(loaded.map((roster) => [roster.conversationId, roster]));
  const marksOf = new Map(
    [...Map.groupBy(moved, ({ conversationId }) => conversationId)].map(([id, group]) => [id, new Map(group.map((mark) => [mark.userId, mark]))]),
  );
  const members = loaded.flatMap((roster) => roster.members.map(({ userId }) => userId));
  const off = await withoutReadReceipts([...new Set([...asked.map(({ viewerId }) => viewerId), ...members])]);
  return asked.map(({ viewerId, entry }) => {
    const roster = rosterOf.get(entry.conversationId);
    const isHidden = (userId: string): boolean => off.has(viewerId) || off.has(userId);
    return statusOf(entry.seq, roster ? addresseesOf(roster, entry) : [], marksOf.get(entry.conversationId) ?? NONE, isHidden);
  });
}

const NONE: ReadonlyMap<string, Mark> = new Map();
