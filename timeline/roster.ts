import { type Content, type ConversationKind, changesRoster, type Entry, type Role } from './entry.ts';
import { foldInviteLinks, type InviteLink } from './invite-link.ts';

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

/** Who is in a conversation, as what, and what holds for all of it: the fold of its log's roster entries. */
export type Roster = {
  readonly conversationId: string;
  readonly kind: ConversationKind;
  readonly title: string | null;
  readonly avatarAttachmentId: string | null;
  /** Messages sent from now on disappear after so long; null for never. */
  readonly messageLifetimeSeconds: number | null;
  /** The pinned messages, in the order of pinning. Some of those that disappear may have: see `livePins`. */
  readonly pinnedSeqs: readonly number[];
  /** When pinned messages disappear, of those that do. Milliseconds since 1970. */
  readonly pinsExpireAt?: Readonly<Record<number, number>>;
  /** The links by which people join, in the order in which they were made; missing while none was made. */
  readonly inviteLinks?: readonly InviteLink[];
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

/** The pinned messages that have not disappeared, in the order of pinning. */
export function livePins({ pinnedSeqs, pinsExpireAt = {} }: Pick<Roster, 'pinnedSeqs' | 'pinsExpireAt'>, now: number): readonly number[] {
  return pinnedSeqs.filter((seq) => (pinsExpireAt[seq] ?? Number.POSITIVE_INFINITY) > now);
}

/** The roster after an entry. Entries that are in it already, or that change nothing of it, leave it as it is. Throws on an entry without its conversation. */
export function foldRoster(roster: Roster | null, entry: Omit<Entry, 'at'>): Roster | null {
  const { content, seq, createdAt, conversationId } = entry;
  if (!changesRoster(content) || (roster && seq <= roster.appliedSeq)) return roster;
  if (content.kind === 'conversation_created') return created(entry, content);
  if (!roster) throw new Error(`the log of ${conversationId} does not begin with its creation`);
  const { members } = roster;
  const next = { ...roster, appliedSeq: seq };
  switch (content.kind) {
    case 'member_added': {
      const { userId, role } = content;
      const member: Member = { userId, role, joinedSeq: seq, joinedAt: createdAt, position: positionAt(seq, 0) };
      const joined = { ...next, members: [...members.filter((other) => other.userId !== userId), member] };
      return content.inviteLinkId ? withInviteLinks(joined, entry) : joined;
    }
    case 'member_removed': {
      const others = members.filter((member) => member.userId !== content.userId);
      return { ...next, members: others.map((member) => (member.userId === content.newOwnerId ? { ...member, role: 'owner' } : member)) };
    }
    case 'role_changed': {
      const isHandOver = content.role === 'owner';
      const roleOf = ({ userId, role }: Member): Role => (userId === content.userId ? content.role : isHandOver && role === 'owner' ? 'admin' : role);
      return { ...next, members: members.map((member) => ({ ...member, role: roleOf(member) })) };
    }
    case 'group_changed': {
      const { title = roster.title, avatarAttachmentId = roster.avatarAttachmentId } = content;
      return { ...next, title, avatarAttachmentId };
    }
    case 'lifetime_changed':
      return { ...next, messageLifetimeSeconds: content.seconds };
    case 'invite_link_created':
    case 'invite_link_revoked':
      return withInviteLinks(next, entry);
    case 'message_pinned': {
      const { messageSeq, expiresAt } = content;
      const pins = [...livePins(roster, createdAt).filter((pinned) => pinned !== messageSeq), messageSeq];
      return withPins(next, pins, expiresAt === undefined ? {} : { [messageSeq]: expiresAt });
    }
    case 'message_unpinned':
    case 'message_deleted':
      return withPins(
        next,
        roster.pinnedSeqs.filter((pinned) => pinned !== content.messageSeq),
      );
    default:
      return roster;
  }
}

function withPins({ pinsExpireAt, ...roster }: Roster, pinnedSeqs: readonly number[], added: Readonly<Record<number, number>> = {}): Roster {
  const known = Object.entries({ ...pinsExpireAt, ...added }).filter(([seq]) => pinnedSeqs.includes(Number(seq)));
  return { ...roster, pinnedSeqs, ...(known.length > 0 ? { pinsExpireAt: Object.fromEntries(known) } : {}) };
}

function withInviteLinks(roster: Roster, entry: Omit<Entry, 'at'>): Roster {
  return { ...roster, inviteLinks: foldInviteLinks(roster.inviteLinks ?? [], entry) };
}

function created({ seq, createdAt, conversationId }: Omit<Entry, 'at'>, content: Extract<Content, { kind: 'conversation_created' }>): Roster {
  const { conversationKind: kind, title, avatarAttachmentId = null } = content;
  const members = content.members.map(
    ({ userId, role }, i): Member => ({ userId, role, joinedSeq: seq, joinedAt: createdAt, position: positionAt(seq, i) }),
  );
  return { conversationId, kind, title, avatarAttachmentId, messageLifetimeSeconds: null, pinnedSeqs: [], createdAt, appliedSeq: seq, members };
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
