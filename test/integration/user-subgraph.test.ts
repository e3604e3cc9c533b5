import { expect, test } from 'vitest';
import { newId } from '../../platform/ids.ts';
import { codesOf, PASSWORD, sessionOf, startUserSubgraph, viewerOf } from './user-subgraph.fixture.ts';

const ada = await startUserSubgraph();
const { send, field, signUp, logIn, someone, newHandle } = ada;

const PROFILE =
  'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { user { displayName bio avatar { id } } userErrors { code path } } }';
const SETTINGS =
  'mutation ($input: UpdateSettingsInput!) { updateSettings(input: $input) { settings { lastSeenVisibility readReceipts pushPreviews } userErrors { code } } }';
const ENTITIES =
  'query ($r: [_Any!]!) { _entities(representations: $r) { ... on User { id handle displayName } ... on Viewer { id user { handle } settings { readReceipts } } } }';

test('a sign-up answers with a session that works at once', async () => {
  const handle = newHandle();
  const session = sessionOf(await signUp({ handle: handle.toUpperCase(), displayName: '  Ada  ' }));
  expect(session).toMatchObject({
    device: { name: "Ada's phone", isCurrent: true },
    viewer: { user: { handle, displayName: 'Ada' }, settings: { readReceipts: true }, devices: [{ id: session.device.id, isCurrent: true }] },
  });
  expect(await ada.verifier.verify(session.accessToken)).toEqual({ viewer: viewerOf(session), expiresAt: Date.parse(session.accessTokenExpiresAt) });
  const me = await field('viewer', '{ viewer { id user { handle createdAt } devices { id } } }', {}, viewerOf(session));
  expect(me).toMatchObject({ id: session.viewer.id, user: { handle, createdAt: '2026-03-01T12:00:00.000Z' }, devices: [{ id: session.device.id }] });
});

test('a sign-up lists all faults of the input with their paths', async () => {
  expect(codesOf(await signUp({ handle: 'a', displayName: ' ', password: 'short', deviceName: '' }))).toEqual([
    'HANDLE_INVALID input.handle',
    'DISPLAY_NAME_INVALID input.displayName',
    'PASSWORD_INVALID input.password',
    'DEVICE_NAME_INVALID input.deviceName',
  ]);
  const { handle } = await someone();
  expect(codesOf(await signUp({ handle: handle.toUpperCase(), deviceName: 'x'.repeat(81) }))).toEqual([
    'HANDLE_TAKEN input.handle',
    'DEVICE_NAME_INVALID input.deviceName',
  ]);
  expect(codesOf(await signUp({ handle: 'palaver.fan', password: 'i am Palaver.Fan now' }))).toEqual(['PASSWORD_TOO_COMMON input.password']);
});

test('of five sign-ups with one handle at the same time one gets a session', async () => {
  const handle = newHandle();
  const payloads = await Promise.all(Array.from({ length: 5 }, () => signUp({ handle })));
  expect(payloads.flatMap(codesOf)).toEqual(Array(4).fill('HANDLE_TAKEN input.handle'));
});

test('a log-in opens a second session, in any letter case of the handle', async () => {
  const { handle, session, viewer } = await someone();
  ada.clock.time += 1000;
  const second = sessionOf(await logIn(handle.toUpperCase()));
  expect(second.viewer).toMatchObject({
    id: viewer.userId,
    devices: [
      { id: second.device.id, isCurrent: true },
      { id: session.device.id, isCurrent: false },
    ],
  });
});

test('an unknown handle and a wrong password cost the same work and say the same', async () => {
  const { handle } = await someone();
  const before = ada.counts.argon2;
  const wrong = await logIn(handle, 'not the right password');
  expect(ada.counts.argon2).toBe(before + 1);
  const unknown = await logIn(newHandle(), 'not the right password');
  expect(ada.counts.argon2).toBe(before + 2);
  const malformed = await logIn('{"$gt":""}', '');
  expect(ada.counts.argon2).toBe(before + 3);
  expect(wrong).toMatchObject({ session: null, userErrors: [{ code: 'CREDENTIALS_INVALID', path: null }] });
  expect(unknown).toEqual(wrong);
  expect(malformed).toEqual(wrong);
});

