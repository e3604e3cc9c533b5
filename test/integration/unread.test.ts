import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemTimers as timers } from '../../platform/clock.ts';
import { type Mongo, openMongo, setUpCollections } from '../../platform/drivers/mongodb.ts';
import { openSqlite } from '../../platform/drivers/sqlite.ts';
import { newId } from '../../platform/ids.ts';
import { createConversations } from '../../subgraphs/group/conversations.ts';
import { createChanges } from '../../subgraphs/message/changes.ts';
import { createMarkers } from '../../subgraphs/message/markers.ts';
import { readReceipts } from '../../subgraphs/message/message-receipts.ts';
import { createMessages } from '../../subgraphs/message/messages.ts';
import { countUnread } from '../../subgraphs/message/unread.ts';
import { createAccess } from '../../timeline/access.ts';
import { createAppend } from '../../timeline/append.ts';
import { createMemoryChannels } from '../../timeline/drivers/channels-memory.ts';
import { createMongoTimeline, TIMELINE_COLLECTIONS } from '../../timeline/drivers/mongodb.ts';
import { createMongoMarks, MARK_COLLECTIONS } from '../../timeline/drivers/mongodb-marks.ts';
import { createSqliteTimeline } from '../../timeline/drivers/sqlite.ts';
import { createSqliteMarks } from '../../timeline/drivers/sqlite-marks.ts';
import type { Mark, MarkStore } from '../../timeline/marks.ts';
import { isCurrent, isMuted, unreadIn } from '../../timeline/membership.ts';
import { loadMessages } from '../../timeline/message.ts';
import { messageIdOf } from '../../timeline/message-id.ts';
import { loadStatuses } from '../../timeline/message-status.ts';
import { createPublisher } from '../../timeline/publish.ts';
import type { TimelineStore } from '../../timeline/store.ts';
import { createMemoryMarks } from '../support/marks.ts';
import { mongodbUrl } from '../support/real-servers.ts';
import { createMemoryTimeline } from '../support/timeline.ts';
import { createModel, type Model } from './unread.model.ts';

type Stores = { readonly store: TimelineStore; readonly marks: MarkStore };

/** How far before the place after the end, where there is nothing yet. */
const back = fc.integer({ min: 0, max: 7 });
const act = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('send' as const) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('read' as const), back }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('deliver' as const), back }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('markUnread' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('mute' as const), forMs: fc.option(fc.integer({ min: -50, max: 200 })) }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('leave' as const, 'join' as const, 'remove' as const, 'setting' as const) }) },
);
/** `drift`: the clocks of the two devices' servers differ. */
const step = fc.record({
  user: fc.nat({ max: 2 }),
  chat: fc.nat({ max: 1 }),
  device: fc.nat({ max: 1 }),
  drift: fc.integer({ min: -50, max: 50 }),
  act,
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function neverDrifts(driver: string, open: () => Stores, runs: number): void {
  test(`whatever people do on two devices, unread, receipts and status are what a plain model says, in ${driver}`, { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 60, size: 'max' }), async (steps) => {
        const world = await createWorld(open());
        for (const [i, one] of steps.entries()) {
          await world.perform(one);
          if (i % 10 === 9) await world.holds();
        }
        await world.holds();
      }),
      { numRuns: runs },
    );
  });
}

