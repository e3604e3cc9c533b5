import type { Entry } from '../../timeline/entry.ts';
import type { Head } from '../../timeline/head.ts';
import type { Membership } from '../../timeline/membership.ts';
import type { Roster } from '../../timeline/roster.ts';
import type { Reply, SimulatedProcess } from './process.ts';
import { BEGINNING, latency, type World } from './world.ts';

/** An entry as it is kept: its stamps are cluster times. */
export type Row = { readonly entry: Entry; readonly takenAt: number; readonly outboxAt: number | null };

/** A membership as it is kept; `version` counts its changes. */
export type MembershipRow = Membership & { readonly version: number };

/** Everything that one replica set keeps. The values never change, the maps do. */
export type State = {
  readonly logs: Map<string, readonly Row[]>;
  readonly memberships: Map<string, MembershipRow>;
  readonly rosters: Map<string, Roster>;
  readonly heads: Map<string, Head>;
};

/** What a write does to the state that it finds: null if nothing. `stamp` gives a new cluster time; `committed` is told when a majority has it. */
export type Attempt<T> = (
  state: State,
  stamp: () => number,
) => {
  readonly result: T;
  readonly apply: ((state: State) => void) | null;
  readonly committed?: () => void;
  /** A write that fails is answered at once; one that changes nothing waits for what it has seen. */
  readonly isFailure?: boolean;
};

/** A primary with secondaries: what a majority has is never lost, what it has not may be. */
export type ReplicaSet = {
  /** What a majority has. */
  readonly committed: () => State;
  /** Answers from what a majority has; with `notBefore`, when everything up to that cluster time is in it. */
  read<T>(asker: SimulatedProcess, query: (state: State, clusterTime: number) => T, notBefore: number | null, reply: Reply<T>): void;
  /** Answers with its cluster time as soon as a majority shows that it still is the primary. */
  confirm(asker: SimulatedProcess, reply: Reply<number>): void;
  /** Answers when a majority has it, or with `acknowledgeEarly` when the primary has it. */
  write<T>(asker: SimulatedProcess, attempt: Attempt<T>, reply: Reply<T>): void;
  /** The wall clock of the primary. */
  wallClock(): number;
  /** The primary is deposed: a part of what no majority has is lost. For `staleMs` the old one still answers those who believe in it. */
  failOver(fault: { readonly electionMs: number; readonly kept: number; readonly staleMs: number; readonly skewMs: number }): void;
  /** For so long nothing reaches a majority. */
  stall(ms: number): void;
  heal(): void;
};

type Op = {
  readonly time: number;
  readonly apply: (state: State) => void;
  readonly committed: (() => void) | undefined;
  readonly settle: ((isCommitted: boolean) => void) | null;
};
type Deposed = {
  readonly state: State;
  readonly committedTime: number;
  clusterTime: number;
  readonly until: number;
  /** How often each process meets it. */
  readonly believers: Map<SimulatedProcess, number>;
};

/** So long a write may wait between its stamp and its place. */
const MOST_LEAD_MS = 400;

const IDLE_WRITE_EVERY_MS = 10_000;

/** Cluster times are seconds, and a counter in the lower bits. */
const TICKS_PER_SECOND = 2 ** 20;

