import type { Caller } from '../platform/viewer.ts';

/** What an operation carries from the edge to every subgraph. */
export type Context = {
  readonly caller: Caller;
  /** Unique for the operation; in the log and in answers to our own faults. */
  readonly requestId: string;
  /** When to give up, in milliseconds since 1970. */
  readonly deadline: number;
};
