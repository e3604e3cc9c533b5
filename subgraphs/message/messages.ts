import type { Clock } from '../../platform/clock.ts';
import { type UserError, userError } from '../../platform/errors.ts';
import { isClientId } from '../../platform/ids.ts';
import type { Metrics } from '../../platform/metrics.ts';
import type { Access } from '../../timeline/access.ts';
import type { Append } from '../../timeline/append.ts';
import { type EncryptedBody, isMessage, type MessageContent, type MessageEntry } from '../../timeline/entry.ts';
import { asSent, bodyOf, loadChanges, type Message } from '../../timeline/message.ts';
import { placeOfMessage } from '../../timeline/message-id.ts';
import { memberOf, type Roster } from '../../timeline/roster.ts';
import type { TimelineStore } from '../../timeline/store.ts';
import { type Uses, usesOfDraft } from './attachments.ts';
import { faultsOfBody, faultsOfEncrypted } from './body.ts';
import type { Reach } from './reach.ts';
import { decideSending } from './rules.ts';
import type { TypingNotices } from './typing.ts';

/** Who writes or reads, until when it is tried, what she may see, and how to learn what other parts know. */
export type Sender = {
  readonly userId: string;
  readonly deadline: number;
  readonly access: Access;
  /** A message that she may read, or null. */
  readonly visibleMessage: (messageId: string) => Promise<Message | null>;
  /** Keeps attachments for a message before it is written; false if one of them is not there. */
  readonly useAttachments: (uses: Uses) => Promise<boolean>;
  readonly cancelAttachments: (uses: Uses['uses']) => Promise<void>;
  /** Whom a text mentions by handle. */
  readonly mentionedUsers: (body: string) => Promise<readonly string[]>;
};

/** A message to write, as the client gives it. */
export type Draft = {
  readonly conversationId: string;
  readonly clientMessageId: string;
  readonly body: string;
  readonly attachmentIds: readonly string[];
  readonly replyToId: string | null;
  readonly threadRootId: string | null;
  readonly encrypted: EncryptedBody | null;
};

/** The message, or why it was not written. */
export type Sent = { readonly message: Message; readonly wasDuplicate: boolean } | { readonly userErrors: readonly UserError[] };

/** The sending of messages. */
export type Messages = ReturnType<typeof createMessages>;

/** Where a message goes, and its client's id there. */
type Target = Pick<Draft, 'conversationId' | 'clientMessageId'>;

const ATTACHMENT_LIMIT = 10;
const PATH_OF_FORWARDED = ['input', 'messageId'];

type Options = {
  readonly append: Append;
  readonly store: TimelineStore;
  readonly reach: Reach;
  readonly typing: Pick<TypingNotices, 'sent'>;
  readonly metrics: Pick<Metrics, 'messagesAcked' | 'duplicateSends'>;
  readonly clock: Clock;
};

