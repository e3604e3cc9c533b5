import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createCoalescer } from '../../platform/coalescer.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'Date'] }));
afterEach(() => void vi.useRealTimers());

test('the first mark is sent at once, those that follow within a second once, at its end', async () => {
  const send = vi.fn(async () => {});
  const coalescer = createCoalescer({ everyMs: 1_000, send });
  for (const key of ['a', 'b', 'a']) coalescer.mark(key);
  await vi.advanceTimersByTimeAsync(1);
  expect(send.mock.calls).toEqual([[['a', 'b']]]);
  for (let i = 0; i < 3; i++) coalescer.mark('a');
  await vi.advanceTimersByTimeAsync(990);
  expect(send).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(20);
  expect(send.mock.lastCall).toEqual([['a']]);
});

test('after every mark a send follows, and none comes within a second of the one before', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 700 }), fc.boolean())), async (marks) => {
      const sent = new Map<string, number[]>();
      let fails = false;
      const coalescer = createCoalescer({
        everyMs: 1_000,
        async send(keys) {
          if (fails) throw new Error('away');
          for (const key of keys) sent.set(key, [...(sent.get(key) ?? []), Date.now()]);
        },
      });
      const marked = new Map<string, number>();
      for (const [key, after, isAway] of marks) {
        await vi.advanceTimersByTimeAsync(after);
        fails = isAway;
        coalescer.mark(key);
        marked.set(key, Date.now());
      }
      fails = false;
      await vi.advanceTimersByTimeAsync(3_000);
      for (const [key, at] of marked) expect(sent.get(key)?.at(-1)).toBeGreaterThanOrEqual(at);
      for (const times of sent.values()) expect(times.every((at, i) => i === 0 || at - (times[i - 1] ?? 0) >= 1_000)).toBe(true);
      await coalescer.stop();
    }),
    { numRuns: 300 },
  );
});

test('what is marked when it stops is sent before the stop is done, and nothing after', async () => {
  const send = vi.fn(async () => {});
  const coalescer = createCoalescer({ everyMs: 1_000, send });
  coalescer.mark('a');
  await vi.advanceTimersByTimeAsync(1);
  coalescer.mark('a');
  coalescer.mark('b');
  await coalescer.stop();
  expect(send.mock.calls).toEqual([[['a']], [['b', 'a']]]);
  coalescer.mark('c');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(send).toHaveBeenCalledTimes(2);
});

test('a send gets at most 1,000 keys', async () => {
  const send = vi.fn(async (_: readonly string[]) => {});
  const coalescer = createCoalescer({ everyMs: 1_000, send });
  for (let i = 0; i < 2_001; i++) coalescer.mark(`${i}`);
  await vi.advanceTimersByTimeAsync(1);
  expect(send.mock.calls.map(([keys]) => keys.length)).toEqual([1_000, 1_000, 1]);
});