async function createWorld({ store, marks }: Stores) {
  let now = 1_790_000_000_000;
  const off = new Set<string>();
  const clock = { now: () => now };
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const userIds = [0, 1, 2].map(() => newId('usr'));
  const [ownerId = '', ...others] = userIds;
  const sources = { marks, withoutReadReceipts: async (ids: readonly string[]) => new Set(ids.filter((id) => off.has(id))) };
  const viewerStates = { changed: async () => undefined, stop: async () => undefined };
  const nobody = {
    existingUsers: async (ids: readonly string[]) => new Set(ids),
    avatarFault: async () => null,
    useAttachments: async () => true,
    cancelAttachments: async () => {},
    mentionedUsers: async () => [],
  };

  /** Each device talks to a process of its own, which knows nothing of the other but the store. */
  const devices = [0, 1].map(() => {
    const publisher = createPublisher({ store, marks, channels: createMemoryChannels(), log });
    const append = createAppend({ store, publisher, clock, timers });
    const reach = async () => null; // nobody is blocked
    const metrics = { messagesAcked: { inc() {} }, duplicateSends: { inc() {} } } as never; // counters that count nothing
    const receipts = { advance: async (mark: Mark) => void (await marks.advance({ ...mark, at: now })) }; // tells nobody
    return {
      publisher,
      conversations: createConversations({ append, store, viewerStates, relations: { standing: async () => [] }, memberLimit: 10, clock }),
      messages: createMessages({ append, store, typing: { sent() {} }, reach, metrics, clock }),
      changes: createChanges({ append, store, reach, clock }),
      markers: createMarkers({ store, receipts, viewerStates }),
    };
  });

  function actorOf(userId: string) {
    const visibleMessage = async (messageId: string) => (await loadMessages(store, [placeOf(messageId)]))[0] ?? null;
    return { userId, deadline: Date.now() + 60_000, access: createAccess(store, userId), visibleMessage, ...nobody };
  }

  const chats = await Promise.all(
    [0, 1].map(async () => {
      const made = await devices[0]?.conversations.createGroup(actorOf(ownerId), {
        title: 'T',
        memberIds: others,
        clientConversationId: newId('con'),
      });
      if (!made || !('roster' in made)) throw new Error('there is no group');
      return { id: made.roster.conversationId, model: createModel(userIds) };
    }),
  );

  async function perform({ user, chat: which, device: on, drift, act }: Step): Promise<void> {
    now = 1_790_000_000_000 + ++steps * 10 + drift;
    const [device, chat, userId] = [devices[on], chats[which], userIds[user]];
    if (!device || !chat || !userId) throw new Error('there are two of each, and three people');
    const { id, model } = chat;
    const actor = actorOf(userId);
    switch (act.kind) {
      case 'send':
        await device.messages.send(actor, { ...DRAFT, conversationId: id, clientMessageId: newId('con') });
        model.send(userId, now);
        break;
      case 'read':
        await device.markers.read(actor, id, model.end() + 1 - act.back);
        model.read(userId, model.end() + 1 - act.back, now);
        break;
      case 'deliver':
        await device.markers.delivered(actor, id, model.end() + 1 - act.back);
        model.deliver(userId, model.end() + 1 - act.back, now);
        break;
      case 'markUnread':
        await device.markers.unread(actor, id);
        model.markUnread(userId);
        break;
      case 'mute': {
        const until = act.forMs === null ? null : now + act.forMs;
        await device.conversations.mute(actor, id, until);
        model.mute(userId, until !== null && until > now ? until : null);
        break;
      }
      case 'leave':
        if (userId !== ownerId) await device.conversations.leave(actor, id);
        model.leave(userId);
        break;
      case 'join':
        await device.conversations.addMembers(actorOf(ownerId), id, [userId]);
        model.join(userId);
        break;
      case 'remove': {
        const mine = model.messages().find(([, { senderId }]) => senderId === userId);
        if (!mine || !model.of(userId).isMember || removed.has(`${id} ${mine[0]}`)) break;
        removed.add(`${id} ${mine[0]}`);
        await device.changes.remove(actor, messageIdOf({ conversationId: id, seq: mine[0] }));
        model.event();
        break;
      }
      case 'setting':
        if (!off.delete(userId)) off.add(userId);
    }
    await device.publisher.idle();
  }

  let steps = 0;
  const removed = new Set<string>();

  async function holds(): Promise<void> {
    for (const { id, model } of chats) for (const userId of userIds) await holdsFor(id, model, userId);
    for (const userId of userIds) {
      const members = chats.filter(({ model }) => model.of(userId).isMember);
      const total = (counted: typeof chats): number => counted.reduce((sum, { model }) => sum + model.unread(userId), 0);
      expect(await countUnread(store, userId, { now, includeMuted: true })).toBe(total(members));
      expect(await countUnread(store, userId, { now, includeMuted: false })).toBe(
        total(members.filter(({ model }) => model.of(userId).mutedUntil <= now)),
      );
    }
  }

  async function holdsFor(conversationId: string, model: Model, userId: string): Promise<void> {
    const person = model.of(userId);
    const [[row], [head]] = await Promise.all([store.memberships.load(userId, [conversationId]), store.heads.load([conversationId])]);
    expect([isCurrent(row), head?.seq]).toEqual([person.isMember, model.end()]);
    if (!isCurrent(row)) return;
    const { readSeq, isMarkedUnread } = row;
    expect({ readSeq, isMarkedUnread, unread: unreadIn(row, head), isMuted: isMuted(row, now) }).toEqual({
      ...{ readSeq: person.readSeq, isMarkedUnread: person.isMarkedUnread },
      ...{ unread: model.unread(userId), isMuted: person.mutedUntil > now },
    });
    const messages = await loadMessages(
      store,
      model.messages().map(([at]) => ({ conversationId, seq: at })),
    );
    const statuses = await loadStatuses(
      { ...sources, rosters: store.rosters },
      messages.map(({ entry }) => ({ viewerId: userId, entry })),
    );
    const [roster] = await store.rosters.load([conversationId]);
    for (const [i, message] of messages.entries()) {
      const at = message.entry.seq;
      expect(statuses[i]).toBe(statusIn(model, at, userId));
      const page = roster && (await readReceipts(sources, userId, message, roster, { limit: 100, isBackward: false, after: null, before: null }));
      expect(page?.nodes.toSorted(byUser)).toEqual(
        model
          .addressees(at)
          .map((id) => receiptIn(model, message.entry.createdAt, at, id, userId))
          .toSorted(byUser),
      );
    }
  }

  function statusIn(model: Model, at: number, viewerId: string): string {
    const its = model.addressees(at).map((id) => ({ id, ...model.of(id) }));
    if (its.length === 0 || its.some(({ deliveredMark }) => deliveredMark < at)) return 'SENT';
    return off.has(viewerId) || its.some(({ id, readMark }) => off.has(id) || readMark < at) ? 'DELIVERED' : 'SEEN';
  }

  function receiptIn(model: Model, sentAt: number, at: number, userId: string, viewerId: string) {
    const { deliveredAt, readAt } = model.of(userId);
    const isHidden = userId !== viewerId && (off.has(userId) || off.has(viewerId));
    const notBefore = (time: number | undefined): number | null => (time === undefined ? null : Math.max(time, sentAt));
    return { userId, deliveredAt: notBefore(deliveredAt.get(at)), seenAt: isHidden ? null : notBefore(readAt.get(at)) };
  }

  return { perform, holds };
}

