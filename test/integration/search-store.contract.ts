import { describe, expect, test } from 'vitest';
import { newId } from '../../platform/ids.ts';
import type { Condition, IndexedMessage, IndexQuery, Position, SearchStore } from '../../search/store.ts';

/** What every driver of `SearchStore` promises. */
export function searchStoreContract(driver: string, open: () => SearchStore): void {
  const messageIn = (conversationId: string, seq: number, words: string, fields: Partial<IndexedMessage> = {}): IndexedMessage => ({
    conversationId,
    seq,
    createdAt: START + seq,
    version: seq,
    tokens: words.split(' '),
    ...fields,
  });
  const word = (token: string): Condition => ({ token, isPrefix: false });
  const prefix = (token: string): Condition => ({ token, isPrefix: true });
  const queryFor = (conversationIds: readonly string[], all: readonly Condition[], fields: Partial<IndexQuery> = {}): IndexQuery => ({
    conversations: conversationIds.map((conversationId) => ({ conversationId, fromSeq: 1 })),
    all,
    since: 0,
    until: 8.64e15,
    after: null,
    limit: 100,
    ...fields,
  });
  const seqs = async (query: IndexQuery): Promise<number[]> => (await open().find(query)).map(({ seq }) => seq);

  describe(`the index over messages in ${driver}`, () => {
    test('finds messages by words, beginnings of words, and several of them, newest first', async () => {
      const id = newId('cnv');
      await open().put([
        messageIn(id, 1, 'the quick fox'),
        messageIn(id, 2, 'the hen'),
        messageIn(id, 4, 'quicker hens'),
        messageIn(id, 3, 'the quick quicksand'),
      ]);
      expect(await seqs(queryFor([id], [word('the')]))).toEqual([3, 2, 1]);
      expect(await seqs(queryFor([id], [word('quick')]))).toEqual([3, 1]);
      expect(await seqs(queryFor([id], [prefix('quick')]))).toEqual([4, 3, 1]);
      expect(await seqs(queryFor([id], [word('the'), prefix('quick')]))).toEqual([3, 1]);
      expect(await seqs(queryFor([id], [prefix('he'), prefix('qu')]))).toEqual([4]);
      expect(await seqs(queryFor([id], [word('hen'), word('fox')]))).toEqual([]);
      expect(await seqs(queryFor([id], [word('th')]))).toEqual([]);
    });

    test('finds nothing in other conversations, and nothing before the seq of each', async () => {
      const [a, b, c] = [newId('cnv'), newId('cnv'), newId('cnv')];
      for (const id of [a, b, c]) await open().put([1, 2, 3].map((seq) => messageIn(id, seq, 'word')));
      const conversations = [
        { conversationId: a, fromSeq: 3 },
        { conversationId: b, fromSeq: 2 },
        { conversationId: newId('cnv'), fromSeq: 1 },
      ];
      const found = await open().find(queryFor([], [word('word')], { conversations }));
      expect(found.map(({ conversationId, seq }) => [conversationId, seq])).toEqual([
        ...[a, b]
          .sort()
          .reverse()
          .map((id) => [id, 3]),
        [b, 2],
      ]);
      expect(await open().find(queryFor([], [word('word')]))).toEqual([]);
    });

    test('is bounded by the time, from one moment to before the other', async () => {
      const id = newId('cnv');
      await open().put([1, 2, 3, 4].map((seq) => messageIn(id, seq, 'word')));
      expect(await seqs(queryFor([id], [word('word')], { since: START + 2, until: START + 4 }))).toEqual([3, 2]);
      expect(await seqs(queryFor([id], [prefix('wor')], { since: START + 4 }))).toEqual([4]);
      expect(await seqs(queryFor([id], [word('word')], { until: -1 }))).toEqual([]);
    });

    test('goes on after any message, also among those of the same millisecond', async () => {
      const ids = [newId('cnv'), newId('cnv'), newId('cnv')];
      for (const id of ids) await open().put([1, 2, 3, 4].map((seq) => messageIn(id, seq, 'same words', { createdAt: START + (seq > 2 ? 1 : 0) })));
      for (const condition of [word('same'), prefix('wo')]) {
        const all = await open().find(queryFor(ids, [condition]));
        expect(all).toHaveLength(12);
        expect(all).toEqual(all.toSorted(newestFirst));
        for (const [i, after] of all.entries())
          expect(await open().find(queryFor(ids, [condition], { after, limit: 5 }))).toEqual(all.slice(i + 1, i + 6));
      }
    });

    test('keeps the newest version of a message, in whatever order they come', async () => {
      const id = newId('cnv');
      const versions = [messageIn(id, 1, 'old'), messageIn(id, 1, 'middle', { version: 5 }), messageIn(id, 1, 'new', { version: 9 })];
      for (const order of [
        [0, 1, 2],
        [2, 1, 0],
        [1, 2, 0],
        [0, 2, 1],
      ]) {
        for (const i of order) await open().put([versions[i] as IndexedMessage]);
        expect([await seqs(queryFor([id], [word('old')])), await seqs(queryFor([id], [word('middle')]))]).toEqual([[], []]);
        expect(await seqs(queryFor([id], [word('new')]))).toEqual([1]);
      }
      const other = newId('cnv');
      await Promise.all(versions.map((version) => open().put([{ ...version, conversationId: other }])));
      expect(await seqs(queryFor([other], [prefix('')]))).toEqual([1]);
      expect(await seqs(queryFor([other], [word('new')]))).toEqual([1]);
    });

    test('a message without words is not found, and not brought back by an older version', async () => {
      const id = newId('cnv');
      await open().put([messageIn(id, 1, 'word'), messageIn(id, 2, 'word')]);
      await open().put([{ ...messageIn(id, 1, ''), version: 3, tokens: [] }]);
      await open().put([messageIn(id, 1, 'word')]);
      expect(await seqs(queryFor([id], [word('word')]))).toEqual([2]);
    });

    test('what is removed is gone for good, one by one or by a token', async () => {
      const [id, other] = [newId('cnv'), newId('cnv')];
      const all = [1, 2, 3, 4].map((seq) => messageIn(id, seq, seq % 2 ? 'word @odd' : 'word @even'));
      await open().put([...all, messageIn(other, 1, 'word @odd')]);
      await open().remove(id, [2, 99]);
      await open().put(all);
      expect(await seqs(queryFor([id], [word('word')]))).toEqual([4, 3, 1]);
      await open().removeAll('@odd', [id]);
      await open().put(all.map((message) => ({ ...message, version: 1_000 })));
      expect(await seqs(queryFor([id], [word('word')]))).toEqual([4]);
      expect(await seqs(queryFor([other], [word('word')]))).toEqual([1]);
      await open().removeAll('@odd', []);
      await open().remove(id, []);
    });

    test('letters of all scripts are compared as they are', async () => {
      const id = newId('cnv');
      const words = ['cafe', 'strasse', '東京', '東京都', 'ข้าว', '👍', '🇩🇪', '𝒳', 'हिन्दी'];
      await open().put(words.map((each, i) => messageIn(id, i + 1, each)));
      for (const [i, each] of words.entries()) {
        expect(await seqs(queryFor([id], [word(each)]))).toEqual([i + 1]);
        expect(await seqs(queryFor([id], [prefix(each)]))).toEqual(each === '東京' ? [4, 3] : [i + 1]);
      }
    });

    test('what means something to a database is just text', async () => {
      const id = newId('cnv');
      await open().put([messageIn(id, 1, 'word'), messageIn(id, 2, '{"$gt":""}')]);
      for (const hostile of ['{"$gt":""}x', '.*', '%', '_', "'; DROP TABLE entries; --", '$where', '\0', '^w']) {
        expect(await seqs(queryFor([id], [word(hostile)]))).toEqual([]);
        expect(await seqs(queryFor([id], [prefix(hostile)]))).toEqual([]);
        expect(await open().find(queryFor([hostile], [word('word')]))).toEqual([]);
      }
    });

    test('a common beginning is found newest first, and many conversations in one call', async () => {
      const ids = [newId('cnv'), newId('cnv')];
      for (const id of ids) await open().put(Array.from({ length: 1_100 }, (_, i) => messageIn(id, i + 1, `wo${i} every${i % 2}`)));
      const newest = await open().find(queryFor(ids, [prefix('wo')], { limit: 5 }));
      expect(newest.map(({ seq }) => seq)).toEqual([1_100, 1_100, 1_099, 1_099, 1_098]);
      expect(await seqs(queryFor(ids, [prefix('wo'), word('every0')], { limit: 3 }))).toEqual([1_099, 1_099, 1_097]);
      expect(await seqs(queryFor(ids, [prefix('wo'), prefix('every')], { limit: 3 }))).toEqual([1_100, 1_100, 1_099]);
    });
  });
}

const START = 1_790_000_000_000;

/** The order of `Position`. */
export function newestFirst(a: Position, b: Position): number {
  return b.createdAt - a.createdAt || (a.conversationId === b.conversationId ? b.seq - a.seq : a.conversationId < b.conversationId ? 1 : -1);
}
