import { setTimeout as wait } from 'node:timers/promises';
import { type FaultCode, isCode } from '../../../platform/errors.ts';
import type { Gate } from '../deployment.ts';
import { DOCUMENTS } from './documents.ts';
import { type Account, PASSWORD } from './orders.ts';

/** What came of a request. */
export type Reply =
  | { readonly kind: 'answer'; readonly data: Record<string, Payload | null> | null; readonly codes: readonly FaultCode[] }
  /** Something came that is no answer of ours. */
  | { readonly kind: 'untyped'; readonly text: string }
  | { readonly kind: 'timeout' | 'connection' };

/** The payload of a mutation. */
export type Payload = {
  readonly userErrors: readonly { readonly code: string }[];
  readonly message?: { readonly seq: number; readonly conversation: { readonly id: string } | null } | null;
  readonly conversation?: { readonly id: string } | null;
  readonly session?: { readonly accessToken: string; readonly viewer?: { readonly id: string } } | null;
};

/** Requests without an answer are given up after this: the deadline of the server, and what a busy machine may need beside it. */
export const GIVE_UP_MS = 15_000;

/** Sends one request by HTTP. It never throws. */
export async function ask({ url }: Gate, query: string, variables: object, token: string | null): Promise<Reply> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(GIVE_UP_MS),
    });
    return readReply(response.status, await response.text());
  } catch (error) {
    return { kind: error instanceof DOMException && error.name === 'TimeoutError' ? 'timeout' : 'connection' };
  }
}

function readReply(status: number, text: string): Reply {
  try {
    const body = JSON.parse(text) as { data?: Record<string, Payload | null> | null; errors?: { extensions?: { code?: unknown } }[] }; // looked at below
    const codes = (body.errors ?? []).map(({ extensions }) => extensions?.code);
    if ((body.data || codes.length > 0) && codes.every(isFaultCode)) return { kind: 'answer', data: body.data ?? null, codes };
  } catch {}
  return { kind: 'untyped', text: `HTTP ${status} ${text.slice(0, 500)}` };
}

function isFaultCode(code: unknown): code is FaultCode {
  return isCode(code);
}

/** A session of an account, by log-in at any gateway that answers. */
export type Caller = {
  readonly account: Account;
  ask(gate: Gate, query: string, variables: object): Promise<Reply>;
  /** An access token that is good for a minute more at least. */
  token(): Promise<string>;
  /** The next token is another one. */
  distrust(): void;
};

const RENEW_AFTER_MS = 8 * 60_000;

/** Makes a caller; it logs in when a token is first needed. */
export function createCaller(account: Account, gates: readonly Gate[]): Caller {
  let known: Promise<{ readonly token: string; readonly since: number }> | null = null;

  async function logIn(): Promise<{ token: string; since: number }> {
    for (let i = 0; ; i += 1) {
      const input = { handle: account.handle, password: PASSWORD, deviceName: 'checker' };
      const reply = await ask(gates[i % gates.length] as Gate, DOCUMENTS.logIn, { input }, null); // within its length
      const token = reply.kind === 'answer' ? reply.data?.['logIn']?.session?.accessToken : undefined;
      if (token) return { token, since: Date.now() };
      await wait(500);
    }
  }

  async function token(): Promise<string> {
    known ??= logIn();
    const current = await known;
    if (Date.now() - current.since < RENEW_AFTER_MS) return current.token;
    known = null;
    return token();
  }

  return {
    account,
    ask: async (gate, query, variables) => ask(gate, query, variables, await token()),
    token,
    distrust() {
      known = null;
    },
  };
}
