import { type UserError, userError } from '../../platform/errors.ts';
import { NOT_A_MEMBER } from '../../timeline/access.ts';
import type { Decision, Proposal } from '../../timeline/append.ts';
import type { Content } from '../../timeline/entry.ts';
import { bodyOf, type Message } from '../../timeline/message.ts';
import { type Action, mayDo } from '../../timeline/permissions.ts';
import { livePins, type Member, memberOf, type Roster } from '../../timeline/roster.ts';

type Decide = Proposal['decide'];

/** Most emoji with which one message is reacted to. */
export const MOST_REACTIONS = 20;

/** Most pinned messages of a conversation. */
export const MOST_PINS = 50;

/** Members send, unless a block is in the way; what the server adds to the content is computed when it is known in which conversation as it is. */
export function decideSending(userId: string, block: UserError | null, contentIn: (roster: Roster) => Content): Decide {
  return ({ roster }) => {
    if (!roster || !memberOf(roster, userId)) return { refusal: NOT_A_MEMBER };
    return block ? { refusal: block } : { contents: [contentIn(roster)] };
  };
}

/** The sender replaces the text of her message; the same text again is nothing to do. */
export function decideEditing(userId: string, body: string, mentionIds: readonly string[]): Decide {
  return about(userId, (message, roster) => {
    const { entry, changes } = message;
    if (entry.actorId !== userId) return refused('NOT_THE_SENDER');
    if (changes.deletedAt !== null) return refused('MESSAGE_DELETED');
    if (entry.content.encrypted) return refused('MESSAGE_ENCRYPTED');
    if (body.length === 0 && entry.content.attachmentIds.length === 0) return { refusal: userError('MESSAGE_EMPTY', ['input', 'body']) };
    if (bodyOf(message) === body) return NOTHING;
    const members = mentionIds.filter((id) => memberOf(roster, id));
    return { contents: [{ kind: 'message_edited', messageSeq: entry.seq, body, mentionIds: members }] };
  });
}

/** The sender, or whoever may delete anybody's, deletes a message; one that is deleted is nothing to do. */
export function decideDeleting(userId: string): Decide {
  return about(userId, ({ entry, changes }, roster, member) => {
    if (!mayDo(roster, member, entry.actorId === userId ? 'DELETE_OWN_MESSAGE' : 'DELETE_ANY_MESSAGE')) return refused('NOT_THE_SENDER');
    return changes.deletedAt === null ? { contents: [{ kind: 'message_deleted', messageSeq: entry.seq }] } : NOTHING;
  });
}

/** Members react, each with any number of the emoji of a message, which are at most 20. */
export function decideReacting(userId: string, emoji: string): Decide {
  return about(userId, ({ entry, changes }) => {
    if (changes.deletedAt !== null) return refused('MESSAGE_DELETED');
    const reaction = changes.reactions.find((one) => one.emoji === emoji);
    if (reaction?.userIds.includes(userId)) return NOTHING;
    if (!reaction && changes.reactions.length >= MOST_REACTIONS) return refused('TOO_MANY_REACTIONS', 'emoji');
    return { contents: [{ kind: 'reaction_added', messageSeq: entry.seq, emoji }] };
  });
}

/** Members take their reactions back. */
export function decideUnreacting(userId: string, emoji: string): Decide {
  return about(userId, ({ entry, changes }) => {
    const hasReacted = changes.reactions.some((one) => one.emoji === emoji && one.userIds.includes(userId));
    return hasReacted ? { contents: [{ kind: 'reaction_removed', messageSeq: entry.seq, emoji }] } : NOTHING;
  });
}

/** Whoever may pin pins, up to 50 messages. */
export function decidePinning(userId: string, now: number): Decide {
  return withAction(userId, 'PIN_MESSAGE', ({ entry, changes }, roster) => {
    const pinnedSeqs = livePins(roster, now);
    if (changes.deletedAt !== null) return refused('MESSAGE_DELETED');
    if (pinnedSeqs.includes(entry.seq)) return NOTHING;
    if (pinnedSeqs.length >= MOST_PINS) return refused('TOO_MANY_PINS');
    return { contents: [{ kind: 'message_pinned', messageSeq: entry.seq }] };
  });
}

/** Whoever may pin takes pins off. */
export function decideUnpinning(userId: string): Decide {
  return withAction(userId, 'PIN_MESSAGE', ({ entry }, { pinnedSeqs }) =>
    pinnedSeqs.includes(entry.seq) ? { contents: [{ kind: 'message_unpinned', messageSeq: entry.seq }] } : NOTHING,
  );
}

const NOTHING: Decision = { contents: [] };

function withAction(userId: string, action: Action, decide: (message: Message, roster: Roster) => Decision): Decide {
  return about(userId, (message, roster, member) =>
    mayDo(roster, member, action) ? decide(message, roster) : { refusal: userError('NOT_ALLOWED') },
  );
}

/** In groups owners and admins say how long messages stay that are sent from then on; null for ever. */
export function decideLifetime(userId: string, seconds: number | null): Decide {
  return ({ roster }) => {
    const member = roster && memberOf(roster, userId);
    if (!member) return { refusal: NOT_A_MEMBER };
    if (!mayDo(roster, member, 'SET_MESSAGE_LIFETIME')) return { refusal: userError('NOT_ALLOWED') };
    return roster.messageLifetimeSeconds === seconds ? NOTHING : { contents: [{ kind: 'lifetime_changed', seconds }] };
  };
}

/** A rule about a message of which the proposal names the seq. What it writes disappears with the message. */
function about(userId: string, decide: (message: Message, roster: Roster, member: Member) => Decision): Decide {
  return ({ roster }, message) => {
    const member = roster && memberOf(roster, userId);
    if (!member) return { refusal: NOT_A_MEMBER };
    return message ? expiringWith(message, decide(message, roster, member)) : refused('MESSAGE_NOT_FOUND');
  };
}

function expiringWith({ entry }: Message, decision: Decision): Decision {
  const { expiresAt } = entry.content;
  if (expiresAt === undefined || 'refusal' in decision) return decision;
  return { contents: decision.contents.map((content) => ('messageSeq' in content ? { ...content, expiresAt } : content)) };
}

function refused(code: UserError['code'], member = 'messageId'): Decision {
  return { refusal: userError(code, ['input', member]) };
}
