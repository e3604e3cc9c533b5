/**
 * The checker: clients outside the processes record what they ask for and what they get, faults are injected and healed, then everything is
 * read back and compared with the delivery contract. Ends with 1 if anything is there that must not be, and keeps the records then.
 *   node test/checker/run.ts [--minutes 2] [--seed 1] [--shape apart|one] [--faults kill,pause,redis,store,proxy,disk,clock] [--only TEXT] [--keep]
 */
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { FAULT_KINDS, type FaultKind } from './faults.ts';
import { writeReport } from './report.ts';
import { runTrial, type TrialOptions } from './trial.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
    shape: { type: 'string', default: 'apart' },
    faults: { type: 'string', default: FAULT_KINDS.join() },
    only: { type: 'string', default: '' },
    keep: { type: 'boolean', default: false },
  },
});

function readOptions(): TrialOptions {
  const { shape } = values;
  const [minutes, seed] = [Number(values.minutes), Number(values.seed)];
  const kinds = values.faults.split(',').filter(Boolean);
  if (shape !== 'apart' && shape !== 'one') throw new Error(`--shape ${shape}: is apart or one`);
  if (!(minutes > 0) || !Number.isInteger(seed)) throw new Error('--minutes and --seed are numbers');
  const unknown = kinds.filter((kind) => !(FAULT_KINDS as readonly string[]).includes(kind));
  if (unknown.length > 0) throw new Error(`--faults ${unknown}: there are ${FAULT_KINDS}`);
  return { minutes, seed, shape, kinds: kinds as FaultKind[], only: values.only }; // checked above
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130)); // everything that was started dies with this process
const options = readOptions();
console.log(`checker: ${options.minutes} min, seed ${options.seed}, shape ${options.shape}, faults ${options.kinds.join(',') || 'none'}`);
const trial = await runTrial(options, (text) => console.log(`${new Date().toISOString().slice(11, 19)} ${text}`));
console.log(writeReport(trial));
const isGood = trial.findings.length === 0;
if (isGood && !values.keep) rmSync(trial.folder, { recursive: true });
else console.log(`records are kept in ${trial.folder}`);
process.exit(isGood ? 0 : 1);
