import { join } from 'node:path';
import type { BlobRoutes } from '../gateway/edge/http.ts';
import type { Clock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import type { Log } from '../platform/log.ts';
import type { Blobs } from '../subgraphs/media/blobs.ts';

/** Where files are kept. */
export type Files = {
  /** For people, without secrets. */
  readonly description: string;
  readonly blobs: Blobs;
  /** Serves the files where no other server does. */
  readonly routes: BlobRoutes | null;
};

type Options = { readonly secret: string; readonly publicUrl: () => string; readonly clock: Clock; readonly log: Log };

/** Opens the S3-compatible store if it is configured, else a folder. Only the driver that is used is loaded. */
export async function openFiles({ S3_URL, S3_PUBLIC_URL, DATA_DIR }: Config, { secret, publicUrl, clock, log }: Options): Promise<Files> {
  if (S3_URL) {
    const { openS3Blobs } = await import('../subgraphs/media/blobs-s3.ts');
    const blobs = await openS3Blobs({ url: S3_URL, clock, ...(S3_PUBLIC_URL ? { publicUrl: S3_PUBLIC_URL } : {}) });
    return { description: 'files in an S3-compatible store', blobs, routes: null };
  }
  const [{ openBlobFolder }, { createBlobLinks }, { createFolderBlobs }, { createBlobRoutes }] = await Promise.all([
    import('../subgraphs/media/blob-folder.ts'),
    import('../subgraphs/media/blob-links.ts'),
    import('../subgraphs/media/blobs-folder.ts'),
    import('../subgraphs/media/blob-routes.ts'),
  ]);
  const path = join(DATA_DIR, 'blobs');
  const folder = openBlobFolder(path);
  const links = createBlobLinks({ publicUrl, secret, clock });
  return { description: `files in ${path}`, blobs: createFolderBlobs({ folder, links }), routes: createBlobRoutes({ folder, links, clock, log }) };
}
