import type { SQLInputValue, StatementSync } from 'node:sqlite';
import type { Sqlite } from '../../platform/drivers/sqlite.ts';
import type { Condition, IndexQuery, Position } from '../store.ts';
import { countSql, fewSql, type Way, waySql } from './sqlite-find-sql.ts';

/** From how many rows on a condition is common: what is not is gone through as a whole. Over all conversations, and in one of them. */
export type Common = { readonly everywhere: number; readonly inOne: number };

const COMMON: Common = { everywhere: 3_000, inOne: 1_000 };

/** After every token that begins with a text: the last of all characters. */
const LAST = '\u{10ffff}';

/** A conversation to look through, with its number in the tables. Messages of the moment `until` count if they are before `beforeSeq`. */
type Place = {
  readonly conversation: number;
  readonly conversationId: string;
  readonly fromSeq: number;
  readonly until: number;
  readonly beforeSeq: number;
};

/**
 * Makes what finds messages in SQLite, by the condition that the fewest messages meet; the others are checked in `words`. If these are
 * few, all in one statement; else one conversation after another, and in each only what would come before what was found already.
 */
export function createSqliteFinder(db: Sqlite, common: Common = COMMON): (query: IndexQuery) => Position[] {
  const numbers = db.prepare(`SELECT conversation, conversation_id FROM search_conversations
    WHERE conversation_id IN (SELECT value FROM json_each(?))`);
  const count = db.prepare(countSql());
  const statements = new Map<string, StatementSync>();

  function run(sql: string, ...values: readonly SQLInputValue[]): Record<string, unknown>[] {
    const statement = statements.get(sql) ?? db.prepare(sql);
    statements.set(sql, statement);
    return statement.all(...values);
  }

  function placesOf(query: IndexQuery): Place[] {
    const fromSeqs = new Map(query.conversations.map(({ conversationId, fromSeq }) => [conversationId, fromSeq]));
    return numbers.all(JSON.stringify([...fromSeqs.keys()])).map((row) => {
      const conversationId = String(row['conversation_id']);
      return {
        conversation: Number(row['conversation']),
        conversationId,
        fromSeq: fromSeqs.get(conversationId) ?? 0,
        ...endOf(query, conversationId),
      };
    });
  }

  /** The condition with the fewest rows, counted up to a limit; words rather than beginnings. */
  function rarestOf(conversations: readonly number[], all: readonly Condition[], limit: number): { condition: Condition; rows: number } | undefined {
    const json = JSON.stringify(conversations);
    return all
      .toSorted((a, b) => Number(a.isPrefix) - Number(b.isPrefix))
      .map((condition) => ({ condition, rows: Number(count.get(json, ...rangeOf(condition), limit)?.['count']) }))
      .reduce<{ condition: Condition; rows: number } | undefined>((best, one) => (best && best.rows <= one.rows ? best : one), undefined);
  }

  function findFew(places: readonly Place[], rarest: Condition, { all, since, limit }: IndexQuery): Position[] {
    const others = all.filter((condition) => condition !== rarest).map(patternOf);
    const rows = run(fewSql(others.length), JSON.stringify(places), ...rangeOf(rarest), since, ...others, limit);
    return rows.map((row) => ({ ...positionOf(row), conversationId: String(row['conversation_id']) }));
  }

  function findIn({ conversation, conversationId, until, beforeSeq, fromSeq }: Place, since: number, { all, limit }: IndexQuery): Position[] {
    const word = all.find(({ isPrefix }) => !isPrefix);
    const beginning = word ? undefined : rarestOf([conversation], all, common.inOne);
    const way: Way = word ? 'token' : beginning && beginning.rows < common.inOne ? 'range' : 'messages';
    const by = word ?? (way === 'range' ? beginning?.condition : undefined);
    const range = word ? [word.token] : by ? rangeOf(by) : [];
    const patterns = all.filter((condition) => condition !== by).map(patternOf);
    const rows = run(waySql(way, patterns.length), conversation, ...range, since, until, until, beforeSeq, fromSeq, ...patterns, limit);
    return rows.map((row) => ({ ...positionOf(row), conversationId }));
  }

  return (query) => {
    const places = placesOf(query);
    const conversations = places.map(({ conversation }) => conversation);
    const rarest = rarestOf(conversations, query.all, common.everywhere);
    if (!rarest) return [];
    if (rarest.rows < common.everywhere) return findFew(places, rarest.condition, query);
    let found: Position[] = [];
    for (const place of places) {
      const oldest = found.length === query.limit ? (found.at(-1)?.createdAt ?? 0) : 0;
      const more = findIn(place, Math.max(query.since, oldest), query);
      if (more.length > 0) found = [...found, ...more].sort(newestFirst).slice(0, query.limit);
    }
    return found;
  };
}

/** What in a conversation comes after `query.after`, or is before `query.until`. */
function endOf({ until, after }: IndexQuery, conversationId: string): Pick<Place, 'until' | 'beforeSeq'> {
  if (!after || after.createdAt >= until) return { until, beforeSeq: 0 };
  if (conversationId === after.conversationId) return { until: after.createdAt, beforeSeq: after.seq };
  return { until: after.createdAt, beforeSeq: conversationId < after.conversationId ? Number.MAX_SAFE_INTEGER : 0 };
}

function newestFirst(a: Position, b: Position): number {
  return b.createdAt - a.createdAt || (a.conversationId < b.conversationId ? 1 : a.conversationId > b.conversationId ? -1 : b.seq - a.seq);
}

function positionOf(row: Record<string, unknown>): { createdAt: number; seq: number } {
  return { createdAt: Number(row['created_at']), seq: Number(row['seq']) };
}

/** From which token to before which; no token has a space. */
function rangeOf({ token, isPrefix }: Condition): [string, string] {
  return [token, isPrefix ? token + LAST : `${token} `];
}

/** What `words` contains if a message meets the condition. */
function patternOf({ token, isPrefix }: Condition): string {
  return isPrefix ? ` ${token}` : ` ${token} `;
}
