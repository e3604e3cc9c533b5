import { type CollectionSpec, isDuplicate, type Mongo } from '../../platform/drivers/mongodb.ts';
import type { DatedRelation, Relation, RelationStore } from '../store.ts';

/** The relations of one owner are on one shard. `with` is asked of every shard, when a user deletes her account. */
export const RELATION_COLLECTION: CollectionSpec = {
  name: 'relations',
  shardKey: { ownerId: 1 },
  indexes: [
    { name: 'by_key', key: { ownerId: 1, _id: 1 }, unique: true },
    { name: 'latest', key: { ownerId: 1, kind: 1, since: -1, userId: -1 } },
    { name: 'with', key: { userId: 1 } },
  ],
};

type RelationDocument = DatedRelation & { readonly _id: string };

/** Contacts and blocks in MongoDB; every command names the owners. */
export function createMongoRelations({ db }: Mongo): RelationStore {
  const collection = db.collection<RelationDocument>(RELATION_COLLECTION.name);

  return {
    async add(relation, limit) {
      const { ownerId, kind } = relation;
      if (await collection.findOne({ ownerId, _id: idOf(relation) }, { projection: { _id: 1 } })) return true;
      if ((await collection.countDocuments({ ownerId, kind })) >= limit) return false;
      try {
        await collection.insertOne({ _id: idOf(relation), ...relation });
      } catch (error) {
        if (!isDuplicate(error)) throw error; // else somebody added it meanwhile
      }
      return true;
    },
    async remove(relation) {
      await collection.deleteOne({ ownerId: relation.ownerId, _id: idOf(relation) });
    },
    async standing(relations) {
      if (relations.length === 0) return [];
      const owners = [...new Set(relations.map(({ ownerId }) => ownerId))];
      const filter = { ownerId: { $in: owners }, _id: { $in: relations.map(idOf) } };
      return collection.find(filter, { projection: { _id: 0, since: 0 } }).toArray();
    },
    list(ownerId, kind, after, limit) {
      const place = after ? { $or: [{ since: { $lt: after.since } }, { since: after.since, userId: { $lt: after.userId } }] } : {};
      return collection
        .find({ ownerId, kind, ...place }, { projection: { _id: 0 } })
        .sort({ since: -1, userId: -1 })
        .limit(limit)
        .toArray();
    },
    async forgetUser(userId) {
      const kind = { $in: ['contact', 'block'] as const };
      await collection.deleteMany({ ownerId: userId, kind });
      await collection.deleteMany({ userId, kind });
    },
  };
}

function idOf({ ownerId, kind, userId }: Relation): string {
  return `${ownerId} ${kind} ${userId}`;
}
