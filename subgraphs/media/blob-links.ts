import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../platform/clock.ts';
import { checkExpiry, checkedKey, DOWNLOAD_LIFETIME_MS, type Download, UPLOAD_LIFETIME_MS, type UploadOffer } from './blobs.ts';

/** Where the routes of the folder of blobs are mounted. */
export const BLOB_PATH = '/blobs/';

/** Links to the folder of blobs. Whoever has one may do the one thing it says, until it expires. */
export type BlobLinks = {
  upload(offer: UploadOffer): string;
  download(download: Download): string;
  /** What the path and query of a PUT allow; null unless `upload` made it and it has not expired. */
  readUpload(pathAndQuery: string): UploadOffer | null;
  /** What the path and query of a GET or HEAD allow; null unless `download` made it and it has not expired. */
  readDownload(pathAndQuery: string): Download | null;
};

type LinksOptions = {
  /** Where clients reach the routes, without a slash at the end; asked at each link, since a port of 0 is known only after listening. */
  readonly publicUrl: () => string;
  /** The internal secret of the deployment; links are signed with a key derived from it. */
  readonly secret: string;
  readonly clock: Clock;
};

/** Makes and checks links, signed by HMAC-SHA256 over method, key and the whole query, so over size, type, name and expiry. */
export function createBlobLinks({ publicUrl, secret, clock }: LinksOptions): BlobLinks {
  const signingKey = Buffer.from(hkdfSync('sha256', secret, '', 'palaver blob links', 32));

  function signature(method: string, key: string, query: string): string {
    return createHmac('sha256', signingKey).update(`${method}\n${key}\n${query}`).digest('base64url');
  }

  function link(method: string, key: string, parameters: Record<string, string>): string {
    const query = new URLSearchParams(parameters).toString();
    return `${publicUrl()}${BLOB_PATH}${checkedKey(key)}?${query}&signature=${signature(method, key, query)}`;
  }

  /** The query is checked as it came, before anything takes it apart, so that nothing can be read in two ways. */
  function read(method: string, pathAndQuery: string): { key: string; expiresAt: number; parameter: (name: string) => string } | null {
    const [, key = '', query = '', given = ''] = LINK.exec(pathAndQuery) ?? [];
    if (!given || !timingSafeEqual(Buffer.from(given), Buffer.from(signature(method, key, query)))) return null;
    const parameters = new URLSearchParams(query);
    const expiresAt = Number(parameters.get('expires'));
    if (!(expiresAt > clock.now())) return null;
    return { key: checkedKey(key), expiresAt, parameter: (name) => parameters.get(name) ?? '' };
  }

  return {
    upload({ key, size, contentType, expiresAt }) {
      checkExpiry(expiresAt, UPLOAD_LIFETIME_MS, clock);
      return link('PUT', key, { size: String(size), type: contentType, expires: String(expiresAt) });
    },
    download({ key, contentType, fileName, expiresAt }) {
      checkExpiry(expiresAt, DOWNLOAD_LIFETIME_MS, clock);
      return link('GET', key, { type: contentType, name: fileName, expires: String(expiresAt) });
    },
    readUpload(pathAndQuery) {
      const said = read('PUT', pathAndQuery);
      if (!said) return null;
      return { key: said.key, size: Number(said.parameter('size')), contentType: said.parameter('type'), expiresAt: said.expiresAt };
    },
    readDownload(pathAndQuery) {
      const said = read('GET', pathAndQuery);
      if (!said) return null;
      return { key: said.key, contentType: said.parameter('type'), fileName: said.parameter('name'), expiresAt: said.expiresAt };
    },
  };
}

/** Path, query and signature. The key has no dots and no percent signs, so that no path leads out of the folder. */
const LINK = new RegExp(`^${BLOB_PATH}([\\w/-]+)\\?(.*)&signature=([\\w-]{43})$`);
