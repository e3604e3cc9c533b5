import { execFile } from 'node:child_process';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../platform/config.ts';
import { deriveSecret, type Keys, keyId, loadKeys } from '../../platform/keys.ts';

const SECRET = 'a secret of more than 32 characters';
const newFolder = (): string => join(mkdtempSync(join(tmpdir(), 'palaver-keys-')), 'data');
const privateText = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'der' }).toString('base64');
const publicText = (key: KeyObject): string => key.export({ type: 'spki', format: 'der' }).toString('base64');
const load = (env: Record<string, string>): Keys => loadKeys(readConfig(env));

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    load(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

test('what is not configured is made once, for its owner only', () => {
  const DATA_DIR = newFolder();
  const first = load({ DATA_DIR });
  const second = load({ DATA_DIR });
  expect(second.internalSecret).toBe(first.internalSecret);
  expect(second.signing?.kid).toBe(first.signing?.kid);
  expect([...first.accepted.keys()]).toEqual([first.signing?.kid]);
  const folder = join(DATA_DIR, 'keys');
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(readdirSync(folder).sort()).toEqual(['access-token-private-key', 'internal-secret']);
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
});

test('processes that start at the same time agree on the keys', async () => {
  const DATA_DIR = newFolder();
  const program = `
    const { loadKeys } = await import(${JSON.stringify(new URL('../../platform/keys.ts', import.meta.url).href)});
    const { readConfig } = await import(${JSON.stringify(new URL('../../platform/config.ts', import.meta.url).href)});
    const { internalSecret, signing } = loadKeys(readConfig());
    console.log(internalSecret + ' ' + signing.kid);`;
  const start = () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], { env: { DATA_DIR } });
  const said = (await Promise.all(Array.from({ length: 8 }, start))).map(({ stdout }) => stdout);
  expect(new Set(said).size).toBe(1);
  expect(readdirSync(join(DATA_DIR, 'keys'))).toHaveLength(2);
});

test('what is configured leaves no files', () => {
  const DATA_DIR = newFolder();
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const keys = load({ DATA_DIR, INTERNAL_SECRET: SECRET, ACCESS_TOKEN_PRIVATE_KEY: privateText(privateKey) });
  expect(keys).toMatchObject({ internalSecret: SECRET, signing: { kid: keyId(publicKey) }, retired: [] });
  expect([...keys.accepted.keys()]).toEqual([keyId(publicKey)]);
  expect(() => statSync(DATA_DIR)).toThrow('ENOENT');
});

test('any number of public keys is accepted beside those of the private keys', () => {
  const [signing, retired, other] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')];
  const keys = load({
    INTERNAL_SECRET: SECRET,
    ACCESS_TOKEN_PRIVATE_KEY: privateText(signing.privateKey),
    ACCESS_TOKEN_RETIRED_PRIVATE_KEYS: privateText(retired.privateKey),
    ACCESS_TOKEN_PUBLIC_KEYS: `${publicText(other.publicKey)}, ${publicText(signing.publicKey)}`,
  });
  expect(new Set(keys.accepted.keys())).toEqual(new Set([signing, retired, other].map(({ publicKey }) => keyId(publicKey))));
  expect(keys.retired.map(({ kid }) => kid)).toEqual([keyId(retired.publicKey)]);
});

test('a process that has only public keys signs nothing', () => {
  const DATA_DIR = newFolder();
  const { publicKey } = generateKeyPairSync('ed25519');
  const keys = load({ DATA_DIR, INTERNAL_SECRET: SECRET, ACCESS_TOKEN_PUBLIC_KEYS: publicText(publicKey) });
  expect(keys.signing).toBeNull();
  expect([...keys.accepted.keys()]).toEqual([keyId(publicKey)]);
  expect(() => statSync(DATA_DIR)).toThrow('ENOENT');
});

test('all keys that are none are named together, and never quoted', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const ed25519 = generateKeyPairSync('ed25519');
  const faults = faultsOf({
    INTERNAL_SECRET: SECRET,
    ACCESS_TOKEN_PRIVATE_KEY: privateText(rsa.privateKey),
    ACCESS_TOKEN_RETIRED_PRIVATE_KEYS: publicText(ed25519.publicKey),
    ACCESS_TOKEN_PUBLIC_KEYS: `c2VjcmV0,${privateText(ed25519.privateKey)},${publicText(rsa.publicKey)}`,
  });
  expect(faults.map((fault) => fault.split(':')[0])).toEqual([
    'ACCESS_TOKEN_PRIVATE_KEY',
    'ACCESS_TOKEN_RETIRED_PRIVATE_KEYS',
    'ACCESS_TOKEN_PUBLIC_KEYS',
    'ACCESS_TOKEN_PUBLIC_KEYS',
    'ACCESS_TOKEN_PUBLIC_KEYS',
  ]);
  expect(faults[0]).toBe('ACCESS_TOKEN_PRIVATE_KEY: the given value is a key, but not an Ed25519 key');
  expect(faults.join()).not.toMatch(/c2VjcmV0|MC4CAQ/);
});

test('a damaged file is a fault that names the file', () => {
  const DATA_DIR = newFolder();
  load({ DATA_DIR });
  const file = join(DATA_DIR, 'keys', 'access-token-private-key');
  writeFileSync(file, readFileSync(file, 'utf8').slice(0, 10));
  expect(faultsOf({ DATA_DIR })).toEqual([expect.stringContaining(file)]);
});

test('secrets for different purposes and of different keys differ, and are always the same', () => {
  const [one, other] = [load({ DATA_DIR: newFolder() }).signing, load({ DATA_DIR: newFolder() }).signing];
  if (!one || !other) throw new Error('there is no signing key');
  const secrets = [deriveSecret(one, 'a'), deriveSecret(one, 'b'), deriveSecret(other, 'a')].map((secret) => secret.toString('hex'));
  expect(new Set(secrets).size).toBe(3);
  expect(deriveSecret(one, 'a').toString('hex')).toBe(secrets[0]);
});
