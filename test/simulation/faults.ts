import type { Cast } from './cast.ts';
import type { Devices } from './devices.ts';
import { type Plan, usualConditions } from './plan.ts';
import type { Fault } from './plan-faults.ts';
import type { SimulatedRedis } from './redis.ts';
import type { Cluster } from './store.ts';
import type { World } from './world.ts';

type Options = {
  readonly world: World;
  readonly plan: Plan;
  readonly cast: Cast;
  readonly cluster: Cluster;
  readonly redis: SimulatedRedis;
  readonly devices: Devices;
};

/** Lets go wrong what the plan says, and heals everything at its time. */
export function startFaults({ world, plan, cast, cluster, redis, devices }: Options): void {
  const { scheduler, conditions, healAt } = world;
  const usual = usualConditions(plan);

  function begin(fault: Fault): void {
    world.trace(() => `FAULT ${JSON.stringify(fault)}`);
    switch (fault.kind) {
      case 'crash':
        cast.at(fault.seat)?.crash();
        return void scheduler.after(fault.restartMs, () => cast.start(fault.seat));
      case 'crash at a call': {
        const process = cast.at(fault.seat);
        process?.crashAtCall(fault.calls, fault.isSent);
        return process?.onCrash(() => void scheduler.after(fault.restartMs, () => cast.start(fault.seat)));
      }
      case 'pause': {
        const process = cast.at(fault.seat);
        process?.pause();
        return void scheduler.after(fault.ms, () => process?.wake());
      }
      case 'primary deposed':
        return cluster.shards[fault.shard]?.failOver(fault);
      case 'no majority':
        return cluster.shards[fault.shard]?.stall(fault.ms);
      case 'bad times': {
        const worse = fault.conditions;
        Object.assign(conditions, worse);
        const better = Object.fromEntries(Object.keys(worse).map((name) => [name, usual[name as keyof typeof usual]])); // keys of conditions
        return void scheduler.after(fault.ms, () => Object.assign(conditions, better));
      }
      case 'redis forgets':
        return redis.flush();
      case 'redis down':
        return redis.goDown(fault.ms, fault.forgets);
      case 'redis replica':
        return redis.failOver(fault.lagMs);
      case 'redis disconnects': {
        const process = cast.at({ role: 'node', index: fault.index });
        return process ? redis.disconnect(process, fault.ms) : undefined;
      }
      case 'redis out of reach': {
        const process = cast.at(fault.seat);
        return process ? redis.separate(process, fault.ms, fault.lost) : undefined;
      }
      case 'device drops':
        return devices.drop(fault.device, fault.ms);
    }
  }

  for (const fault of plan.faults) scheduler.after(fault.at, () => begin(fault));
  scheduler.after(healAt, () => {
    world.trace(() => 'everything is healed');
    Object.assign(conditions, usual, { latencyMs: Math.min(usual.latencyMs, 50) });
    for (const shard of cluster.shards) shard.heal();
    redis.heal();
    cast.heal();
  });
}
