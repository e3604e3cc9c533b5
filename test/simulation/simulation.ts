import { createHash } from 'node:crypto';
import { startCast } from './cast.ts';
import { startClients } from './clients.ts';
import { startDevices } from './devices.ts';
import { startFaults } from './faults.ts';
import { createJudge } from './judge.ts';
import { type Plan, usualConditions } from './plan.ts';
import { createRandom } from './random.ts';
import { createSimulatedRedis } from './redis.ts';
import { createReplicaSet } from './replica-set.ts';
import type { Sabotage } from './sabotage.ts';
import { createScheduler } from './scheduler.ts';
import type { Cluster } from './store.ts';
import { judgeAll } from './verdict.ts';
import type { Invariant, World } from './world.ts';

/** What came of a simulation. */
export type Outcome = {
  readonly violations: readonly { readonly invariant: Invariant; readonly what: string; readonly at: number }[];
  /** Everything that happened, if it was asked for. */
  readonly trace: readonly string[];
  readonly commits: number;
  readonly deliveries: number;
  readonly events: number;
  /** How long after the healing the last device had everything, in simulated milliseconds. */
  readonly convergedMs: number;
};

/** Everything must have arrived so long after the healing, without further traffic. What is under way at the healing may still be appended for some seconds. */
const QUIET_MS = 46_000;

/** Runs a plan: the same plan has the same outcome. */
export async function simulate(plan: Plan, options: { readonly sabotage?: Sabotage | null; readonly trace?: boolean } = {}): Promise<Outcome> {
  const { sabotage = null } = options;
  const scheduler = createScheduler();
  const trace: string[] = [];
  const violations: Outcome['violations'][number][] = [];
  const { healAt, shards, slowStamps } = plan.shape;
  const world: World = {
    scheduler,
    random: createRandom(plan.seed, 'world'),
    conditions: usualConditions(plan),
    healAt,
    commits: new Map(),
    trace(line) {
      if (options.trace) trace.push(`${scheduler.now().toFixed(1).padStart(9)} ${line()}`);
    },
    violate(invariant, what) {
      violations.push({ invariant, what, at: scheduler.now() });
      world.trace(() => `VIOLATED: ${invariant}: ${what}`);
    },
  };
  const onRejection = (error: unknown): void => world.violate('nothing throws', error instanceof Error ? String(error.stack) : String(error));
  process.on('unhandledRejection', onRejection);

  const sets = Array.from({ length: shards }, (_, i) =>
    createReplicaSet(world, `shard ${i}`, { acknowledgeEarly: sabotage?.acknowledgeEarly ?? false, slowStamps }),
  );
  const cluster: Cluster = { shards: sets, shardOf: (key) => sets[shardIndex(key, shards)] as (typeof sets)[number] };
  const redis = createSimulatedRedis(world);
  const cast = startCast({ world, plan, cluster, redis, sabotage });
  const judge = createJudge(world, cluster);
  let deliveries = 0;
  let lastDelivery = 0;
  const devices = startDevices({
    world,
    plan,
    cast,
    sabotage,
    received(device, entry) {
      deliveries += 1;
      lastDelivery = scheduler.now();
      judge.received(device, entry);
    },
  });
  const attempts = startClients({ world, plan, cast, answering: judge.answering });
  startFaults({ world, plan, cast, cluster, redis, devices });

  await scheduler.runUntil(healAt + QUIET_MS);
  if (violations.length === 0) judgeAll({ world, plan, cluster, attempts, devices: devices.all });
  process.off('unhandledRejection', onRejection);
  const convergedMs = Math.max(0, lastDelivery - healAt);
  return { violations, trace, commits: world.commits.size, deliveries, events: scheduler.count(), convergedMs };
}

/** What two runs of one plan must have in common. */
export function fingerprintOf({ trace }: Outcome): string {
  return createHash('sha256').update(trace.join('\n')).digest('hex');
}

function shardIndex(key: string, shards: number): number {
  let sum = 0;
  for (let i = 0; i < key.length; i++) sum = (sum * 31 + key.charCodeAt(i)) % 65_521;
  return sum % shards;
}
