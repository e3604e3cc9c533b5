import { describe, expect, test } from 'vitest';
import { hunt } from '../simulation/hunt.ts';
import { planOf } from '../simulation/plan.ts';
import { SABOTAGES } from '../simulation/sabotages.ts';
import { fingerprintOf, simulate } from '../simulation/simulation.ts';

/** Where to begin to look for what shows late, so that this takes little time; from the first seed on each is found within 200. */
const FROM: Readonly<Record<string, number>> = {
  'refuse-from-deposed': 125,
  'no-republish-of-duplicates': 55,
  'watermark-at-once': 105,
  'watermark-before-registration': 65,
  'watermark-of-deposed': 30,
  'reads-of-any-moment': 35,
  'epoch-ignored': 78,
  'registry-from-cache': 30,
};

describe('the delivery protocol in a simulated world', () => {
  test('keeps its promises in a first handful of seeds', async () => {
    for (let seed = 1; seed <= 25; seed += 1)
      expect({ seed, violations: (await simulate(planOf(seed))).violations }).toEqual({ seed, violations: [] });
  });

  test('a seed always tells the same story', async () => {
    const [first, second] = [await simulate(planOf(7), { trace: true }), await simulate(planOf(7), { trace: true })];
    expect(first.trace.length).toBeGreaterThan(100);
    expect(fingerprintOf(second)).toBe(fingerprintOf(first));
  });
});

describe('the simulation notices when this is no longer done', () => {
  test.each(Object.entries(SABOTAGES).map(([name, { removes }]) => [name, removes] as const))(
    '%s: %s',
    async (name) => expect(await hunt(name, FROM[name] ?? 1, 200)).not.toBeNull(),
    60_000,
  );
});
