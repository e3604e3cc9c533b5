import { Client } from 'minio';
import { expect, test } from 'vitest';
import { presignedPut } from '../../subgraphs/media/presigned-put.ts';

const credentials = { accessKey: 'palaver/+=', secretKey: 'a secret', region: 'eu-west-1' };
const signedAt = Date.UTC(2026, 0, 2, 3, 4, 5);

test('without further headers the link is the one that the minio client makes', async () => {
  const client = new Client({ endPoint: 'files.example', port: 9000, useSSL: false, ...credentials });
  const expected = await client.presignedUrl('PUT', 'bucket', 'uploads/att_a-b', 300, {}, new Date(signedAt));
  const url = new URL('http://files.example:9000/bucket/uploads/att_a-b');
  expect(presignedPut({ url, headers: {}, signedAt, lifetimeSeconds: 300 }, credentials)).toBe(expected);
});

test('size and type are part of what is signed', () => {
  const url = new URL('http://files.example/bucket/uploads/a');
  const link = (headers: Record<string, string>): URL => new URL(presignedPut({ url, headers, signedAt, lifetimeSeconds: 300 }, credentials));
  const one = link({ 'content-type': 'image/png', 'content-length': '5' });
  expect(one.searchParams.get('X-Amz-SignedHeaders')).toBe('content-length;content-type;host');
  const signatures = [
    one,
    link({ 'content-type': 'image/png', 'content-length': '6' }),
    link({ 'content-type': 'image/gif', 'content-length': '5' }),
  ];
  expect(new Set(signatures.map(({ searchParams }) => searchParams.get('X-Amz-Signature'))).size).toBe(3);
});
