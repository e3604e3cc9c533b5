import { inTransaction, type Sqlite } from '../../platform/drivers/sqlite.ts';
import { FIRST_SETTINGS, type LastSeenVisibility, type Settings, type SettingsStore } from '../store.ts';

/** Only who has changed something has a row. */
const TABLE = `
  CREATE TABLE IF NOT EXISTS settings (
    user_id TEXT PRIMARY KEY,
    last_seen_visibility TEXT NOT NULL,
    read_receipts INTEGER NOT NULL,
    push_previews INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`;

const COLUMNS = ['last_seen_visibility', 'read_receipts', 'push_previews'] as const;

/** Settings in the embedded database. */
export function createSqliteSettings(db: Sqlite): SettingsStore {
  db.exec(TABLE);
  moveFromUsers(db);
  const select = db.prepare(`SELECT user_id, ${COLUMNS.join(', ')} FROM settings WHERE user_id IN (SELECT value FROM json_each(?))`);
  const replace = db.prepare(`INSERT OR REPLACE INTO settings (user_id, ${COLUMNS.join(', ')}) VALUES (?, ?, ?, ?)`);

  const forget = db.prepare('DELETE FROM settings WHERE user_id = ?');

  function read(userIds: readonly string[]): Settings[] {
    const rows = new Map(select.all(JSON.stringify(userIds)).map((row) => [row['user_id'], readRow(row)]));
    return userIds.map((userId) => rows.get(userId) ?? FIRST_SETTINGS);
  }

  return {
    of: async (userIds) => read(userIds),
    change: async (userId, changes) =>
      inTransaction(db, () => {
        const settings = { ...FIRST_SETTINGS, ...read([userId])[0], ...changes };
        replace.run(userId, settings.lastSeenVisibility, Number(settings.readReceipts), Number(settings.pushPreviews));
        return settings;
      }),
    async forgetUser(userId) {
      forget.run(userId);
    },
  };
}

/** Earlier versions kept settings in columns of the users: they are moved, once. */
function moveFromUsers(db: Sqlite): void {
  const columns = db.prepare("SELECT name FROM pragma_table_info('users')").all();
  if (!columns.some(({ name }) => name === COLUMNS[0])) return;
  inTransaction(db, () => {
    db.exec(`INSERT OR IGNORE INTO settings (user_id, ${COLUMNS.join(', ')}) SELECT id, ${COLUMNS.join(', ')} FROM users`);
    for (const column of COLUMNS) db.exec(`ALTER TABLE users DROP COLUMN ${column}`);
  });
}

function readRow(row: Record<string, unknown>): Settings {
  return {
    lastSeenVisibility: row['last_seen_visibility'] as LastSeenVisibility, // nothing else is inserted
    readReceipts: row['read_receipts'] === 1,
    pushPreviews: row['push_previews'] === 1,
  };
}
