import DataLoader from 'dataloader';
import type { Clock } from '../../platform/clock.ts';
import { isExpired, type MessageEntry, type Place } from '../../timeline/entry.ts';
import { maySee } from '../../timeline/membership.ts';
import { asSent, type Message, messagesAt } from '../../timeline/message.ts';
import { loadStatuses, type MessageStatus, type StatusSources } from '../../timeline/message-status.ts';
import type { TimelineStore } from '../../timeline/store.ts';

/** The message that an event is about: as it was sent, or to be read as it is now, when a field asks for more than its id. */
export type EventMessage = { readonly place: Place; readonly isAsSent: boolean; now(): Message | Promise<Message> };

/** The messages of events, read in batches. */
export type EventMessages = {
  asSent(entry: MessageEntry): EventMessage;
  /** The message of that place, or null if the user may not read it, or it has disappeared. */
  visibleTo(userId: string, place: Place): Promise<EventMessage | null>;
  isPinned(place: Place): Promise<boolean>;
  /** How far it has got, as the user sees it; no further than sent if it is as it was sent. */
  status(userId: string, message: EventMessage): MessageStatus | Promise<MessageStatus>;
};

type Options = { readonly store: TimelineStore; readonly clock: Clock } & Omit<StatusSources, 'rosters'>;

/** Makes the messages of a gateway's events. Nothing is kept: an event of a moment later reads again. */
export function createEventMessages({ store, marks, withoutReadReceipts, clock }: Options): EventMessages {
  const statuses = new DataLoader<{ readonly viewerId: string; readonly entry: MessageEntry }, MessageStatus>(
    (asked) => loadStatuses({ rosters: store.rosters, marks, withoutReadReceipts }, asked),
    { cache: false, maxBatchSize: 100 },
  );
  const messages = new DataLoader<Place, Message | null>((places) => messagesAt(store, places), { cache: false, maxBatchSize: 100 });

  async function statusNow(viewerId: string, now: EventMessage['now']): Promise<MessageStatus> {
    const { entry } = await now();
    return statuses.load({ viewerId, entry });
  }

  return {
    asSent: (entry) => ({ place: entry, isAsSent: true, now: () => asSent(entry) }),
    async visibleTo(userId, place) {
      const [membership] = await store.memberships.load(userId, [place.conversationId]);
      const message = membership && maySee(membership, place.seq) ? await messages.load(place) : null;
      return message && !isExpired(message.entry.content, clock.now()) ? { place, isAsSent: false, now: () => message } : null;
    },
    async isPinned({ conversationId, seq }) {
      const [roster] = await store.rosters.load([conversationId]);
      return roster?.pinnedSeqs.includes(seq) ?? false;
    },
    status: (viewerId, { isAsSent, now }) => (isAsSent ? 'SENT' : statusNow(viewerId, now)),
  };
}
