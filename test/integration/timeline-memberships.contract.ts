import { describe, expect, test } from 'vitest';
import { newId } from '../../platform/ids.ts';
import type { MembershipChange, Span } from '../../timeline/membership.ts';
import type { MembershipStore } from '../../timeline/store.ts';
import { STRANGE_IDS } from './timeline-log.contract.ts';

/** What every driver of `MembershipStore` promises. */
export function membershipContract(driver: string, open: () => MembershipStore): void {
  type Place = { readonly userId: string; readonly conversationId: string };
  const somewhere = (): Place => ({ userId: newId('usr'), conversationId: newId('cnv') });
  const joined = (place: Place, seq: number): MembershipChange => ({ ...place, seq, joinedSeq: seq, leftSeq: null, messageCount: seq * 10 });
  const left = (place: Place, joinedSeq: number, seq: number): MembershipChange => ({
    ...place,
    seq,
    joinedSeq,
    leftSeq: seq,
    messageCount: seq * 10,
  });
  const rowOf = async ({ userId, conversationId }: Place) => (await open().load(userId, [conversationId]))[0];

  describe(`memberships in ${driver}`, () => {
    test('who joins is a member from then on, and has read what was before', async () => {
      const place = somewhere();
      await open().apply([joined(place, 7)]);
      const row = { ...place, spans: [[7, null]], seq: 7, readSeq: 7, readCount: 70, mutedUntil: null, isMarkedUnread: false };
      expect(await open().load(place.userId, [place.conversationId])).toEqual([row]);
      expect(await open().ofUser(place.userId)).toEqual([row]);
    });

    test('changes lead to the same spans in every order, and when repeated', async () => {
      const spans: readonly Span[] = [
        [1, 4],
        [6, 9],
        [12, null],
      ];
      const changesOf = (place: Place) => [joined(place, 1), left(place, 1, 4), joined(place, 6), left(place, 6, 9), joined(place, 12)];
      for (const order of permutations([0, 1, 2, 3, 4]).filter((_, i) => i % 7 === 0)) {
        const place = somewhere();
        const changes = order.flatMap((i) => changesOf(place)[i] ?? []);
        for (const change of changes) await open().apply([change]);
        await open().apply(changes.slice(0, 3));
        expect(await rowOf(place)).toEqual({ ...place, spans, seq: 12, readSeq: 12, readCount: 120, mutedUntil: null, isMarkedUnread: false });
      }
    });

    test('20 changes at once all count, the first ones too', async () => {
      const place = somewhere();
      const seqs = Array.from({ length: 20 }, (_, i) => 2 * i + 1);
      await Promise.all(seqs.map((seq) => open().apply([seq % 4 === 1 ? joined(place, seq) : left(place, seq, seq + 1)])));
      expect((await rowOf(place))?.spans).toEqual(seqs.map((seq) => (seq % 4 === 1 ? [seq, null] : [seq, seq + 1])));
    });

    test('one call may change many users, and one user twice', async () => {
      const conversationId = newId('cnv');
      const places = Array.from({ length: 100 }, () => ({ userId: newId('usr'), conversationId }));
      const [first] = places as [Place];
      await open().apply([...places.map((place) => joined(place, 1)), left(first, 1, 2)]);
      const rows = await Promise.all(places.map(rowOf));
      expect(rows.map((row) => row?.spans)).toEqual(places.map((place) => [[1, place === first ? 2 : null]]));
      await open().apply([]);
    });

    test('read markers only move forward, in any order and at once', async () => {
      const place = somewhere();
      await open().apply([joined(place, 1)]);
      await Promise.all([5, 9, 3, 9, 7].map((readSeq) => open().markRead({ ...place, readSeq, readCount: readSeq * 10 })));
      await open().markRead({ ...place, readSeq: 8, readCount: 80, mayBeLost: true });
      expect(await rowOf(place)).toMatchObject({ readSeq: 9, readCount: 90 });
      await open().markRead({ ...place, readSeq: 10, readCount: 100, mayBeLost: true });
      expect(await rowOf(place)).toMatchObject({ readSeq: 10, readCount: 100 });
    });

    test('changes of spans leave read markers and muting alone', async () => {
      const place = somewhere();
      await open().apply([joined(place, 1)]);
      await open().mute(place.userId, place.conversationId, 1_790_000_000_123);
      await Promise.all([
        open().markRead({ ...place, readSeq: 50, readCount: 500 }),
        ...[3, 5, 7, 9].map((seq) => open().apply([joined(place, seq)])),
        open().apply([left(place, 1, 2)]),
      ]);
      expect(await rowOf(place)).toMatchObject({ readSeq: 50, readCount: 500, mutedUntil: 1_790_000_000_123, seq: 9 });
      await open().mute(place.userId, place.conversationId, null);
      expect(await rowOf(place)).toMatchObject({
        readSeq: 50,
        mutedUntil: null,
        isMarkedUnread: false,
        spans: [
          [1, 2],
          [3, null],
          [5, null],
          [7, null],
          [9, null],
        ],
      });
    });

    test('markers of who never was a member make no membership', async () => {
      const place = somewhere();
      await open().markRead({ ...place, readSeq: 1, readCount: 1 });
      await open().mute(place.userId, place.conversationId, 1);
      expect(await open().ofUser(place.userId)).toEqual([]);
    });

    test("a user's memberships are her own, with those that ended", async () => {
      const [a, b] = [somewhere(), somewhere()];
      const inB = { ...a, conversationId: b.conversationId };
      await open().apply([joined(a, 1), joined(b, 1), joined(inB, 2), left(inB, 2, 3)]);
      const ids = async (rows: Promise<{ readonly conversationId: string }[]>) => (await rows).map(({ conversationId }) => conversationId).toSorted();
      expect(await ids(open().ofUser(a.userId))).toEqual([a.conversationId, b.conversationId].toSorted());
      expect(await ids(open().load(a.userId, [b.conversationId, newId('cnv'), b.conversationId]))).toEqual([b.conversationId]);
      expect(await open().load(a.userId, [])).toEqual([]);
      expect(await open().load(newId('usr'), [a.conversationId])).toEqual([]);
    });

    test('a user who is forgotten was never anywhere', async () => {
      const [a, b] = [somewhere(), somewhere()];
      await open().apply([joined(a, 1), joined(b, 1), joined({ ...a, conversationId: b.conversationId }, 2)]);
      for (const _ of [1, 2]) await open().forgetUser(a.userId);
      expect(await open().ofUser(a.userId)).toEqual([]);
      expect(await open().ofUser(b.userId)).toHaveLength(1);
    });

    test('strange ids are just text', async () => {
      for (const strange of STRANGE_IDS) {
        const place = { userId: `${newId('usr')}${strange}`, conversationId: strange };
        await open().apply([joined(place, 1)]);
        await open().markRead({ ...place, readSeq: 2, readCount: 20 });
        expect(await open().load(place.userId, STRANGE_IDS)).toEqual([
          { ...place, spans: [[1, null]], seq: 1, readSeq: 2, readCount: 20, mutedUntil: null, isMarkedUnread: false },
        ]);
        expect(await open().ofUser(strange)).toEqual([]);
      }
    });
  });
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
}
