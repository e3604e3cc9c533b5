import DataLoader from 'dataloader';
import { requireViewer, type SubgraphLink, type SubgraphRequest } from '../../platform/subgraph.ts';
import { type Access, createAccess } from '../../timeline/access.ts';
import { isMessage, type MessageEntry } from '../../timeline/entry.ts';
import type { Head } from '../../timeline/head.ts';
import { maySee } from '../../timeline/membership.ts';
import { type Place, placeOfMessage } from '../../timeline/message-id.ts';
import type { TimelineStore } from '../../timeline/store.ts';
import { readyAttachments } from './attachments.ts';
import type { Messages, Sender } from './messages.ts';

/** A conversation as this subgraph knows it: that the viewer may read it was checked where the reference was made. */
export type ConversationReference = { readonly id: string };

/** What the resolvers of the message subgraph get for one operation. */
export type Context = {
  readonly store: TimelineStore;
  readonly messages: Messages;
  /** The viewer's id. Throws UNAUTHENTICATED if there is none. */
  viewerId(): string;
  access(): Access;
  sender(): Sender;
  /** The end of a conversation, or null if it has none yet. Read in batches. */
  head(conversationId: string): Promise<Head | null>;
  /** A message that the viewer may read, or null. Read in batches. */
  visibleMessage(messageId: string): Promise<MessageEntry | null>;
};

/** Makes the context of one operation. */
export function createContext(request: SubgraphRequest, store: TimelineStore, messages: Messages, media: SubgraphLink): Context {
  let made: Access | undefined;
  const viewerId = (): string => requireViewer(request.caller).userId;
  const access = (): Access => {
    made ??= createAccess(store, viewerId());
    return made;
  };
  const heads = new DataLoader<string, Head | null>(async (ids) => {
    const loaded = new Map((await store.heads.load(ids)).map((head) => [head.conversationId, head]));
    return ids.map((id) => loaded.get(id) ?? null);
  });
  const entries = new DataLoader<Place, MessageEntry | null, string>(
    async (places) => {
      const loaded = new Map((await store.log.at(places)).filter(isMessage).map((entry) => [keyOf(entry), entry]));
      return places.map((place) => loaded.get(keyOf(place)) ?? null);
    },
    { cacheKeyFn: keyOf },
  );
  return {
    store,
    messages,
    viewerId,
    access,
    sender: () => ({
      userId: viewerId(),
      deadline: request.deadline,
      access: access(),
      readyAttachments: (ids) => readyAttachments(media, ids, request),
    }),
    head: (conversationId) => heads.load(conversationId),
    async visibleMessage(messageId) {
      const place = placeOfMessage(messageId);
      const membership = place && (await access().membership(place.conversationId));
      return place && membership && maySee(membership, place.seq) ? entries.load(place) : null;
    },
  };
}

function keyOf({ conversationId, seq }: Place): string {
  return `${conversationId} ${seq}`;
}
