import DataLoader from 'dataloader';
import type { Clock } from '../../platform/clock.ts';
import { inOrder } from '../../platform/in-order.ts';
import { requireViewer, type SubgraphLink, type SubgraphRequest } from '../../platform/subgraph.ts';
import type { SearchStore } from '../../search/store.ts';
import { type Access, createAccess } from '../../timeline/access.ts';
import type { DraftStore, StoredDraft } from '../../timeline/drafts.ts';
import { isExpired, type MessageEntry, type Place, placeKey } from '../../timeline/entry.ts';
import type { Head } from '../../timeline/head.ts';
import type { MarkStore, WithoutReadReceipts } from '../../timeline/marks.ts';
import { maySee } from '../../timeline/membership.ts';
import { type Message, messagesAt } from '../../timeline/message.ts';
import { placeOfMessage } from '../../timeline/message-id.ts';
import { loadStatuses, type MessageStatus } from '../../timeline/message-status.ts';
import type { Roster } from '../../timeline/roster.ts';
import type { TimelineStore } from '../../timeline/store.ts';
import { cancelAttachments, useAttachments } from './attachments.ts';
import type { Changes } from './changes.ts';
import type { SaveDraft } from './drafts.ts';
import type { SetLifetime } from './lifetime.ts';
import type { Markers } from './markers.ts';
import { mentionedUsers, usersByHandle } from './mentions.ts';
import type { Messages, Sender } from './messages.ts';
import type { Scheduled } from './scheduled.ts';
import type { SetTyping } from './typing.ts';

/** A conversation as this subgraph knows it: that the viewer may read it was checked where the reference was made. */
export type ConversationReference = { readonly id: string };

/** What the subgraph works with, whatever is asked. */
export type Domain = {
  readonly store: TimelineStore;
  readonly search: SearchStore;
  readonly messages: Messages;
  readonly changes: Changes;
  readonly markers: Markers;
  readonly setLifetime: SetLifetime;
  readonly setTyping: SetTyping;
  readonly scheduled: Scheduled;
  readonly saveDraft: SaveDraft;
  readonly drafts: DraftStore;
  readonly marks: MarkStore;
  readonly withoutReadReceipts: WithoutReadReceipts;
  readonly media: SubgraphLink;
  readonly user: SubgraphLink;
  readonly clock: Clock;
};

/** What the resolvers of the message subgraph get for one operation. */
export type Context = Omit<Domain, 'drafts' | 'media' | 'user' | 'clock'> & {
  /** The viewer's draft of a conversation, or null. Read in batches. */
  draft(conversationId: string): Promise<StoredDraft | null>;
  /** Milliseconds since 1970, the same for the whole operation. */
  readonly now: number;
  /** The viewer's id. Throws UNAUTHENTICATED if there is none. */
  viewerId(): string;
  access(): Access;
  sender(): Sender;
  /** The end of a conversation, or null if it has none yet. Read in batches. */
  head(conversationId: string): Promise<Head | null>;
  /** A message that the viewer may read, as it is now, or null. Read in batches. */
  visibleMessage(messageId: string): Promise<Message | null>;
  /** The same for a place; null for none. */
  visibleAt(place: Place | null): Promise<Message | null>;
  /** What holds for a conversation, or null if there is none. Read in batches. The viewer's right is not checked here. */
  roster(conversationId: string): Promise<Roster | null>;
  /** The id of the user with a handle, or null if nobody has it. */
  userIdOf(handle: string): Promise<string | null>;
  /** How far a message has got, as the viewer sees it. Read in batches. */
  status(entry: MessageEntry): Promise<MessageStatus>;
};

/** Makes the context of one operation. */
export function createContext(request: SubgraphRequest, { media, user, clock, drafts, ...domain }: Domain): Context {
  const { store, marks, withoutReadReceipts } = domain;
  const now = clock.now();
  let made: Access | undefined;
  const viewerId = (): string => requireViewer(request.caller).userId;
  const access = (): Access => {
    made ??= createAccess(store, viewerId());
    return made;
  };
  const heads = new DataLoader<string, Head | null>(async (ids) => inOrder(ids, await store.heads.load(ids), conversationIdOf));
  const draftOf = new DataLoader<string, StoredDraft | null>(async (ids) => inOrder(ids, await drafts.load(viewerId(), ids), conversationIdOf));
  const rosters = new DataLoader<string, Roster | null>(async (ids) => inOrder(ids, await store.rosters.load(ids), conversationIdOf));
  const loaded = new DataLoader<Place, Message | null, string>((places) => messagesAt(store, places), { cacheKeyFn: placeKey });
  const statuses = new DataLoader<MessageEntry, MessageStatus>(
    (entries) =>
      loadStatuses(
        { rosters: store.rosters, marks, withoutReadReceipts },
        entries.map((entry) => ({ viewerId: viewerId(), entry })),
      ),
    { cache: false },
  );
  async function visibleAt(place: Place | null): Promise<Message | null> {
    const membership = place && (await access().membership(place.conversationId));
    const message = place && membership && maySee(membership, place.seq) ? await loaded.load(place) : null;
    return message && !isExpired(message.entry.content, now) ? message : null;
  }
  const visibleMessage = (messageId: string): Promise<Message | null> => visibleAt(placeOfMessage(messageId));
  return {
    ...domain,
    draft: (conversationId) => draftOf.load(conversationId),
    now,
    viewerId,
    access,
    sender: () => ({
      userId: viewerId(),
      deadline: request.deadline,
      access: access(),
      visibleMessage,
      useAttachments: (uses) => useAttachments(media, uses, request),
      cancelAttachments: (uses) => cancelAttachments(media, uses, request),
      mentionedUsers: (body) => mentionedUsers(user, body, request),
    }),
    head: (conversationId) => heads.load(conversationId),
    visibleMessage,
    visibleAt,
    roster: (conversationId) => rosters.load(conversationId),
    userIdOf: async (handle) => (await usersByHandle(user, [handle.toLowerCase()], request)).get(handle.toLowerCase()) ?? null,
    status: (entry) => statuses.load(entry),
  };
}

function conversationIdOf({ conversationId }: { readonly conversationId: string }): string {
  return conversationId;
}
