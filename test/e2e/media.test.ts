import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Palaver, startPalaver } from '../support/palaver.ts';
import type { Person } from '../support/person.ts';
import { announce, PNG, put, uploaded } from '../support/uploads.ts';

let server: Palaver;
beforeAll(async () => {
  server = await startPalaver({ UPLOAD_LIMIT_BYTES: '1000000' });
});
afterAll(() => server?.stop());

describe('a file', () => {
  test('is uploaded, sent, received live and downloaded', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const toBen = await ben.events();
    const chat = await ada.startDirect(ben);
    const photo = await uploaded(ada, PNG, 'image/png');
    expect(photo).toMatchObject({ status: 'READY', kind: 'IMAGE', fileName: 'photo.png', contentType: 'image/png', size: PNG.length });
    await ada.send(chat, '', { attachmentIds: [photo.id] });

    const { message } = await toBen.next(({ __typename }) => __typename === 'MessageSent');
    const [received] = message?.attachments ?? [];
    expect(received).toMatchObject({ id: photo.id, status: 'READY', kind: 'IMAGE', size: PNG.length });
    const download = await fetch(received?.url ?? '');
    expect(download.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await download.arrayBuffer())).toEqual(PNG);
  });

  test('becomes the picture of a profile, if it is one', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const [photo, text] = [await uploaded(ada, PNG, 'image/png'), await uploaded(ada, Buffer.from('just text'), 'text/plain')];
    const { user } = await ada.does('UpdateProfile', { input: { avatarAttachmentId: photo.id } });
    expect(Buffer.from(await (await fetch(user?.avatar?.url ?? '')).arrayBuffer())).toEqual(PNG);
    expect(await ada.refused('UpdateProfile', { input: { avatarAttachmentId: text.id } })).toEqual(['ATTACHMENT_NOT_IMAGE']);
    expect(await ben.refused('UpdateProfile', { input: { avatarAttachmentId: photo.id } })).toEqual(['ATTACHMENT_NOT_FOUND']);
  });

  test('that is larger than announced is refused, and nothing is kept', async () => {
    const { ada } = await server.people('ada');
    const upload = await announce(ada, PNG.length - 1, 'image/png');
    expect(await put(upload, PNG)).toBeGreaterThanOrEqual(400);
    expect(await ada.refused('CompleteUpload', { attachmentId: upload.attachment.id })).toEqual(['UPLOAD_MISSING']);
    expect(await put(upload, PNG.subarray(1))).toBe(200); // as announced, it still may come
    await ada.does('CompleteUpload', { attachmentId: upload.attachment.id });
  });

  test('can be used by its owner only, and only when it is complete', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ada.startDirect(ben);
    const pending = await announce(ada, PNG.length, 'image/png');
    const ready = await uploaded(ada, PNG, 'image/png');
    const sends = (person: Person, attachmentIds: readonly string[]) =>
      person.refused('SendMessage', { input: { conversationId: chat.id, clientMessageId: crypto.randomUUID(), body: 'look', attachmentIds } });
    expect(await sends(ada, [pending.attachment.id])).toEqual(['ATTACHMENT_NOT_FOUND']);
    expect(await sends(ben, [ready.id])).toEqual(['ATTACHMENT_NOT_FOUND']);
    expect(await sends(ada, [ready.id, ready.id])).toEqual(['TOO_MANY_ATTACHMENTS']);
    expect(await ben.refused('CompleteUpload', { attachmentId: pending.attachment.id })).toEqual(['ATTACHMENT_NOT_FOUND']);
    expect((await ada.openChat(chat)).texts).toEqual([]);
  });

  test('without a link that we signed can be neither put nor got', async () => {
    const { ada } = await server.people('ada');
    const upload = await announce(ada, PNG.length, 'image/png');
    const url = new URL(upload.request.url);
    const [path, query] = [url.pathname, url.search];
    const tampered = [`${path}`, `${path}x${query}`, `${path}${query.slice(0, -4)}AAAA`, `/blobs/../palaver.db${query}`];
    for (const target of tampered) {
      const changed = { ...upload, request: { ...upload.request, url: `${url.origin}${target}` } };
      expect(await put(changed, PNG)).toBeGreaterThanOrEqual(400);
      expect((await fetch(changed.request.url)).status).toBeGreaterThanOrEqual(400);
    }
    expect(await ada.refused('CompleteUpload', { attachmentId: upload.attachment.id })).toEqual(['UPLOAD_MISSING']);
  });
});
