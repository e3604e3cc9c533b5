import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../servers/server.ts';
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

  async function subscribe(count: number, token: string, selection: string) {
    const query = `subscription ($after: String) { events(after: $after) { __typename cursor ... on MessageSent { ${selection} } } }`;
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
