import { describe, expect, test } from 'vitest';
import { newId } from '../../platform/ids.ts';
import type { Content, Entry, MessageContent } from '../../timeline/entry.ts';
import { eraseDeleted, eraseExpired, forgetAttachments } from '../../timeline/erasure.ts';
import { loadMessages } from '../../timeline/message.ts';
import type { EntryRange, TimelineStore } from '../../timeline/store.ts';
import { draftAt } from '../support/timeline.ts';

/** What every driver promises of messages that disappear, and of what is taken out of the log. */
export function erasureContract(driver: string, open: () => TimelineStore): void {
  const message = (more: Partial<MessageContent> = {}): MessageContent => ({ kind: 'message_sent', body: 'secret', attachmentIds: [], ...more });
  const edit = (messageSeq: number, expiresAt?: number): Content => ({
    kind: 'message_edited',
    messageSeq,
    body: 'secret edited',
    mentionIds: [],
    ...(expiresAt ? { expiresAt } : {}),
  });

  async function logOf(...contents: readonly Content[]): Promise<string> {
    const conversationId = newId('cnv');
    for (const [i, content] of contents.entries()) await open().log.append([draftAt(i + 1, content, { conversationId })]);
    return conversationId;
  }

  const seqsOf = async (conversationId: string, range: Partial<EntryRange>): Promise<number[]> =>
    (await open().log.read({ conversationId, from: 1, to: null, limit: 100, ...range })).map(({ seq }) => seq);
  const of = (conversationId: string, entries: readonly Entry[]): number[] =>
    entries.filter((entry) => entry.conversationId === conversationId).map(({ seq }) => seq);
  const due = async (conversationId: string, now: number): Promise<number[]> => of(conversationId, await open().log.toErase(now, 10_000));

  describe(`messages that disappear, in ${driver}`, () => {
    test('are on no page from their moment on, and pages are full without them', async () => {
      const thread = { threadRootSeq: 1 };
      const id = await logOf(message(), message({ expiresAt: 100 }), message({ ...thread }), message({ ...thread, expiresAt: 200 }), message());
      for (const only of [{ messagesOnly: true }, { timelineOnly: true }]) {
        expect(await seqsOf(id, { ...only, notExpiredAt: 99 })).toEqual([1, 2, 3, 4, 5]);
        expect(await seqsOf(id, { ...only, notExpiredAt: 100 })).toEqual([1, 3, 4, 5]);
        expect(await seqsOf(id, { ...only, notExpiredAt: 200, limit: 2 })).toEqual([1, 3]);
        expect(await seqsOf(id, { ...only, notExpiredAt: 200, limit: 2, newestFirst: true })).toEqual([5, 3]);
        expect(await seqsOf(id, only)).toEqual([1, 2, 3, 4, 5]);
      }
      expect(await seqsOf(id, { messagesOnly: true, threadRootSeq: 1, notExpiredAt: 200 })).toEqual([3]);
      expect(await seqsOf(id, { notExpiredAt: 200 })).toEqual([1, 2, 3, 4, 5]);
    });

    test('are due, with every edit, until they are erased; then they are on no page at all', async () => {
      const id = await logOf(message({ expiresAt: 100, attachmentIds: ['att_a'] }), edit(1, 100), message({ expiresAt: 300 }), message());
      expect(await due(id, 99)).toEqual([]);
      expect((await due(id, 100)).sort()).toEqual([1, 2]);
      for (let i = 0; i < 2; i++) await eraseExpired(open(), [{ conversationId: id, seq: 1 }]);
      expect(await due(id, 200)).toEqual([]);
      expect(await seqsOf(id, { messagesOnly: true })).toEqual([3, 4]);
      expect(await seqsOf(id, { timelineOnly: true })).toEqual([3, 4]);
      expect(JSON.stringify(await open().log.read({ conversationId: id, from: 1, to: 2, limit: 9 }))).not.toContain('secret');
    });

    test('what a process that is late keeps of an erased one is thrown away', async () => {
      const id = await logOf(message({ expiresAt: 100 }), edit(1, 100));
      const [late] = await loadMessages(open(), [{ conversationId: id, seq: 1 }]);
      expect(late?.changes.edit?.body).toBe('secret edited');
      await eraseExpired(open(), [{ conversationId: id, seq: 1 }]);
      if (late) await open().changes.save(late.changes);
      expect(JSON.stringify(await open().changes.load([{ conversationId: id, seq: 1 }]))).not.toContain('secret');
    });

    test('the longest due come first, no more than asked for', async () => {
      const id = await logOf(message({ expiresAt: 3 }), message({ expiresAt: 1 }), message({ expiresAt: 2 }));
      expect(await due(id, 10)).toEqual([2, 3, 1]);
      expect(await open().log.toErase(10, 1)).toHaveLength(1);
      expect(await open().log.toErase(10, 0)).toEqual([]);
      await eraseExpired(
        open(),
        [1, 2, 3].map((seq) => ({ conversationId: id, seq })),
      );
    });
  });

  describe(`deleted messages in ${driver}`, () => {
    test('lose their text, keep their place, and name their attachments until these are removed', async () => {
      const id = await logOf(message({ attachmentIds: ['att_a', 'att_b'] }), edit(1), { kind: 'message_deleted', messageSeq: 1 });
      for (let i = 0; i < 2; i++) await eraseDeleted(open(), [{ conversationId: id, seq: 1 }]);
      const [erased] = (await open().log.toRelease(10_000)).filter(({ conversationId }) => conversationId === id);
      expect(erased?.content).toEqual({ kind: 'message_sent', body: '', attachmentIds: ['att_a', 'att_b'], isErased: true });
      expect(await seqsOf(id, { messagesOnly: true, notExpiredAt: Date.now() })).toEqual([1]);
      if (erased) await forgetAttachments(open(), [erased]);
      expect(of(id, await open().log.toRelease(10_000))).toEqual([]);
      expect(JSON.stringify(await open().log.read({ conversationId: id, from: 1, to: null, limit: 9 }))).not.toMatch(/secret|att_/);
    });

    test('disappear when their time comes, as others do', async () => {
      const id = await logOf(message({ expiresAt: 100 }), { kind: 'message_deleted', messageSeq: 1, expiresAt: 100 });
      await eraseDeleted(open(), [{ conversationId: id, seq: 1 }]);
      expect(await seqsOf(id, { messagesOnly: true, notExpiredAt: 99 })).toEqual([1]);
      expect(await due(id, 100)).toEqual([1]);
      await eraseExpired(open(), [{ conversationId: id, seq: 1 }]);
      expect(await seqsOf(id, { messagesOnly: true })).toEqual([]);
    });
  });
}
