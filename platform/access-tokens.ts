import { errors, type JWTVerifyResult, jwtVerify, SignJWT } from 'jose';
import type { Clock } from './clock.ts';
import { Fault } from './errors.ts';
import { isId } from './ids.ts';
import type { Keys } from './keys.ts';
import type { Viewer } from './viewer.ts';

/** Makes access tokens. */
export type TokenSigner = {
  /** A token for one device of a user; it ends 10 minutes later, at `expiresAt` (milliseconds since 1970, a whole second). */
  sign(viewer: Viewer): Promise<{ readonly token: string; readonly expiresAt: number }>;
};

/** What a valid access token says. */
export type VerifiedToken = { readonly viewer: Viewer; readonly expiresAt: number };

/** Checks access tokens. */
export type TokenVerifier = {
  /** Throws the fault TOKEN_EXPIRED for a token of ours that has ended, and TOKEN_INVALID for everything else that is not one. */
  verify(token: string): Promise<VerifiedToken>;
};

const LIFETIME_SECONDS = 600;
const NAME = 'palaver';
/** RFC 9068: keeps other tokens that the same key may sign from being taken for access tokens. */
const TYPE = 'at+jwt';
const ALGORITHM = 'EdDSA';
const HEADER = new Set(['alg', 'kid', 'typ']);
const KEPT = 10_000;
/** Ours have about 400 characters. */
const LONGEST = 2_048;

/** A signer that uses `keys.signing`. Throws an `Error` if the process has no private key. */
export function createTokenSigner(keys: Pick<Keys, 'signing'>, clock: Clock): TokenSigner {
  const { signing } = keys;
  if (!signing) throw new Error('ACCESS_TOKEN_PRIVATE_KEY is not set, and this process signs access tokens');
  return {
    async sign({ userId, deviceId }) {
      const now = Math.floor(clock.now() / 1000);
      const token = await new SignJWT({ did: deviceId })
        .setProtectedHeader({ alg: ALGORITHM, kid: signing.kid, typ: TYPE })
        .setSubject(userId)
        .setIssuer(NAME)
        .setAudience(NAME)
        .setIssuedAt(now)
        .setExpirationTime(now + LIFETIME_SECONDS)
        .sign(signing.privateKey);
      return { token, expiresAt: (now + LIFETIME_SECONDS) * 1000 };
    },
  };
}

/** A verifier that accepts `keys.accepted`. It checks the signature once for each token: the last 10,000 good ones are remembered until they end. */
export function createTokenVerifier(keys: Pick<Keys, 'accepted'>, clock: Clock): TokenVerifier {
  const known = new Map<string, VerifiedToken>(); // the least recently used first
  const checking = new Map<string, Promise<VerifiedToken>>();

  async function check(token: string): Promise<VerifiedToken> {
    const verified = await readToken(token, keys, clock.now());
    const oldest = known.size >= KEPT ? known.keys().next() : { done: true as const };
    if (!oldest.done) known.delete(oldest.value);
    known.set(token, verified);
    return verified;
  }

  return {
    async verify(token) {
      if (token.length > LONGEST) throw new Fault('TOKEN_INVALID');
      const remembered = known.get(token);
      if (remembered) {
        known.delete(token);
        if (remembered.expiresAt <= clock.now()) throw new Fault('TOKEN_EXPIRED');
        known.set(token, remembered);
        return remembered;
      }
      const begun = checking.get(token);
      if (begun) return begun;
      const begins = check(token).finally(() => checking.delete(token));
      checking.set(token, begins);
      return begins;
    },
  };
}

async function readToken(token: string, { accepted }: Pick<Keys, 'accepted'>, now: number): Promise<VerifiedToken> {
  const { payload } = await verifySignature(token, accepted, now);
  const { sub, did, exp } = payload;
  if (sub === undefined || !isId('usr', sub) || typeof did !== 'string' || !isId('dev', did) || exp === undefined) throw new Fault('TOKEN_INVALID');
  return { viewer: { userId: sub, deviceId: did }, expiresAt: exp * 1000 };
}

async function verifySignature(token: string, accepted: Keys['accepted'], now: number): Promise<JWTVerifyResult> {
  try {
    return await jwtVerify(
      token,
      (header) => {
        const key = accepted.get(header.kid ?? '');
        // A header that brings or points to a key (jwk, jku, x5u) is nothing that we sign, whatever its signature is.
        if (!key || Object.keys(header).some((name) => !HEADER.has(name))) throw new Fault('TOKEN_INVALID');
        return key;
      },
      { algorithms: [ALGORITHM], issuer: NAME, audience: NAME, typ: TYPE, requiredClaims: ['sub', 'did', 'iat', 'exp'], currentDate: new Date(now) },
    );
  } catch (error) {
    throw new Fault(error instanceof errors.JWTExpired ? 'TOKEN_EXPIRED' : 'TOKEN_INVALID', undefined, { cause: error });
  }
}
