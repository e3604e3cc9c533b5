import { inOrder } from '../platform/in-order.ts';
import { aboutSeqOf, type Entry, isMessage, type MessageEntry, type Place, placeKey } from './entry.ts';
import type { TimelineStore } from './store.ts';

/** Who has reacted to a message with an emoji, in the order in which they did. */
export type Reaction = { readonly emoji: string; readonly userIds: readonly string[] };

/** What became of a message since it was sent: the fold of the later entries about it. */
export type MessageChanges = Place & {
  /** The seq of the last entry that is in it. */
  readonly appliedSeq: number;
  /** The last edit, or null. Milliseconds since 1970. */
  readonly edit: { readonly body: string; readonly mentionIds: readonly string[]; readonly at: number } | null;
  readonly deletedAt: number | null;
  /** In the order of the first of each emoji. */
  readonly reactions: readonly Reaction[];
  /** Messages written under it, with those that were deleted. */
  readonly replyCount: number;
};

/** A message as it is now. */
export type Message = { readonly entry: MessageEntry; readonly changes: MessageChanges };

/** A message as it was sent. */
export function asSent(entry: MessageEntry): Message {
  return { entry, changes: unchanged(entry) };
}

/** The text as it is now; empty if the message was deleted. */
export function bodyOf({ entry, changes }: Message): string {
  if (changes.deletedAt !== null) return '';
  return changes.edit?.body ?? entry.content.body;
}

/** The members that it names now. */
export function mentionsOf({ entry, changes }: Message): readonly string[] {
  if (changes.deletedAt !== null) return [];
  return changes.edit?.mentionIds ?? entry.content.mentionIds ?? [];
}

/** The changes after an entry. Entries that are in it already, or that are not about the message, leave it as it is. */
export function foldChanges(changes: MessageChanges, entry: Omit<Entry, 'at'>): MessageChanges {
  const { content, seq, createdAt, actorId } = entry;
  if (seq <= changes.appliedSeq || aboutSeqOf(content) !== changes.seq) return changes;
  const next = { ...changes, appliedSeq: seq };
  switch (content.kind) {
    case 'message_sent':
      return { ...next, replyCount: changes.replyCount + 1 };
    case 'message_edited':
      return { ...next, edit: { body: content.body, mentionIds: content.mentionIds, at: createdAt } };
    case 'message_deleted':
      return { ...next, edit: null, deletedAt: createdAt, reactions: [] };
    case 'reaction_added':
      return { ...next, reactions: withReaction(changes.reactions, content.emoji, actorId) };
    case 'reaction_removed':
      return { ...next, reactions: withoutReaction(changes.reactions, content.emoji, actorId) };
    default:
      return next;
  }
}

/** The messages of some places as they are now, in any order; what is no message is left out. Three store calls, whatever their number. */
export async function loadMessages(
  { log, changes }: Pick<TimelineStore, 'log' | 'changes'>,
  places: readonly Place[],
  notBefore?: string,
): Promise<Message[]> {
  if (places.length === 0) return [];
  const [entries, stored] = await Promise.all([log.at(places, notBefore), changes.load(places)]);
  return withChanges({ log }, entries.filter(isMessage), stored, notBefore);
}

/** The messages of some places as they are now, in the order of the places; null for what is no message. Three store calls, whatever their number. */
export async function messagesAt(store: Pick<TimelineStore, 'log' | 'changes'>, places: readonly Place[]): Promise<(Message | null)[]> {
  return inOrder(places.map(placeKey), await loadMessages(store, places), ({ entry }) => placeKey(entry));
}

/** Messages of which the entries are known, as they are now, in the same order. Two store calls, whatever their number. */
export async function loadChanges(
  store: Pick<TimelineStore, 'log' | 'changes'>,
  entries: readonly MessageEntry[],
  notBefore?: string,
): Promise<Message[]> {
  if (entries.length === 0) return [];
  return withChanges(store, entries, await store.changes.load(entries), notBefore);
}

/** What is stored may lag behind the log: the rest is in the log. */
async function withChanges(
  { log }: Pick<TimelineStore, 'log'>,
  entries: readonly MessageEntry[],
  stored: readonly MessageChanges[],
  notBefore?: string,
): Promise<Message[]> {
  if (entries.length === 0) return [];
  const known = new Map(stored.map((changes) => [placeKey(changes), changes]));
  const bases = entries.map((entry) => known.get(placeKey(entry)) ?? unchanged(entry));
  const since = bases.map(({ conversationId, seq, appliedSeq }) => ({ conversationId, seq, appliedSeq }));
  const later = Map.groupBy(await log.about(since, notBefore), (entry) => placeKey({ ...entry, seq: aboutSeqOf(entry.content) ?? 0 }));
  return entries.map((entry, i) => {
    const base = bases[i] ?? unchanged(entry);
    return { entry, changes: (later.get(placeKey(entry)) ?? []).reduce(foldChanges, base) };
  });
}

function unchanged({ conversationId, seq }: Place): MessageChanges {
  return { conversationId, seq, appliedSeq: seq, edit: null, deletedAt: null, reactions: [], replyCount: 0 };
}

function withReaction(reactions: readonly Reaction[], emoji: string, userId: string): readonly Reaction[] {
  const found = reactions.find((reaction) => reaction.emoji === emoji);
  if (!found) return [...reactions, { emoji, userIds: [userId] }];
  if (found.userIds.includes(userId)) return reactions;
  return reactions.map((reaction) => (reaction === found ? { emoji, userIds: [...found.userIds, userId] } : reaction));
}

function withoutReaction(reactions: readonly Reaction[], emoji: string, userId: string): readonly Reaction[] {
  return reactions
    .map((reaction) => (reaction.emoji === emoji ? { emoji, userIds: reaction.userIds.filter((id) => id !== userId) } : reaction))
    .filter(({ userIds }) => userIds.length > 0);
}
