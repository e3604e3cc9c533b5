import { describe, expect, test } from 'vitest';
import { newId } from '../../platform/ids.ts';
import { type Content, type Entry, erased } from '../../timeline/entry.ts';
import { eraseDeleted } from '../../timeline/erasure.ts';
import { loadMessages, type MessageChanges } from '../../timeline/message.ts';
import type { TimelineStore } from '../../timeline/store.ts';
import { draftAt, messageAt } from '../support/timeline.ts';
import { STRANGE_IDS } from './timeline-log.contract.ts';

/** What every driver promises about messages and what becomes of them. */
export function messagesContract(driver: string, open: () => TimelineStore): void {
  /** A log that says these contents, appended one by one. */
  async function logOf(...contents: readonly Content[]): Promise<{ conversationId: string; entries: Entry[] }> {
    const conversationId = newId('cnv');
    const entries: Entry[] = [];
    for (const [i, content] of contents.entries()) entries.push(...(await open().log.append([draftAt(i + 1, content, { conversationId })])).taken);
    return { conversationId, entries };
  }

  const sent = (body: string, more: Partial<Content> = {}): Content => ({ kind: 'message_sent', body, attachmentIds: [], ...more }) as Content; // of its kind
  const seqs = (entries: readonly Entry[]): number[] => entries.map(({ seq }) => seq);

  describe(`entries about messages in ${driver}`, () => {
    test('are found by the messages, after what is known of each, in order', async () => {
      const one = await logOf(
        sent('a'),
        sent('b'),
        { kind: 'reaction_added', messageSeq: 1, emoji: '👍' },
        { kind: 'message_edited', messageSeq: 2, body: 'B', mentionIds: [] },
        sent('in a thread', { threadRootSeq: 1 }),
        sent('only quoting', { replyToSeq: 1 }),
        { kind: 'message_pinned', messageSeq: 1 },
        { kind: 'message_deleted', messageSeq: 1 },
      );
      const other = await logOf(sent('c'), { kind: 'message_deleted', messageSeq: 1 });
      const about = async (...places: [string, number, number][]) =>
        seqs(await open().log.about(places.map(([conversationId, seq, appliedSeq]) => ({ conversationId, seq, appliedSeq }))));
      expect(await about([one.conversationId, 1, 1])).toEqual([3, 5, 7, 8]);
      expect(await about([one.conversationId, 1, 5])).toEqual([7, 8]);
      expect(await about([one.conversationId, 2, 2])).toEqual([4]);
      expect(await about([one.conversationId, 1, 7], [one.conversationId, 2, 2])).toEqual([4, 8]);
      expect((await about([one.conversationId, 1, 7], [other.conversationId, 1, 1])).sort()).toEqual([2, 8]);
      expect(await about([one.conversationId, 3, 3])).toEqual([]);
      expect(await about()).toEqual([]);
    });

    test('a thread is read by its root, in pages both ways', async () => {
      const { conversationId } = await logOf(
        sent('root'),
        ...[2, 3, 4, 5].map((seq) => sent(`reply ${seq}`, { threadRootSeq: 1 })),
        { kind: 'reaction_added', messageSeq: 1, emoji: '👍' },
        sent('elsewhere'),
      );
      const read = async (from: number, to: number | null, limit: number, newestFirst: boolean) =>
        seqs(await open().log.read({ conversationId, from, to, limit, newestFirst, messagesOnly: true, threadRootSeq: 1 }));
      expect(await read(1, null, 10, false)).toEqual([2, 3, 4, 5]);
      expect(await read(3, 4, 10, false)).toEqual([3, 4]);
      expect(await read(1, null, 2, true)).toEqual([5, 4]);
    });

    test('a timeline leaves out what only changes messages', async () => {
      const { conversationId } = await logOf(
        { kind: 'conversation_created', conversationKind: 'group', title: 'a', members: [] },
        sent('a'),
        { kind: 'reaction_added', messageSeq: 2, emoji: '👍' },
        { kind: 'message_edited', messageSeq: 2, body: 'b', mentionIds: [] },
        { kind: 'message_pinned', messageSeq: 2 },
        { kind: 'message_deleted', messageSeq: 2 },
        { kind: 'group_changed', title: 'b' },
      );
      const read = async (newestFirst: boolean) =>
        seqs(await open().log.read({ conversationId, from: 1, to: null, limit: 3, newestFirst, timelineOnly: true }));
      expect(await read(false)).toEqual([1, 2, 5]);
      expect(await read(true)).toEqual([7, 5, 2]);
    });

    test('only what changes the roster is among the roster entries', async () => {
      const { conversationId } = await logOf(
        { kind: 'conversation_created', conversationKind: 'group', title: 'a', members: [] },
        sent('a'),
        { kind: 'reaction_added', messageSeq: 2, emoji: '👍' },
        { kind: 'message_pinned', messageSeq: 2 },
        { kind: 'message_edited', messageSeq: 2, body: 'b', mentionIds: [] },
        { kind: 'message_deleted', messageSeq: 2 },
        { kind: 'lifetime_changed', seconds: 60 },
      );
      expect(seqs(await open().log.rosterEntries(conversationId, 0))).toEqual([1, 4, 6, 7]);
    });

    test('what is rewritten keeps its place and stamp', async () => {
      const { conversationId, entries } = await logOf(sent('a secret'), sent('b'), {
        kind: 'message_edited',
        messageSeq: 1,
        body: 'c',
        mentionIds: [],
      });
      const changed = [0, 2].map((i) => ({ seq: i + 1, content: erased((entries[i] as Entry).content) })); // within its length
      await open().log.rewrite(conversationId, changed);
      await open().log.rewrite(conversationId, []);
      const after = await open().log.read({ conversationId, from: 1, to: null, limit: 10 });
      expect(after).toEqual(entries.map((entry, i) => (i === 1 ? entry : { ...entry, content: erased(entry.content) })));
    });
  });

  describe(`what became of messages in ${driver}`, () => {
    const changesAt = (conversationId: string, appliedSeq: number): MessageChanges => ({
      conversationId,
      seq: 1,
      appliedSeq,
      edit: appliedSeq % 2 ? { body: `$edit.${appliedSeq}`, mentionIds: ['usr_a'], at: 1_790_000_000_000 } : null,
      deletedAt: null,
      reactions: [{ emoji: '👍🏽', userIds: ['usr_a', 'usr_b'].slice(0, appliedSeq) }],
      replyCount: appliedSeq,
    });

    test('the furthest is kept, in whatever order they come, also all at once', async () => {
      for (const order of [
        [1, 2, 3],
        [3, 2, 1],
        [2, 3, 1],
      ]) {
        const [a, b] = [newId('cnv'), newId('cnv')];
        for (const appliedSeq of order) await open().changes.save(changesAt(a, appliedSeq));
        await Promise.all(order.map((appliedSeq) => open().changes.save(changesAt(b, appliedSeq))));
        const found = await open().changes.load([a, b, newId('cnv')].map((conversationId) => ({ conversationId, seq: 1 })));
        expect(found.toSorted((one) => (one.conversationId === a ? -1 : 1))).toEqual([changesAt(a, 3), changesAt(b, 3)]);
      }
      expect(await open().changes.load([])).toEqual([]);
    });

    test('strange ids are just text', async () => {
      for (const strange of STRANGE_IDS) {
        const id = `${newId('cnv')}${strange}`;
        await open().changes.save(changesAt(id, 2));
        expect(await open().changes.load([id, strange].map((conversationId) => ({ conversationId, seq: 1 })))).toEqual([changesAt(id, 2)]);
      }
    });

    test('is the same whatever of it is stored', async () => {
      const { conversationId, entries } = await logOf(
        sent('a'),
        { kind: 'reaction_added', messageSeq: 1, emoji: '👍' },
        sent('reply', { threadRootSeq: 1 }),
        { kind: 'message_edited', messageSeq: 1, body: 'b', mentionIds: ['usr_x'] },
        { kind: 'reaction_removed', messageSeq: 1, emoji: '👍' },
        { kind: 'reaction_added', messageSeq: 1, emoji: '🎉' },
      );
      const load = async () => (await loadMessages(open(), [{ conversationId, seq: 1 }]))[0];
      const [first] = entries;
      const nothingStored = await load();
      expect(nothingStored).toEqual({
        entry: first,
        changes: {
          conversationId,
          seq: 1,
          appliedSeq: 6,
          edit: { body: 'b', mentionIds: ['usr_x'], at: entries[3]?.createdAt },
          deletedAt: null,
          reactions: [{ emoji: '🎉', userIds: ['usr_actor'] }],
          replyCount: 1,
        },
      });
      if (nothingStored) await open().changes.save(nothingStored.changes);
      await open().log.append([messageAt(7, { conversationId, content: sent('another', { threadRootSeq: 1 }) })]);
      expect((await load())?.changes).toEqual({ ...nothingStored?.changes, appliedSeq: 7, replyCount: 2 });
    });

    test('what was deleted is taken out of the log and of what is stored, and of nothing else', async () => {
      const secret = newId('msg');
      const { conversationId, entries } = await logOf(
        sent(secret, { attachmentIds: ['att_1'] }),
        { kind: 'message_edited', messageSeq: 1, body: `${secret} 2`, mentionIds: ['usr_x'] },
        sent('another'),
        { kind: 'message_edited', messageSeq: 3, body: 'another 2', mentionIds: [] },
      );
      const [before] = await loadMessages(open(), [{ conversationId, seq: 1 }]);
      if (before) await open().changes.save(before.changes);
      await open().log.append([draftAt(5, { kind: 'message_deleted', messageSeq: 1 }, { conversationId })]);
      for (let i = 0; i < 2; i++) await eraseDeleted(open(), [{ conversationId, seq: 1 }]);
      const after = await open().log.read({ conversationId, from: 1, to: null, limit: 10 });
      expect(JSON.stringify([after, await open().changes.load([{ conversationId, seq: 1 }])])).not.toContain(secret);
      expect(after.slice(2, 4)).toEqual(entries.slice(2, 4));
      expect((await loadMessages(open(), [{ conversationId, seq: 1 }]))[0]?.changes).toMatchObject({ edit: null, deletedAt: expect.any(Number) });
    });
  });
}
