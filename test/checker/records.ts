/** What a client asks for. */
export type Asked = 'send' | 'create' | 'direct' | 'add' | 'remove' | 'read' | 'deliver';

/** What an operation is about. */
export type Value = {
  readonly conversation?: string;
  /** Of a message or of a conversation to make. */
  readonly clientId?: string;
  /** How the body of a message begins. */
  readonly text?: string;
  /** Members: the first of a new conversation without its maker, those to add, the one to remove. */
  readonly users?: readonly string[];
  readonly seq?: number;
};

/** One try of an operation begins. `value` comes with the first; `gateway` is null where the typed client chooses. */
export type Invocation = {
  readonly type: 'invoke';
  readonly t: number;
  readonly op: string;
  readonly attempt: number;
  readonly f: Asked;
  readonly user: string;
  readonly gateway: number | null;
  readonly value: Value;
};

/** One try has ended. `refused` is an answer that says no; `unknown` anything after which it may have happened or not. */
export type Outcome = {
  readonly type: 'ok' | 'refused' | 'unknown';
  readonly t: number;
  readonly op: string;
  readonly attempt: number;
  /** Milliseconds. */
  readonly took: number;
  /** The code of the answer; `timeout`, `connection` or `untyped` if there was none of ours. */
  readonly code: string | null;
  readonly seq?: number;
  readonly conversation?: string;
};

/** Something that lasts reached a device. `subject` is the member that it is about. */
export type Arrival = {
  readonly type: 'event';
  readonly t: number;
  readonly device: string;
  readonly kind: string;
  readonly conversation: string;
  readonly seq: number;
  readonly actor: string;
  readonly clientId: string | null;
  readonly text: string | null;
  readonly subject: string | null;
};

/** A receipt reached a device. */
export type ReceiptArrival = {
  readonly type: 'receipt';
  readonly t: number;
  readonly device: string;
  readonly conversation: string;
  readonly user: string;
  readonly deliveredSeq: number;
  readonly readSeq: number;
};

/** A device has its first cursor: from here on it must get everything. */
export type Beginning = {
  readonly type: 'beginning';
  readonly t: number;
  readonly device: string;
  readonly user: string;
  readonly client: 'bare' | 'typed';
  readonly cursor: string;
};

/** A stream said that it does not continue, or a client that it does not. */
export type Break = {
  readonly type: 'resync' | 'gap' | 'over';
  readonly t: number;
  readonly device: string;
  readonly why: string;
};

/** What became of a device's connection, for whoever reads the records. */
export type Line = { readonly type: 'line'; readonly t: number; readonly device: string; readonly what: string };

/** What a line says when the session of a device was ended. */
export const SIGNED_OUT = 'signed out';

/** A fault begins or is healed. */
export type FaultRecord = { readonly type: 'fault'; readonly t: number; readonly phase: 'on' | 'off'; readonly n: number; readonly name: string };

/** A client process was kept from running for so many milliseconds until now: the machine was busy, and whatever took long then says nothing. */
export type Stall = { readonly type: 'stall'; readonly t: number; readonly ms: number };

/** A line of a record file. Times are milliseconds since 1970 by the real clock of the machine, which all processes of the checker share. */
export type JournalRecord = Invocation | Outcome | Arrival | ReceiptArrival | Beginning | Break | Line | Stall | FaultRecord;
