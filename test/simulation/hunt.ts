import { planOf } from './plan.ts';
import { trialOf } from './sabotages.ts';
import { type Outcome, simulate } from './simulation.ts';

/** Where a sabotage was noticed. */
export type Catch = { readonly seed: number; readonly violation: Outcome['violations'][number] };

/** Looks for the first seed, from `from` on, in which a sabotage is noticed; null if it is in none of so many. Throws if there is no such sabotage. */
export async function hunt(name: string, from: number, seeds: number): Promise<Catch | null> {
  for (let seed = from; seed < from + seeds; seed++) {
    const violation = await violationOf(name, seed);
    if (violation) return { seed, violation };
  }
  return null;
}

/** What a sabotage breaks in a seed; null if nothing, or if it would be broken by that alone which only unmasks it. */
async function violationOf(name: string, seed: number): Promise<Catch['violation'] | null> {
  const { theme, sabotage, without } = trialOf(name);
  const plan = planOf(seed, theme);
  const [violation] = (await simulate(plan, { sabotage })).violations;
  if (!violation) return null;
  if (without && (await simulate(plan, { sabotage: without })).violations.length > 0) return null;
  return violation;
}
