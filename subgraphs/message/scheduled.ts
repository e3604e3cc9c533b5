import { createHash } from 'node:crypto';
import type { Clock } from '../../platform/clock.ts';
import { type UserError, userError } from '../../platform/errors.ts';
import { derivedId, isId } from '../../platform/ids.ts';
import { type Connection, connectionOf, type PageRequest, readCursor, writeCursor } from '../../platform/paging.ts';
import type { RelationStore } from '../../relations/store.ts';
import { NOT_A_MEMBER } from '../../timeline/access.ts';
import { usesOfDraft } from './attachments.ts';
import type { Draft, Messages, Sender } from './messages.ts';
import type { ScheduledMessage, ScheduledStore } from './scheduled-store.ts';

/** What was done, or why nothing was. */
export type Scheduling = { readonly scheduled: ScheduledMessage } | { readonly userErrors: readonly UserError[] };

/** Messages that are sent later. */
export type Scheduled = ReturnType<typeof createScheduled>;

const MOST_PENDING = 100;
const FURTHEST_MS = 366 * 24 * 60 * 60 * 1000;

type Options = {
  readonly store: ScheduledStore;
  readonly messages: Messages;
  readonly relations: Pick<RelationStore, 'standing'>;
  readonly clock: Clock;
};

/** Makes the scheduling of a deployment's messages. */
export function createScheduled({ store, messages, relations, clock }: Options) {
  async function schedule(sender: Sender, draft: Draft, sendAt: number): Promise<Scheduling> {
    const { userId, access } = sender;
    const { conversationId } = draft;
    const id = derivedId('sch', userId, conversationId, draft.clientMessageId);
    const digest = digestOf(draft, sendAt);
    const first = await store.find(userId, id);
    if (first) return first.digest === digest ? { scheduled: first } : refused(CONFLICT);
    const now = clock.now();
    if (sendAt <= now || sendAt > now + FURTHEST_MS) return refused(userError('SEND_AT_INVALID', ['input', 'sendAt']));
    if (!(await access.membership(conversationId))) return refused(await access.explain(NOT_A_MEMBER, conversationId));
    if ((await store.countPending(userId, conversationId)) >= MOST_PENDING)
      return refused(userError('TOO_MANY_SCHEDULED', ['input', 'conversationId']));
    const userErrors = await messages.check(sender, draft);
    if (userErrors.length > 0) return { userErrors };
    const ended = { cancelledAt: null, messageSeq: null, failure: null };
    const made = await store.add({ id, userId, conversationId, draft, digest, createdAt: now, sendAt, state: 'pending', ...ended });
    return made.digest === digest ? { scheduled: made } : refused(CONFLICT);
  }

  /** Either it is cancelled when this returns, and never sent, or it was too late for that. */
  async function cancel(sender: Sender, id: string): Promise<Scheduling> {
    const { userId } = sender;
    const before = isId('sch', id) ? await store.find(userId, id) : null;
    const scheduled = before && (await store.cancel(userId, id, clock.now()));
    if (!scheduled) return refused(userError('SCHEDULED_MESSAGE_NOT_FOUND', PATH_OF_ID));
    if (scheduled.state !== 'cancelled') return refused(userError('SCHEDULED_MESSAGE_SENT', PATH_OF_ID));
    // Until it is sent, its attachments are kept under the client's id, by which a message may have been sent otherwise.
    if (before.draft && before.state === 'pending' && !(await messages.isSent(sender, before.draft)))
      await sender.cancelAttachments(usesOfDraft(userId, before.draft));
    return { scheduled };
  }

  /** Sends one that is due, as its user would now; the second time finds that the first has sent it. */
  async function send(sender: Sender, id: string): Promise<void> {
    const { userId } = sender;
    const claimed = await store.claim(userId, id);
    if (!claimed?.draft) return;
    const [deletion] = await relations.standing([{ ownerId: userId, kind: 'deletion', userId }]);
    if (deletion) return store.end(userId, id, { failure: 'USER_DELETED' });
    const sent = await messages.send(sender, claimed.draft);
    const [error] = 'userErrors' in sent ? sent.userErrors : [];
    if ('message' in sent) await store.end(userId, id, { messageSeq: sent.message.entry.seq });
    else await store.end(userId, id, { failure: error?.code ?? 'MESSAGE_NOT_FOUND' });
  }

  async function list(userId: string, conversationId: string | null, request: PageRequest): Promise<Connection<ScheduledMessage>> {
    const cursor = request.after === null ? null : readCursor('scheduled', request.after, ['number', 'string']);
    const after = cursor && { sendAt: Number(cursor[0]), id: String(cursor[1]) };
    const found = await store.list(userId, conversationId, after, request.limit + 1);
    return connectionOf(request, found, ({ sendAt, id }) => writeCursor('scheduled', sendAt, id));
  }

  return { schedule, cancel, send, list };
}

const PATH_OF_ID = ['input', 'scheduledMessageId'];
const CONFLICT = userError('IDEMPOTENCY_CONFLICT', ['input', 'clientMessageId']);

function digestOf(draft: Draft, sendAt: number): string {
  const { body, attachmentIds, replyToId, threadRootId, encrypted } = draft;
  const said = [
    sendAt,
    body,
    attachmentIds,
    replyToId,
    threadRootId,
    encrypted && [encrypted.algorithm, encrypted.ciphertext, encrypted.deviceKeyId],
  ];
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url');
}

function refused(error: UserError): Scheduling {
  return { userErrors: [error] };
}
