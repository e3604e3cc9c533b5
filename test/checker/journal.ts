import { appendFileSync, closeSync, existsSync, openSync, readSync } from 'node:fs';
import type { JournalRecord } from './records.ts';

/** An append-only file of records, one JSON line each. */
export type Journal = {
  /** Adds a record with the present time. It is with the system when this returns, so a killed process loses none. */
  write(record: Untimed<JournalRecord>): void;
};

/** A record before it has its time. */
export type Untimed<R> = R extends JournalRecord ? Omit<R, 't'> : never;

/** Opens a journal for writing; it goes on at its end. */
export function openJournal(path: string): Journal {
  return { write: (record) => appendFileSync(path, `${JSON.stringify({ t: Date.now(), ...record })}\n`) };
}

/** Reads a journal while somebody writes it: each call gives the whole lines that are new. */
export function createJournalReader(path: string): () => JournalRecord[] {
  let offset = 0;
  let rest = Buffer.alloc(0);

  return () => {
    if (!existsSync(path)) return [];
    const file = openSync(path, 'r');
    try {
      const chunks = [rest];
      for (;;) {
        const chunk = Buffer.alloc(256 * 1024);
        const size = readSync(file, chunk, 0, chunk.length, offset);
        if (size === 0) break;
        offset += size;
        chunks.push(chunk.subarray(0, size));
      }
      const all = Buffer.concat(chunks);
      const end = all.lastIndexOf(10) + 1;
      rest = all.subarray(end);
      const lines = all.subarray(0, end).toString().split('\n').filter(Boolean);
      return lines.map((line) => JSON.parse(line) as JournalRecord); // written by `write`
    } finally {
      closeSync(file);
    }
  };
}
