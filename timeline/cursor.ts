import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { At } from './entry.ts';

/**
 * Up to where a device has received everything: all entries stamped up to `base`, and in each conversation of
 * `positions` also those up to that seq.
 */
export type StreamPosition = { readonly base: At; readonly positions: ReadonlyMap<string, number> };

/** What a text that claims to be a cursor turned out to be. */
export type CursorReading = StreamPosition | 'invalid' | 'foreign';

/** Writes and reads the cursors of event streams: opaque, signed, each for one user. */
export type StreamCursors = {
  write(userId: string, position: StreamPosition): string;
  read(userId: string, cursor: string): CursorReading;
};

const VERSION = 'e1';
const MAC_BYTES = 16;
const LONGEST = 64 * 1024;

/** Makes the cursors of a deployment from its internal secret. */
export function createStreamCursors(secret: string): StreamCursors {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'palaver stream cursor', 32));
  const mac = (payload: string): string => createHmac('sha256', key).update(payload).digest().subarray(0, MAC_BYTES).toString('base64url');

  return {
    write(userId, { base, positions }) {
      const payload = Buffer.from(JSON.stringify([userId, base, ...[...positions].flat()])).toString('base64url');
      return `${VERSION}.${payload}.${mac(payload)}`;
    },
    read(userId, cursor) {
      const [version, payload, signature, ...rest] = cursor.length <= LONGEST ? cursor.split('.') : [];
      if (version !== VERSION || !payload || !signature || rest.length > 0) return 'invalid';
      const expected = mac(payload);
      if (signature.length !== expected.length || !timingSafeEqual(Buffer.from(signature), Buffer.from(expected))) return 'invalid';
      const [owner, base, ...flat] = JSON.parse(Buffer.from(payload, 'base64url').toString()) as [string, At, ...(string | number)[]]; // signed by us
      if (owner !== userId) return 'foreign';
      const positions = new Map<string, number>();
      for (let i = 0; i < flat.length; i += 2) positions.set(String(flat[i]), Number(flat[i + 1]));
      return { base, positions };
    },
  };
}
