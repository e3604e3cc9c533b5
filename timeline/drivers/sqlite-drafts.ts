import { createScrub, type Sqlite } from '../../platform/drivers/sqlite.ts';
import type { DraftStore } from '../drafts.ts';

/** A row without text stays, so that an earlier text that comes late is not kept after all. */
const TABLE = `
  CREATE TABLE IF NOT EXISTS drafts (
    user_id TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    body TEXT NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (user_id, conversation_id)
  ) STRICT, WITHOUT ROWID`;

/** Drafts in the SQLite file; makes their table if it is missing. */
export function createSqliteDrafts(db: Sqlite): DraftStore {
  db.exec(TABLE);
  const save = db.prepare(`INSERT INTO drafts (user_id, conversation_id, body, updated_at) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET body = excluded.body, updated_at = excluded.updated_at WHERE updated_at <= excluded.updated_at`);
  const load = db.prepare(`SELECT conversation_id, body, updated_at FROM drafts
    WHERE user_id = ? AND conversation_id IN (SELECT value FROM json_each(?)) AND body <> ''`);
  const forget = db.prepare('DELETE FROM drafts WHERE user_id = ?');
  const scrub = createScrub(db);

  return {
    async save({ userId, conversationId, body, updatedAt }) {
      save.run(userId, conversationId, body, updatedAt);
      if (body === '') scrub();
    },
    async load(userId, conversationIds) {
      return load.all(userId, JSON.stringify(conversationIds)).map(({ conversation_id, body, updated_at }) => ({
        userId,
        conversationId: String(conversation_id),
        body: String(body),
        updatedAt: Number(updated_at),
      }));
    },
    async forgetUser(userId) {
      forget.run(userId);
      scrub();
    },
  };
}
