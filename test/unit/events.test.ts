import { expect, test } from 'vitest';
import { createEvents } from '../../gateway/realtime/events.ts';
import type { Rendering } from '../../gateway/realtime/renderings.ts';
import { CURSOR_MARK, renderJson } from '../../gateway/socket/frame.ts';
import { systemClock, systemTimers } from '../../platform/clock.ts';
import { newId } from '../../platform/ids.ts';
import { createMetrics } from '../../platform/metrics.ts';
import { createStreamCursors } from '../../timeline/cursor.ts';
import { createMemoryChannels } from '../../timeline/drivers/channels-memory.ts';
import { type At, type Entry, START } from '../../timeline/entry.ts';
import type { Mark } from '../../timeline/marks.ts';
import { startNode } from '../../timeline/node.ts';
import { writeNodeMessage } from '../../timeline/node-message.ts';
import { createPosition } from '../../timeline/position.ts';
import { createFeed } from '../support/feed.ts';
import { createMemoryTimeline, draftAt, messageAt } from '../support/timeline.ts';

const SILENT = { info() {}, warn() {}, error() {} };
const USER = 'usr_reader';

/** A stream of one reader from the beginning of a conversation on, whose receipts are read when the test says so. */
async function openStream(sweepTo: At | null = null) {
  const store = createMemoryTimeline();
  const channels = createMemoryChannels();
  const nodeId = newId('nod');
  const conversationId = newId('cnv');
  const cursors = createStreamCursors('a secret of at least thirty-two characters');
  const node = await startNode({ nodeId, store, channels, timers: systemTimers, log: SILENT });
  const { feed: events, push } = createFeed<{ readonly kind: string; readonly cursor: string }>('events');
  const { feed: reads, push: beginReading } = createFeed<PromiseWithResolvers<Mark[]>>('reads of receipts');

  async function append(draft: Parameters<typeof store.log.append>[0][number]): Promise<Entry> {
    const { taken } = await store.log.append([draft]);
    return taken[0] as Entry; // the log is free at its seq
  }

  function readReceipts(): Promise<Mark[]> {
    const reading = Promise.withResolvers<Mark[]>();
    beginReading(reading);
    return reading.promise;
  }

  const rendering: Rendering = { render: ({ kind }) => renderJson(JSON.stringify({ kind, cursor: CURSOR_MARK })) };
  const created = await append(
    draftAt(
      1,
      { kind: 'conversation_created', conversationKind: 'group', title: null, members: [{ userId: USER, role: 'owner' }] },
      { conversationId },
    ),
  );
  await store.memberships.apply([{ userId: USER, conversationId, joinedSeq: 1, leftSeq: null, seq: 1, messageCount: 0 }]);
  const subscribe = createEvents({
    node,
    store,
    marks: { since: readReceipts },
    viewerStates: { since: async () => [] },
    withoutReadReceipts: async () => new Set(),
    cursors,
    clock: systemClock,
    timers: systemTimers,
    logger: SILENT,
    metrics: createMetrics(),
  });
  const sweep = sweepTo === null ? null : { to: sweepTo, seen: START, done: '' };
  const running = subscribe({
    userId: USER,
    after: cursors.ownerPart(USER) + cursors.positionPart(createPosition({ base: START, seen: START, sweep })),
    rendering,
    createContext: () => {
      throw new Error('nothing here needs a context');
    },
    sink: {
      event({ pieces }, owner, position) {
        push(JSON.parse(pieces.join(owner + position())));
        return null;
      },
      next() {},
      error() {},
      complete() {},
    },
  });

  return {
    events,
    reads,
    /** The seq up to which a cursor says that the conversation was received. */
    seqIn({ cursor }: { readonly cursor: string }): number | undefined {
      const read = cursors.read(USER, cursor);
      return typeof read === 'string' ? undefined : read.places.get(conversationId)?.seq;
    },
    /** The base of a cursor. */
    baseOf({ cursor }: { readonly cursor: string }): At | undefined {
      const read = cursors.read(USER, cursor);
      return typeof read === 'string' ? undefined : read.base;
    },
    /** Appends a message and tells the node of it. */
    async send(): Promise<void> {
      const entry = await append(messageAt(2, { conversationId }));
      await channels.send(nodeId, writeNodeMessage({ kind: 'hint', entry, prevAt: created.at, recipients: [USER] }));
    },
    async stop(): Promise<void> {
      running.stop();
      await node.stop();
    },
  };
}

test('no event has a cursor from before the event ahead of it, also if a message comes while receipts are read', async () => {
  const { events, reads, seqIn, send, stop } = await openStream();
  const first = await events.next(({ kind }) => kind === 'entry');
  const reading = await reads.next();
  await send();
  const second = await events.next(({ kind }) => kind === 'entry');
  reading.resolve([]);
  const head = await events.next(({ kind }) => kind === 'head-reached');
  expect([first, second, head].map(seqIn)).toEqual([1, 2, 2]);
  await stop();
});

test('receipts that can not be read are read again, and then the stream says that nothing is missing', async () => {
  const { events, reads, stop } = await openStream();
  (await reads.next()).reject(new Error('the store is away'));
  (await reads.next()).resolve([]);
  await events.next(({ kind }) => kind === 'head-reached');
  await stop();
});

test('receipts from before a sweep are told before it moves the base, and those after it follow', async () => {
  const sweepTo = 'f'.repeat(12);
  const { events, reads, baseOf, stop } = await openStream(sweepTo);
  const mark: Mark = { conversationId: 'cnv_a', userId: 'usr_other', deliveredSeq: 1, readSeq: 1 };
  (await reads.next()).resolve([mark]);
  (await reads.next()).resolve([mark]);
  const told = await events.take(4);
  expect(told.map(({ kind }) => kind)).toEqual(['entry', 'receipt-updated', 'receipt-updated', 'head-reached']);
  expect(told.map(baseOf)).toEqual([START, START, sweepTo, sweepTo]);
  await stop();
});
