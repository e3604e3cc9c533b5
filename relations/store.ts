/**
 * `contact`: the owner keeps the user in her list. `block`: she wants nothing from the user. Both are one-sided. `deletion`: the
 * owner has deleted her account; the user is herself.
 */
export type RelationKind = 'contact' | 'block' | 'deletion';

/** What one user, the owner, has said of another. */
export type Relation = { readonly ownerId: string; readonly kind: RelationKind; readonly userId: string };

/** A relation, and since when it stands, in milliseconds since 1970. */
export type DatedRelation = Relation & { readonly since: number };

/** A place in a list of relations. */
export type ListPlace = Pick<DatedRelation, 'since' | 'userId'>;

/** Where contacts and blocks are kept. A write is durable, and seen by every later read, when its promise resolves. */
export type RelationStore = {
  /** Keeps a relation, unless its owner has `limit` of the kind: then false. One that stands already is left as it is. Calls at the same time may exceed the limit by as many. */
  add(relation: DatedRelation, limit: number): Promise<boolean>;
  /** Ends a relation; does nothing if there is none. */
  remove(relation: Relation): Promise<void>;
  /** Those among these relations that stand, in any order: one read by primary key, none for none. */
  standing(relations: readonly Relation[]): Promise<Relation[]>;
  /** Up to `limit` relations of an owner, the latest first, from `after` on. */
  list(ownerId: string, kind: RelationKind, after: ListPlace | null, limit: number): Promise<DatedRelation[]>;
  /** Forgets every contact and block of a user, and of others with her. That she has deleted her account stays. */
  forgetUser(userId: string): Promise<void>;
};

/** Who sees whether somebody is online, and when she last was. */
export type LastSeenVisibility = 'EVERYONE' | 'CONTACTS' | 'NOBODY';

/** What a user has chosen to let others see. */
export type Settings = { readonly lastSeenVisibility: LastSeenVisibility; readonly readReceipts: boolean; readonly pushPreviews: boolean };

/** The settings of whoever has changed none. */
export const FIRST_SETTINGS: Settings = { lastSeenVisibility: 'EVERYONE', readReceipts: true, pushPreviews: true };

/** Where settings are kept: the one place for all parts. */
export type SettingsStore = {
  /** The settings of each user, in the order of `userIds`: one read. */
  of(userIds: readonly string[]): Promise<Settings[]>;
  /** Changes some settings and gives all. Changes of different ones at the same time all hold. */
  change(userId: string, changes: Partial<Settings>): Promise<Settings>;
  /** Forgets what a user has chosen. */
  forgetUser(userId: string): Promise<void>;
};