const DRAFT = { body: 'hello', attachmentIds: [], replyToId: null, threadRootId: null, encrypted: null };

function byUser(a: { readonly userId: string }, b: { readonly userId: string }): number {
  return a.userId < b.userId ? -1 : 1;
}

function placeOf(messageId: string) {
  return { conversationId: `cnv_${messageId.slice(4, 26)}`, seq: Number.parseInt(messageId.slice(26), 36) };
}

const simulated = { store: createMemoryTimeline(), marks: createMemoryMarks() };
neverDrifts('memory', () => simulated, 10);

const db = openSqlite(mkdtempSync(join(tmpdir(), 'palaver-unread-')));
const embedded = { store: createSqliteTimeline(db), marks: createSqliteMarks(db) };
afterAll(() => db.close());
neverDrifts('SQLite', () => embedded, 40);

describe.skipIf(!mongodbUrl)('with a real MongoDB server', () => {
  let mongo: Mongo;
  let opened: Stores;
  beforeAll(async () => {
    const own = new URL(mongodbUrl ?? '');
    own.pathname = `/unread-${newId('cnv')}`;
    mongo = await openMongo(own.href);
    await setUpCollections(mongo, [...TIMELINE_COLLECTIONS, ...MARK_COLLECTIONS]);
    opened = { store: await createMongoTimeline(mongo), marks: await createMongoMarks(mongo) };
  });
  afterAll(() => mongo.close());
  neverDrifts('MongoDB', () => opened, 5);
});
