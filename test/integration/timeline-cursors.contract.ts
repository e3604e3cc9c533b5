import { describe, expect, onTestFinished, test } from 'vitest';
import { systemClock as clock, systemTimers as timers } from '../../platform/clock.ts';
import { newId } from '../../platform/ids.ts';
import { createLog } from '../../platform/log.ts';
import { createAppend } from '../../timeline/append.ts';
import { createStreamCursors, LONGEST_CURSOR } from '../../timeline/cursor.ts';
import { createMemoryChannels } from '../../timeline/drivers/channels-memory.ts';
import { type Content, START } from '../../timeline/entry.ts';
import { startNode } from '../../timeline/node.ts';
import { createPosition, MOST_PLACES, type Position } from '../../timeline/position.ts';
import { createPublisher } from '../../timeline/publish.ts';
import { startRelay } from '../../timeline/relay.ts';
import type { TimelineStore } from '../../timeline/store.ts';
import { createMemoryMarks } from '../support/marks.ts';

const CONVERSATIONS = 2 * MOST_PLACES + 50;
const EACH = 2;
const BEGINNING = createPosition({ base: START, seen: START });
const cursors = createStreamCursors('a secret of these tests, long enough');

/** What a device was given: the place of an entry, and the cursor after it. */
type Given = { readonly place: string; readonly cursor: string };

/** What streams over every driver promise of their cursors, for users with more conversations than a cursor has room for. */
export function cursorsContract(driver: string, open: () => TimelineStore): void {
  async function setUp() {
    const [store, channels, log] = [open(), createMemoryChannels(), createLog('silent')];
    const publisher = createPublisher({ store, marks: createMemoryMarks(), channels, log });
    const append = createAppend({ store, publisher, clock, timers });
    const node = await startNode({ nodeId: newId('nod'), store, channels, timers, log });
    const userId = newId('usr');
    const stops = [node.stop];
    onTestFinished(async () => {
      for (const stop of stops) await stop();
      await publisher.idle();
    });

    /** In every conversation of the user something happens. */
    async function moveAll(): Promise<string[]> {
      const places = Array.from({ length: CONVERSATIONS }, async () => {
        const conversationId = newId('cnv');
        const contents: Content[] = [
          { kind: 'conversation_created', conversationKind: 'group', title: null, members: [{ userId, role: 'owner' }] },
          { kind: 'message_sent', body: 'hello', attachmentIds: [] },
        ];
        for (const content of contents) {
          const idempotent = { clientMessageId: newId('con'), content };
          await append({ conversationId, actorId: userId, idempotent, deadline: clock.now() + 60_000, decide: () => ({ contents: [content] }) });
        }
        return contents.map((_, i) => `${conversationId} ${i + 1}`);
      });
      return (await Promise.all(places)).flat();
    }

    /** Follows a stream until it was given so much. */
    async function follow(from: Position, count: number): Promise<Given[]> {
      const given: Given[] = [];
      const told = new Set<string>();
      const { promise, resolve } = Promise.withResolvers<void>();
      const stream = node.open(userId, from, {
        deliver({ conversationId, seq }, position) {
          if (position.base !== from.base) expect(told).toContain(from.base); // receipts since then are sent before it is forgotten
          given.push({ place: `${conversationId} ${seq}`, cursor: cursors.ownerPart(userId) + cursors.positionPart(position) });
          if (given.length === count) resolve();
        },
        rebasing: ({ base }) => void told.add(base),
        caughtUp: () => undefined,
        failed: () => undefined,
      });
      await promise;
      stream.close();
      return given;
    }

    return {
      userId,
      moveAll,
      follow,
      startRelay: () => {
        const relay = startRelay({ store, channels, publisher, timers, log });
        stops.push(async () => relay.stop());
      },
    };
  }

  describe(`cursors of streams over ${driver}`, () => {
    test('a cursor stays within its bound when more has moved than it has room for, and goes on exactly from anywhere', async () => {
      const { userId, moveAll, follow, startRelay } = await setUp();
      startRelay();
      const places = await moveAll();
      const given = await follow(BEGINNING, places.length);
      expect(given.map(({ place }) => place).sort()).toEqual(places.sort());
      expect(Math.max(...given.map(({ cursor }) => cursor.length))).toBeLessThanOrEqual(LONGEST_CURSOR);
      for (const step of [0, 1, MOST_PLACES, MOST_PLACES * EACH, MOST_PLACES * EACH + 1, MOST_PLACES * 3 + 1, given.length - 2]) {
        const from = cursors.read(userId, given[step]?.cursor ?? '');
        if (typeof from === 'string') throw new Error(`cursor ${step} is ${from}`);
        const before = given.slice(0, step + 1).map(({ place }) => place);
        const rest = await follow(from, places.length - before.length);
        expect([...before, ...rest.map(({ place }) => place)].sort()).toEqual(places);
      }
    }, 60_000);

    test('while no watermark comes, what a cursor has no room for waits, and then it is all there', async () => {
      const { moveAll, follow, startRelay } = await setUp();
      const places = await moveAll();
      const before = await follow(BEGINNING, MOST_PLACES * EACH);
      expect(new Set(before.map(({ place }) => place.split(' ')[0])).size).toBe(MOST_PLACES);
      const all = follow(BEGINNING, places.length);
      startRelay();
      expect((await all).map(({ place }) => place).sort()).toEqual(places.sort());
    }, 60_000);
  });
}
