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

/** Where an entry is. */
export type Place = { readonly conversationId: string; readonly seq: number };

/** A key for maps of places. */
export function placeKey({ conversationId, seq }: Place): string {
  return `${conversationId} ${seq}`;
}

/** A body that only the recipients' devices can read. It is stored and delivered as it came. */
export type EncryptedBody = { readonly algorithm: string; readonly ciphertext: string; readonly deviceKeyId: string };

/** What a message says. What may be missing was added later, or is rare. */
export type MessageContent = {
  readonly kind: 'message_sent';
  readonly body: string;
  readonly attachmentIds: readonly string[];
  /** The message that it quotes, in the same conversation. */
  readonly replyToSeq?: number;
  /** The message under which it is written, in the same conversation. */
  readonly threadRootSeq?: number;
  /** The members that its body names. */
  readonly mentionIds?: readonly string[];
  /** The message that it repeats. */
  readonly forwardedFrom?: Place;
  readonly encrypted?: EncryptedBody;
  /** When it disappears, milliseconds since 1970. */
  readonly expiresAt?: number;
  /** Its text was taken out of the log; the ids of its attachments stay until these are removed as well. */
  readonly isErased?: true;
  /** It has disappeared: nobody is shown that it was there. */
  readonly isGone?: true;
};

/** When the message that an entry is about disappears, if it does. Milliseconds since 1970. */
type Expiring = { readonly expiresAt?: number };

/** What an entry says. A kind once written is read for ever: add kinds and members, never change them. */
export type Content =
  | {
      readonly kind: 'conversation_created';
      readonly conversationKind: ConversationKind;
      readonly title: string | null;
      readonly members: readonly { readonly userId: string; readonly role: Role }[];
      readonly avatarAttachmentId?: string;
    }
  /** `inviteLinkId`: the link by which she joined. */
  | { readonly kind: 'member_added'; readonly userId: string; readonly role: Role; readonly inviteLinkId?: string }
  /** `joinedSeq` is the seq by which the member had joined; `newOwnerId` takes over if the owner left. */
  | { readonly kind: 'member_removed'; readonly userId: string; readonly joinedSeq: number; readonly newOwnerId: string | null }
  /** A member who becomes the owner takes the group over: the owner until then becomes an admin. */
  | { readonly kind: 'role_changed'; readonly userId: string; readonly role: Role }
  /** What is left out stays as it is. */
  | { readonly kind: 'group_changed'; readonly title?: string; readonly avatarAttachmentId?: string | null }
  | { readonly kind: 'lifetime_changed'; readonly seconds: number | null }
  /** `endsAt`: from when on it lets nobody in, milliseconds since 1970 or null; `maxUses` null for any number. Its place is the link's id: see `inviteLinkIdOf`. */
  | { readonly kind: 'invite_link_created'; readonly endsAt: number | null; readonly maxUses: number | null }
  | { readonly kind: 'invite_link_revoked'; readonly inviteLinkId: string }
  | MessageContent
  | (Expiring & {
      readonly kind: 'message_edited';
      readonly messageSeq: number;
      readonly body: string;
      readonly mentionIds: readonly string[];
      readonly isErased?: true;
    })
  | (Expiring & { readonly kind: 'message_deleted'; readonly messageSeq: number })
  | (Expiring & { readonly kind: 'reaction_added' | 'reaction_removed'; readonly messageSeq: number; readonly emoji: string })
  | (Expiring & { readonly kind: 'message_pinned' | 'message_unpinned'; readonly messageSeq: number });

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

/** Kinds that change nothing of the roster. */
const ABOUT_MESSAGES_ALONE: ReadonlySet<Content['kind']> = new Set(['message_sent', 'message_edited', 'reaction_added', 'reaction_removed']);

/** True if the content changes what a `Roster` says. */
export function changesRoster({ kind }: Content): boolean {
  return !ABOUT_MESSAGES_ALONE.has(kind);
}

/** The seq of the earlier message that the content changes or, in a thread, is written under; null if there is none. */
export function aboutSeqOf(content: Content): number | null {
  if (content.kind === 'message_sent') return content.threadRootSeq ?? null;
  return 'messageSeq' in content ? content.messageSeq : null;
}

/** True from the moment on at which the message that it says, or is about, has disappeared. */
export function isExpired(content: Content, now: number): boolean {
  return 'expiresAt' in content && content.expiresAt !== undefined && content.expiresAt <= now;
}

/** When what can be read in the content is to be erased because the message disappears; null if never, or if it was. Milliseconds since 1970. */
export function eraseAtOf(content: Content): number | null {
  if (content.kind === 'message_sent') return content.isGone ? null : (content.expiresAt ?? null);
  return content.kind === 'message_edited' && !content.isErased ? (content.expiresAt ?? null) : null;
}

/** True while the attachments of a message that was erased are still to be removed. */
export function hasAttachmentsLeft(content: Content): boolean {
  return content.kind === 'message_sent' && content.isErased === true && content.attachmentIds.length > 0;
}

/** The content without what can be read in it, for ever. */
export function erased<C extends Content>(content: C): C {
  switch (content.kind) {
    case 'message_sent': {
      const { encrypted: _, mentionIds: __, ...rest } = content;
      return { ...rest, body: '', isErased: true } as unknown as C; // the same kind
    }
    case 'message_edited':
      return { ...content, body: '', mentionIds: [], isErased: true };
    default:
      return content;
  }
}

/** True if two contents ask for the same: the test of a repeated client id. What the server adds does not count; what was erased is taken for the same. */
export function sameContent(a: Content, b: Content): boolean {
  if (a.kind === b.kind && ('isErased' in a || 'isErased' in b)) return true;
  if (a.kind === 'message_sent' && b.kind === 'message_sent' && a.forwardedFrom && b.forwardedFrom) {
    return a.forwardedFrom.conversationId === b.forwardedFrom.conversationId && a.forwardedFrom.seq === b.forwardedFrom.seq;
  }
  return JSON.stringify(canonical(a)) === JSON.stringify(canonical(b));
}

const ADDED_BY_SERVER: ReadonlySet<string> = new Set(['mentionIds', 'expiresAt']);

function canonical(content: Content): unknown {
  return Object.entries(content)
    .filter(([name, value]) => value !== undefined && !ADDED_BY_SERVER.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
