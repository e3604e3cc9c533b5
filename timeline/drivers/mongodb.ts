import type { CollectionSpec, Mongo } from '../../platform/drivers/mongodb.ts';
import type { TimelineStore } from '../store.ts';
import { createMongoLists, LIST_COLLECTIONS } from './mongodb-lists.ts';
import { createMongoLog, LOG_COLLECTION } from './mongodb-log.ts';
import { createMongoMemberships, MEMBERSHIP_COLLECTION } from './mongodb-memberships.ts';
import { readStamps } from './mongodb-stamps.ts';

/** What the timeline needs of a database: see `setUpCollections`. */
export const TIMELINE_COLLECTIONS: readonly CollectionSpec[] = [LOG_COLLECTION, MEMBERSHIP_COLLECTION, ...LIST_COLLECTIONS];

/**
 * The timeline in MongoDB. Everything is acknowledged by a majority with its journal when a call returns, and read with majority
 * read concern from the primary. All commands name the shard key but those of `now`, `watermark` and `unpublished`, which ask every shard.
 */
export async function createMongoTimeline(mongo: Mongo): Promise<TimelineStore> {
  const stamps = await readStamps(mongo);
  return { log: createMongoLog(mongo, stamps), memberships: createMongoMemberships(mongo, stamps), ...createMongoLists(mongo) };
}
