import { inTransaction, type Sqlite } from '../../platform/drivers/sqlite.ts';
import type { LastSeen } from './last-seen.ts';

/** Last seen in the embedded store; makes its table. */
export function createSqliteLastSeen(db: Sqlite): LastSeen {
  db.exec('CREATE TABLE IF NOT EXISTS last_seen (user_id TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID');
  const insert = db.prepare('INSERT INTO last_seen (user_id, at) VALUES (?, ?) ON CONFLICT (user_id) DO UPDATE SET at = max(at, excluded.at)');
  const select = db.prepare('SELECT user_id, at FROM last_seen WHERE user_id IN (SELECT value FROM json_each(?))');
  const forget = db.prepare('DELETE FROM last_seen WHERE user_id = ?');

  return {
    async record(sightings) {
      if (sightings.length === 0) return;
      inTransaction(db, () => {
        for (const { userId, lastSeenAt } of sightings) insert.run(userId, lastSeenAt);
      });
    },

    async of(userIds) {
      const at = new Map(select.all(JSON.stringify(userIds)).map((row) => [row['user_id'], Number(row['at'])]));
      return userIds.map((userId) => at.get(userId) ?? null);
    },

    async forgetUser(userId) {
      forget.run(userId);
    },
  };
}
