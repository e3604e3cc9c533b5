import { expect, test } from 'vitest';
import { newId } from '../../platform/ids.ts';
import { createUserSubgraph } from '../../subgraphs/user/subgraph.ts';
import { codesOf, newKeys, PASSWORD, sessionOf, startUserSubgraph, viewerOf } from './user-subgraph.fixture.ts';

const DAY = 86_400_000;
const LOG_OUT = 'mutation { logOut { device { id isCurrent } userErrors { code } } }';
const REVOKE = 'mutation ($id: ID!) { revokeDevice(input: { deviceId: $id }) { device { id isCurrent } userErrors { code path } } }';
const CHANGE = `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { viewer { id devices { id isCurrent } } userErrors { code path } } }`;
const NEXT_PASSWORD = 'an entirely different sentence';
const INVALID = ['REFRESH_TOKEN_INVALID input.refreshToken'];

const user = await startUserSubgraph();
const { send, field, logIn, refresh, someone } = user;
const codesOfErrors = async (query: string, variables: object, viewer: { userId: string; deviceId: string }) =>
  (await send(query, { ...variables }, viewer)).errors?.map(({ extensions }) => extensions?.['code']);
const endOf = (viewer: { userId: string; deviceId: string }) => user.ended.filter((message) => JSON.stringify(message) === JSON.stringify(viewer));

test('a refresh gives a new pair of tokens for the same device, again and again', async () => {
  let { session, viewer } = await someone();
  for (let round = 0; round < 3; round += 1) {
    user.clock.time += 600_000;
    const next = sessionOf(await refresh(session.refreshToken));
    expect(next.refreshToken).not.toBe(session.refreshToken);
    expect(viewerOf(next)).toEqual(viewer);
    expect((await user.verifier.verify(next.accessToken)).expiresAt).toBe(user.clock.time + 600_000);
    expect(next.device).toMatchObject({ isCurrent: true, lastActiveAt: new Date(user.clock.time).toISOString() });
    session = next;
  }
});

test('of 20 parallel refreshes each gets the same successor, and it works', async () => {
  const { session, viewer } = await someone();
  const tokens = (await Promise.all(Array.from({ length: 20 }, () => refresh(session.refreshToken)))).map(
    (payload) => sessionOf(payload).refreshToken,
  );
  expect(new Set(tokens).size).toBe(1);
  sessionOf(await refresh(tokens[0] ?? ''));
  expect(endOf(viewer)).toEqual([]);
});

test('a used refresh token gets the same successor for 30 seconds; after that it ends the session', async () => {
  const { session, viewer } = await someone();
  const next = sessionOf(await refresh(session.refreshToken));
  user.clock.time += 30_000;
  expect(sessionOf(await refresh(session.refreshToken)).refreshToken).toBe(next.refreshToken);
  user.clock.time += 1;
  expect(codesOf(await refresh(session.refreshToken))).toEqual(INVALID);
  expect(endOf(viewer)).toHaveLength(1);
  expect(codesOf(await refresh(next.refreshToken))).toEqual(INVALID);
  expect(await codesOfErrors(LOG_OUT, {}, viewer)).toEqual(['TOKEN_INVALID']);
});

test('a refresh token from before the last one ends the session at once', async () => {
  const { session, viewer } = await someone();
  const second = sessionOf(await refresh(session.refreshToken));
  const third = sessionOf(await refresh(second.refreshToken));
  expect(codesOf(await refresh(session.refreshToken))).toEqual(INVALID);
  expect(endOf(viewer)).toHaveLength(1);
  expect(codesOf(await refresh(third.refreshToken))).toEqual(INVALID);
});

test('reuse ends the session of that device only', async () => {
  const { session, handle } = await someone();
  const other = sessionOf(await logIn(handle));
  sessionOf(await refresh(sessionOf(await refresh(session.refreshToken)).refreshToken));
  expect(codesOf(await refresh(session.refreshToken))).toEqual(INVALID);
  sessionOf(await refresh(other.refreshToken));
});

