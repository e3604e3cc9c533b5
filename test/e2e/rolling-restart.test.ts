import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { afterEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { freePort } from '../servers/server.ts';
import type { Endpoint } from '../support/client.ts';
import { createFeed } from '../support/feed.ts';
import { FLEET_ROLES, type Fleet, startFleet } from '../support/fleet.ts';
import { OPERATIONS, type OperationName, type Operations } from '../support/operations.ts';
import { areRolesApart, endpointOf } from '../support/palaver.ts';
import { type Chat, type Person, signUp } from '../support/person.ts';
import { startProcess } from '../support/process.ts';

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

type Entry = { readonly seq: number; readonly clientMessageId: string };

/** A device with the official client as docs/getting-started.md says, which comes back by itself. */
function startDevice({ wsUrl }: Endpoint, { token, displayName }: Person, chat: Chat) {
  let cursor: string | null = null;
  const { feed, push, fail } = createFeed<Entry>(`${displayName}'s device`);
  const begun = Promise.withResolvers<void>();
  const client = createClient({
    url: wsUrl,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
  });
  const variables = {
    get after() {
      return cursor;
    },
  };
  client.subscribe<Operations['Events']['data']>(
    { query: OPERATIONS.Events, variables },
    {
      next({ data, errors }) {
        if (!data?.events) return fail(new Error(`an event without data: ${JSON.stringify(errors)}`));
        const { events: event } = data;
        cursor = event.cursor;
        if (event.__typename === 'HeadReached') begun.resolve();
        if (event.__typename === 'ResyncRequired') fail(new Error(`its cursor is not known: ${event.reason}`));
        const { seq, conversation, message } = event;
        if (seq !== undefined && message && conversation?.id === chat.id) push({ seq, clientMessageId: message.clientMessageId });
      },
      error: (error) => fail(error instanceof Error ? error : new Error(JSON.stringify(error))),
      complete: () => fail(new Error('completed by the server')),
    },
  );
  cleanUps.push(async () => client.dispose());
  return { feed, begun: begun.promise };
}

/** Requests that are made one after the other in several lanes until told to stop. None is tried again. */
function createLoad() {
  const failures: string[] = [];
  const acknowledged: string[] = [];
  const lanes: Promise<void>[] = [];
  let isOver = false;
  let requests = 0;

  function lane<N extends OperationName>(person: Person, name: N, variables: () => Operations[N]['variables'], everyMs: number): void {
    lanes.push(
      (async () => {
        while (!isOver) {
          const given = variables();
          requests += 1;
          await person.tries<Record<string, { userErrors?: unknown[] }>>(OPERATIONS[name], given).then(
            ({ status, body, text }) => {
              const [payload] = Object.values(body?.data ?? {});
              const isGood = status === 200 && !body?.errors && payload && (payload.userErrors ?? []).length === 0;
              if (!isGood) failures.push(`${new Date().toISOString()} ${name} ${status} ${text.slice(0, 300)}`);
              else if (name === 'SendMessage') acknowledged.push((given as Operations['SendMessage']['variables']).input.clientMessageId);
            },
            (error: Error) => failures.push(`${new Date().toISOString()} ${name} ${causeOf(error)}`),
          );
          await pause(everyMs);
        }
      })(),
    );
  }

  return {
    failures,
    acknowledged,
    requests: () => requests,
    lane,
    writer: (person: Person, { id: conversationId }: Chat) =>
      lane(person, 'SendMessage', () => ({ input: { conversationId, clientMessageId: randomUUID(), body: 'under way' } }), 30),
    async stop() {
      isOver = true;
      await Promise.all(lanes);
    },
  };
}

function causeOf({ message, cause }: Error): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : message;
}

