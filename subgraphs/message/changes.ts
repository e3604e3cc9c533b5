import type { Clock } from '../../platform/clock.ts';
import { type UserError, userError } from '../../platform/errors.ts';
import { NOT_A_MEMBER } from '../../timeline/access.ts';
import type { Append, Proposal } from '../../timeline/append.ts';
import { loadMessages, type Message } from '../../timeline/message.ts';
import { placeOfMessage } from '../../timeline/message-id.ts';
import type { TimelineStore } from '../../timeline/store.ts';
import { faultsOfBody } from './body.ts';
import { readEmoji } from './emoji.ts';
import type { Sender } from './messages.ts';
import type { Reach } from './reach.ts';
import { decideDeleting, decideEditing, decidePinning, decideReacting, decideUnpinning, decideUnreacting } from './rules.ts';

/** The message as it is afterwards, or why nothing was done. */
export type Changed = { readonly message: Message } | { readonly userErrors: readonly UserError[] };

/** What can be done with messages that were sent. */
export type Changes = ReturnType<typeof createChanges>;

type Options = { readonly append: Append; readonly store: TimelineStore; readonly reach: Reach; readonly clock: Clock };

/** Makes the changes of a deployment's messages. Each may be repeated. */
export function createChanges({ append, store, reach, clock }: Options) {
  async function edit(sender: Sender, messageId: string, text: string): Promise<Changed> {
    const body = text.toWellFormed();
    const userErrors = faultsOfBody(body);
    if (userErrors.length > 0) return { userErrors };
    return reachingChange(sender, messageId, decideEditing(sender.userId, body, await sender.mentionedUsers(body)));
  }

  function remove(sender: Sender, messageId: string): Promise<Changed> {
    return change(sender, messageId, decideDeleting(sender.userId));
  }

  function react(sender: Sender, messageId: string, text: string): Promise<Changed> {
    const emoji = readEmoji(text);
    return emoji === null ? refused(NO_EMOJI) : reachingChange(sender, messageId, decideReacting(sender.userId, emoji));
  }

  function unreact(sender: Sender, messageId: string, text: string): Promise<Changed> {
    const emoji = readEmoji(text);
    return emoji === null ? refused(NO_EMOJI) : change(sender, messageId, decideUnreacting(sender.userId, emoji));
  }

  function pin(sender: Sender, messageId: string): Promise<Changed> {
    return reachingChange(sender, messageId, decidePinning(sender.userId, clock.now()));
  }

  function unpin(sender: Sender, messageId: string): Promise<Changed> {
    return change(sender, messageId, decideUnpinning(sender.userId));
  }

  /** A change that says something to the others: a block forbids it. What is taken back may be taken back. */
  async function reachingChange(sender: Sender, messageId: string, decide: Proposal['decide']): Promise<Changed> {
    const place = placeOfMessage(messageId);
    const block = place && (await reach(place.conversationId, sender.userId));
    return change(sender, messageId, block ? () => ({ refusal: { ...block, path: ['input', 'messageId'] } }) : decide);
  }

  async function change({ userId, deadline, access, visibleMessage }: Sender, messageId: string, decide: Proposal['decide']): Promise<Changed> {
    const place = placeOfMessage(messageId);
    if (!place) return refused(NO_MESSAGE);
    const { conversationId, seq } = place;
    const toViewer = async (refusal: UserError): Promise<UserError> => {
      const explained = await access.explain(refusal, conversationId);
      return explained === NOT_A_MEMBER ? NO_MESSAGE : explained;
    };
    if (!(await access.membership(conversationId))) return refused(await toViewer(NOT_A_MEMBER));
    if (!(await visibleMessage(messageId))) return refused(NO_MESSAGE);
    const appended = await append({ conversationId, aboutSeq: seq, actorId: userId, idempotent: null, deadline, decide });
    if (appended.refusal) return refused(await toViewer(appended.refusal));
    const [message] = await loadMessages(store, [place], appended.state.at);
    return message ? { message } : refused(NO_MESSAGE);
  }

  return { edit, remove, react, unreact, pin, unpin };
}

const NO_MESSAGE = userError('MESSAGE_NOT_FOUND', ['input', 'messageId']);
const NO_EMOJI = userError('EMOJI_INVALID', ['input', 'emoji']);

async function refused(error: UserError): Promise<Changed> {
  return { userErrors: [error] };
}
