import type { Entry } from './entry.ts';
import type { Head } from './head.ts';

/** The seqs during which a user was a member: from the entry that let her in to the one that took her out, or until now. */
export type Span = readonly [joinedSeq: number, leftSeq: number | null];

/** How one user belongs to one conversation: the row from which her inbox, her rights to read and her markers come. */
export type Membership = {
  readonly userId: string;
  readonly conversationId: string;
  readonly spans: readonly Span[];
  /** The seq of the last entry that is in `spans`. */
  readonly seq: number;
  readonly readSeq: number;
  /** Messages up to `readSeq`: unread = messages at the head - this. */
  readonly readCount: number;
  /** Milliseconds since 1970, or null. */
  readonly mutedUntil: number | null;
  /** Whether the user wants to come back to it, whatever she has read. */
  readonly isMarkedUnread: boolean;
};

/** A change of a user's spans by an entry of the log. */
export type MembershipChange = {
  readonly userId: string;
  readonly conversationId: string;
  readonly seq: number;
  readonly joinedSeq: number;
  readonly leftSeq: number | null;
  /** Messages up to `seq`. */
  readonly messageCount: number;
};

/** True while the user is a member. */
export function isCurrent(membership: Membership | null | undefined): membership is Membership {
  return membership?.spans.at(-1)?.[1] === null;
}

/** Messages after the read marker. */
export function unreadIn({ readCount }: Membership, head: Head | null | undefined): number {
  return Math.max(0, (head?.messageCount ?? 0) - readCount);
}

/** True while it is muted; that ends by itself. */
export function isMuted({ mutedUntil }: Membership, now: number): boolean {
  return mutedUntil !== null && mutedUntil > now;
}

/** True if the user may see the entry of that seq. Joining and leaving are seen by the one who joins and leaves. */
export function maySee(membership: Pick<Membership, 'spans'>, seq: number): boolean {
  return membership.spans.some(([joined, left]) => seq >= joined && (left === null || seq <= left));
}

/** True if the user was a member after the entry of that seq. */
export function wasMember({ spans }: Pick<Membership, 'spans'>, seq: number): boolean {
  return spans.some(([joined, left]) => seq >= joined && (left === null || seq < left));
}

/** True if the entry makes the user a member. */
export function letsIn({ content }: Entry, userId: string): boolean {
  if (content.kind === 'conversation_created') return content.members.some((member) => member.userId === userId);
  return content.kind === 'member_added' && content.userId === userId;
}

/** True if the entry ends the user's membership. */
export function takesOut({ content }: Entry, userId: string): boolean {
  return content.kind === 'member_removed' && content.userId === userId;
}

/** What an entry changes of whose membership. */
export function membershipChanges(entry: Entry): readonly MembershipChange[] {
  const { content, conversationId, seq, messageCount } = entry;
  const joined = (userId: string): MembershipChange => ({ userId, conversationId, seq, joinedSeq: seq, leftSeq: null, messageCount });
  switch (content.kind) {
    case 'conversation_created':
      return content.members.map((member) => joined(member.userId));
    case 'member_added':
      return [joined(content.userId)];
    case 'member_removed':
      return [{ userId: content.userId, conversationId, seq, joinedSeq: content.joinedSeq, leftSeq: seq, messageCount }];
    default:
      return [];
  }
}

/** The spans after a change. Changes may come twice and in any order: each says the whole span that it is about. */
export function applyToSpans(spans: readonly Span[], { joinedSeq, leftSeq }: MembershipChange): readonly Span[] {
  const known = spans.find(([joined]) => joined === joinedSeq);
  const others = spans.filter(([joined]) => joined !== joinedSeq);
  const changed: Span = [joinedSeq, leftSeq ?? known?.[1] ?? null];
  return [...others, changed].sort(([a], [b]) => a - b);
}
