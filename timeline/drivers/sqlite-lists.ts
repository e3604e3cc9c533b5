import type { Sqlite } from '../../platform/drivers/sqlite.ts';
import type { Head } from '../head.ts';
import type { MessageChanges } from '../message.ts';
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
    last_message_seq INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS message_changes (
    conversation_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    applied_seq INTEGER NOT NULL,
    changes TEXT NOT NULL,
    PRIMARY KEY (conversation_id, seq)
  ) STRICT, WITHOUT ROWID`;

/** Rosters, heads and what became of messages, in SQLite. */
export function createSqliteLists(db: Sqlite, lazy: LazyWrites): Pick<TimelineStore, 'rosters' | 'heads' | 'changes'> {
  db.exec(TABLES);
  const rosters = db.prepare('SELECT roster FROM rosters WHERE conversation_id IN (SELECT value FROM json_each(?))');
  const saveRoster = db.prepare(`INSERT INTO rosters (conversation_id, applied_seq, roster) VALUES (?, ?, ?)
    ON CONFLICT DO UPDATE SET applied_seq = excluded.applied_seq, roster = excluded.roster WHERE applied_seq < excluded.applied_seq`);
  const heads = db.prepare('SELECT * FROM heads WHERE conversation_id IN (SELECT value FROM json_each(?))');
  const advance = db.prepare(`INSERT INTO heads (conversation_id, seq, last_activity_at, message_count, last_message_seq) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET
      seq = max(seq, excluded.seq),
      last_activity_at = max(last_activity_at, excluded.last_activity_at),
      message_count = max(message_count, excluded.message_count),
      last_message_seq = max(last_message_seq, excluded.last_message_seq)`);
  const changes = db.prepare(`SELECT changes FROM message_changes
    WHERE (conversation_id, seq) IN (SELECT value ->> 'conversationId', value ->> 'seq' FROM json_each(?))`);
  const saveChanges = db.prepare(`INSERT INTO message_changes (conversation_id, seq, applied_seq, changes) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET applied_seq = excluded.applied_seq, changes = excluded.changes WHERE applied_seq < excluded.applied_seq`);

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
      async advance({ conversationId, seq, lastActivityAt, messageCount, lastMessageSeq }) {
        lazy.add(() => advance.run(conversationId, seq, lastActivityAt, messageCount, lastMessageSeq));
      },
    },
    changes: {
      async load(places) {
        lazy.flush();
        const asked = places.map(({ conversationId, seq }) => ({ conversationId, seq }));
        return changes.all(JSON.stringify(asked)).map((row) => JSON.parse(String(row['changes'])) as MessageChanges); // written by save
      },
      async save(one) {
        lazy.add(() => saveChanges.run(one.conversationId, one.seq, one.appliedSeq, JSON.stringify(one)));
      },
    },
  };
}

function readHead({ conversation_id, seq, last_activity_at, message_count, last_message_seq }: Record<string, unknown>): Head {
  return {
    conversationId: String(conversation_id),
    seq: Number(seq),
    lastActivityAt: Number(last_activity_at),
    messageCount: Number(message_count),
    lastMessageSeq: Number(last_message_seq),
  };
}
