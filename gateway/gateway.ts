import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { type ExecutionResult, GraphQLError } from 'graphql';
import type { TokenVerifier } from '../platform/access-tokens.ts';
import { type Clock, systemTimers as timers } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import { Fault } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import type { Log } from '../platform/log.ts';
import type { Metrics } from '../platform/metrics.ts';
import type { SubgraphLink } from '../platform/subgraph.ts';
import { RELATIONS_CHANGED_TOPIC, type Topics } from '../platform/topics.ts';
import type { Caller, Viewer } from '../platform/viewer.ts';
import { readSchemaFile, type SubgraphName } from '../schema/sdl.ts';
import type { NodeChannels } from '../timeline/channels.ts';
import { createStreamCursors } from '../timeline/cursor.ts';
import type { DraftStore } from '../timeline/drafts.ts';
import type { MarkStore, WithoutReadReceipts } from '../timeline/marks.ts';
import { startNode } from '../timeline/node.ts';
import type { TimelineStore } from '../timeline/store.ts';
import type { ViewerStateStore } from '../timeline/viewer-state.ts';
import type { Context } from './context.ts';
import { answerableOnly, formatError, tidyErrors } from './edge/answer.ts';
import { createAuthenticate } from './edge/authenticate.ts';
import { createDocuments } from './edge/documents.ts';
import { startEndedSessions } from './edge/ended-sessions.ts';
import { type BlobRoutes, createApp, createHttp, drainPlugin, type IsAllowedOrigin } from './edge/http.ts';
import { LIMITS, withinLimits } from './edge/limits.ts';
import { createFederation } from './federation.ts';
import { createOwnPart } from './own-part.ts';
import { createNodeActivity } from './presence/activity.ts';
import { createNodeLeases } from './presence/leases.ts';
import { createPresenceWatch } from './presence/watch.ts';
import { createEvents } from './realtime/events.ts';
import { createPerform } from './realtime/perform.ts';
import { createRenderings } from './realtime/renderings.ts';
import { createSelections } from './realtime/selection.ts';
import { serveSockets } from './socket/sockets.ts';
import { createTypingWatch } from './typing/watch.ts';

/** A running gateway. `url` is where it listens, without a path. */
export type Gateway = { readonly url: string; stop(): Promise<void> };

type Options = {
  readonly config: Config;
  readonly links: Readonly<Record<SubgraphName, SubgraphLink>>;
  readonly store: TimelineStore;
  readonly marks: MarkStore;
  readonly viewerStates: ViewerStateStore;
  readonly drafts: DraftStore;
  readonly withoutReadReceipts: WithoutReadReceipts;
  readonly channels: NodeChannels;
  readonly topics: Topics;
  readonly verifier: TokenVerifier;
  readonly internalSecret: string;
  readonly blobRoutes: BlobRoutes | null;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly log: Log;
  /** Once it aborts, every answer to a request ends its connection: clients come back elsewhere. */
  readonly stopping: AbortSignal;
};

/** Over how long sockets are closed when the process stops. */
const DRAIN_MS = 5_000;

