import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createToldMarks } from '../../gateway/realtime/told-marks.ts';

const markOf = (user: number, deliveredSeq: number, readSeq: number) => ({ conversationId: 'cnv_1', userId: `usr_${user}`, deliveredSeq, readSeq });

test('a mark is told once, as the object that it is', () => {
  const told = createToldMarks();
  const mark = markOf(1, 3, 2);
  expect(told(mark)).toBe(mark);
  expect(told({ ...mark })).toBeNull();
});

test('what comes late takes back nothing, and what is new in it is told', () => {
  const told = createToldMarks();
  told(markOf(1, 5, 2));
  expect(told(markOf(1, 4, 2))).toBeNull();
  expect(told(markOf(1, 4, 3))).toEqual(markOf(1, 5, 3));
  expect(told(markOf(2, 1, 1))).toEqual(markOf(2, 1, 1));
});

test('in whatever order marks come, no member goes back, and the last that is told is the furthest', () => {
  const mark = fc
    .tuple(fc.nat({ max: 3 }), fc.nat({ max: 9 }), fc.nat({ max: 9 }))
    .map(([user, a, b]) => markOf(user, Math.max(a, b), Math.min(a, b)));
  fc.assert(
    fc.property(fc.array(mark), (marks) => {
      const told = createToldMarks();
      const last = new Map<string, { deliveredSeq: number; readSeq: number }>();
      for (const one of marks) {
        const next = told(one);
        if (!next) continue;
        const before = last.get(next.userId) ?? { deliveredSeq: -1, readSeq: -1 };
        expect(next.deliveredSeq >= before.deliveredSeq && next.readSeq >= before.readSeq).toBe(true);
        last.set(next.userId, next);
      }
      for (const { userId } of marks) {
        const own = marks.filter((one) => one.userId === userId);
        expect(last.get(userId)).toMatchObject({
          deliveredSeq: Math.max(...own.map(({ deliveredSeq }) => deliveredSeq)),
          readSeq: Math.max(...own.map(({ readSeq }) => readSeq)),
        });
      }
    }),
  );
});
