import http from 'node:http';
import https from 'node:https';
import { Client, S3Error } from 'minio';
import type { Clock } from '../../platform/clock.ts';
import { type Blobs, checkExpiry, checkedKey, DOWNLOAD_LIFETIME_MS, UPLOAD_LIFETIME_MS } from './blobs.ts';
import { contentDisposition } from './media-type.ts';
import { presignedPut, type S3Credentials } from './presigned-put.ts';

type S3Options = {
  /** `http://KEY:SECRET@host:port/bucket`, with `?region=` if it is not us-east-1. */
  readonly url: string;
  /** Scheme, host and port where clients reach the same store; those of `url` if left out. */
  readonly publicUrl?: string | undefined;
  readonly clock: Clock;
};

/** A call to the store ends within this; copying the largest file must fit. */
const DEADLINE_MS = 60_000;

/** Opens blobs in an S3-compatible store; makes the bucket if it is missing. Throws if the store does not answer or refuses the keys. */
export async function openS3Blobs({ url, publicUrl, clock }: S3Options): Promise<Blobs> {
  const { origin, bucket, credentials } = readS3Url(url);
  const publicOrigin = publicUrl ? new URL(publicUrl).origin : origin;
  const client = createClient(origin, credentials);
  const publicClient = createClient(publicOrigin, credentials); // it only signs: with the region given it never calls
  await makeBucket(client, bucket, credentials.region);

  return {
    async requestUpload({ key, size, contentType, expiresAt }) {
      checkExpiry(expiresAt, UPLOAD_LIFETIME_MS, clock);
      const put = {
        url: new URL(`${publicOrigin}/${bucket}/${checkedKey(key)}`),
        headers: { 'content-length': String(size), 'content-type': contentType },
        signedAt: expiresAt - UPLOAD_LIFETIME_MS,
        lifetimeSeconds: UPLOAD_LIFETIME_MS / 1000,
      };
      // Every client sends Content-Length by itself, and scripts in browsers may not set it.
      return { method: 'PUT', url: presignedPut(put, credentials), headers: [{ name: 'Content-Type', value: contentType }] };
    },
    async copy(from, to) {
      const copied = await unlessMissing(client.copyObject(bucket, checkedKey(to), `/${bucket}/${checkedKey(from)}`));
      return copied && (await client.statObject(bucket, to)).size;
    },
    async firstBytes(key, count) {
      const stream = await unlessMissing(client.getPartialObject(bucket, checkedKey(key), 0, count));
      return stream ? Buffer.concat(await stream.toArray()) : new Uint8Array();
    },
    async put(key, body, size) {
      await client.putObject(bucket, checkedKey(key), body, size);
      const kept = (await client.statObject(bucket, key)).size;
      if (kept !== size) throw new Error(`the blob has not ${size} bytes`);
    },
    read: async (key) => unlessMissing(client.getObject(bucket, checkedKey(key))),
    remove: (key) => client.removeObject(bucket, checkedKey(key)),
    async downloadUrl({ key, contentType, fileName, expiresAt }) {
      checkExpiry(expiresAt, DOWNLOAD_LIFETIME_MS, clock);
      const answer = {
        'response-content-type': contentType,
        'response-content-disposition': contentDisposition(contentType, fileName),
        'response-cache-control': 'private, max-age=600',
      };
      // Signed as of a time that follows from the expiry, so that the link stays the same, and caches know it.
      const signedAt = new Date(expiresAt - DOWNLOAD_LIFETIME_MS);
      return publicClient.presignedGetObject(bucket, checkedKey(key), DOWNLOAD_LIFETIME_MS / 1000, answer, signedAt);
    },
  };
}

function readS3Url(text: string): { origin: string; bucket: string; credentials: S3Credentials } {
  const url = new URL(text);
  const bucket = url.pathname.slice(1);
  const credentials = {
    accessKey: decodeURIComponent(url.username),
    secretKey: decodeURIComponent(url.password),
    region: url.searchParams.get('region') ?? 'us-east-1',
  };
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) throw new Error('S3_URL does not end in the name of a bucket');
  if (!credentials.accessKey || !credentials.secretKey) throw new Error('S3_URL has no KEY:SECRET before the host');
  return { origin: url.origin, bucket, credentials };
}

function createClient(origin: string, credentials: S3Credentials): Client {
  const { protocol, hostname, port } = new URL(origin);
  const useSSL = protocol === 'https:';
  const { request } = useSSL ? https : http;
  const withDeadline = (options: https.RequestOptions, listen?: (response: http.IncomingMessage) => void) =>
    request({ ...options, signal: AbortSignal.timeout(DEADLINE_MS) }, listen);
  return new Client({
    endPoint: hostname,
    port: port ? Number(port) : useSSL ? 443 : 80,
    useSSL,
    ...credentials,
    // the overloads that take a URL first are not used by the client
    transport: { request: withDeadline as typeof http.request },
  });
}

async function makeBucket(client: Client, bucket: string, region: string): Promise<void> {
  if (await client.bucketExists(bucket)) return;
  try {
    await client.makeBucket(bucket, region);
  } catch (error) {
    if (!(await client.bucketExists(bucket))) throw error; // else another process has made it meanwhile
  }
}

async function unlessMissing<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof S3Error && (error.code === 'NoSuchKey' || error.code === 'NotFound')) return null;
    throw error;
  }
}
