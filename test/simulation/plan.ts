import { MOST_PLACES } from '../../timeline/position.ts';
import { FAULT_KINDS, type Fault, type FaultKind, planFaults } from './plan-faults.ts';
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
    readonly groups: number;
    /** How many acts follow the creation of the groups. */
    readonly acts: number;
    readonly memberLimit: number;
    readonly latencyMs: number;
    readonly healAt: number;
    /** How often a device reads slowly. */
    readonly slowReaders: number;
    /** How often a write waits long between its stamp and its place. */
    readonly slowStamps: number;
    /** How long a device stays connected on average, if nothing else happens; 0 for ever. */
    readonly stayMs: number;
    /** How many conversations have room in a position. */
    readonly mostPlaces: number;
  };
  readonly acts: readonly Act[];
  readonly faults: readonly Fault[];
};

type Theme = (random: Random, usual: Plan['shape']) => { readonly shape: Plan['shape']; readonly faults: readonly FaultKind[] };

/** What a seed is mostly about. Each has some kinds of faults only: what is rare among everything is common where it is alone. */
const THEMES = {
  anything: (random, shape) => ({ shape, faults: random.shuffle(FAULT_KINDS).slice(0, random.whole(1, 6)) }),
  /** Deposed primaries that answer for long, to devices that come and go, about conversations that then fall silent. */
  deposed: (random, usual) => ({
    shape: { ...usual, shards: 1, groups: random.whole(3, 6), acts: random.whole(20, 60), stayMs: random.between(5_000, 15_000), latencyMs: 20 },
    faults: ['primary deposed', random.pick(['primary deposed', 'primary deposed for long', 'crash at a call'])],
  }),
  /** Hints that are lost, and nothing after them. */
  lossy: (random, usual) => ({
    shape: { ...usual, groups: random.whole(3, 6), stayMs: random.pick([0, 20_000]), latencyMs: random.pick([2, 20]) },
    faults: ['hints lost', 'hints lost', 'hints lost', random.pick(FAULT_KINDS)],
  }),
  /** Processes that do not always reach Redis, and devices that stay. */
  apart: (random, usual) => ({
    shape: { ...usual, groups: random.whole(3, 6), acts: random.whole(30, 90), stayMs: 0, latencyMs: random.pick([2, 20]) },
    faults: ['redis out of reach', 'redis out of reach', 'redis out of reach'],
  }),
  /** Replicas of Redis that lag and take over, with bursts of hints. */
  replica: (random, usual) => ({
    shape: { ...usual, acts: random.whole(60, 200), stayMs: 0, latencyMs: random.pick([2, 20]) },
    faults: ['redis replica', 'redis replica'],
  }),
  /** Devices that read slowly and do not stay. */
  slow: (random, usual) => ({
    shape: { ...usual, groups: 1, acts: random.whole(80, 200), slowReaders: 0.7, stayMs: random.between(3_000, 9_000) },
    faults: random.shuffle(FAULT_KINDS).slice(0, 2),
  }),
  /** A registry that does not hear of those who come and go. */
  restless: (random, usual) => ({
    shape: { ...usual, groups: random.whole(2, 6), nodes: 1, stayMs: random.between(1_500, 6_000), latencyMs: random.pick([50, 400]) },
    faults: ['redis out of reach', 'redis out of reach', random.pick(FAULT_KINDS)],
  }),
  /** Writes that take their place long after they were stamped. */
  stamps: (random, usual) => ({
    shape: { ...usual, groups: random.whole(2, 6), slowStamps: 0.6, stayMs: 0, latencyMs: random.pick([20, 50, 200]) },
    faults: [random.pick(FAULT_KINDS)],
  }),
  /** More conversations than a position has room for, and devices that come back to them. */
  crowded: (random, usual) => ({
    shape: {
      ...usual,
      groups: random.whole(4, 8),
      acts: random.whole(60, 150),
      stayMs: random.between(1_500, 6_000),
      mostPlaces: random.whole(1, 3),
    },
    faults: random.shuffle(FAULT_KINDS).slice(0, 2),
  }),
} satisfies Record<string, Theme>;

/** What a plan can be mostly about. */
export type ThemeName = keyof typeof THEMES;

const ANY_THEME: readonly ThemeName[] = ['anything', ...(Object.keys(THEMES) as ThemeName[])]; // its keys

/** The plan of a seed, about a theme that the seed chooses unless it is given. */
export function planOf(seed: number, theme?: ThemeName): Plan {
  const random = createRandom(seed, 'plan');
  const healAt = random.chance(0.1) ? random.between(100_000, 150_000) : random.between(15_000, 60_000);
  const users = random.whole(3, 6);
  const usual: Plan['shape'] = {
    writers: random.whole(1, 3),
    relays: random.whole(1, 2),
    nodes: random.whole(1, 3),
    shards: random.whole(1, 2),
    users,
    devices: random.whole(users, 2 * users),
    groups: random.whole(1, 4),
    acts: random.whole(30, 150),
    memberLimit: random.whole(3, 5),
    latencyMs: random.pick([2, 10, 50, 400]),
    healAt,
    slowReaders: random.pick([0, 0, 0.1, 0.5]),
    slowStamps: random.pick([0, 0, 0.02, 0.3]),
    stayMs: random.pick([0, 0, 2_000, 6_000, 15_000]),
    mostPlaces: MOST_PLACES,
  };
  const { shape, faults } = THEMES[theme ?? random.pick(ANY_THEME)](random, usual);
  return { seed, shape, acts: planActs(createRandom(seed, 'acts'), shape), faults: planFaults(createRandom(seed, 'faults'), shape, faults) };
}

function planActs(random: Random, { users, healAt, groups, acts }: Plan['shape']): Act[] {
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
  const bursts = Array.from({ length: random.whole(2, 12) }, () => random.between(3_000, healAt));
  const later = Array.from({ length: acts }, () => {
    const at = random.chance(0.5) ? random.between(3_000, healAt) : Math.min(healAt, random.pick(bursts) + random.between(0, random.pick([5, 300])));
    return act(at, random.pick(kinds), random.whole(0, groups - 1));
  });
  return [...first, ...later].sort((a, b) => a.at - b.at);
}

/** The conditions of a plan when nothing is wrong. */
export function usualConditions({ shape }: Plan): Conditions {
  return { ...FAIR, latencyMs: shape.latencyMs };
}
