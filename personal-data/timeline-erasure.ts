import type { Clock } from '../platform/clock.ts';
import type { Append, Proposal } from '../timeline/append.ts';
import { departureOf } from '../timeline/departure.ts';
import { type Entry, isMessage } from '../timeline/entry.ts';
import { isCurrent } from '../timeline/membership.ts';
import type { Message } from '../timeline/message.ts';
import { memberOf } from '../timeline/roster.ts';
import type { TimelineStore } from '../timeline/store.ts';
import { entriesBy } from './entries.ts';
import type { Leaver, Report } from './keeper.ts';

type Dependencies = { readonly store: TimelineStore; readonly append: Append; readonly clock: Clock };
type Decide = Proposal['decide'];

const DEADLINE_MS = 10_000;

/**
 * Takes a user out of all conversations: deletes her messages and reactions if she wants it, and leaves groups, each as an entry that
 * others hear of. Direct conversations stay. It is decided in the log what there is still to do, so all of it may be repeated.
 */
export async function eraseFromTimeline({ store, append, clock }: Dependencies, leaver: Leaver, report: Report): Promise<void> {
  const { userId, memberships, removesMessages, isLastPass } = leaver;

  async function propose(conversationId: string, decide: Decide, aboutSeq?: number): Promise<void> {
    const about = aboutSeq === undefined ? {} : { aboutSeq };
    await append({ conversationId, actorId: userId, idempotent: null, deadline: clock.now() + DEADLINE_MS, decide, ...about });
  }

  for (const membership of memberships) {
    const { conversationId } = membership;
    if (removesMessages) {
      for await (const page of entriesBy(store, conversationId, userId)) {
        await Promise.all(
          page.flatMap((entry) => {
            const undoing = undoingOf(entry);
            return undoing ? [propose(conversationId, undoing.decide, undoing.aboutSeq)] : [];
          }),
        );
        await report(0);
      }
    }
    if (isCurrent(membership)) await propose(conversationId, leaving(userId));
    await report();
  }
  if (isLastPass) await store.memberships.forgetUser(userId);
}

/** How a message is deleted, or a reaction taken back; null for what stays. */
function undoingOf(entry: Entry): { readonly decide: Decide; readonly aboutSeq: number } | null {
  const { actorId, content } = entry;
  if (isMessage(entry)) return entry.content.isErased ? null : { decide: deleting, aboutSeq: entry.seq };
  if (content.kind === 'reaction_added') return { decide: unreacting(actorId, content.emoji), aboutSeq: content.messageSeq };
  return null;
}

const NOTHING = { contents: [] };

const deleting: Decide = (_, message) =>
  message && message.changes.deletedAt === null ? { contents: [{ kind: 'message_deleted', ...namingOf(message) }] } : NOTHING;

/** The message that an entry is about, and when it disappears. */
function namingOf({ entry: { seq, content } }: Message): { readonly messageSeq: number; readonly expiresAt?: number } {
  return { messageSeq: seq, ...(content.expiresAt === undefined ? {} : { expiresAt: content.expiresAt }) };
}

function unreacting(userId: string, emoji: string): Decide {
  return (_, message) => {
    const isThere = message?.changes.reactions.some((reaction) => reaction.emoji === emoji && reaction.userIds.includes(userId));
    return message && isThere ? { contents: [{ kind: 'reaction_removed', ...namingOf(message), emoji }] } : NOTHING;
  };
}

function leaving(userId: string): Decide {
  return ({ roster }) => {
    const member = roster?.kind === 'group' && memberOf(roster, userId);
    return member ? { contents: [departureOf(roster, member)] } : NOTHING;
  };
}
