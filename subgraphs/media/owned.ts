import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Clock } from '../../platform/clock.ts';
import { newId } from '../../platform/ids.ts';
import type { Blobs } from './blobs.ts';
import type { AttachmentRecord, AttachmentStore } from './store.ts';
import { uploadKey } from './uploads.ts';

/** The files of users as a whole. */
export type Owned = {
  /** All attachments of a user, in the order of their ids; memory holds a page. */
  all(ownerId: string): AsyncGenerator<AttachmentRecord>;
  /** Removes an attachment with its bytes, whoever uses it. May be repeated. */
  erase(attachment: Pick<AttachmentRecord, 'id' | 'blobKey'>): Promise<void>;
  /** The same, unless something uses it. */
  eraseUnused(attachment: Pick<AttachmentRecord, 'id'>): Promise<void>;
  /** Keeps a file that the server itself has made for a user. Throws if it is removed meanwhile; then nothing of it is left. */
  keep(ownerId: string, made: MadeFile): Promise<AttachmentRecord>;
};

/** A file that the server itself has made: exactly `size` bytes, of a kind that is only ever downloaded. */
export type MadeFile = { readonly fileName: string; readonly contentType: string; readonly size: number; read(): Readable };

type Options = { readonly attachments: AttachmentStore; readonly blobs: Blobs; readonly clock: Clock };

const PAGE = 100;

/** Makes the files of a deployment's users. */
export function createOwned({ attachments, blobs, clock }: Options): Owned {
  async function eraseUnused({ id }: Pick<AttachmentRecord, 'id'>): Promise<void> {
    const leaving = await attachments.leave(id);
    if (leaving) await erase(leaving);
  }

  async function erase({ id, blobKey }: Pick<AttachmentRecord, 'id' | 'blobKey'>): Promise<void> {
    await Promise.all([uploadKey(id), ...(blobKey === null ? [] : [blobKey])].map((key) => blobs.remove(key)));
    await attachments.erase(id);
  }

  return {
    async *all(ownerId) {
      for (let after = ''; ; ) {
        const page = await attachments.ofOwner(ownerId, after, PAGE);
        const last = page.at(-1);
        if (!last) return;
        yield* page;
        after = last.id;
      }
    },
    eraseUnused,
    erase,
    async keep(ownerId, { fileName, contentType, size, read }) {
      const id = newId('att');
      const blobKey = `files/${randomBytes(24).toString('base64url')}`;
      await attachments.add({ id, ownerId, fileName, contentType, kind: 'FILE', size, createdAt: clock.now(), blobKey: null });
      try {
        await blobs.put(blobKey, read(), size);
        const kept = await attachments.makeReady(id, { contentType, kind: 'FILE', blobKey });
        if (!kept) throw new Error('the file was removed before it was there');
        return kept;
      } catch (error) {
        await erase({ id, blobKey });
        throw error;
      }
    },
  };
}