test('a token that we did not make does nothing, not even end a session', async () => {
  const { session, viewer } = await someone();
  const stranger = (await someone()).session.refreshToken;
  const [rt, userId, deviceId, generation, mac = ''] = session.refreshToken.split('.');
  const forged = [
    '',
    'x'.repeat(100_000),
    session.accessToken,
    [rt, userId, deviceId, '2', mac].join('.'),
    [rt, userId, deviceId, '01', mac].join('.'),
    [rt, userId, deviceId, '0', mac].join('.'),
    [rt, userId, deviceId, generation, mac.slice(0, -1)].join('.'),
    [rt, userId, deviceId, generation, `${mac.slice(0, -1)}${mac.endsWith('A') ? 'B' : 'A'}`].join('.'),
    [rt, userId, deviceId, generation, mac, ''].join('.'),
    [rt, userId, deviceId, generation, ...stranger.split('.').slice(4)].join('.'),
    [rt, newId('usr'), deviceId, generation, mac].join('.'),
    [rt, userId, newId('dev'), generation, mac].join('.'),
    `${session.refreshToken}\n`,
  ];
  sessionOf(await refresh(session.refreshToken));
  sessionOf(await refresh(sessionOf(await refresh(session.refreshToken)).refreshToken));
  for (const token of forged) expect(codesOf(await refresh(token))).toEqual(INVALID);
  expect(endOf(viewer)).toEqual([]);
});

test('a session that was not refreshed for 90 days is over', async () => {
  const { session, handle, viewer } = await someone();
  user.clock.time += 90 * DAY;
  const next = sessionOf(await refresh(session.refreshToken));
  user.clock.time += 90 * DAY + 1;
  expect(codesOf(await refresh(next.refreshToken))).toEqual(INVALID);
  expect(await codesOfErrors(REVOKE, { id: viewer.deviceId }, viewer)).toEqual(['TOKEN_INVALID']);
  const fresh = sessionOf(await logIn(handle));
  expect(await field('viewer', '{ viewer { devices { id } } }', {}, viewerOf(fresh))).toEqual({ devices: [{ id: fresh.device.id }] });
});

test('sessions go on when the signing key is replaced and the old one retired, and end with its removal', async () => {
  const oldKeys = newKeys();
  const before = await startUserSubgraph({ keys: oldKeys });
  const { session } = await before.someone();
  const rotated = await startUserSubgraph({ keys: newKeys(oldKeys), accounts: before.dependencies.accounts });
  await rotated.verifier.verify(session.accessToken);
  const next = sessionOf(await rotated.refresh(session.refreshToken));
  sessionOf(await rotated.refresh(next.refreshToken));
  const removed = await startUserSubgraph({ accounts: before.dependencies.accounts });
  expect(codesOf(await removed.refresh(next.refreshToken))).toEqual(INVALID);
});

test('a log-out ends the session of the device that asks, once', async () => {
  const { session, viewer, handle } = await someone();
  const other = sessionOf(await logIn(handle));
  expect(await field('logOut', LOG_OUT, {}, viewer)).toEqual({ device: { id: session.device.id, isCurrent: true }, userErrors: [] });
  expect(endOf(viewer)).toHaveLength(1);
  expect(codesOf(await refresh(session.refreshToken))).toEqual(INVALID);
  expect(await codesOfErrors(LOG_OUT, {}, viewer)).toEqual(['TOKEN_INVALID']);
  sessionOf(await refresh(other.refreshToken));
  expect(endOf(viewer)).toHaveLength(1);
});

test("one's own devices can be revoked, those of others do not exist", async () => {
  const { session, viewer, handle } = await someone();
  const tablet = sessionOf(await logIn(handle));
  const stranger = (await someone()).viewer;
  const revoke = (id: string) => field('revokeDevice', REVOKE, { id }, viewer);
  expect(await revoke(tablet.device.id)).toEqual({ device: { id: tablet.device.id, isCurrent: false }, userErrors: [] });
  expect(endOf(viewerOf(tablet))).toHaveLength(1);
  expect(codesOf(await refresh(tablet.refreshToken))).toEqual(INVALID);
  for (const id of [tablet.device.id, stranger.deviceId, newId('dev'), '', '{"$gt":""}']) {
    expect(codesOf(await revoke(id))).toEqual(['DEVICE_NOT_FOUND input.deviceId']);
  }
  expect(endOf(stranger)).toEqual([]);
  expect(await revoke(session.device.id)).toMatchObject({ device: { isCurrent: true } });
});

