import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { ApolloServer } from '@apollo/server';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import type { FaultCode } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import type { Context } from '../context.ts';
import { graphiqlPage } from './graphiql.ts';

/** Largest request body, in bytes: the longest message fits, also if JSON writes each of its characters with six. */
const BODY_LIMIT = 1024 * 1024;

/** Whether a web page may connect, by the headers of its request. */
export type IsAllowedOrigin = (headers: IncomingHttpHeaders) => boolean;

/** Serves files of the embedded blob store under `/blobs/`. */
export type BlobRoutes = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

type Options = {
  readonly apollo: ApolloServer<Context>;
  readonly createContext: (request: FastifyRequest) => Promise<Context>;
  readonly isAllowedOrigin: IsAllowedOrigin;
  readonly hasGraphiql: boolean;
  readonly blobRoutes: BlobRoutes | null;
  readonly log: Log;
  /** Once it aborts, every answer ends its connection. */
  readonly stopping: AbortSignal;
};

/** The HTTP side of the gateway: `/graphql` for operations, and for people with a browser GraphiQL. */
export function createHttp(app: FastifyInstance, { apollo, createContext, isAllowedOrigin, hasGraphiql, blobRoutes, log, stopping }: Options): void {
  const handle = fastifyApolloHandler(apollo, { context: createContext });

  app.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers;
    if (!origin || request.url.startsWith('/blobs/')) return;
    if (!isAllowedOrigin(request.headers)) return reply.code(403).send(refusal('FORBIDDEN', 'this origin may not connect'));
    reply.header('access-control-allow-origin', origin).header('vary', 'Origin');
    if (request.method !== 'OPTIONS') return;
    return reply
      .header('access-control-allow-methods', 'GET, POST')
      .header('access-control-allow-headers', 'authorization, content-type, apollo-require-preflight')
      .header('access-control-max-age', '86400')
      .code(204)
      .send();
  });
  app.addHook('onSend', async (_, reply) => {
    if (stopping.aborted) reply.header('connection', 'close');
  });
  app.route({ method: 'OPTIONS', url: '/graphql', handler: (_, reply) => reply.code(204).send() });
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    async handler(request, reply) {
      if (hasGraphiql && wantsPage(request)) return reply.type('text/html; charset=utf-8').send(await graphiqlPage());
      return handle.call(app, request, reply);
    },
  });
  app.setNotFoundHandler((_, reply) => reply.code(404).send(refusal('NOT_FOUND', 'there is nothing here: send a POST to /graphql')));
  app.setErrorHandler((error: { readonly statusCode?: number }, _, reply) => {
    const { statusCode = 500 } = error;
    if (statusCode < 500) return reply.code(statusCode).send(refusal('BAD_USER_INPUT', REQUEST_FAULTS[statusCode] ?? 'the request can not be read'));
    log.error({ err: error }, 'a request failed');
    return reply.code(500).send(refusal('INTERNAL_SERVER_ERROR', 'Internal server error'));
  });
  app.get('/', (_, reply) => reply.redirect('/graphql'));
  app.get('/livez', () => ({ status: 'ok' }));
  if (blobRoutes) {
    app.register(async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', (_request, _payload, done) => done(null)); // the routes read the stream themselves
      scope.all('/blobs/*', async (request: FastifyRequest, reply: FastifyReply) => {
        if (stopping.aborted) reply.raw.setHeader('connection', 'close');
        reply.hijack();
        await blobRoutes(request.raw, reply.raw);
      });
    });
  }
}

/** What is said of a request that is refused before it is read; the framework's own words would tell which one it is. */
const REQUEST_FAULTS: Readonly<Record<number, string>> = {
  400: 'the body is not JSON',
  413: `the body is larger than ${BODY_LIMIT} bytes`,
  415: 'the body must be application/json',
};

function refusal(code: FaultCode, message: string): object {
  return { errors: [{ message, extensions: { code } }] };
}

/** Makes the Fastify instance with our limits. */
export function createApp(): FastifyInstance {
  return fastify({
    bodyLimit: BODY_LIMIT,
    logger: false,
    forceCloseConnections: 'idle',
    return503OnClosing: false, // what still comes on a connection that was kept is answered like any other
    routerOptions: { ignoreTrailingSlash: true },
  });
}

/** Lets requests that are under way finish before Apollo Server stops. */
export const drainPlugin = fastifyApolloDrainPlugin;

function wantsPage(request: FastifyRequest): boolean {
  return request.method === 'GET' && !request.url.includes('query=') && (request.headers.accept ?? '').includes('text/html');
}
