import { inTransactionUnsynced, type Sqlite } from '../../platform/drivers/sqlite.ts';
import { type IndexedMessage, REMOVED, type SearchStore } from '../store.ts';
import { type Common, createSqliteFinder } from './sqlite-find.ts';

/** `words` of a message: each token between spaces. `conversation` is a number, since a row is kept for every token of every message. */
const TABLES = `
  CREATE TABLE IF NOT EXISTS search_conversations (
    conversation INTEGER PRIMARY KEY,
    conversation_id TEXT NOT NULL UNIQUE
  ) STRICT;
  CREATE TABLE IF NOT EXISTS search_messages (
    conversation INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    version INTEGER NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (conversation, created_at, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX IF NOT EXISTS search_messages_by_seq ON search_messages (conversation, seq);
  CREATE TABLE IF NOT EXISTS search_tokens (
    conversation INTEGER NOT NULL,
    token TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (conversation, token, created_at, seq)
  ) STRICT, WITHOUT ROWID`;

type Write = { readonly run: () => void; readonly resolve: () => void; readonly reject: (error: unknown) => void };

/** The index over messages in SQLite. Writes of one turn of the event loop share one transaction, without an fsync: see `SearchStore`. */
export function createSqliteSearch(db: Sqlite, common?: Common): SearchStore {
  db.exec(TABLES);
  const addConversation = db.prepare('INSERT OR IGNORE INTO search_conversations (conversation_id) VALUES (?)');
  const numberOf = db.prepare('SELECT conversation FROM search_conversations WHERE conversation_id = ?');
  const bySeq = db.prepare('SELECT created_at, version, words FROM search_messages WHERE conversation = ? AND seq = ?');
  const withToken = db.prepare('SELECT created_at, seq FROM search_tokens WHERE conversation = ? AND token = ?');
  const dropMessage = db.prepare('DELETE FROM search_messages WHERE conversation = ? AND created_at = ? AND seq = ?');
  const addMessage = db.prepare('INSERT INTO search_messages (conversation, created_at, seq, version, words) VALUES (?, ?, ?, ?, ?)');
  const dropToken = db.prepare('DELETE FROM search_tokens WHERE conversation = ? AND token = ? AND created_at = ? AND seq = ?');
  const addToken = db.prepare('INSERT INTO search_tokens (conversation, token, created_at, seq) VALUES (?, ?, ?, ?)');
  const finder = createSqliteFinder(db, common);
  let waiting: Write[] = [];

  function write(run: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(commit);
      waiting.push({ run, resolve, reject });
    });
  }

  function commit(): void {
    const batch = waiting;
    waiting = [];
    try {
      inTransactionUnsynced(db, () => {
        for (const { run } of batch) run();
      });
      for (const { resolve } of batch) resolve();
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  function conversationOf(conversationId: string): number {
    addConversation.run(conversationId);
    return Number(numberOf.get(conversationId)?.['conversation']);
  }

  function put({ conversationId, createdAt, seq, version, tokens }: IndexedMessage): void {
    const conversation = conversationOf(conversationId);
    const known = bySeq.get(conversation, seq);
    if (known && Number(known['version']) >= version) return;
    if (known) drop(conversation, seq, Number(known['created_at']), String(known['words']));
    addMessage.run(conversation, createdAt, seq, version, tokens.length > 0 ? ` ${tokens.join(' ')} ` : '');
    for (const token of tokens) addToken.run(conversation, token, createdAt, seq);
  }

  function drop(conversation: number, seq: number, createdAt: number, words: string): void {
    for (const token of words.split(' ')) if (token) dropToken.run(conversation, token, createdAt, seq);
    dropMessage.run(conversation, createdAt, seq);
  }

  function remove(conversationId: string, seq: number): void {
    const createdAt = Number(bySeq.get(conversationOf(conversationId), seq)?.['created_at'] ?? 0);
    put({ conversationId, seq, createdAt, version: REMOVED, tokens: [] });
  }

  return {
    put: (messages) => write(() => messages.forEach(put)),
    find: async (query) => finder(query),
    remove: (conversationId, seqs) =>
      write(() => {
        for (const seq of seqs) remove(conversationId, seq);
      }),
    removeAll: (token, conversationIds) =>
      write(() => {
        for (const id of conversationIds) for (const { seq } of withToken.all(conversationOf(id), token)) remove(id, Number(seq));
      }),
  };
}
