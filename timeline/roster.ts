import type { ConversationKind, Entry, Role } from './entry.ts';

/** Somebody in a conversation. */
export type Member = {
  readonly userId: string;
  readonly role: Role;
  /** The seq by which she joined (again). */
  readonly joinedSeq: number;
  readonly joinedAt: number;
  /** Grows in the order of joining, also among those who joined by one entry. */
  readonly position: number;
};

/** Who is in a conversation and what it is called: the fold of its log's roster entries. */
export type Roster = {
  readonly conversationId: string;
  readonly kind: ConversationKind;
  readonly title: string | null;
  readonly createdAt: number;
  /** The seq of the last entry that is in it. */
  readonly appliedSeq: number;
  /** In the order in which they joined. */
  readonly members: readonly Member[];
};

/** The member of that user, or undefined. */
export function memberOf(roster: Roster, userId: string): Member | undefined {
  return roster.members.find((member) => member.userId === userId);
}

/** The roster after an entry. Entries that are in it already, or that change nothing of it, leave it as it is. Throws on an entry without its conversation. */
export function foldRoster(roster: Roster | null, entry: Omit<Entry, 'at'>): Roster | null {
  const { content, seq, createdAt, conversationId } = entry;
  if (roster && seq <= roster.appliedSeq) return roster;
  if (content.kind === 'message_sent') return roster;
  if (content.kind === 'conversation_created') {
    const members = content.members.map(
      ({ userId, role }, i): Member => ({ userId, role, joinedSeq: seq, joinedAt: createdAt, position: positionAt(seq, i) }),
    );
    return { conversationId, kind: content.conversationKind, title: content.title, createdAt, appliedSeq: seq, members };
  }
  if (!roster) throw new Error(`the log of ${conversationId} does not begin with its creation`);
  const others = roster.members.filter((member) => member.userId !== content.userId);
  switch (content.kind) {
    case 'member_added': {
      const member: Member = { userId: content.userId, role: content.role, joinedSeq: seq, joinedAt: createdAt, position: positionAt(seq, 0) };
      return { ...roster, appliedSeq: seq, members: [...others, member] };
    }
    case 'member_removed':
      return {
        ...roster,
        appliedSeq: seq,
        members: others.map((member) => (member.userId === content.newOwnerId ? { ...member, role: 'owner' } : member)),
      };
  }
}

/** Who is to hear of an entry: the members after it, and whoever it removed. `roster` is the roster after the entry. */
export function recipientsOf(entry: Entry, roster: Roster): readonly string[] {
  const members = roster.members.map((member) => member.userId);
  return entry.content.kind === 'member_removed' ? [...members, entry.content.userId] : members;
}

/** Most members that one entry can let in. */
const MEMBERS_OF_ENTRY = 1_000_000;

function positionAt(seq: number, index: number): number {
  return seq * MEMBERS_OF_ENTRY + index;
}
