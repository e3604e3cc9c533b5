import { describe, expect, test } from 'vitest';
import { newId } from '../../platform/ids.ts';
import { type Entry, type NewEntry, START } from '../../timeline/entry.ts';
import type { LogStore } from '../../timeline/store.ts';
import { draftAt, messageAt } from '../support/timeline.ts';

/** Ids that mean something to a database, a shell or JavaScript, and must mean nothing. */
export const STRANGE_IDS = ['{"$gt":""}', '$where', 'a.b.$[]', "' OR 1=1 --", '%', '_', '__proto__', '', ' ', 'zero\u0000byte', '\u{1f469}‍\u{1f680}'];

/** What every driver of `LogStore` promises. */
export function logContract(driver: string, open: () => LogStore): void {
  const messages = (conversationId: string, from: number, to: number): NewEntry[] =>
    Array.from({ length: to - from + 1 }, (_, i) => messageAt(from + i, { conversationId }));

  /** A log of so many messages, appended one by one. */
  async function logOf(length: number): Promise<{ readonly conversationId: string; readonly entries: readonly Entry[] }> {
    const conversationId = newId('cnv');
    const entries: Entry[] = [];
    for (const draft of messages(conversationId, 1, length)) entries.push(...(await open().append([draft])).taken);
    return { conversationId, entries };
  }

  const whole = (conversationId: string): Promise<Entry[]> => open().read({ conversationId, from: 1, to: null, limit: 1000 });
  const seqs = (entries: readonly Entry[]): number[] => entries.map(({ seq }) => seq);

  describe(`appending to logs in ${driver}`, () => {
    test('the entries of one actor are paged in the order of their client ids', async () => {
      const [conversationId, actorId] = [newId('cnv'), newId('usr')];
      const clientIds = ['d', 'b', 'c', 'a'];
      for (const [i, clientMessageId] of clientIds.entries()) {
        await open().append([messageAt(2 * i + 1, { conversationId, actorId, clientMessageId })]);
        await open().append([messageAt(2 * i + 2, { conversationId })]);
      }
      const ids = async (after: string, limit: number) =>
        (await open().byActor(conversationId, actorId, after, limit)).map((entry) => entry.clientMessageId);
      expect(await ids('', 10)).toEqual(['a', 'b', 'c', 'd']);
      expect(await ids('b', 1)).toEqual(['c']);
      expect(await ids('d', 10)).toEqual([]);
      expect(await ids('', 0)).toEqual([]);
      expect(await open().byActor(newId('cnv'), actorId, '', 10)).toEqual([]);
    });

    test('an entry comes back as it was appended, with a stamp', async () => {
      const conversationId = newId('cnv');
      const members = [{ userId: 'usr_a', role: 'owner' }] as const;
      const drafts = [
        draftAt(1, { kind: 'conversation_created', conversationKind: 'group', title: null, members }, { conversationId, rosterSeq: 1 }),
        draftAt(2, { kind: 'member_added', userId: 'usr_b', role: 'member' }, { conversationId, rosterSeq: 2 }),
        draftAt(3, { kind: 'member_removed', userId: 'usr_a', joinedSeq: 1, newOwnerId: 'usr_b' }, { conversationId, rosterSeq: 3 }),
        messageAt(4, {
          conversationId,
          content: { kind: 'message_sent', body: '{"$set":1} \u{1f469}‍\u{1f680} \u0000', attachmentIds: ['att_1', 'att_2'] },
        }),
      ];
      for (const draft of drafts) {
        const { taken, failure } = await open().append([draft]);
        expect({ taken, failure }).toEqual({ taken: [{ ...draft, at: expect.any(String) }], failure: null });
        expect(await open().last(conversationId)).toEqual(taken[0]);
      }
    });

    test('several entries are taken in their order', async () => {
      const conversationId = newId('cnv');
      const drafts = messages(conversationId, 1, 64);
      const { taken, failure } = await open().append(drafts);
      expect(failure).toBeNull();
      expect(taken).toEqual(drafts.map((draft) => ({ ...draft, at: expect.any(String) })));
      expect(await whole(conversationId)).toEqual(taken);
    });

    test('stamps have one width and grow with the seq, however fast entries come', async () => {
      const conversationId = newId('cnv');
      for (const [from, to] of [
        [1, 1],
        [2, 40],
        [41, 41],
        [42, 42],
        [43, 64],
      ] as const)
        await open().append(messages(conversationId, from, to));
      const stamps = (await whole(conversationId)).map(({ at }) => at);
      expect(new Set(stamps).size).toBe(64);
      expect(stamps.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(stamps);
      expect(new Set(stamps.map((at) => at.length)).size).toBe(1);
      expect((stamps[0] ?? '') > START).toBe(true);
    });

    test('of 20 appends at one seq exactly one is taken', async () => {
      const { conversationId } = await logOf(1);
      const drafts = Array.from({ length: 20 }, () => messageAt(2, { conversationId }));
      const results = await Promise.all(drafts.map((draft) => open().append([draft])));
      expect(results.filter(({ failure }) => failure === null)).toHaveLength(1);
      expect(results.filter(({ failure, taken }) => failure === 'taken-before' && taken.length === 0)).toHaveLength(19);
      const [winner] = results.flatMap(({ taken }) => taken);
      expect(await whole(conversationId)).toEqual([expect.objectContaining({ seq: 1 }), winner]);
    });

    test('of 20 batches at one seq exactly one is taken, as a whole', async () => {
      const { conversationId } = await logOf(1);
      const results = await Promise.all(Array.from({ length: 20 }, () => open().append(messages(conversationId, 2, 4))));
      expect(results.filter(({ failure }) => failure === null)).toHaveLength(1);
      expect(await whole(conversationId)).toEqual([expect.objectContaining({ seq: 1 }), ...results.flatMap(({ taken }) => taken)]);
    });

    test('of 20 appends of one client id at different seqs exactly one is taken; the ids of others are their own', async () => {
      const conversationId = newId('cnv');
      const same = Array.from({ length: 20 }, (_, i) => messageAt(i + 1, { conversationId, clientMessageId: 'same' }));
      const results = await Promise.all(same.map((draft) => open().append([draft])));
      expect(results.filter(({ failure }) => failure === null)).toHaveLength(1);
      const ofAnother = await open().append([messageAt(21, { conversationId, actorId: 'usr_other', clientMessageId: 'same' })]);
      const elsewhere = await open().append([messageAt(1, { clientMessageId: 'same' })]);
      expect([ofAnother.failure, elsewhere.failure]).toEqual([null, null]);
    });

    test('a batch ends at its first entry that can not be taken; those before it are taken', async () => {
      const { conversationId, entries } = await logOf(1);
      const [second, third, fourth] = [2, 3, 4].map((seq) => messageAt(seq, { conversationId }));
      const repeated = { ...third, clientMessageId: entries[0]?.clientMessageId } as NewEntry;
      const result = await open().append([second, repeated, fourth] as NewEntry[]);
      expect(result).toEqual({ taken: [{ ...second, at: expect.any(String) }], failure: 'taken-before' });
      expect(await whole(conversationId)).toEqual([...entries, ...result.taken]);
    });

    test('a write that arrives twice changes nothing, not even the stamp', async () => {
      const conversationId = newId('cnv');
      const drafts = messages(conversationId, 1, 3);
      const { taken } = await open().append(drafts);
      for (const again of [drafts.slice(0, 1), drafts.slice(2), drafts]) expect((await open().append(again)).failure).not.toBe('unknown');
      expect(await whole(conversationId)).toEqual(taken);
    });

    test('64 of the longest messages fit into one batch', async () => {
      const conversationId = newId('cnv');
      const body = '\u{1f600}'.repeat(99_999);
      const drafts = messages(conversationId, 1, 64).map(
        (draft): NewEntry => ({ ...draft, content: { kind: 'message_sent', body, attachmentIds: [] } }),
      );
      const { taken, failure } = await open().append(drafts);
      expect([taken.length, failure]).toEqual([64, null]);
      await open().markPublished(taken); // other tests read all that is not
      const last = await open().last(conversationId);
      expect(last?.seq === 64 && last.content.kind === 'message_sent' && last.content.body === body).toBe(true);
    });
  });

  describe(`reading logs in ${driver}`, () => {
    test('what is not there is not found', async () => {
      const { conversationId } = await logOf(1);
      const nowhere = newId('cnv');
      expect(await open().last(nowhere)).toBeNull();
      expect(await open().findByClientId(conversationId, 'usr_actor', 'another')).toBeNull();
      expect(
        await open().at([
          { conversationId, seq: 0 },
          { conversationId, seq: 2 },
          { conversationId: nowhere, seq: 1 },
        ]),
      ).toEqual([]);
      expect(await open().at([])).toEqual([]);
      expect(await whole(nowhere)).toEqual([]);
      expect(await open().readSince(nowhere, START, 10)).toEqual([]);
      expect(await open().rosterEntries(nowhere, 0)).toEqual([]);
    });

    test('an entry is found by the client id of its conversation and actor alone', async () => {
      const [entry] = (await open().append([messageAt(1, { clientMessageId: 'mine' })])).taken;
      const conversationId = entry?.conversationId ?? '';
      expect(await open().findByClientId(conversationId, 'usr_actor', 'mine')).toEqual(entry);
      expect(await open().findByClientId(conversationId, 'usr_other', 'mine')).toBeNull();
      expect(await open().findByClientId(newId('cnv'), 'usr_actor', 'mine')).toBeNull();
    });

    test('entries of exactly the places asked for come back, from many conversations at once', async () => {
      const logs = await Promise.all([logOf(3), logOf(2), logOf(1)]);
      const [a, b] = logs.map(({ conversationId }) => conversationId) as [string, string, string];
      const found = await open().at([
        { conversationId: a, seq: 3 },
        { conversationId: b, seq: 2 },
        { conversationId: a, seq: 1 },
        { conversationId: b, seq: 9 },
      ]);
      const places = found.map(({ conversationId, seq }) => `${conversationId} ${seq}`);
      expect(places.toSorted()).toEqual([`${a} 1`, `${a} 3`, `${b} 2`].toSorted());
    });

    test('pages go both ways, with both ends in them, no longer than asked for', async () => {
      const { conversationId } = await logOf(9);
      const page = async (range: { from: number; to: number | null; limit: number; newestFirst?: boolean }): Promise<number[]> =>
        seqs(await open().read({ conversationId, ...range }));
      expect(await page({ from: 3, to: 6, limit: 100 })).toEqual([3, 4, 5, 6]);
      expect(await page({ from: 3, to: 6, limit: 2 })).toEqual([3, 4]);
      expect(await page({ from: 3, to: 6, limit: 2, newestFirst: true })).toEqual([6, 5]);
      expect(await page({ from: 8, to: null, limit: 100 })).toEqual([8, 9]);
      expect(await page({ from: 1, to: null, limit: 1, newestFirst: true })).toEqual([9]);
      expect(await page({ from: 6, to: 3, limit: 100 })).toEqual([]);
      expect(await page({ from: 10, to: null, limit: 100 })).toEqual([]);
      expect(await page({ from: 1, to: null, limit: 0 })).toEqual([]);
    });

    test('roster entries and messages can be read apart, also behind many of the other', async () => {
      const conversationId = newId('cnv');
      const kinds = [...'rrmmmmmmmmrmmm'];
      const drafts = kinds.map((kind, i) =>
        kind === 'm'
          ? messageAt(i + 1, { conversationId })
          : draftAt(i + 1, { kind: 'member_added', userId: `usr_${i}`, role: 'member' }, { conversationId }),
      );
      await open().append(drafts);
      expect(seqs(await open().rosterEntries(conversationId, 0))).toEqual([1, 2, 11]);
      expect(seqs(await open().rosterEntries(conversationId, 2))).toEqual([11]);
      expect(seqs(await open().rosterEntries(conversationId, 11))).toEqual([]);
      const range = { conversationId, from: 2, to: null, messagesOnly: true };
      expect(seqs(await open().read({ ...range, limit: 2 }))).toEqual([3, 4]);
      expect(seqs(await open().read({ ...range, limit: 4, newestFirst: true }))).toEqual([14, 13, 12, 10]);
      expect(seqs(await open().read({ conversationId, from: 2, to: null, messagesOnly: false, limit: 2 }))).toEqual([2, 3]);
    });

    test('reading since the stamp of an entry gives those after it, in order, also of one batch', async () => {
      const conversationId = newId('cnv');
      const { taken } = await open().append(messages(conversationId, 1, 30));
      expect(seqs(await open().readSince(conversationId, START, 100))).toEqual(seqs(taken));
      for (const { seq, at } of taken) expect(seqs(await open().readSince(conversationId, at, 100))).toEqual(seqs(taken.slice(seq)));
      expect(seqs(await open().readSince(conversationId, taken[9]?.at ?? '', 3))).toEqual([11, 12, 13]);
      expect(await open().readSince(conversationId, START, 0)).toEqual([]);
    });

    test('what is appended after `now` was asked for is read since then, in every conversation', async () => {
      const logs = await Promise.all([logOf(5), logOf(1)]);
      const then = await open().now();
      for (const { conversationId, entries } of logs) {
        await open().append(messages(conversationId, entries.length + 1, entries.length + 2));
        expect(seqs(await open().readSince(conversationId, then, 100)).slice(-2)).toEqual([entries.length + 1, entries.length + 2]);
      }
      expect((await open().now()) >= then).toBe(true);
    });

    test('strange ids are just text', async () => {
      for (const strange of STRANGE_IDS) {
        const conversationId = `${strange}${newId('cnv')}`;
        const draft = messageAt(1, { conversationId, id: `${strange}${newId('msg')}`, actorId: strange, clientMessageId: strange });
        const [entry] = (await open().append([draft])).taken;
        expect(entry).toEqual({ ...draft, at: expect.any(String) });
        expect(await open().findByClientId(conversationId, strange, strange)).toEqual(entry);
        expect(await open().last(conversationId)).toEqual(entry);
        expect(await open().at([{ conversationId, seq: 1 }])).toEqual([entry]);
        expect(await whole(conversationId)).toEqual([entry]);
        expect(await open().last(strange)).toBeNull();
        for (const other of STRANGE_IDS) {
          if (other !== strange) expect(await open().findByClientId(conversationId, other, other)).toBeNull();
        }
      }
    });
  });

  describe(`what is not published yet in ${driver}`, () => {
    const pendingOf = async (conversationIds: readonly string[], olderThanMs = 0): Promise<Entry[]> =>
      (await open().unpublished(olderThanMs, 100_000)).filter(({ conversationId }) => conversationIds.includes(conversationId));

    test('entries wait, oldest first, until they are marked; marking again changes nothing', async () => {
      const [a, b] = await Promise.all([logOf(3), logOf(2)]);
      const ids = [a.conversationId, b.conversationId];
      const waiting = await pendingOf(ids);
      expect(seqs(waiting.filter((entry) => entry.conversationId === a.conversationId))).toEqual([1, 2, 3]);
      expect(waiting.toSorted((one, other) => one.createdAt - other.createdAt)).toEqual(expect.arrayContaining([...a.entries, ...b.entries]));
      await open().markPublished([...a.entries.slice(0, 2), ...b.entries]);
      await open().markPublished([...a.entries.slice(0, 1), ...b.entries]);
      await open().markPublished([]);
      expect(await pendingOf(ids)).toEqual(a.entries.slice(2));
      expect(await whole(a.conversationId)).toEqual(a.entries);
    });

    test('a batch waits in the order of its seqs', async () => {
      const conversationId = newId('cnv');
      const { taken } = await open().append(messages(conversationId, 1, 64));
      expect(await pendingOf([conversationId])).toEqual(taken);
    });

    test('the page holds the oldest of all, no more than asked for', async () => {
      await logOf(4);
      const all = await open().unpublished(0, 100_000);
      expect(await open().unpublished(0, 3)).toEqual(all.slice(0, 3));
      expect(await open().unpublished(0, 0)).toEqual([]);
    });

    test('what was taken a moment ago is not a minute old', async () => {
      const { conversationId } = await logOf(1);
      expect(await pendingOf([conversationId], 60_000)).toEqual([]);
    });
  });
}
