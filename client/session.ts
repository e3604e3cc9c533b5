import { REFRESH_SESSION, type SessionFields } from './documents.ts';
import { PalaverError, signedOut } from './errors.ts';
import type { SessionStore, SignedIn, StoredSession } from './storage.ts';
import type { Transport } from './transport.ts';

/** The session of this device, with tokens that are always fresh. */
export type SessionKeeper = {
  /** Who is signed in, once the stored session has been read; null if nobody is. */
  restored(): Promise<SignedIn | null>;
  /** Who is signed in, as far as known now. */
  current(): SignedIn | null;
  /** Begins a session, in place of whatever was. */
  begin(session: SessionFields): Promise<SignedIn>;
  /** Forgets the session. */
  forget(): Promise<void>;
  /**
   * An access token that has not ended, refreshed if need be: once for all who ask meanwhile. Throws UNAUTHENTICATED if nobody is
   * signed in, or no longer; a retryable error if the server could not be asked.
   */
  token(): Promise<string>;
  /** The server does not accept this token: unless it was replaced already, the next one is a new one. */
  distrust(token: string): void;
  /** Tells who is signed in whenever another device session begins, and null when one ends, until the returned function is called. */
  watch(watcher: (signedIn: SignedIn | null) => void): () => void;
};

type Options = {
  readonly transport: Pick<Transport, 'post'>;
  readonly store: SessionStore;
  /** The session was ended elsewhere, or is over: it can not be refreshed. */
  readonly onSignedOut: () => void;
  /** Milliseconds since 1970, by a clock that may be wrong. */
  readonly now?: () => number;
};

/** Access tokens are refreshed so long before they end. */
const MARGIN_MS = 60_000;
/** What the schema says of them; taken where the device's clock is so wrong that the server's moment says nothing. */
const LIFETIME_MS = 600_000;
const LONGEST_MS = 24 * 3_600_000;

/** Keeps the session of a store fresh. */
export function createSessionKeeper({ transport, store, onSignedOut, now = Date.now }: Options): SessionKeeper {
  const watchers = new Set<(signedIn: SignedIn | null) => void>();
  let session: StoredSession | null = null;
  let hasBegun = false;
  let refreshing: Promise<string> | null = null;
  const loading = restore();
  loading.catch(() => {}); // whoever waits for it sees it

  async function restore(): Promise<void> {
    const stored = await store.load();
    if (hasBegun || !stored) return;
    session = stored;
    tell();
  }

  async function keep(next: StoredSession | null): Promise<void> {
    hasBegun = true;
    const isOther = session?.deviceId !== next?.deviceId;
    session = next;
    if (isOther) tell();
    await store.save(next);
  }

  function tell(): void {
    for (const watcher of watchers) watcher(session);
  }

  async function token(): Promise<string> {
    await loading;
    if (!session) throw signedOut();
    if (now() < session.renewAt) return session.accessToken;
    refreshing ??= refresh(session).finally(() => {
      refreshing = null;
    });
    return refreshing;
  }

  async function refresh(before: StoredSession): Promise<string> {
    const newest = await newestOf(before);
    if (now() < newest.renewAt) return newest.accessToken;
    const input = { refreshToken: newest.refreshToken };
    const { data, errors } = await transport.post<RefreshData>({ query: String(REFRESH_SESSION), variables: { input } }, null);
    if (session?.refreshToken !== newest.refreshToken) return presentToken(); // somebody signed in or out meanwhile
    const fields = data?.refreshSession.session;
    if (fields) {
      await keep(toStored(fields, now()));
      return fields.accessToken;
    }
    const [refusal] = data?.refreshSession.userErrors ?? [];
    if (!refusal) throw errors[0] ?? new PalaverError('NETWORK', 'the session was not refreshed');
    if (refusal.code !== 'REFRESH_TOKEN_INVALID') throw new PalaverError(refusal.code, refusal.message, { retryable: true });
    const taken = await newestOf(newest);
    if (taken !== newest) return taken.accessToken;
    try {
      await keep(null);
    } finally {
      onSignedOut();
    }
    throw signedOut();
  }

  /** Another tab with the same store may have refreshed the session: our refresh token is then used up, and using it would end the session. */
  async function newestOf(known: StoredSession): Promise<StoredSession> {
    const stored = await store.load();
    if (!stored || stored.deviceId !== known.deviceId || stored.refreshToken === known.refreshToken) return known;
    session = stored;
    return stored;
  }

  function presentToken(): string {
    if (!session) throw signedOut();
    return session.accessToken;
  }

  return {
    async restored() {
      await loading;
      return session;
    },
    current: () => session,
    async begin(fields) {
      const begun = toStored(fields, now());
      await keep(begun);
      return begun;
    },
    forget: () => keep(null),
    token,
    distrust(rejected) {
      if (session?.accessToken === rejected) session = { ...session, renewAt: 0 };
    },
    watch(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}

type RefreshData = {
  readonly refreshSession: { readonly session: SessionFields | null; readonly userErrors: readonly { code: string; message: string }[] };
};

function toStored({ accessToken, accessTokenExpiresAt, refreshToken, device, viewer }: SessionFields, now: number): StoredSession {
  const { handle = '', displayName = '' } = viewer.user ?? {};
  const remaining = Date.parse(accessTokenExpiresAt) - now;
  const lifetime = remaining > MARGIN_MS && remaining <= LONGEST_MS ? remaining : LIFETIME_MS;
  return { userId: viewer.id, deviceId: device.id, handle, displayName, accessToken, refreshToken, renewAt: now + lifetime - MARGIN_MS };
}
