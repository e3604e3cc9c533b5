import type { BlobFolder } from './blob-folder.ts';
import type { BlobLinks } from './blob-links.ts';
import type { Blobs } from './blobs.ts';

const PUT_DEADLINE_MS = 60 * 60_000;

/** Blobs in a folder of this machine. Clients reach them by the routes of blob-routes.ts, which must have the same folder and links. */
export function createFolderBlobs({ folder, links }: { readonly folder: BlobFolder; readonly links: BlobLinks }): Blobs {
  return {
    async requestUpload(offer) {
      return { method: 'PUT', url: links.upload(offer), headers: [{ name: 'Content-Type', value: offer.contentType }] };
    },
    copy: (from, to) => folder.copy(from, to),
    async firstBytes(key, count) {
      const file = await folder.open(key);
      if (!file) return new Uint8Array();
      try {
        const { buffer, bytesRead } = await file.read(new Uint8Array(count), 0, count, 0);
        return buffer.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
    async put(key, body, size) {
      if (!(await folder.write(key, body, size, AbortSignal.timeout(PUT_DEADLINE_MS)))) throw new Error(`the blob has not ${size} bytes`);
    },
    async read(key) {
      const file = await folder.open(key);
      return file?.createReadStream() ?? null;
    },
    remove: (key) => folder.remove(key),
    downloadUrl: async (download) => links.download(download),
  };
}
