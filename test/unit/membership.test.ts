import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Content, Entry } from '../../timeline/entry.ts';
import { applyToSpans, isCurrent, type Membership, type MembershipChange, maySee, membershipChanges, type Span } from '../../timeline/membership.ts';
import { draftAt } from '../support/timeline.ts';

const change = (joinedSeq: number, leftSeq: number | null): MembershipChange => ({
  userId: 'usr_1',
  conversationId: 'cnv_1',
  seq: leftSeq ?? joinedSeq,
  joinedSeq,
  leftSeq,
  messageCount: 0,
});
const spansOf = (changes: readonly MembershipChange[]): readonly Span[] => changes.reduce<readonly Span[]>(applyToSpans, []);
const rowOf = (spans: readonly Span[]): Membership => ({
  userId: 'usr_1',
  conversationId: 'cnv_1',
  spans,
  seq: 0,
  readSeq: 0,
  readCount: 0,
  mutedUntil: null,
  isMarkedUnread: false,
});

/** Some joinings and leavings in turn, as a log could have them: growing seqs, of which every second one leaves. */
const history = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 9 }).map((seqs) => seqs.toSorted((a, b) => a - b));

function changesOf(seqs: readonly number[]): MembershipChange[] {
  return seqs.map((seq, i) => (i % 2 === 0 ? change(seq, null) : change(seqs[i - 1] ?? 0, seq)));
}

test('changes lead to the same spans in any order, and when repeated', () => {
  const shuffled = history.chain((seqs) => {
    const changes = changesOf(seqs);
    const some = fc.subarray(changes);
    return fc.tuple(
      fc.constant(changes),
      some.chain((again) => fc.shuffledSubarray([...changes, ...again], { minLength: changes.length + again.length })),
    );
  });
  fc.assert(
    fc.property(shuffled, ([inOrder, inAnyOrder]) => {
      expect(spansOf(inAnyOrder)).toEqual(spansOf(inOrder));
    }),
  );
});

test('a member may see from the entry that lets her in to the one that takes her out, both included, and nothing else', () => {
  fc.assert(
    fc.property(history, (seqs) => {
      const row = rowOf(spansOf(changesOf(seqs)));
      for (let seq = 0; seq <= 61; seq++) {
        const before = seqs.filter((each) => each <= seq).length;
        expect(maySee(row, seq)).toBe(before % 2 === 1 || seqs.includes(seq));
      }
      expect(isCurrent(row)).toBe(seqs.length % 2 === 1);
    }),
  );
});

test('who is unknown is no member', () => {
  expect([isCurrent(null), isCurrent(undefined), isCurrent(rowOf([]))]).toEqual([false, false, false]);
});

test('each kind of entry says whose membership it changes, and how', () => {
  const changes = (content: Content): unknown[] => {
    const entry: Entry = { ...draftAt(7, content, { conversationId: 'cnv_1', messageCount: 3 }), at: '1' };
    return membershipChanges(entry).map(({ userId, joinedSeq, leftSeq, seq, messageCount }) => [userId, joinedSeq, leftSeq, seq, messageCount]);
  };
  const members = [
    { userId: 'a', role: 'owner' },
    { userId: 'b', role: 'member' },
  ] as const;
  expect(changes({ kind: 'conversation_created', conversationKind: 'direct', title: null, members })).toEqual([
    ['a', 7, null, 7, 3],
    ['b', 7, null, 7, 3],
  ]);
  expect(changes({ kind: 'member_added', userId: 'c', role: 'member' })).toEqual([['c', 7, null, 7, 3]]);
  expect(changes({ kind: 'member_removed', userId: 'c', joinedSeq: 2, newOwnerId: 'a' })).toEqual([['c', 2, 7, 7, 3]]);
  expect(changes({ kind: 'message_sent', body: 'c', attachmentIds: [] })).toEqual([]);
});
