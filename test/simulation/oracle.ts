import type { Entry, Role } from '../../timeline/entry.ts';
import type { Member, Roster } from '../../timeline/roster.ts';
import type { LogState } from '../../timeline/state.ts';

/** The state of a log after its first `length` entries, by a fold that shares nothing with the product's. */
export function stateAfterFirst(log: readonly Entry[], length: number): LogState {
  const entries = log.slice(0, length);
  const last = entries.at(-1);
  const conversationId = log[0]?.conversationId ?? '';
  if (!last) return { conversationId, seq: 0, at: '', messageCount: 0, rosterSeq: 0, roster: null };
  const messageCount = entries.filter(({ content }) => content.kind === 'message_sent').length;
  const rosterSeq = entries.findLast(({ content }) => content.kind !== 'message_sent')?.seq ?? 0;
  return { conversationId, seq: last.seq, at: last.at, messageCount, rosterSeq, roster: rosterOf(entries) };
}

function rosterOf(entries: readonly Entry[]): Roster | null {
  const [first] = entries;
  if (first?.content.kind !== 'conversation_created') return null;
  let members: Member[] = [];
  let appliedSeq = 0;
  const join = (userId: string, role: Role, { seq, createdAt }: Entry, index: number): void => {
    members.push({ userId, role, joinedSeq: seq, joinedAt: createdAt, position: seq * 1_000_000 + index });
  };
  for (const entry of entries) {
    const { content, seq } = entry;
    if (content.kind === 'message_sent') continue;
    appliedSeq = seq;
    if (content.kind === 'conversation_created') {
      for (const [index, { userId, role }] of content.members.entries()) join(userId, role, entry, index);
      continue;
    }
    if (content.kind !== 'member_added' && content.kind !== 'member_removed') continue;
    members = members.filter((member) => member.userId !== content.userId);
    if (content.kind === 'member_added') join(content.userId, content.role, entry, 0);
    else members = members.map((member) => (member.userId === content.newOwnerId ? { ...member, role: 'owner' } : member));
  }
  const { conversationKind: kind, title } = first.content;
  const { conversationId, createdAt } = first;
  return { conversationId, kind, title, avatarAttachmentId: null, messageLifetimeSeconds: null, pinnedSeqs: [], createdAt, appliedSeq, members };
}

/** From which entry to which a user was a member: `left` is Infinity while she is. Both are hers to see. */
export function spansOf(log: readonly Entry[], userId: string): { readonly joined: number; readonly left: number }[] {
  const spans: { joined: number; left: number }[] = [];
  for (const { content, seq } of log) {
    const joins =
      content.kind === 'conversation_created'
        ? content.members.some((member) => member.userId === userId)
        : content.kind === 'member_added' && content.userId === userId;
    if (joins) spans.push({ joined: seq, left: Number.POSITIVE_INFINITY });
    const open = spans.at(-1);
    if (open && content.kind === 'member_removed' && content.userId === userId) open.left = seq;
  }
  return spans;
}

/** The entries of a log that a user may see. */
export function visibleTo(log: readonly Entry[], userId: string): Entry[] {
  const spans = spansOf(log, userId);
  return log.filter(({ seq }) => spans.some(({ joined, left }) => seq >= joined && seq <= left));
}
