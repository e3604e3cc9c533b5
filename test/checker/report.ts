import { placeOf, type Scheduled } from './faults.ts';
import { FINDING_KINDS } from './findings.ts';
import type { History } from './history.ts';
import type { Trial } from './trial.ts';

const SHOWN = 12;

/** What a run says at its end: what was done, what was injected, and what must be zero. */
export function writeReport({ history, plan, findings, clockShifts, notHere }: Omit<Trial, 'folder'>): string {
  const counts = FINDING_KINDS.map((kind) => [kind, findings.filter((one) => one.kind === kind).length] as const);
  return [
    'done:',
    ...table(operations(history)),
    `  answers: ${tally(history.ops.flatMap(({ attempts }) => attempts.map(({ outcome }) => shortCode(outcome?.code ?? outcome?.type ?? 'none'))))}`,
    ...table(deliveries(history)),
    ...table(
      history.stalls.length > 0
        ? [['busy machine', `${history.stalls.length} times clients could not run, at most ${Math.max(...history.stalls.map(({ ms }) => ms))} ms`]]
        : [],
    ),
    'injected:',
    ...table(injections(plan, clockShifts)),
    ...table(notHere.map((what) => ['not here', what])),
    'must be zero:',
    ...table(counts.map(([kind, count]) => [kind, String(count)])),
    ...findings.slice(0, SHOWN).map(({ kind, text }) => `  ${kind}: ${text}`),
    ...(findings.length > SHOWN ? [`  and ${findings.length - SHOWN} more`] : []),
  ].join('\n');
}

function operations({ ops }: History): string[][] {
  return [...Map.groupBy(ops, ({ f }) => f)].map(([f, its]) => {
    const attempts = its.reduce((sum, op) => sum + op.attempts.length, 0);
    return [f, `${its.length} operations in ${attempts} attempts: ${tally(its.map(({ status }) => status))}`];
  });
}

function deliveries({ received }: History): string[][] {
  return [...Map.groupBy(received, ({ beginning }) => beginning?.client ?? 'none')].map(([client, devices]) => {
    const sum = (of: (device: (typeof devices)[number]) => number): number => devices.reduce((total, device) => total + of(device), 0);
    const [events, receipts] = [sum((device) => device.events.length), sum((device) => device.receipts.length)];
    return [
      `${client} devices`,
      `${devices.length} received ${events} events and ${receipts} receipts; ${sum(({ breaks }) => breaks.length)} resyncs, gaps and ends, ${sum(({ signedOut }) => signedOut)} sessions ended`,
    ];
  });
}

function tally(names: readonly string[]): string {
  return [...Map.groupBy(names, (name) => name)].map(([name, of]) => `${name} ${of.length}`).join(', ');
}

function shortCode(code: string): string {
  return code.startsWith('untyped') ? 'untyped' : code;
}

function table(rows: readonly (readonly string[])[]): string[] {
  return rows.map(([name = '', ...rest]) => `  ${name.padEnd(20)}${rest.join(' ')}`);
}

/** How often each fault was injected, and in how many places. */
function injections(plan: readonly Scheduled[], clockShifts: readonly number[]): string[][] {
  const faults = plan.map(({ fault }) => fault);
  const byKind = Map.groupBy(faults, (fault) => ('how' in fault ? `${fault.kind} ${fault.how}` : fault.kind));
  const rows = [...byKind].sort().map(([kind, its]) => [kind, `${its.length} in ${new Set(its.map(placeOf)).size} places`]);
  if (clockShifts.length === 0) return rows;
  return [...rows, ['clock', `${clockShifts.length} of them, off by ${Math.min(...clockShifts)} to ${Math.max(...clockShifts)} s`]];
}
