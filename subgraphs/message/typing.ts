import type { Clock } from '../../platform/clock.ts';
import { createCoalescer } from '../../platform/coalescer.ts';
import type { UserError } from '../../platform/errors.ts';
import { keepLatest } from '../../platform/keep-latest.ts';
import type { Log } from '../../platform/log.ts';
import { createOutage } from '../../platform/outage.ts';
import { type Topics, TYPING_MS, typingTopic } from '../../platform/topics.ts';
import { NOT_A_MEMBER } from '../../timeline/access.ts';
import type { Sender } from './messages.ts';
import type { Reach } from './reach.ts';

/** Tells the watchers of conversations who is typing there. Kept nowhere. */
export type TypingNotices = {
  /** Says it, at most once a second for each member of a conversation, the latest always; gives until when it holds. */
  say(userId: string, conversationId: string, isTyping: boolean): number;
  /** Whoever has sent a message does not type it any more. Known only to the process that was told of the typing. */
  sent(userId: string, conversationId: string): void;
  /** Tells what is still to be told; nothing more after it. */
  stop(): Promise<void>;
};

type Said = { readonly userId: string; readonly conversationId: string; readonly isTyping: boolean; readonly expiresAt: number };

const EVERY_MS = 1_000;
const KEPT = 10_000;

/** Makes the notices of a process. One that is lost on its way is repeated by the client, or was out of date in 6 seconds. */
export function createTypingNotices({ topics, clock, log }: { readonly topics: Topics; readonly clock: Clock; readonly log: Log }): TypingNotices {
  const latest = new Map<string, Said>();
  const outage = createOutage(log, 'the topics of typing');
  const coalescer = createCoalescer({ everyMs: EVERY_MS, send: tellAll });

  async function tellAll(keys: readonly string[]): Promise<void> {
    await Promise.all(keys.flatMap((key) => latest.get(key) ?? []).map(tell)).then(outage.worked, outage.failed);
  }

  function tell({ userId, conversationId, isTyping, expiresAt }: Said): Promise<void> {
    return topics.publish(typingTopic(conversationId), { userId, isTyping, expiresAt });
  }

  function say(userId: string, conversationId: string, isTyping: boolean): number {
    const key = `${conversationId} ${userId}`;
    const expiresAt = clock.now() + TYPING_MS;
    keepLatest(latest, key, { userId, conversationId, isTyping, expiresAt }, KEPT);
    coalescer.mark(key);
    return expiresAt;
  }

  return {
    say,
    sent(userId, conversationId) {
      const last = latest.get(`${conversationId} ${userId}`);
      if (last?.isTyping && last.expiresAt > clock.now()) say(userId, conversationId, false);
    },
    stop: () => coalescer.stop(),
  };
}

/** Says that a member types, or does not any more; gives until when it holds, or why it was not said. */
export type SetTyping = (member: Sender, conversationId: string, isTyping: boolean) => Promise<{ readonly expiresAt: number } | UserError>;

/** Makes what members say of their typing. Where a block forbids writing, it forbids this. */
export function createSetTyping({ notices, reach }: { readonly notices: TypingNotices; readonly reach: Reach }): SetTyping {
  return async ({ userId, access }, conversationId, isTyping) => {
    if (!(await access.membership(conversationId))) return access.explain(NOT_A_MEMBER, conversationId);
    const block = await reach(conversationId, userId);
    return block ?? { expiresAt: notices.say(userId, conversationId, isTyping) };
  };
}
