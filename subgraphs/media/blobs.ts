import type { Readable } from 'node:stream';
import type { Clock } from '../../platform/clock.ts';

/**
 * Where the bytes of files are: a folder or an S3-compatible store. Clients reach the bytes by signed links alone.
 * A key is one or more names of letters, digits, `_` and `-`, joined by `/`; any other key throws.
 */
export type Blobs = {
  /** The request that uploads exactly these bytes count and type under the key, once or again, until `expiresAt`. Another size or type leaves nothing. */
  requestUpload(upload: UploadOffer): Promise<UploadRequest>;
  /** Copies the blob, so that later uploads to `from` do not change `to`. Gives the size of the copy in bytes, or null if there is none at `from`. */
  copy(from: string, to: string): Promise<number | null>;
  /** The first `count` bytes, or all if there are fewer; empty if there is no blob. */
  firstBytes(key: string, count: number): Promise<Uint8Array>;
  /** Keeps exactly `size` bytes that the server itself has made. Throws if the body has another length. */
  put(key: string, body: Readable, size: number): Promise<void>;
  /** The bytes, for the caller to read to the end or destroy; null if there is no blob. */
  read(key: string): Promise<Readable | null>;
  /** Removes the blob if there is one. */
  remove(key: string): Promise<void>;
  /** A link that downloads the blob until `expiresAt`; the same arguments give the same link. Only pictures, sound and film are ever shown inline. */
  downloadUrl(download: Download): Promise<string>;
};

/** What may be uploaded. `expiresAt` is at most 5 minutes away; `contentType` is a media type in lower case without parameters. */
export type UploadOffer = { readonly key: string; readonly size: number; readonly contentType: string; readonly expiresAt: number };

/** An HTTP request to make with the bytes as its body; the headers must be sent as they are. */
export type UploadRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
};

/** How a blob is to be downloaded. `expiresAt` is at most an hour away. */
export type Download = { readonly key: string; readonly contentType: string; readonly fileName: string; readonly expiresAt: number };

/** The longest life of a request that uploads: 5 minutes. */
export const UPLOAD_LIFETIME_MS = 5 * 60_000;

/** The longest life of a link that downloads: an hour. */
export const DOWNLOAD_LIFETIME_MS = 60 * 60_000;

/** Gives the key back, or throws if it could name anything but a blob. */
export function checkedKey(key: string): string {
  if (key.length > 200 || !/^[\w-]+(\/[\w-]+)*$/.test(key)) throw new Error('that is not the key of a blob');
  return key;
}

/** Throws if the moment is further away than `lifetimeMs`. */
export function checkExpiry(expiresAt: number, lifetimeMs: number, clock: Clock): void {
  if (!(expiresAt <= clock.now() + lifetimeMs)) throw new Error(`a link lives at most ${lifetimeMs} ms`);
}
