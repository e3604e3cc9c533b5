import { type Finding, finding } from './findings.ts';
import type { Received } from './history.ts';
import { type Conversation, isWithin, type LogEntry, spansOf, visibleTo } from './logs.ts';

/** Entries that came by some path to somebody, in their order. */
export type Reading = {
  readonly path: string;
  readonly user: string;
  readonly entries: readonly LogEntry[];
  /** True if the path was interrupted by a word that it is: what is missing then is no loss. */
  readonly mayLack: boolean;
};

/** A device's live stream as a reading. */
export function readingOf({ device, beginning, events, breaks }: Received): Reading {
  const mayLack = breaks.some(({ type, why }) => type === 'resync' && why === 'SLOW_CONSUMER');
  return { path: `live ${device}`, user: beginning?.user ?? '', entries: events, mayLack };
}

/** Compares what came with what should have: each entry that she may see, once, in order, the same, and nothing else. */
export function checkReading({ path, user, entries, mayLack }: Reading, conversations: readonly Conversation[], messagesOnly = false): Finding[] {
  const known = new Set(conversations.map(({ id }) => id));
  const strays = entries.filter(({ conversation }) => !known.has(conversation));
  const findings = strays.map((entry) => finding('unexpected', `${path}: ${shown(entry)} is of a conversation that nobody made`));
  const byConversation = Map.groupBy(entries, ({ conversation }) => conversation);
  for (const conversation of conversations) {
    const came = byConversation.get(conversation.id) ?? [];
    const expected = visibleTo(conversation, user).filter(({ kind }) => !messagesOnly || kind === 'MessageSent');
    findings.push(...compare(path, user, came, expected, conversation, mayLack));
  }
  return findings;
}

function compare(
  path: string,
  user: string,
  came: readonly LogEntry[],
  expected: readonly LogEntry[],
  conversation: Conversation,
  mayLack: boolean,
): Finding[] {
  const findings: Finding[] = [];
  const bySeq = new Map(conversation.log.map((entry) => [entry.seq, entry]));
  const spans = spansOf(conversation, user);
  const seen = new Set<number>();
  let last = 0;
  for (const entry of came) {
    const original = bySeq.get(entry.seq);
    if (!original) findings.push(finding('unexpected', `${path}: ${shown(entry)} is not in the log`));
    else if (!isSame(entry, original)) findings.push(finding('unexpected', `${path}: ${shown(entry)} is ${shown(original)} in the log`));
    else if (!isWithin(spans, entry.seq))
      findings.push(finding('after removal', `${path}: ${shown(entry)} is not for ${user}: ${JSON.stringify(spans)}`));
    if (seen.has(entry.seq)) findings.push(finding('duplicate', `${path}: ${shown(entry)} came twice`));
    else if (entry.seq < last) findings.push(finding('out of order', `${path}: ${shown(entry)} came after seq ${last}`));
    seen.add(entry.seq);
    last = Math.max(last, entry.seq);
  }
  const missing = expected.filter(({ seq }) => !seen.has(seq));
  if (missing.length > 0 && !mayLack) {
    const seqs = missing.map(({ seq }) => seq).join(' ');
    findings.push(finding('lost', `${path}: ${conversation.id} lacks seq ${seqs} of ${conversation.log.length}`));
  }
  return findings;
}

function isSame(a: LogEntry, b: LogEntry): boolean {
  return a.kind === b.kind && a.actor === b.actor && a.clientId === b.clientId && a.text === b.text && a.subject === b.subject;
}

function shown({ conversation, seq, kind, clientId, subject }: LogEntry): string {
  return `${conversation} ${seq} ${kind} ${clientId ?? subject ?? ''}`.trim();
}

/** What a device was told of its stream, and should not have been. */
export function checkBreaks({ device, breaks }: Received): Finding[] {
  return breaks.flatMap(({ type, why }) => {
    if (type === 'resync') return why === 'SLOW_CONSUMER' ? [] : [finding('unexpected', `${device}: its own cursor was answered with ${why}`)];
    if (type === 'gap') return [finding('out of order', `${device}: a gap, ${why}`)];
    return [finding('unexpected', `${device}: its stream is over: ${why}`)];
  });
}
