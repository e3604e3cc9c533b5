import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSqlite } from '../../platform/drivers/sqlite.ts';
import { newId } from '../../platform/ids.ts';
import type { Subgraph, SubgraphResponse } from '../../platform/subgraph.ts';
import type { UploadRequest } from '../../subgraphs/media/blobs.ts';
import type { AttachmentStore } from '../../subgraphs/media/store.ts';
import { createSqliteAttachmentStore } from '../../subgraphs/media/store-sqlite.ts';
import { createMediaSubgraph } from '../../subgraphs/media/subgraph.ts';
import { type BlobServer, send, startBlobServer, upload } from './blobs-http.ts';

const PNG = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');
const clock = { at: Date.UTC(2026, 2, 1, 12, 3), now: () => clock.at };
const finds: (readonly string[])[] = [];
const logged: object[] = [];
const log = { info() {}, warn() {}, error: (fields: object) => void logged.push(fields) };
let server: BlobServer;
let store: AttachmentStore;
let media: Subgraph;

beforeAll(async () => {
  server = await startBlobServer(clock);
  const sqlite = createSqliteAttachmentStore(openSqlite(mkdtempSync(join(tmpdir(), 'palaver-media-'))));
  store = {
    ...sqlite,
    find(ids) {
      finds.push(ids);
      return sqlite.find(ids);
    },
  };
  media = createMediaSubgraph({ attachments: store, blobs: server.blobs, uploadLimitBytes: 1000, clock, log });
});
afterAll(async () => {
  await server.stop();
  expect(logged).toEqual([]);
});

const REQUEST = `mutation ($input: RequestUploadInput!) { requestUpload(input: $input) {
  upload { attachment { ...all } expiresAt request { method url headers { name value } } } userErrors { code path } } } ${all()}`;
const COMPLETE = `mutation ($input: CompleteUploadInput!) { completeUpload(input: $input) { attachment { ...all } userErrors { code path } } } ${all()}`;
const ENTITIES = `query ($of: [_Any!]!) { _entities(representations: $of) { ...all } } ${all()}`;
const OWN_READY = 'query ($ids: [ID!]!) { ownReadyAttachments(ids: $ids) { id contentType } }';

function all(): string {
  return 'fragment all on Attachment { id status kind fileName contentType size url }';
}

type Attachment = { id: string; status: string; kind: string; fileName: string; contentType: string; size: number; url: string | null };
type Outcome = { attachment: Attachment | null; userErrors: { code: string; path: string[] | null }[] };

function run(userId: string | null, query: string, variables: Record<string, unknown>): Promise<SubgraphResponse> {
  const viewer = userId === null ? null : { userId, deviceId: 'dev_of_the_test' };
  return media.execute({ query, variables, caller: { viewer }, requestId: 'request', deadline: clock.now() + 10_000 });
}

/** The value of the only root field, of the shape that the document asks for. */
async function ask<T>(userId: string, query: string, variables: Record<string, unknown>): Promise<T> {
  const { data, errors } = await run(userId, query, variables);
  expect(errors).toBeUndefined();
  return Object.values(data ?? {})[0] as T;
}

type Requested = { attachment: Attachment; expiresAt: string; request: UploadRequest };

async function announce(userId: string, size: number, contentType = 'image/png', fileName = 'a.png'): Promise<Requested> {
  const { upload: requested } = await ask<{ upload: Requested }>(userId, REQUEST, { input: { fileName, contentType, size } });
  return requested;
}
const complete = (userId: string, attachmentId: string) => ask<Outcome>(userId, COMPLETE, { input: { attachmentId } });
const reference = (userId: string, ...ids: readonly unknown[]) =>
  ask<(Attachment | null)[]>(userId, ENTITIES, { of: ids.map((id) => ({ __typename: 'Attachment', id })) });

async function ready(userId: string, body: string | Uint8Array = PNG, contentType?: string, fileName?: string): Promise<Attachment> {
  const { attachment, request } = await announce(userId, Buffer.byteLength(body), contentType, fileName);
  expect((await upload(request, body)).status).toBe(200);
  const completed = await complete(userId, attachment.id);
  expect(completed.userErrors).toEqual([]);
  if (!completed.attachment) throw new Error('it is not ready');
  return completed.attachment;
}

