import { createScrub, inTransaction, isDuplicate, type Sqlite } from '../../platform/drivers/sqlite.ts';
import { aboutSeqOf, type Content, changesRoster, type Entry, eraseAtOf, hasAttachmentsLeft, isMessage, type NewEntry } from '../entry.ts';
import type { AppendResult, LogStore } from '../store.ts';
import type { LazyWrites } from './sqlite-lazy-writes.ts';
import { atOf, rowidOf } from './sqlite-stamps.ts';

const TABLE = `
  CREATE TABLE IF NOT EXISTS entries (
    at INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    actor_id TEXT NOT NULL,
    client_message_id TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    message_count INTEGER NOT NULL,
    roster_seq INTEGER NOT NULL,
    is_message INTEGER NOT NULL,
    is_of_roster INTEGER NOT NULL,
    about_seq INTEGER,
    content TEXT NOT NULL,
    outbox_at INTEGER,
    erase_at INTEGER,
    has_attachments_left INTEGER
  ) STRICT`;

/** Columns that came after the first files were written: what was written before them has nothing to say in them. */
const LATER_COLUMNS = ['about_seq', 'erase_at', 'has_attachments_left'];

const INDEXES = `
  CREATE UNIQUE INDEX IF NOT EXISTS entries_by_seq ON entries (conversation_id, seq);
  CREATE UNIQUE INDEX IF NOT EXISTS entries_by_client_id ON entries (conversation_id, actor_id, client_message_id);
  CREATE INDEX IF NOT EXISTS entries_of_roster ON entries (conversation_id, seq) WHERE is_of_roster = 1;
  CREATE INDEX IF NOT EXISTS entries_about ON entries (conversation_id, about_seq, seq) WHERE about_seq IS NOT NULL;
  CREATE INDEX IF NOT EXISTS entries_messages ON entries (conversation_id, seq) WHERE is_message = 1;
  CREATE INDEX IF NOT EXISTS entries_to_erase ON entries (erase_at) WHERE erase_at IS NOT NULL;
  CREATE INDEX IF NOT EXISTS entries_to_release ON entries (at) WHERE has_attachments_left IS NOT NULL;
  CREATE INDEX IF NOT EXISTS entries_unpublished ON entries (outbox_at) WHERE outbox_at IS NOT NULL`;

const COLUMNS = 'at, conversation_id, seq, id, actor_id, client_message_id, created_at, message_count, roster_seq, content';

const NOT_EXPIRED = 'AND (erase_at IS NULL OR erase_at > ?)';
const MESSAGES = `AND is_message = 1 ${NOT_EXPIRED}`;
const TIMELINE = `AND (is_message = 1 OR is_of_roster = 1) AND content ->> 'kind' <> 'message_deleted' ${NOT_EXPIRED}`;

/** Before every moment at which something disappears. */
const ALWAYS = -1;

type Row = Record<string, string | number>;
type Waiting = { readonly entries: readonly NewEntry[]; readonly resolve: (result: AppendResult) => void; readonly reject: (error: unknown) => void };

