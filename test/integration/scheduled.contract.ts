import { describe, expect, test } from 'vitest';
import { newId } from '../../platform/ids.ts';
import type { ScheduledMessage, ScheduledStore } from '../../subgraphs/message/scheduled-store.ts';

/** What every driver of `ScheduledStore` promises. */
export function scheduledContract(driver: string, open: () => ScheduledStore): void {
  function scheduled(more: Partial<ScheduledMessage> = {}): ScheduledMessage {
    const conversationId = more.conversationId ?? newId('cnv');
    const draft = {
      conversationId,
      clientMessageId: 'a',
      body: '$secret.\u{1f600}',
      attachmentIds: ['att_a'],
      replyToId: null,
      threadRootId: null,
      encrypted: null,
    };
    const ended = { cancelledAt: null, messageSeq: null, failure: null };
    return {
      id: newId('sch'),
      userId: newId('usr'),
      conversationId,
      draft,
      digest: 'd',
      createdAt: 1,
      sendAt: 1_000,
      state: 'pending',
      ...ended,
      ...more,
    };
  }

  describe(`scheduled messages in ${driver}`, () => {
    test('are found as they were added; the first of an id stays', async () => {
      const one = scheduled();
      expect(await open().add(one)).toEqual(one);
      expect(await open().add({ ...one, digest: 'other' })).toEqual(one);
      expect(await open().find(one.userId, one.id)).toEqual(one);
      expect(await open().find(newId('usr'), one.id)).toBeNull();
    });

    test('are listed by time and id, of one conversation or all, in pages', async () => {
      const userId = newId('usr');
      const here = newId('cnv');
      const times = [3, 1, 2, 2];
      const all = times.map((sendAt, i) => scheduled({ userId, sendAt, ...(i < 3 ? { conversationId: here } : {}) }));
      for (const one of all) await open().add(one);
      const sorted = all.toSorted((a, b) => a.sendAt - b.sendAt || (a.id < b.id ? -1 : 1));
      expect(await open().list(userId, null, null, 10)).toEqual(sorted);
      const [, second] = sorted;
      expect(await open().list(userId, null, second ?? null, 1)).toEqual(sorted.slice(2, 3));
      expect(await open().list(userId, here, null, 10)).toEqual(sorted.filter(({ conversationId }) => conversationId === here));
      expect(await open().countPending(userId, here)).toBe(3);
    });

    test('are due from their time on until they are over', async () => {
      const one = scheduled({ sendAt: 5_000 });
      await open().add(one);
      const isDue = async (now: number): Promise<boolean> => (await open().due(now, 10_000)).some(({ id }) => id === one.id);
      expect([await isDue(4_999), await isDue(5_000)]).toEqual([false, true]);
      await open().postpone(one.userId, one.id, 6_000);
      expect([await isDue(5_999), await isDue(6_000)]).toEqual([false, true]);
      expect((await open().claim(one.userId, one.id))?.draft).toEqual(one.draft);
      expect(await isDue(6_000)).toBe(true);
      await open().end(one.userId, one.id, { messageSeq: 7 });
      expect(await isDue(6_000)).toBe(false);
      await open().end(one.userId, one.id, { failure: 'NOT_A_MEMBER' });
      expect(await open().find(one.userId, one.id)).toEqual({ ...one, state: 'sent', draft: null, messageSeq: 7 });
      expect(await open().list(one.userId, null, null, 10)).toEqual([]);
    });

    test('are cancelled while they are pending, or after they failed, and not once they are being sent', async () => {
      const [pending, taken] = [scheduled(), scheduled()];
      for (const one of [pending, taken]) await open().add(one);
      const cancelled = { ...pending, state: 'cancelled', draft: null, cancelledAt: 9 };
      for (const at of [9, 10]) expect(await open().cancel(pending.userId, pending.id, at)).toEqual(cancelled);
      expect(await open().claim(pending.userId, pending.id)).toBeNull();
      await open().claim(taken.userId, taken.id);
      expect(await open().cancel(taken.userId, taken.id, 9)).toEqual({ ...taken, state: 'sending' });
      await open().end(taken.userId, taken.id, { failure: 'NOT_A_MEMBER' });
      expect(await open().find(taken.userId, taken.id)).toEqual({ ...taken, state: 'failed', failure: 'NOT_A_MEMBER' });
      expect((await open().cancel(taken.userId, taken.id, 9))?.state).toBe('cancelled');
      expect(await open().cancel(newId('usr'), newId('sch'), 9)).toBeNull();
    });

    test('of a user who is forgotten there are none, and none is due', async () => {
      const userId = newId('usr');
      const [pending, taken, other] = [scheduled({ userId }), scheduled({ userId }), scheduled()];
      for (const one of [pending, taken, other]) await open().add(one);
      await open().claim(userId, taken.id);
      for (const _ of [1, 2]) await open().forgetUser(userId);
      expect(await open().list(userId, null, null, 10)).toEqual([]);
      await open().end(userId, taken.id, { messageSeq: 1 });
      expect(await open().find(userId, taken.id)).toBeNull();
      expect(await open().find(other.userId, other.id)).toEqual(other);
      expect((await open().due(2_000, 1_000)).filter((one) => one.userId === userId)).toEqual([]);
    });

    test('of a cancellation and a claim at once one wins', async () => {
      for (let i = 0; i < 20; i++) {
        const one = scheduled();
        await open().add(one);
        const [cancelled, claimed] = await Promise.all([open().cancel(one.userId, one.id, 9), open().claim(one.userId, one.id)]);
        expect(cancelled?.state === 'cancelled').toBe(claimed === null);
      }
    });
  });
}
