import { existsSync } from 'node:fs';
import type { Random } from '../simulation/random.ts';

const LIBRARY = `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu/faketime/libfaketime.so.1`;
const MOST_MS = 7_500;

/** True where Debian's package `faketime` is installed. */
export const canShiftClocks = existsSync(LIBRARY);

/** Wall clocks that are wrong. */
export type Clocks = {
  /** The settings by which a process has a wall clock that is up to 7.5 s early or late, and keeps it: two differ by up to 15 s. */
  next(): Record<string, string>;
  /** By how many seconds those that were made are off. */
  readonly shifts: readonly number[];
};

/** Makes clocks, the same for the same seed. */
export function createClocks(random: Random): Clocks {
  const shifts: number[] = [];
  return {
    shifts,
    next() {
      const shift = Math.round(random.between(-MOST_MS, MOST_MS)) / 1000;
      shifts.push(shift);
      return { LD_PRELOAD: LIBRARY, FAKETIME: `${shift < 0 ? '' : '+'}${shift}s`, FAKETIME_DONT_FAKE_MONOTONIC: '1' };
    },
  };
}
