import { inTransaction, type Sqlite, writeReturning } from '../../platform/drivers/sqlite.ts';
import type { Mark, MarkMove, MarkStore, Reached } from '../marks.ts';
import { createLazyWrites } from './sqlite-lazy-writes.ts';
import { rowidOf } from './sqlite-stamps.ts';

/** A mark is stamped as the entry that comes after it would be, so that it is later than every entry before. A step says when a mark came to a seq. */
const TABLES = `
  CREATE TABLE IF NOT EXISTS marks (
    conversation_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    delivered_seq INTEGER NOT NULL,
    read_seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (conversation_id, user_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS mark_steps (
    conversation_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    seq INTEGER NOT NULL,
    moved_at INTEGER NOT NULL,
    PRIMARY KEY (conversation_id, user_id, kind, seq)
  ) STRICT, WITHOUT ROWID`;

const COLUMNS = 'conversation_id, user_id, delivered_seq, read_seq';

/** Marks in SQLite. Needs the table of entries. */
export function createSqliteMarks(db: Sqlite): MarkStore {
  db.exec(TABLES);
  const lazy = createLazyWrites(db);
  const one = db.prepare(`SELECT ${COLUMNS} FROM marks WHERE conversation_id = ? AND user_id = ?`);
  const all = db.prepare(`SELECT ${COLUMNS} FROM marks WHERE conversation_id IN (SELECT value FROM json_each(?))`);
  const since = db.prepare(`SELECT ${COLUMNS} FROM marks WHERE conversation_id IN (SELECT value FROM json_each(?)) AND at > ?`);
  const advance = db.prepare(`INSERT INTO marks (${COLUMNS}, at) VALUES (?, ?, ?, ?, (SELECT coalesce(max(at), 0) + 1 FROM entries))
    ON CONFLICT DO UPDATE SET delivered_seq = max(delivered_seq, excluded.delivered_seq), read_seq = max(read_seq, excluded.read_seq), at = excluded.at
    RETURNING ${COLUMNS}`);
  const lastOf = (kind: string): string =>
    `coalesce((SELECT moved_at FROM mark_steps WHERE conversation_id = ?1 AND user_id = ?2 AND kind = '${kind}' ORDER BY seq DESC LIMIT 1), 0)`;
  const step = db.prepare(`INSERT INTO mark_steps (conversation_id, user_id, kind, seq, moved_at)
    VALUES (?1, ?2, ?3, ?4, max(?5, ${lastOf('delivered')}, ${lastOf('read')}))`);
  const movedAt = (kind: string): string =>
    `(SELECT moved_at FROM mark_steps s WHERE s.conversation_id = m.conversation_id AND s.user_id = m.user_id AND s.kind = '${kind}' AND s.seq >= ?2 ORDER BY s.seq LIMIT 1)`;
  const reached = db.prepare(`SELECT user_id, ${movedAt('delivered')} AS delivered_at, ${movedAt('read')} AS read_at FROM marks m
    WHERE conversation_id = ?1 AND user_id IN (SELECT value FROM json_each(?3))`);
  const forget = ['marks', 'mark_steps'].map((table) => db.prepare(`DELETE FROM ${table} WHERE conversation_id = ? AND user_id = ?`));

  function move({ conversationId, userId, deliveredSeq, readSeq, at }: MarkMove): Mark | null {
    const known = one.get(conversationId, userId);
    const before = known ? readRow(known) : { deliveredSeq: 0, readSeq: 0 };
    const delivered = Math.max(deliveredSeq, readSeq);
    if (delivered <= before.deliveredSeq && readSeq <= before.readSeq) return null;
    const row = writeReturning(advance, conversationId, userId, delivered, readSeq);
    if (delivered > before.deliveredSeq) step.run(conversationId, userId, 'delivered', delivered, at);
    if (readSeq > before.readSeq) step.run(conversationId, userId, 'read', readSeq, at);
    return row ? readRow(row) : null;
  }

  return {
    async advance(moving) {
      if (moving.mayBeLost) {
        lazy.add(() => move(moving));
        return null;
      }
      lazy.flush();
      return inTransaction(db, () => move(moving));
    },
    async since(conversationIds, at) {
      lazy.flush();
      return since.all(JSON.stringify(conversationIds), rowidOf(at)).map(readRow);
    },
    async of(conversationIds) {
      lazy.flush();
      return all.all(JSON.stringify(conversationIds)).map(readRow);
    },
    async reached({ conversationId, seq }, userIds) {
      lazy.flush();
      return reached.all(conversationId, seq, JSON.stringify(userIds)).map(readReached);
    },
    async forgetUser(conversationId, userId) {
      lazy.flush();
      inTransaction(db, () => {
        for (const statement of forget) statement.run(conversationId, userId);
      });
    },
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

function readReached({ user_id, delivered_at, read_at }: Record<string, unknown>): Reached {
  const timeOf = (value: unknown): number | null => (value === null ? null : Number(value));
  return { userId: String(user_id), deliveredAt: timeOf(delivered_at), readAt: timeOf(read_at) };
}
