import type { Sqlite } from '../../platform/drivers/sqlite.ts';
import type { ViewerStateKind, ViewerStateStore } from '../viewer-state.ts';
import { rowidOf } from './sqlite-stamps.ts';

/** A change is stamped as the entry that comes after it would be, so that it is later than every entry before. */
const TABLE = `
  CREATE TABLE IF NOT EXISTS viewer_states (
    user_id TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    what TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (user_id, conversation_id, what)
  ) STRICT, WITHOUT ROWID`;

/** What has changed of viewers' own, in SQLite. Needs the table of entries. */
export function createSqliteViewerStates(db: Sqlite): ViewerStateStore {
  db.exec(TABLE);
  const touch = db.prepare(`INSERT INTO viewer_states (user_id, conversation_id, what, at)
    VALUES (?, ?, ?, (SELECT coalesce(max(at), 0) + 1 FROM entries)) ON CONFLICT DO UPDATE SET at = excluded.at`);
  const since = db.prepare('SELECT user_id, conversation_id, what FROM viewer_states WHERE user_id = ? AND at > ?');
  const forget = db.prepare('DELETE FROM viewer_states WHERE user_id = ?');

  return {
    async touch({ userId, conversationId, what }) {
      touch.run(userId, conversationId, what);
    },
    async since(userId, at) {
      return since.all(userId, rowidOf(at)).map(({ user_id, conversation_id, what }) => ({
        userId: String(user_id),
        conversationId: String(conversation_id),
        what: what as ViewerStateKind, // written by touch
      }));
    },
    async forgetUser(userId) {
      forget.run(userId);
    },
  };
}
