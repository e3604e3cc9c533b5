import { randomBytes, randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BlobServer, send, startBlobServer, upload } from './blobs-http.ts';

const clock = { at: Date.now(), now: () => clock.at };
let server: BlobServer;
beforeAll(async () => {
  server = await startBlobServer(clock);
});
afterAll(async () => {
  await server.stop();
  expect(server.faults).toEqual([]);
});

const offer = (key: string, size: number) => server.blobs.requestUpload({ key, size, contentType: 'image/png', expiresAt: clock.now() + 5 * 60_000 });
const link = (key: string, contentType = 'image/png') =>
  server.blobs.downloadUrl({ key, contentType, fileName: 'a.png', expiresAt: clock.now() + 15 * 60_000 });

async function stored(content: string | Uint8Array): Promise<string> {
  const key = `uploads/${randomUUID()}`;
  expect((await upload(await offer(key, Buffer.byteLength(content)), content)).status).toBe(200);
  return key;
}

test.each([
  '/blobs/../../../../etc/passwd',
  '/blobs/..%2f..%2f..%2fetc/passwd',
  '/blobs/%2e%2e/%2e%2e/etc/passwd',
  '/blobs/uploads/../../palaver.db',
  '/blobs//etc/passwd',
  '/blobs/a\\..\\..\\b',
  '/blobs/.incoming',
  '/blobs/',
  '/blobs',
  '/',
])('the path %s opens nothing, signed or not', async (path) => {
  const url = await link(await stored('hello'));
  for (const method of ['GET', 'HEAD', 'PUT']) {
    expect((await send(url, { method, path })).status).toBe(403);
    expect((await send(url, { method, path: `${path}${new URL(url).search}` })).status).toBe(403);
  }
});

test('parameters that were added, repeated, reordered or left out make a link worthless', async () => {
  const url = await link(await stored('hello'));
  const [base = '', query = ''] = url.split('?');
  const parts = query.split('&');
  const signature = parts.pop();
  const worthless = [
    `${base}?${query}&type=text/html`,
    `${base}?type=text/html&${query}`,
    `${base}?${[...parts].reverse().join('&')}&${signature}`,
    `${base}?${parts.slice(1).join('&')}&${signature}`,
    `${base}?${signature}&${parts.join('&')}`,
    `${base}?${parts.join('&')}`,
    `${base}?${parts.join('&')}&signature=`,
    base,
  ];
  for (const other of worthless) expect((await send(other)).status, other).toBe(403);
  expect((await send(url)).status).toBe(200);
});

test('whatever the bytes are, the answer lets no browser guess a type or run anything', async () => {
  const { headers } = await send(await link(await stored('<html><script>alert(1)</script>'), 'text/html'));
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['content-security-policy']).toBe('sandbox');
  expect(headers['content-disposition']).toMatch(/^attachment;/);
});

test('pages of any origin may upload and download, as browsers ask before', async () => {
  const { url } = await offer('uploads/a', 5);
  const asked = { Origin: 'https://chat.example', 'Access-Control-Request-Method': 'PUT', 'Access-Control-Request-Headers': 'content-type' };
  const preflight = await send(url, { method: 'OPTIONS', headers: asked });
  expect(preflight.status).toBe(204);
  expect(preflight.headers['access-control-allow-origin']).toBe('*');
  expect(preflight.headers['access-control-allow-methods']).toContain('PUT');
  expect(preflight.headers['access-control-allow-headers']).toContain('Content-Type');
  expect((await send(await link(await stored('a')))).headers['access-control-allow-origin']).toBe('*');
  expect((await send(url)).headers['access-control-allow-origin']).toBe('*'); // refusals too, so that a page can read the status
});

