import { createRandom, type Random } from '../simulation/random.ts';
import type { Weather } from './proxy.ts';

/** What can be asked for with `--faults`. */
export const FAULT_KINDS = ['kill', 'pause', 'redis', 'store', 'proxy', 'disk', 'clock'] as const;

/** A kind of fault. Clocks are not in the schedule: they are wrong all the time. */
export type FaultKind = (typeof FAULT_KINDS)[number];

/** Something that goes wrong, and what it happens to. */
export type Fault =
  | { readonly kind: 'kill' | 'pause'; readonly target: string }
  | { readonly kind: 'redis' | 'store'; readonly how: 'kill' | 'pause' | 'flush' }
  | { readonly kind: 'proxy'; readonly target: string; readonly how: Exclude<Weather, 'fair'> }
  | { readonly kind: 'disk' };

/** A fault with its place in the schedule, in milliseconds from the beginning. */
export type Scheduled = { readonly fault: Fault; readonly at: number; readonly forMs: number };

/** What there is to be hurt. */
export type Targets = {
  readonly processes: readonly string[];
  readonly links: readonly string[];
  readonly hasServers: boolean;
  /** Only faults whose name contains this. */
  readonly only: string;
};

const FIRST_AT_MS = 3_000;
const EVERY_MS = [2_000, 7_000] as const;
const FOR_MS = [1_000, 9_000] as const;

/**
 * The schedule of a run, the same for the same seed: the kinds take turns, and within a kind every target has had its turn before one
 * comes again. A fault may begin before the one before it is healed, but not in the same place.
 */
export function planFaults(seed: number, runMs: number, kinds: readonly FaultKind[], targets: Targets): Scheduled[] {
  const random = createRandom(seed, 'faults');
  const decks = [...kinds, ...kinds.filter((kind) => kind === 'proxy')] // there are many connections
    .map((kind) =>
      createDeck(
        faultsOf(kind, targets).filter((fault) => nameOf(fault).includes(targets.only)),
        random,
      ),
    )
    .filter((deck) => deck !== null);
  const plan: Scheduled[] = [];
  const busyUntil = new Map<string, number>();
  for (let at = FIRST_AT_MS, turn = 0; decks.length > 0 && at < runMs - FIRST_AT_MS; at += random.whole(...EVERY_MS), turn += 1) {
    const fault = (decks[turn % decks.length] as () => Fault)(); // there are some
    const forMs = random.whole(...FOR_MS);
    at = Math.max(at, busyUntil.get(placeOf(fault)) ?? 0);
    if (at + forMs > runMs) break;
    busyUntil.set(placeOf(fault), at + forMs + HEALING_MS);
    plan.push({ fault, at, forMs });
  }
  return plan;
}

/** Restarting takes its time. */
const HEALING_MS = 3_000;

/** For people: what goes wrong, and where. */
export function nameOf(fault: Fault): string {
  return [fault.kind, 'how' in fault ? fault.how : '', 'target' in fault ? fault.target : ''].filter(Boolean).join(' ');
}

/** The place that a fault is about: two at the same time would heal each other. */
export function placeOf(fault: Fault): string {
  return 'target' in fault ? fault.target : fault.kind;
}

function faultsOf(kind: FaultKind, { processes, links, hasServers }: Targets): Fault[] {
  switch (kind) {
    case 'kill':
    case 'pause':
      return processes.map((target) => ({ kind, target }));
    case 'redis':
      return hasServers ? (['kill', 'pause', 'flush'] as const).map((how) => ({ kind, how })) : [];
    case 'store':
      return hasServers ? (['kill', 'pause'] as const).map((how) => ({ kind, how })) : [];
    case 'proxy':
      return links.flatMap((target) => (['delay', 'hang', 'mute', 'reset'] as const).map((how) => ({ kind, target, how })));
    case 'disk':
      return hasServers ? [] : [{ kind }];
    case 'clock':
      return [];
  }
}

/** Deals from a shuffled deck, which is shuffled again when it is used up. */
function createDeck(faults: readonly Fault[], random: Random): (() => Fault) | null {
  if (faults.length === 0) return null;
  let deck: Fault[] = [];
  return () => {
    if (deck.length === 0) deck = random.shuffle(faults);
    return deck.pop() as Fault; // not empty
  };
}
