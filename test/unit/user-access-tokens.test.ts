import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { createTokenSigner, createTokenVerifier } from '../../platform/access-tokens.ts';
import { newId } from '../../platform/ids.ts';
import { keyId } from '../../platform/keys.ts';
import { createRefreshTokens } from '../../subgraphs/user/refresh-tokens.ts';

const clock = { time: Date.parse('2026-03-01T12:00:00.500Z'), now: () => clock.time };
const pair = generateKeyPairSync('ed25519');
const signing = { kid: keyId(pair.publicKey), privateKey: pair.privateKey };
const accepted = new Map([[signing.kid, pair.publicKey]]);
const signer = createTokenSigner({ signing }, clock);
const viewer = () => ({ userId: newId('usr'), deviceId: newId('dev') });
const verify = (token: string) => createTokenVerifier({ accepted }, clock).verify(token);
const invalid = expect.objectContaining({ code: 'TOKEN_INVALID' });

const seconds = (): number => Math.floor(clock.time / 1000);
const goodHeader = { alg: 'EdDSA', kid: signing.kid, typ: 'at+jwt' };
const goodClaims = () => ({ sub: newId('usr'), did: newId('dev'), iss: 'palaver', aud: 'palaver', iat: seconds(), exp: seconds() + 600 });
const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const bySigning = (text: string, key: KeyObject = pair.privateKey): string => sign(null, Buffer.from(text), key).toString('base64url');

function token(header: object, claims: object, signature: (text: string) => string = bySigning): string {
  const text = `${base64({ ...goodHeader, ...header })}.${base64({ ...goodClaims(), ...claims })}`;
  return `${text}.${signature(text)}`;
}

test('a token stands for its viewer for ten minutes', async () => {
  const one = viewer();
  const { token: made, expiresAt } = await signer.sign(one);
  expect(expiresAt).toBe(Date.parse('2026-03-01T12:10:00Z'));
  expect(await verify(made)).toEqual({ viewer: one, expiresAt });
  const [header, claims] = made.split('.').map((part) => Buffer.from(part, 'base64url').toString());
  expect(JSON.parse(header ?? '')).toEqual(goodHeader);
  expect(JSON.parse(claims ?? '')).toEqual({
    sub: one.userId,
    did: one.deviceId,
    iss: 'palaver',
    aud: 'palaver',
    iat: seconds(),
    exp: expiresAt / 1000,
  });
});

test('a token ends at its time, remembered or not', async () => {
  const verifier = createTokenVerifier({ accepted }, clock);
  const { token: made, expiresAt } = await signer.sign(viewer());
  const before = clock.time;
  clock.time = expiresAt - 1;
  await verifier.verify(made);
  clock.time = expiresAt;
  await expect(verifier.verify(made)).rejects.toMatchObject({ code: 'TOKEN_EXPIRED' });
  await expect(verifier.verify(made)).rejects.toMatchObject({ code: 'TOKEN_EXPIRED' });
  await expect(verify(made)).rejects.toMatchObject({ code: 'TOKEN_EXPIRED' });
  clock.time = before;
});

test('the vector that the refused ones are made from is accepted', async () => {
  await verify(token({}, {}));
});

const foreign = generateKeyPairSync('ed25519');
const publicDer = pair.publicKey.export({ type: 'spki', format: 'der' });
const publicPem = pair.publicKey.export({ type: 'spki', format: 'pem' });
const byHmac = (key: Buffer | string) => (text: string) => createHmac('sha256', key).update(text).digest('base64url');
const refreshToken = createRefreshTokens({ signing, retired: [] }).make({
  ...{ id: newId('dev'), userId: newId('usr'), name: 'phone', nonce: 'nonce', generation: 1 },
  ...{ createdAt: 0, lastActiveAt: 0, endedAt: null },
});

