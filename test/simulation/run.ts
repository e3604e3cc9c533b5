/**
 * `node test/simulation/run.ts --seeds 1000 --from 1`: runs simulations of the delivery protocol on all cores, and ends with 1 if
 * a promise was broken. The first seed that fails is shrunk and its trace printed; `--seeds 1 --from SEED --trace` shows it whole.
 * `--sabotage NAME` takes a rule away and ends with 0 as soon as that is noticed; `--theme NAME` simulates only what it is about.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { planOf, type ThemeName } from './plan.ts';
import { trialOf } from './sabotages.ts';
import { shrink } from './shrink.ts';
import { simulate } from './simulation.ts';
import type { WorkerResult, WorkerTask } from './worker.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    sabotage: { type: 'string' },
    theme: { type: 'string' },
    trace: { type: 'boolean', default: false },
  },
});
const [seeds, from] = [Number(values.seeds), Number(values.from)];
const theme = (values.theme as ThemeName | undefined) ?? null; // planOf fails on another
const trial = values.sabotage ? trialOf(values.sabotage) : null;
const themeOfPlans = theme ?? trial?.theme;
const PROGRESS_EVERY_MS = 10_000;

const failed = values.trace && seeds === 1 ? await runOne() : await runAll();
process.exitCode = failed === (trial !== null) ? 0 : 1;

/** Prints everything that happens in one seed. True if a promise is broken. */
async function runOne(): Promise<boolean> {
  const { trace, violations } = await simulate(planOf(from, themeOfPlans), { sabotage: trial?.sabotage ?? null, trace: true });
  console.log(trace.join('\n'));
  return violations.length > 0;
}

/** Runs all seeds, with sabotage up to the first that notices it. True if any did fail. */
async function runAll(): Promise<boolean> {
  const began = Date.now();
  const totals = { done: 0, commits: 0, deliveries: 0, events: 0, slowest: 0 };
  const failures: WorkerResult[] = [];
  const isOver = (): boolean => next >= from + seeds || (failures.length > 0 && trial !== null);
  let next = from;

  const task: WorkerTask = { sabotage: values.sabotage ?? null, theme };
  const workers = Array.from({ length: Math.min(seeds, availableParallelism()) }, () => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: task });
    return new Promise<void>((resolve, reject) => {
      worker.on('error', reject);
      worker.on('message', (result: WorkerResult) => {
        note(result);
        if (!isOver()) return worker.postMessage(next++);
        void worker.terminate().then(() => resolve());
      });
      worker.postMessage(next++);
    });
  });
  const progress = setInterval(() => console.log(summary()), PROGRESS_EVERY_MS);
  await Promise.all(workers);
  clearInterval(progress);

  function note(result: WorkerResult): void {
    const { commits, deliveries, events, convergedMs, violations } = result.outcome;
    totals.done += 1;
    totals.commits += commits;
    totals.deliveries += deliveries;
    totals.events += events;
    totals.slowest = Math.max(totals.slowest, convergedMs);
    const [violation] = violations;
    if (!violation) return;
    failures.push(result);
    console.log(`seed ${result.seed}, ${Math.round(violation.at)} ms: ${violation.invariant}: ${violation.what}`);
  }

  function summary(): string {
    const { done, commits, deliveries, events, slowest } = totals;
    const rate = (done / ((Date.now() - began) / 1000)).toFixed(1);
    const converged = `everything was there at most ${(slowest / 1000).toFixed(1)} s after the healing`;
    return `${done} seeds, ${rate} a second; ${commits} commits, ${deliveries} deliveries, ${events} events; ${converged}; ${failures.length} failed`;
  }

  console.log(summary());
  const [first] = failures.sort((a, b) => a.seed - b.seed);
  if (first && !trial) await explain(first);
  return failures.length > 0;
}

/** Prints the shortest trace that fails in the same way. */
async function explain({ seed, outcome }: WorkerResult): Promise<void> {
  const [violation] = outcome.violations;
  if (!violation) return;
  console.log(`\nshrinking seed ${seed} ...`);
  const plan = await shrink(planOf(seed, themeOfPlans), violation, {});
  const { trace } = await simulate(plan, { trace: true });
  console.log(`seed ${seed} with ${plan.faults.length} faults and ${plan.acts.length} acts:\n${trace.join('\n')}`);
}
