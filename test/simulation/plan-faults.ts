import type { Plan } from './plan.ts';
import type { Random } from './random.ts';
import type { Conditions } from './world.ts';

/** Which process is meant: the one in that place, whichever time it was started. */
export type Seat = { readonly role: 'writer' | 'relay' | 'node'; readonly index: number };

/** What goes wrong, and when. */
export type Fault = { readonly at: number } & (
  | { readonly kind: 'crash'; readonly seat: Seat; readonly restartMs: number }
  | { readonly kind: 'crash at a call'; readonly seat: Seat; readonly calls: number; readonly isSent: boolean; readonly restartMs: number }
  | { readonly kind: 'pause'; readonly seat: Seat; readonly ms: number }
  | {
      readonly kind: 'primary deposed';
      readonly shard: number;
      readonly electionMs: number;
      readonly kept: number;
      readonly staleMs: number;
      readonly skewMs: number;
    }
  | { readonly kind: 'no majority'; readonly shard: number; readonly ms: number }
  | { readonly kind: 'bad times'; readonly ms: number; readonly conditions: Partial<Conditions> }
  | { readonly kind: 'redis forgets' }
  | { readonly kind: 'redis down'; readonly ms: number; readonly forgets: boolean }
  | { readonly kind: 'redis replica'; readonly lagMs: number }
  | { readonly kind: 'redis disconnects'; readonly index: number; readonly ms: number }
  | { readonly kind: 'redis out of reach'; readonly seat: Seat; readonly ms: number; readonly lost: number }
  | { readonly kind: 'device drops'; readonly device: number; readonly ms: number }
);

type Maker = (random: Random, shape: Plan['shape'], at: number) => Fault;

const MAKERS = {
  crash: (random, shape, at) => ({ at, kind: 'crash', seat: seatOf(random, shape), restartMs: short(random) }),
  'crash at a call': (random, shape, at) => ({
    at,
    kind: 'crash at a call',
    seat: seatOf(random, shape),
    calls: random.whole(1, 40),
    isSent: random.chance(0.7),
    restartMs: short(random),
  }),
  'writer crashes at a call': (random, _, at) => ({
    at,
    kind: 'crash at a call',
    seat: { role: 'writer', index: 0 },
    calls: random.whole(1, 20),
    isSent: true,
    restartMs: short(random),
  }),
  pause: (random, shape, at) => ({
    at,
    kind: 'pause',
    seat: seatOf(random, shape),
    ms: random.chance(0.15) ? random.between(10_000, 90_000) : short(random),
  }),
  'primary deposed': (random, shape, at) =>
    depose(random, shape, at, random.next() ** 4 * 12_000, random.chance(0.6) ? random.between(0, 20_000) : 0),
  'primary deposed for long': (random, shape, at) => depose(random, shape, at, random.between(10, 300), random.between(10_000, 40_000)),
  'no majority': (random, shape, at) => ({ at, kind: 'no majority', shard: random.whole(0, shape.shards - 1), ms: short(random) }),
  'writes lost': (random, _, at) => badTimes(random, at, { writeLost: some(random), answerLost: some(random) }),
  'writes late': (random, _, at) => badTimes(random, at, { writeLate: some(random), writeTwice: some(random) }),
  'hints lost': (random, _, at) => badTimes(random, at, { hintLost: some(random), hintTwice: some(random) }),
  'hints late': (random, _, at) => badTimes(random, at, { hintLate: some(random), hintTwice: some(random) }),
  'redis commands lost': (random, _, at) => badTimes(random, at, { commandLost: some(random) }),
  'slow network': (random, _, at) => badTimes(random, at, { latencyMs: random.between(100, 4_000) }),
  'redis forgets': (_, __, at) => ({ at, kind: 'redis forgets' }),
  'redis down': (random, _, at) => ({ at, kind: 'redis down', ms: short(random), forgets: random.chance(0.4) }),
  'redis replica': (random, _, at) => ({ at, kind: 'redis replica', lagMs: random.between(0, 4_000) }),
  'redis disconnects': (random, shape, at) => ({ at, kind: 'redis disconnects', index: random.whole(0, shape.nodes - 1), ms: short(random) }),
  'redis out of reach': (random, shape, at) => {
    const lost = random.chance(0.5) ? 1 : random.between(0.1, 0.7);
    return { at, kind: 'redis out of reach', seat: seatOf(random, shape), ms: short(random) * 2, lost };
  },
  'device drops': (random, shape, at) => ({ at, kind: 'device drops', device: random.whole(0, shape.devices - 1), ms: short(random) }),
} satisfies Record<string, Maker>;

/** A way in which things go wrong. */
export type FaultKind = keyof typeof MAKERS;

/** All of them. */
export const FAULT_KINDS = Object.keys(MAKERS) as FaultKind[]; // its keys

/** Some faults of each kind, at any time before the healing. */
export function planFaults(random: Random, shape: Plan['shape'], kinds: readonly FaultKind[]): Fault[] {
  const faults = kinds.flatMap((kind) =>
    Array.from({ length: random.whole(1, kind === 'primary deposed for long' ? 4 : 8) }, () =>
      MAKERS[kind](random, shape, random.between(500, shape.healAt)),
    ),
  );
  return faults.sort((a, b) => a.at - b.at);
}

function seatOf(random: Random, shape: Plan['shape']): Seat {
  const role = random.pick(['writer', 'writer', 'relay', 'node', 'node'] as const);
  return { role, index: random.whole(0, shape[`${role}s`] - 1) };
}

function depose(random: Random, shape: Plan['shape'], at: number, electionMs: number, staleMs: number): Fault {
  const shard = random.whole(0, shape.shards - 1);
  return { at, kind: 'primary deposed', shard, electionMs, kept: random.next(), staleMs, skewMs: random.between(-5_000, 5_000) };
}

function badTimes(random: Random, at: number, conditions: Partial<Conditions>): Fault {
  return { at, kind: 'bad times', ms: short(random) * 3, conditions };
}

/** Up to 10 s, mostly less. */
function short(random: Random): number {
  return random.next() ** 2 * 10_000;
}

function some(random: Random): number {
  return random.next() ** 2 * 0.5;
}
