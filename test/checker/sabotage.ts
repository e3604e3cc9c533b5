/**
 * The checker checked: builds that are broken on purpose must be caught, each for the reason that it is broken for. Every build is a copy of
 * this tree with a small change. Ends with 1 if one is not caught.
 *   node test/checker/sabotage.ts [NAME]
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Finding } from './findings.ts';

/** A way to break a build, and how the checker is to be run to see it. */
type Sabotage = {
  readonly name: string;
  readonly changes: readonly { readonly file: string; readonly from: string; readonly to: string }[];
  readonly run: readonly string[];
  /** Any of these shows that the checker saw it. */
  readonly shows: readonly Finding['kind'][];
};

const SABOTAGES: readonly Sabotage[] = [
  {
    name: 'acknowledge before commit',
    changes: [
      {
        file: 'timeline/drivers/sqlite-log.ts',
        from: `        if (waiting.length === 0) setImmediate(commit);
        waiting.push({ entries, resolve, reject });`,
        to: `        if (waiting.length === 0) setTimeout(commit, 2_000);
        waiting.push({ entries, resolve() {}, reject });
        const last = Number(lastStamp.get()?.['at'] ?? 0);
        resolve({ taken: entries.map((entry, i) => ({ ...entry, at: atOf(last + waiting.length + i) })), failure: null });`,
      },
    ],
    run: ['--shape', 'one', '--faults', 'kill', '--minutes', '0.5'],
    shows: ['lost'],
  },
  {
    name: 'no idempotency',
    changes: [
      {
        file: 'timeline/drivers/sqlite-log.ts',
        from: 'CREATE UNIQUE INDEX IF NOT EXISTS entries_by_client_id',
        to: 'CREATE INDEX IF NOT EXISTS entries_by_client_id',
      },
    ],
    run: ['--shape', 'one', '--faults', 'proxy', '--minutes', '0.7'],
    shows: ['duplicate'],
  },
  {
    name: 'no backfill on a gap',
    changes: [
      {
        file: 'timeline/reading.ts',
        from: 'const isNext = place ? entry.seq === place.seq + 1 : prevAt <= position.base;',
        to: 'const isNext = place === undefined || prevAt <= position.base || entry.seq > place.seq;',
      },
      { file: 'timeline/node.ts', from: 'await catchUp(allStreams());', to: 'if (isStopped) await catchUp(allStreams());' },
    ],
    run: ['--shape', 'apart', '--faults', 'redis', '--minutes', '0.7'],
    shows: ['lost', 'out of order'],
  },
];

const root = join(import.meta.dirname, '..', '..');
/** Too large to copy, and not changed. */
const LINKED = ['node_modules', 'test/servers/.cache'];

const [wanted] = process.argv.slice(2);
const chosen = SABOTAGES.filter(({ name }) => wanted === undefined || name === wanted);
if (chosen.length === 0) throw new Error(`there is no ${wanted}; there are ${SABOTAGES.map(({ name }) => name).join(', ')}`);
const caught = chosen.map((sabotage) => [sabotage, isCaught(sabotage)] as const);
for (const [{ name }, is] of caught) console.log(`${is ? 'caught    ' : 'NOT CAUGHT'} ${name}`);
process.exitCode = caught.every(([, is]) => is) ? 0 : 1;

function isCaught({ name, changes, run, shows }: Sabotage): boolean {
  const copy = mkdtempSync(join(tmpdir(), 'palaver-sabotage-'));
  try {
    copyTree(copy);
    for (const { file, from, to } of changes) change(join(copy, file), from, to);
    const records = join(copy, 'records'); // thrown away with the copy
    mkdirSync(records);
    console.log(`--- ${name}`);
    const { stdout, status } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', join(copy, 'test/checker/run.ts'), ...run], {
      encoding: 'utf8',
      env: { ...process.env, TMPDIR: records },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    console.log(stdout);
    const counts = shows.map((kind) => Number(new RegExp(`^  ${kind} +(\\d+)$`, 'm').exec(stdout)?.[1] ?? 0));
    return status === 1 && counts.some((count) => count > 0);
  } finally {
    rmSync(copy, { recursive: true });
  }
}

function copyTree(to: string): void {
  const linked = new Set(LINKED.map((path) => join(root, path)));
  cpSync(root, to, { recursive: true, filter: (path) => !linked.has(path) && !['.git', 'data'].includes(basename(path)) });
  for (const path of LINKED) symlinkSync(join(root, path), join(to, path));
}

/** Throws if the text is not there exactly once: then the sabotage has to follow the code. */
function change(path: string, from: string, to: string): void {
  const parts = readFileSync(path, 'utf8').split(from);
  if (parts.length !== 2) throw new Error(`${path} has ${parts.length - 1} times: ${from}`);
  writeFileSync(path, parts.join(to));
}
