import { inTransaction, type Sqlite } from '../../platform/drivers/sqlite.ts';
import { applyToSpans, type Membership, type MembershipChange, type Span } from '../membership.ts';
import type { MembershipStore } from '../store.ts';
import type { LazyWrites } from './sqlite-lazy-writes.ts';

const TABLE = `
  CREATE TABLE IF NOT EXISTS memberships (
    user_id TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    spans TEXT NOT NULL,
    seq INTEGER NOT NULL,
    read_seq INTEGER NOT NULL,
    read_count INTEGER NOT NULL,
    muted_until INTEGER,
    marked_unread INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (user_id, conversation_id)
  ) STRICT, WITHOUT ROWID`;

const COLUMNS = 'user_id, conversation_id, spans, seq, read_seq, read_count, muted_until, marked_unread';

/** Memberships in SQLite. */
export function createSqliteMemberships(db: Sqlite, lazy: LazyWrites): MembershipStore {
  db.exec(TABLE);
  addMarkedUnread(db);
  const all = db.prepare(`SELECT ${COLUMNS} FROM memberships WHERE user_id = ?`);
  const some = db.prepare(`SELECT ${COLUMNS} FROM memberships WHERE user_id = ? AND conversation_id IN (SELECT value FROM json_each(?))`);
  const upsert = db.prepare(`INSERT INTO memberships (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, NULL, 0)
    ON CONFLICT DO UPDATE SET spans = excluded.spans, seq = excluded.seq, read_seq = max(read_seq, excluded.read_seq), read_count = max(read_count, excluded.read_count)`);
  const read = db.prepare(
    'UPDATE memberships SET read_seq = ?3, read_count = ?4, marked_unread = 0 WHERE user_id = ?1 AND conversation_id = ?2 AND read_seq < ?3',
  );
  const unread = db.prepare('UPDATE memberships SET marked_unread = ? WHERE user_id = ? AND conversation_id = ?');
  const muted = db.prepare('UPDATE memberships SET muted_until = ? WHERE user_id = ? AND conversation_id = ?');
  const forget = db.prepare('DELETE FROM memberships WHERE user_id = ?');

  function load(userId: string, conversationIds: readonly string[]): Membership[] {
    return some.all(userId, JSON.stringify(conversationIds)).map(readRow);
  }

  function apply(change: MembershipChange): void {
    const { userId, conversationId } = change;
    const [known] = load(userId, [conversationId]);
    const spans = JSON.stringify(applyToSpans(known?.spans ?? [], change));
    const isJoining = change.leftSeq === null;
    const [readSeq, readCount] = isJoining ? [change.seq, change.messageCount] : [0, 0];
    upsert.run(userId, conversationId, spans, Math.max(known?.seq ?? 0, change.seq), readSeq, readCount);
  }

  return {
    async ofUser(userId) {
      lazy.flush();
      return all.all(userId).map(readRow);
    },
    async load(userId, conversationIds) {
      lazy.flush();
      return load(userId, conversationIds);
    },
    async apply(changes) {
      lazy.flush();
      inTransaction(db, () => changes.forEach(apply));
    },
    async markRead({ userId, conversationId, readSeq, readCount, mayBeLost }) {
      const write = () => read.run(userId, conversationId, readSeq, readCount);
      if (mayBeLost) return lazy.add(write);
      lazy.flush();
      inTransaction(db, () => {
        write();
        unread.run(0, userId, conversationId);
      });
    },
    async markUnread(userId, conversationId) {
      lazy.flush();
      unread.run(1, userId, conversationId);
    },
    async mute(userId, conversationId, until) {
      muted.run(until, userId, conversationId);
    },
    async forgetUser(userId) {
      lazy.flush();
      forget.run(userId);
    },
  };
}

/** Files from before it existed lack the column. */
function addMarkedUnread(db: Sqlite): void {
  const columns = db.prepare('PRAGMA table_info(memberships)').all();
  if (!columns.some(({ name }) => name === 'marked_unread')) db.exec('ALTER TABLE memberships ADD COLUMN marked_unread INTEGER NOT NULL DEFAULT 0');
}

function readRow(row: unknown): Membership {
  const { user_id, conversation_id, spans, seq, read_seq, read_count, muted_until, marked_unread } = row as Record<string, string | number | null>; // COLUMNS
  return {
    userId: String(user_id),
    conversationId: String(conversation_id),
    spans: JSON.parse(String(spans)) as Span[], // written by apply
    seq: Number(seq),
    readSeq: Number(read_seq),
    readCount: Number(read_count),
    mutedUntil: muted_until === null || muted_until === undefined ? null : Number(muted_until),
    isMarkedUnread: marked_unread === 1,
  };
}
