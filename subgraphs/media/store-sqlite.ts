import type { Sqlite } from '../../platform/drivers/sqlite.ts';
import type { AttachmentRecord, AttachmentStore } from './store.ts';

const TABLE = `CREATE TABLE IF NOT EXISTS attachments (
  id TEXT PRIMARY KEY,
  ownerId TEXT NOT NULL,
  fileName TEXT NOT NULL,
  contentType TEXT NOT NULL,
  kind TEXT NOT NULL,
  size INTEGER NOT NULL,
  createdAt INTEGER NOT NULL,
  blobKey TEXT
) STRICT, WITHOUT ROWID`;

/** Attachments in the SQLite file; makes their table if it is missing. */
export function createSqliteAttachmentStore(db: Sqlite): AttachmentStore {
  db.exec(TABLE);
  const insert = db.prepare('INSERT INTO attachments VALUES (:id, :ownerId, :fileName, :contentType, :kind, :size, :createdAt, :blobKey)');
  const select = db.prepare('SELECT * FROM attachments WHERE id IN (SELECT value FROM json_each(?))');
  const update = db.prepare('UPDATE attachments SET contentType = :contentType, kind = :kind, blobKey = :blobKey WHERE id = :id AND blobKey IS NULL');
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
  };
}
