import type { Entry, Place } from './entry.ts';
import { idOfPlace, placeOfId } from './place-id.ts';

/** A link by which people join a group, as the log tells of it. The code that is passed around is not in the log. */
export type InviteLink = {
  readonly id: string;
  readonly createdBy: string;
  readonly createdAt: number;
  /** Milliseconds since 1970 from which on nobody joins by it; null for never. */
  readonly expiresAt: number | null;
  /** How many may join by it; null for any number. */
  readonly maxUses: number | null;
  /** How many have joined by it. */
  readonly useCount: number;
  readonly revokedAt: number | null;
};

/** Whether a link lets people in, and if not, why. */
export type InviteLinkState = 'usable' | 'revoked' | 'expired' | 'used_up';

/** Most links that a group keeps. The oldest that lets nobody in any more makes room for a new one. */
export const MOST_INVITE_LINKS = 20;

/** The id of the link that the entry of a place made. */
export function inviteLinkIdOf(place: Place): string {
  return idOfPlace('inv', place);
}

/** The place of the entry that made a link, or null if the id can not be one. Says nothing of whether there is such a link. */
export function placeOfInviteLink(inviteLinkId: string): Place | null {
  return placeOfId('inv', inviteLinkId);
}

/** The state of a link at a moment. */
export function stateOfLink({ revokedAt, expiresAt, maxUses, useCount }: InviteLink, now: number): InviteLinkState {
  if (revokedAt !== null) return 'revoked';
  if (expiresAt !== null && expiresAt <= now) return 'expired';
  return maxUses !== null && useCount >= maxUses ? 'used_up' : 'usable';
}

/** The links of a group after an entry, in the order in which they were made. */
export function foldInviteLinks(links: readonly InviteLink[], entry: Omit<Entry, 'at'>): readonly InviteLink[] {
  const { content, createdAt } = entry;
  switch (content.kind) {
    case 'invite_link_created': {
      const { endsAt: expiresAt, maxUses } = content;
      const made = { id: inviteLinkIdOf(entry), createdBy: entry.actorId, createdAt, expiresAt, maxUses, useCount: 0, revokedAt: null };
      const over = links.length < MOST_INVITE_LINKS ? undefined : links.find((link) => stateOfLink(link, createdAt) !== 'usable');
      return [...links.filter((link) => link !== over), made];
    }
    case 'invite_link_revoked':
      return links.map((link) => (link.id === content.inviteLinkId ? { ...link, revokedAt: createdAt } : link));
    case 'member_added':
      return links.map((link) => (link.id === content.inviteLinkId ? { ...link, useCount: link.useCount + 1 } : link));
    default:
      return links;
  }
}
