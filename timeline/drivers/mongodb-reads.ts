import type { Collection, Document } from 'mongodb';
import type { Mongo } from '../../platform/drivers/mongodb.ts';

/** A collection that is read as it was acknowledged by a majority, from the primary: nothing that is read can be undone. */
export function majorityCollection<T extends Document>({ db }: Mongo, name: string): Collection<T> {
  return db.collection<T>(name, { readConcern: { level: 'majority' }, readPreference: 'primary' });
}
