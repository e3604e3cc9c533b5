import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { createSqliteTasks } from '../../personal-data/drivers/sqlite-tasks.ts';
import { createTokenSigner, createTokenVerifier } from '../../platform/access-tokens.ts';
import { openSqlite } from '../../platform/drivers/sqlite.ts';
import { createMemoryTopics } from '../../platform/drivers/topics-memory.ts';
import { type Keys, keyId } from '../../platform/keys.ts';
import { createLog } from '../../platform/log.ts';
import type { SubgraphResponse } from '../../platform/subgraph.ts';
import { SESSION_ENDED_TOPIC } from '../../platform/topics.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { createSqliteRelations } from '../../relations/drivers/sqlite-relations.ts';
import { createSqliteSettings } from '../../relations/drivers/sqlite-settings.ts';
import { createPasswords, runArgon2id } from '../../subgraphs/user/passwords.ts';
import type { AccountStore } from '../../subgraphs/user/store.ts';
import { createSqliteAccountStore } from '../../subgraphs/user/store-sqlite.ts';
import { createUserSubgraph } from '../../subgraphs/user/subgraph.ts';

/** A password that nobody refuses. */
export const PASSWORD = 'correct horse battery staple';

const SESSION = `session {
  accessToken accessTokenExpiresAt refreshToken device { id name createdAt lastActiveAt isCurrent }
  viewer { id user { id handle displayName } settings { readReceipts } devices { id isCurrent } }
} userErrors { code path message }`;

/** Who has logged in, with all that the answer said. */
export type SessionAnswer = {
  readonly accessToken: string;
  readonly accessTokenExpiresAt: string;
  readonly refreshToken: string;
  readonly device: { readonly id: string; readonly name: string; readonly isCurrent: boolean };
  readonly viewer: { readonly id: string; readonly user: { readonly handle: string } };
};

/** What a mutation answered. */
export type Payload = {
  readonly session?: SessionAnswer | null;
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] | null }[];
};

/** Keys with a fresh signing key, and those given as retired. */
export function newKeys(...retired: readonly Keys[]): Keys {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const signing = { kid: keyId(publicKey), privateKey };
  const accepted = new Map([[signing.kid, publicKey], ...retired.flatMap((keys) => [...keys.accepted])]);
  return { internalSecret: 'x'.repeat(32), signing, retired: retired.flatMap((keys) => keys.signing ?? []), accepted };
}

/** A user subgraph on a store of its own, with a clock that stands still, counters and the sessions that were said to have ended. */
export async function startUserSubgraph({ keys = newKeys(), accounts }: { keys?: Keys; accounts?: AccountStore } = {}) {
  const clock = { time: Date.parse('2026-03-01T12:00:00Z'), now: () => clock.time };
  const counts = { argon2: 0, userReads: 0, handleReads: 0 };
  const ended: unknown[] = [];
  const attachments = new Map<string, { ownerId: string; kind: string }>();
  const topics = createMemoryTopics();
  await topics.subscribe(SESSION_ENDED_TOPIC, (message) => ended.push(message));
  const db = openSqlite(mkdtempSync(join(tmpdir(), 'palaver-user-')));
  const store = accounts ?? createSqliteAccountStore(db);
  const dependencies = {
    accounts: {
      ...store,
      usersById: (ids: readonly string[]) => {
        counts.userReads += 1;
        return store.usersById(ids);
      },
    },
    relations: createSqliteRelations(db),
    settings: createSqliteSettings(db),
    tasks: createSqliteTasks(db),
    signer: createTokenSigner(keys, clock),
    keys,
    topics,
    media: async ({ variables, caller }: { variables?: Record<string, unknown>; caller: { viewer: Viewer | null } }): Promise<SubgraphResponse> => {
      if (variables?.['id']) return { data: { useAttachments: true } };
      const ids = variables?.['ids'] as string[]; // what avatar.ts sends
      const own = ids.map((id) => (attachments.get(id)?.ownerId === caller.viewer?.userId ? { id, kind: attachments.get(id)?.kind } : null));
      return ids.some((id) => attachments.get(id)?.kind === 'AWAY') ? { errors: [{ message: 'away' }] } : { data: { ownReadyAttachments: own } };
    },
    clock,
    log: createLog('silent'),
    passwords: createPasswords((...args) => {
      counts.argon2 += 1;
      return runArgon2id(...args);
    }),
  };
  const subgraph = createUserSubgraph(dependencies);

  /** Sends an operation as a viewer, or as nobody. */
  function send(query: string, variables: Record<string, unknown> = {}, viewer: Viewer | null = null): Promise<SubgraphResponse> {
    return subgraph.execute({ query, variables, caller: { viewer }, requestId: randomUUID(), deadline: clock.time + 10_000 });
  }

  /** The data of one field; fails with the errors of the answer if there are any. */
  async function field<T = Payload>(name: string, query: string, variables: Record<string, unknown> = {}, viewer: Viewer | null = null): Promise<T> {
    const { data, errors } = await send(query, variables, viewer);
    expect(errors, query).toBeUndefined();
    return data?.[name] as T; // as the query asks
  }

  const newHandle = (): string => `h_${randomUUID().slice(0, 13).replaceAll('-', '_')}`;
  const signUp = (input: object = {}) =>
    field('signUp', `mutation ($input: SignUpInput!) { signUp(input: $input) { ${SESSION} } }`, {
      input: { handle: newHandle(), displayName: 'Ada Lovelace', password: PASSWORD, deviceName: "Ada's phone", ...input },
    });
  const logIn = (handle: string, password: string = PASSWORD, deviceName = 'Tablet') =>
    field('logIn', `mutation ($input: LogInInput!) { logIn(input: $input) { ${SESSION} } }`, { input: { handle, password, deviceName } });
  const refresh = (refreshToken: string) =>
    field('refreshSession', `mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { ${SESSION} } }`, { input: { refreshToken } });

  /** A new user with a first session. */
  async function someone(input: object = {}) {
    const session = sessionOf(await signUp(input));
    return { session, handle: session.viewer.user.handle, viewer: viewerOf(session) };
  }

  return {
    ...{ clock, counts, ended, attachments, dependencies },
    ...{ send, field, signUp, logIn, refresh, someone, newHandle, verifier: createTokenVerifier(keys, clock) },
  };
}

/** The session of a payload that has one; fails otherwise. */
export function sessionOf(payload: Payload): SessionAnswer {
  expect(payload.userErrors).toEqual([]);
  if (!payload.session) throw new Error('there is no session');
  return payload.session;
}

/** Whom a session stands for. */
export function viewerOf({ viewer, device }: SessionAnswer): Viewer {
  return { userId: viewer.id, deviceId: device.id };
}

/** The codes of a payload with their paths, as `CODE input.member`. */
export function codesOf(payload: Payload): string[] {
  return payload.userErrors.map(({ code, path }) => [code, ...(path ? [path.join('.')] : [])].join(' '));
}
