import { inTransactionUnsynced, type Sqlite } from '../../platform/drivers/sqlite.ts';

/** Writes that may be lost in a power cut, because the log can restore them: collected, and written in one transaction without an fsync of its own. */
export type LazyWrites = {
  add(write: () => void): void;
  /** Writes what was collected; every read of such data begins with it. */
  flush(): void;
};

const KEPT = 100_000;

/** Makes the lazy writes of a database; they are flushed once per turn of the event loop. */
export function createLazyWrites(db: Sqlite): LazyWrites {
  let writes: (() => void)[] = [];

  function flush(): void {
    if (writes.length === 0) return;
    const now = writes;
    writes = [];
    try {
      inTransactionUnsynced(db, () => {
        for (const write of now) write();
      });
    } catch (error) {
      writes = [...now, ...writes].slice(-KEPT);
      throw error;
    }
  }

  function flushSoon(): void {
    try {
      flush();
    } catch {
      // The disk is full, or another process holds the file: kept for the next flush, which a read will see fail.
    }
  }

  return {
    add(write) {
      if (writes.length === 0) setImmediate(flushSoon);
      writes.push(write);
    },
    flush,
  };
}
