import { describe, expect, test } from 'vitest';
import { newId } from '../../platform/ids.ts';
import type { DraftStore, StoredDraft } from '../../timeline/drafts.ts';

/** What every driver of `DraftStore` promises. */
export function draftsContract(driver: string, open: () => DraftStore): void {
  const draftAt = (updatedAt: number, more: Partial<StoredDraft> = {}): StoredDraft => ({
    userId: newId('usr'),
    conversationId: newId('cnv'),
    body: `draft $of.${updatedAt} \u{1f600}`,
    updatedAt,
    ...more,
  });

  describe(`drafts in ${driver}`, () => {
    test('the last one is kept, in whatever order they come, or all at once', async () => {
      for (const order of [
        [1, 2, 3],
        [3, 2, 1],
        [2, 3, 1],
      ]) {
        const { userId, conversationId } = draftAt(0);
        for (const at of order) await open().save(draftAt(at, { userId, conversationId }));
        expect(await open().load(userId, [conversationId])).toEqual([draftAt(3, { userId, conversationId })]);
        const elsewhere = newId('cnv');
        await Promise.all(order.map((at) => open().save(draftAt(at, { userId, conversationId: elsewhere }))));
        expect(await open().load(userId, [elsewhere])).toEqual([draftAt(3, { userId, conversationId: elsewhere })]);
      }
    });

    test('an empty one takes the text away, also from one that comes late', async () => {
      const first = draftAt(1);
      await open().save(first);
      await open().save({ ...first, body: '', updatedAt: 3 });
      await open().save({ ...first, updatedAt: 2 });
      expect(await open().load(first.userId, [first.conversationId])).toEqual([]);
      await open().save({ ...first, updatedAt: 3 });
      expect(await open().load(first.userId, [first.conversationId])).toEqual([{ ...first, updatedAt: 3 }]);
    });

    test('of a user who is forgotten there are none', async () => {
      const [one, other] = [draftAt(1), draftAt(2)];
      for (const draft of [one, other, { ...one, conversationId: newId('cnv'), body: '' }]) await open().save(draft);
      for (const _ of [1, 2]) await open().forgetUser(one.userId);
      expect(await open().load(one.userId, [one.conversationId])).toEqual([]);
      expect(await open().load(other.userId, [other.conversationId])).toEqual([other]);
    });

    test("one's own are loaded, those that are asked for", async () => {
      const [one, other] = [draftAt(1), draftAt(2)];
      const mine = draftAt(3, { userId: one.userId });
      for (const draft of [one, other, mine]) await open().save(draft);
      const found = await open().load(one.userId, [mine.conversationId, other.conversationId, one.conversationId, `${one.conversationId}'--`]);
      expect(found.toSorted((a, b) => a.updatedAt - b.updatedAt)).toEqual([one, mine]);
      expect(await open().load(one.userId, [])).toEqual([]);
    });
  });
}
