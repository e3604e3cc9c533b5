import { createTokenVerifier } from '../platform/access-tokens.ts';
import { systemClock as clock, systemTimers as timers } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import { startHealth } from '../platform/health.ts';
import { loadKeys } from '../platform/keys.ts';
import type { Log } from '../platform/log.ts';
import { createMetrics, type Metrics } from '../platform/metrics.ts';
import type { Subgraph, SubgraphLink } from '../platform/subgraph.ts';
import { createHttpLink } from '../platform/subgraph-link.ts';
import { serveSubgraph } from '../platform/subgraph-server.ts';
import { createWithoutReadReceipts } from '../relations/read-receipts.ts';
import { SUBGRAPHS, type SubgraphName } from '../schema/sdl.ts';
import { createIndexing } from '../search/indexing.ts';
import { createAppend } from '../timeline/append.ts';
import { createPublisher } from '../timeline/publish.ts';
import { createViewerStates } from '../timeline/viewer-state.ts';
import { openDocuments } from './documents.ts';
import { openEvents } from './events.ts';
import { openFiles } from './files.ts';
import { type Given, PARTS } from './parts.ts';
import type { Role } from './roles.ts';
import { createStops, type Stop, type Stops } from './stops.ts';
import { startRelayOf, startWork } from './work.ts';

/** A running process of Palaver. `url` is where it listens, null if it does not; `description` says what it keeps where. */
export type Running = { readonly url: string | null; readonly description: string; readonly stop: Stop };

/** A role that keeps running. */
export type StartRole = Exclude<Role, 'setup'>;

/** Starts a role; everything that it opened is closed again if it can not start. */
export async function start(role: StartRole, config: Config, log: Log): Promise<Running> {
  const stops = createStops();
  try {
    return await assemble(role, config, log, stops);
  } catch (error) {
    await stops.run();
    throw error;
  }
}

/** Says that the process is alive, ready, and what it counts; not ready any more from the moment on that it stops. */
async function serveHealth(config: Config, metrics: Metrics, check: () => Promise<void>, stops: Stops): Promise<void> {
  if (config.HEALTH_PORT === undefined) return;
  const { HOST: host, HEALTH_PORT: port } = config;
  stops.add(await startHealth({ host, port, metrics, check, stopping: stops.stopping }), (opened) => opened.stop());
}

async function assemble(role: StartRole, config: Config, log: Log, stops: Stops): Promise<Running> {
  const keys = loadKeys(config);
  const metrics = createMetrics({ withRuntime: config.HEALTH_PORT !== undefined });
  const { internalSecret: secret } = keys;
  const documents = stops.add(await openDocuments(config, { setUp: false }), (opened) => opened.close());
  const events = stops.add(await openEvents(config, log), async (opened) => opened.close());
  /** Balancers are given the time to see that it is not ready; without a port that says so, nobody would. */
  const stop: Stop = () => stops.run(config.HEALTH_PORT === undefined ? 0 : config.DRAIN_DELAY_MS);
  let publicUrl = config.PUBLIC_URL ?? '';
  const isHere = (name: Exclude<StartRole, 'all'>): boolean => role === 'all' || role === name;
  const files = isHere('media') || isHere('worker') ? await openFiles(config, { secret, publicUrl: () => publicUrl, clock, log }) : null;
  const description = [documents.description, events.description, ...(files ? [files.description] : [])].join(', ');

  await serveHealth(config, metrics, documents.check, stops);

  const { timeline: store, marks, viewerStates: states, search, settings } = documents;
  const { channels, topics } = events;
  const publisher = stops.add(createPublisher({ store, marks, channels, log, follow: createIndexing(search).follow }), (opened) => opened.idle());
  const append = createAppend({ store, publisher, clock, timers });
  const viewerStates = stops.add(createViewerStates({ states, channels, log }), (opened) => opened.stop());
  const parts = new Map<SubgraphName, Subgraph>();
  const links = createLinks(isHere, parts, config, secret, log, stops);
  const given: Given = { config, keys, documents, events, files, links, append, viewerStates, stops, metrics, clock, log };
  // Where there are streams there must be watermarks: gateways stand for the office of the relay too.
  if (isHere('worker') || isHere('gateway')) startRelayOf(given, publisher);
  if (isHere('worker')) await startWork(given);
  for (const name of SUBGRAPHS) if (isHere(name)) parts.set(name, await PARTS[name](given));

  if (isHere('gateway')) {
    const { startGateway } = await import('../gateway/gateway.ts'); // large: other roles do without
    const verifier = createTokenVerifier(keys, clock);
    const blobRoutes = files?.routes ?? null;
    const gateway = stops.add(
      await startGateway({
        ...{
          config,
          links,
          store,
          marks,
          viewerStates: states,
          drafts: documents.drafts,
          channels,
          topics,
          verifier,
          internalSecret: secret,
          blobRoutes,
          metrics,
          clock,
          log,
        },
        withoutReadReceipts: createWithoutReadReceipts(settings),
        stopping: stops.stopping,
      }),
      (opened) => opened.stop(),
    );
    publicUrl ||= gateway.url;
    return { url: gateway.url, description, stop };
  }
  const [part] = parts.values();
  if (!part) return { url: null, description, stop };
  const served = stops.add(
    await serveSubgraph(part, { host: config.HOST, port: config.PORT, secret, clock, log, stopping: stops.stopping }),
    (opened) => opened.stop(),
  );
  return { url: served.url, description, stop };
}

/** The ways to all subgraphs: those of this process are called directly, the others by HTTP. */
function createLinks(
  isHere: (name: SubgraphName) => boolean,
  parts: ReadonlyMap<SubgraphName, Subgraph>,
  config: Config,
  secret: string,
  log: Log,
  stops: Stops,
): Record<SubgraphName, SubgraphLink> {
  function linkTo(name: SubgraphName): SubgraphLink {
    if (!isHere(name)) {
      const url = config[`${name.toUpperCase() as Uppercase<SubgraphName>}_URL`];
      return stops.add(createHttpLink({ name, url, secret, clock, log }), (opened) => opened.close()).link;
    }
    return async (request) => {
      const part = parts.get(name);
      if (!part) throw new Error(`the ${name} subgraph is called before it is there`);
      return part.execute(request);
    };
  }
  return Object.fromEntries(SUBGRAPHS.map((name) => [name, linkTo(name)])) as Record<SubgraphName, SubgraphLink>; // every name
}
