import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { areRolesApart, type Palaver, startPalaver } from '../support/palaver.ts';
import { openSocket } from '../support/sockets.ts';

// With the roles apart the sends are too slow here to overflow a socket within the time that it has to drain.
describe.skipIf(areRolesApart)('a reader that does not read', () => {
  let server: Palaver;
  beforeAll(async () => {
    server = await startPalaver();
  });
  afterAll(() => server?.stop());

  test('holds up nobody else, and is told to begin anew when it reads again', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ada.startDirect(ben);
    const quick = await ben.events();
    const slow = await openSocket(server.wsUrl);
    slow.say({ type: 'connection_init', payload: { authorization: `Bearer ${ben.session.accessToken}` } });
    await slow.messages.next(({ type }) => type === 'connection_ack');
    slow.say({ id: 'slow', type: 'subscribe', payload: { query: EVENTS } });
    await slow.messages.next(({ payload }) => kindOf(payload) === 'HeadReached');

    slow.pause();
    const body = 'x'.repeat(90_000); // more, all together, than the buffers of the system take
    for (let i = 0; i < COUNT; i += 20) await Promise.all(Array.from({ length: 20 }, () => ada.send(chat, body)));
    const got = await quick.upTo(({ __typename, seq }) => __typename === 'MessageSent' && seq === COUNT + 1, 30_000);
    expect(got.filter(({ __typename }) => __typename === 'MessageSent')).toHaveLength(COUNT);

    slow.resume();
    const resync = await slow.messages.next(({ payload }) => kindOf(payload) === 'ResyncRequired');
    expect(eventOf(resync.payload)).toMatchObject({ reason: 'SLOW_CONSUMER', cursor: expect.any(String) });
    const events = slow.messages.received.map(({ payload }) => eventOf(payload)).filter((event) => event?.seq !== undefined);
    expect(events.length).toBeLessThan(COUNT);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 2)); // what did come has no holes
    await ada.send(chat, 'still there?');
    const next = await slow.messages.next(({ payload }) => eventOf(payload)?.message?.body === 'still there?');
    expect(eventOf(next.payload)?.seq).toBe(COUNT + 2);
    slow.close();
  }, 60_000);
});

const COUNT = 160;
const EVENTS =
  'subscription { events { __typename cursor ... on ConversationEvent { seq } ... on MessageSent { message { body } } ... on ResyncRequired { reason } } }';

type Event = { readonly __typename: string; readonly seq?: number; readonly reason?: string; readonly message?: { readonly body: string } };

function eventOf(payload: unknown): Event {
  return (payload as { data?: { events?: Event } } | undefined)?.data?.events ?? { __typename: 'none' }; // the one field that was asked for
}

function kindOf(payload: unknown): string {
  return eventOf(payload).__typename;
}