/** Makes a replica set. */
export function createReplicaSet(world: World, name: string, rules: { readonly acknowledgeEarly: boolean; readonly slowStamps: number }): ReplicaSet {
  const { scheduler, random } = world;
  const committed = emptyState();
  let committedTime = 0;
  /** What the primary has; null while there is none. */
  let applied: State | null = emptyState();
  let ops: Op[] = []; // applied, and no majority has them yet
  let clusterTime = 0;
  let skewMs = 0;
  let term = 1;
  let stalledUntil = 0;
  let deposed: Deposed | null = null;
  let waiting: (() => void)[] = []; // for a primary
  let electNow = (): void => undefined;

  const wallClock = (): number => Math.floor(BEGINNING + scheduler.now() + skewMs);

  function tick(): number {
    clusterTime = Math.max(clusterTime + 1, Math.floor(wallClock() / 1000) * TICKS_PER_SECOND);
    return clusterTime;
  }

  function push(apply: Op['apply'], committed: Op['committed'], settle: Op['settle']): void {
    const op: Op = { time: tick(), apply, committed, settle };
    if (applied) apply(applied);
    ops.push(op);
    commitLater(op);
  }

  function commitLater(op: Op): void {
    const current = term;
    const lag = Math.max(0.2 + latency(world), stalledUntil - scheduler.now());
    scheduler.after(lag, () => {
      if (term !== current) return;
      if (stalledUntil > scheduler.now()) commitLater(op);
      else commitThrough(op.time);
    });
  }

  function commitThrough(time: number): void {
    for (let op = ops[0]; op && op.time <= time; op = ops[0]) {
      ops.shift();
      op.apply(committed);
      committedTime = op.time;
      op.committed?.();
      op.settle?.(true);
    }
  }

  function pushNothing(settle: Op['settle']): void {
    push(() => undefined, undefined, settle);
  }

  /** An idle primary writes now and then, so that cluster time goes on. */
  function tickWhenIdle(): void {
    if (applied) pushNothing(null);
    scheduler.after(IDLE_WRITE_EVERY_MS, tickWhenIdle);
  }
  tickWhenIdle();

  /** Some processes meet only the deposed primary as long as it is there, others now one and now the other, or never. */
  function meetsDeposed(asker: SimulatedProcess): Deposed | null {
    if (deposed && deposed.until <= scheduler.now()) deposed = null;
    if (!deposed) return null;
    const chance = deposed.believers.get(asker) ?? random.pick([1, 0.6, 0.6, 0]);
    deposed.believers.set(asker, chance);
    return random.chance(chance) ? deposed : null;
  }

  function whenPrimary<T>(reply: Reply<T>, run: () => void): void {
    if (applied) run();
    else if (random.chance(0.5)) reply.fail('there is no primary');
    else waiting.push(run);
  }

  /** A write is stamped first and gets its place among the others a moment later. */
  function applyNow<T>(attempt: Attempt<T>, stamps: number[], reply: Reply<T>): void {
    if (!applied) return reply.fail('the primary has changed');
    const { result, apply, committed: noteCommit, isFailure } = attempt(applied, () => stamps.shift() ?? tick());
    if (isFailure) return reply.ok(result);
    push(apply ?? (() => undefined), noteCommit, (isCommitted) => {
      if (rules.acknowledgeEarly) return;
      if (isCommitted) reply.ok(result);
      else reply.fail('the primary has changed');
    });
    if (rules.acknowledgeEarly) reply.ok(result);
  }

  /** Both tell each other the greatest cluster time that they know. */
  function gossip(asker: SimulatedProcess): void {
    clusterTime = Math.max(clusterTime, asker.clusterTime);
    asker.clusterTime = clusterTime;
  }

  function readFromDeposed<T>(
    old: Deposed,
    asker: SimulatedProcess,
    query: (state: State, clusterTime: number) => T,
    notBefore: number | null,
    reply: Reply<T>,
  ): void {
    old.clusterTime = Math.max(old.clusterTime, asker.clusterTime);
    if (notBefore !== null && notBefore > old.committedTime) return; // it waits for ever for what it will never get
    world.trace(() => `${name}: ${asker.name} reads from the deposed primary`);
    asker.clusterTime = old.clusterTime;
    reply.ok(query(old.state, old.clusterTime));
  }

  return {
    committed: () => committed,
    wallClock,
    read(asker, query, notBefore, reply) {
      const old = meetsDeposed(asker);
      if (old) return readFromDeposed(old, asker, query, notBefore, reply);
      whenPrimary(reply, () => {
        clusterTime = Math.max(clusterTime, notBefore ?? 0);
        gossip(asker);
        const answer = (): void => reply.ok(query(committed, clusterTime));
        if (notBefore === null || notBefore <= committedTime) return answer();
        pushNothing((isCommitted) => (isCommitted ? answer() : reply.fail('the primary has changed')));
      });
    },
    confirm(asker, reply) {
      if (meetsDeposed(asker)) return; // it waits for ever for a majority
      whenPrimary(reply, () => {
        gossip(asker);
        const time = tick();
        pushNothing((isCommitted) => {
          gossip(asker);
          if (isCommitted) reply.ok(time);
          else reply.fail('the primary has changed');
        });
      });
    },
    write(asker, attempt, reply) {
      if (meetsDeposed(asker)) return; // it never gets a majority
      whenPrimary(reply, () => {
        if (!applied) return reply.fail('there is no primary');
        gossip(asker);
        const stamps: number[] = [];
        attempt(applied, () => stamps[stamps.push(tick()) - 1] ?? 0);
        asker.clusterTime = clusterTime;
        if (stamps.length === 0) return applyNow(attempt, stamps, reply);
        const current = term;
        const lead = random.chance(rules.slowStamps) ? random.between(0, MOST_LEAD_MS) : random.between(0, 1);
        scheduler.after(lead, () => (term === current ? applyNow(attempt, stamps, reply) : reply.fail('the primary has changed')));
      });
    },
    failOver({ electionMs, kept, staleMs, skewMs: newSkewMs }) {
      if (!applied) return;
      const survivors = ops.slice(0, Math.floor(ops.length * kept + 0.5));
      world.trace(() => `${name}: the primary is deposed, ${survivors.length} of ${ops.length} writes without a majority survive`);
      for (const { settle } of ops) settle?.(false);
      if (staleMs > 0)
        deposed = { state: copyOf(committed), committedTime, clusterTime, until: scheduler.now() + electionMs + staleMs, believers: new Map() };
      term += 1;
      applied = null;
      ops = [];
      clusterTime = survivors.at(-1)?.time ?? committedTime;
      const elect = (): void => {
        if (applied) return;
        world.trace(() => `${name}: there is a new primary`);
        skewMs = newSkewMs;
        applied = copyOf(committed);
        ops = survivors.map((op): Op => ({ ...op, settle: null }));
        for (const op of ops) {
          op.apply(applied);
          commitLater(op);
        }
        const late = waiting;
        waiting = [];
        for (const run of late) run();
      };
      electNow = elect;
      scheduler.after(electionMs, elect);
    },
    stall(ms) {
      stalledUntil = scheduler.now() + ms;
    },
    heal() {
      stalledUntil = 0;
      deposed = null;
      electNow();
    },
  };
}

/** The text of a cluster time: of fixed width, in the order of the times. */
export function textOf(time: number): string {
  return time.toString(16).padStart(14, '0');
}

/** The cluster time of a text. */
export function timeOf(text: string): number {
  return text === '' ? 0 : Number.parseInt(text, 16);
}

/** Milliseconds since 1970 of a cluster time, to the second. */
export function secondsOf(time: number): number {
  return Math.floor(time / TICKS_PER_SECOND) * 1000;
}

function emptyState(): State {
  return { logs: new Map(), memberships: new Map(), rosters: new Map(), heads: new Map() };
}

function copyOf({ logs, memberships, rosters, heads }: State): State {
  return { logs: new Map(logs), memberships: new Map(memberships), rosters: new Map(rosters), heads: new Map(heads) };
}
