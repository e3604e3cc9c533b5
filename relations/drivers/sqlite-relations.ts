import { inTransaction, type Sqlite } from '../../platform/drivers/sqlite.ts';
import type { DatedRelation, Relation, RelationKind, RelationStore } from '../store.ts';

const TABLE = `
  CREATE TABLE IF NOT EXISTS relations (
    owner_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    user_id TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (owner_id, kind, user_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS relations_latest ON relations (owner_id, kind, since DESC, user_id DESC);
  CREATE INDEX IF NOT EXISTS relations_with ON relations (user_id)`;

/** Contacts and blocks in the embedded database. */
export function createSqliteRelations(db: Sqlite): RelationStore {
  db.exec(TABLE);
  const one = db.prepare('SELECT 1 FROM relations WHERE owner_id = ? AND kind = ? AND user_id = ?');
  const count = db.prepare('SELECT count(*) AS count FROM relations WHERE owner_id = ? AND kind = ?');
  const insert = db.prepare('INSERT INTO relations (owner_id, kind, user_id, since) VALUES (?, ?, ?, ?)');
  const remove = db.prepare('DELETE FROM relations WHERE owner_id = ? AND kind = ? AND user_id = ?');
  const standing = db.prepare(`
    SELECT owner_id, kind, user_id, since FROM json_each(?) AS wanted CROSS JOIN relations
    WHERE owner_id = wanted.value ->> 0 AND kind = wanted.value ->> 1 AND user_id = wanted.value ->> 2`);
  const list = db.prepare(`
    SELECT owner_id, kind, user_id, since FROM relations
    WHERE owner_id = ? AND kind = ? AND (since, user_id) < (?, ?) ORDER BY since DESC, user_id DESC LIMIT ?`);

  const forget = db.prepare("DELETE FROM relations WHERE (owner_id = ?1 OR user_id = ?1) AND kind <> 'deletion'");

  return {
    add: async ({ ownerId, kind, userId, since }, limit) =>
      inTransaction(db, () => {
        if (one.get(ownerId, kind, userId)) return true;
        if (Number(count.get(ownerId, kind)?.['count']) >= limit) return false;
        insert.run(ownerId, kind, userId, since);
        return true;
      }),
    async remove({ ownerId, kind, userId }) {
      remove.run(ownerId, kind, userId);
    },
    async standing(relations) {
      if (relations.length === 0) return [];
      const keys = relations.map(({ ownerId, kind, userId }) => [ownerId, kind, userId]);
      return standing.all(JSON.stringify(keys)).map(readRow).map(withoutDate);
    },
    list: async (ownerId, kind, after, limit) =>
      list.all(ownerId, kind, after?.since ?? Number.MAX_SAFE_INTEGER, after?.userId ?? '', limit).map(readRow),
    async forgetUser(userId) {
      forget.run(userId);
    },
  };
}

function readRow(row: Record<string, unknown>): DatedRelation {
  return {
    ownerId: String(row['owner_id']),
    kind: row['kind'] as RelationKind, // nothing else is inserted
    userId: String(row['user_id']),
    since: Number(row['since']),
  };
}

function withoutDate({ ownerId, kind, userId }: DatedRelation): Relation {
  return { ownerId, kind, userId };
}
