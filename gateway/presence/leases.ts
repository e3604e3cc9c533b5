import { ask } from '../../platform/ask.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import { createOutage } from '../../platform/outage.ts';
import type { SubgraphLink } from '../../platform/subgraph.ts';
import type { Viewer } from '../../platform/viewer.ts';

/** Keeps the users whose devices are connected to this node online. */
export type NodeLeases = {
  /** A socket of the device opened: the first one leases it, at once. */
  opened(viewer: Viewer): void;
  /** A socket of the device closed: after the last one it is renewed no more, and the user stays online for a while, in case she comes back. */
  closed(viewer: Viewer): void;
  /** Ends the lease of a device at once, as on log-out or when its session is revoked, also if its sockets are gone already. */
  sessionEnded(viewer: Viewer): void;
  /** Begins to renew. */
  start(): void;
  /** Renews no more, tells the last log-outs, and waits for calls under way. Ends no lease: whoever reconnects elsewhere was never gone. */
  stop(): Promise<void>;
};

type Options = { readonly presence: SubgraphLink; readonly clock: Clock; readonly log: Log; readonly renewEveryMs: number };

const RENEW = 'mutation RenewLeases($leases: [LeaseInput!]!) { renewLeases(leases: $leases) }';
const END = 'mutation EndLeases($leases: [LeaseInput!]!) { endLeases(leases: $leases) }';

/** Most leases that one call carries: the limit of the presence subgraph. */
const CHUNK = 1_000;

/** After this the lease of a log-out that could not be told has run out by itself. */
const END_TRIED_MS = 60_000;

/** Makes the leases of a node. Every `renewEveryMs` all are renewed together; what fails is tried again then. */
export function createNodeLeases({ presence, clock, log, renewEveryMs }: Options): NodeLeases {
  const open = new Map<string, { readonly viewer: Viewer; sockets: number }>();
  const fresh = new Map<string, Viewer>(); // opened in this turn of the event loop
  const ending = new Map<string, Viewer & { readonly since: number }>(); // logged out, not told yet
  const calls = new Set<Promise<boolean>>();
  const outage = createOutage(log, 'the presence subgraph');
  let timer: NodeJS.Timeout | undefined;
  let isTurnScheduled = false;

  /** Those who reconnect together are leased together. */
  function scheduleTurn(): void {
    if (isTurnScheduled) return;
    isTurnScheduled = true;
    setImmediate(endTurn);
  }

  function endTurn(): void {
    isTurnScheduled = false;
    renew([...fresh.values()]);
    fresh.clear();
    endAll();
  }

  function renew(connections: readonly Viewer[]): void {
    for (const chunk of chunksOf(connections)) void call(RENEW, chunk);
  }

  function endAll(): void {
    for (const chunk of chunksOf([...ending.values()])) void end(chunk);
  }

  async function end(connections: readonly (Viewer & { readonly since: number })[]): Promise<void> {
    const isEnded = await call(END, connections);
    for (const { deviceId, since } of connections) {
      if (isEnded || clock.now() - since > END_TRIED_MS) ending.delete(deviceId);
    }
  }

  function call(query: string, connections: readonly Viewer[]): Promise<boolean> {
    const leases = connections.map(({ userId, deviceId }) => ({ userId, deviceId }));
    const request = { caller: { viewer: null }, requestId: 'presence-leases', deadline: clock.now() + renewEveryMs };
    const answer = ask(presence, query, { leases }, request).then(
      () => {
        outage.worked();
        return true;
      },
      (error: unknown) => {
        outage.failed(error);
        return false;
      },
    );
    calls.add(answer);
    void answer.finally(() => calls.delete(answer));
    return answer;
  }

  return {
    opened(viewer) {
      const known = open.get(viewer.deviceId);
      if (known) {
        known.sockets += 1;
        return;
      }
      open.set(viewer.deviceId, { viewer, sockets: 1 });
      fresh.set(viewer.deviceId, viewer);
      scheduleTurn();
    },
    closed({ deviceId }) {
      const known = open.get(deviceId);
      if (!known) return;
      known.sockets -= 1;
      if (known.sockets === 0) open.delete(deviceId);
    },
    sessionEnded(viewer) {
      open.delete(viewer.deviceId);
      fresh.delete(viewer.deviceId);
      ending.set(viewer.deviceId, { ...viewer, since: clock.now() });
      scheduleTurn();
    },
    start() {
      timer ??= setInterval(() => {
        renew([...open.values()].map(({ viewer }) => viewer));
        endAll();
      }, renewEveryMs);
    },
    async stop() {
      clearInterval(timer);
      timer = undefined;
      endTurn();
      while (calls.size > 0) await Promise.all(calls);
    },
  };
}

function chunksOf<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, i) => items.slice(i * CHUNK, (i + 1) * CHUNK));
}
