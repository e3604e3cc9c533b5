import type { CollectionSpec, Mongo } from '../../platform/drivers/mongodb.ts';
import type { AttachmentRecord, AttachmentStore } from './store.ts';

type AttachmentDocument = Omit<AttachmentRecord, 'id'> & { readonly _id: string };

/** What the store needs of the database. Ids are random, so that they spread evenly over shards. */
export const ATTACHMENT_COLLECTIONS: readonly CollectionSpec[] = [{ name: 'attachments', shardKey: { _id: 1 }, indexes: [] }];

/** Attachments in MongoDB; every command names the ids it is about. */
export function createMongoAttachmentStore({ db }: Mongo): AttachmentStore {
  const attachments = db.collection<AttachmentDocument>('attachments');
  return {
    async add({ id, ...rest }) {
      await attachments.insertOne({ _id: id, ...rest });
    },
    async find(ids) {
      if (ids.length === 0) return [];
      return (await attachments.find({ _id: { $in: [...ids] } }).toArray()).map(recordOf);
    },
    async makeReady(id, { contentType, kind, blobKey }) {
      const change = { $set: { contentType, kind, blobKey } };
      const made = await attachments.findOneAndUpdate({ _id: id, blobKey: null }, change, { returnDocument: 'after' });
      const found = made ?? (await attachments.findOne({ _id: id }));
      return found && recordOf(found);
    },
  };
}

function recordOf({ _id, ...rest }: AttachmentDocument): AttachmentRecord {
  return { id: _id, ...rest };
}
