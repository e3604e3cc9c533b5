import type { StatementSync } from 'node:sqlite';
import type { Sqlite } from '../../platform/drivers/sqlite.ts';
import type { Condition, IndexQuery, Position } from '../store.ts';

/** How the messages of a conversation are gone through. */
type Way =
  /** Those with one token, newest first. */
  | 'token'
  /** All with a token in a range, to be sorted: for few. */
  | 'range'
  /** All messages, newest first, until there are enough: for a beginning that is common. */
  | 'messages';

/** A condition with this many rows in a conversation is common. */
const COMMON = 1_000;

/** After every token that begins with a text: the last of all characters. */
const LAST = '\u{10ffff}';

/**
 * Makes what finds messages in SQLite. Conversation by conversation, each time by the condition that the fewest messages meet, the
 * other conditions being checked in `words`; no message is looked at that would come after what was found already.
 */
export function createSqliteFinder(db: Sqlite): (query: IndexQuery) => Position[] {
  const numbers = db.prepare(`SELECT conversation, conversation_id FROM search_conversations
    WHERE conversation_id IN (SELECT value FROM json_each(?))`);
  const count = db.prepare(
    `SELECT count(*) AS count FROM (SELECT 1 FROM search_tokens WHERE conversation = ? AND token >= ? AND token < ? LIMIT ${COMMON})`,
  );
  const statements = new Map<string, StatementSync>();

  function statementOf(way: Way, checks: number): StatementSync {
    const key = `${way} ${checks}`;
    const known = statements.get(key);
    if (known) return known;
    const made = db.prepare(sqlOf(way, checks));
    statements.set(key, made);
    return made;
  }

  function rarestOf(conversation: number, all: readonly Condition[]): { condition: Condition; isCommon: boolean } {
    const [only] = all;
    if (only && all.length === 1 && !only.isPrefix) return { condition: only, isCommon: false };
    const counted = all.map((condition) => ({ condition, rows: rowsOf(conversation, condition) }));
    const rarest = counted.reduce((a, b) => (b.rows < a.rows || (b.rows === a.rows && a.condition.isPrefix) ? b : a));
    return { condition: rarest.condition, isCommon: rarest.rows >= COMMON };
  }

  function rowsOf(conversation: number, { token, isPrefix }: Condition): number {
    return Number(count.get(conversation, token, isPrefix ? token + LAST : `${token} `)?.['count']);
  }

  function findIn(conversation: number, query: IndexQuery, bounds: Bounds): { createdAt: number; seq: number }[] {
    const { condition, isCommon } = rarestOf(conversation, query.all);
    const way: Way = !condition.isPrefix ? 'token' : isCommon ? 'messages' : 'range';
    const others = way === 'messages' ? query.all : query.all.filter((other) => other !== condition);
    const range = way === 'messages' ? [] : way === 'token' ? [condition.token] : [condition.token, condition.token + LAST];
    const { since, until, beforeSeq, fromSeq } = bounds;
    const rows = statementOf(way, others.length).all(
      conversation,
      ...range,
      since,
      until,
      until,
      beforeSeq,
      fromSeq,
      ...others.map(patternOf),
      query.limit,
    );
    return rows.map((row) => ({ createdAt: Number(row['created_at']), seq: Number(row['seq']) }));
  }

  return (query) => {
    const fromSeqs = new Map(query.conversations.map(({ conversationId, fromSeq }) => [conversationId, fromSeq]));
    let found: Position[] = [];
    for (const row of numbers.all(JSON.stringify([...fromSeqs.keys()]))) {
      const conversationId = String(row['conversation_id']);
      const oldest = found.length === query.limit ? (found.at(-1)?.createdAt ?? 0) : 0;
      const bounds = { ...boundsOf(query, conversationId), since: Math.max(query.since, oldest), fromSeq: fromSeqs.get(conversationId) ?? 0 };
      const more = findIn(Number(row['conversation']), query, bounds).map((place) => ({ ...place, conversationId }));
      if (more.length > 0) found = [...found, ...more].sort(newestFirst).slice(0, query.limit);
    }
    return found;
  };
}

/** `until` is inclusive for messages before `beforeSeq`, else exclusive. */
type Bounds = { readonly since: number; readonly until: number; readonly beforeSeq: number; readonly fromSeq: number };

function boundsOf({ until, after }: IndexQuery, conversationId: string): Pick<Bounds, 'until' | 'beforeSeq'> {
  if (!after || after.createdAt >= until) return { until, beforeSeq: 0 };
  if (conversationId === after.conversationId) return { until: after.createdAt, beforeSeq: after.seq };
  return { until: after.createdAt, beforeSeq: conversationId < after.conversationId ? Number.MAX_SAFE_INTEGER : 0 };
}

function newestFirst(a: Position, b: Position): number {
  return b.createdAt - a.createdAt || (a.conversationId < b.conversationId ? 1 : a.conversationId > b.conversationId ? -1 : b.seq - a.seq);
}

/** What `words` contains if a message meets the condition. */
function patternOf({ token, isPrefix }: Condition): string {
  return isPrefix ? ` ${token}` : ` ${token} `;
}

function sqlOf(way: Way, checks: number): string {
  const isWithWords = checks > 0;
  const from =
    way === 'messages'
      ? 'search_messages AS t'
      : `search_tokens AS t ${isWithWords ? 'CROSS JOIN search_messages AS m USING (conversation, created_at, seq)' : ''}`;
  const tokens = { token: 'AND t.token = ?', range: 'AND t.token >= ? AND t.token < ?', messages: '' }[way];
  const words = way === 'messages' ? 't.words' : 'm.words';
  return `SELECT ${way === 'range' ? 'DISTINCT' : ''} t.created_at AS created_at, t.seq AS seq FROM ${from}
    WHERE t.conversation = ? ${tokens} AND t.created_at BETWEEN ? AND ? AND (t.created_at < ? OR t.seq < ?) AND t.seq >= ?
    ${`AND instr(${words}, ?) > 0 `.repeat(checks)}
    ORDER BY t.created_at DESC, t.seq DESC LIMIT ?`;
}
