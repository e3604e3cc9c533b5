import type { NodeChannels, NumberedMessage } from '../../timeline/channels.ts';
import type { Reply, SimulatedProcess } from './process.ts';
import { latency, type World } from './world.ts';

type Data = {
  epoch: string | null;
  readonly numbers: Map<string, number>;
  readonly nodesOfUser: Map<string, Map<string, number>>;
  readonly nodes: Map<string, number>;
  readonly leaders: Map<string, { readonly candidate: string; readonly until: number }>;
};

/** A connection that listens: what comes while it is broken is lost. */
type Subscription = {
  readonly process: SimulatedProcess;
  readonly receive: (message: NumberedMessage) => void;
  readonly lost: () => void;
  isConnected: boolean;
  /** Counts its connections: what was on its way through one that broke is lost. */
  connection: number;
  lastArrival: number;
};

/** Redis: it can forget, fall silent, and be replaced by a replica that lags. */
export type SimulatedRedis = {
  channelsOf(process: SimulatedProcess): NodeChannels;
  flush(): void;
  /** Nobody is answered for so long, and everybody must connect again. */
  goDown(ms: number, forgets: boolean): void;
  /** A replica takes over that knows nothing of what happened in the last `lagMs`. */
  failOver(lagMs: number): void;
  /** The listening connection of a process breaks for so long. */
  disconnect(process: SimulatedProcess, ms: number): void;
  /** For so long, a part of the commands of a process do not get through. */
  separate(process: SimulatedProcess, ms: number, lost: number): void;
  heal(): void;
};

const LEASE_MS = 60_000;
const LAPSE_MS = 40_000;
const TIMEOUT_MS = 2_000;
const SNAPSHOT_EVERY_MS = 500;
const SNAPSHOTS_KEPT = 10;

