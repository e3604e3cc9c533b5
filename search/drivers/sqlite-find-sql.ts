/** How the messages of one conversation are gone through. */
export type Way =
  /** Those with one token, newest first. */
  | 'token'
  /** All with a token in a range, to be sorted. */
  | 'range'
  /** All messages, newest first, until there are enough: for a beginning that is common. */
  | 'messages';

/** Counts the rows of some conversations (JSON) with a token in a range, up to a limit. */
export function countSql(): string {
  return `SELECT count(*) AS count FROM (
    SELECT 1 FROM json_each(?) AS c CROSS JOIN search_tokens AS t ON t.conversation = c.value
    WHERE t.token >= ? AND t.token < ? LIMIT ?)`;
}

/** The messages of some places (JSON) with a token in a range, of which the words contain so many texts more, in the order of `Position`. */
export function fewSql(checks: number): string {
  return `WITH c AS MATERIALIZED (
      SELECT value ->> 'conversation' AS conversation, value ->> 'conversationId' AS conversation_id, value ->> 'fromSeq' AS from_seq,
        value ->> 'until' AS until, value ->> 'beforeSeq' AS before_seq
      FROM json_each(?))
    SELECT DISTINCT c.conversation_id AS conversation_id, t.created_at AS created_at, t.seq AS seq
    FROM c CROSS JOIN search_tokens AS t ON t.conversation = c.conversation ${wordsOf('m', checks)}
    WHERE t.token >= ? AND t.token < ? AND t.created_at >= ? AND t.created_at <= c.until
      AND (t.created_at < c.until OR t.seq < c.before_seq) AND t.seq >= c.from_seq ${'AND instr(m.words, ?) > 0 '.repeat(checks)}
    ORDER BY 2 DESC, 1 DESC, 3 DESC LIMIT ?`;
}

/** The messages of one conversation in the order of `Position`, gone through in one of the ways, of which the words contain so many texts more. */
export function waySql(way: Way, checks: number): string {
  const token = { token: 'AND t.token = ?', range: 'AND t.token >= ? AND t.token < ?', messages: '' }[way];
  const [table, words] = way === 'messages' ? ['search_messages AS t', 't'] : [`search_tokens AS t ${wordsOf('m', checks)}`, 'm'];
  return `SELECT ${way === 'range' ? 'DISTINCT' : ''} t.created_at AS created_at, t.seq AS seq FROM ${table}
    WHERE t.conversation = ? ${token} AND t.created_at BETWEEN ? AND ? AND (t.created_at < ? OR t.seq < ?) AND t.seq >= ?
      ${`AND instr(${words}.words, ?) > 0 `.repeat(checks)}
    ORDER BY t.created_at DESC, t.seq DESC LIMIT ?`;
}

function wordsOf(name: string, checks: number): string {
  if (checks === 0) return '';
  return `CROSS JOIN search_messages AS ${name} ON ${name}.conversation = t.conversation AND ${name}.created_at = t.created_at AND ${name}.seq = t.seq`;
}
