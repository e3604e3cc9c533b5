import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createEndpoints } from '../../client/endpoints.ts';
import { createPalaver } from '../../client/palaver.ts';
import { createSocket } from '../../client/socket.ts';
import { createMemoryOutboxStore, createMemorySessionStore } from '../../client/storage.ts';
import { freePort } from '../servers/server.ts';
import { type App, createApps, createGroup, history, messagesIn, startDirect } from '../support/app.ts';
import { type Palaver as Server, startPalaver } from '../support/palaver.ts';
import type { PalaverProcess } from '../support/process.ts';

const OUTAGE_MS = 60_000;
const apps = createApps();
let server: Server;
let gateway: PalaverProcess;
beforeAll(async () => {
  server = await startPalaver();
  gateway = server.process('gateway');
});
afterAll(async () => {
  await apps.close();
  await server?.stop();
});

const open = (name: string) => apps.open(name, { urls: [server.url] });
const numbered = (name: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${name} ${i + 1}`);
const says = (text: string) => (event: object) => 'message' in event && messageText(event) === text;
const messageText = ({ message }: { message?: unknown }): string | undefined => (message as { preview?: { text: string } } | null)?.preview?.text;

/** Everything that was sent is there once, in each sender's order, and both apps received what the server has. */
async function expectWhole(chat: string, sent: readonly (readonly string[])[], receivers: readonly App[]): Promise<void> {
  const [first] = receivers;
  if (!first) throw new Error('nobody receives');
  const written = await history(first, chat);
  expect(written.map(({ text }) => text).toSorted()).toEqual(sent.flat().toSorted());
  for (const texts of sent) expect(written.map(({ text }) => text).filter((text) => texts.includes(text))).toEqual(texts);
  for (const receiver of receivers) {
    await expect.poll(() => messagesIn(receiver.events.received, chat).length, { timeout: 20_000 }).toBe(written.length);
    const received = messagesIn(receiver.events.received, chat).map(({ seq, message }) => ({ seq, text: message?.preview.text }));
    expect(received).toEqual(written);
    expect(receiver.gaps).toEqual([]);
  }
}

describe('a server that is killed while two apps write', () => {
  test('loses nothing and doubles nothing', { timeout: OUTAGE_MS }, async () => {
    const [ada, ben] = await Promise.all([open('ada'), open('ben')]);
    const chat = await startDirect(ada, ben);
    const sent = [numbered('ada', 60), numbered('ben', 60)] as const;
    const sends = [ada, ben].flatMap(({ palaver }, i) => (sent[i] ?? []).map((body) => palaver.send({ conversationId: chat, body })));
    for (const text of ['ada 10', 'ada 40']) {
      await ben.events.next(says(text), 30_000);
      await gateway.kill();
      await gateway.restart();
    }
    const messages = await Promise.all(sends);
    expect(new Set(messages.map(({ id }) => id)).size).toBe(120);
    await expectWhole(chat, sent, [ada, ben]);
  });

  test('and one that restarts in good order', { timeout: OUTAGE_MS }, async () => {
    const [ada, ben] = await Promise.all([open('ada'), open('ben')]);
    const chat = await startDirect(ada, ben);
    const sent = [numbered('ada', 60), numbered('ben', 60)] as const;
    const send = (from: number, to: number) =>
      [ada, ben].flatMap(({ palaver }, i) => (sent[i] ?? []).slice(from, to).map((body) => palaver.send({ conversationId: chat, body })));
    const sends = send(0, 30);
    await ben.events.next(says('ada 10'), 30_000);
    const stopping = gateway.stop();
    sends.push(...send(30, 50));
    await stopping;
    sends.push(...send(50, 60));
    await gateway.restart();
    await Promise.all(sends);
    await expectWhole(chat, sent, [ada, ben]);
  });
});

describe('messages that are written offline', () => {
  test('arrive in order in each conversation on return', { timeout: OUTAGE_MS }, async () => {
    const [ada, ben] = await Promise.all([open('ada'), open('ben')]);
    const [chat, group] = [await startDirect(ada, ben), await createGroup(ada, ben)];
    await gateway.kill();
    const texts = numbered('offline', 20);
    const sends = texts.flatMap((body) => [chat, group].map((conversationId) => ada.palaver.send({ conversationId, body })));
    expect(await ada.palaver.outbox()).toHaveLength(40);
    await gateway.restart();
    ada.palaver.wake();
    await Promise.all(sends);
    expect(await ada.palaver.outbox()).toEqual([]);
    await expectWhole(chat, [texts], [ada, ben]);
    await expectWhole(group, [texts], [ada, ben]);
  });

  test('are sent by the next program that reads the outbox, and by nobody else', { timeout: OUTAGE_MS }, async () => {
    const storage = { session: createMemorySessionStore(), outbox: createMemoryOutboxStore() };
    const ada = await apps.open('ada', { urls: [server.url], storage });
    const ben = await open('ben');
    const chat = await startDirect(ada, ben);
    await gateway.kill();
    const texts = numbered('kept', 5);
    const sends = texts.map((body) => ada.palaver.send({ conversationId: chat, body }));
    expect(await ada.palaver.outbox()).toHaveLength(5);
    await ada.palaver.close();
    for (const outcome of await Promise.allSettled(sends)) expect(outcome).toMatchObject({ reason: { code: 'CLOSED' } });
    await gateway.restart();

    const other = await apps.open('chloe', { urls: [server.url], storage: { outbox: storage.outbox } });
    expect(await other.palaver.outbox()).toHaveLength(5);
    const again = await apps.open('nobody new', { urls: [server.url], storage });
    expect(again.signedIn.userId).toBe(ada.signedIn.userId);
    await ben.events.next(says('kept 5'), 20_000);
    await expect.poll(() => again.palaver.outbox()).toEqual([]);
    expect((await history(again, chat)).map(({ text }) => text)).toEqual(texts);
  });
});

describe('a client with several endpoints', () => {
  test('goes on to one that works', async () => {
    const dead = `http://127.0.0.1:${await freePort()}/graphql`;
    const storage = { session: createMemorySessionStore() };
    const before = await apps.open('ada', { urls: [server.url], storage });
    await before.palaver.close();
    const asking = apps.keep(createPalaver({ urls: [dead, server.url], storage }));
    expect(await asking.query<object, object>('{ serverVersion }')).toHaveProperty('serverVersion');
    const listening = await apps.open('nobody new', { urls: [dead, server.url], storage });
    expect(listening.signedIn.userId).toBe(before.signedIn.userId);
    const changing = apps.keep(createPalaver({ urls: [dead, server.url], storage }));
    const change = 'mutation { updateSettings(input: { pushPreviews: false }) { userErrors { code } } }';
    await expect(changing.mutate(change)).rejects.toMatchObject({ code: 'NETWORK', retryable: true });
    expect(await changing.mutate(change)).toEqual({ updateSettings: { userErrors: [] } });
  });
});

