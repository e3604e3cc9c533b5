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

/** An attachment that nobody uses any more: its bytes are to be removed, if they came. */
export type Leaving = Pick<AttachmentRecord, 'id' | 'blobKey'>;

/** Keeps what is known of files; the bytes themselves are in `Blobs`. */
export type AttachmentStore = {
  /** Keeps a new one; throws if the id exists. */
  add(attachment: AttachmentRecord): Promise<void>;
  /** Those of the ids that exist, in any order. */
  find(ids: readonly string[]): Promise<AttachmentRecord[]>;
  /** Makes a pending one ready, once: the first file wins. Gives it as it is then, or null if there is none of that id. */
  makeReady(id: string, file: ReadyFile): Promise<AttachmentRecord | null>;
  /** Keeps that it is used; false if there is none of that id. */
  use(id: string, usedBy: string): Promise<boolean>;
  /** Ends a use. */
  unuse(id: string, usedBy: string): Promise<void>;
  /** If nothing uses it, it is not found any more, and what is to be removed of it is given, until `remove`; else null. */
  leave(id: string): Promise<Leaving | null>;
  /** Forgets an attachment that has left. */
  remove(id: string): Promise<void>;
  /** Up to `limit` of a user's, those with ids after `afterId` (empty for all), in the order of the ids. */
  ofOwner(ownerId: string, afterId: string, limit: number): Promise<AttachmentRecord[]>;
  /** Forgets one at once, whoever uses it. */
  erase(id: string): Promise<void>;
};
