import type { Registration } from './channels.ts';

/** Which numbers of a node's channel have come. */
export type Numbering = {
  /** Notes a number. False if it is a repetition, or of an epoch that is over. */
  note(epoch: string, n: number): boolean;
  /** The highest number that has come: the registry can not stand below it when it is asked after that. */
  highest(): number;
  /**
   * Where the channel stands according to the registry: numbers beyond it are still to come, the ones before are behind us.
   * `asked` is the highest number when the registry was asked: if it stands below, Redis has gone back, and gives numbers again.
   */
  restart(registration: Registration, asked: number): void;
  /** True if every number up to `n` has come. */
  isWhole(n: number): boolean;
  /** True if a number is missing before one that has come. */
  hasGap(): boolean;
  /** True if it is the epoch that was heard last. */
  isEpoch(epoch: string): boolean;
};

/** Keeps the numbers of one channel: what came out of order, what is missing. */
export function createNumbering(): Numbering {
  let epoch: string | null = null;
  let contiguous = 0; // everything up to here has come
  let beyond = new Set<number>();

  function close(): void {
    while (beyond.delete(contiguous + 1)) contiguous += 1;
  }

  return {
    note(from, n) {
      epoch ??= from;
      if (from !== epoch || n <= contiguous || beyond.has(n)) return false;
      beyond.add(n);
      close();
      return true;
    },
    highest: () => Math.max(contiguous, ...beyond),
    restart(registration, asked) {
      const goesOn = registration.epoch === epoch && registration.n >= asked;
      beyond = goesOn ? new Set([...beyond].filter((n) => n > registration.n)) : new Set();
      contiguous = goesOn ? Math.max(contiguous, registration.n) : registration.n;
      epoch = registration.epoch;
      close();
    },
    isWhole: (n) => n <= contiguous,
    hasGap: () => beyond.size > 0,
    isEpoch: (from) => epoch === null || from === epoch,
  };
}