test('a file is announced, uploaded, completed, and then downloaded by its link', async () => {
  const { attachment, expiresAt, request } = await announce(newId('usr'), PNG.length, 'Image/PNG; a=b', 'Ünï.png');
  expect(attachment).toMatchObject({ status: 'PENDING', kind: 'IMAGE', fileName: 'Ünï.png', contentType: 'image/png', size: PNG.length, url: null });
  expect(Date.parse(expiresAt)).toBe(clock.now() + 5 * 60_000);
  expect(request.headers).toEqual([{ name: 'Content-Type', value: 'image/png' }]);

  const { url, ...rest } = await ready(newId('usr'));
  expect(rest).toMatchObject({ status: 'READY', kind: 'IMAGE', contentType: 'image/png', size: PNG.length });
  const answer = await send(url ?? '');
  expect([answer.status, answer.headers['content-type'], answer.body.equals(PNG)]).toEqual([200, 'image/png', true]);
});

test('a link works for at least 10 minutes, and is the same for a while', async () => {
  const began = clock.at;
  for (const minute of [0, 0.5, 9.99, 10]) {
    clock.at = Date.UTC(2026, 2, 1, 12, 0) + minute * 60_000;
    const { url, id } = await ready('usr_of_links');
    clock.at += 10 * 60_000 - 1;
    expect((await send(url ?? '')).status).toBe(200);
    const [later] = await reference('usr_of_links', id);
    clock.at += 1;
    expect((await send(later?.url ?? '')).status).toBe(200);
  }
  clock.at = Date.UTC(2026, 2, 1, 12, 1);
  const { id, url } = await ready('usr_of_links');
  clock.at += 5 * 60_000;
  expect((await reference('usr_of_links', id))[0]?.url).toBe(url);
  clock.at = began;
});

test('the bytes say what a file is, whatever was announced', async () => {
  expect(await ready(newId('usr'), PNG, 'text/html', 'a.html')).toMatchObject({ kind: 'IMAGE', contentType: 'image/png' });
  expect(await ready(newId('usr'), 'hello', 'image/png')).toMatchObject({ kind: 'FILE', contentType: 'application/octet-stream' });
  expect(await ready(newId('usr'), 'hello', 'text/plain')).toMatchObject({ kind: 'FILE', contentType: 'text/plain' });
});

test.each([
  ['text/html', '<!doctype html><script>alert(1)</script>'],
  ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
])('%s is a file that is never shown inline', async (contentType, body) => {
  const { kind, url } = await ready(newId('usr'), body, contentType);
  const { headers } = await send(url ?? '');
  expect(kind).toBe('FILE');
  expect([headers['content-type'], headers['x-content-type-options'], headers['content-security-policy']]).toEqual([
    'application/octet-stream',
    'nosniff',
    'sandbox',
  ]);
  expect(headers['content-disposition']).toMatch(/^attachment;/);
});

test('what is wrong with an announcement is told all at once', async () => {
  const input = { fileName: '../a', contentType: 'png', size: 1001 };
  const { upload: none, userErrors } = await ask<{ upload: null } & Outcome>(newId('usr'), REQUEST, { input });
  expect(none).toBeNull();
  expect(userErrors).toEqual([
    { code: 'FILE_NAME_INVALID', path: ['input', 'fileName'] },
    { code: 'CONTENT_TYPE_INVALID', path: ['input', 'contentType'] },
    { code: 'FILE_TOO_LARGE', path: ['input', 'size'] },
  ]);
});

test('completing again, also many times at once, gives the same and keeps one copy', async () => {
  const owner = newId('usr');
  const { attachment, request } = await announce(owner, PNG.length);
  await upload(request, PNG);
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => complete(owner, attachment.id)));
  const again = await complete(owner, attachment.id);
  for (const outcome of outcomes) expect(outcome).toEqual(again);
  expect(again).toMatchObject({ attachment: { id: attachment.id, status: 'READY' }, userErrors: [] });
  expect((await send(again.attachment?.url ?? '')).body.equals(PNG)).toBe(true);
});

test('what is uploaded after completion does not change the file', async () => {
  const owner = newId('usr');
  const { attachment, request } = await announce(owner, PNG.length);
  await upload(request, PNG);
  const { attachment: completed } = await complete(owner, attachment.id);
  expect((await upload(request, Buffer.alloc(PNG.length, '<'))).status).toBe(200);
  expect(await complete(owner, attachment.id)).toEqual({ attachment: completed, userErrors: [] });
  expect((await send(completed?.url ?? '')).body.equals(PNG)).toBe(true);
});

