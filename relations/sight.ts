import type { Relation, RelationStore, Settings, SettingsStore } from './store.ts';

/** Somebody who looks whether somebody is online. */
export type Look = { readonly viewerId: string; readonly userId: string };

/** Who may see whose presence, in the order of the looks. Two reads at the same time, however many there are. */
export type Sight = (looks: readonly Look[]) => Promise<readonly boolean[]>;

/**
 * Presence is mutual: one sees another's if each lets the other see her own. To be blocked is not to be let see, and nobody sees who
 * has deleted her account. Everybody sees herself.
 */
export function createSight(relations: Pick<RelationStore, 'standing'>, settings: Pick<SettingsStore, 'of'>): Sight {
  return async (looks) => {
    const pairs = looks.filter(({ viewerId, userId }) => viewerId !== userId);
    if (pairs.length === 0) return looks.map(() => true);
    const people = [...new Set(pairs.flatMap(({ viewerId, userId }) => [viewerId, userId]))];
    const asked = pairs.flatMap(({ viewerId, userId }) => [...wordsOf(viewerId, userId), ...wordsOf(userId, viewerId)]);
    const [standing, chosen] = await Promise.all([relations.standing(asked), settings.of(people)]);
    const words = new Set(standing.map(keyOf));
    const settingsOf = new Map(people.map((id, i) => [id, chosen[i]]));
    const lets = (ownerId: string, userId: string): boolean =>
      isLetSee(
        settingsOf.get(ownerId),
        wordsOf(ownerId, userId).map((word) => words.has(keyOf(word))),
      );
    return looks.map(({ viewerId, userId }) => viewerId === userId || (lets(userId, viewerId) && lets(viewerId, userId)));
  };
}

/** What an owner may have said: that the user is a contact, that she is blocked, that her own account is deleted. */
function wordsOf(ownerId: string, userId: string): readonly Relation[] {
  return [
    { ownerId, kind: 'contact', userId },
    { ownerId, kind: 'block', userId },
    { ownerId, kind: 'deletion', userId: ownerId },
  ];
}

function isLetSee(settings: Settings | undefined, [isContact, isBlocked, isDeleted]: readonly boolean[]): boolean {
  if (isBlocked || isDeleted) return false;
  return settings?.lastSeenVisibility === 'EVERYONE' || (settings?.lastSeenVisibility === 'CONTACTS' && isContact === true);
}

function keyOf({ ownerId, kind, userId }: Relation): string {
  return `${ownerId} ${kind} ${userId}`;
}
