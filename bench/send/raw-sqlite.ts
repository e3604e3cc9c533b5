import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** What the disk can do: a function that inserts one row into a SQLite file of its own in one transaction, on disk when it returns. */
export function createRaw(dataDir: string): (text: string) => void {
  const db = new DatabaseSync(join(dataDir, 'raw.db'));
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE IF NOT EXISTS rows (id INTEGER PRIMARY KEY, text TEXT NOT NULL)');
  const insert = db.prepare('INSERT INTO rows (text) VALUES (?)');
  return (text) => void insert.run(text);
}
