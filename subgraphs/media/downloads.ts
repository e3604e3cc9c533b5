import type { Clock } from '../../platform/clock.ts';
import type { Blobs } from './blobs.ts';
import type { AttachmentRecord } from './store.ts';

/** Links for people who may have a file. */
export type Downloads = {
  /** A link that works for 10 to 20 minutes from now; null until the attachment is ready. */
  url(attachment: AttachmentRecord): Promise<string | null>;
};

const WINDOW_MS = 10 * 60_000;

/** Makes links to ready files. Within 10 minutes a file's link stays the same, so that browsers and caches fetch a picture once. */
export function createDownloads({ blobs, clock }: { readonly blobs: Blobs; readonly clock: Clock }): Downloads {
  return {
    async url({ blobKey, contentType, fileName }) {
      if (blobKey === null) return null;
      const expiresAt = (Math.ceil(clock.now() / WINDOW_MS) + 1) * WINDOW_MS;
      return blobs.downloadUrl({ key: blobKey, contentType, fileName, expiresAt });
    },
  };
}
