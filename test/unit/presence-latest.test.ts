import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { createLatest, type Latest } from '../../gateway/presence/latest.ts';

test('a slow reader gets the latest value of each key, and none twice', async () => {
  const latest = start();
  void latest.next();
  latest.offer('a', 1);
  for (let i = 0; i < 1_000; i++) latest.offer('a', i);
  latest.offer('b', 7);
  expect((await latest.next()).value).toBe(999);
  expect((await latest.next()).value).toBe(7);
  latest.offer('a', 5);
  latest.offer('a', 999);
  latest.offer('b', 8);
  expect((await latest.next()).value).toBe(8);
});

test('return() ends reads that wait, at once', async () => {
  const onEnd = vi.fn();
  const latest = start({ onEnd });
  const reads = [latest.next(), latest.next()];
  await latest.return?.();
  expect(await Promise.all(reads)).toEqual([
    { done: true, value: undefined },
    { done: true, value: undefined },
  ]);
  await latest.return?.();
  expect(onEnd).toHaveBeenCalledTimes(1);
  latest.offer('a', 1);
  expect(await latest.next()).toEqual({ done: true, value: undefined });
});

test('what was never read begins nothing and ends nothing', async () => {
  const [onStart, onEnd] = [vi.fn(), vi.fn()];
  const latest = start({ onStart, onEnd });
  await latest.return?.();
  await latest.next();
  expect([onStart, onEnd].map((call) => call.mock.calls.length)).toEqual([0, 0]);
});

test('for await stops cleanly with break', async () => {
  const onEnd = vi.fn();
  const latest: Latest<number> = start({ onStart: () => latest.offer('a', 1), onEnd });
  for await (const value of latest) {
    expect(value).toBe(1);
    break;
  }
  expect(onEnd).toHaveBeenCalledTimes(1);
});

test('whatever is offered and read in whatever order, the last read of each key is its last value, and no read repeats the one before', async () => {
  const offer = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 2 }));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(offer, fc.constant('read' as const))), async (steps) => {
      const latest = createLatest<readonly [string, number]>({ onStart() {}, onEnd() {}, isSame: ([, a], [, b]) => a === b });
      const reads: Promise<IteratorResult<readonly [string, number], undefined>>[] = [];
      const last = new Map<string, number>();
      for (const step of steps) {
        if (step === 'read') reads.push(latest.next());
        else {
          latest.offer(step[0], step);
          last.set(...step);
        }
      }
      for (let i = 0; i < 3; i++) reads.push(latest.next()); // as many as there can be unread
      await Promise.resolve();
      await latest.return?.();
      const read = new Map<string, number>();
      for (const { value } of await Promise.all(reads)) {
        if (!value) continue;
        expect(read.get(value[0])).not.toBe(value[1]);
        read.set(...value);
      }
      expect([...read].sort()).toEqual([...last].sort());
    }),
    { numRuns: 500 },
  );
});

function start(options: { onStart?: () => void; onEnd?: () => void } = {}): Latest<number> {
  return createLatest<number>({ onStart() {}, onEnd() {}, isSame: (a, b) => a === b, ...options });
}
