import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../servers/server.ts';
import { OPERATIONS } from '../support/operations.ts';
import { areRolesApart, type Palaver, startPalaver } from '../support/palaver.ts';
import { openSocket } from '../support/sockets.ts';

describe.skipIf(areRolesApart)('subscribers with the same selection', () => {
  let server: Palaver;
  let metricsUrl: string;
  beforeAll(async () => {
    const port = await freePort();
    metricsUrl = `http://127.0.0.1:${port}/metrics`;
    server = await startPalaver({ HEALTH_PORT: String(port) });
  });
  afterAll(() => server?.stop());

  test('share one execution for each event, whatever their cursors; one field of the viewer alone, and each has her own', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ada.startDirect(ben);
    const known = await subscribe(10, ben.session.accessToken, 'message { body }');
    const shared = await subscribe(10, ben.session.accessToken, 'message { body sender { displayName } conversation { title } }');
    const alone = await subscribe(10, ben.session.accessToken, 'message { body conversation { unreadCount } }');
    const before = await executions();
    for (let i = 0; i < 5; i += 1) await ada.send(chat, `message ${i}`);
    for (const socket of [...known, ...shared, ...alone]) await socket.messages.next(({ payload }) => JSON.stringify(payload).includes('message 4'));
    const after = await executions();
    expect(after.shared - before.shared).toBe(2 * 5);
    expect(after.alone - before.alone).toBe(10 * 5);
    for (const socket of [...known, ...shared, ...alone]) socket.close();
  });

  test('share one execution for each new message with everything that an app shows of one, also where it answers another', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ada.startDirect(ben);
    const sockets = await open(10, ben.session.accessToken, OPERATIONS.Events);
    const before = await executions();
    const first = await ada.send(chat, `hello @${ben.handle}`);
    const reply = await ada.send(chat, 'an answer', { replyToId: first.id });
    for (const socket of sockets) {
      const { payload } = await socket.messages.next((said) => JSON.stringify(said).includes(reply.id));
      expect(payload).toMatchObject({ data: { events: { message: { id: reply.id, replyTo: { id: first.id }, status: 'SENT' } } } });
    }
    const after = await executions();
    expect({ shared: after.shared - before.shared, alone: after.alone - before.alone }).toEqual({ shared: 2, alone: 0 });
    for (const socket of sockets) socket.close();
  });

  function subscribe(count: number, token: string, selection: string) {
    return open(count, token, `subscription ($after: String) { events(after: $after) { __typename cursor ... on MessageSent { ${selection} } } }`);
  }

  async function open(count: number, token: string, query: string) {
    const sockets = await Promise.all(Array.from({ length: count }, () => openSocket(server.wsUrl)));
    for (const [i, socket] of sockets.entries()) {
      socket.say({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
      await socket.messages.next(({ type }) => type === 'connection_ack');
      socket.say({ id: `own id ${i}`, type: 'subscribe', payload: { query, variables: { after: null } } });
      await socket.messages.next(({ payload }) => JSON.stringify(payload).includes('HeadReached'));
    }
    return sockets;
  }

  async function executions(): Promise<{ shared: number; alone: number }> {
    const text = await (await fetch(metricsUrl)).text();
    const count = (shared: boolean): number => Number(new RegExp(`^chat_executions_total\\{shared="${shared}"\\} (\\d+)`, 'm').exec(text)?.[1] ?? 0);
    return { shared: count(true), alone: count(false) };
  }
});
