import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Log } from '../../platform/log.ts';
import type { Metrics } from '../../platform/metrics.ts';
import type { Viewer } from '../../platform/viewer.ts';
import type { Authenticate } from '../edge/authenticate.ts';
import type { EndedSessions } from '../edge/ended-sessions.ts';
import type { IsAllowedOrigin } from '../edge/http.ts';
import { CLOSE } from './close-codes.ts';
import { type Connection, createConnection, type Perform } from './connection.ts';

/** Told when a device's socket opens and closes, and when its session ends, for presence. */
export type Attendance = { opened(viewer: Viewer): void; closed(viewer: Viewer): void; sessionEnded(viewer: Viewer): void };

type Options = {
  readonly server: Server;
  readonly authenticate: Authenticate;
  readonly ended: EndedSessions;
  readonly attendance: Attendance;
  readonly isAllowedOrigin: IsAllowedOrigin;
  readonly perform: Perform;
  readonly metrics: Pick<Metrics, 'connections' | 'closes' | 'evictions'>;
  readonly log: Log;
};

/** All sockets of a process. */
export type Sockets = {
  /** Accepts no more, and closes those that are open, in batches over `overMs`, so that clients do not come back all at once. */
  drain(overMs: number): Promise<void>;
};

const PROTOCOL = 'graphql-transport-ws';
const PATH = '/graphql';
/** Every socket is pinged once in this time, spread over it; one that did not answer the ping before is gone. */
const HEARTBEAT_MS = 5_000;
const HEARTBEAT_PARTS = 10;
const LARGEST_MESSAGE = 64 * 1024;

/** What is known of an open socket. */
type Open = { readonly connection: Connection; readonly part: number; isAlive: boolean; viewer: Viewer | null };

/** Serves the `graphql-transport-ws` protocol on the HTTP server. */
export function serveSockets({ server, authenticate, ended, attendance, isAllowedOrigin, perform, metrics, log }: Options): Sockets {
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: LARGEST_MESSAGE,
    handleProtocols: (offered) => (offered.has(PROTOCOL) ? PROTOCOL : false),
  });
  const open = new Map<WebSocket, Open>();
  let turn = 0;
  const heartbeat = setInterval(beat, HEARTBEAT_MS / HEARTBEAT_PARTS).unref();
  const unwatch = ended.watch(closeDevice);

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const isOurs = request.url?.split('?')[0] === PATH;
    if (!isOurs || !isAllowedOrigin(request.headers)) return refuse(socket, isOurs ? '403 Forbidden' : '404 Not Found');
    sockets.handleUpgrade(request, socket, head, (webSocket) => accept(webSocket, socket));
  }

  function accept(socket: WebSocket, duplex: Duplex): void {
    if (socket.protocol !== PROTOCOL) return socket.close(CLOSE.subprotocolNotAcceptable, 'Subprotocol not acceptable');
    const connection = createConnection({
      socket,
      connection: duplex,
      authenticate,
      perform,
      watcher: {
        evicted: () => metrics.evictions.inc(),
        initialised({ viewer }) {
          if (!viewer || !open.has(socket)) return;
          state.viewer = viewer;
          attendance.opened(viewer);
        },
      },
    });
    const state: Open = { connection, part: turn, isAlive: true, viewer: null };
    open.set(socket, state);
    metrics.connections.inc();
    socket.on('message', (data, isBinary) => {
      state.isAlive = true;
      if (isBinary) return socket.close(CLOSE.badRequest, 'Invalid message');
      try {
        connection.receive(String(data));
      } catch (error) {
        log.error({ err: error }, 'a message of a socket failed');
        socket.close(CLOSE.restart, 'Restarting');
      }
    });
    socket.on('pong', () => {
      state.isAlive = true;
    });
    socket.on('error', () => undefined); // a close follows
    socket.on('close', (code) => {
      open.delete(socket);
      metrics.connections.dec();
      metrics.closes.inc({ code });
      connection.closed();
      if (state.viewer) attendance.closed(state.viewer);
    });
  }

  function beat(): void {
    turn = (turn + 1) % HEARTBEAT_PARTS;
    for (const [socket, state] of open) {
      if (state.part !== turn) continue;
      if (!state.isAlive) socket.terminate();
      else {
        state.isAlive = false;
        socket.ping();
      }
    }
  }

  function closeDevice(gone: Viewer): void {
    attendance.sessionEnded(gone);
    for (const [socket, { connection, viewer }] of open) {
      if (viewer?.deviceId !== gone.deviceId) continue;
      connection.closed(); // nothing more goes out, even if the peer does not close
      socket.close(CLOSE.forbidden, 'Session ended');
    }
  }

  server.on('upgrade', upgrade);

  return {
    async drain(overMs) {
      server.off('upgrade', upgrade);
      server.on('upgrade', (_request, socket) => refuse(socket, '503 Service Unavailable'));
      unwatch();
      clearInterval(heartbeat);
      const all = [...open.keys()];
      const batch = Math.max(1, Math.ceil(all.length / DRAIN_STEPS));
      for (let i = 0; i < all.length; i += batch) {
        for (const socket of all.slice(i, i + batch)) socket.close(CLOSE.restart, 'Restarting');
        if (i + batch < all.length) await new Promise((resolve) => setTimeout(resolve, overMs / DRAIN_STEPS));
      }
      const until = Date.now() + CLOSING_MS;
      while (open.size > 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
      for (const socket of open.keys()) socket.terminate();
    },
  };
}

const DRAIN_STEPS = 20;
const CLOSING_MS = 2_000;

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
