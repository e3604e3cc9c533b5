import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSequence } from '../../client/sequence.ts';

test('whatever comes twice, each event counts once and in order', () => {
  const deliveries = fc.array(fc.record({ conversation: fc.constantFrom('a', 'b', 'c'), seq: fc.integer({ min: 1, max: 12 }) }), { maxLength: 200 });
  fc.assert(
    fc.property(deliveries, (events) => {
      const sequence = createSequence();
      const counted = new Map<string, number[]>();
      for (const { conversation, seq } of events) {
        if (sequence.place(conversation, seq).kind !== 'next') continue;
        counted.set(conversation, [...(counted.get(conversation) ?? []), seq]);
      }
      for (const [first = 0, ...rest] of counted.values()) expect(rest).toEqual(rest.map((_, i) => first + i + 1));
    }),
  );
});

test('an event that leaves a gap says where it begins, and does not count', () => {
  const sequence = createSequence();
  sequence.place('a', 7);
  expect(sequence.place('a', 10)).toEqual({ kind: 'gap', from: 8 });
  expect(sequence.place('a', 10)).toEqual({ kind: 'gap', from: 8 });
  expect([8, 9, 10].map((seq) => sequence.place('a', seq).kind)).toEqual(['next', 'next', 'next']);
  expect(sequence.place('a', 9)).toEqual({ kind: 'seen' });
});

test('a conversation that was forgotten begins anew, wherever', () => {
  const sequence = createSequence();
  sequence.place('a', 7);
  sequence.place('b', 3);
  sequence.forget('a');
  expect(sequence.place('a', 20)).toEqual({ kind: 'next' });
  expect(sequence.place('b', 20)).toEqual({ kind: 'gap', from: 4 });
});
