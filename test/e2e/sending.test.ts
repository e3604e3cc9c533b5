import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Palaver, startPalaver } from '../support/palaver.ts';
import type { Chat, Person } from '../support/person.ts';

describe('sending', () => {
  let server: Palaver;
  beforeAll(async () => {
    server = await startPalaver();
  });
  afterAll(() => server?.stop());

  async function talk(): Promise<{ ada: Person; ben: Person; chat: Chat }> {
    const { ada, ben } = await server.people('ada', 'ben');
    return { ada, ben, chat: await ada.startDirect(ben) };
  }

  test('again with the same client id gives the first message, on any gateway', async () => {
    const { ada, chat } = await talk();
    const input = { conversationId: chat.id, clientMessageId: 'first', body: 'hello' };
    const first = await ada.does('SendMessage', { input });
    expect(first).toMatchObject({ wasDuplicate: false, message: { clientMessageId: 'first', seq: 2 } });
    await ada.send(chat, 'something else');
    for (const gateway of server.gateways) {
      const again = await (await ada.logIn('laptop', gateway)).does('SendMessage', { input });
      expect(again).toEqual({ ...first, wasDuplicate: true });
    }
    expect((await ada.openChat(chat)).texts).toEqual(['hello', 'something else']);
  });

  test('again with the same client id and other content is refused and changes nothing', async () => {
    const { ada, ben, chat } = await talk();
    await ada.send(chat, 'hello', { clientMessageId: 'first' });
    const input = { conversationId: chat.id, clientMessageId: 'first', body: 'good-bye' };
    expect(await ada.refused('SendMessage', { input })).toEqual(['IDEMPOTENCY_CONFLICT']);
    expect((await ada.openChat(chat)).texts).toEqual(['hello']);
    expect(await ben.does('SendMessage', { input })).toMatchObject({ wasDuplicate: false }); // the id is the sender's own
    const other = await ada.createGroup('Sailing');
    expect(await ada.does('SendMessage', { input: { ...input, conversationId: other.id } })).toMatchObject({ wasDuplicate: false });
  });

  test('20 times at once with one client id makes one message', async () => {
    const { ada, ben, chat } = await talk();
    const toBen = await ben.events();
    const devices = await Promise.all(server.gateways.map((gateway) => ada.logIn('laptop', gateway)));
    const input = { conversationId: chat.id, clientMessageId: 'once', body: 'hello' };
    const sent = await Promise.all(Array.from({ length: 20 }, (_, i) => (devices[i % devices.length] ?? ada).does('SendMessage', { input })));
    expect(new Set(sent.map(({ message }) => message?.id)).size).toBe(1);
    expect(sent.filter(({ wasDuplicate }) => !wasDuplicate)).toHaveLength(1);
    expect((await ada.openChat(chat)).seqs).toEqual([2]);
    const marker = await ada.send(chat, 'marker');
    const seen = await toBen.upTo(({ message }) => message?.id === marker.id);
    expect(seen.map(({ message }) => message?.preview.text).filter(Boolean)).toEqual(['hello', 'marker']);
  });

  test('20 at once by two people gives one dense order, the same for everybody', async () => {
    const { ada, ben, chat } = await talk();
    const [toAda, toBen] = await Promise.all([ada.events(), ben.events()]);
    const sent = await Promise.all(Array.from({ length: 20 }, (_, i) => (i % 2 ? ada : ben).send(chat, `message ${i}`)));
    const bySeq = sent.toSorted((a, b) => a.seq - b.seq);
    expect(bySeq.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, i) => i + 2));
    const texts = bySeq.map(({ preview }) => preview.text);
    for (const person of [ada, ben]) expect((await person.openChat(chat)).texts).toEqual(texts);
    for (const stream of [toAda, toBen]) {
      const events = await stream.upTo(({ seq }) => seq === 21);
      expect(events.flatMap(({ message }) => message?.preview.text ?? [])).toEqual(texts);
    }
  });

  test('what is acknowledged first comes first, through whichever gateway', async () => {
    const { ada, chat } = await talk();
    const devices = await Promise.all(server.gateways.map((gateway) => ada.logIn('laptop', gateway)));
    const texts = Array.from({ length: 10 }, (_, i) => `message ${i}`);
    for (const [i, text] of texts.entries()) await (devices[i % devices.length] ?? ada).send(chat, text);
    expect((await ada.openChat(chat)).texts).toEqual(texts);
  });

  test('and removal race to one outcome: a message is before the removal, or refused', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const group = await ada.createGroup('Sailing', ben);
    const sends = Array.from({ length: 10 }, (_, i) =>
      ben.query('SendMessage', { input: { conversationId: group.id, clientMessageId: `${i}`, body: `message ${i}` } }),
    );
    const [outcomes] = await Promise.all([Promise.all(sends), ada.remove(group, ben)]);
    const written = outcomes.flatMap(({ sendMessage }) => sendMessage.message?.seq ?? []);
    const codes = outcomes.flatMap(({ sendMessage }) => sendMessage.userErrors.map(({ code }) => code));
    expect(codes).toEqual(Array.from({ length: 10 - written.length }, () => 'NOT_A_MEMBER'));
    expect((await ada.openChat(group)).seqs).toEqual(written.toSorted((a, b) => a - b));
    expect(written.every((seq) => seq <= written.length + 1)).toBe(true); // the removal, which is after them, left no gap before itself
  });
});
