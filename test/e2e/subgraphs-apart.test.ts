import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../platform/clock.ts';
import { CALLER_HEADER, signCaller } from '../../platform/viewer.ts';
import { SUBGRAPHS } from '../../schema/sdl.ts';
import { send } from '../support/client.ts';
import { expectNothingInternal } from '../support/leaks.ts';
import { OPERATIONS, type Operations } from '../support/operations.ts';
import { areRolesApart, type Palaver, startPalaver } from '../support/palaver.ts';
import type { Chat, Person } from '../support/person.ts';

describe.runIf(areRolesApart)('subgraphs in processes of their own', () => {
  let server: Palaver;
  let ada: Person;
  let ben: Person;
  let chat: Chat;
  beforeAll(async () => {
    server = await startPalaver({ REQUEST_DEADLINE_MS: '2000' });
    ({ ada, ben } = await server.people('ada', 'ben'));
    chat = await ada.startDirect(ben);
    await ada.send(chat, 'hello');
  });
  afterAll(() => server?.stop());

  /** Asks for a screen that four subgraphs have a part in, within the deadline of the request and something for the way. */
  async function open(): Promise<{
    readonly codes: readonly string[];
    readonly messages: readonly (string | null)[];
    readonly members: readonly unknown[] | null;
  }> {
    const answer = await ada.tries<Operations['OpenConversation']['data']>(OPERATIONS.OpenConversation, { id: chat.id });
    expect(answer.status).toBe(200);
    expectNothingInternal(answer.text);
    const conversation = answer.body?.data?.conversation;
    return {
      codes: [...new Set(answer.codes)],
      messages: conversation?.messages?.edges.map(({ node }) => node.preview.text) ?? [],
      members: conversation?.members?.nodes.map(({ user }) => user && 'displayName' in user && user.displayName) ?? null,
    };
  }

  test('with user gone, conversations and messages are there, names are null', async () => {
    await server.kill('user');
    expect(await open()).toEqual({ codes: ['SUBGRAPH_UNAVAILABLE'], messages: ['hello'], members: [null, null] });
    await ada.send(chat, 'still here').catch((error: Error) => expect(error.message).toContain('SUBGRAPH_UNAVAILABLE')); // written, but for the names
    expect((await ben.tries('{ viewer { id unreadCount } }')).body?.data).toBeDefined();
    await server.process('user').restart();
    const whole = await open();
    expect(whole).toEqual({ codes: [], messages: ['hello', 'still here'], members: expect.arrayContaining(['ada', 'ben']) });
  });

  test('with message gone, conversations and people are there, and sending says that it may be tried again', async () => {
    await server.kill('message');
    const { codes, members } = await open();
    expect([codes, members]).toEqual([['SUBGRAPH_UNAVAILABLE'], expect.arrayContaining(['ada', 'ben'])]);
    const input = { conversationId: chat.id, clientMessageId: 'again', body: 'again' };
    expect((await ada.tries(OPERATIONS.SendMessage, { input })).codes).toEqual(['SUBGRAPH_UNAVAILABLE']);
    await server.process('message').restart();
    expect(await ada.does('SendMessage', { input })).toMatchObject({ wasDuplicate: false });
  });

  test('with media and presence gone, text is written and received', async () => {
    await Promise.all([server.kill('media'), server.kill('presence')]);
    const live = await ben.events();
    const { id } = await ada.send(chat, 'text needs neither');
    expect(await live.next()).toMatchObject({ message: { id } });
    await Promise.all([server.process('media').restart(), server.process('presence').restart()]);
  });

  test('one that hangs costs its own part only, by the deadline', async () => {
    server.process('user').pause();
    expect(await open()).toEqual({ codes: ['DEADLINE_EXCEEDED'], messages: expect.arrayContaining(['hello']), members: [null, null] });
    const variables = { input: { handle: 'somebody', displayName: 'x', password: 'correct horse battery', deviceName: 'x' } };
    expect((await send(server, { query: OPERATIONS.SignUp, variables })).codes).toEqual(['DEADLINE_EXCEEDED']);
    server.process('user').resume();
    expect((await open()).codes).toEqual([]);
  });

  test.each(SUBGRAPHS)('%s answers nobody without a caller header of its own', async (name) => {
    const { url } = server.process(name);
    const secret = readFileSync(join(server.dataDir, 'keys', 'internal-secret'), 'utf8').trim();
    const caller = { viewer: { userId: ada.id, deviceId: ada.session.device.id } };
    const other = name === 'user' ? 'group' : 'user';
    const minuteAgo = { now: () => Date.now() - 60_000 };
    const wrong = [
      '',
      'x',
      'x.y',
      signCaller(caller, other, secret, systemClock),
      signCaller(caller, name, `${secret}x`, systemClock),
      signCaller(caller, name, secret, minuteAgo),
    ];
    for (const query of [
      '{ _service { sdl } }',
      '{ _entities(representations: [{ __typename: "User", id: "x" }]) { __typename } }',
      '{ __typename }',
    ]) {
      for (const header of wrong) {
        const { status, text } = await send({ url: `${url}/graphql`, wsUrl: '' }, { query }, header ? { headers: { [CALLER_HEADER]: header } } : {});
        expect(status).toBe(401);
        expect(text).not.toContain('data');
      }
    }
    const right = await send(
      { url: `${url}/graphql`, wsUrl: '' },
      { query: '{ __typename }' },
      { headers: { [CALLER_HEADER]: signCaller(caller, name, secret, systemClock) } },
    );
    expect(right.body?.data).toEqual({ __typename: 'Query' });
  });
});
