import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Fault } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { type Connection, pageOfList, readCursor, readPageRequest, writeCursor } from '../../platform/paging.ts';
import { createStreamCursors, LONGEST_CURSOR } from '../../timeline/cursor.ts';
import { createPosition, MOST_PLACES } from '../../timeline/position.ts';

const cursors = createStreamCursors('a secret of these tests, long enough');
const stamp = fc.stringMatching(/^[0-9a-f]{14}$/);
const places = fc.dictionary(
  fc.stringMatching(/^cnv_[\w-]{22}$/),
  fc.record({ seq: fc.integer({ min: 1, max: 2 ** 40 }), at: fc.constant(null), isMember: fc.boolean() }),
);
const sweep = fc.option(fc.record({ to: stamp, seen: stamp, done: fc.oneof(fc.constant(''), fc.stringMatching(/^cnv_[\w-]{22}$/)) }));

test('a stream cursor gives its position back, to its user alone', () => {
  fc.assert(
    fc.property(stamp, stamp, stamp, places, sweep, (base, seen, floor, at, sweep) => {
      const position = createPosition({ base, seen, floor, sweep, places: new Map(Object.entries(at)) });
      const cursor = cursors.ownerPart('usr_a') + cursors.positionPart(position);
      expect(cursors.read('usr_a', cursor)).toMatchObject({ base, seen, floor, sweep, places: position.places });
      expect(cursors.read('usr_b', cursor)).toBe('foreign');
    }),
  );
});

test('the cursor of a full position is within its bound, whatever its numbers, and needs no escaping', () => {
  const place = { seq: Number.MAX_SAFE_INTEGER, at: null, isMember: false };
  const places = new Map(Array.from({ length: MOST_PLACES + 1 }, () => [newId('cnv'), place]));
  const [longest, done] = ['f'.repeat(20), newId('cnv')];
  const position = createPosition({ base: longest, seen: longest, floor: longest, sweep: { to: longest, seen: longest, done }, places });
  const cursor = cursors.ownerPart('usr_a') + cursors.positionPart(position);
  expect(cursor.length).toBeLessThanOrEqual(LONGEST_CURSOR);
  expect(JSON.stringify(cursor)).toBe(`"${cursor}"`);
  expect(cursors.read('usr_a', cursor)).toMatchObject({ places });
});

test('a stream cursor that was changed anywhere in its position is invalid, and any text is read without an error', () => {
  const cursor = cursors.ownerPart('usr_a') + cursors.positionPart(createPosition({ base: '00000000000001', seen: '' }));
  const start = cursor.indexOf('.') + 1;
  fc.assert(
    fc.property(fc.integer({ min: start, max: cursor.length - 1 }), fc.constantFrom('A', 'z', '.', '0'), (i, letter) => {
      const changed = cursor.slice(0, i) + letter + cursor.slice(i + 1);
      if (changed !== cursor) expect(['invalid', 'foreign']).toContain(cursors.read('usr_a', changed));
    }),
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(['invalid', 'foreign']).toContain(cursors.read('usr_a', text));
    }),
  );
});

test('pages put together are the list, whichever way and however large they are', () => {
  const cursorOf = (n: number): string => writeCursor('number', n);
  const compare = (n: number, cursor: string): number => n - Number(readCursor('number', cursor, ['number'])[0]);
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(500)), fc.integer({ min: 1, max: 100 }), fc.boolean(), (numbers, size, isBackward) => {
      const list = numbers.toSorted((a, b) => a - b);
      const found: number[] = [];
      let cursor: string | null = null;
      for (let hasMore = true; hasMore; ) {
        const page: Connection<number> = pageOfList(
          readPageRequest(isBackward ? { last: size, before: cursor } : { first: size, after: cursor }),
          list,
          cursorOf,
          compare,
        );
        if (isBackward) found.unshift(...page.nodes);
        else found.push(...page.nodes);
        cursor = isBackward ? page.pageInfo.startCursor : page.pageInfo.endCursor;
        hasMore = isBackward ? page.pageInfo.hasPreviousPage : page.pageInfo.hasNextPage;
      }
      expect(found).toEqual(list);
    }),
  );
});

test('a paging cursor of another kind, or no cursor at all, is CURSOR_INVALID', () => {
  const faultOf = (cursor: string): unknown => {
    try {
      readCursor('message', cursor, ['number']);
    } catch (error) {
      return error instanceof Fault ? error.code : error;
    }
    return null;
  };
  expect(faultOf(writeCursor('message', 7))).toBeNull();
  for (const cursor of [writeCursor('member', 7), writeCursor('message', '7'), writeCursor('message', 7, 8), '', 'e30', '{}'])
    expect(faultOf(cursor)).toBe('CURSOR_INVALID');
});
