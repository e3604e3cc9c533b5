import type { TokenVerifier } from '../../platform/access-tokens.ts';
import { Fault } from '../../platform/errors.ts';
import type { Caller, Viewer } from '../../platform/viewer.ts';

/** Who a token stands for, and until when. */
export type Authenticated = Caller & { readonly expiresAt: number | null };

/** Tells who asks from an `Authorization` header or from `authorization` of `connection_init`. Throws TOKEN_EXPIRED or TOKEN_INVALID; nobody without one. */
export type Authenticate = (authorization: string | undefined) => Promise<Authenticated>;

/** Makes the check of access tokens; devices whose session has ended are refused at once. */
export function createAuthenticate(verifier: TokenVerifier, hasEnded: (viewer: Viewer) => boolean): Authenticate {
  return async (authorization) => {
    if (authorization === undefined || authorization === '') return { viewer: null, expiresAt: null };
    const token = /^Bearer ([\w.~+/=-]{1,4096})$/i.exec(authorization)?.[1];
    if (!token) throw new Fault('TOKEN_INVALID');
    const { viewer, expiresAt } = await verifier.verify(token);
    if (hasEnded(viewer)) throw new Fault('TOKEN_INVALID');
    return { viewer, expiresAt };
  };
}
