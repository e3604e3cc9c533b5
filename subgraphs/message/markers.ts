import { type UserError, userError } from '../../platform/errors.ts';
import { NOT_A_MEMBER } from '../../timeline/access.ts';
import type { Receipts } from '../../timeline/receipts.ts';
import type { TimelineStore } from '../../timeline/store.ts';
import type { Sender } from './messages.ts';

/** Up to where members have received and read. */
export type Markers = ReturnType<typeof createMarkers>;

/** Makes the markers of a deployment. They never move back. */
export function createMarkers({ store, receipts }: { readonly store: TimelineStore; readonly receipts: Receipts }) {
  async function read(reader: Sender, conversationId: string, seq: number): Promise<UserError | null> {
    return mark(reader, conversationId, seq, async (readCount) => {
      const { userId } = reader;
      await store.memberships.markRead({ userId, conversationId, readSeq: seq, readCount });
      await receipts.advance({ conversationId, userId, deliveredSeq: seq, readSeq: seq });
    });
  }

  async function delivered(receiver: Sender, conversationId: string, seq: number): Promise<UserError | null> {
    return mark(receiver, conversationId, seq, () => receipts.advance({ conversationId, userId: receiver.userId, deliveredSeq: seq, readSeq: 0 }));
  }

  /** Moves a marker of a member to an entry that there is. */
  async function mark(
    { access }: Sender,
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

  return { read, delivered };
}
