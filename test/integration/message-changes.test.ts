import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { systemTimers as timers } from '../../platform/clock.ts';
import { openSqlite } from '../../platform/drivers/sqlite.ts';
import { newId } from '../../platform/ids.ts';
import { createChanges } from '../../subgraphs/message/changes.ts';
import { createMessages, type Draft, type Sender } from '../../subgraphs/message/messages.ts';
import { MOST_REACTIONS } from '../../subgraphs/message/rules.ts';
import { createAccess } from '../../timeline/access.ts';
import { createAppend } from '../../timeline/append.ts';
import { createMemoryChannels } from '../../timeline/drivers/channels-memory.ts';
import { createSqliteTimeline } from '../../timeline/drivers/sqlite.ts';
import { createSqliteMarks } from '../../timeline/drivers/sqlite-marks.ts';
import { bodyOf, loadMessages } from '../../timeline/message.ts';
import { messageIdOf } from '../../timeline/message-id.ts';
import { createPublisher } from '../../timeline/publish.ts';

const db = openSqlite(mkdtempSync(join(tmpdir(), 'palaver-changes-')));
afterAll(() => db.close());
const store = createSqliteTimeline(db);
const clock = { now: () => Date.now() };
const log = { debug() {}, info() {}, warn() {}, error() {} };
const metrics = { messagesAcked: { inc() {} }, duplicateSends: { inc() {} } };

/** Two processes that know nothing of each other but the store. */
const processes = [0, 1].map(() => {
  const append = createAppend({
    store,
    publisher: createPublisher({ store, marks: createSqliteMarks(db), channels: createMemoryChannels(), log }),
    clock,
    timers,
  });
  const reach = async () => null; // nobody is blocked
  const messages = createMessages({ append, store, reach, typing: { sent() {} }, metrics: metrics as never, clock }); // counters that count nothing
  return { append, messages, changes: createChanges({ append, store, reach, clock }) };
});

const USERS = ['usr_owner', 'usr_b', 'usr_c'];
const EMOJIS = Array.from({ length: MOST_REACTIONS + 2 }, (_, i) => String.fromCodePoint(0x1f400 + i));

type Act =
  | { readonly kind: 'edit'; readonly body: string }
  | { readonly kind: 'remove' }
  | { readonly kind: 'react' | 'unreact'; readonly emoji: string }
  | { readonly kind: 'pin' | 'unpin' };

const step = fc.record({
  user: fc.nat({ max: USERS.length - 1 }),
  process: fc.nat({ max: 1 }),
  message: fc.nat({ max: 1 }),
  act: fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('edit' as const), body: fc.constantFrom('', 'a', 'b', 'c') }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'remove' as const }) },
    { weight: 12, arbitrary: fc.record({ kind: fc.constantFrom('react' as const, 'unreact' as const), emoji: fc.constantFrom(...EMOJIS) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('pin' as const, 'unpin' as const) }) },
  ),
});

/** A message as the model has it. */
type Model = { senderId: string; body: string; isEdited: boolean; isDeleted: boolean; isPinned: boolean; reactions: Map<string, Set<string>> };

/** What an act does to a message, in the plainest words; false if it is refused. */
function actOn(model: Model, userId: string, act: Act): boolean {
  const isAdmin = userId === USERS[0];
  switch (act.kind) {
    case 'edit':
      if (userId !== model.senderId || model.isDeleted || act.body === '') return false;
      model.isEdited ||= act.body !== model.body;
      model.body = act.body;
      return true;
    case 'remove':
      if (userId !== model.senderId && !isAdmin) return false;
      Object.assign(model, { body: '', isDeleted: true, isEdited: false, isPinned: false, reactions: new Map() });
      return true;
    case 'react': {
      if (model.isDeleted) return false;
      const users = model.reactions.get(act.emoji);
      if (!users && model.reactions.size >= MOST_REACTIONS) return false;
      model.reactions.set(act.emoji, (users ?? new Set()).add(userId));
      return true;
    }
    case 'unreact': {
      const users = model.reactions.get(act.emoji);
      users?.delete(userId);
      if (users?.size === 0) model.reactions.delete(act.emoji);
      return true;
    }
    case 'pin':
    case 'unpin':
      if (!isAdmin || (model.isDeleted && act.kind === 'pin')) return false;
      model.isPinned = act.kind === 'pin';
      return true;
  }
}

function senderOf(userId: string): Sender {
  const visibleMessage: Sender['visibleMessage'] = async (messageId) => {
    const place = { conversationId: `cnv_${messageId.slice(4, 26)}`, seq: Number.parseInt(messageId.slice(26), 36) };
    return (await loadMessages(store, [place]))[0] ?? null;
  };
  return {
    userId,
    deadline: Date.now() + 60_000,
    access: createAccess(store, userId),
    visibleMessage,
    useAttachments: async () => true,
    cancelAttachments: async () => {},
    mentionedUsers: async () => [],
  };
}

