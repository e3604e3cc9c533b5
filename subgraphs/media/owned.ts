import type { Readable } from 'node:stream';
import type { Clock } from '../../platform/clock.ts';
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
  /** Keeps a file that the server itself has made for a user, as an attachment of a new id. Throws if that is removed meanwhile. */
  keepMade(ownerId: string, id: string, made: MadeFile): Promise<void>;
  /** Removes it, or what is there of it if keeping it was broken off. May be repeated. */
  eraseMade(id: string): Promise<void>;
};

/** A file that the server itself has made: exactly `size` bytes, of a kind that is only ever downloaded. */
export type MadeFile = { readonly fileName: string; readonly contentType: string; readonly size: number; read(): Readable };

type Options = { readonly attachments: AttachmentStore; readonly blobs: Blobs; readonly clock: Clock };

const PAGE = 100;

/** Known from the id, so that what was broken off can be removed. */
const madeKey = (id: string): string => `made/${id}`;

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
    async keepMade(ownerId, id, { fileName, contentType, size, read }) {
      await attachments.add({ id, ownerId, fileName, contentType, kind: 'FILE', size, createdAt: clock.now(), blobKey: null });
      await blobs.put(madeKey(id), read(), size);
      const kept = await attachments.makeReady(id, { contentType, kind: 'FILE', blobKey: madeKey(id) });
      if (!kept) throw new Error('the file was removed before it was there');
    },
    eraseMade: (id) => erase({ id, blobKey: madeKey(id) }),
  };
}
