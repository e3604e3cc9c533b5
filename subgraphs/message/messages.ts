import { type UserError, userError } from '../../platform/errors.ts';
import { isClientId } from '../../platform/ids.ts';
import type { Metrics } from '../../platform/metrics.ts';
import { type Access, NOT_A_MEMBER } from '../../timeline/access.ts';
import type { Append } from '../../timeline/append.ts';
import type { Content, MessageEntry } from '../../timeline/entry.ts';
import type { Receipts } from '../../timeline/receipts.ts';
import { memberOf } from '../../timeline/roster.ts';
import type { TimelineStore } from '../../timeline/store.ts';

/** Who writes or reads, until when it is tried, what she may see, and how to learn which attachments she may send. */
export type Sender = {
  readonly userId: string;
  readonly deadline: number;
  readonly access: Access;
  readonly readyAttachments: (ids: readonly string[]) => Promise<ReadonlySet<string>>;
};

/** A message to write, as the client gives it. */
export type Draft = {
  readonly conversationId: string;
  readonly clientMessageId: string;
  readonly body: string;
  readonly attachmentIds: readonly string[];
};

/** The message, or why it was not written. */
export type Sent = { readonly message: MessageEntry; readonly wasDuplicate: boolean } | { readonly userErrors: readonly UserError[] };

/** What can be done with messages. */
export type Messages = ReturnType<typeof createMessages>;

/** A body has fewer characters (code points) than this. */
export const BODY_LIMIT = 100_000;

const ATTACHMENT_LIMIT = 10;

type Options = {
  readonly append: Append;
  readonly store: TimelineStore;
  readonly receipts: Receipts;
  readonly metrics: Pick<Metrics, 'messagesAcked' | 'duplicateSends'>;
};

/** Makes the messages of a deployment. */
export function createMessages({ append, store, receipts, metrics }: Options) {
  async function send(sender: Sender, draft: Draft): Promise<Sent> {
    const { conversationId, clientMessageId, attachmentIds } = draft;
    const userErrors = faultsOf(draft);
    if (userErrors.length > 0) return { userErrors };
    const ready = await sender.readyAttachments(attachmentIds);
    if (!attachmentIds.every((id) => ready.has(id))) return { userErrors: [userError('ATTACHMENT_NOT_FOUND', ['input', 'attachmentIds'])] };
    const content: Content = { kind: 'message_sent', body: draft.body.toWellFormed(), attachmentIds };
    const appended = await append({
      conversationId,
      actorId: sender.userId,
      idempotent: { clientMessageId, content },
      deadline: sender.deadline,
      decide: ({ roster }) => (roster && memberOf(roster, sender.userId) ? { contents: [content] } : { refusal: NOT_A_MEMBER }),
    });
    if (appended.refusal) return { userErrors: [await sender.access.explain(appended.refusal, conversationId)] };
    (appended.wasDuplicate ? metrics.duplicateSends : metrics.messagesAcked).inc();
    return { message: appended.entries[0] as MessageEntry, wasDuplicate: appended.wasDuplicate }; // exactly the content that was proposed
  }

  async function markRead(reader: Sender, conversationId: string, seq: number): Promise<UserError | null> {
    return mark(reader, conversationId, seq, async (readCount) => {
      const { userId } = reader;
      await store.memberships.markRead({ userId, conversationId, readSeq: seq, readCount });
      await receipts.advance({ conversationId, userId, deliveredSeq: seq, readSeq: seq });
    });
  }

  async function markDelivered(receiver: Sender, conversationId: string, seq: number): Promise<UserError | null> {
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

  return { send, markRead, markDelivered };
}

function faultsOf({ clientMessageId, body, attachmentIds }: Draft): UserError[] {
  const faults: UserError[] = [];
  if (!isClientId(clientMessageId)) faults.push(userError('CLIENT_ID_INVALID', ['input', 'clientMessageId']));
  if (body.length === 0 && attachmentIds.length === 0) faults.push(userError('MESSAGE_EMPTY', ['input', 'body']));
  if (isTooLong(body)) faults.push(userError('MESSAGE_TOO_LONG', ['input', 'body']));
  if (attachmentIds.length > ATTACHMENT_LIMIT || new Set(attachmentIds).size < attachmentIds.length) {
    faults.push(userError('TOO_MANY_ATTACHMENTS', ['input', 'attachmentIds']));
  }
  return faults;
}

/** A code point is one or two of the units that `length` counts. */
function isTooLong(body: string): boolean {
  if (body.length < BODY_LIMIT) return false;
  return body.length >= 2 * BODY_LIMIT || [...body].length >= BODY_LIMIT;
}
