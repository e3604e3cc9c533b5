import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Palaver, startPalaver } from '../support/palaver.ts';
import type { Chat, Person } from '../support/person.ts';
import { PNG, uploaded } from '../support/uploads.ts';

let server: Palaver;
beforeAll(async () => {
  server = await startPalaver();
});
afterAll(() => server?.stop());

const inFuture = (ms: number): string => new Date(Date.now() + ms).toISOString();

function inputOf({ id }: Chat, body: string, sendAt: string, more: object = {}) {
  return { conversationId: id, clientMessageId: randomUUID(), body, sendAt, ...more };
}

async function schedule(person: Person, chat: Chat, body: string, sendAt: string, more: object = {}): Promise<string> {
  return (await person.does('ScheduleMessage', { input: inputOf(chat, body, sendAt, more) })).scheduledMessage?.id ?? '';
}

async function pending(person: Person, chat: Chat | null = null) {
  return (await person.query('Scheduled', { conversationId: chat?.id ?? null })).viewer.scheduledMessages.nodes;
}

describe('a scheduled message', () => {
  test('is sent at its time, as if its sender sent it then, and leaves the list', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ada.startDirect(ben);
    const quoted = await ben.send(chat, 'quoted');
    const live = await ben.events();
    const photo = await uploaded(ada, PNG, 'image/png');
    const sendAt = inFuture(1_500);
    await schedule(ada, chat, `later, @${ben.handle}`, sendAt, { replyToId: quoted.id, attachmentIds: [photo.id] });
    expect(await pending(ada)).toMatchObject([{ conversation: { id: chat.id }, body: `later, @${ben.handle}`, sendAt, failure: null }]);
    expect(await pending(ben)).toEqual([]);
    const { message } = await live.next(({ __typename }) => __typename === 'MessageSent', 10_000);
    expect(message).toMatchObject({
      sender: { id: ada.id },
      replyTo: { id: quoted.id },
      mentions: [{ id: ben.id }],
      attachments: [{ id: photo.id }],
      preview: { text: `later, @${ben.handle}` },
    });
    const late = Date.parse(message?.createdAt ?? '') - Date.parse(sendAt);
    expect(late).toBeGreaterThanOrEqual(0);
    await vi.waitFor(async () => expect(await pending(ada)).toEqual([]), { timeout: 5_000 });
  });

  test('scheduled again is the first one; other content under its id is a conflict', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ada.startDirect(ben);
    const input = inputOf(chat, 'once', inFuture(3_600_000));
    const first = await ada.does('ScheduleMessage', { input });
    expect(await ada.does('ScheduleMessage', { input })).toEqual(first);
    expect(await ada.refused('ScheduleMessage', { input: { ...input, body: 'twice' } })).toEqual(['IDEMPOTENCY_CONFLICT']);
    expect(await pending(ada, chat)).toHaveLength(1);
  });

  test('is cancelled by its sender alone, and then never sent', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ada.startDirect(ben);
    const [kept, cancelled] = [await schedule(ada, chat, 'kept', inFuture(1_500)), await schedule(ada, chat, 'cancelled', inFuture(1_400))];
    expect(await ben.refused('CancelScheduledMessage', { id: cancelled })).toEqual(['SCHEDULED_MESSAGE_NOT_FOUND']);
    const once = await ada.does('CancelScheduledMessage', { id: cancelled });
    expect(once.scheduledMessage).toEqual({ id: cancelled, cancelledAt: expect.any(String) });
    expect(await ada.does('CancelScheduledMessage', { id: cancelled })).toEqual(once);
    await vi.waitFor(async () => expect((await ben.openChat(chat)).texts).toEqual(['kept']), { timeout: 10_000 });
    expect(await ada.refused('CancelScheduledMessage', { id: kept })).toEqual(['SCHEDULED_MESSAGE_SENT']);
  });

  test('that is cancelled while it is due is either cancelled or sent', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ada.startDirect(ben);
    const at = Date.now() + 2_000;
    const ids = await Promise.all(Array.from({ length: 20 }, (_, i) => schedule(ada, chat, `message ${i}`, new Date(at + i * 50).toISOString())));
    const outcomes: boolean[] = [];
    await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(at), { timeout: 5_000 });
    for (const id of ids) {
      const { cancelScheduledMessage } = await ada.query('CancelScheduledMessage', { id });
      outcomes.push(cancelScheduledMessage.scheduledMessage !== null);
    }
    await vi.waitFor(async () => expect(await pending(ada)).toEqual([]), { timeout: 10_000 });
    const { texts } = await ben.openChat(chat);
    expect([...texts].sort()).toEqual(ids.flatMap((_, i) => (outcomes[i] ? [] : [`message ${i}`])).sort());
  });

  test('is not sent by whoever may not any more, and says why', async () => {
    const { ada, ben, eve } = await server.people('ada', 'ben', 'eve');
    const [group, chat] = [await ada.createGroup('Sailing', eve), await eve.startDirect(ben)];
    await schedule(eve, group, 'as a member', inFuture(1_500));
    await schedule(eve, chat, 'to a friend', inFuture(1_500));
    await ada.remove(group, eve);
    await ben.does('BlockUser', { userId: eve.id });
    await vi.waitFor(async () => expect((await pending(eve)).map(({ failure }) => failure).sort()).toEqual(['NOT_A_MEMBER', 'USER_UNREACHABLE']), {
      timeout: 10_000,
    });
    const [failed] = await pending(eve);
    await eve.does('CancelScheduledMessage', { id: failed?.id ?? '' });
    expect(await pending(eve)).toHaveLength(1);
    expect((await ada.openChat(group)).texts).toEqual([]);
    expect((await ben.openChat(chat)).texts).toEqual([]);
  });

  test('comes at most 100 times in a conversation, and in pages', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const [chat, other] = [await ada.startDirect(ben), await ada.createGroup('Other')];
    const sendAts = Array.from({ length: 100 }, (_, i) => inFuture(3_600_000 + i * 1_000));
    for (const sendAt of sendAts) await schedule(ada, chat, 'later', sendAt);
    expect(await ada.refused('ScheduleMessage', { input: inputOf(chat, 'one more', inFuture(3_600_000)) })).toEqual(['TOO_MANY_SCHEDULED']);
    await schedule(ada, other, 'elsewhere', inFuture(60_000));
    const first = (await ada.query('Scheduled', { conversationId: chat.id })).viewer.scheduledMessages;
    const second = (await ada.query('Scheduled', { conversationId: chat.id, after: first.pageInfo.endCursor })).viewer.scheduledMessages;
    expect([...first.nodes, ...second.nodes].map(({ sendAt }) => sendAt)).toEqual(sendAts);
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
    expect((await pending(ada))[0]?.body).toBe('elsewhere');
  });
});

test('kill -9 while messages are due loses none, and none comes twice', async () => {
  const { ada, ben } = await server.people('ada', 'ben');
  const chat = await ada.startDirect(ben);
  const texts = Array.from({ length: 45 }, (_, i) => `message ${i}`);
  const at = Date.now() + 4_000;
  await Promise.all(texts.map((text, i) => schedule(ada, chat, text, new Date(at + i * 20).toISOString())));
  for (const role of ['worker', 'message', 'worker'] as const) {
    const before = (await ben.openChat(chat).catch(() => ({ texts: [] }))).texts.length;
    if (before < texts.length)
      await vi.waitFor(async () => expect((await ben.openChat(chat)).texts.length).toBeGreaterThan(before), { timeout: 20_000 });
    await server.kill(role);
    await server.process(role).restart();
  }
  const sent = async (): Promise<readonly string[]> => (await ben.openChat(chat)).texts.toSorted();
  await vi.waitFor(async () => expect(await sent()).toEqual(texts.toSorted()), { timeout: 20_000 });
  await vi.waitFor(async () => expect(await pending(ada)).toEqual([]), { timeout: 10_000 });
  expect(await sent()).toEqual(texts.toSorted());
});
