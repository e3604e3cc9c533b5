/**
 * `npm run simulate -- --seeds 1000 --from 1` runs the delivery protocol in simulated worlds, on all cores. `--sabotage NAME` takes
 * one of its rules away: then a seed that notices it is wanted. A seed that fails is repeated with its trace by
 * `--seeds 1 --from N --trace`.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { planOf } from './plan.ts';
import { SABOTAGES } from './sabotages.ts';
import { simulate } from './simulation.ts';

/** Which seeds a process runs: every `step`th from `from`, before `end`. */
type Share = { readonly from: number; readonly end: number; readonly step: number; readonly sabotage: string | null };

/** What came of one seed. */
type Ran = {
  readonly seed: number;
  readonly commits: number;
  readonly deliveries: number;
  readonly convergedMs: number;
  readonly violation: string | null;
};

const PROGRESS_EVERY_MS = 5_000;

async function runShare({ from, end, step, sabotage }: Share): Promise<void> {
  for (let seed = from; seed < end; seed += step) {
    const { commits, deliveries, convergedMs, violations } = await simulate(planOf(seed), {
      sabotage: sabotage ? (SABOTAGES[sabotage] ?? null) : null,
    });
    const [first] = violations;
    const ran: Ran = { seed, commits, deliveries, convergedMs, violation: first ? `${first.invariant}: ${first.what}` : null };
    process.send?.(ran);
  }
  process.disconnect?.();
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '100' },
      from: { type: 'string', default: '1' },
      sabotage: { type: 'string' },
      trace: { type: 'boolean' },
    },
  });
  const [seeds, from] = [Number(values.seeds), Number(values.from)];
  const { sabotage = null } = values;
  if (!(seeds >= 1 && from >= 0)) throw new Error('--seeds is at least 1 and --from at least 0');
  if (sabotage !== null && !SABOTAGES[sabotage]) throw new Error(`there is no sabotage ${sabotage}; there are ${Object.keys(SABOTAGES).join(', ')}`);
  if (values.trace) return trace(from, sabotage);

  const began = Date.now();
  const ran: Ran[] = [];
  const rate = (): string => `${ran.length} of ${seeds} seeds, ${((ran.length * 1_000) / Math.max(1, Date.now() - began)).toFixed(1)} a second`;
  const progress = setInterval(() => console.log(rate()), PROGRESS_EVERY_MS);
  const step = Math.min(availableParallelism(), seeds);
  const children = Array.from({ length: step }, (_, i) => startShare({ from: from + i, end: from + seeds, step, sabotage }, (one) => ran.push(one)));
  const codes = await Promise.all(children.map(ended));
  clearInterval(progress);

  const failed = ran.filter(({ violation }) => violation !== null).sort((a, b) => a.seed - b.seed);
  for (const { seed, violation } of failed.slice(0, 20)) console.log(`seed ${seed}: ${violation}`);
  const sum = (of: (one: Ran) => number): number => ran.reduce((total, one) => total + of(one), 0);
  const slowest = Math.max(0, ...ran.map(({ convergedMs }) => convergedMs));
  console.log(
    `${rate()}; ${sum(({ commits }) => commits)} commits, ${sum(({ deliveries }) => deliveries)} deliveries, all there at most ${(slowest / 1_000).toFixed(1)} s after the healing`,
  );
  const isBroken = ran.length < seeds || codes.some((code) => code !== 0);
  if (isBroken) console.log('not every seed was run');
  if (failed.length > 0) console.log(`${failed.length} failed; repeat one with --seeds 1 --from ${failed[0]?.seed} --trace`);
  process.exitCode = isBroken || failed.length > 0 ? 1 : 0;
}

async function trace(seed: number, sabotage: string | null): Promise<void> {
  const outcome = await simulate(planOf(seed), { sabotage: sabotage ? (SABOTAGES[sabotage] ?? null) : null, trace: true });
  for (const line of outcome.trace) console.log(line);
  process.exitCode = outcome.violations.length > 0 ? 1 : 0;
}

function startShare(share: Share, done: (ran: Ran) => void): ChildProcess {
  const child = fork(import.meta.filename, [SHARE, JSON.stringify(share)]);
  child.on('message', (ran) => done(ran as Ran)); // what runShare sends
  return child;
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('exit', resolve));
}

const SHARE = '--share';

if (process.argv[2] === SHARE)
  await runShare(JSON.parse(process.argv[3] ?? '') as Share); // what startShare gives
else await main();
