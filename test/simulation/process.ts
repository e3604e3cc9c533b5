import type { Clock, Timers } from '../../platform/clock.ts';
import { BEGINNING, latency, type World } from './world.ts';

/** How a server answers. Whatever it answers after the first time, or after the asker has given up, is not heard. */
export type Reply<T> = { ok(value: T): void; fail(reason: string): void };

/** A question to a server. */
export type Question<T> = {
  readonly label: string;
  /** The asker gives up after so long. */
  readonly timeoutMs: number;
  /** Writes can be lost, late or doubled. */
  readonly isWrite?: true;
  /** The question has arrived. */
  readonly arrive: (reply: Reply<T>) => void;
};

/** A process: it runs, sleeps and dies as the simulation wants. */
export type SimulatedProcess = {
  readonly name: string;
  readonly clock: Clock;
  readonly timers: Timers;
  /** The greatest cluster time that it has heard of; its driver tells it to every server. */
  clusterTime: number;
  /** Lets something happen in the process: now, when it wakes up, or never if it is dead. */
  enter(run: () => void): void;
  ask<T>(question: Question<T>): Promise<T>;
  isAlive(): boolean;
  /** Nothing that it has under way goes on. */
  crash(): void;
  /** It dies at a question from now, before or after it is sent. */
  crashAtCall(count: number, isSent: boolean): void;
  /** It stands still; what comes meanwhile waits. */
  pause(): void;
  wake(): void;
  onCrash(run: () => void): void;
};

/** Makes a process with a clock that is wrong by `skewMs` and runs by `drift` too fast. */
export function createProcess(world: World, name: string, clockFaults: { readonly skewMs: number; readonly drift: number }): SimulatedProcess {
  const { scheduler, random, conditions } = world;
  const { skewMs, drift } = clockFaults;
  const afterCrash: (() => void)[] = [];
  let isDead = false;
  let missed: (() => void)[] | null = null; // while it stands still
  let fatal: { left: number; isSent: boolean } | null = null;

  function enter(run: () => void): void {
    if (isDead) return;
    if (missed) return void missed.push(run);
    scheduler.woke();
    try {
      run();
    } catch (error) {
      world.violate('nothing throws', `${name}: ${String(error)}`);
    }
  }

  function crash(): void {
    if (isDead) return;
    isDead = true;
    world.trace(() => `${name} crashes`);
    for (const run of afterCrash) scheduler.after(0, run);
  }

  /** When a question arrives: never, once or twice. */
  function arrivals(isWrite: boolean): number[] {
    const soon = latency(world);
    if (!isWrite) return [soon];
    if (random.chance(conditions.writeLost)) return [];
    if (random.chance(conditions.writeLate)) {
      const most = Math.min(100_000, world.healAt - scheduler.now());
      return [Math.max(soon, random.next() ** 2 * most)];
    }
    return random.chance(conditions.writeTwice) ? [soon, soon + latency(world) * 3] : [soon];
  }

  function ask<T>({ label, timeoutMs, isWrite = undefined, arrive }: Question<T>): Promise<T> {
    const never = new Promise<T>(() => undefined);
    if (isDead) return never;
    if (fatal && scheduler.now() <= world.healAt && --fatal.left <= 0) {
      const { isSent } = fatal;
      crash();
      if (!isSent) return never;
    }
    return new Promise((resolve, reject) => {
      let isSettled = false;
      const settle = (act: () => void): void => {
        if (isSettled || isDead) return;
        enter(() => {
          if (isSettled) return;
          isSettled = true;
          stopWaiting();
          act();
        });
      };
      const stopWaiting = scheduler.after(timeoutMs, () => settle(() => reject(new Error(`${label}: no answer in time`))));
      const answer = (act: () => void): void => {
        if (isWrite && random.chance(conditions.answerLost)) return;
        scheduler.after(latency(world), () => settle(act));
      };
      const reply: Reply<T> = {
        ok: (value) => answer(() => resolve(value)),
        fail: (reason) => answer(() => reject(new Error(`${label}: ${reason}`))),
      };
      for (const ms of arrivals(isWrite === true)) scheduler.after(ms, () => arrive(reply));
    });
  }

  return {
    name,
    clock: { now: () => Math.floor(BEGINNING + skewMs + scheduler.now() * (1 + drift)) },
    timers: {
      after(ms, run) {
        let isCancelled = false;
        const cancel = scheduler.after(ms / (1 + drift), () =>
          enter(() => {
            if (!isCancelled) run();
          }),
        );
        return () => {
          isCancelled = true;
          cancel();
        };
      },
    },
    clusterTime: 0,
    enter,
    ask,
    isAlive: () => !isDead,
    crash,
    crashAtCall(count, isSent) {
      fatal = { left: count, isSent };
    },
    pause() {
      if (isDead) return;
      world.trace(() => `${name} stands still`);
      missed ??= [];
    },
    wake() {
      if (!missed) return;
      world.trace(() => `${name} wakes up with ${missed?.length} things to do`);
      const waiting = missed;
      missed = null;
      for (const run of waiting) scheduler.after(0, () => enter(run));
    },
    onCrash: (run) => void afterCrash.push(run),
  };
}
