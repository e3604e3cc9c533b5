import type { Sqlite } from '../../platform/drivers/sqlite.ts';
import type { TimelineStore } from '../store.ts';
import { createLazyWrites } from './sqlite-lazy-writes.ts';
import { createSqliteLists } from './sqlite-lists.ts';
import { createSqliteLog } from './sqlite-log.ts';
import { createSqliteMemberships } from './sqlite-memberships.ts';

/** The timeline in a SQLite file. Entries and memberships are on disk when a call returns; heads, read markers and publication marks, which the log can restore, a moment later. */
export function createSqliteTimeline(db: Sqlite): TimelineStore {
  const lazy = createLazyWrites(db);
  return { log: createSqliteLog(db, lazy), memberships: createSqliteMemberships(db, lazy), ...createSqliteLists(db, lazy) };
}