/** Makes the sending of a deployment's messages. */
export function createMessages({ append, store, reach, typing, metrics, clock }: Options) {
  async function send(sender: Sender, draft: Draft): Promise<Sent> {
    const { conversationId, clientMessageId, attachmentIds, encrypted } = draft;
    const userErrors = faultsOf(draft);
    if (userErrors.length > 0) return { userErrors };
    const fault = await faultOfReferences(sender, draft);
    // What was sent stays sent, whatever became of what it refers to.
    if (fault && !(await store.log.findByClientId(conversationId, sender.userId, clientMessageId))) return refused(fault);
    const [replyToSeq, threadRootSeq] = [seqOf(draft.replyToId), seqOf(draft.threadRootId)];
    const body = draft.body.toWellFormed();
    const content: MessageContent = {
      kind: 'message_sent',
      body,
      attachmentIds,
      ...(replyToSeq ? { replyToSeq } : {}),
      ...(threadRootSeq ? { threadRootSeq } : {}),
      ...(encrypted ? { encrypted: { ...encrypted } } : {}),
    };
    return write(sender, draft, content, await sender.mentionedUsers(body));
  }

  async function forward(sender: Sender, messageId: string, to: Target): Promise<Sent> {
    if (!isClientId(to.clientMessageId)) return refused(userError('CLIENT_ID_INVALID', ['input', 'clientMessageId']));
    const message = await sender.visibleMessage(messageId);
    if (!message) return unlessSent(sender, to, userError('MESSAGE_NOT_FOUND', PATH_OF_FORWARDED));
    const { entry, changes } = message;
    if (changes.deletedAt !== null) return unlessSent(sender, to, userError('MESSAGE_DELETED', PATH_OF_FORWARDED));
    if (entry.content.encrypted) return refused(userError('MESSAGE_ENCRYPTED', PATH_OF_FORWARDED));
    const { attachmentIds, forwardedFrom = { conversationId: entry.conversationId, seq: entry.seq } } = entry.content;
    const isKept = await sender.useAttachments({ uses: usesOfDraft(sender.userId, { ...to, attachmentIds }), isForwarded: true });
    if (!isKept) return unlessSent(sender, to, userError('MESSAGE_NOT_FOUND', PATH_OF_FORWARDED)); // deleted a moment ago
    return write(sender, to, { kind: 'message_sent', body: bodyOf(message), attachmentIds, forwardedFrom }, []);
  }

  /** What was forwarded stays forwarded, whatever became of what it repeats: only a first try is refused. */
  async function unlessSent(sender: Sender, to: Target, error: UserError): Promise<Sent> {
    const first = await store.log.findByClientId(to.conversationId, sender.userId, to.clientMessageId);
    const forwardedFrom = first && isMessage(first) ? first.content.forwardedFrom : undefined;
    return forwardedFrom ? write(sender, to, { kind: 'message_sent', body: '', attachmentIds: [], forwardedFrom }, []) : refused(error);
  }

  async function write(
    sender: Sender,
    { conversationId, clientMessageId }: Target,
    content: MessageContent,
    mentioned: readonly string[],
  ): Promise<Sent> {
    const { userId, deadline, access } = sender;
    const contentIn = (roster: Roster): MessageContent => {
      const mentionIds = mentioned.filter((id) => memberOf(roster, id));
      const { messageLifetimeSeconds } = roster;
      return {
        ...content,
        ...(mentionIds.length > 0 ? { mentionIds } : {}),
        ...(messageLifetimeSeconds ? { expiresAt: clock.now() + messageLifetimeSeconds * 1000 } : {}),
      };
    };
    const decide = decideSending(userId, await reach(conversationId, userId), contentIn);
    const idempotent = { clientMessageId, content };
    const appended = await append({ conversationId, actorId: userId, idempotent, deadline, decide });
    if (appended.refusal) {
      // A conflict is with a message that may have some of these attachments.
      const first = await store.log.findByClientId(conversationId, userId, clientMessageId);
      const kept: readonly string[] = first && isMessage(first) ? first.content.attachmentIds : [];
      const attachmentIds = content.attachmentIds.filter((id) => !kept.includes(id));
      await sender.cancelAttachments(usesOfDraft(userId, { conversationId, clientMessageId, attachmentIds }));
      return refused(await access.explain(appended.refusal, conversationId));
    }
    (appended.wasDuplicate ? metrics.duplicateSends : metrics.messagesAcked).inc();
    typing.sent(userId, conversationId);
    const entry = appended.entries[0] as MessageEntry; // of the kind that was proposed
    if (!appended.wasDuplicate) return { message: asSent(entry), wasDuplicate: false };
    const [message = asSent(entry)] = await loadChanges(store, [entry], appended.state.at);
    return { message, wasDuplicate: true };
  }

  /** True if the sender has sent something there with that client's id. */
  async function isSent({ userId }: Sender, { conversationId, clientMessageId }: Target): Promise<boolean> {
    return (await store.log.findByClientId(conversationId, userId, clientMessageId)) !== null;
  }

  /** What would be wrong with sending it now. What it refers to is kept for it. */
  async function check(sender: Sender, draft: Draft): Promise<readonly UserError[]> {
    const userErrors = faultsOf(draft);
    if (userErrors.length > 0) return userErrors;
    const block = await reach(draft.conversationId, sender.userId);
    const fault = block ?? (await faultOfReferences(sender, draft));
    return fault ? [fault] : [];
  }

  return { send, forward, isSent, check };
}

/** What is wrong with what a message refers to: attachments, a quoted message, the root of a thread. */
async function faultOfReferences(sender: Sender, draft: Draft): Promise<UserError | null> {
  const { conversationId, replyToId, threadRootId } = draft;
  const quotable = async (messageId: string): Promise<Message | null> => {
    const message = await sender.visibleMessage(messageId);
    return message?.entry.conversationId === conversationId && message.changes.deletedAt === null ? message : null;
  };
  const [replyTo, root] = await Promise.all([replyToId === null ? null : quotable(replyToId), threadRootId === null ? null : quotable(threadRootId)]);
  if (replyToId !== null && !replyTo) return userError('MESSAGE_NOT_FOUND', ['input', 'replyToId']);
  if (threadRootId !== null && !root) return userError('MESSAGE_NOT_FOUND', ['input', 'threadRootId']);
  if (root?.entry.content.threadRootSeq) return userError('THREAD_ROOT_INVALID', ['input', 'threadRootId']);
  const areThere = await sender.useAttachments({ uses: usesOfDraft(sender.userId, draft), isForwarded: false });
  return areThere ? null : userError('ATTACHMENT_NOT_FOUND', ['input', 'attachmentIds']);
}

function seqOf(messageId: string | null): number | undefined {
  return messageId === null ? undefined : placeOfMessage(messageId)?.seq;
}

function faultsOf({ clientMessageId, body, attachmentIds, encrypted }: Draft): UserError[] {
  const faults: UserError[] = [];
  if (!isClientId(clientMessageId)) faults.push(userError('CLIENT_ID_INVALID', ['input', 'clientMessageId']));
  if (encrypted) faults.push(...faultsOfEncrypted(encrypted, body));
  else if (body.length === 0 && attachmentIds.length === 0) faults.push(userError('MESSAGE_EMPTY', ['input', 'body']));
  faults.push(...faultsOfBody(body));
  if (attachmentIds.length > ATTACHMENT_LIMIT || new Set(attachmentIds).size < attachmentIds.length) {
    faults.push(userError('TOO_MANY_ATTACHMENTS', ['input', 'attachmentIds']));
  }
  return faults;
}

function refused(error: UserError): Sent {
  return { userErrors: [error] };
}
