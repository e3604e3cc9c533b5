/**
 * The store's logical clock: text that grows, in the order of the text, with every write that the store applies.
 * `START` is before all of them.
 */
export type At = string;

/** Before everything that was ever written. */
export const START: At = '';

/** What a member may do. */
export type Role = 'owner' | 'admin' | 'member';

/** What a conversation is. */
export type ConversationKind = 'direct' | 'group';

/** What an entry says. A kind once written is read for ever: add kinds, never change them. */
export type Content =
  | {
      readonly kind: 'conversation_created';
      readonly conversationKind: ConversationKind;
      readonly title: string | null;
      readonly members: readonly { readonly userId: string; readonly role: Role }[];
    }
  | { readonly kind: 'member_added'; readonly userId: string; readonly role: Role }
  /** `joinedSeq` is the seq by which the member had joined; `newOwnerId` takes over if the owner left. */
  | { readonly kind: 'member_removed'; readonly userId: string; readonly joinedSeq: number; readonly newOwnerId: string | null }
  | { readonly kind: 'message_sent'; readonly body: string; readonly attachmentIds: readonly string[] };

/** An entry of a conversation's log before the store has taken it. */
export type NewEntry = {
  readonly conversationId: string;
  /** Its place: 1, 2, 3 ... without gaps. */
  readonly seq: number;
  /** Unique for this attempt to write it. */
  readonly id: string;
  readonly actorId: string;
  /** With conversation and actor the key of idempotency; the server makes one where the client has none. */
  readonly clientMessageId: string;
  /** The writer's clock, milliseconds since 1970: for people, never for order. */
  readonly createdAt: number;
  /** Messages up to and with this entry. */
  readonly messageCount: number;
  /** The seq of the last entry up to and with this one that changed the roster. */
  readonly rosterSeq: number;
  readonly content: Content;
};

/** An entry as the store keeps it. */
export type Entry = NewEntry & { readonly at: At };

/** An entry whose content is of one kind. */
export type EntryOf<K extends Content['kind']> = Entry & { readonly content: Extract<Content, { kind: K }> };

/** A message. */
export type MessageEntry = EntryOf<'message_sent'>;

/** True for messages. */
export function isMessage(entry: Entry): entry is MessageEntry {
  return entry.content.kind === 'message_sent';
}

/** True if the content says who is in the conversation, or as what. */
export function changesRoster(content: Content): boolean {
  return content.kind !== 'message_sent';
}

/** True if two contents say the same: the test of a repeated client id. */
export function sameContent(a: Content, b: Content): boolean {
  return JSON.stringify(canonical(a)) === JSON.stringify(canonical(b));
}

function canonical(content: Content): unknown {
  return Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1));
}
