import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPalaver } from '../../client/palaver.ts';
import { createMemorySessionStore, type SessionStore, type StoredSession } from '../../client/storage.ts';
import type { Fetch } from '../../client/transport.ts';
import { createTokenSigner } from '../../platform/access-tokens.ts';
import { loadKeys } from '../../platform/keys.ts';
import { createApps, startDirect } from '../support/app.ts';
import { type Palaver as Server, startPalaver } from '../support/palaver.ts';
import { PASSWORD } from '../support/person.ts';

const apps = createApps();
let server: Server;
beforeAll(async () => {
  server = await startPalaver();
});
afterAll(async () => {
  await apps.close();
  await server?.stop();
});

const urls = (): string[] => server.gateways.map(({ url }) => url);
const HANDLE = 'query { viewer { user { handle } } }';
type Handle = { viewer: { user: { handle: string } } };

/** Counts the refreshes that go through it. */
function countingFetch(): { readonly fetch: Fetch; refreshes: number } {
  const counting = {
    refreshes: 0,
    fetch: ((url, init) => {
      if (init.body.includes('refreshSession')) counting.refreshes += 1;
      return fetch(url, init);
    }) satisfies Fetch,
  };
  return counting;
}

/** A session of somebody new whose access token ends so many milliseconds from now, which the client does not expect. */
async function sessionThatEnds(name: string, inMs: number): Promise<SessionStore> {
  const store = createMemorySessionStore();
  const first = await apps.open(name, { urls: urls(), storage: { session: store } });
  await first.palaver.close();
  const session = (await store.load()) as StoredSession; // she has signed up
  const keys = loadKeys({
    DATA_DIR: server.dataDir,
    INTERNAL_SECRET: undefined,
    ACCESS_TOKEN_PRIVATE_KEY: undefined,
    ACCESS_TOKEN_PUBLIC_KEYS: [],
    ACCESS_TOKEN_RETIRED_PRIVATE_KEYS: [],
  });
  const signer = createTokenSigner(keys, { now: () => Date.now() - 600_000 + inMs });
  const { token } = await signer.sign({ userId: session.userId, deviceId: session.deviceId });
  await store.save({ ...session, accessToken: token });
  return store;
}

describe('an access token', () => {
  test('that has ended is exchanged once for all who ask at the same time', async () => {
    const session = await sessionThatEnds('ada', -60_000);
    const counting = countingFetch();
    const palaver = apps.keep(createPalaver({ urls: urls(), storage: { session }, fetch: counting.fetch }));
    const answers = await Promise.all(Array.from({ length: 10 }, () => palaver.query<Handle, object>(HANDLE)));
    expect(new Set(answers.map(({ viewer }) => viewer.user.handle)).size).toBe(1);
    expect(counting.refreshes).toBe(1);
  });

  test('that ends while events come interrupts them for a moment and loses none', async () => {
    const session = await sessionThatEnds('ada', 3_000);
    const counting = countingFetch();
    const ada = await apps.open('ada', { urls: urls(), storage: { session }, fetch: counting.fetch });
    const ben = await apps.open('ben', { urls: urls() });
    const chat = await startDirect(ben, ada);
    const texts: string[] = [];
    while (counting.refreshes === 0 || ada.heads.received.length < 2) {
      const body = `message ${texts.length + 1}`;
      await ben.palaver.send({ conversationId: chat, body });
      texts.push(body);
    }
    await ben.palaver.send({ conversationId: chat, body: 'last' });
    await ada.events.next((event) => event.__typename === 'MessageSent' && event.message?.preview.text === 'last');
    expect(ada.texts(chat)).toEqual([...texts, 'last']);
    expect(counting.refreshes).toBe(1);
  });

  test('that another tab has refreshed is taken over', async () => {
    const store = await sessionThatEnds('ada', -60_000);
    const stale = (await store.load()) as StoredSession; // she is signed in
    const one = countingFetch();
    const other = countingFetch();
    const tab = apps.keep(createPalaver({ urls: urls(), storage: { session: store }, fetch: one.fetch }));
    const early: SessionStore = { load: firstThen(stale, store), save: store.save };
    const second = apps.keep(createPalaver({ urls: urls(), storage: { session: early }, fetch: other.fetch }));
    await tab.query(HANDLE);
    await second.query(HANDLE);
    expect([one.refreshes, other.refreshes]).toEqual([1, 0]);
  });
});

describe('a session', () => {
  test('of a revoked device ends the app, which says so once', async () => {
    const session = createMemorySessionStore();
    const phone = await apps.open('ada', { urls: urls(), storage: { session } });
    const laptop = apps.keep(createPalaver({ urls: urls() }));
    await laptop.logIn({ handle: phone.signedIn.handle, password: PASSWORD, deviceName: 'laptop' });
    const { revokeDevice } = await laptop.mutate<{ revokeDevice: { userErrors: object[] } }, { deviceId: string }>(
      'mutation ($deviceId: ID!) { revokeDevice(input: { deviceId: $deviceId }) { userErrors { code } } }',
      { deviceId: phone.signedIn.deviceId },
    );
    expect(revokeDevice.userErrors).toEqual([]);
    await phone.signedOut;
    expect(await phone.palaver.signedIn()).toBeNull();
    expect(await session.load()).toBeNull();
    await expect(phone.palaver.query(HANDLE)).rejects.toMatchObject({ code: 'UNAUTHENTICATED', retryable: false });
    await expect(phone.palaver.send({ conversationId: 'cnv_1', body: 'hello' })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('that the app itself ends is over, and is not reported', async () => {
    const ada = await apps.open('ada', { urls: urls() });
    let isReported = false;
    void ada.signedOut.then(() => {
      isReported = true;
    });
    await ada.palaver.logOut();
    await expect(ada.palaver.query(HANDLE)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(isReported).toBe(false);
    await expect(ada.palaver.logOut()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('that follows another in the same app gives the events of whoever is signed in now', async () => {
    const [ada, ben, chloe] = [
      await apps.open('ada', { urls: urls() }),
      await apps.open('ben', { urls: urls() }),
      await apps.open('chloe', { urls: urls() }),
    ];
    await ada.palaver.logOut();
    await ada.palaver.logIn({ handle: ben.signedIn.handle, password: PASSWORD, deviceName: "ada's phone" });
    expect(await ada.resyncs.next()).toMatchObject({ reason: 'CURSOR_FOREIGN' });
    const chat = await startDirect(chloe, ben);
    await chloe.palaver.send({ conversationId: chat, body: 'for ben' });
    await ada.events.next(({ __typename }) => __typename === 'MessageSent');
    expect(ada.texts(chat)).toEqual(['for ben']);
  });

  test('is not opened with a wrong password, which is no error but an answer', async () => {
    const { signedIn } = await apps.open('ada', { urls: urls() });
    const palaver = apps.keep(createPalaver({ urls: urls() }));
    const outcome = await palaver.logIn({ handle: signedIn.handle, password: 'wrong horse battery', deviceName: 'laptop' });
    expect(outcome).toMatchObject({ signedIn: null, userErrors: [{ code: 'CREDENTIALS_INVALID' }] });
    expect(await palaver.signedIn()).toBeNull();
  });
});

/** A load that first gives an old value. */
function firstThen(first: StoredSession, store: SessionStore): SessionStore['load'] {
  let isFirst = true;
  return () => {
    const value = isFirst ? first : store.load();
    isFirst = false;
    return value;
  };
}
