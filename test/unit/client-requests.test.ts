import { describe, expect, test } from 'vitest';
import { createEndpoints } from '../../client/endpoints.ts';
import { PalaverError } from '../../client/errors.ts';
import type { Requests } from '../../client/requests.ts';
import { createSessionKeeper } from '../../client/session.ts';
import { createMemorySessionStore, type StoredSession } from '../../client/storage.ts';
import { createTransmit } from '../../client/transmission.ts';
import { createTransport, type Fetch } from '../../client/transport.ts';

const endpoints = () => createEndpoints(['http://one.invalid/graphql', 'https://two.invalid/graphql']);
const answering =
  (status: number, text: string): Fetch =>
  async () => ({ status, text: async () => text });
const transportOf = (fetch: Fetch, places = endpoints()) => createTransport({ endpoints: places, fetch, deadlineMs: 10_000 });
const operation = { query: '{ serverVersion }', variables: {} };

describe('an answer', () => {
  test.each([
    [502, '<html>Bad gateway</html>', 'NETWORK', true],
    [200, '<html>Log in to the hotel</html>', 'NETWORK', true],
    [429, 'slow down', 'NETWORK', true],
    [413, '{"message":"too large"}', 'HTTP_REFUSED', false],
  ])('HTTP %i that is not GraphQL (%s) is %s', async (status, text, code, retryable) => {
    await expect(transportOf(answering(status, text)).post(operation, null)).rejects.toMatchObject({ code, retryable });
  });

  test('carries the code, the path, and when to come back, with whatever status', async () => {
    const error = { message: 'no', path: ['viewer', 0], extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 7 } };
    const { data, errors } = await transportOf(answering(429, JSON.stringify({ data: { viewer: null }, errors: [error] }))).post(operation, null);
    expect(data).toEqual({ viewer: null });
    expect(errors).toMatchObject([{ code: 'RATE_LIMITED', retryable: true, path: ['viewer', 0], retryAfterMs: 7_000 }]);
  });

  test('that does not come leads to the next endpoint, and round', async () => {
    const places = endpoints();
    const asked: string[] = [];
    const transport = transportOf(async (url) => {
      asked.push(url);
      throw new TypeError('fetch failed');
    }, places);
    for (let i = 0; i < 3; i += 1) await expect(transport.post(operation, null)).rejects.toMatchObject({ code: 'NETWORK' });
    expect(asked).toEqual(['http://one.invalid/graphql', 'https://two.invalid/graphql', 'http://one.invalid/graphql']);
    expect(places.webSocketUrl()).toBe('wss://two.invalid/graphql');
  });

  test('that never comes is given up at the deadline', async () => {
    const hanging: Fetch = (_url, { signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    const transport = createTransport({ endpoints: endpoints(), fetch: hanging, deadlineMs: 10 });
    await expect(transport.post(operation, null)).rejects.toMatchObject({ code: 'NETWORK' });
  });
});

test('URLs that are none are refused at once', () => {
  for (const urls of [[], ['localhost'], ['ws://localhost/graphql']]) expect(() => createEndpoints(urls)).toThrow(TypeError);
});

describe('an attempt to send', () => {
  const input = { conversationId: 'cnv_1', clientMessageId: '1', body: 'hello' };
  const outcomeOf = (perform: () => Promise<unknown>) => createTransmit({ perform: perform as Requests['perform'] })(input);
  const error = (code: string) => new PalaverError(code, code);

  test.each(['NETWORK', 'DEADLINE_EXCEEDED', 'INTERNAL_SERVER_ERROR', 'SUBGRAPH_UNAVAILABLE', 'RATE_LIMITED', 'UNAUTHENTICATED', 'CLOSED'])(
    'that ends with %s is unknown',
    async (code) => {
      expect(await outcomeOf(() => Promise.reject(error(code)))).toMatchObject({ kind: 'unknown' });
      expect(await outcomeOf(async () => ({ data: null, errors: [error(code)] }))).toMatchObject({ kind: 'unknown' });
    },
  );

  test.each(['BAD_USER_INPUT', 'FORBIDDEN', 'NOT_FOUND', 'HTTP_REFUSED'])('that ends with %s is refused', async (code) => {
    expect(await outcomeOf(async () => ({ data: null, errors: [error(code)] }))).toMatchObject({ kind: 'refused', error: { code } });
  });

  test('that gives the message is acknowledged, whatever is missing of it', async () => {
    const data = { sendMessage: { message: { id: 'msg_1', sender: null }, wasDuplicate: false, userErrors: [] } };
    const outcome = await outcomeOf(async () => ({ data, errors: [error('SUBGRAPH_UNAVAILABLE')] }));
    expect(outcome).toEqual({ kind: 'acknowledged', message: data.sendMessage.message });
  });

  test('an answer without message, reason and error is unknown', async () => {
    const data = { sendMessage: { message: null, wasDuplicate: false, userErrors: [] } };
    expect(await outcomeOf(async () => ({ data, errors: [] }))).toMatchObject({ kind: 'unknown' });
  });
});

describe('the session', () => {
  const NOW = Date.parse('2026-03-01T12:00:00.000Z');
  const session: StoredSession = {
    ...{ userId: 'usr_1', deviceId: 'dev_1', handle: 'ada', displayName: 'Ada' },
    ...{ accessToken: 'old', refreshToken: 'rt1', renewAt: NOW - 1 },
  };
  const fields = (n: number, expiresAt = NOW + 600_000) => ({
    ...{ accessToken: `access ${n}`, accessTokenExpiresAt: new Date(expiresAt).toISOString(), refreshToken: `rt${n}` },
    ...{ device: { id: 'dev_1' }, viewer: { id: 'usr_1', user: { handle: 'ada', displayName: 'Ada' } } },
  });
  const keeperOf = async (answers: (() => unknown)[], now = () => NOW) => {
    const store = createMemorySessionStore();
    await store.save(session);
    let signedOuts = 0;
    const onSignedOut = (): void => {
      signedOuts += 1;
    };
    let asked = 0;
    const post = async () => (answers[asked++] as () => never)(); // as many as are asked for
    const keeper = createSessionKeeper({ transport: { post: post as never }, store, onSignedOut, now });
    return { keeper, store, asked: () => asked, signedOuts: () => signedOuts };
  };
  const refreshed = (n: number, expiresAt?: number) => () => ({
    data: { refreshSession: { session: fields(n, expiresAt), userErrors: [] } },
    errors: [],
  });
  const over = () => ({ data: { refreshSession: { session: null, userErrors: [{ code: 'REFRESH_TOKEN_INVALID', message: '' }] } }, errors: [] });
  const fails = (): never => {
    throw new PalaverError('NETWORK', 'no');
  };

  test('is not lost when the server can not be asked, and is asked again by the next', async () => {
    const { keeper, signedOuts } = await keeperOf([
      fails,
      () => ({ data: null, errors: [new PalaverError('INTERNAL_SERVER_ERROR', '')] }),
      refreshed(2),
    ]);
    await expect(keeper.token()).rejects.toMatchObject({ code: 'NETWORK', retryable: true });
    await expect(keeper.token()).rejects.toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
    expect(await keeper.token()).toBe('access 2');
    expect(signedOuts()).toBe(0);
  });

  test('that is over is reported once, to everybody who waits', async () => {
    const { keeper, store, signedOuts } = await keeperOf([over]);
    const outcomes = await Promise.allSettled([keeper.token(), keeper.token(), keeper.token()]);
    expect(outcomes).toMatchObject(outcomes.map(() => ({ reason: { code: 'UNAUTHENTICATED' } })));
    await expect(keeper.token()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(signedOuts()).toBe(1);
    expect(await store.load()).toBeNull();
  });

  test.each([
    ['right', 600_000],
    ['an hour fast', -3_000_000],
    ['an hour slow', 4_200_000],
    ['years off', 600_000 - 3e11],
  ])('on a device whose clock is %s is not refreshed for every request', async (_, remaining) => {
    let now = NOW;
    const { keeper, asked } = await keeperOf([refreshed(2, NOW + remaining), refreshed(3)], () => now);
    await keeper.token();
    now += 500_000;
    expect(await keeper.token()).toBe('access 2');
    expect(asked()).toBe(1);
  });

  test('of somebody who signs in while the old one is refreshed wins', async () => {
    const answer = Promise.withResolvers<unknown>();
    const { keeper } = await keeperOf([() => answer.promise]);
    const asked = keeper.token();
    await keeper.restored();
    await keeper.begin({ ...fields(9), device: { id: 'dev_9' } });
    answer.resolve(refreshed(2)());
    expect(await asked).toBe('access 9');
    expect(keeper.current()).toMatchObject({ deviceId: 'dev_9' });
  });

  test('a token that was replaced already is not distrusted', async () => {
    const { keeper, asked } = await keeperOf([refreshed(2), refreshed(3)]);
    await keeper.token();
    keeper.distrust('old');
    expect(await keeper.token()).toBe('access 2');
    keeper.distrust('access 2');
    expect(await keeper.token()).toBe('access 3');
    expect(asked()).toBe(2);
  });
});