test('links work until their moment, and not after it', async () => {
  const [request, url] = [await offer('uploads/late', 5), await link(await stored('hello'))];
  const began = clock.at;
  clock.at = began + 5 * 60_000 - 1;
  expect((await upload(request, 'hello')).status).toBe(200);
  clock.at = began + 5 * 60_000;
  expect((await upload(request, 'hello')).status).toBe(403);
  clock.at = began + 15 * 60_000 - 1;
  const last = await send(url);
  expect([last.status, last.headers['cache-control']]).toEqual([200, 'private, max-age=0']);
  clock.at = began + 15 * 60_000;
  expect((await send(url)).status).toBe(403);
});

test('a cache may keep an answer as long as its link lives', async () => {
  expect((await send(await link(await stored('hello')))).headers['cache-control']).toBe('private, max-age=900');
});

test('a body that breaks off leaves nothing, not even a part', async () => {
  const key = `uploads/${randomUUID()}`;
  const { pathname, search, port } = new URL((await offer(key, 1_000_000)).url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.write(`PUT ${pathname}${search} HTTP/1.1\r\nHost: a\r\nContent-Type: image/png\r\nContent-Length: 1000000\r\n\r\n${'x'.repeat(1000)}`);
  const incoming = join(server.dir, '.incoming');
  await expect.poll(() => readdirSync(incoming).length).toBe(1);
  socket.destroy();
  await expect.poll(() => readdirSync(incoming).length).toBe(0);
  expect(await server.blobs.copy(key, `files/${randomUUID()}`)).toBeNull();
});

test('bytes after the announced ones are not part of the body', async () => {
  const key = `uploads/${randomUUID()}`;
  const { pathname, search, port } = new URL((await offer(key, 5)).url);
  const socket = connect(Number(port), '127.0.0.1');
  const next = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';
  socket.write(`PUT ${pathname}${search} HTTP/1.1\r\nHost: a\r\nContent-Type: image/png\r\nContent-Length: 5\r\n\r\nhello${next}`);
  expect(Buffer.concat(await socket.toArray()).toString()).toMatch(/^HTTP\/1.1 200 [\s\S]*HTTP\/1.1 403 /);
  expect((await send(await link(key))).body.toString()).toBe('hello');
});

test('of many uploads at once one arrives whole', async () => {
  const key = `uploads/${randomUUID()}`;
  const request = await offer(key, 300_000);
  const bodies = Array.from({ length: 8 }, (_, i) => Buffer.alloc(300_000, i));
  const answers = await Promise.all(bodies.map((body) => upload(request, body)));
  expect(answers.map(({ status }) => status)).toEqual(bodies.map(() => 200));
  const { body } = await send(await link(key));
  expect(bodies.some((sent) => sent.equals(body))).toBe(true);
});

test('HEAD tells the length and sends nothing', async () => {
  const answer = await send(await link(await stored('hello')), { method: 'HEAD' });
  expect([answer.status, answer.headers['content-length'], answer.body.length]).toEqual([200, '5', 0]);
});

test('a file of several megabytes comes back as it went, also in parts', async () => {
  const bytes = randomBytes(5_000_000);
  const url = await link(await stored(bytes));
  expect((await send(url)).body.equals(bytes)).toBe(true);
  const parts = await Promise.all(['bytes=0-1999999', 'bytes=2000000-3999999', 'bytes=4000000-'].map((Range) => send(url, { headers: { Range } })));
  expect(Buffer.concat(parts.map(({ body }) => body)).equals(bytes)).toBe(true);
});

test('a range of another version, or of several parts, gives the whole file', async () => {
  const url = await link(await stored('0123456789'));
  for (const headers of [{ Range: 'bytes=0-1', 'If-Range': '"old"' }, { Range: 'bytes=0-1,3-4' }, { Range: 'lines=1-2' }]) {
    expect((await send(url, { headers })).body.toString()).toBe('0123456789');
  }
  const { etag = '' } = (await send(url)).headers;
  expect((await send(url, { headers: { Range: 'bytes=0-1', 'If-Range': etag } })).body.toString()).toBe('01');
});

test('other methods are refused', async () => {
  const url = await link(await stored('hello'));
  for (const method of ['POST', 'DELETE', 'PATCH', 'TRACE']) expect((await send(url, { method })).status).toBe(405);
});
