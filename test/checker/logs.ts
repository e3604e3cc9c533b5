import type { Op } from './history.ts';
import type { Arrival } from './records.ts';

/** An entry of a conversation's log, as everybody must see it. */
export type LogEntry = Pick<Arrival, 'kind' | 'conversation' | 'seq' | 'actor' | 'clientId' | 'text' | 'subject'>;

/** From the entry that let somebody in to the one that took her out, both of which she sees; or until now. */
export type Span = readonly [from: number, to: number | null];

/** What was made, by whom, with whom. */
export type Conversation = {
  readonly id: string;
  readonly maker: string;
  /** With the maker. */
  readonly firstMembers: readonly string[];
  readonly log: readonly LogEntry[];
};

/** The conversations that were made for certain, without their logs. */
export function conversationsOf(ops: readonly Op[]): Omit<Conversation, 'log'>[] {
  const made = new Map<string, Omit<Conversation, 'log'>>();
  for (const { f, user, value, ok } of ops) {
    if ((f !== 'create' && f !== 'direct') || !ok?.conversation || made.has(ok.conversation)) continue;
    made.set(ok.conversation, { id: ok.conversation, maker: user, firstMembers: [user, ...(value.users ?? [])] });
  }
  return [...made.values()];
}

/** When somebody was a member, by the log. */
export function spansOf({ firstMembers, log }: Conversation, user: string): Span[] {
  const spans: Span[] = firstMembers.includes(user) && log.length > 0 ? [[1, null]] : [];
  for (const { kind, subject, seq } of log) {
    if (subject !== user) continue;
    const last = spans.at(-1);
    if (kind === 'MemberAdded') spans.push([seq, null]);
    if (kind === 'MemberRemoved' && last) spans[spans.length - 1] = [last[0], seq];
  }
  return spans;
}

/** True if a seq is within one of the spans. */
export function isWithin(spans: readonly Span[], seq: number): boolean {
  return spans.some(([from, to]) => seq >= from && (to === null || seq <= to));
}

/** True if the last span goes on. */
export function isMemberNow(spans: readonly Span[]): boolean {
  return spans.at(-1)?.[1] === null;
}

/** What somebody must get of a log, by any path. */
export function visibleTo(conversation: Conversation, user: string): LogEntry[] {
  const spans = spansOf(conversation, user);
  return conversation.log.filter(({ seq }) => isWithin(spans, seq));
}
