import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import type { Blobs } from '../../subgraphs/media/blobs.ts';
import { send, upload } from './blobs-http.ts';

/** What every driver of `Blobs` promises, tried over real HTTP. */
export function blobsContract(driver: string, open: () => Blobs): void {
  const newKey = (): string => `uploads/${randomUUID()}`;
  const inMinutes = (minutes: number): number => Date.now() + minutes * 60_000;
  const offer = (key: string, size: number, minutes = 4) =>
    open().requestUpload({ key, size, contentType: 'image/png', expiresAt: inMinutes(minutes) });

  async function stored(content: string): Promise<string> {
    const key = newKey();
    expect((await upload(await offer(key, Buffer.byteLength(content)), content)).status).toBe(200);
    return key;
  }
  const link = (key: string, contentType = 'image/png', fileName = 'picture.png', minutes = 15) =>
    open().downloadUrl({ key, contentType, fileName, expiresAt: inMinutes(minutes) });

  describe(`blobs in ${driver}`, () => {
    test('what was uploaded is downloaded with the type and the name that the link says', async () => {
      const answer = await send(await link(await stored('hello')));
      expect(answer.status).toBe(200);
      expect(answer.body.toString()).toBe('hello');
      expect(answer.headers['content-type']).toBe('image/png');
      expect(answer.headers['content-disposition']).toBe(`inline; filename="picture.png"; filename*=UTF-8''picture.png`);
      expect(answer.headers['cache-control']).toMatch(/^private, max-age=\d+$/);
    });

    test('fetch uploads with no more than the headers that the request names', async () => {
      const { method, url, headers } = await offer(newKey(), 5);
      const answer = await fetch(url, { method, body: 'hello', headers: Object.fromEntries(headers.map(({ name, value }) => [name, value])) });
      expect(answer.status).toBe(200);
    });

    test('any name of a file arrives in full', async () => {
      const answer = await send(await link(await stored('x'), 'application/pdf', `Ünï "quoted" 100% (1)'*\u{1f600}.pdf`));
      const header = answer.headers['content-disposition'] ?? '';
      expect(header).toMatch(/^attachment; filename="[ -~]+"; filename\*=UTF-8''/);
      expect(decodeURIComponent(header.split("UTF-8''")[1] ?? '')).toBe(`Ünï "quoted" 100% (1)'*\u{1f600}.pdf`);
    });

    test('what the server itself puts is read and downloaded, and must have as many bytes as it says', async () => {
      const key = newKey();
      const bytes = Buffer.alloc(300_000, 'abc');
      await open().put(key, Readable.from([bytes.subarray(0, 7), bytes.subarray(7)], { objectMode: false }), bytes.length);
      expect(Buffer.concat((await (await open().read(key))?.toArray()) ?? [])).toEqual(bytes);
      expect((await send(await link(key))).body).toEqual(bytes);
      expect(await open().read(newKey())).toBeNull();
      for (const size of [bytes.length - 1, bytes.length + 1]) {
        await expect(open().put(newKey(), Readable.from([bytes], { objectMode: false }), size)).rejects.toThrow();
      }
    });

    test.each(['text/html', 'image/svg+xml', 'application/xhtml+xml', 'text/plain', 'application/pdf', 'application/octet-stream'])(
      '%s is never shown inline',
      async (contentType) => {
        const answer = await send(await link(await stored('<script>alert(1)</script>'), contentType, 'a.html'));
        expect(answer.status).toBe(200);
        expect(answer.headers['content-disposition']).toMatch(/^attachment;/);
      },
    );

    test.each([
      ['longer', 'hello!'],
      ['shorter', 'hell'],
    ])('a body %s than announced is refused and leaves nothing', async (_, body) => {
      const key = newKey();
      const { status } = await upload(await offer(key, 5), body);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(await open().copy(key, newKey())).toBeNull();
    });

    test('a body without its length is refused and leaves nothing', async () => {
      const key = newKey();
      const { method, url } = await offer(key, 5);
      const answer = await send(url, { method, body: 'hello', headers: { 'Content-Type': 'image/png', 'Transfer-Encoding': 'chunked' } });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(await open().copy(key, newKey())).toBeNull();
    });

    test('another type than announced is refused', async () => {
      const key = newKey();
      const { status } = await upload(await offer(key, 5), 'hello', { 'Content-Type': 'text/html' });
      expect([403, 415]).toContain(status);
      expect(await open().copy(key, newKey())).toBeNull();
    });

    test('an upload request that has expired is refused', async () => {
      const key = newKey();
      expect((await upload(await offer(key, 5, -1), 'hello')).status).toBe(403);
      expect(await open().copy(key, newKey())).toBeNull();
    });

    test('a link that has expired is refused', async () => {
      expect((await send(await link(await stored('hello'), 'image/png', 'a.png', -1))).status).toBe(403);
    });

    test('a link that was changed in any character of its query is refused', async () => {
      const url = await link(await stored('hello'));
      const start = url.indexOf('?') + 1;
      const places = Array.from({ length: 12 }, (_, i) => start + Math.floor(((url.length - start) * i) / 12));
      for (const place of [...places, url.length - 2]) {
        const other = url[place] === 'a' ? 'b' : 'a';
        const { status, body } = await send(`${url.slice(0, place)}${other}${url.slice(place + 1)}`);
        expect([400, 403, 404], `changed at ${place} of ${url}`).toContain(status); // 404: an access key that is not there
        expect(body.toString()).not.toContain('hello');
      }
    });

    test('a link for one blob opens no other', async () => {
      const [mine, other] = [await stored('mine'), await stored('other')];
      expect((await send((await link(mine)).replace(mine, other))).status).toBe(403);
      const request = await offer(newKey(), 5);
      expect((await upload({ ...request, url: request.url.replace(/uploads\/[\w-]+/, other) }, 'evil!')).status).toBe(403);
      expect((await send(await link(other))).body.toString()).toBe('other');
    });

    test('a link that uploads does not download, and the other way round', async () => {
      const key = await stored('hello');
      const request = await offer(key, 5);
      expect((await send(request.url)).status).toBe(403);
      expect((await upload({ ...request, url: await link(key) }, 'world')).status).toBe(403);
      expect((await send(await link(key), { method: 'DELETE' })).status).toBeGreaterThanOrEqual(400);
      expect((await send(await link(key))).body.toString()).toBe('hello');
    });

    test('a second upload replaces the first, and no copy of it', async () => {
      const [key, copy] = [newKey(), newKey()];
      const request = await offer(key, 5);
      await upload(request, 'first');
      expect(await open().copy(key, copy)).toBe(5);
      expect((await upload(request, 'other')).status).toBe(200);
      expect((await send(await link(key))).body.toString()).toBe('other');
      expect((await send(await link(copy))).body.toString()).toBe('first');
    });

    test('the first bytes are as many as asked for, or all', async () => {
      const key = await stored('hello');
      expect(Buffer.from(await open().firstBytes(key, 2)).toString()).toBe('he');
      expect(Buffer.from(await open().firstBytes(key, 100)).toString()).toBe('hello');
      expect((await open().firstBytes(newKey(), 100)).length).toBe(0);
    });

    test('a removed blob is gone, its copy is not, and removing again does nothing', async () => {
      const [key, copy] = [await stored('hello'), newKey()];
      await open().copy(key, copy);
      await open().remove(key);
      await open().remove(key);
      expect((await send(await link(key))).status).toBe(404);
      expect(await open().copy(key, newKey())).toBeNull();
      expect((await send(await link(copy))).body.toString()).toBe('hello');
    });

    test('a part is downloaded by its range', async () => {
      const url = await link(await stored('0123456789'));
      const part = await send(url, { headers: { Range: 'bytes=2-4' } });
      expect([part.status, part.headers['content-range'], part.body.toString()]).toEqual([206, 'bytes 2-4/10', '234']);
      const tail = await send(url, { headers: { Range: 'bytes=-3' } });
      expect([tail.status, tail.body.toString()]).toEqual([206, '789']);
      expect((await send(url, { headers: { Range: 'bytes=10-' } })).status).toBe(416);
    });

    test('what a cache has already is not sent again', async () => {
      const url = await link(await stored('hello'));
      const { etag = '' } = (await send(url)).headers;
      const again = await send(url, { headers: { 'If-None-Match': etag } });
      expect([again.status, again.body.length]).toEqual([304, 0]);
    });

    test('the same download has the same link', async () => {
      const download = { key: newKey(), contentType: 'image/png', fileName: 'a.png', expiresAt: inMinutes(15) };
      expect(await open().downloadUrl(download)).toBe(await open().downloadUrl(download));
    });

    test.each(['../secret', 'uploads/../../secret', '/etc/passwd', 'uploads//a', 'a/./b', 'a\\b', 'a%2e%2e', 'a\0b', '', 'a\n', '.incoming/a'])(
      'the key %j throws everywhere',
      async (key) => {
        await expect(offer(key, 5)).rejects.toThrow('not the key');
        await expect(link(key)).rejects.toThrow('not the key');
        await expect(async () => open().copy(key, newKey())).rejects.toThrow('not the key');
        await expect(async () => open().copy(newKey(), key)).rejects.toThrow('not the key');
        await expect(async () => open().firstBytes(key, 1)).rejects.toThrow('not the key');
        await expect(async () => open().remove(key)).rejects.toThrow('not the key');
      },
    );

    test('no link lives longer than it may', async () => {
      await expect(offer(newKey(), 5, 6)).rejects.toThrow('lives at most');
      await expect(link(newKey(), 'image/png', 'a.png', 61)).rejects.toThrow('lives at most');
    });
  });
}