/** Everything that was acknowledged has reached a device, each once, in its order, without a hole. */
async function expectWhole(device: ReturnType<typeof startDevice>, acknowledged: readonly string[], marker: string): Promise<void> {
  const entries = await device.feed.upTo(({ clientMessageId }) => clientMessageId === marker, 30_000);
  const first = entries[0]?.seq ?? 0;
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, i) => first + i));
  const ids = entries.map(({ clientMessageId }) => clientMessageId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(acknowledged.filter((id) => !ids.includes(id))).toEqual([]);
}

describe.runIf(areRolesApart)('two processes of each role behind balancers', () => {
  test('replacing each under load fails no request, and loses and doubles no event', { timeout: 420_000 }, async () => {
    const fleet: Fleet = await startFleet();
    cleanUps.push(fleet.stop);
    const [ada, ben, cleo] = await Promise.all(['ada', 'ben', 'cleo'].map((name) => signUp(name, fleet, () => undefined)));
    if (!ada || !ben || !cleo) throw new Error('three were asked for');
    const chat = await ada.createGroup('under way', ben, cleo);
    const devices = [ada, ben, cleo, cleo].map((person) => startDevice(fleet, person, chat));
    await Promise.all(devices.map(({ begun }) => begun));

    const load = createLoad();
    for (const person of [ada, ben, cleo]) load.writer(person, chat);
    load.lane(ben, 'Inbox', () => ({}), 50);
    load.lane(cleo, 'OpenConversation', () => ({ id: chat.id }), 50);
    load.lane(ada, 'CreateGroup', () => ({ input: { title: 'made', memberIds: [ben.id], clientConversationId: randomUUID() } }), 1_000);
    load.lane(ada, 'RequestUpload', () => ({ input: { fileName: 'a.txt', contentType: 'text/plain', size: 4 } }), 200);
    load.lane(cleo, 'UpdateProfile', () => ({ input: { displayName: 'cleo' } }), 200);
    for (const role of FLEET_ROLES) expect(await fleet.replace(role), role).toEqual([0, 0]);
    await load.stop();

    const marker = randomUUID();
    await ada.send(chat, 'the last', { clientMessageId: marker });
    for (const device of devices) await expectWhole(device, load.acknowledged, marker);
    expect(load.failures).toEqual([]);
    expect(load.acknowledged.length).toBeGreaterThan(100);
  });
});

test('one process that is restarted under load answers whatever it takes, and loses and doubles no event', { timeout: 120_000 }, async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'palaver-rolling-'));
  const [port, healthPort] = [await freePort(), await freePort()];
  const settings = { HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'warn', PORT: String(port), HEALTH_PORT: String(healthPort) };
  const server = await startProcess('all', { ...settings, DRAIN_DELAY_MS: '1000' });
  cleanUps.push(async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true });
  });
  const endpoint = endpointOf(server.url);
  const ada = await signUp('ada', endpoint, () => undefined);
  const ben = await signUp('ben', endpoint, () => undefined);
  const chat = await ada.startDirect(ben);
  const device = startDevice(endpoint, ben, chat);
  await device.begun;

  const load = createLoad();
  for (const person of [ada, ben]) load.writer(person, chat);
  load.lane(ben, 'Inbox', () => ({}), 30);
  for (let i = 0; i < 2; i += 1) {
    await device.feed.take(20);
    expect(await server.stop()).toBe(0);
    await server.restart();
  }
  await device.feed.take(20);
  await load.stop();
  const marker = randomUUID();
  await ada.send(chat, 'the last', { clientMessageId: marker });
  await device.feed.next(({ clientMessageId }) => clientMessageId === marker);
  expect(device.feed.received.map(({ seq }) => seq)).toEqual(device.feed.received.map((_, i) => i + 2));
  const came = device.feed.received.map(({ clientMessageId }) => clientMessageId);
  expect(load.acknowledged.filter((id) => !came.includes(id))).toEqual([]);
  expect(came.filter((id) => id !== marker && !load.acknowledged.includes(id))).toEqual([]); // what failed was not taken
  expect(load.failures.filter((failure) => !/ECONN(REFUSED|RESET)$/.test(failure))).toEqual([]); // nobody listened, or just not any more
});
