import { describe, expect, test } from 'vitest';
import { newId } from '../../platform/ids.ts';
import type { AttachmentRecord, AttachmentStore } from '../../subgraphs/media/store.ts';

/** What every driver of `AttachmentStore` promises. */
export function attachmentsContract(driver: string, open: () => AttachmentStore): void {
  const pending = (): AttachmentRecord => ({
    id: newId('att'),
    ownerId: newId('usr'),
    fileName: 'Ünï \u{1f600}.png',
    contentType: 'image/png',
    kind: 'IMAGE',
    size: 2_147_483_647,
    createdAt: 1_790_000_000_123,
    blobKey: null,
  });

  describe(`attachments in ${driver}`, () => {
    test('an attachment is found as it was added', async () => {
      const attachment = pending();
      await open().add(attachment);
      expect(await open().find([attachment.id])).toEqual([attachment]);
    });

    test('those that exist are found, each once, whatever else is asked for', async () => {
      const [one, other] = [pending(), pending()];
      await open().add(one);
      await open().add(other);
      const found = await open().find([other.id, newId('att'), one.id, one.id, `${one.id}'--`]);
      expect(new Set(found.map(({ id }) => id))).toEqual(new Set([one.id, other.id]));
      expect(found).toHaveLength(2);
      expect(await open().find([])).toEqual([]);
    });

    test('ids differ by the case of their letters', async () => {
      const attachment = { ...pending(), id: `att_a${newId('att').slice(5)}` };
      await open().add(attachment);
      expect(await open().find([attachment.id.replace('att_a', 'att_A')])).toEqual([]);
    });

    test('an id is added once', async () => {
      const attachment = pending();
      await open().add(attachment);
      await expect(open().add({ ...attachment, ownerId: newId('usr') })).rejects.toThrow();
      expect(await open().find([attachment.id])).toEqual([attachment]);
    });

    test('a pending attachment becomes ready once; later files change nothing', async () => {
      const attachment = pending();
      await open().add(attachment);
      const first = await open().makeReady(attachment.id, { contentType: 'application/pdf', kind: 'FILE', blobKey: 'files/a' });
      expect(first).toEqual({ ...attachment, contentType: 'application/pdf', kind: 'FILE', blobKey: 'files/a' });
      expect(await open().makeReady(attachment.id, { contentType: 'image/gif', kind: 'IMAGE', blobKey: 'files/b' })).toEqual(first);
      expect(await open().find([attachment.id])).toEqual([first]);
    });

    test('of many at once one makes it ready, and all learn which', async () => {
      const attachment = pending();
      await open().add(attachment);
      const keys = Array.from({ length: 10 }, (_, i) => `files/${i}`);
      const made = await Promise.all(keys.map((blobKey) => open().makeReady(attachment.id, { contentType: 'image/gif', kind: 'IMAGE', blobKey })));
      expect(new Set(made.map((one) => one?.blobKey)).size).toBe(1);
    });

    test('what does not exist does not become ready', async () => {
      expect(await open().makeReady(newId('att'), { contentType: 'image/gif', kind: 'IMAGE', blobKey: 'files/a' })).toBeNull();
    });
  });
}
