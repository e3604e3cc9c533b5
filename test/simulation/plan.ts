import { createRandom, type Random } from './random.ts';
import { type Conditions, FAIR } from './world.ts';

/** What somebody does. Users and conversations are numbers; `others` are those whom she means. */
export type Act = {
  readonly id: number;
  readonly at: number;
  readonly user: number;
  readonly kind: 'create' | 'direct' | 'send' | 'add' | 'remove' | 'leave';
  readonly conversation: number;
  readonly others: readonly number[];
  /** She repeats it although it was answered, as if she had not heard. */
  readonly isRepeated: boolean;
};

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
  | { readonly kind: 'redis out of reach'; readonly seat: Seat; readonly ms: number }
  | { readonly kind: 'device drops'; readonly device: number; readonly ms: number }
);

/** Everything that is decided before a simulation begins; what is left out of it changes nothing else. */
export type Plan = {
  readonly seed: number;
  readonly shape: {
    readonly writers: number;
    readonly relays: number;
    readonly nodes: number;
    readonly shards: number;
    readonly users: number;
    readonly devices: number;
    readonly memberLimit: number;
    readonly latencyMs: number;
    readonly healAt: number;
    /** How often a device reads slowly. */
    readonly slowReaders: number;
    /** How often a write waits long between its stamp and its place. */
    readonly slowStamps: number;
    /** How long a device stays connected on average, if nothing else happens; 0 for ever. */
    readonly stayMs: number;
  };
  readonly acts: readonly Act[];
  readonly faults: readonly Fault[];
};

/** The plan of a seed. Each seed has some kinds of faults only: what is rare among everything is common where it is alone. */
export function planOf(seed: number): Plan {
  const random = createRandom(seed, 'plan');
  const healAt = random.chance(0.1) ? random.between(100_000, 150_000) : random.between(15_000, 60_000);
  const users = random.whole(3, 6);
  const shape: Plan['shape'] = {
    writers: random.whole(1, 3),
    relays: random.whole(1, 2),
    nodes: random.whole(1, 3),
    shards: random.whole(1, 2),
    users,
    devices: random.whole(users, 2 * users),
    memberLimit: random.whole(3, 5),
    latencyMs: random.pick([2, 10, 50, 400]),
    healAt,
    slowReaders: random.pick([0, 0, 0.1, 0.5]),
    slowStamps: random.pick([0, 0, 0.02, 0.3]),
    stayMs: random.pick([0, 0, 2_000, 6_000, 15_000]),
  };
  return { seed, shape, acts: planActs(createRandom(seed, 'acts'), shape), faults: planFaults(createRandom(seed, 'faults'), shape) };
}

function planActs(random: Random, { users, healAt }: Plan['shape']): Act[] {
  const groups = random.whole(1, 4);
  const kinds: readonly Act['kind'][] = random.pick([
    ['send', 'send', 'send', 'send', 'send', 'add', 'remove', 'leave', 'direct', 'create'],
    ['send', 'send', 'add', 'remove', 'leave'],
    ['send', 'send', 'send', 'send', 'send', 'send', 'add'],
  ]);
  const user = (): number => random.whole(0, users - 1);
  let ids = 0;
  const act = (at: number, kind: Act['kind'], conversation: number): Act => ({
    id: ++ids,
    at,
    user: kind === 'create' ? conversation % users : user(),
    kind,
    conversation,
    others: random.shuffle(Array.from({ length: users }, (_, i) => i)).slice(0, kind === 'create' ? random.whole(1, 2) : random.whole(1, 3)),
    isRepeated: random.chance(0.1),
  });
  const first = Array.from({ length: groups }, (_, i) => act(random.between(0, 3_000), 'create', i));
  const count = random.whole(30, 150);
  const bursts = Array.from({ length: random.whole(2, 12) }, () => random.between(3_000, healAt));
  const later = Array.from({ length: count }, () => {
    const at = random.chance(0.5) ? random.between(3_000, healAt) : Math.min(healAt, random.pick(bursts) + random.between(0, random.pick([5, 300])));
    return act(at, random.pick(kinds), random.whole(0, groups - 1));
  });
  return [...first, ...later].sort((a, b) => a.at - b.at);
}

function planFaults(random: Random, shape: Plan['shape']): Fault[] {
  const { healAt } = shape;
  const seat = (): Seat => {
    const role = random.pick(['writer', 'writer', 'relay', 'node', 'node'] as const);
    return { role, index: random.whole(0, shape[`${role}s`] - 1) };
  };
  const short = (): number => random.next() ** 2 * 10_000;
  const shard = (): number => random.whole(0, shape.shards - 1);
  const some = (): number => random.next() ** 2 * 0.5;

  const kinds: readonly ((at: number) => Fault)[] = [
    (at) => ({ at, kind: 'crash', seat: seat(), restartMs: short() }),
    (at) => ({ at, kind: 'crash at a call', seat: seat(), calls: random.whole(1, 40), isSent: random.chance(0.7), restartMs: short() }),
    (at) => ({ at, kind: 'crash at a call', seat: { role: 'writer', index: 0 }, calls: random.whole(1, 20), isSent: true, restartMs: short() }),
    (at) => ({ at, kind: 'pause', seat: seat(), ms: random.chance(0.15) ? random.between(10_000, 90_000) : short() }),
    (at) => ({
      at,
      kind: 'primary deposed',
      shard: shard(),
      electionMs: random.next() ** 4 * 12_000,
      kept: random.next(),
      staleMs: random.chance(0.7) ? random.between(0, 25_000) : 0,
      skewMs: random.between(-5_000, 5_000),
    }),
    (at) => ({ at, kind: 'no majority', shard: shard(), ms: short() }),
    (at) => ({ at, kind: 'bad times', ms: short() * 3, conditions: { writeLost: some(), answerLost: some() } }),
    (at) => ({ at, kind: 'bad times', ms: short() * 3, conditions: { writeLate: some(), writeTwice: some() } }),
    (at) => ({ at, kind: 'bad times', ms: short() * 3, conditions: { hintLost: some(), hintTwice: some() } }),
    (at) => ({ at, kind: 'bad times', ms: short() * 3, conditions: { hintLate: some(), hintTwice: some() } }),
    (at) => ({ at, kind: 'bad times', ms: short() * 3, conditions: { latencyMs: random.between(100, 4_000) } }),
    (at) => ({ at, kind: 'redis forgets' }),
    (at) => ({ at, kind: 'redis down', ms: short(), forgets: random.chance(0.4) }),
    (at) => ({ at, kind: 'redis replica', lagMs: random.between(0, 4_000) }),
    (at) => ({ at, kind: 'redis disconnects', index: random.whole(0, shape.nodes - 1), ms: short() }),
    (at) => ({ at, kind: 'redis out of reach', seat: seat(), ms: short() }),
    (at) => ({ at, kind: 'device drops', device: random.whole(0, shape.devices - 1), ms: short() }),
  ];
  const chosen = random.shuffle(kinds).slice(0, random.whole(1, 6));
  const faults = chosen.flatMap((make) => Array.from({ length: random.whole(1, 8) }, () => make(random.between(500, healAt))));
  return faults.sort((a, b) => a.at - b.at);
}

/** The conditions of a plan when nothing is wrong. */
export function usualConditions({ shape }: Plan): Conditions {
  return { ...FAIR, latencyMs: shape.latencyMs };
}
