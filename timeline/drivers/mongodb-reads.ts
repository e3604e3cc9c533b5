import type { Collection, Document, Filter } from 'mongodb';
import type { Mongo } from '../../platform/drivers/mongodb.ts';
import type { Place } from '../entry.ts';

/** A collection that is read as it was acknowledged by a majority, from the primary: nothing that is read can be undone. */
export function majorityCollection<T extends Document>({ db }: Mongo, name: string): Collection<T> {
  return db.collection<T>(name, { readConcern: { level: 'majority' }, readPreference: 'primary' });
}

/** What finds the documents of exactly these places, each conversation on its own shard; null if there are none. */
export function filterOfPlaces<T extends Document>(places: readonly Place[]): Filter<T> | null {
  const byConversation = Map.groupBy(places, ({ conversationId }) => conversationId);
  const filters = [...byConversation].map(([conversationId, group]) => ({ conversationId, seq: { $in: group.map(({ seq }) => seq) } }));
  const [only] = filters;
  if (!only) return null;
  return (filters.length === 1 ? only : { $or: filters }) as Document as Filter<T>; // documents that have a place
}
