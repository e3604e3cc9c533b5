import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type Config, ConfigError } from './config.ts';
import { keptOnce } from './kept-once.ts';

/** An Ed25519 private key and the id that names it in tokens. */
export type SigningKey = { readonly kid: string; readonly privateKey: KeyObject };

/** The keys of a process. */
export type Keys = {
  /** Signs what the gateway says to subgraphs; at least 32 characters. */
  readonly internalSecret: string;
  /** Signs access tokens; null where only the public keys are configured, as on a gateway. */
  readonly signing: SigningKey | null;
  /** Signed before `signing` did: what they signed is still accepted. */
  readonly retired: readonly SigningKey[];
  /** The public keys whose access tokens are accepted, by kid. Those of `signing` and `retired` are always among them. */
  readonly accepted: ReadonlyMap<string, KeyObject>;
};

type KeySettings = Pick<
  Config,
  'DATA_DIR' | 'INTERNAL_SECRET' | 'ACCESS_TOKEN_PRIVATE_KEY' | 'ACCESS_TOKEN_PUBLIC_KEYS' | 'ACCESS_TOKEN_RETIRED_PRIVATE_KEYS'
>;

/**
 * Reads the keys from the settings. What they leave out is made once and kept in DATA_DIR/keys, for owners only; processes
 * that start at the same time agree on it. Throws one `ConfigError` that names every key that is not an Ed25519 key, never its text.
 */
export function loadKeys(config: KeySettings): Keys {
  const folder = join(config.DATA_DIR, 'keys');
  const faults: string[] = [];
  const internalSecret = config.INTERNAL_SECRET ?? keptOnce(folder, 'internal-secret', () => randomBytes(32).toString('base64url'));
  if (internalSecret.length < 32) faults.push(`${join(folder, 'internal-secret')}: is not a secret of at least 32 characters`);

  const read = <T>(name: string, parse: (text: string) => T, text: string): T[] => {
    try {
      return [parse(text)];
    } catch (error) {
      faults.push(`${name}: the given value ${keyFault(error)}`);
      return [];
    }
  };
  const fromSetting = config.ACCESS_TOKEN_PRIVATE_KEY !== undefined;
  const text = config.ACCESS_TOKEN_PRIVATE_KEY ?? (config.ACCESS_TOKEN_PUBLIC_KEYS.length === 0 ? keptPrivateKey(folder) : undefined);
  const place = fromSetting ? 'ACCESS_TOKEN_PRIVATE_KEY' : join(folder, PRIVATE_KEY_FILE);
  const [signing = null] = text === undefined ? [] : read(place, readSigningKey, text);
  const retired = config.ACCESS_TOKEN_RETIRED_PRIVATE_KEYS.flatMap((key) => read('ACCESS_TOKEN_RETIRED_PRIVATE_KEYS', readSigningKey, key));
  const listed = config.ACCESS_TOKEN_PUBLIC_KEYS.flatMap((key) => read('ACCESS_TOKEN_PUBLIC_KEYS', readPublicKey, key));
  if (faults.length > 0) throw new ConfigError(faults);

  const own = [...(signing ? [signing] : []), ...retired].map(({ privateKey }) => createPublicKey(privateKey));
  return { internalSecret, signing, retired, accepted: new Map([...own, ...listed].map((key) => [keyId(key), key])) };
}

/** The id of a public key: 16 characters of the SHA-256 of its SPKI, the same in every process. */
export function keyId(publicKey: KeyObject): string {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64url')
    .slice(0, 16);
}

/** A secret of 32 bytes for one purpose, derived from a private key by HKDF-SHA256 (RFC 5869). */
export function deriveSecret({ privateKey }: SigningKey, purpose: string): Buffer {
  const material = privateKey.export({ type: 'pkcs8', format: 'der' });
  return Buffer.from(hkdfSync('sha256', material, '', `palaver ${purpose}`, 32));
}

const PRIVATE_KEY_FILE = 'access-token-private-key';

function keptPrivateKey(folder: string): string {
  return keptOnce(folder, PRIVATE_KEY_FILE, () =>
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
  );
}

function readSigningKey(text: string): SigningKey {
  const privateKey = ed25519(createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' }));
  return { kid: keyId(createPublicKey(privateKey)), privateKey };
}

function readPublicKey(text: string): KeyObject {
  return ed25519(createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' }));
}

const NOT_ED25519 = 'is a key, but not an Ed25519 key';

function ed25519(key: KeyObject): KeyObject {
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(NOT_ED25519);
  return key;
}

/** Completes "the given value ...". What the parser says is not passed on, lest it quotes the key. */
function keyFault(error: unknown): string {
  return error instanceof Error && error.message === NOT_ED25519 ? NOT_ED25519 : 'is not a key (private: base64 of PKCS #8, public: base64 of SPKI)';
}
