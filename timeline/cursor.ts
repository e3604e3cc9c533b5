import { createHmac, createSecretKey, hkdfSync, timingSafeEqual } from 'node:crypto';
import { createPosition, type Place, type Position } from './position.ts';

/** What a text that claims to be a cursor turned out to be. */
export type CursorReading = Position | 'invalid' | 'foreign';

/** Writes and reads the cursors of event streams: opaque, signed, each for one user. */
export type StreamCursors = {
  /** The first part of all cursors of a user: says whose they are. */
  ownerPart(userId: string): string;
  /** The rest of a cursor: the position, the same text for everybody who is there. Made once for each position. */
  positionPart(position: Position): string;
  read(userId: string, cursor: string): CursorReading;
};

const OWNER_BYTES = 9;
const MAC_BYTES = 12;
const LONGEST = 64 * 1024;

/**
 * Makes the cursors of a deployment from its internal secret: `owner.position.mac`. The owner part is a code of the user,
 * and the mac covers the position, so that devices at the same position share its text. Putting another's position behind
 * one's own owner part gives no access: what it says of a membership is believed only if the row or the log says so too.
 */
export function createStreamCursors(secret: string): StreamCursors {
  // A key object: to prepare plain bytes for every code costs five times as much as the code.
  const key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', 'palaver stream cursor', 32)));
  const mac = (text: string, bytes: number): string => createHmac('sha256', key).update(text).digest().subarray(0, bytes).toString('base64url');
  const ownerPart = (userId: string): string => `${mac(`owner ${userId}`, OWNER_BYTES)}.`;

  return {
    ownerPart,
    positionPart(position) {
      if (position.text !== null) return position.text;
      const places = [...position.places].flatMap(([conversationId, { seq, isMember }]) => [conversationId, isMember ? seq : -seq]);
      const payload = Buffer.from(JSON.stringify([position.base, position.seen, position.floor, ...places])).toString('base64url');
      position.text = `${payload}.${mac(payload, MAC_BYTES)}`;
      return position.text;
    },
    read(userId, cursor) {
      const [owner, payload, signature, ...rest] = cursor.length <= LONGEST ? cursor.split('.') : [];
      if (!owner || !payload || !signature || rest.length > 0 || !isSame(signature, mac(payload, MAC_BYTES))) return 'invalid';
      if (!isSame(`${owner}.`, ownerPart(userId))) return 'foreign';
      const [base, seen, floor, ...flat] = JSON.parse(Buffer.from(payload, 'base64url').toString()) as CursorPayload; // signed by us
      const places = new Map<string, Place>();
      for (let i = 0; i < flat.length; i += 2) {
        const seq = Number(flat[i + 1]);
        places.set(String(flat[i]), { seq: Math.abs(seq), at: null, isMember: seq > 0 });
      }
      return createPosition({ base, seen, floor, places });
    },
  };
}

/** The stamps of a position, then its places: the id of a conversation and the seq, negative if the user is no member after it. */
type CursorPayload = [base: string, seen: string, floor: string, ...places: (string | number)[]];

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
