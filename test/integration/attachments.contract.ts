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

    test("a user's own are paged in the order of their ids, and one that is erased is gone, whoever uses it", async () => {
      const ownerId = newId('usr');
      const own = Array.from({ length: 5 }, () => ({ ...pending(), ownerId })).sort((a, b) => (a.id < b.id ? -1 : 1));
      for (const attachment of [...own, pending()]) await open().add(attachment);
      const ids = async (after: string, limit: number) => (await open().ofOwner(ownerId, after, limit)).map(({ id }) => id);
      expect(await open().ofOwner(ownerId, '', 10)).toEqual(own);
      expect(await ids('', 2)).toEqual(own.slice(0, 2).map(({ id }) => id));
      expect(await ids(own[1]?.id ?? '', 2)).toEqual(own.slice(2, 4).map(({ id }) => id));
      const [used, left] = own as [AttachmentRecord, AttachmentRecord]; // of five
      await open().use(used.id, 'a message');
      await open().leave(left.id);
      for (const { id } of [used, left]) for (const _ of [1, 2]) await open().erase(id);
      expect(await ids('', 10)).toEqual(own.slice(2).map(({ id }) => id));
      expect(await open().find([used.id, left.id])).toEqual([]);
      expect(await open().leave(left.id)).toBeNull();
      await open().add(used);
      expect(await open().leave(used.id)).toMatchObject({ id: used.id }); // its use is forgotten too
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

    test('stays while something uses it, and leaves once, with its bytes to be removed', async () => {
      const attachment = pending();
      await open().add(attachment);
      await open().makeReady(attachment.id, { contentType: 'image/gif', kind: 'IMAGE', blobKey: 'files/used' });
      for (const usedBy of ['one', 'two', 'two']) expect(await open().use(attachment.id, usedBy)).toBe(true);
      await open().unuse(attachment.id, 'one');
      await open().unuse(attachment.id, 'nobody');
      expect(await open().leave(attachment.id)).toBeNull();
      expect(await open().find([attachment.id])).toHaveLength(1);
      await open().unuse(attachment.id, 'two');
      for (let i = 0; i < 2; i++) expect(await open().leave(attachment.id)).toEqual({ id: attachment.id, blobKey: 'files/used' });
      expect(await open().find([attachment.id])).toEqual([]);
      expect(await open().use(attachment.id, 'three')).toBe(false);
      await open().remove(attachment.id);
      expect(await open().leave(attachment.id)).toBeNull();
      await open().remove(attachment.id);
    });

    test('of those who come to use it and those who let it go at once, one side wins', async () => {
      for (let i = 0; i < 20; i++) {
        const attachment = pending();
        await open().add(attachment);
        const [isUsed, leaving] = await Promise.all([open().use(attachment.id, 'one'), open().leave(attachment.id)]);
        expect(isUsed).toBe(leaving === null);
      }
    });

    test('what is not there can be neither used nor removed', async () => {
      const id = newId('att');
      expect(await open().use(id, 'one')).toBe(false);
      await open().unuse(id, 'one');
      expect(await open().leave(id)).toBeNull();
      await open().remove(id);
    });

    test('what does not exist does not become ready', async () => {
      expect(await open().makeReady(newId('att'), { contentType: 'image/gif', kind: 'IMAGE', blobKey: 'files/a' })).toBeNull();
    });
  });
}