test.for<[string, string]>([
  ['nothing', ''],
  ['two dots', '..'],
  ['60,000 characters', 'x'.repeat(60_000)],
  ['no algorithm, no signature', token({ alg: 'none' }, {}, () => '')],
  ['no algorithm, a signature', token({ alg: 'none' }, {})],
  ['no algorithm in capitals', token({ alg: 'NONE' }, {}, () => '')],
  ['HS256 with the public key as DER', token({ alg: 'HS256' }, {}, byHmac(publicDer))],
  ['HS256 with the public key as PEM', token({ alg: 'HS256' }, {}, byHmac(publicPem))],
  ['the signature of a foreign key', token({}, {}, (text) => bySigning(text, foreign.privateKey))],
  ['a foreign kid', token({ kid: keyId(foreign.publicKey) }, {}, (text) => bySigning(text, foreign.privateKey))],
  ['a kid that is a path', token({ kid: '../../keys/access-token-private-key' }, {})],
  ['a kid from the prototype', token({ kid: '__proto__' }, {})],
  ['no kid', token({ kid: undefined }, {})],
  ['a jku', token({ jku: 'https://attacker.example/keys' }, {})],
  ['a key of its own', token({ jwk: foreign.publicKey.export({ format: 'jwk' }) }, {}, (text) => bySigning(text, foreign.privateKey))],
  ['an unknown critical header', token({ crit: ['exp'], exp: 1 }, {})],
  ['another type', token({ typ: 'JWT' }, {})],
  ['no type', token({ typ: undefined }, {})],
  ['another audience', token({}, { aud: 'others' })],
  ['no audience', token({}, { aud: undefined })],
  ['another issuer', token({}, { iss: 'others' })],
  ['no end', token({}, { exp: undefined })],
  ['an end that is text', token({}, { exp: '9999999999' })],
  ['a beginning in the future', token({}, { nbf: seconds() + 60 })],
  ['no user', token({}, { sub: undefined })],
  ['a user that is no user', token({}, { sub: 'admin' })],
  ['a user that is an object', token({}, { sub: { $gt: '' } })],
  ['no device', token({}, { did: undefined })],
  ['a user as a device', token({}, { did: newId('usr') })],
  ['a refresh token', refreshToken],
  ['an ended token of another audience', token({}, { aud: 'others', exp: 1 })],
])('refused: %s', async ([, text]) => {
  await expect(verify(text)).rejects.toEqual(invalid);
});

test('any changed character makes a token invalid', async () => {
  const { token: made } = await signer.sign(viewer());
  for (let at = 0; at < made.length; at += 7) {
    const changed = `${made.slice(0, at)}${made[at] === 'A' ? 'B' : 'A'}${made.slice(at + 1)}`;
    await expect(verify(changed)).rejects.toEqual(invalid);
  }
});

test('two keys are accepted at once, and a removed one no longer', async () => {
  const next = { kid: keyId(foreign.publicKey), privateKey: foreign.privateKey };
  const tokens = await Promise.all([signing, next].map(async (key) => (await createTokenSigner({ signing: key }, clock).sign(viewer())).token));
  const both = createTokenVerifier({ accepted: new Map([...accepted, [next.kid, foreign.publicKey]]) }, clock);
  await Promise.all(tokens.map((made) => both.verify(made)));
  await expect(verify(tokens[1] ?? '')).rejects.toEqual(invalid);
});

test('the signature is checked once for each token, also when it comes twenty times at once', async () => {
  const keys = { accepted: new Map(accepted) };
  const lookUps = vi.spyOn(keys.accepted, 'get');
  const verifier = createTokenVerifier(keys, clock);
  const { token: made } = await signer.sign(viewer());
  await Promise.all(Array.from({ length: 20 }, () => verifier.verify(made)));
  await verifier.verify(made);
  expect(lookUps).toHaveBeenCalledTimes(1);
});

test('the last ten thousand tokens are remembered, those used least recently leave', async () => {
  const keys = { accepted: new Map(accepted) };
  const lookUps = vi.spyOn(keys.accepted, 'get');
  const verifier = createTokenVerifier(keys, clock);
  const made: string[] = [];
  for (let index = 0; index < 10_001; index += 1) made.push(token({}, {}));
  const [first = '', second = ''] = made;
  for (const text of made.slice(0, 10_000)) await verifier.verify(text);
  await verifier.verify(first); // used again: the second is now the oldest
  await verifier.verify(made[10_000] ?? '');
  lookUps.mockClear();
  await verifier.verify(first);
  expect(lookUps).not.toHaveBeenCalled();
  await verifier.verify(second);
  expect(lookUps).toHaveBeenCalledTimes(1);
});

test('a process without a private key makes no tokens', () => {
  expect(() => createTokenSigner({ signing: null }, clock)).toThrow('ACCESS_TOKEN_PRIVATE_KEY');
  expect(() => createRefreshTokens({ signing: null, retired: [] })).toThrow('ACCESS_TOKEN_PRIVATE_KEY');
});
