import {
  type Arrival,
  type Asked,
  type Beginning,
  type Break,
  type FaultRecord,
  type JournalRecord,
  type Outcome,
  type ReceiptArrival,
  SIGNED_OUT,
  type Stall,
  type Value,
} from './records.ts';

/** One try of an operation. */
export type Attempt = { readonly t: number; readonly gateway: number | null; readonly outcome: Outcome | null };

/** An operation with all its attempts. */
export type Op = {
  readonly id: string;
  readonly f: Asked;
  readonly user: string;
  readonly value: Value;
  readonly attempts: readonly Attempt[];
  /** When its first attempt began. */
  readonly invokedAt: number;
  /** `refused` only if no attempt is of unknown outcome. */
  readonly status: 'ok' | 'refused' | 'unknown';
  /** The answer that said so, if it is `ok`. */
  readonly ok: Outcome | null;
};

/** What reached one device, in the order in which it came. */
export type Received = {
  readonly device: string;
  readonly beginning: Beginning | null;
  readonly events: readonly Arrival[];
  readonly receipts: readonly ReceiptArrival[];
  readonly breaks: readonly Break[];
  /** How often its session was ended, and she logged in again. */
  readonly signedOut: number;
};

/** Everything that was recorded. */
export type History = {
  readonly ops: readonly Op[];
  readonly received: readonly Received[];
  readonly faults: readonly FaultRecord[];
  readonly stalls: readonly Stall[];
};

/** Puts records together, each list of them in the order in which one process wrote it. */
export function readHistory(journals: readonly (readonly JournalRecord[])[]): History {
  const ops = new Map<string, MutableOp>();
  const received = new Map<string, MutableReceived>();
  const faults: FaultRecord[] = [];
  const stalls: Stall[] = [];

  function deviceOf(device: string): MutableReceived {
    const known = received.get(device) ?? { device, beginning: null, events: [], receipts: [], breaks: [], signedOut: 0 };
    received.set(device, known);
    return known;
  }

  function note(record: JournalRecord): void {
    switch (record.type) {
      case 'invoke': {
        const { op: id, f, user, value, t, gateway } = record;
        const op = ops.get(id) ?? { id, f, user, value, attempts: [] };
        ops.set(id, op);
        op.attempts.push({ t, gateway, outcome: null });
        return;
      }
      case 'ok':
      case 'refused':
      case 'unknown': {
        const attempt = ops.get(record.op)?.attempts.at(-1);
        if (attempt) attempt.outcome = record;
        return;
      }
      case 'event':
        return void deviceOf(record.device).events.push(record);
      case 'receipt':
        return void deviceOf(record.device).receipts.push(record);
      case 'beginning':
        deviceOf(record.device).beginning = record;
        return;
      case 'resync':
      case 'gap':
      case 'over':
        return void deviceOf(record.device).breaks.push(record);
      case 'fault':
        return void faults.push(record);
      case 'stall':
        return void stalls.push(record);
      case 'line':
        if (record.what === SIGNED_OUT) deviceOf(record.device).signedOut += 1;
    }
  }

  for (const records of journals) for (const record of records) note(record);
  return { ops: [...ops.values()].map(settled), received: [...received.values()], faults, stalls };
}

type MutableOp = Pick<Op, 'id' | 'f' | 'user' | 'value'> & { readonly attempts: { t: number; gateway: number | null; outcome: Outcome | null }[] };
type MutableReceived = {
  device: string;
  beginning: Beginning | null;
  events: Arrival[];
  receipts: ReceiptArrival[];
  breaks: Break[];
  signedOut: number;
};

function settled(op: MutableOp): Op {
  const outcomes = op.attempts.map(({ outcome }) => outcome);
  const ok = outcomes.find((outcome) => outcome?.type === 'ok') ?? null;
  const isRefused = outcomes.every((outcome) => outcome?.type === 'refused');
  return { ...op, invokedAt: op.attempts[0]?.t ?? 0, ok, status: ok ? 'ok' : isRefused ? 'refused' : 'unknown' };
}
