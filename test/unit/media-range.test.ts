import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byteRange } from '../../subgraphs/media/byte-range.ts';

test.each([
  ['bytes=0-0', 10, { start: 0, end: 0 }],
  ['bytes=0-', 10, { start: 0, end: 9 }],
  ['bytes=5-100', 10, { start: 5, end: 9 }],
  ['bytes=-3', 10, { start: 7, end: 9 }],
  ['bytes=-100', 10, { start: 0, end: 9 }],
  ['bytes=10-', 10, 'unsatisfiable'],
  ['bytes=-0', 10, 'unsatisfiable'],
  ['bytes=0-', 0, 'unsatisfiable'],
  [undefined, 10, null],
  ['bytes=-', 10, null],
  ['bytes=3-2', 10, null],
  ['bytes=0-1,3-4', 10, null],
  ['bytes=a-b', 10, null],
  ['items=0-1', 10, null],
  ['bytes=1e1-', 10, null],
])('%s of %d bytes', (header, size, range) => {
  expect(byteRange(header, size)).toEqual(range);
});

test('any range lies in the file', () => {
  const number = fc.oneof(fc.constant(''), fc.nat(200).map(String));
  fc.assert(
    fc.property(number, number, fc.nat(100), (first, last, size) => {
      const range = byteRange(`bytes=${first}-${last}`, size);
      if (range === null || range === 'unsatisfiable') return;
      expect(range.start).toBeGreaterThanOrEqual(0);
      expect(range.end).toBeLessThan(size);
      expect(range.start).toBeLessThanOrEqual(range.end);
    }),
  );
});
