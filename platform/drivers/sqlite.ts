import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite';

/** An open SQLite file, shared by all embedded stores of the process. */
export type Sqlite = DatabaseSync;

/** SQLite's result code for a row that exists already, primary key or unique index. */
const CONSTRAINT_CODES = new Set([1555, 2067]);

/** Opens (and makes) `palaver.db` in `dataDir`: write-ahead log, fsync on every commit, and what is deleted is overwritten with zeros. */
export function openSqlite(dataDir: string): Sqlite {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const db = new DatabaseSync(join(dataDir, 'palaver.db'), { timeout: 5_000 });
  db.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -32000; PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON',
  );
  return db;
}

/**
 * Makes the way to clear the write-ahead log of what was erased: there earlier versions of pages stay until they are written
 * over. Within a second of a call the log is carried over and cut to nothing; calls in between are one.
 */
export function createScrub(db: Sqlite): () => void {
  let isDue = false;

  function scrubIn(ms: number): void {
    isDue = true;
    setTimeout(scrub, ms).unref();
  }

  function scrub(): void {
    isDue = false;
    if (!db.isOpen) return; // closing has done it
    try {
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch {
      scrubIn(SCRUB_AGAIN_MS); // the disk is full, or somebody reads
    }
  }

  return () => {
    if (!isDue) scrubIn(SCRUB_AFTER_MS);
  };
}

const SCRUB_AFTER_MS = 500;
const SCRUB_AGAIN_MS = 5_000;

/** Does so now. Throws if somebody else reads the file. */
export function scrubSqlite(db: Sqlite): void {
  if (db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.['busy'] !== 0) throw new Error('the write-ahead log is in use');
}

/** Runs `work` in one transaction: all of it is on disk when this returns, or nothing if it throws. */
export function inTransaction<T>(db: Sqlite, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK'); // a full disk has ended it already
    throw error;
  }
}

/** The same without an fsync of its own: a power cut may undo it, but then also everything that was written after it. */
export function inTransactionUnsynced<T>(db: Sqlite, work: () => T): T {
  db.exec('PRAGMA synchronous = NORMAL');
  try {
    return inTransaction(db, work);
  } finally {
    db.exec('PRAGMA synchronous = FULL');
  }
}

/** Runs a single write that returns at most one row; it is on disk when this returns. `get` would be silent about a commit that fails, on a full disk for one. */
export function writeReturning(statement: StatementSync, ...values: readonly SQLInputValue[]): Record<string, SQLOutputValue> | undefined {
  return statement.all(...values)[0];
}

/** True for the error of a row that exists already. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && CONSTRAINT_CODES.has(error.errcode as number);
}
