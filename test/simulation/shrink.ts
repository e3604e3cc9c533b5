import type { Plan } from './plan.ts';
import { type Outcome, simulate } from './simulation.ts';

type Options = NonNullable<Parameters<typeof simulate>[1]>;

/** How many simulations shrinking may cost. */
const BUDGET = 300;

/** Leaves out of a plan that fails whatever it fails without, in the same way: first halves of its faults and acts, then ever smaller parts. */
export async function shrink(plan: Plan, failure: Outcome['violations'][number], options: Options): Promise<Plan> {
  let smallest = plan;
  let left = BUDGET;

  async function failsToo(candidate: Plan): Promise<boolean> {
    left -= 1;
    const { violations } = await simulate(candidate, options);
    return violations[0]?.invariant === failure.invariant;
  }

  async function shrinkList(key: 'faults' | 'acts'): Promise<void> {
    for (let size = Math.ceil(smallest[key].length / 2); size >= 1 && left > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
      for (let start = 0; start < smallest[key].length && left > 0; ) {
        const candidate: Plan = { ...smallest, [key]: smallest[key].filter((_, i) => i < start || i >= start + size) };
        if (await failsToo(candidate)) smallest = candidate;
        else start += size;
      }
    }
  }

  await shrinkList('faults');
  await shrinkList('acts');
  return smallest;
}
