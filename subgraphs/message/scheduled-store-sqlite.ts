import { createScrub, type Sqlite, writeReturning } from '../../platform/drivers/sqlite.ts';
import type { Draft } from './messages.ts';
import type { ScheduledMessage, ScheduledStore } from './scheduled-store.ts';

/** `dueAt` is null once it is over. */
const TABLE = `
  CREATE TABLE IF NOT EXISTS scheduled_messages (
    id TEXT PRIMARY KEY,
    userId TEXT NOT NULL,
    conversationId TEXT NOT NULL,
    draft TEXT,
    digest TEXT NOT NULL,
    createdAt INTEGER NOT NULL,
    sendAt INTEGER NOT NULL,
    dueAt INTEGER,
    state TEXT NOT NULL,
    cancelledAt INTEGER,
    messageSeq INTEGER,
    failure TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS scheduled_messages_due ON scheduled_messages (dueAt) WHERE dueAt IS NOT NULL;
  CREATE INDEX IF NOT EXISTS scheduled_messages_of ON scheduled_messages (userId, sendAt, id) WHERE state IN ('pending', 'sending', 'failed')`;

/** Scheduled messages in the SQLite file; makes their table if it is missing. */
export function createSqliteScheduled(db: Sqlite): ScheduledStore {
  db.exec(TABLE);
  const insert = db.prepare(`INSERT OR IGNORE INTO scheduled_messages (id, userId, conversationId, draft, digest, createdAt, sendAt, dueAt, state)
    VALUES (:id, :userId, :conversationId, :draft, :digest, :createdAt, :sendAt, :sendAt, 'pending')`);
  const byId = db.prepare('SELECT * FROM scheduled_messages WHERE id = ? AND userId = ?');
  const page = db.prepare(`SELECT * FROM scheduled_messages WHERE userId = :userId AND state IN ('pending', 'sending', 'failed')
    AND (:conversationId IS NULL OR conversationId = :conversationId) AND (sendAt, id) > (:sendAt, :id) ORDER BY sendAt, id LIMIT :limit`);
  const count = db.prepare(`SELECT count(*) AS count FROM scheduled_messages
    WHERE userId = ? AND state IN ('pending', 'sending', 'failed') AND state = 'pending' AND conversationId = ?`);
  const cancel = db.prepare(`UPDATE scheduled_messages SET state = 'cancelled', cancelledAt = :at, draft = NULL, dueAt = NULL
    WHERE id = :id AND userId = :userId AND state IN ('pending', 'failed')`);
  const due = db.prepare('SELECT id, userId, conversationId FROM scheduled_messages WHERE dueAt <= ? ORDER BY dueAt, id LIMIT ?');
  const claim = db.prepare(
    `UPDATE scheduled_messages SET state = 'sending' WHERE id = ? AND userId = ? AND state IN ('pending', 'sending') RETURNING *`,
  );
  const sent = db.prepare(`UPDATE scheduled_messages SET state = 'sent', messageSeq = :messageSeq, draft = NULL, dueAt = NULL
    WHERE id = :id AND userId = :userId AND state = 'sending'`);
  const failed = db.prepare(`UPDATE scheduled_messages SET state = 'failed', failure = :failure, dueAt = NULL
    WHERE id = :id AND userId = :userId AND state = 'sending'`);
  const postpone = db.prepare('UPDATE scheduled_messages SET dueAt = ? WHERE id = ? AND userId = ? AND dueAt IS NOT NULL');
  const forget = db.prepare('DELETE FROM scheduled_messages WHERE userId = ?');
  const scrub = createScrub(db);
  const find = (userId: string, id: string): ScheduledMessage | null => recordOrNull(byId.get(id, userId));

  return {
    async add(scheduled) {
      const { id, userId, conversationId, draft, digest, createdAt, sendAt } = scheduled;
      insert.run({ id, userId, conversationId, draft: JSON.stringify(draft), digest, createdAt, sendAt });
      return find(userId, id) ?? scheduled;
    },
    find: async (userId, id) => find(userId, id),
    async list(userId, conversationId, after, limit) {
      return page.all({ userId, conversationId, sendAt: after?.sendAt ?? -1, id: after?.id ?? '', limit }).flatMap((row) => recordOrNull(row) ?? []);
    },
    countPending: async (userId, conversationId) => Number(count.get(userId, conversationId)?.['count'] ?? 0),
    async cancel(userId, id, at) {
      cancel.run({ userId, id, at });
      scrub();
      return find(userId, id);
    },
    async due(now, limit) {
      return due
        .all(now, limit)
        .map((row) => ({ id: String(row['id']), userId: String(row['userId']), conversationId: String(row['conversationId']) }));
    },
    claim: async (userId, id) => recordOrNull(writeReturning(claim, id, userId)),
    async end(userId, id, outcome) {
      if ('failure' in outcome) failed.run({ userId, id, failure: outcome.failure });
      else sent.run({ userId, id, messageSeq: outcome.messageSeq });
      scrub();
    },
    async postpone(userId, id, until) {
      postpone.run(until, id, userId);
    },
    async forgetUser(userId) {
      forget.run(userId);
      scrub();
    },
  };
}

function recordOrNull(row: Record<string, unknown> | undefined): ScheduledMessage | null {
  if (!row) return null;
  const { dueAt: _, draft, ...rest } = row;
  return { ...rest, draft: draft === null ? null : (JSON.parse(String(draft)) as Draft) } as ScheduledMessage; // the columns of the table, written above
}
