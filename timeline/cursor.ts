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

/** No cursor is longer, in bytes: it has room for the places of `MOST_PLACES` conversations and one more, whatever their seqs. */
export const LONGEST_CURSOR = 8 * 1024;

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
      const payload = writePosition(position);
      position.text = `${payload}.${mac(payload, MAC_BYTES)}`;
      return position.text;
    },
    read(userId, cursor) {
      const [owner, payload, signature, ...rest] = cursor.length <= LONGEST_CURSOR ? cursor.split('.') : [];
      if (!owner || !payload || !signature || rest.length > 0 || !isSame(signature, mac(payload, MAC_BYTES))) return 'invalid';
      if (!isSame(`${owner}.`, ownerPart(userId))) return 'foreign';
      return readPosition(payload); // signed by us
    },
  };
}

/** The stamps of a position, those of its sweep, and its places: `seq+id`, or `seq!id` if the user is no member after it. Short, and needs no escaping in JSON. */
function writePosition({ base, seen, floor, sweep, places }: Position): string {
  const written = [...places].map(([conversationId, { seq, isMember }]) => `${seq.toString(SEQ_RADIX)}${isMember ? '+' : '!'}${conversationId}`);
  return [base, seen, floor, ...(sweep ? [sweep.to, sweep.seen, sweep.done] : ['', '', '']), ...written].join('~');
}

function readPosition(text: string): Position {
  const [base = '', seen = '', floor = '', to = '', toSeen = '', done = '', ...written] = text.split('~');
  const places = written.map((place): [string, Place] => {
    const [seq = '', conversationId = ''] = place.split(/[+!]/);
    return [conversationId, { seq: Number.parseInt(seq, SEQ_RADIX), at: null, isMember: place.includes('+') }];
  });
  return createPosition({ base, seen, floor, sweep: to ? { to, seen: toSeen, done } : null, places: new Map(places) });
}

const SEQ_RADIX = 36;

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