describe('a server that hangs', () => {
  test('is left for the next after the silence, though the connection stands', { timeout: OUTAGE_MS }, async () => {
    const ada = await open('ada');
    const { token } = await tokenOf(ada);
    const ended = Promise.withResolvers<unknown>();
    const connected = Promise.withResolvers<void>();
    const endpoints = createEndpoints([server.url, 'http://127.0.0.1:1/graphql']);
    const session = { token: async () => token, distrust() {} };
    const socket = createSocket({ endpoints, session, webSocket: undefined, connected: connected.resolve, silenceMs: 1_000 });
    socket.subscribe({ query: 'subscription { events { cursor } }', variables: {} }, { next() {}, ended: ended.resolve });
    await connected.promise;
    gateway.pause();
    expect(await ended.promise).toMatchObject({ code: 4499 });
    gateway.resume();
    expect(endpoints.url()).toBe('http://127.0.0.1:1/graphql');
  });
});

test('a client that is dropped while it connects ends in peace, with the class of `ws` too', async () => {
  const deaf = createServer();
  await once(deaf.listen(0, '127.0.0.1'), 'listening');
  const { port } = deaf.address() as AddressInfo; // it listens on a port
  const ended = Promise.withResolvers<unknown>();
  const session = { token: async () => 'any', distrust() {} };
  const endpoints = createEndpoints([`http://127.0.0.1:${port}/graphql`]);
  const socket = createSocket({ endpoints, session, webSocket: WebSocket, connected() {} });
  socket.subscribe({ query: 'subscription { events { cursor } }', variables: {} }, { next() {}, ended: ended.resolve });
  const [connection] = (await once(deaf, 'connection')) as [Socket];
  socket.drop();
  expect(await ended.promise).toMatchObject({ code: 4499 });
  await once(connection.resume(), 'close');
  deaf.close();
});

/** A second session of the same person, with its token in view. */
async function tokenOf({ signedIn }: App): Promise<{ token: string }> {
  const storage = { session: createMemorySessionStore() };
  const palaver = apps.keep(createPalaver({ urls: [server.url], storage }));
  await palaver.logIn({ handle: signedIn.handle, password: 'correct horse battery', deviceName: 'laptop' });
  return { token: (await storage.session.load())?.accessToken ?? '' };
}
