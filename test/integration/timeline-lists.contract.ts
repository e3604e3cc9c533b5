import { describe, expect, test } from 'vitest';
import { newId } from '../../platform/ids.ts';
import type { Head } from '../../timeline/head.ts';
import type { Roster } from '../../timeline/roster.ts';
import type { TimelineStore } from '../../timeline/store.ts';
import { STRANGE_IDS } from './timeline-log.contract.ts';

/** What every driver of `RosterStore` and `HeadStore` promises. */
export function listsContract(driver: string, open: () => Pick<TimelineStore, 'rosters' | 'heads'>): void {
  const rosterAt = (conversationId: string, appliedSeq: number): Roster => ({
    conversationId,
    kind: 'group',
    title: appliedSeq % 2 ? null : 'a $title.of "{all}" \u{1f600}',
    avatarAttachmentId: null,
    messageLifetimeSeconds: appliedSeq,
    pinnedSeqs: [appliedSeq],
    createdAt: 1_790_000_000_000,
    appliedSeq,
    members: Array.from({ length: appliedSeq }, (_, i) => ({
      userId: `usr_${i}`,
      role: i ? 'member' : 'owner',
      joinedSeq: i + 1,
      joinedAt: 1_790_000_000_000 + i,
      position: (i + 1) * 1_000_000,
    })),
  });
  const headAt = (conversationId: string, seq: number): Head => ({
    conversationId,
    seq,
    lastActivityAt: 1_790_000_000_000 + seq,
    messageCount: Math.ceil(seq / 2),
    lastMessageSeq: seq % 2 ? seq : 0,
  });
  const orders = [
    [1, 2, 3, 4],
    [4, 3, 2, 1],
    [3, 1, 4, 2],
    [2, 4, 1, 3],
    [4, 1, 3, 3],
    [2, 2, 4, 3],
  ];

  describe(`rosters in ${driver}`, () => {
    test('the furthest roster is kept, in whatever order they come', async () => {
      for (const order of orders) {
        const conversationId = newId('cnv');
        for (const seq of order) await open().rosters.save(rosterAt(conversationId, seq));
        expect(await open().rosters.load([conversationId])).toEqual([rosterAt(conversationId, 4)]);
      }
    });

    test('the furthest roster is kept when all come at once, the first one too', async () => {
      for (const order of orders) {
        const conversationId = newId('cnv');
        await Promise.all(order.map((seq) => open().rosters.save(rosterAt(conversationId, seq))));
        expect(await open().rosters.load([conversationId])).toEqual([rosterAt(conversationId, 4)]);
      }
    });

    test('those that exist are loaded, each once', async () => {
      const [a, b] = [newId('cnv'), newId('cnv')];
      await Promise.all([open().rosters.save(rosterAt(a, 1)), open().rosters.save(rosterAt(b, 100))]);
      const found = await open().rosters.load([b, newId('cnv'), a, a]);
      expect(found.toSorted((one, other) => one.appliedSeq - other.appliedSeq)).toEqual([rosterAt(a, 1), rosterAt(b, 100)]);
      expect(await open().rosters.load([])).toEqual([]);
    });
  });

  describe(`heads in ${driver}`, () => {
    const whole = (conversationId: string): Head => ({ ...headAt(conversationId, 4), lastMessageSeq: 3 });

    test('a head says the last entry and the last message, in whatever order they come', async () => {
      for (const order of orders) {
        const conversationId = newId('cnv');
        for (const seq of order) await open().heads.advance(headAt(conversationId, seq));
        expect(await open().heads.load([conversationId])).toEqual([whole(conversationId)]);
      }
    });

    test('the same when all come at once, the first one too', async () => {
      for (const order of orders) {
        const conversationId = newId('cnv');
        await Promise.all(order.map((seq) => open().heads.advance(headAt(conversationId, seq))));
        expect(await open().heads.load([conversationId])).toEqual([whole(conversationId)]);
      }
    });

    test('those that exist are loaded, each once; a conversation without messages has no last one', async () => {
      const [a, b] = [newId('cnv'), newId('cnv')];
      await Promise.all([open().heads.advance(headAt(a, 2)), open().heads.advance(headAt(b, 5))]);
      const found = await open().heads.load([b, newId('cnv'), a, a]);
      expect(found.toSorted((one, other) => one.seq - other.seq)).toEqual([headAt(a, 2), headAt(b, 5)]);
      expect(await open().heads.load([])).toEqual([]);
    });
  });

  test(`strange ids are just text to the lists in ${driver}`, async () => {
    for (const strange of STRANGE_IDS) {
      const id = `${newId('cnv')}${strange}`;
      await Promise.all([open().rosters.save(rosterAt(id, 1)), open().heads.advance(headAt(id, 1))]);
      expect(await open().rosters.load([id, strange])).toEqual([rosterAt(id, 1)]);
      expect(await open().heads.load([id, strange])).toEqual([headAt(id, 1)]);
    }
  });
}
