import { type Sqlite, writeReturning } from '../../platform/drivers/sqlite.ts';
import type { Mark, MarkStore } from '../marks.ts';
import { rowidOf } from './sqlite-stamps.ts';

/** A mark is stamped as the entry that comes after it would be, so that it is later than every entry before. */
const TABLE = `
  CREATE TABLE IF NOT EXISTS marks (
    conversation_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    delivered_seq INTEGER NOT NULL,
    read_seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (conversation_id, user_id)
  ) STRICT, WITHOUT ROWID`;

/** Marks in SQLite. Needs the table of entries. */
export function createSqliteMarks(db: Sqlite): MarkStore {
  db.exec(TABLE);
  const advance = db.prepare(`INSERT INTO marks (conversation_id, user_id, delivered_seq, read_seq, at)
    VALUES (?, ?, ?, ?, (SELECT coalesce(max(at), 0) + 1 FROM entries))
    ON CONFLICT DO UPDATE SET delivered_seq = max(delivered_seq, excluded.delivered_seq), read_seq = max(read_seq, excluded.read_seq), at = excluded.at
      WHERE delivered_seq < excluded.delivered_seq OR read_seq < excluded.read_seq
    RETURNING conversation_id, user_id, delivered_seq, read_seq`);
  const since = db.prepare(`SELECT conversation_id, user_id, delivered_seq, read_seq FROM marks
    WHERE conversation_id IN (SELECT value FROM json_each(?)) AND at > ?`);

  return {
    async advance({ conversationId, userId, deliveredSeq, readSeq }) {
      const row = writeReturning(advance, conversationId, userId, Math.max(deliveredSeq, readSeq), readSeq);
      return row ? readRow(row) : null;
    },
    since: async (conversationIds, at) => since.all(JSON.stringify(conversationIds), rowidOf(at)).map(readRow),
  };
}

function readRow(row: Record<string, unknown>): Mark {
  return {
    conversationId: String(row['conversation_id']),
    userId: String(row['user_id']),
    deliveredSeq: Number(row['delivered_seq']),
    readSeq: Number(row['read_seq']),
  };
}
