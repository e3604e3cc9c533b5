import type { Random } from './random.ts';
import type { Scheduler } from './scheduler.ts';

/** How bad it is at the moment. Everything is a probability, but `latencyMs`, the longest way through the network. */
export type Conditions = {
  latencyMs: number;
  /** Of a write: that it never arrives, arrives up to 100 s late, arrives twice, or is answered to nobody. */
  writeLost: number;
  writeLate: number;
  writeTwice: number;
  answerLost: number;
  /** Of a hint: that it never arrives, arrives twice, or arrives late and out of order. */
  hintLost: number;
  hintTwice: number;
  hintLate: number;
  /** Of a command to Redis: that it never arrives. */
  commandLost: number;
};

/** What everything in a simulation shares. */
export type World = {
  readonly scheduler: Scheduler;
  /** For what happens on the way: what is planned has its own. */
  readonly random: Random;
  readonly conditions: Conditions;
  /** When everything is healed: what is late arrives before. */
  readonly healAt: number;
  /** When a majority had which entry, by id. */
  readonly commits: Map<string, number>;
  /** Notes what happens, for whoever looks for a cause. The text is made only if somebody looks. */
  trace(line: () => string): void;
  /** Notes that a promise of the protocol was broken. */
  violate(invariant: Invariant, what: string): void;
};

/** What the protocol promises. */
export type Invariant =
  | 'acknowledged entries are never lost'
  | 'nothing is delivered twice'
  | 'delivery is dense'
  | 'order is the order of real time'
  | 'everything is delivered without later traffic'
  | 'nothing reaches who is not a member'
  | 'the member limit holds'
  | 'every refusal is justified'
  | 'what is repeated happens once'
  | 'nothing is there that was never sent'
  | 'what is acknowledged is in force'
  | 'rosters, memberships and heads are the fold of the log'
  | 'cursors stay small'
  | 'the log is sound'
  | 'nothing throws';

/** Milliseconds since 1970 when a simulation begins. */
export const BEGINNING = 1_790_000_000_000;

/** Nothing goes wrong. */
export const FAIR: Readonly<Conditions> = {
  latencyMs: 3,
  writeLost: 0,
  writeLate: 0,
  writeTwice: 0,
  answerLost: 0,
  hintLost: 0,
  hintTwice: 0,
  hintLate: 0,
  commandLost: 0,
};

/** How long a way through the network takes now. */
export function latency({ random, conditions }: World): number {
  return 0.1 + random.next() ** 3 * conditions.latencyMs;
}
