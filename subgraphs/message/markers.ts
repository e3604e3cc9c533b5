import { type UserError, userError } from '../../platform/errors.ts';
import { NOT_A_MEMBER } from '../../timeline/access.ts';
import type { Receipts } from '../../timeline/receipts.ts';
import type { TimelineStore } from '../../timeline/store.ts';
import type { ViewerStates } from '../../timeline/viewer-state.ts';
import type { Sender } from './messages.ts';

/** Who moves her own markers. */
export type Reader = Pick<Sender, 'userId' | 'access'>;

/** Up to where members have received and read, and what they want to come back to. */
export type Markers = ReturnType<typeof createMarkers>;

type Options = {
  readonly store: Pick<TimelineStore, 'log' | 'memberships'>;
  readonly receipts: Pick<Receipts, 'advance'>;
  readonly viewerStates: Pick<ViewerStates, 'changed'>;
};

/** Makes the markers of a deployment. They never move back. */
export function createMarkers({ store, receipts, viewerStates }: Options) {
  async function read(reader: Reader, conversationId: string, seq: number): Promise<UserError | null> {
    return mark(reader, conversationId, seq, async (readCount) => {
      const { userId } = reader;
      await store.memberships.markRead({ userId, conversationId, readSeq: seq, readCount });
      await receipts.advance({ conversationId, userId, deliveredSeq: seq, readSeq: seq });
      await changed(reader, conversationId);
    });
  }

  async function delivered(receiver: Reader, conversationId: string, seq: number): Promise<UserError | null> {
    return mark(receiver, conversationId, seq, () => receipts.advance({ conversationId, userId: receiver.userId, deliveredSeq: seq, readSeq: 0 }));
  }

  async function unread(reader: Reader, conversationId: string): Promise<UserError | null> {
    const { userId, access } = reader;
    if (!(await access.membership(conversationId))) return access.explain(NOT_A_MEMBER, conversationId);
    await store.memberships.markUnread(userId, conversationId);
    await changed(reader, conversationId);
    return null;
  }

  /** Moves a marker of a member to an entry that there is. */
  async function mark(
    { access }: Reader,
    conversationId: string,
    seq: number,
    move: (messageCount: number) => Promise<void>,
  ): Promise<UserError | null> {
    if (!(await access.membership(conversationId))) return access.explain(NOT_A_MEMBER, conversationId);
    if (seq === 0) return null;
    const [entry] = seq > 0 ? await store.log.at([{ conversationId, seq }]) : [];
    if (!entry) return userError('SEQ_INVALID', ['input', 'seq']);
    await move(entry.messageCount);
    access.forget(conversationId);
    return null;
  }

  async function changed({ userId, access }: Reader, conversationId: string): Promise<void> {
    await viewerStates.changed({ userId, conversationId, what: 'membership' });
    access.forget(conversationId);
  }

  return { read, delivered, unread };
}