test.for(['known', 'unknown'])('of 50 log-ins with a wrong password at the same time 10 are tried: %s handle', async (kind) => {
  const handle = kind === 'known' ? (await someone()).handle : newHandle();
  const before = ada.counts.argon2;
  const codes = (await Promise.all(Array.from({ length: 50 }, (_, index) => logIn(handle, `a wrong password ${index}`)))).flatMap(codesOf);
  expect(codes.filter((code) => code === 'CREDENTIALS_INVALID')).toHaveLength(10);
  expect(codes.filter((code) => code === 'TOO_MANY_ATTEMPTS')).toHaveLength(40);
  expect(ada.counts.argon2).toBe(before + 10);
  expect(codesOf(await logIn(handle))).toEqual(['TOO_MANY_ATTEMPTS']);
  ada.clock.time += 60_000;
  expect(codesOf(await logIn(handle))).toEqual(kind === 'known' ? [] : ['CREDENTIALS_INVALID']);
});

test('log-ins with the right password are never too many', async () => {
  const { handle } = await someone();
  const payloads = await Promise.all(Array.from({ length: 12 }, () => logIn(handle)));
  expect(payloads.flatMap(codesOf)).toEqual([]);
});

test('the same password typed in another Unicode form is the same password', async () => {
  const { handle } = await someone({ password: 'crème brûlée à la carte ﬁn' });
  sessionOf(await logIn(handle, 'crème brûlée à la carte fin'.normalize('NFD')));
});

test('a profile changes in part, and null removes', async () => {
  const { viewer } = await someone();
  const update = (input: object) => field('updateProfile', PROFILE, { input }, viewer);
  expect(await update({ bio: ' Analyst ' })).toEqual({ user: { displayName: 'Ada Lovelace', bio: 'Analyst', avatar: null }, userErrors: [] });
  expect(await update({ displayName: 'Countess', bio: null })).toMatchObject({ user: { displayName: 'Countess', bio: null } });
  expect(await update({})).toMatchObject({ user: { displayName: 'Countess', bio: null } });
  expect(codesOf(await update({ displayName: '', bio: '🧮'.repeat(501), avatarAttachmentId: 'nothing' }))).toEqual([
    'DISPLAY_NAME_INVALID input.displayName',
    'BIO_TOO_LONG input.bio',
    'ATTACHMENT_NOT_FOUND input.avatarAttachmentId',
  ]);
  expect(await update({ bio: '🧮'.repeat(500) })).toMatchObject({ userErrors: [] });
});

test("only a ready picture of one's own becomes the avatar", async () => {
  const { viewer } = await someone();
  const [own, file, foreign, away] = [newId('att'), newId('att'), newId('att'), newId('att')];
  ada.attachments.set(own, { ownerId: viewer.userId, kind: 'IMAGE' }).set(file, { ownerId: viewer.userId, kind: 'FILE' });
  ada.attachments.set(foreign, { ownerId: newId('usr'), kind: 'IMAGE' }).set(away, { ownerId: viewer.userId, kind: 'AWAY' });
  const update = (avatarAttachmentId: string | null) => field('updateProfile', PROFILE, { input: { avatarAttachmentId } }, viewer);
  expect(await update(own)).toMatchObject({ user: { avatar: { id: own } } });
  expect(codesOf(await update(file))).toEqual(['ATTACHMENT_NOT_IMAGE input.avatarAttachmentId']);
  expect(codesOf(await update(foreign))).toEqual(['ATTACHMENT_NOT_FOUND input.avatarAttachmentId']);
  expect(await update(null)).toMatchObject({ user: { avatar: null } });
  const unanswered = await send(PROFILE, { input: { avatarAttachmentId: away } }, viewer);
  expect(unanswered.errors?.[0]?.extensions).toEqual({ code: 'SUBGRAPH_UNAVAILABLE' });
});

