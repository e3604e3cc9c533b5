import { type At, type Content, changesRoster, type Entry, type NewEntry, START } from './entry.ts';
import { foldRoster, type Roster } from './roster.ts';
import type { TimelineStore } from './store.ts';

/** A log as far as deciding about its next entry needs it: its end, and the roster as of it. */
export type LogState = {
  readonly conversationId: string;
  /** 0 for a conversation that does not exist yet. */
  readonly seq: number;
  /** When its last entry was taken. */
  readonly at: At;
  readonly messageCount: number;
  readonly rosterSeq: number;
  /** Null for a conversation that does not exist yet. */
  readonly roster: Roster | null;
};

/**
 * The state of a log, exact as of its last acknowledged entry: the stored roster and what came after it. Two store calls, three
 * if the roster is not of the same moment. A server that was deposed may say what is over: to be sure, name a stamp that must
 * be in it, or ask for the latest state.
 */
export async function loadState(
  { log, rosters }: Pick<TimelineStore, 'log' | 'rosters'>,
  conversationId: string,
  from: { readonly notBefore?: At; readonly latest?: boolean } = {},
): Promise<LogState> {
  const end = from.latest ? log.latest(conversationId) : log.last(conversationId, from.notBefore);
  const [last, [stored]] = await Promise.all([end, rosters.load([conversationId])]);
  if (!last) return { conversationId, seq: 0, at: START, messageCount: 0, rosterSeq: 0, roster: null };
  // The two reads happen apart: a roster that is ahead of the last entry is of a state that this is not.
  const known = stored && stored.appliedSeq <= last.rosterSeq ? stored : null;
  const lags = (known?.appliedSeq ?? 0) < last.rosterSeq;
  const later = lags ? await log.rosterEntries(conversationId, known?.appliedSeq ?? 0, last.at) : [];
  const roster = [...later.filter((entry) => entry.seq < last.seq), last].reduce<Roster | null>(foldRoster, known);
  return { conversationId, seq: last.seq, at: last.at, messageCount: last.messageCount, rosterSeq: last.rosterSeq, roster };
}

/** The roster as it was right after an entry, from the log alone: exact, at the cost of reading all roster entries before. */
export async function rosterAsOf({ log }: Pick<TimelineStore, 'log'>, entry: Entry): Promise<Roster | null> {
  const entries = await log.rosterEntries(entry.conversationId, 0, entry.at);
  return [...entries.filter(({ seq }) => seq < entry.seq), entry].reduce<Roster | null>(foldRoster, null);
}

/** The state after an entry, which must be the next one; while it is only a draft, `at` stays that of the last one taken. */
export function stateAfter(state: LogState, entry: NewEntry | Entry): LogState {
  const { conversationId, seq, messageCount, rosterSeq } = entry;
  return { conversationId, seq, at: 'at' in entry ? entry.at : state.at, messageCount, rosterSeq, roster: foldRoster(state.roster, entry) };
}

/** The next entry of a log that says `content`. */
export function nextEntry(state: LogState, content: Content, by: Pick<NewEntry, 'id' | 'actorId' | 'clientMessageId' | 'createdAt'>): NewEntry {
  const seq = state.seq + 1;
  return {
    ...by,
    conversationId: state.conversationId,
    seq,
    messageCount: state.messageCount + (content.kind === 'message_sent' ? 1 : 0),
    rosterSeq: changesRoster(content) ? seq : state.rosterSeq,
    content,
  };
}
