import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  parse,
  specifiedRules,
  type ValidationRule,
  validate,
} from 'graphql';
import { CloseCode, handleProtocols, type Context as SocketContext, type SubscribePayload } from 'graphql-ws';
import { type Extra, useServer } from 'graphql-ws/use/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { Fault } from '../../platform/errors.ts';
import type { Context } from '../context.ts';
import type { Subscribe } from '../realtime/subscriptions.ts';
import { NO_SUCH_OPERATION } from './answer.ts';
import type { Authenticate, Authenticated } from './authenticate.ts';
import type { EndedSessions } from './ended-sessions.ts';
import type { IsAllowedOrigin } from './http.ts';
import { LIMITS } from './limits.ts';

/** Told when a device's socket opens and closes, for presence. */
export type Attendance = {
  opened(connection: { readonly userId: string; readonly connectionId: string }): void;
  closed(connectionId: string): void;
  loggedOut(connectionId: string): void;
};

type Options = {
  readonly server: Server;
  readonly schema: GraphQLSchema;
  readonly rules: readonly ValidationRule[];
  readonly authenticate: Authenticate;
  readonly ended: EndedSessions;
  readonly attendance: Attendance;
  readonly isAllowedOrigin: IsAllowedOrigin;
  readonly createContext: (caller: Authenticated) => Context;
  readonly subscribe: Subscribe;
  /** Answers queries and mutations that come through the socket. */
  readonly execute: (payload: SubscribePayload, context: Context) => Promise<ExecutionResult>;
};

/** A socket is pinged this often; its device is present while it answers. */
const HEARTBEAT_MS = 5_000;
const INIT_WITHIN_MS = 3_000;
const LARGEST_MESSAGE = 64 * 1024;
const SUBSCRIPTIONS_PER_SOCKET = 100;

/** What is known of a socket beside the protocol's own state. */
type SocketState = Record<PropertyKey, unknown> & Extra & { authenticated?: Authenticated; cleanUp?: (() => void)[] };
type Socket = SocketContext<{ authorization?: unknown }, SocketState>;

/** Serves `graphql-ws` on `/graphql` of the HTTP server. `stop` closes every socket with 1012, so that clients come back elsewhere. */
export function serveSockets(options: Options): { stop(): Promise<void> } {
  const { server, authenticate, ended, attendance, createContext } = options;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE, handleProtocols, clientTracking: true });
  const subscriptions = new WeakMap<WebSocket, number>();

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const isOurs = request.url?.split('?')[0] === '/graphql';
    if (!isOurs || !options.isAllowedOrigin(request.headers))
      return void socket.end(`HTTP/1.1 ${isOurs ? '403 Forbidden' : '404 Not Found'}\r\nConnection: close\r\n\r\n`);
    sockets.handleUpgrade(request, socket, head, (webSocket) => sockets.emit('connection', webSocket, request));
  };
  server.on('upgrade', upgrade);

  async function onConnect(socket: Socket): Promise<boolean> {
    const { extra, connectionParams } = socket;
    let authenticated: Authenticated;
    try {
      authenticated = await authenticate(typeof connectionParams?.authorization === 'string' ? connectionParams.authorization : undefined);
    } catch (error) {
      if (error instanceof Fault) return false; // closes with 4403
      throw error;
    }
    if (!authenticated.viewer) {
      extra.socket.close(CloseCode.Unauthorized, 'Unauthorized');
      return true; // it is closing
    }
    const { viewer, expiresAt } = authenticated;
    const connectionId = crypto.randomUUID();
    const close = (reason: string): void => extra.socket.close(CloseCode.Forbidden, reason);
    const expiry = setTimeout(() => close('Token expired'), Math.max(0, (expiresAt ?? 0) - Date.now()));
    const unwatch = ended.watch((gone) => {
      if (gone.deviceId !== viewer.deviceId) return;
      attendance.loggedOut(connectionId);
      close('Session ended');
    });
    extra.authenticated = authenticated;
    extra.cleanUp = [() => clearTimeout(expiry), unwatch, () => attendance.closed(connectionId)];
    attendance.opened({ userId: viewer.userId, connectionId });
    return true;
  }

  function onSubscribe({ extra }: Socket, _id: string, payload: SubscribePayload): ExecutionArgs | readonly GraphQLError[] {
    const count = (subscriptions.get(extra.socket) ?? 0) + 1;
    if (count > SUBSCRIPTIONS_PER_SOCKET) return [errorOf('RATE_LIMITED', `at most ${SUBSCRIPTIONS_PER_SOCKET} operations at a time on one socket`)];
    const parsed = readOperation(payload, options);
    if ('errors' in parsed) return parsed.errors;
    subscriptions.set(extra.socket, count);
    return {
      schema: options.schema,
      document: parsed.document,
      contextValue: { payload, socket: extra },
      operationName: payload.operationName ?? null,
      variableValues: payload.variables ?? null,
    };
  }

  function release({ extra }: Socket): void {
    subscriptions.set(extra.socket, Math.max(0, (subscriptions.get(extra.socket) ?? 0) - 1));
  }

  const contextOf = (extra: SocketState): Context => createContext(extra.authenticated ?? { viewer: null, expiresAt: null });
  const argsOf = (args: ExecutionArgs) => args.contextValue as { payload: SubscribePayload; socket: SocketState }; // set by onSubscribe

  const protocol = useServer<{ authorization?: unknown }, SocketState>(
    {
      connectionInitWaitTimeout: INIT_WITHIN_MS,
      onConnect,
      onSubscribe,
      onComplete: release,
      onError: release,
      onDisconnect: ({ extra }) => extra.cleanUp?.forEach((clean) => void clean()),
      execute: (args) => options.execute(argsOf(args).payload, contextOf(argsOf(args).socket)),
      subscribe: (args) => subscribed(args),
    },
    sockets,
    HEARTBEAT_MS,
  );

  async function subscribed(args: ExecutionArgs): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
    const { payload, socket } = argsOf(args);
    const subscription = { document: args.document, operationName: payload.operationName ?? null, variables: payload.variables ?? {} };
    try {
      return options.subscribe(subscription, () => contextOf(socket));
    } catch (error) {
      if (error instanceof Fault) return { errors: [errorOf(error.code, error.message)] };
      throw error;
    }
  }

  return {
    async stop() {
      server.off('upgrade', upgrade);
      for (const socket of sockets.clients) socket.close(CLOSE_RESTART, 'Restarting');
      await protocol.dispose();
    },
  };
}

/** "Service restart": clients try again. */
const CLOSE_RESTART = 1012;

function readOperation(
  { query, operationName }: SubscribePayload,
  { schema, rules }: Options,
): { document: ReturnType<typeof parse> } | { errors: readonly GraphQLError[] } {
  try {
    const document = parse(query, { maxTokens: LIMITS.tokens });
    const errors = validate(schema, document, [...specifiedRules, ...rules]);
    if (errors.length > 0) return { errors: errors.map((error) => errorOf('GRAPHQL_VALIDATION_FAILED', error.message)) };
    // The library would answer without a code.
    if (!getOperationAST(document, operationName)) return { errors: [errorOf('BAD_USER_INPUT', NO_SUCH_OPERATION)] };
    return { document };
  } catch (error) {
    return { errors: [errorOf('GRAPHQL_PARSE_FAILED', (error as Error).message)] }; // parse throws nothing else
  }
}

function errorOf(code: Fault['code'], message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}
