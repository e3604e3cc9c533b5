/**
 * `npm run bench [-- start|query|send|fanout|resume|append|search|lists|all] [--write]` measures this server on this machine and prints tables; with
 * `--write` it writes what it measured into docs/performance.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { benchAppends } from './append/append.ts';
import { benchFanout } from './fanout/fanout.ts';
import { benchLists } from './lists/lists.ts';
import { performancePage } from './page.ts';
import { benchQueries } from './query/query.ts';
import { benchResume } from './resume/resume.ts';
import { benchSearch } from './search/search.ts';
import { benchSends } from './send/send.ts';
import { benchStarts } from './start.ts';
import { describeMachine } from './support/machine.ts';
import type { Section } from './support/report.ts';

const BENCHES: Readonly<Record<string, () => Promise<Section>>> = {
  start: benchStarts,
  query: benchQueries,
  send: benchSends,
  fanout: benchFanout,
  resume: benchResume,
  append: benchAppends,
  search: benchSearch,
  lists: benchLists,
};

const PAGE = new URL('../docs/performance.md', import.meta.url);

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { write: { type: 'boolean' } }, allowPositionals: true });
  const [wanted = 'all', ...rest] = positionals;
  const names = wanted === 'all' ? Object.keys(BENCHES) : [wanted];
  if (rest.length > 0 || names.some((name) => !BENCHES[name]))
    throw new Error(`usage: npm run bench [-- ${Object.keys(BENCHES).join('|')}|all] [--write]`);
  const machine = describeMachine();
  console.log(`${machine}\n`);
  const sections = new Map<string, Section>();
  for (const name of names) {
    const section = await (BENCHES[name] as () => Promise<Section>)(); // checked above
    sections.set(name, section);
    console.log(`## ${section.title}\n\n${section.body}\n`);
  }
  if (values.write) writeFileSync(PAGE, performancePage(readFileSync(PAGE, 'utf8'), machine, sections));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.stack : error);
  process.exitCode = 1;
});
