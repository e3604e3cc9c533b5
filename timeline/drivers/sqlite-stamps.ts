import { type At, START } from '../entry.ts';

/** The stamp of an entry: its row id, which grows with every commit. */
export function atOf(rowid: number): At {
  return rowid.toString(16).padStart(14, '0');
}

/** The row id of a stamp; 0 for the one before all. */
export function rowidOf(at: At): number {
  return at === START ? 0 : Number.parseInt(at, 16);
}
