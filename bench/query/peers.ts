import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { createTokenVerifier } from '../../platform/access-tokens.ts';
import { systemClock as clock } from '../../platform/clock.ts';
import type { Config } from '../../platform/config.ts';
import { loadKeys } from '../../platform/keys.ts';
import type { Caller } from '../../platform/viewer.ts';
import { readSchemaFile } from '../../schema/sdl.ts';
import { createJoinedSchema, type JoinedContext } from './joined.ts';
import { MEASURED_PARTS, type MeasuredPart, openParts } from './parts.ts';

/** Where the stock gateway says to the stock subgraphs who asks. It is not signed: the peers are spared that work. */
const CALLER = 'x-bench-caller';

const QUIET = { debug() {}, info() {}, warn: console.warn, error: console.error };

const OPTIONS = { logger: QUIET, stopOnTerminationSignals: false, includeStacktraceInErrorResponses: false } as const;

/** A stock Apollo Server with one subgraph: our schema, resolvers and store, their server. Gives its URL. */
export async function startStockPart(name: MeasuredPart, config: Config): Promise<string> {
  const { [name]: part } = await openParts(config);
  const server = new ApolloServer<object>({ schema: part.schema, ...OPTIONS });
  const { url } = await startStandaloneServer(server, {
    listen: { port: 0, host: '127.0.0.1' },
    context: async ({ req }) => part.createContext(JSON.parse(String(req.headers[CALLER])) as Caller), // sent by startStockGateway
  });
  return url;
}

/** A stock Apollo gateway in a stock Apollo Server over subgraphs at these URLs, with the default data source. Gives its URL. */
export async function startStockGateway(urls: Readonly<Record<string, string>>, config: Config): Promise<string> {
  const supergraphSdl = readSchemaFile('supergraph.graphql').replace(/"http:\/\/(\w+)\.invalid\/graphql"/g, (all, name: string) =>
    urls[name] ? JSON.stringify(urls[name]) : all,
  );
  const gateway = new ApolloGateway({
    supergraphSdl,
    buildService: ({ url }) =>
      new RemoteGraphQLDataSource<Caller & Record<string, unknown>>({
        ...(url ? { url } : {}),
        willSendRequest({ request, context }) {
          if ('viewer' in context) request.http?.headers.set(CALLER, JSON.stringify({ viewer: context.viewer }));
        },
      }),
  });
  const server = new ApolloServer<Caller>({ gateway, ...OPTIONS });
  const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' }, context: callerOf(config) });
  return url;
}

/** A stock Apollo Server with the joined schema: the same fields, resolvers and store without federation. Gives its URL. */
export async function startJoined(config: Config): Promise<string> {
  const parts = await openParts(config);
  const server = new ApolloServer<JoinedContext>({ schema: createJoinedSchema(parts), ...OPTIONS });
  const callerFrom = callerOf(config);
  const { url } = await startStandaloneServer(server, {
    listen: { port: 0, host: '127.0.0.1' },
    async context(request) {
      const caller = await callerFrom(request);
      return Object.fromEntries(MEASURED_PARTS.map((name) => [name, parts[name].createContext(caller)])) as JoinedContext; // every name
    },
  });
  return url;
}

/** Peers check access tokens as we do. */
function callerOf(config: Config): (request: { req: { headers: { authorization?: string | undefined } } }) => Promise<Caller> {
  const verifier = createTokenVerifier(loadKeys(config), clock);
  return async ({ req }) => {
    const { viewer } = await verifier.verify((req.headers.authorization ?? '').replace(/^Bearer /, ''));
    return { viewer };
  };
}