test('whatever members do to messages, on any process, they are what a plain model says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 60 }), async (steps) => {
      const { conversationId, seqs, models } = await setUp();
      for (const { user, process, message, act } of steps) {
        const userId = USERS[user] as string; // within its length
        const outcome = await perform(process, userId, messageIdOf({ conversationId, seq: seqs[message] ?? 0 }), act);
        expect('message' in outcome, `${userId} ${JSON.stringify(act)} ${JSON.stringify(outcome)}`).toBe(
          actOn(models[message] as Model, userId, act),
        ); // within its length
      }
      await holds(conversationId, seqs, models);
    }),
    { numRuns: 40 },
  );
});

test('what two processes do at the same time is as if one had come after the other', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 30 }), async (steps) => {
      const { conversationId, seqs, models } = await setUp();
      await Promise.all(
        steps.map(({ user, process, message, act }) =>
          perform(process, USERS[user] ?? '', messageIdOf({ conversationId, seq: seqs[message] ?? 0 }), act),
        ),
      );
      const entries = await store.log.read({ conversationId, from: 1, to: null, limit: 1000 });
      expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, i) => i + 1));
      for (const { content, actorId } of entries) {
        if (!('messageSeq' in content)) continue;
        const model = models[seqs.indexOf(content.messageSeq)] as Model; // one of the two
        const taken = actOn(model, actorId, actOf(content));
        expect(taken, `${actorId} ${JSON.stringify(content)}`).toBe(true);
      }
      await holds(conversationId, seqs, models);
    }),
    { numRuns: 40 },
  );
});

/** A group with a message by its owner and one by a member, each with its model. */
async function setUp(): Promise<{ conversationId: string; seqs: number[]; models: Model[] }> {
  const conversationId = newId('cnv');
  const [first] = processes;
  const members = USERS.map((userId, i) => ({ userId, role: i === 0 ? ('owner' as const) : ('member' as const) }));
  await first?.append({
    conversationId,
    actorId: USERS[0] ?? '',
    idempotent: null,
    deadline: Date.now() + 60_000,
    decide: () => ({ contents: [{ kind: 'conversation_created', conversationKind: 'group', title: 'a', members }] }),
  });
  const models: Model[] = [];
  for (const senderId of USERS.slice(0, 2)) {
    const draft: Draft = {
      conversationId,
      clientMessageId: senderId,
      body: 'a',
      attachmentIds: [],
      replyToId: null,
      threadRootId: null,
      encrypted: null,
    };
    await first?.messages.send(senderOf(senderId), draft);
    models.push({ senderId, body: 'a', isEdited: false, isDeleted: false, isPinned: false, reactions: new Map() });
  }
  return { conversationId, seqs: [2, 3], models };
}

function perform(process: number, userId: string, messageId: string, act: Act) {
  const { changes } = processes[process] as (typeof processes)[number]; // within its length
  const sender = senderOf(userId);
  switch (act.kind) {
    case 'edit':
      return changes.edit(sender, messageId, act.body);
    case 'react':
    case 'unreact':
      return changes[act.kind](sender, messageId, act.emoji);
    default:
      return changes[act.kind](sender, messageId);
  }
}

function actOf(content: { readonly kind: string; readonly body?: string; readonly emoji?: string; readonly isErased?: true }): Act {
  switch (content.kind) {
    case 'message_edited':
      return { kind: 'edit', body: content.isErased ? 'erased' : (content.body ?? '') };
    case 'message_deleted':
      return { kind: 'remove' };
    case 'message_pinned':
      return { kind: 'pin' };
    case 'message_unpinned':
      return { kind: 'unpin' };
    default:
      return { kind: content.kind === 'reaction_added' ? 'react' : 'unreact', emoji: content.emoji ?? '' };
  }
}

async function holds(conversationId: string, seqs: readonly number[], models: readonly Model[]): Promise<void> {
  const loaded = await loadMessages(
    store,
    seqs.map((seq) => ({ conversationId, seq })),
  );
  const [roster] = await store.rosters.load([conversationId]);
  for (const [i, model] of models.entries()) {
    const message = loaded.find(({ entry }) => entry.seq === seqs[i]);
    const { changes } = message ?? {};
    expect({
      body: message && bodyOf(message),
      isEdited: changes?.edit !== null,
      isDeleted: changes?.deletedAt !== null,
      isPinned: roster?.pinnedSeqs.includes(seqs[i] ?? 0),
      reactions: new Map(changes?.reactions.map(({ emoji, userIds }) => [emoji, new Set(userIds)])),
    }).toEqual({ body: model.body, isEdited: model.isEdited, isDeleted: model.isDeleted, isPinned: model.isPinned, reactions: model.reactions });
  }
}