/** Makes a Redis. */
export function createSimulatedRedis(world: World): SimulatedRedis {
  const { scheduler, random, conditions } = world;
  const subscriptions = new Map<string, Subscription>();
  let data = emptyData();
  let downUntil = 0;
  const separated = new Map<SimulatedProcess, { readonly until: number; readonly lost: number }>();
  let epochs = 0;
  let snapshots: Data[] = []; // what a replica may know, oldest first

  function keepSnapshot(): void {
    snapshots = [...snapshots, copyOf(data)].slice(-SNAPSHOTS_KEPT);
    scheduler.after(SNAPSHOT_EVERY_MS, keepSnapshot);
  }
  keepSnapshot();

  function ask<T>(process: SimulatedProcess, label: string, run: () => T): Promise<T> {
    const arrive = (reply: Reply<T>): void => {
      const { until = 0, lost = 0 } = separated.get(process) ?? {};
      if (random.chance(until > scheduler.now() ? lost : conditions.commandLost)) return;
      if (downUntil <= scheduler.now()) reply.ok(run());
      else if (random.chance(0.5)) reply.fail('no connection');
    };
    return process.ask({ label, timeoutMs: TIMEOUT_MS, arrive });
  }

  function currentEpoch(): string {
    data.epoch ??= `epoch ${++epochs}`;
    return data.epoch;
  }

  function send(nodeId: string, message: string): void {
    const n = (data.numbers.get(nodeId) ?? 0) + 1;
    data.numbers.set(nodeId, n);
    const epoch = currentEpoch();
    const subscription = subscriptions.get(nodeId);
    world.trace(() => `${nodeId}: ${epoch}, ${n}${subscription?.isConnected ? '' : ' to nobody'}: ${message.slice(0, 150)}`);
    if (subscription?.isConnected) deliver(subscription, { epoch, n, message });
  }

  function deliver(subscription: Subscription, message: NumberedMessage): void {
    if (random.chance(conditions.hintLost)) return world.trace(() => `${subscription.process.name}: ${message.n} is lost`);
    const isLate = random.chance(conditions.hintLate);
    const arrival = Math.max(scheduler.now() + latency(world), subscription.lastArrival);
    if (!isLate) subscription.lastArrival = arrival;
    arriveAt(subscription, message, isLate ? arrival + random.between(1, 3_000) : arrival);
    if (random.chance(conditions.hintTwice)) arriveAt(subscription, message, arrival + random.between(0, 3_000));
  }

  function arriveAt(subscription: Subscription, message: NumberedMessage, time: number): void {
    const { connection } = subscription;
    scheduler.after(time - scheduler.now(), () => {
      if (subscription.isConnected && subscription.connection === connection) subscription.process.enter(() => subscription.receive(message));
    });
  }

  /** The client hears of the new connection, and listens again a moment before or after. */
  function reconnect(subscription: Subscription): void {
    scheduler.after(latency(world), () => {
      subscription.isConnected = true;
    });
    scheduler.after(latency(world), () => subscription.process.enter(subscription.lost));
  }

  function breakConnection(subscription: Subscription, ms: number): void {
    subscription.isConnected = false;
    subscription.connection += 1;
    world.trace(() => `${subscription.process.name} loses its connection to Redis`);
    scheduler.after(ms, () => reconnect(subscription));
  }

  function breakAll(ms: number): void {
    for (const subscription of subscriptions.values()) breakConnection(subscription, ms + random.between(0, 1_000));
  }

  function channelsOf(process: SimulatedProcess): NodeChannels {
    return {
      async register(nodeId, userIds) {
        const until = process.clock.now() + LEASE_MS;
        const missing = await ask(process, 'register users', () => userIds.filter((userId) => add(usersNodes(userId), nodeId, until)).length);
        const [epoch, n] = await ask(process, 'register', () => {
          data.nodes.set(nodeId, until);
          return [currentEpoch(), data.numbers.get(nodeId) ?? 0] as const;
        });
        return { epoch, n, missing };
      },
      unregister: (nodeId, userIds) =>
        ask(process, 'unregister', () => {
          for (const userId of userIds) data.nodesOfUser.get(userId)?.delete(nodeId);
        }),
      nodesOf(userIds) {
        const now = process.clock.now();
        return ask(process, 'nodes of users', () => [...new Set(userIds.flatMap((userId) => livingOf(usersNodes(userId), now)))]);
      },
      nodes() {
        const now = process.clock.now();
        return ask(process, 'nodes', () => livingOf(data.nodes, now));
      },
      send: (nodeId, message) => ask(process, `send to ${nodeId}`, () => send(nodeId, message)),
      lead: (role, candidate, ms) =>
        ask(process, 'lead', () => {
          const leader = data.leaders.get(role);
          if (leader && leader.candidate !== candidate && leader.until > scheduler.now()) return false;
          data.leaders.set(role, { candidate, until: scheduler.now() + ms });
          return true;
        }),
      async listen(nodeId, receive, lost) {
        const subscription: Subscription = { process, receive, lost, isConnected: true, connection: 1, lastArrival: 0 };
        await ask(process, 'listen', () => void subscriptions.set(nodeId, subscription));
        process.onCrash(() => {
          subscription.isConnected = false;
          subscriptions.delete(nodeId);
        });
        return async () => undefined;
      },
    };
  }

  function usersNodes(userId: string): Map<string, number> {
    const known = data.nodesOfUser.get(userId) ?? new Map<string, number>();
    data.nodesOfUser.set(userId, known);
    return known;
  }

  return {
    channelsOf,
    flush() {
      world.trace(() => 'Redis forgets everything');
      data = emptyData();
    },
    goDown(ms, forgets) {
      world.trace(() => `Redis is down for ${Math.round(ms)} ms${forgets ? ' and forgets' : ''}`);
      downUntil = scheduler.now() + ms;
      if (forgets) data = emptyData();
      breakAll(ms);
    },
    failOver(lagMs) {
      const known = snapshots.at(-1 - Math.floor(lagMs / SNAPSHOT_EVERY_MS)) ?? emptyData();
      world.trace(() => `a replica of Redis takes over, ${Math.round(lagMs)} ms behind: ${known.epoch} ${JSON.stringify([...known.numbers])}`);
      data = copyOf(known);
      const away = random.between(0, 2_000);
      downUntil = scheduler.now() + away;
      breakAll(away);
    },
    disconnect(process, ms) {
      for (const subscription of subscriptions.values()) if (subscription.process === process) breakConnection(subscription, ms);
    },
    separate(process, ms, lost) {
      separated.set(process, { until: scheduler.now() + ms, lost });
    },
    heal() {
      downUntil = 0;
      separated.clear();
      for (const subscription of subscriptions.values()) if (!subscription.isConnected) reconnect(subscription);
    },
  };
}

/** True if the node was not there, or had not renewed its lease for long. */
function add(nodes: Map<string, number>, nodeId: string, until: number): boolean {
  const isNew = (nodes.get(nodeId) ?? 0) < until - LAPSE_MS;
  nodes.set(nodeId, until);
  return isNew;
}

function livingOf(nodes: ReadonlyMap<string, number>, now: number): string[] {
  return [...nodes].filter(([, until]) => until >= now).map(([nodeId]) => nodeId);
}

function emptyData(): Data {
  return { epoch: null, numbers: new Map(), nodesOfUser: new Map(), nodes: new Map(), leaders: new Map() };
}

function copyOf({ epoch, numbers, nodesOfUser, nodes, leaders }: Data): Data {
  const users = [...nodesOfUser].map(([userId, of]) => [userId, new Map(of)] as const);
  return { epoch, numbers: new Map(numbers), nodesOfUser: new Map(users), nodes: new Map(nodes), leaders: new Map(leaders) };
}
