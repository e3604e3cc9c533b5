import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inTransaction, openSqlite, writeReturning } from '../../platform/drivers/sqlite.ts';

test('a transaction that fills the disk says so, leaves nothing, and the next works when there is room again', () => {
  const db = openSqlite(mkdtempSync(join(tmpdir(), 'palaver-sqlite-')));
  db.exec('CREATE TABLE things (body BLOB)');
  const insert = db.prepare('INSERT INTO things VALUES (zeroblob(?))');
  const count = (): unknown => db.prepare('SELECT count(*) AS count FROM things').get()?.['count'];
  db.exec('PRAGMA max_page_count = 100');
  const fill = (): void =>
    inTransaction(db, () => {
      for (let i = 0; i < 100; i++) insert.run(100_000);
    });
  expect(fill).toThrow(/full/);
  expect(count()).toBe(0);
  db.exec('PRAGMA max_page_count = 100000');
  fill();
  expect(count()).toBe(100);
});

test('a write that returns a row throws if it can not be committed', () => {
  const db = openSqlite(mkdtempSync(join(tmpdir(), 'palaver-sqlite-')));
  // A reference that is checked at the commit stands in for a disk that is full at the commit.
  db.exec('PRAGMA foreign_keys = ON; CREATE TABLE parents (id INTEGER PRIMARY KEY) STRICT');
  db.exec('CREATE TABLE children (parent INTEGER REFERENCES parents DEFERRABLE INITIALLY DEFERRED) STRICT');
  const insert = db.prepare('INSERT INTO children VALUES (?) RETURNING parent');
  expect(() => writeReturning(insert, 1)).toThrow(/FOREIGN KEY/);
  db.exec('INSERT INTO parents VALUES (1)');
  expect(writeReturning(insert, 1)).toEqual({ parent: 1 });
  expect(db.prepare('SELECT count(*) AS count FROM children').get()).toEqual({ count: 1 });
});
