import type { EntryOf } from './entry.ts';
import type { Member, Roster } from './roster.ts';

/** The content by which a member leaves a group: an owner hands it to the admin, else the member, who joined first. */
export function departureOf({ members }: Roster, { userId, role, joinedSeq }: Member): EntryOf<'member_removed'>['content'] {
  const others = members.filter((member) => member.userId !== userId);
  const heir = role === 'owner' ? (others.find((member) => member.role === 'admin') ?? others[0]) : undefined;
  return { kind: 'member_removed', userId, joinedSeq, newOwnerId: heir?.userId ?? null };
}
