import { describe, expect, test } from 'vitest';
import { planOf } from '../simulation/plan.ts';
import { SABOTAGES } from '../simulation/sabotages.ts';
import { simulate } from '../simulation/simulation.ts';

describe('the delivery protocol in a simulated world', () => {
  test('holds its promises in a first handful of seeds', async () => {
    for (let seed = 1; seed <= 25; seed += 1)
      expect({ seed, violations: (await simulate(planOf(seed))).violations }).toEqual({ seed, violations: [] });
  });

  test('is the same every time for the same seed', async () => {
    const [first, again] = [await simulate(planOf(7), { trace: true }), await simulate(planOf(7), { trace: true })];
    expect(again.trace).toEqual(first.trace);
  });

  test.each(Object.entries(SABOTAGES).filter(([name]) => !RARE.has(name)))('notices %s within 200 seeds', async (_name, sabotage) => {
    let caughtBy = 0;
    for (let seed = 1; seed <= 200 && caughtBy === 0; seed += 1)
      if ((await simulate(planOf(seed), { sabotage })).violations.length > 0) caughtBy = seed;
    expect(caughtBy).toBeGreaterThan(0);
  });
});

/** Rules whose loss so few seeds notice, if any, that looking for one takes too long here: another rule covers most of what they guard against. */
const RARE: ReadonlySet<string> = new Set([
  'mark-before-sent',
  'watermark-at-once',
  'watermark-of-deposed',
  'reads-of-any-moment',
  'epoch-ignored',
  'watermark-before-renewal',
  'watermark-before-registration',
  'no-confirmation',
]);
