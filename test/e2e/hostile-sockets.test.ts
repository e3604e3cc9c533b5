import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Event } from '../support/answers.ts';
import { expectNothingInternal } from '../support/leaks.ts';
import { OPERATIONS } from '../support/operations.ts';
import { type Palaver, startPalaver } from '../support/palaver.ts';
import type { Person } from '../support/person.ts';
import { openSocket, type RawSocket } from '../support/sockets.ts';

let server: Palaver;
let ada: Person;
let ben: Person;
beforeAll(async () => {
  server = await startPalaver();
  ({ ada, ben } = await server.people('ada', 'ben'));
});
afterAll(() => server?.stop());

/** A socket that has said who it is. */
async function greeted(): Promise<RawSocket> {
  const socket = await openSocket(server.wsUrl);
  socket.say({ type: 'connection_init', payload: { authorization: `Bearer ${ada.token}` } });
  await socket.messages.next(({ type }) => type === 'connection_ack');
  return socket;
}

/** What a socket is answered to an operation. */
async function answerTo(
  socket: RawSocket,
  id: string,
  payload: object,
): Promise<{ readonly type: string; readonly text: string; readonly codes: readonly unknown[] }> {
  socket.say({ type: 'subscribe', id, payload });
  const message = await socket.messages.next((one) => one.id === id);
  const result = message.payload as readonly object[] | { errors?: readonly object[] }; // errors, or a result
  const errors = (Array.isArray(result) ? result : (result as { errors?: readonly object[] }).errors) ?? [];
  const codes = (errors as { extensions?: { code?: unknown } }[]).map(({ extensions }) => extensions?.code);
  return { type: message.type, text: JSON.stringify(message), codes: [...new Set(codes)] };
}

