import { createHash, createHmac } from 'node:crypto';

/** Who signs, and for which region of an S3-compatible store. */
export type S3Credentials = { readonly accessKey: string; readonly secretKey: string; readonly region: string };

type Put = {
  /** Scheme, host and path of the object, percent-encoded. */
  readonly url: URL;
  /** Headers that the request must have with exactly these values; names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** From when on the link works, in milliseconds since 1970. */
  readonly signedAt: number;
  readonly lifetimeSeconds: number;
};

/**
 * A link that puts one object, by AWS Signature Version 4 in the query string. It is made here since the `minio` client leaves
 * Content-Length and Content-Type out of the headers it signs, and with them unsigned a link would take any size and type.
 */
export function presignedPut({ url, headers, signedAt, lifetimeSeconds }: Put, { accessKey, secretKey, region }: S3Credentials): string {
  const time = new Date(signedAt).toISOString().replace(/[-:]|\.\d{3}/g, '');
  const day = time.slice(0, 8);
  const scope = `${day}/${region}/s3/aws4_request`;
  const signed = Object.entries({ ...headers, host: url.host }).sort(([a], [b]) => (a < b ? -1 : 1));
  const names = signed.map(([name]) => name).join(';');
  const query = [
    ['X-Amz-Algorithm', ALGORITHM],
    ['X-Amz-Credential', `${accessKey}/${scope}`],
    ['X-Amz-Date', time],
    ['X-Amz-Expires', String(lifetimeSeconds)],
    ['X-Amz-SignedHeaders', names],
  ]
    .map(([name = '', value = '']) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  const lines = signed.map(([name, value]) => `${name}:${value}\n`).join('');
  const request = ['PUT', url.pathname, query, lines, names, 'UNSIGNED-PAYLOAD'].join('\n');
  const toSign = [ALGORITHM, time, scope, createHash('sha256').update(request).digest('hex')].join('\n');
  const key = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>((secret, part) => hmac(secret, part), `AWS4${secretKey}`);
  return `${url.origin}${url.pathname}?${query}&X-Amz-Signature=${hmac(key, toSign).toString('hex')}`;
}

const ALGORITHM = 'AWS4-HMAC-SHA256';

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
