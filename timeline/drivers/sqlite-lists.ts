import type { Sqlite } from '../../platform/drivers/sqlite.ts';
import type { Head, HeadPreview } from '../head.ts';
import type { Roster } from '../roster.ts';
import type { TimelineStore } from '../store.ts';
import type { LazyWrites } from './sqlite-lazy-writes.ts';

const TABLES = `
  CREATE TABLE IF NOT EXISTS rosters (
    conversation_id TEXT PRIMARY KEY,
    applied_seq INTEGER NOT NULL,
    roster TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS heads (
    conversation_id TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    last_activity_at INTEGER NOT NULL,
    message_count INTEGER NOT NULL,
    preview_seq INTEGER NOT NULL,
    preview TEXT
  ) STRICT, WITHOUT ROWID`;

/** Rosters and heads in SQLite. */
export function createSqliteLists(db: Sqlite, lazy: LazyWrites): Pick<TimelineStore, 'rosters' | 'heads'> {
  db.exec(TABLES);
  const rosters = db.prepare('SELECT roster FROM rosters WHERE conversation_id IN (SELECT value FROM json_each(?))');
  const saveRoster = db.prepare(`INSERT INTO rosters (conversation_id, applied_seq, roster) VALUES (?, ?, ?)
    ON CONFLICT DO UPDATE SET applied_seq = excluded.applied_seq, roster = excluded.roster WHERE applied_seq < excluded.applied_seq`);
  const heads = db.prepare('SELECT * FROM heads WHERE conversation_id IN (SELECT value FROM json_each(?))');
  // Heads may come in any order: what counts and the preview each move forward on their own.
  const advance =
    db.prepare(`INSERT INTO heads (conversation_id, seq, last_activity_at, message_count, preview_seq, preview) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET
      last_activity_at = iif(excluded.seq > seq, excluded.last_activity_at, last_activity_at),
      message_count = max(message_count, excluded.message_count),
      preview = iif(excluded.preview_seq > preview_seq, excluded.preview, preview),
      preview_seq = max(preview_seq, excluded.preview_seq),
      seq = max(seq, excluded.seq)`);

  return {
    rosters: {
      async load(conversationIds) {
        lazy.flush();
        return rosters.all(JSON.stringify(conversationIds)).map((row) => JSON.parse(String(row['roster'])) as Roster); // written by save
      },
      async save(roster) {
        lazy.add(() => saveRoster.run(roster.conversationId, roster.appliedSeq, JSON.stringify(roster)));
      },
    },
    heads: {
      async load(conversationIds) {
        lazy.flush();
        return heads.all(JSON.stringify(conversationIds)).map(readHead);
      },
      async advance({ conversationId, seq, lastActivityAt, messageCount, preview }) {
        lazy.add(() => advance.run(conversationId, seq, lastActivityAt, messageCount, preview?.seq ?? 0, preview && JSON.stringify(preview)));
      },
    },
  };
}

function readHead(row: Record<string, unknown>): Head {
  const { conversation_id, seq, last_activity_at, message_count, preview } = row;
  return {
    conversationId: String(conversation_id),
    seq: Number(seq),
    lastActivityAt: Number(last_activity_at),
    messageCount: Number(message_count),
    preview: typeof preview === 'string' ? (JSON.parse(preview) as HeadPreview) : null, // written by advance
  };
}
