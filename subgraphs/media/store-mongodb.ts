import type { CollectionSpec, Mongo } from '../../platform/drivers/mongodb.ts';
import type { AttachmentRecord, AttachmentStore } from './store.ts';

type AttachmentDocument = Omit<AttachmentRecord, 'id'> & {
  readonly _id: string;
  readonly uses?: readonly string[];
  /** From then on nobody can use it any more. */
  readonly isLeaving?: true;
};

/** What the store needs of the database. Ids are random, so that they spread evenly over shards. */
export const ATTACHMENT_COLLECTIONS: readonly CollectionSpec[] = [
  { name: 'attachments', shardKey: { _id: 1 }, indexes: [{ name: 'of_owner', key: { ownerId: 1, _id: 1 } }] },
];

/** Attachments in MongoDB; every command names the ids it is about, but for `ofOwner`, which asks every shard. */
export function createMongoAttachmentStore({ db }: Mongo): AttachmentStore {
  const attachments = db.collection<AttachmentDocument>('attachments');
  return {
    async add({ id, ...rest }) {
      await attachments.insertOne({ _id: id, ...rest });
    },
    async find(ids) {
      if (ids.length === 0) return [];
      return (await attachments.find({ _id: { $in: [...ids] }, isLeaving: { $exists: false } }).toArray()).map(recordOf);
    },
    async makeReady(id, { contentType, kind, blobKey }) {
      const change = { $set: { contentType, kind, blobKey } };
      const made = await attachments.findOneAndUpdate({ _id: id, blobKey: null, isLeaving: { $exists: false } }, change, { returnDocument: 'after' });
      const found = made ?? (await attachments.findOne({ _id: id, isLeaving: { $exists: false } }));
      return found && recordOf(found);
    },
    async use(_id, usedBy) {
      const { matchedCount } = await attachments.updateOne({ _id, isLeaving: { $exists: false } }, { $addToSet: { uses: usedBy } });
      return matchedCount === 1;
    },
    async unuse(_id, usedBy) {
      await attachments.updateOne({ _id }, { $pull: { uses: usedBy } });
    },
    async leave(_id) {
      const isUnused = { $or: [{ uses: { $exists: false } }, { uses: { $size: 0 } }] };
      await attachments.updateOne({ _id, ...isUnused }, { $set: { isLeaving: true } });
      const found = await attachments.findOne({ _id, isLeaving: true });
      return found && { id: _id, blobKey: found.blobKey };
    },
    async remove(_id) {
      await attachments.deleteOne({ _id, isLeaving: true });
    },
    async ofOwner(ownerId, afterId, limit) {
      const own = { ownerId, _id: { $gt: afterId }, isLeaving: { $exists: false } };
      return (await attachments.find(own).sort({ _id: 1 }).limit(limit).toArray()).map(recordOf);
    },
    async erase(_id) {
      await attachments.deleteOne({ _id });
    },
  };
}

function recordOf({ _id, uses: _, isLeaving: __, ...rest }: AttachmentDocument): AttachmentRecord {
  return { id: _id, ...rest };
}
