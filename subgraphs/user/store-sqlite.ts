import { inTransaction, isDuplicate, type Sqlite } from '../../platform/drivers/sqlite.ts';
import { type AccountStore, deletedUser, type UserRecord } from './store.ts';
import { createSqliteDevices } from './store-sqlite-devices.ts';

const TABLES = `
  CREATE TABLE IF NOT EXISTS users (
    id TEXT PRIMARY KEY,
    handle TEXT NOT NULL UNIQUE,
    display_name TEXT NOT NULL,
    bio TEXT,
    avatar_id TEXT,
    created_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS credentials (user_id TEXT PRIMARY KEY, password_hash TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS log_in_attempts (
    user_id TEXT NOT NULL,
    id TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (user_id, id)
  ) STRICT, WITHOUT ROWID`;

const COLUMNS = 'id, handle, display_name, bio, avatar_id, created_at';

/** Greater than every character of a handle. */
const AFTER_HANDLES = '~';

/** What a deleted user has in place of a handle: unique, and found by no handle or prefix of one. */
const placeOfHandle = (userId: string): string => `${AFTER_HANDLES}${userId}`;

/** Accounts in the embedded database. */
export function createSqliteAccountStore(db: Sqlite): AccountStore {
  db.exec(TABLES);
  const insertUser = db.prepare(`INSERT INTO users (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)`);
  const insertHash = db.prepare('INSERT INTO credentials (user_id, password_hash) VALUES (?, ?)');
  const byId = db.prepare(`SELECT ${COLUMNS} FROM users WHERE id IN (SELECT value FROM json_each(?))`);
  const byHandle = db.prepare(`SELECT ${COLUMNS} FROM users WHERE handle = ?`);
  const byHandles = db.prepare(`SELECT ${COLUMNS} FROM users WHERE handle IN (SELECT value FROM json_each(?))`);
  const byPrefix = db.prepare(`SELECT ${COLUMNS} FROM users WHERE handle >= ? AND handle < ? ORDER BY handle LIMIT ?`);
  const update = db.prepare('UPDATE users SET display_name = ?, bio = ?, avatar_id = ? WHERE id = ?');
  const close = db.prepare("UPDATE users SET handle = ?, display_name = '', bio = NULL, avatar_id = NULL WHERE id = ?");
  const forgetHash = db.prepare('DELETE FROM credentials WHERE user_id = ?');
  const forgetAllAttempts = db.prepare('DELETE FROM log_in_attempts WHERE user_id = ?');
  const hash = db.prepare('SELECT password_hash FROM credentials WHERE user_id = ?');
  const replaceHash = db.prepare('UPDATE credentials SET password_hash = ? WHERE user_id = ? AND password_hash = ?');
  const forgetAttempts = db.prepare('DELETE FROM log_in_attempts WHERE user_id = ? AND at <= ?');
  const countAttempts = db.prepare('SELECT count(*) AS count FROM log_in_attempts WHERE user_id = ?');
  const insertAttempt = db.prepare('INSERT INTO log_in_attempts (user_id, id, at) VALUES (?, ?, ?)');
  const deleteAttempt = db.prepare('DELETE FROM log_in_attempts WHERE user_id = ? AND id = ?');

  function find(ids: readonly string[]): UserRecord[] {
    return byId.all(JSON.stringify(ids)).map(readUser);
  }

  return {
    ...createSqliteDevices(db),
    async createAccount(user, passwordHash) {
      const { id, handle, displayName, bio, avatarId, createdAt } = user;
      try {
        inTransaction(db, () => {
          insertUser.run(id, handle, displayName, bio, avatarId, createdAt);
          insertHash.run(id, passwordHash);
        });
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },
    usersById: async (ids) => find(ids),
    async userByHandle(handle) {
      const row = byHandle.get(handle);
      return row === undefined ? null : readUser(row);
    },
    usersByHandle: async (handles) => byHandles.all(JSON.stringify(handles)).map(readUser),
    usersByHandlePrefix: async (prefix, limit) => byPrefix.all(prefix, `${prefix}${AFTER_HANDLES}`, limit).map(readUser),
    updateUser: async (id, changes) =>
      inTransaction(db, () => {
        const [before] = find([id]);
        if (!before || before.isDeleted) return null;
        const after = { ...before, ...changes };
        update.run(after.displayName, after.bio, after.avatarId, id);
        return after;
      }),
    closeAccount: async (userId) =>
      inTransaction(db, () => {
        close.run(placeOfHandle(userId), userId);
        forgetHash.run(userId);
        forgetAllAttempts.run(userId);
        return find([userId])[0] ?? null;
      }),
    async passwordHash(userId) {
      return (hash.get(userId)?.['password_hash'] as string | undefined) ?? null; // TEXT NOT NULL
    },
    replacePasswordHash: async (userId, from, to) => replaceHash.run(to, userId, from).changes === 1,
    takeAttempt: async ({ userId, id, at }, limit, since) =>
      inTransaction(db, () => {
        forgetAttempts.run(userId, since);
        if ((countAttempts.get(userId)?.['count'] as number) >= limit) return false; // count(*) is always there
        insertAttempt.run(userId, id, at);
        return true;
      }),
    async giveBackAttempt({ userId, id }) {
      deleteAttempt.run(userId, id);
    },
  };
}

type UserRow = {
  readonly id: string;
  readonly handle: string;
  readonly display_name: string;
  readonly bio: string | null;
  readonly avatar_id: string | null;
  readonly created_at: number;
};

function readUser(row: unknown): UserRecord {
  const user = row as UserRow; // COLUMNS, with the types of the table
  if (user.handle === placeOfHandle(user.id)) return deletedUser(user.id, user.created_at);
  return {
    id: user.id,
    handle: user.handle,
    displayName: user.display_name,
    bio: user.bio,
    avatarId: user.avatar_id,
    createdAt: user.created_at,
  };
}
