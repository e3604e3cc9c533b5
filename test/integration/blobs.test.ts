import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../platform/clock.ts';
import type { Blobs } from '../../subgraphs/media/blobs.ts';
import { openS3Blobs } from '../../subgraphs/media/blobs-s3.ts';
import { s3Url } from '../support/real-servers.ts';
import { blobsContract } from './blobs.contract.ts';
import { type BlobServer, startBlobServer } from './blobs-http.ts';

let server: BlobServer;
beforeAll(async () => {
  server = await startBlobServer();
});
afterAll(async () => {
  await server.stop();
  expect(server.faults).toEqual([]);
});

blobsContract('a folder', () => server.blobs);

describe.skipIf(!s3Url)('with a real S3 store', () => {
  let blobs: Blobs;
  beforeAll(async () => {
    blobs = await openS3Blobs({ url: s3Url ?? '', clock: systemClock });
  });

  blobsContract('S3', () => blobs);

  test('two processes may open a bucket that is not there at the same time', async () => {
    const url = (s3Url ?? '').replace(/\/[^/]*$/, `/bucket-${Date.now()}`);
    const both = await Promise.all([openS3Blobs({ url, clock: systemClock }), openS3Blobs({ url, clock: systemClock })]);
    expect(await both[1].copy('uploads/a', 'files/a')).toBeNull();
  });
});

describe('S3 settings', () => {
  test.each(['http://key:secret@127.0.0.1:1/', 'http://key:secret@127.0.0.1:1/a/b', 'http://127.0.0.1:1/bucket'])('%s is refused', async (url) => {
    await expect(openS3Blobs({ url, clock: systemClock })).rejects.toThrow('S3_URL');
  });
});
