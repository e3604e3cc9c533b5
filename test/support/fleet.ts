import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../servers/server.ts';
import { type Backend, type Balancer, startBalancer } from './balancer.ts';
import type { Endpoint } from './client.ts';
import { endpointOf, ownPlaces } from './palaver.ts';
import { type PalaverProcess, startProcess } from './process.ts';

/** The roles of a fleet, in the order in which they start. */
export const FLEET_ROLES = ['user', 'group', 'message', 'media', 'presence', 'worker', 'gateway'] as const;

/** A role of a fleet. */
export type FleetRole = (typeof FLEET_ROLES)[number];

/** Palaver as it is deployed: two processes of each role behind a balancer. The endpoint is that of the gateways' balancer. */
export type Fleet = Endpoint & {
  /** Replaces each process of a role: a new one first; when it is ready, the old one is told to stop. Gives the exit codes of the old ones. */
  replace(role: FleetRole): Promise<(number | null)[]>;
  /** Everything that all processes wrote, with those that have gone. */
  log(): string;
  stop(): Promise<void>;
};

type Member = { readonly process: PalaverProcess; readonly backend: Backend };

/** Starts a fleet on the real servers. */
export async function startFleet(): Promise<Fleet> {
  const dataDir = mkdtempSync(join(tmpdir(), 'palaver-fleet-'));
  const balancers = new Map<FleetRole, Balancer>();
  const members = new Map<FleetRole, Member[]>(FLEET_ROLES.map((role) => [role, []]));
  const everybody: PalaverProcess[] = [];
  for (const role of FLEET_ROLES) balancers.set(role, await startBalancer());
  const balancerOf = (role: FleetRole): Balancer => balancers.get(role) as Balancer; // one for each
  const urls = FLEET_ROLES.map((role) => [`${role.toUpperCase()}_URL`, `http://127.0.0.1:${balancerOf(role).port}`]);
  const common = { ...ownPlaces(), ...Object.fromEntries(urls), HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'warn' };

  async function enlist(role: FleetRole): Promise<void> {
    const backend = { port: await freePort(), healthPort: await freePort() };
    const process = await startProcess(role, { ...common, PORT: String(backend.port), HEALTH_PORT: String(backend.healthPort) });
    everybody.push(process);
    members.get(role)?.push({ process, backend });
    await balancerOf(role).add(backend);
  }

  async function leave(role: FleetRole, { process, backend }: Member): Promise<number | null> {
    const code = await process.stop();
    balancerOf(role).remove(backend);
    return code;
  }

  async function stop(): Promise<void> {
    await Promise.all(everybody.map((process) => process.kill()));
    await Promise.all([...balancers.values()].map((balancer) => balancer.close()));
    rmSync(dataDir, { recursive: true, force: true });
  }

  try {
    await startProcess('setup', common);
    for (const role of FLEET_ROLES) await Promise.all([enlist(role), enlist(role)]);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    ...endpointOf(`http://127.0.0.1:${balancerOf('gateway').port}`),
    async replace(role) {
      const old = members.get(role)?.splice(0) ?? [];
      const leaving: Promise<number | null>[] = [];
      for (const member of old) {
        await enlist(role);
        leaving.push(leave(role, member));
      }
      return Promise.all(leaving);
    },
    log: () => everybody.map((process) => `--- ${process.role}\n${process.log()}`).join('\n'),
    stop,
  };
}
