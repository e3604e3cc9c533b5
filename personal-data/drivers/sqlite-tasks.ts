import { type Sqlite, writeReturning } from '../../platform/drivers/sqlite.ts';
import type { Task, TaskStore } from '../tasks.ts';

const TABLE = `
  CREATE TABLE IF NOT EXISTS personal_data_tasks (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    stage TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    done INTEGER NOT NULL,
    total INTEGER,
    removes_messages INTEGER NOT NULL,
    attachment_id TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS personal_data_tasks_of_user ON personal_data_tasks (user_id, created_at);
  CREATE INDEX IF NOT EXISTS personal_data_tasks_due ON personal_data_tasks (due_at)`;

const COLUMNS = 'id, user_id, kind, stage, created_at, due_at, done, total, removes_messages, attachment_id';

/** Tasks in the embedded database. */
export function createSqliteTasks(db: Sqlite): TaskStore {
  db.exec(TABLE);
  const insert = db.prepare(`INSERT INTO personal_data_tasks (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`);
  const ofUser = db.prepare(`SELECT ${COLUMNS} FROM personal_data_tasks WHERE user_id = ? ORDER BY created_at DESC, id`);
  const take = db.prepare(`UPDATE personal_data_tasks SET due_at = ?
    WHERE id = (SELECT id FROM personal_data_tasks WHERE due_at <= ? ORDER BY due_at LIMIT 1) RETURNING ${COLUMNS}`);
  const change = db.prepare(`UPDATE personal_data_tasks SET stage = ?, due_at = ?, done = ?, total = ?, attachment_id = ?
    WHERE id = ? AND due_at = ? RETURNING ${COLUMNS}`);
  const remove = db.prepare('DELETE FROM personal_data_tasks WHERE id = ? AND due_at = ?');
  const forget = db.prepare("DELETE FROM personal_data_tasks WHERE user_id = ? AND kind = 'export'");

  return {
    async add({ id, userId, kind, stage, createdAt, dueAt, done, total, removesMessages, attachmentId }) {
      return insert.run(id, userId, kind, stage, createdAt, dueAt, done, total, Number(removesMessages), attachmentId).changes === 1;
    },
    ofUser: async (userId) => ofUser.all(userId).map(readTask),
    async take(now, until) {
      const row = writeReturning(take, until, now);
      return row ? readTask(row) : null;
    },
    async change(held, changes) {
      const { stage, dueAt, done, total, attachmentId } = { ...held, ...changes };
      const row = writeReturning(change, stage, dueAt, done, total, attachmentId, held.id, held.dueAt);
      return row ? readTask(row) : null;
    },
    async remove({ id, dueAt }) {
      remove.run(id, dueAt);
    },
    async forgetExports(userId) {
      forget.run(userId);
    },
  };
}

function readTask(row: Record<string, unknown>): Task {
  const { id, user_id, kind, stage, created_at, due_at, done, total, removes_messages, attachment_id } = row;
  return {
    id: String(id),
    userId: String(user_id),
    kind: kind as Task['kind'], // nothing else is inserted
    stage: stage as Task['stage'], // the same
    createdAt: Number(created_at),
    dueAt: Number(due_at),
    done: Number(done),
    total: total === null ? null : Number(total),
    removesMessages: removes_messages === 1,
    attachmentId: attachment_id === null ? null : String(attachment_id),
  };
}