/** The logs in SQLite. Appends of one turn of the event loop share one transaction, and so one fsync. */
export function createSqliteLog(db: Sqlite, lazy: LazyWrites): LogStore {
  db.exec(TABLE);
  const known = db.prepare('PRAGMA table_info(entries)').all();
  for (const column of LATER_COLUMNS) if (!known.some(({ name }) => name === column)) db.exec(`ALTER TABLE entries ADD COLUMN ${column} INTEGER`);
  db.exec(INDEXES);
  const insert = db.prepare(`INSERT INTO entries
    (conversation_id, seq, id, actor_id, client_message_id, created_at, message_count, roster_seq, is_message, is_of_roster, about_seq, content, erase_at, outbox_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const byClientId = db.prepare(`SELECT ${COLUMNS} FROM entries WHERE conversation_id = ? AND actor_id = ? AND client_message_id = ?`);
  const actors = db.prepare(`SELECT ${COLUMNS} FROM entries
    WHERE conversation_id = ? AND actor_id = ? AND client_message_id > ? ORDER BY client_message_id LIMIT ?`);
  const lastOne = db.prepare(`SELECT ${COLUMNS} FROM entries WHERE conversation_id = ? ORDER BY seq DESC LIMIT 1`);
  const inPlaces = db.prepare(`SELECT ${COLUMNS} FROM entries
    WHERE (conversation_id, seq) IN (SELECT value ->> 'conversationId', value ->> 'seq' FROM json_each(?))`);
  const page = (order: 'ASC' | 'DESC', filter: string) =>
    db.prepare(`SELECT ${COLUMNS} FROM entries WHERE conversation_id = ? AND seq BETWEEN ? AND ? ${filter} ORDER BY seq ${order} LIMIT ?`);
  const pages = {
    oldest: { all: page('ASC', ''), messages: page('ASC', MESSAGES), timeline: page('ASC', TIMELINE) },
    newest: { all: page('DESC', ''), messages: page('DESC', MESSAGES), timeline: page('DESC', TIMELINE) },
  };
  const thread = (order: 'ASC' | 'DESC') =>
    db.prepare(`SELECT ${COLUMNS} FROM entries
      WHERE conversation_id = ? AND about_seq = ? AND seq BETWEEN ? AND ? ${MESSAGES} ORDER BY seq ${order} LIMIT ?`);
  const threads = { oldest: thread('ASC'), newest: thread('DESC') };
  const aboutPlaces = db.prepare(`SELECT ${COLUMNS} FROM entries JOIN
    (SELECT value ->> 'conversationId' AS place, value ->> 'seq' AS message, value ->> 'appliedSeq' AS applied FROM json_each(?))
    ON conversation_id = place AND about_seq = message AND seq > applied ORDER BY seq`);
  const rewrite = db.prepare(`UPDATE entries SET content = ?, is_message = ?, erase_at = ?, has_attachments_left = ?
    WHERE conversation_id = ? AND seq = ?`);
  const dueForErasure = db.prepare(`SELECT ${COLUMNS} FROM entries WHERE erase_at <= ? ORDER BY erase_at LIMIT ?`);
  const withAttachmentsLeft = db.prepare(`SELECT ${COLUMNS} FROM entries WHERE has_attachments_left IS NOT NULL ORDER BY at LIMIT ?`);
  const placesBackwards = db.prepare('SELECT seq, at FROM entries WHERE conversation_id = ? ORDER BY seq DESC');
  const lastStamp = db.prepare('SELECT max(at) AS at FROM entries');
  const oldestUnpublished = db.prepare('SELECT min(at) AS at FROM entries WHERE outbox_at IS NOT NULL');
  const rosterPage = db.prepare(`SELECT ${COLUMNS} FROM entries WHERE conversation_id = ? AND seq > ? AND is_of_roster = 1 ORDER BY seq`);
  const notPublished = db.prepare(`SELECT ${COLUMNS} FROM entries WHERE outbox_at <= ? ORDER BY outbox_at LIMIT ?`);
  const published = db.prepare('UPDATE entries SET outbox_at = NULL WHERE at = ?');
  const scrub = createScrub(db);
  let waiting: Waiting[] = [];

  function commit(): void {
    const batch = waiting;
    waiting = [];
    try {
      const results = inTransaction(db, () => batch.map(({ entries }) => insertAll(entries)));
      for (const [i, { resolve }] of batch.entries()) resolve(results[i] as AppendResult); // one result per member of the batch
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  /** Stamps of a log grow with its seqs: those after a stamp are its end, and cost only their own number, in the index alone. */
  function firstSeqSince(conversationId: string, rowid: number): number {
    let first = Number.MAX_SAFE_INTEGER;
    for (const { seq, at } of placesBackwards.iterate(conversationId)) {
      if (Number(at) <= rowid) break;
      first = Number(seq);
    }
    return first;
  }

  function insertAll(entries: readonly NewEntry[]): AppendResult {
    const taken: Entry[] = [];
    for (const entry of entries) {
      try {
        const { lastInsertRowid } = insert.run(...valuesOf(entry), Date.now());
        taken.push({ ...entry, at: atOf(Number(lastInsertRowid)) });
      } catch (error) {
        if (isDuplicate(error)) return { taken, failure: 'taken-before' };
        throw error;
      }
    }
    return { taken, failure: null };
  }

  async function last(conversationId: string): Promise<Entry | null> {
    return entryOrNull(lastOne.get(conversationId));
  }

  return {
    append: (entries) =>
      new Promise((resolve, reject) => {
        if (waiting.length === 0) setImmediate(commit);
        waiting.push({ entries, resolve, reject });
      }),
    findByClientId: async (conversationId, actorId, clientMessageId) => entryOrNull(byClientId.get(conversationId, actorId, clientMessageId)),
    last,
    latest: last,
    at: async (places) => inPlaces.all(JSON.stringify(places)).map(readRow),
    about: async (places) => aboutPlaces.all(JSON.stringify(places)).map(readRow),
    async read({ conversationId, from, to, limit, newestFirst, messagesOnly, timelineOnly, threadRootSeq, notExpiredAt = ALWAYS }) {
      if (threadRootSeq !== undefined) {
        const replies = threads[newestFirst ? 'newest' : 'oldest'];
        return replies.all(conversationId, threadRootSeq, from, to ?? Number.MAX_SAFE_INTEGER, notExpiredAt, limit).map(readRow);
      }
      const ofOrder = pages[newestFirst ? 'newest' : 'oldest'];
      const place = [conversationId, from, to ?? Number.MAX_SAFE_INTEGER];
      if (!messagesOnly && !timelineOnly) return ofOrder.all.all(...place, limit).map(readRow);
      return ofOrder[messagesOnly ? 'messages' : 'timeline'].all(...place, notExpiredAt, limit).map(readRow);
    },
    async readSince(conversationId, at, limit) {
      return pages.oldest.all.all(conversationId, firstSeqSince(conversationId, rowidOf(at)), Number.MAX_SAFE_INTEGER, limit).map(readRow);
    },
    now: async () => atOf(Number(lastStamp.get()?.['at'] ?? 0)),
    async watermark() {
      lazy.flush();
      const oldest = oldestUnpublished.get()?.['at'];
      const at = atOf(typeof oldest === 'number' ? oldest - 1 : Number(lastStamp.get()?.['at'] ?? 0));
      return { at, seen: at };
    },
    rosterEntries: async (conversationId, afterSeq) => rosterPage.all(conversationId, afterSeq).map(readRow),
    async unpublished(olderThanMs, limit) {
      lazy.flush();
      return notPublished.all(Date.now() - olderThanMs, limit).map(readRow);
    },
    async markPublished(entries) {
      lazy.add(() => {
        for (const { at } of entries) published.run(rowidOf(at));
      });
    },
    byActor: async (conversationId, actorId, after, limit) => actors.all(conversationId, actorId, after, limit).map(readRow),
    async rewrite(conversationId, changed) {
      lazy.flush(); // what was kept of these messages is on disk before the log names nothing of them any more
      inTransaction(db, () => {
        for (const { seq, content } of changed) {
          const left = hasAttachmentsLeft(content) ? 1 : null;
          rewrite.run(JSON.stringify(content), isShown(content), eraseAtOf(content), left, conversationId, seq);
        }
      });
      scrub();
    },
    toErase: async (now, limit) => dueForErasure.all(now, limit).map(readRow),
    toRelease: async (limit) => withAttachmentsLeft.all(limit).map(readRow).filter(isMessage),
  };
}

function valuesOf(entry: NewEntry): (string | number | null)[] {
  const { conversationId, seq, id, actorId, clientMessageId, createdAt, messageCount, rosterSeq, content } = entry;
  const isOfRoster = changesRoster(content) ? 1 : 0;
  const key = [conversationId, seq, id, actorId, clientMessageId];
  return [...key, createdAt, messageCount, rosterSeq, isShown(content), isOfRoster, aboutSeqOf(content), JSON.stringify(content), eraseAtOf(content)];
}

/** What has disappeared is no message any more to any page, whatever their number. */
function isShown(content: Content): 0 | 1 {
  return content.kind === 'message_sent' && !content.isGone ? 1 : 0;
}

function entryOrNull(row: unknown): Entry | null {
  return row ? readRow(row) : null;
}

function readRow(row: unknown): Entry {
  const { at, conversation_id, seq, id, actor_id, client_message_id, created_at, message_count, roster_seq, content } = row as Row; // COLUMNS
  return {
    at: atOf(Number(at)),
    conversationId: String(conversation_id),
    seq: Number(seq),
    id: String(id),
    actorId: String(actor_id),
    clientMessageId: String(client_message_id),
    createdAt: Number(created_at),
    messageCount: Number(message_count),
    rosterSeq: Number(roster_seq),
    content: JSON.parse(String(content)) as Content, // written by valuesOf
  };
}
