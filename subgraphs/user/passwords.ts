import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { createTurns } from './turns.ts';

/** What a check of a password came to; `refused` = it was not even tried. */
export type PasswordCheck = 'right' | 'wrong' | 'refused';

/** Hashes passwords and checks them. Throws the fault RATE_LIMITED when too many wait. */
export type Passwords = {
  /** A salted argon2id hash as a PHC string. */
  hash(password: string): Promise<string>;
  /** Checks against a PHC string; null costs the same and is wrong. `mayTry` is asked when the turn has come, just before the work. */
  check(password: string, hash: string | null, mayTry: () => Promise<boolean>): Promise<PasswordCheck>;
};

/** The costs of argon2id: memory in KiB and passes. */
type Costs = { readonly memory: number; readonly passes: number; readonly parallelism: number };

/** The raw function: 32 bytes for a password and a salt of 16 bytes. */
export type Argon2id = (password: string, salt: Buffer, costs: Costs) => Promise<Buffer>;

/** The second choice of the OWASP Password Storage Cheat Sheet: 19 MiB, 2 passes, 1 lane. */
const COSTS: Costs = { memory: 19_456, passes: 2, parallelism: 1 };
const SALT_BYTES = 16;
const TAG_BYTES = 32;
/** Each one occupies a core and 19 MiB. The pool of threads is shared with the file system, so that it must not fill up. */
const AT_ONCE = 2;
const WAITING = 100;

/** Passwords by argon2id: two at once, a hundred may wait. */
export function createPasswords(argon2id: Argon2id = runArgon2id): Passwords {
  const inTurn = createTurns(AT_ONCE, WAITING);
  const nobody = toPhc(randomBytes(SALT_BYTES), randomBytes(TAG_BYTES), COSTS);

  return {
    hash: (password) =>
      inTurn(async () => {
        const salt = randomBytes(SALT_BYTES);
        return toPhc(salt, await argon2id(normalized(password), salt, COSTS), COSTS);
      }),
    check: (password, hash, mayTry) =>
      inTurn(async () => {
        if (!(await mayTry())) return 'refused';
        const { salt, tag, costs } = fromPhc(hash ?? nobody);
        const isSame = timingSafeEqual(await argon2id(normalized(password), salt, costs), tag);
        return isSame && hash !== null ? 'right' : 'wrong';
      }),
  };
}

/** The same text typed on different keyboards gives the same bytes: Unicode form NFKC. */
export function normalized(password: string): string {
  return password.normalize('NFKC');
}

/** argon2id of node:crypto (RFC 9106), on a thread of the pool. */
export function runArgon2id(password: string, salt: Buffer, costs: Costs): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    argon2('argon2id', { message: Buffer.from(password), nonce: salt, tagLength: TAG_BYTES, ...costs }, (error, tag) =>
      error ? reject(error) : resolve(tag),
    );
  });
}

function toPhc(salt: Buffer, tag: Buffer, { memory, passes, parallelism }: Costs): string {
  const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(tag)}`;
}

function fromPhc(hash: string): { salt: Buffer; tag: Buffer; costs: Costs } {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]{43})$/.exec(hash)?.slice(1);
  const [memory, passes, parallelism, salt, tag] = parts ?? [];
  if (!salt || !tag) throw new Error('a stored password hash is not one of ours');
  const costs = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  return { salt: Buffer.from(salt, 'base64'), tag: Buffer.from(tag, 'base64'), costs };
}