/** Starts a gateway: HTTP and WebSocket on `/graphql`, over the five subgraphs and its own part. */
export async function startGateway(options: Options): Promise<Gateway> {
  const { config, links, store, marks, viewerStates, drafts, withoutReadReceipts, channels, topics, verifier, internalSecret, blobRoutes, metrics } =
    options;
  const { clock, log, stopping } = options;
  const supergraphSdl = readSchemaFile('supergraph.graphql');
  const ownPart = createOwnPart({ store, marks, drafts, withoutReadReceipts, clock, log });
  const parts = { ...links, gateway: ownPart.execute };
  const federation = createFederation(supergraphSdl, parts);
  const app = createApp();
  const activity = createNodeActivity({ presence: links.presence, clock, log, everyMs: 5_000 });
  const apollo = new ApolloServer<Context>({
    gateway: federation,
    introspection: config.INTROSPECTION === 'on',
    maxRecursiveSelections: LIMITS.selections,
    parseOptions: { maxTokens: LIMITS.tokens },
    validationRules: [withinLimits],
    hideSchemaDetailsFromClientErrors: config.INTROSPECTION === 'off',
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => formatError(formatted, error, log),
    plugins: [ApolloServerPluginLandingPageDisabled(), answerableOnly, activity.plugin, tidyErrors, drainPlugin(app)],
    logger: { debug() {}, info() {}, warn: (message) => log.warn({}, String(message)), error: (message) => log.error({}, String(message)) },
  });
  await apollo.start();

  const ended = await startEndedSessions(topics, clock);
  const authenticate = createAuthenticate(verifier, ended.has);
  const node = await startNode({ nodeId: newId('nod'), store, channels, timers, log, gapped: () => metrics.gaps.inc() });
  const leases = createNodeLeases({ presence: links.presence, clock, log, renewEveryMs: 5_000 });
  leases.start();
  const presence = createPresenceWatch({ presence: links.presence, topics, clock, log });
  const forgetRelations = await topics.subscribe(RELATIONS_CHANGED_TOPIC, (message) => {
    presence.relationsChanged((message as Pick<Viewer, 'userId'>).userId); // only processes of the deployment can publish
  });
  const typing = createTypingWatch({ store, topics, clock, timers, log });
  const { schema } = federation;
  if (!schema) throw new Error('the supergraph did not load');
  const selections = createSelections({ supergraphSdl, apiSchema: schema, ownSchema: ownPart.schema, links: parts });
  const events = createEvents({
    ...{ node, store, marks, viewerStates, withoutReadReceipts, clock, timers, metrics },
    cursors: createStreamCursors(internalSecret),
    logger: log,
  });

  const createContext = ({ viewer }: Caller): Context => ({
    caller: { viewer },
    requestId: crypto.randomUUID(),
    deadline: clock.now() + config.REQUEST_DEADLINE_MS,
  });
  const isAllowedOrigin = originCheck(config);
  createHttp(app, {
    apollo,
    createContext: async (request) => createContext(await authenticated(request.headers.authorization)),
    isAllowedOrigin,
    hasGraphiql: config.INTROSPECTION === 'on',
    blobRoutes,
    log,
    stopping,
  });

  async function authenticated(authorization: string | undefined): Promise<Caller> {
    try {
      return await authenticate(authorization);
    } catch (error) {
      if (error instanceof Fault) throw new GraphQLError(error.message, { extensions: { code: error.code, http: { status: 401 } } });
      throw error;
    }
  }

  const perform = createPerform({
    schema,
    documentOf: createDocuments(schema, [withinLimits]),
    createContext,
    events,
    renderings: createRenderings('events', selections, metrics),
    presence,
    typing,
    selections,
    async execute({ query, variables, operationName }, contextValue) {
      const { body } = await apollo.executeOperation({ query, variables, ...(operationName ? { operationName } : {}) }, { contextValue });
      if (body.kind !== 'single') throw new Error('incremental delivery is not offered');
      return body.singleResult as ExecutionResult; // formatted errors go over the wire as they are
    },
  });
  const sockets = serveSockets({ server: app.server, authenticate, ended, attendance: leases, isAllowedOrigin, perform, metrics, log });
  const url = await app.listen({ port: config.PORT, host: config.HOST });

  return {
    url,
    async stop() {
      await sockets.drain(DRAIN_MS);
      await apollo.stop();
      await app.close();
      await leases.stop();
      await activity.stop();
      await node.stop();
      await ended.stop();
      await forgetRelations();
    },
  };
}

/** Which web pages may connect: the gateway's own, and those that the configuration names. Programs send no origin. */
function originCheck({ ALLOWED_ORIGINS, PUBLIC_URL }: Config): IsAllowedOrigin {
  const allowed = new Set([...ALLOWED_ORIGINS, ...(PUBLIC_URL ? [new URL(PUBLIC_URL).origin] : [])]);
  return ({ origin, host }) => origin === undefined || allowed.has(origin) || origin === `http://${host}` || origin === `https://${host}`;
}
