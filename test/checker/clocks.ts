import { existsSync } from 'node:fs';
import type { Random } from '../simulation/random.ts';

const LIBRARY = '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1';
const MOST_MS = 7_500;

/** True where Debian's package `faketime` is installed. */
export const canShiftClocks = existsSync(LIBRARY);

/** The settings by which a process has a wall clock that is up to 7.5 s early or late, and keeps it: two differ by up to 15 s. */
export function shiftedClock(random: Random): Record<string, string> {
  const shift = (random.between(-MOST_MS, MOST_MS) / 1000).toFixed(2);
  return { LD_PRELOAD: LIBRARY, FAKETIME: `${shift.startsWith('-') ? '' : '+'}${shift}s`, FAKETIME_DONT_FAKE_MONOTONIC: '1' };
}