test('completing before the upload says so, and works after it', async () => {
  const owner = newId('usr');
  const { attachment, request } = await announce(owner, PNG.length);
  expect(await complete(owner, attachment.id)).toEqual({ attachment: null, userErrors: [{ code: 'UPLOAD_MISSING', path: null }] });
  await upload(request, PNG);
  expect((await complete(owner, attachment.id)).attachment?.status).toBe('READY');
});

test('bytes of another number are thrown away', async () => {
  const owner = newId('usr');
  const { attachment } = await announce(owner, PNG.length);
  const key = `uploads/${attachment.id}`;
  const expiresAt = clock.now() + 60_000;
  await upload(await server.blobs.requestUpload({ key, size: 3, contentType: 'image/png', expiresAt }), 'abc'); // as if the store had not looked
  expect((await complete(owner, attachment.id)).userErrors).toEqual([{ code: 'UPLOAD_SIZE_MISMATCH', path: null }]);
  expect((await complete(owner, attachment.id)).userErrors).toEqual([{ code: 'UPLOAD_MISSING', path: null }]);
});

test('others can neither complete nor see a pending attachment, and see a ready one by its reference, not as one of theirs', async () => {
  const [owner, other] = [newId('usr'), newId('usr')];
  const { attachment, request } = await announce(owner, PNG.length);
  await upload(request, PNG);
  expect((await complete(other, attachment.id)).userErrors).toEqual([{ code: 'ATTACHMENT_NOT_FOUND', path: ['input', 'attachmentId'] }]);
  expect(await reference(other, attachment.id)).toEqual([null]);
  expect((await reference(owner, attachment.id))[0]?.status).toBe('PENDING');
  expect(await ask(owner, OWN_READY, { ids: [attachment.id] })).toEqual([null]);

  await complete(owner, attachment.id);
  expect((await reference(other, attachment.id))[0]).toMatchObject({ id: attachment.id, status: 'READY' });
  expect(await ask(other, OWN_READY, { ids: [attachment.id] })).toEqual([null]);
  expect(await ask(owner, OWN_READY, { ids: [attachment.id] })).toEqual([{ id: attachment.id, contentType: 'image/png' }]);
});

test('own ready attachments come in the order of the ids, null where there is none', async () => {
  const owner = newId('usr');
  const [one, two] = [await ready(owner), await ready(owner)];
  const ids = [two.id, newId('att'), one.id, 'nonsense', two.id];
  expect(await ask<({ id: string } | null)[]>(owner, OWN_READY, { ids })).toMatchObject([{ id: two.id }, null, { id: one.id }, null, { id: two.id }]);
});

test('more than 100 ids are refused', async () => {
  const { errors } = await run(newId('usr'), OWN_READY, { ids: Array.from({ length: 101 }, () => newId('att')) });
  expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['BAD_USER_INPUT']);
});

test('references are read in one batch', async () => {
  const owner = newId('usr');
  const ids = [(await ready(owner)).id, (await ready(owner)).id, newId('att')];
  finds.length = 0;
  const found = await reference(owner, ...ids);
  expect(found.map((one) => one?.id ?? null)).toEqual([ids[0], ids[1], null]);
  expect(finds).toEqual([ids]);
});

test('a reference with anything but an id reaches no store', async () => {
  finds.length = 0;
  expect(await reference(newId('usr'), { $gt: '' }, 5, ['a'], 'att_', null, "att_'; --")).toEqual([null, null, null, null, null, null]);
  expect(finds).toEqual([]);
});

test('without a viewer there is nothing', async () => {
  const { id } = await ready(newId('usr'));
  const tries: [string, Record<string, unknown>][] = [
    [REQUEST, { input: { fileName: 'a', contentType: 'image/png', size: 1 } }],
    [COMPLETE, { input: { attachmentId: id } }],
    [OWN_READY, { ids: [id] }],
    [ENTITIES, { of: [{ __typename: 'Attachment', id }] }],
  ];
  for (const [query, variables] of tries) {
    const { errors } = await run(null, query, variables);
    expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['UNAUTHENTICATED']);
  }
});
