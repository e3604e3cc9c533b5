import { inTransaction, type Sqlite } from '../../platform/drivers/sqlite.ts';
import type { AttachmentRecord, AttachmentStore, Leaving } from './store.ts';

const TABLES = `CREATE TABLE IF NOT EXISTS attachments (
  id TEXT PRIMARY KEY,
  ownerId TEXT NOT NULL,
  fileName TEXT NOT NULL,
  contentType TEXT NOT NULL,
  kind TEXT NOT NULL,
  size INTEGER NOT NULL,
  createdAt INTEGER NOT NULL,
  blobKey TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS attachments_of_owner ON attachments (ownerId, id);
CREATE TABLE IF NOT EXISTS attachment_uses (
  id TEXT NOT NULL,
  usedBy TEXT NOT NULL,
  PRIMARY KEY (id, usedBy)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS attachments_leaving (id TEXT PRIMARY KEY, blobKey TEXT) STRICT, WITHOUT ROWID`;

/** Attachments in the SQLite file; makes their tables if they are missing. */
export function createSqliteAttachmentStore(db: Sqlite): AttachmentStore {
  db.exec(TABLES);
  const insert = db.prepare('INSERT INTO attachments VALUES (:id, :ownerId, :fileName, :contentType, :kind, :size, :createdAt, :blobKey)');
  const select = db.prepare('SELECT * FROM attachments WHERE id IN (SELECT value FROM json_each(?))');
  const update = db.prepare('UPDATE attachments SET contentType = :contentType, kind = :kind, blobKey = :blobKey WHERE id = :id AND blobKey IS NULL');
  const insertUse = db.prepare('INSERT OR IGNORE INTO attachment_uses SELECT id, :usedBy FROM attachments WHERE id = :id');
  const isUsedBy = db.prepare('SELECT 1 FROM attachment_uses WHERE id = :id AND usedBy = :usedBy');
  const endUse = db.prepare('DELETE FROM attachment_uses WHERE id = :id AND usedBy = :usedBy');
  const isUsed = db.prepare('SELECT 1 FROM attachment_uses WHERE id = ? LIMIT 1');
  const startLeaving = db.prepare('INSERT INTO attachments_leaving SELECT id, blobKey FROM attachments WHERE id = ?');
  const forget = db.prepare('DELETE FROM attachments WHERE id = ?');
  const leaving = db.prepare('SELECT * FROM attachments_leaving WHERE id = ?');
  const left = db.prepare('DELETE FROM attachments_leaving WHERE id = ?');
  const own = db.prepare('SELECT * FROM attachments WHERE ownerId = ? AND id > ? ORDER BY id LIMIT ?');
  const endUses = db.prepare('DELETE FROM attachment_uses WHERE id = ?');
  // Rows have exactly the columns of the table, which are those of the record.
  const find = (ids: readonly string[]): AttachmentRecord[] => select.all(JSON.stringify(ids)).map((row) => ({ ...row }) as AttachmentRecord);

  return {
    async add(attachment) {
      insert.run(attachment);
    },
    find: async (ids) => find(ids),
    async makeReady(id, { contentType, kind, blobKey }) {
      update.run({ id, contentType, kind, blobKey });
      return find([id])[0] ?? null;
    },
    async use(id, usedBy) {
      insertUse.run({ id, usedBy });
      return isUsedBy.get({ id, usedBy }) !== undefined;
    },
    async unuse(id, usedBy) {
      endUse.run({ id, usedBy });
    },
    async leave(id) {
      return inTransaction(db, () => {
        if (isUsed.get(id)) return null;
        startLeaving.run(id);
        forget.run(id);
        const row = leaving.get(id);
        return row ? ({ ...row } as Leaving) : null; // the columns of the table
      });
    },
    async remove(id) {
      left.run(id);
    },
    ofOwner: async (ownerId, afterId, limit) => own.all(ownerId, afterId, limit).map((row) => ({ ...row }) as AttachmentRecord), // as above
    async erase(id) {
      inTransaction(db, () => {
        for (const statement of [forget, endUses, left]) statement.run(id);
      });
    },
  };
}
