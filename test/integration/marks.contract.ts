import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from '../../platform/ids.ts';
import { START } from '../../timeline/entry.ts';
import type { Mark, MarkStore } from '../../timeline/marks.ts';
import { createMemoryMarks } from '../support/marks.ts';
import { STRANGE_IDS } from './timeline-log.contract.ts';

/** What every driver of `MarkStore` promises. */
export function markContract(driver: string, open: () => MarkStore, runs: number): void {
  type Of = Pick<Mark, 'conversationId' | 'userId'>;
  const somebody = (conversationId = newId('cnv')): Of => ({ conversationId, userId: newId('usr') });

  describe(`marks in ${driver}`, () => {
    test('a mark only grows, what is read is received, and what moves nothing gives null', async () => {
      const of = somebody();
      const marks = open();
      expect(await marks.advance({ ...of, deliveredSeq: 5, readSeq: 0, at: 1 })).toEqual({ ...of, deliveredSeq: 5, readSeq: 0 });
      expect(await marks.advance({ ...of, deliveredSeq: 0, readSeq: 3, at: 2 })).toEqual({ ...of, deliveredSeq: 5, readSeq: 3 });
      expect(await marks.advance({ ...of, deliveredSeq: 3, readSeq: 3, at: 3 })).toBeNull();
      expect(await marks.advance({ ...of, deliveredSeq: 0, readSeq: 9, at: 4 })).toEqual({ ...of, deliveredSeq: 9, readSeq: 9 });
      expect(await marks.of([of.conversationId])).toEqual([{ ...of, deliveredSeq: 9, readSeq: 9 }]);
      expect(await marks.since([of.conversationId], START)).toEqual([{ ...of, deliveredSeq: 9, readSeq: 9 }]);
    });

    test('it is known when each seq was reached, and of nobody who was not asked for', async () => {
      const [a, other] = [somebody(), somebody()];
      const b = somebody(a.conversationId);
      const marks = open();
      await marks.advance({ ...a, deliveredSeq: 4, readSeq: 0, at: 100 });
      await marks.advance({ ...a, deliveredSeq: 0, readSeq: 2, at: 200 });
      await marks.advance({ ...a, deliveredSeq: 0, readSeq: 6, at: 300 });
      await marks.advance({ ...b, deliveredSeq: 6, readSeq: 0, at: 150 });
      await marks.advance({ ...other, deliveredSeq: 9, readSeq: 9, at: 1 });
      const reached = async (seq: number, ...users: readonly Of[]) =>
        (
          await marks.reached(
            { conversationId: a.conversationId, seq },
            users.map(({ userId }) => userId),
          )
        ).toSorted((x) => (x.userId === a.userId ? -1 : 1));
      const of = ({ userId }: Of, deliveredAt: number | null, readAt: number | null) => ({ userId, deliveredAt, readAt });
      expect(await reached(1, a, b, other)).toEqual([of(a, 100, 200), of(b, 150, null)]);
      expect(await reached(2, a)).toEqual([of(a, 100, 200)]);
      expect(await reached(3, a)).toEqual([of(a, 100, 300)]);
      expect(await reached(4, a)).toEqual([of(a, 100, 300)]);
      expect(await reached(5, a, b)).toEqual([of(a, 300, 300), of(b, 150, null)]);
      expect(await reached(7, a, b)).toEqual([of(a, null, null), of(b, null, null)]);
      expect(await reached(1)).toEqual([]);
      expect(await marks.of([])).toEqual([]);
    });

    test('a clock that is behind makes no time go back', async () => {
      const of = somebody();
      const marks = open();
      await marks.advance({ ...of, deliveredSeq: 1, readSeq: 1, at: 500 });
      await marks.advance({ ...of, deliveredSeq: 2, readSeq: 2, at: 400 });
      expect(await marks.reached({ conversationId: of.conversationId, seq: 2 }, [of.userId])).toEqual([
        { userId: of.userId, deliveredAt: 500, readAt: 500 },
      ]);
    });

    test('moves at the same time leave the furthest mark, and a step to each seq that was reached', async () => {
      const of = somebody();
      const marks = open();
      await Promise.all(Array.from({ length: 20 }, (_, i) => marks.advance({ ...of, deliveredSeq: i + 1, readSeq: i, at: 1_000 + i })));
      expect(await marks.of([of.conversationId])).toEqual([{ ...of, deliveredSeq: 20, readSeq: 19 }]);
      let last = 0;
      for (let seq = 1; seq <= 19; seq += 1) {
        const [reached] = await marks.reached({ conversationId: of.conversationId, seq }, [of.userId]);
        expect(reached?.readAt).toBeGreaterThanOrEqual(last);
        last = reached?.readAt ?? 0;
      }
    });

    test('a move that may be lost is there for whoever reads', async () => {
      const of = somebody();
      const marks = open();
      expect(await marks.advance({ ...of, deliveredSeq: 7, readSeq: 7, at: 70, mayBeLost: true })).toBeNull();
      expect(await marks.of([of.conversationId])).toEqual([{ ...of, deliveredSeq: 7, readSeq: 7 }]);
      expect(await marks.reached({ conversationId: of.conversationId, seq: 7 }, [of.userId])).toEqual([
        { userId: of.userId, deliveredAt: 70, readAt: 70 },
      ]);
    });

    test('any moves lead to the marks and times of a plain model', async () => {
      const seq = fc.integer({ min: 0, max: 8 });
      const move = fc.record({
        who: fc.nat({ max: 2 }),
        deliveredSeq: seq,
        readSeq: seq,
        at: fc.integer({ min: 1, max: 50 }),
        mayBeLost: fc.boolean(),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(move, { maxLength: 15 }), async (moves) => {
          const [marks, model] = [open(), createMemoryMarks()];
          const conversationId = newId('cnv');
          const userIds = [0, 1, 2].map(() => newId('usr'));
          const byUser = <T extends { readonly userId: string }>(rows: readonly T[]): T[] =>
            rows.toSorted((a, b) => a.userId.localeCompare(b.userId));
          for (const { who, mayBeLost, ...rest } of moves) {
            const moving = { ...rest, conversationId, userId: userIds[who] ?? '', ...(mayBeLost ? { mayBeLost } : {}) };
            expect(await marks.advance(moving)).toEqual(await model.advance(moving));
          }
          expect(byUser(await marks.of([conversationId]))).toEqual(byUser(await model.of([conversationId])));
          for (let at = 1; at <= 9; at += 1) {
            const place = { conversationId, seq: at };
            expect(byUser(await marks.reached(place, userIds))).toEqual(byUser(await model.reached(place, userIds)));
          }
        }),
        { numRuns: runs },
      );
    });

    test('of a user who is forgotten nothing is left in that conversation', async () => {
      const marks = open();
      const of = somebody();
      const [other, elsewhere] = [somebody(of.conversationId), { ...of, conversationId: newId('cnv') }];
      for (const one of [of, other, elsewhere]) await marks.advance({ ...one, deliveredSeq: 3, readSeq: 2, at: 1 });
      for (const _ of [1, 2]) await marks.forgetUser(of.conversationId, of.userId);
      expect(await marks.of([of.conversationId])).toEqual([{ ...other, deliveredSeq: 3, readSeq: 2 }]);
      expect(await marks.of([elsewhere.conversationId])).toHaveLength(1);
      await marks.advance({ ...of, deliveredSeq: 9, readSeq: 9, at: 7 });
      expect(await marks.reached({ conversationId: of.conversationId, seq: 1 }, [of.userId])).toEqual([
        { userId: of.userId, deliveredAt: 7, readAt: 7 }, // no earlier step is there
      ]);
    });

    test('strange ids are just text', async () => {
      const marks = open();
      for (const strange of STRANGE_IDS) {
        const of = { conversationId: strange, userId: `${newId('usr')}${strange}` };
        await marks.advance({ ...of, deliveredSeq: 1, readSeq: 1, at: 1 });
        expect(await marks.reached({ conversationId: strange, seq: 1 }, [of.userId])).toEqual([{ userId: of.userId, deliveredAt: 1, readAt: 1 }]);
      }
    });
  });
}
