/**
 * `npm test`: types, lint, generated files, then every test. Ends with a line `N passed, N failed`. Further arguments go
 * to vitest, for example the path of one test. The real servers are used where MONGODB_URL, REDIS_URL and S3_URL are set.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'palaver-test-'));
const report = join(folder, 'report.json');
const vitestArguments = process.argv.slice(2);

const checks: readonly (readonly [name: string, ...command: string[]])[] = [
  ['types', 'tsc'],
  ['lint and format', 'biome', 'check', '--error-on-warnings', '.'],
  ['generated files', 'node', 'schema/generate.ts', '--check'],
];

let passed = 0;
let failed = 0;
for (const [name, ...command] of vitestArguments.length > 0 ? [] : checks) {
  const isGood = run(command) === 0;
  console.log(`${isGood ? 'ok    ' : 'FAILED'} ${name}`);
  if (isGood) passed += 1;
  else failed += 1;
}
const status = run(['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...vitestArguments]);
try {
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number>; // vitest's JSON reporter
  passed += numPassedTests ?? 0;
  failed += Math.max(numFailedTests ?? 0, numFailedTests === 0 ? (numFailedTestSuites ?? 0) : 0);
} catch {
  console.error('vitest left no report');
}
rmSync(folder, { recursive: true });
if (status !== 0 && failed === 0) failed = 1;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function run([command = '', ...rest]: readonly string[]): number | null {
  const env = {
    ...process.env,
    PATH: `${join(root, 'node_modules', '.bin')}:${process.env['PATH']}`,
    NODE_OPTIONS: '--disable-warning=ExperimentalWarning',
  };
  return spawnSync(command, rest, { cwd: root, env, stdio: 'inherit' }).status;
}
