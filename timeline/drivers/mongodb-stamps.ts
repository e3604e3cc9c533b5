import { type Document, Timestamp } from 'mongodb';
import type { Mongo } from '../../platform/drivers/mongodb.ts';
import type { At } from '../entry.ts';

/** What the server stamps documents with. */
export type Stamp = Timestamp | Date;

/**
 * How a server stamps what it takes, and the text of its stamps: of fixed width, growing with the seq within a conversation.
 *
 * Replica sets and shards stamp with timestamps: seconds and a counter, a logical clock that outlives failovers and gives
 * nothing twice on a shard; the text is their 64 bits in hex. A server whose `hello` names neither a set nor a mongos stamps
 * with dates: some have timestamps of whole seconds only, and there is nobody to fail over to. There two entries may share a
 * millisecond, so the text is the date and then the seq: what is after an entry of the same conversation stays after it.
 * A time that belongs to no entry has seq 0: it says nothing of the millisecond that other conversations are still stamped with.
 */
export type Stamps = {
  readonly type: 'timestamp' | 'date';
  textOf(stamp: Stamp, seq: number): At;
  /** The filter, within one conversation, for what was stamped after a text. */
  after(at: At): Document;
  /** The stamp of a text, as near as the server can say it, never after it. */
  stampOf(at: At): Stamp;
  /** The greatest text that is before every entry with this stamp. */
  before(stamp: Stamp): At;
  /** The greatest stamp that is surely so old when the server's clock shows `now`; for age 0, the greatest of all. */
  ofAge(ageMs: number, now: Date): Stamp;
};

/** Asks the server, once, which of the two it is. */
export async function readStamps({ db }: Mongo): Promise<Stamps> {
  const hello = await db.command({ hello: 1 });
  return hello['setName'] || hello['msg'] === 'isdbgrid' ? TIMESTAMPS : DATES;
}

/** Seconds and counter, 8 hex digits each. */
export const TIMESTAMPS: Stamps = {
  type: 'timestamp',
  textOf(stamp) {
    // Dates would be out of order with timestamps: such a log must be copied, not carried over.
    if (!(stamp instanceof Timestamp)) throw new Error('the log was begun on a server without a replica set');
    return hex(stamp.getHighBitsUnsigned(), 8) + hex(stamp.getLowBitsUnsigned(), 8);
  },
  after: (at) => ({ takenAt: { $gt: timestampOf(at) } }),
  stampOf: timestampOf,
  before(stamp) {
    const value = BigInt(`0x${TIMESTAMPS.textOf(stamp, 0)}`);
    return (value - 1n).toString(16).padStart(16, '0');
  },
  ofAge(ageMs, now) {
    if (ageMs <= 0) return new Timestamp({ t: 0xffff_ffff, i: 0xffff_ffff });
    return new Timestamp({ t: Math.floor((now.getTime() - ageMs) / 1000) - 1, i: 0xffff_ffff }); // that second is over
  },
};

/** Milliseconds in 12 hex digits, and the seq in 8. */
export const DATES: Stamps = {
  type: 'date',
  textOf: (stamp, seq) => hex(Number(stamp), 12) + hex(seq, 8),
  after(at) {
    const [from, next] = [0, 1].map((ms) => new Date(parse(at, 0, 12) + ms));
    // A range for one millisecond: some servers keep and compare more digits of a date than they send.
    return { $or: [{ takenAt: { $gte: next } }, { takenAt: { $gte: from, $lt: next }, seq: { $gt: parse(at, 12, 20) } }] };
  },
  stampOf: (at) => new Date(parse(at, 0, 12)),
  before: (stamp) => DATES.textOf(stamp, 0),
  ofAge: (ageMs, now) => (ageMs <= 0 ? new Date(8.64e15) : new Date(now.getTime() - ageMs)),
};

/** The timestamp of a text that `TIMESTAMPS` made. */
export function timestampOf(at: At): Timestamp {
  return new Timestamp({ t: parse(at, 0, 8), i: parse(at, 8, 16) });
}

function hex(value: number, width: number): string {
  return value.toString(16).padStart(width, '0');
}

function parse(at: At, from: number, to: number): number {
  return at === '' ? 0 : Number.parseInt(at.slice(from, to), 16);
}
