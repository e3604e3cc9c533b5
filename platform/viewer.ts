import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from './clock.ts';

/** Who asks: a user on one of her devices. */
export type Viewer = { readonly userId: string; readonly deviceId: string };

/** The viewer as the schema's `Viewer`: her user id. */
export type ViewerReference = { readonly id: string };

/** What the gateway says to a subgraph about a request, and nobody else can. */
export type Caller = { readonly viewer: Viewer | null };

/** The header that carries a signed `Caller` from the gateway to a subgraph. */
export const CALLER_HEADER = 'x-palaver-caller';

const LIFETIME_MS = 30_000;

/** Signs who asks, for one subgraph and 30 seconds. `secret` has at least 32 bytes. */
export function signCaller(caller: Caller, subgraph: string, secret: string, clock: Clock): string {
  const payload = Buffer.from(JSON.stringify({ ...caller, subgraph, until: clock.now() + LIFETIME_MS })).toString('base64url');
  return `${payload}.${mac(payload, secret)}`;
}

/** Gives the `Caller` of a header that `signCaller` made for this subgraph, or null for anything else. */
export function verifyCaller(header: string | undefined, subgraph: string, secret: string, clock: Clock): Caller | null {
  const [payload, signature, ...rest] = (header ?? '').split('.');
  if (!payload || !signature || rest.length > 0 || !sameText(signature, mac(payload, secret))) return null;
  const said = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Caller & { subgraph: string; until: number }; // signed by us
  if (said.subgraph !== subgraph || said.until < clock.now()) return null;
  return { viewer: said.viewer };
}

function mac(payload: string, secret: string): string {
  return createHmac('sha256', secret).update(payload).digest('base64url');
}

function sameText(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
