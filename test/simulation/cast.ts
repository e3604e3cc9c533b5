import { newId } from '../../platform/ids.ts';
import { type Append, createAppend } from '../../timeline/append.ts';
import type { NodeChannels } from '../../timeline/channels.ts';
import { type Node, startNode } from '../../timeline/node.ts';
import { createPublisher } from '../../timeline/publish.ts';
import { startRelay } from '../../timeline/relay.ts';
import type { TimelineStore } from '../../timeline/store.ts';
import type { Plan } from './plan.ts';
import type { Seat } from './plan-faults.ts';
import { createProcess, type SimulatedProcess } from './process.ts';
import { createRandom } from './random.ts';
import type { SimulatedRedis } from './redis.ts';
import type { Place, Sabotage } from './sabotage.ts';
import { type Cluster, createSimulatedStore } from './store.ts';
import type { World } from './world.ts';

/** A process that takes proposals. */
export type Writer = { readonly process: SimulatedProcess; readonly append: Append };

/** A process that devices connect to; `node` is null until it has started. */
export type NodeProcess = { readonly process: SimulatedProcess; readonly store: TimelineStore; node: Node | null };

/** The processes of the product: each seat has one at a time, or none while it is dead. */
export type Cast = {
  writers(): readonly Writer[];
  nodes(): readonly NodeProcess[];
  at(seat: Seat): SimulatedProcess | null;
  /** Starts whatever is dead, and wakes whatever stands still. */
  heal(): void;
  /** Starts a new process in a seat, if there is none. */
  start(seat: Seat): void;
};

type Options = {
  readonly world: World;
  readonly plan: Plan;
  readonly cluster: Cluster;
  readonly redis: SimulatedRedis;
  readonly sabotage: Sabotage | null;
};

/** Nobody reads marks here. */
const NO_MARKS = { advance: async () => null };
const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Starts the processes of a plan. */
export function startCast({ world, plan, cluster, redis, sabotage }: Options): Cast {
  const random = createRandom(plan.seed, 'processes');
  const writers = new Map<number, Writer>();
  const nodes = new Map<number, NodeProcess>();
  const seated = new Map<string, SimulatedProcess>();
  let started = 0;

  function start(seat: Seat): void {
    if (at(seat)?.isAlive()) return;
    const drift = random.between(-0.001, 0.001);
    const process = createProcess(world, `${seat.role} ${seat.index}.${++started}`, { skewMs: random.between(-5_000, 5_000), drift });
    const place: Place = { role: seat.role, process, world };
    const plainStore = createSimulatedStore(world, cluster, process, sabotage?.storeRules ?? {});
    const plainChannels = redis.channelsOf(process);
    const store = sabotage?.store?.(plainStore, place) ?? plainStore;
    const channels = sabotage?.channels?.(plainChannels, place, plainStore) ?? plainChannels;
    seated.set(keyOf(seat), process);
    process.enter(() => STARTERS[seat.role](seat.index, place, store, channels));
  }

  const publisherOf = (store: TimelineStore, channels: NodeChannels, place: Place) => {
    const publisher = createPublisher({ store, marks: NO_MARKS, channels, log: SILENT });
    return sabotage?.publisher?.(publisher, place) ?? publisher;
  };

  const bytes = (size: number): Uint8Array => random.bytes(size);

  const STARTERS: Record<Seat['role'], (index: number, place: Place, store: TimelineStore, channels: NodeChannels) => void> = {
    writer(index, place, store, channels) {
      const { process } = place;
      const append = createAppend({
        store,
        publisher: publisherOf(store, channels, place),
        clock: process.clock,
        timers: process.timers,
        random: bytes,
      });
      writers.set(index, { process, append });
    },
    relay(_, place, store, channels) {
      const publisher = publisherOf(store, channels, place);
      startRelay({ store, channels, publisher, timers: place.process.timers, log: SILENT, random: bytes });
    },
    node(index, { process }, store, channels) {
      const started: NodeProcess = { process, store, node: null };
      nodes.set(index, started);
      const parts = {
        mostPlaces: plan.shape.mostPlaces,
        ...(sabotage?.numbering ? { createNumbering: sabotage.numbering } : {}),
        ...(sabotage?.stream ? { createStream: sabotage.stream } : {}),
      };
      startNode({ nodeId: newId('nod', bytes), store, channels, timers: process.timers, log: SILENT, parts }).then(
        (node) => {
          started.node = node;
        },
        () => {
          process.crash(); // as main does when a process can not start
          world.scheduler.after(1_000, () => start({ role: 'node', index }));
        },
      );
    },
  };

  function at(seat: Seat): SimulatedProcess | null {
    return seated.get(keyOf(seat)) ?? null;
  }

  const seats: Seat[] = (['writer', 'relay', 'node'] as const).flatMap((role) =>
    Array.from({ length: plan.shape[`${role}s`] }, (_, index) => ({ role, index })),
  );
  for (const seat of seats) start(seat);

  return {
    writers: () => [...writers.values()].filter(({ process }) => process.isAlive()),
    nodes: () => [...nodes.values()].filter(({ process, node }) => process.isAlive() && node !== null),
    at,
    start,
    heal() {
      for (const seat of seats) {
        at(seat)?.wake();
        start(seat);
      }
    },
  };
}

function keyOf({ role, index }: Seat): string {
  return `${role} ${index}`;
}
