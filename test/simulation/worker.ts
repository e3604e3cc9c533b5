import { parentPort, workerData } from 'node:worker_threads';
import { planOf, type ThemeName } from './plan.ts';
import { trialOf } from './sabotages.ts';
import { type Outcome, simulate } from './simulation.ts';

/** What a worker is told at its start, and then seed by seed. */
export type WorkerTask = { readonly sabotage: string | null; readonly theme: ThemeName | null };

/** What a worker says of a seed. */
export type WorkerResult = { readonly seed: number; readonly outcome: Omit<Outcome, 'trace'> };

const { sabotage: name, theme } = workerData as WorkerTask; // run.ts starts it
const trial = name === null ? null : trialOf(name);

parentPort?.on('message', async (seed: number) => {
  const plan = planOf(seed, theme ?? trial?.theme);
  const { trace: _, ...outcome } = await simulate(plan, { sabotage: trial?.sabotage ?? null });
  const isOthers = outcome.violations.length > 0 && trial?.without && (await simulate(plan, { sabotage: trial.without })).violations.length > 0;
  const result: WorkerResult = { seed, outcome: isOthers ? { ...outcome, violations: [] } : outcome };
  parentPort?.postMessage(result);
});
