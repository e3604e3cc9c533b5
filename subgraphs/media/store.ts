import type { Kind } from './media-type.ts';

/** A file that somebody announced, and perhaps uploaded. Times are milliseconds since 1970. */
export type AttachmentRecord = {
  readonly id: string;
  readonly ownerId: string;
  readonly fileName: string;
  /** As announced until it is ready, as the bytes say from then on; so is `kind`. */
  readonly contentType: string;
  readonly kind: Kind;
  /** In bytes, exactly. */
  readonly size: number;
  readonly createdAt: number;
  /** Where its bytes are for good; null until it is ready. */
  readonly blobKey: string | null;
};

/** What becomes known of a file when it is ready. */
export type ReadyFile = { readonly contentType: string; readonly kind: Kind; readonly blobKey: string };

/** Keeps what is known of files; the bytes themselves are in `Blobs`. */
export type AttachmentStore = {
  /** Keeps a new one; throws if the id exists. */
  add(attachment: AttachmentRecord): Promise<void>;
  /** Those of the ids that exist, in any order. */
  find(ids: readonly string[]): Promise<AttachmentRecord[]>;
  /** Makes a pending one ready, once: the first file wins. Gives it as it is then, or null if there is none of that id. */
  makeReady(id: string, file: ReadyFile): Promise<AttachmentRecord | null>;
};