test('settings change in part', async () => {
  const { viewer } = await someone();
  const update = (input: object) => field('updateSettings', SETTINGS, { input }, viewer);
  expect(await update({ lastSeenVisibility: 'NOBODY' })).toEqual({
    settings: { lastSeenVisibility: 'NOBODY', readReceipts: true, pushPreviews: true },
    userErrors: [],
  });
  expect(await update({ readReceipts: false, pushPreviews: null })).toMatchObject({
    settings: { lastSeenVisibility: 'NOBODY', readReceipts: false, pushPreviews: true },
  });
});

test('a person is found by the exact handle, with or without @, in any letter case', async () => {
  const { handle, viewer } = await someone();
  const find = (text: string) => field('userByHandle', 'query ($h: String!) { userByHandle(handle: $h) { id } }', { h: text }, viewer);
  for (const text of [handle, `@${handle}`, handle.toUpperCase()]) expect(await find(text)).toEqual({ id: viewer.userId });
  for (const text of ['', '@', handle.slice(0, -1), `@@${handle}`, '{"$gt":""}', 'x'.repeat(60_000)]) expect(await find(text)).toBeNull();
});

test('twenty references cost one read, and those that do not exist are null', async () => {
  const { viewer, handle } = await someone();
  const others = await Promise.all(Array.from({ length: 3 }, () => someone()));
  const ids = [viewer.userId, newId('usr'), 'nonsense', ...others.map((other) => other.viewer.userId), viewer.userId];
  const before = ada.counts.userReads;
  const found = await field<({ id: string } | null)[]>('_entities', ENTITIES, { r: ids.map((id) => ({ __typename: 'User', id })) }, viewer);
  expect(found.map((user) => user?.id ?? null)).toEqual(ids.map((id) => (id === ids[1] || id === 'nonsense' ? null : id)));
  expect(found[0]).toEqual({ id: viewer.userId, handle, displayName: 'Ada Lovelace' });
  expect(ada.counts.userReads).toBe(before + 1);
});

test('the viewer is a reference to oneself only', async () => {
  const [me, other] = [await someone(), await someone()];
  const r = [me, other].map(({ viewer }) => ({ __typename: 'Viewer', id: viewer.userId }));
  expect(await field('_entities', ENTITIES, { r }, me.viewer)).toEqual([
    { id: me.viewer.userId, user: { handle: me.handle }, settings: { readReceipts: true } },
    null,
  ]);
});

test.for([
  '{ viewer { id } }',
  '{ userByHandle(handle: "ada") { id } }',
  '{ _entities(representations: [{ __typename: "User", id: "usr_0000000000000000000000" }]) { ... on User { id } } }',
  '{ _entities(representations: [{ __typename: "Viewer", id: "usr_0000000000000000000000" }]) { ... on Viewer { id } } }',
  'mutation { logOut { device { id } } }',
  'mutation { revokeDevice(input: { deviceId: "x" }) { device { id } } }',
  'mutation { updateProfile(input: {}) { user { id } } }',
  'mutation { updateSettings(input: {}) { settings { readReceipts } } }',
  `mutation { changePassword(input: { currentPassword: "${PASSWORD}", newPassword: "${PASSWORD}" }) { viewer { id } } }`,
])('nobody is told who is not logged in: %s', async (query) => {
  const { errors } = await send(query);
  expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['UNAUTHENTICATED']);
  const stranger = await send(
    query.replace(/^{ (userByHandle|_entities).*/, '{ viewer { id } }'),
    {},
    { userId: newId('usr'), deviceId: newId('dev') },
  );
  expect(stranger.errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['TOKEN_INVALID']);
});
