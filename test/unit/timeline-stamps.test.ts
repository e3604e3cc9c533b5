import fc from 'fast-check';
import { Timestamp } from 'mongodb';
import { expect, test } from 'vitest';
import { DATES, TIMESTAMPS } from '../../timeline/drivers/mongodb-stamps.ts';
import { START } from '../../timeline/entry.ts';

const word = fc.oneof(fc.integer({ min: 0, max: 0xffff_ffff }), fc.constantFrom(0, 1, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff));
const timestamp = fc.record({ t: word, i: word });
const date = fc.record({ ms: fc.integer({ min: 0, max: 2 ** 44 }), seq: fc.integer({ min: 1, max: 2 ** 31 }) });
const compare = (a: number | string, b: number | string): number => Number(a > b) - Number(a < b);

test('the texts of timestamps are ordered as the timestamps are: by second, then by counter', () => {
  fc.assert(
    fc.property(timestamp, timestamp, (a, b) => {
      const [textA, textB] = [a, b].map((parts) => TIMESTAMPS.textOf(new Timestamp(parts), 1)) as [string, string];
      expect(compare(textA, textB)).toBe(compare(a.t, b.t) || compare(a.i, b.i));
      expect([textA.length, textA > START]).toEqual([16, true]);
    }),
  );
});

test('the text of a timestamp asks for what is after that very timestamp', () => {
  fc.assert(
    fc.property(timestamp, (parts) => {
      const text = TIMESTAMPS.textOf(new Timestamp(parts), 1);
      expect(TIMESTAMPS.after(text)).toEqual({ takenAt: { $gt: new Timestamp(parts) } });
    }),
  );
  expect(TIMESTAMPS.after(START)).toEqual({ takenAt: { $gt: new Timestamp(0n) } });
});

test('a date stands where timestamps should: the log was begun elsewhere', () => {
  expect(() => TIMESTAMPS.textOf(new Date(), 1)).toThrow('without a replica set');
});

test('the texts of dates are ordered by date, then by seq', () => {
  fc.assert(
    fc.property(date, date, (a, b) => {
      const [textA, textB] = [a, b].map(({ ms, seq }) => DATES.textOf(new Date(ms), seq)) as [string, string];
      expect(compare(textA, textB)).toBe(compare(a.ms, b.ms) || compare(a.seq, b.seq));
      expect([textA.length, textA > START]).toEqual([20, true]);
    }),
  );
});

test('a time without a seq is before everything of its millisecond, and after everything before', () => {
  const time = DATES.textOf(new Date(1_000), 0);
  expect(time < DATES.textOf(new Date(1_000), 1)).toBe(true);
  expect(time > DATES.textOf(new Date(999), 0x7fff_ffff)).toBe(true);
});

test('what is as old as asked for is so for certain', () => {
  const now = new Date(1_790_000_000_900);
  expect(TIMESTAMPS.ofAge(2_000, now)).toEqual(new Timestamp({ t: 1_789_999_997, i: 0xffff_ffff })); // taken before 1,789,999,998.000
  expect(DATES.ofAge(2_000, now)).toEqual(new Date(1_789_999_998_900));
});