describe('a socket', () => {
  test('from a page of another origin is not opened', async () => {
    for (const origin of ['https://evil.example', 'null']) {
      await expect(openSocket(server.wsUrl, { headers: { origin } })).rejects.toThrow('403');
    }
    const own = await openSocket(server.wsUrl, { headers: { origin: server.url.replace('/graphql', '') } });
    own.close();
  });

  test('elsewhere, or of another protocol, is not opened', async () => {
    await expect(openSocket(server.wsUrl.replace('/graphql', '/other'))).rejects.toThrow('404');
    const legacy = await openSocket(server.wsUrl, { protocol: 'graphql-ws' }).then(
      ({ closed }) => closed,
      () => ({ code: 4406 }),
    );
    expect(legacy.code).toBe(4406);
  });

  test('that does not say who it is within 3 s is closed', async () => {
    const silent = await openSocket(server.wsUrl);
    expect(await silent.closed).toMatchObject({ code: 4408 });
  });

  test('that says nobody, or nonsense, or too much, is closed with the code for it', async () => {
    const init = (authorization: unknown) => ({ type: 'connection_init', payload: { authorization } });
    for (const [message, code] of [
      [{ type: 'connection_init' }, 4401],
      [init({ $gt: '' }), 4401],
      [init('Bearer x'), 4403],
      [init('x'), 4403],
      ['{', 4400],
      ['[]', 4400],
      ['null', 4400],
      [{ type: 'nonsense' }, 4400],
      [{ type: 'subscribe', id: '1', payload: { query: OPERATIONS.Events } }, 4401],
      ['x'.repeat(70_000), 1009],
    ] as const) {
      const socket = await openSocket(server.wsUrl);
      socket.say(message);
      expect([message, (await socket.closed).code]).toEqual([message, code]);
    }
    expect((await ada.query('Me', {})).viewer.user.id).toBe(ada.id);
  });

  test('has at most 100 operations at a time; the 101st is refused, the others go on', async () => {
    const socket = await greeted();
    for (let i = 0; i < 100; i++) socket.say({ type: 'subscribe', id: `${i}`, payload: { query: OPERATIONS.Events, variables: { after: 'now' } } });
    for (let i = 0; i < 100; i++) await socket.messages.next(({ type }) => type === 'next');
    expect(await answerTo(socket, 'one more', { query: OPERATIONS.Events })).toMatchObject({ type: 'error', codes: ['RATE_LIMITED'] });
    socket.say({ type: 'complete', id: '0' });
    expect(await answerTo(socket, 'in its place', { query: '{ serverVersion }' })).toMatchObject({ type: 'next', codes: [] });
    const chat = await ada.startDirect(ben);
    const came = new Set<string | undefined>();
    while (came.size < 99) came.add((await socket.messages.next((message) => JSON.stringify(message).includes(chat.id))).id);
    socket.close();
  });

  test('refuses what HTTP refuses', async () => {
    const socket = await greeted();
    const depth = `{ conversation(id: "x") { ${'messages(last: 1) { nodes { conversation { '.repeat(8)} id ${'} } }'.repeat(8)} } }`;
    const aliases = `{ ${Array.from({ length: 16 }, (_, i) => `a${i}: serverVersion`).join(' ')} }`;
    const fragments = `{ ...f0 } ${Array.from({ length: 24 }, (_, i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`).join(' ')} fragment f24 on Query { __typename }`;
    for (const [payload, code] of [
      [{ query: '{' }, 'GRAPHQL_PARSE_FAILED'],
      [{ query: `{ ${'__typename '.repeat(2_000)} }` }, 'GRAPHQL_PARSE_FAILED'],
      [{ query: depth }, 'GRAPHQL_VALIDATION_FAILED'],
      [{ query: aliases }, 'GRAPHQL_VALIDATION_FAILED'],
      [{ query: fragments }, 'GRAPHQL_VALIDATION_FAILED'],
      [{ query: 'subscription { ...f } fragment f on Subscription { events { cursor } }' }, 'BAD_USER_INPUT'],
      [{ query: 'subscription { events { cursor } presenceChanged(userIds: []) { status } }' }, 'GRAPHQL_VALIDATION_FAILED'],
      [{ query: '{ serverVersion }', operationName: 'Other' }, 'BAD_USER_INPUT'],
      [{ query: OPERATIONS.FindUser, variables: { handle: { $gt: '' } } }, 'BAD_USER_INPUT'],
      [{ query: OPERATIONS.Events, variables: { after: { $gt: '' } } }, 'BAD_USER_INPUT'],
      [{ query: OPERATIONS.Presence, variables: {} }, 'BAD_USER_INPUT'],
      [{ query: OPERATIONS.Presence, variables: { userIds: [] } }, 'BAD_USER_INPUT'],
      [{ query: OPERATIONS.Presence, variables: { userIds: Array.from({ length: 201 }, (_, i) => `usr_${i}`) } }, 'BAD_USER_INPUT'],
      [{ query: OPERATIONS.WholeBody, variables: { id: 'msg_x' } }, 'NOT_FOUND'],
    ] as const) {
      const answer = await answerTo(socket, crypto.randomUUID(), payload);
      expect([payload, answer.codes]).toEqual([payload, [code]]);
      expectNothingInternal(answer.text);
    }
    expect(await answerTo(socket, 'still', { query: '{ viewer { id } }' })).toMatchObject({ type: 'next', codes: [] });
    socket.close();
  });
});

describe('a cursor of events', () => {
  test.each<[string, string, (cursor: string) => string]>([
    ['that is none', 'CURSOR_INVALID', () => 'x'],
    ['that is empty', 'CURSOR_INVALID', () => ''],
    ['that was changed', 'CURSOR_INVALID', (cursor) => cursor.replace('.', '.A')],
    ['with another signature', 'CURSOR_INVALID', (cursor) => `${cursor.slice(0, -4)}AAAA`],
    ['of 20,000 characters', 'CURSOR_INVALID', () => 'x'.repeat(20_000)],
    ["that is somebody else's", 'CURSOR_FOREIGN', (cursor) => cursor],
  ])('%s asks for a new beginning, and the stream goes on from there', async (_, reason, change) => {
    const { cy, dan } = await server.people('cy', 'dan');
    const hers = await cy.events();
    const chat = await cy.startDirect(dan);
    const { cursor } = await hers.next();
    const his = await dan.events(change(cursor));
    const first = await his.next();
    expect(first).toMatchObject({ __typename: 'ResyncRequired', reason, cursor: expect.any(String) });
    const { id } = await cy.send(chat, 'hello');
    const isHello = ({ message }: Event): boolean => message?.id === id;
    await his.next(isHello);
    const again = await dan.events(first.cursor);
    await again.next(isHello);
  });
});