test('a changed password ends all other sessions and is the only one that works', async () => {
  const { session, viewer, handle } = await someone();
  const others = [sessionOf(await logIn(handle)), sessionOf(await logIn(handle))];
  const change = (input: object) => field('changePassword', CHANGE, { input }, viewer);
  expect(codesOf(await change({ currentPassword: PASSWORD, newPassword: 'password123456' }))).toEqual(['PASSWORD_TOO_COMMON input.newPassword']);
  expect(codesOf(await change({ currentPassword: 'not this one', newPassword: NEXT_PASSWORD }))).toEqual([
    'CREDENTIALS_INVALID input.currentPassword',
  ]);
  expect(user.ended).not.toContainEqual(viewerOf(others[0] ?? session));
  expect(await change({ currentPassword: PASSWORD, newPassword: NEXT_PASSWORD })).toEqual({
    viewer: { id: viewer.userId, devices: [{ id: viewer.deviceId, isCurrent: true }] },
    userErrors: [],
  });
  for (const other of others) {
    expect(endOf(viewerOf(other))).toHaveLength(1);
    expect(codesOf(await refresh(other.refreshToken))).toEqual(INVALID);
  }
  expect(codesOf(await logIn(handle))).toEqual(['CREDENTIALS_INVALID']);
  sessionOf(await logIn(handle, NEXT_PASSWORD));
  sessionOf(await refresh(session.refreshToken));
});

test('of two changes of the password at the same time one happens', async () => {
  const { viewer } = await someone();
  const passwords = [NEXT_PASSWORD, `${NEXT_PASSWORD} again`];
  const change = (newPassword: string) => field('changePassword', CHANGE, { input: { currentPassword: PASSWORD, newPassword } }, viewer);
  expect((await Promise.all(passwords.map(change))).flatMap(codesOf)).toEqual(['CREDENTIALS_INVALID input.currentPassword']);
});

test('a log-in with the old password that overtakes its change does not survive it', async () => {
  const fixture = await startUserSubgraph();
  const { handle, viewer } = await fixture.someone();
  const { accounts } = fixture.dependencies;
  const changing = {
    ...accounts,
    async createDevice(device: Parameters<typeof accounts.createDevice>[0]) {
      // Another process changes the password, and lists the devices to end, just before this one is there.
      await accounts.replacePasswordHash(viewer.userId, (await accounts.passwordHash(viewer.userId)) ?? '', 'another hash');
      await accounts.createDevice(device);
    },
  };
  const slow = await startUserSubgraph({ accounts: changing });
  expect(codesOf(await slow.logIn(handle))).toEqual(['CREDENTIALS_INVALID']);
  expect(await accounts.liveDevices(viewer.userId, 0)).toMatchObject([{ id: viewer.deviceId }]);
});

test('ten wrong current passwords within a minute are the last', async () => {
  const { viewer } = await someone();
  const input = { currentPassword: 'not this one', newPassword: NEXT_PASSWORD };
  const codes = (await Promise.all(Array.from({ length: 12 }, () => field('changePassword', CHANGE, { input }, viewer)))).flatMap(codesOf);
  expect(codes.toSorted()).toEqual([...Array(10).fill('CREDENTIALS_INVALID input.currentPassword'), 'TOO_MANY_ATTEMPTS', 'TOO_MANY_ATTEMPTS']);
});

test.for([
  ['updateProfile', 'mutation { updateProfile(input: { bio: "late" }) { user { id } } }'],
  ['updateSettings', 'mutation { updateSettings(input: { readReceipts: false }) { settings { readReceipts } } }'],
  ['revokeDevice', 'mutation { revokeDevice(input: { deviceId: "x" }) { device { id } } }'],
  ['changePassword', `mutation { changePassword(input: { currentPassword: "${PASSWORD}", newPassword: "${NEXT_PASSWORD}" }) { viewer { id } } }`],
])('after the end of the session %s changes nothing', async ([, mutation]) => {
  const { viewer, handle } = await someone();
  await field('logOut', LOG_OUT, {}, viewer);
  expect(await codesOfErrors(mutation ?? '', {}, viewer)).toEqual(['TOKEN_INVALID']);
  sessionOf(await logIn(handle));
});

test('a session ends even if nobody can be told', async () => {
  const { viewer } = await someone();
  const topics = { ...user.dependencies.topics, publish: () => Promise.reject(new Error('away')) };
  const subgraph = createUserSubgraph({ ...user.dependencies, topics });
  const answer = await subgraph.execute({ query: LOG_OUT, caller: { viewer }, requestId: 'r', deadline: 0 });
  expect(answer).toEqual({ data: { logOut: { device: { id: viewer.deviceId, isCurrent: true }, userErrors: [] } } });
  expect(await codesOfErrors(LOG_OUT, {}, viewer)).toEqual(['TOKEN_INVALID']);
});
