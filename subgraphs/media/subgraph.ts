import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import { createSubgraph, type Subgraph } from '../../platform/subgraph.ts';
import { partSdl } from '../../schema/sdl.ts';
import type { Blobs } from './blobs.ts';
import { createContext } from './context.ts';
import { createDownloads } from './downloads.ts';
import { resolvers } from './resolvers.ts';
import type { AttachmentStore } from './store.ts';
import { createUploads } from './uploads.ts';
import { createUses } from './uses.ts';

/** What the media subgraph works with. */
export type MediaOptions = {
  readonly attachments: AttachmentStore;
  readonly blobs: Blobs;
  /** The largest file that may be announced, in bytes. */
  readonly uploadLimitBytes: number;
  readonly clock: Clock;
  readonly log: Log;
};

/** The media subgraph: uploads, and what is known of uploaded files. */
export function createMediaSubgraph({ attachments: store, blobs, uploadLimitBytes, clock, log }: MediaOptions): Subgraph {
  const uploads = createUploads({ attachments: store, blobs, limitBytes: uploadLimitBytes, clock });
  const downloads = createDownloads({ blobs, clock });
  const uses = createUses({ attachments: store, blobs });
  return createSubgraph({
    name: 'media',
    sdl: partSdl('media'),
    resolvers,
    createContext: ({ caller }) => createContext({ caller, uploads, downloads, uses, store }),
    log,
  });
}
