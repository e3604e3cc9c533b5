import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import type { Subgraph, SubgraphResponse } from './subgraph.ts';
import { CALLER_HEADER, verifyCaller } from './viewer.ts';

/** When the sender gives up, in milliseconds from now. */
export const DEADLINE_HEADER = 'x-palaver-deadline-ms';
/** The id of the client's request. */
export const REQUEST_ID_HEADER = 'x-palaver-request-id';

/** A subgraph that listens. */
export type RunningSubgraph = { readonly url: string; stop(): Promise<void> };

type Options = {
  readonly host: string;
  readonly port: number;
  readonly secret: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Once it aborts, every answer ends its connection: callers come back elsewhere. */
  readonly stopping: AbortSignal;
};

const BODY_LIMIT = 2 * 1024 * 1024;
const LONGEST_MS = 60_000;

/** Serves a subgraph over HTTP on POST /graphql. Whoever has no valid caller header gets 401 and nothing else. */
export async function serveSubgraph(subgraph: Subgraph, { host, port, secret, clock, log, stopping }: Options): Promise<RunningSubgraph> {
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      log.error({ err: error, subgraph: subgraph.name }, 'a request failed');
      send(response, 500, {});
    });
  });
  server.keepAliveTimeout = 65_000; // longer than the pools of callers keep their connections

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url === '/livez') return send(response, 200, {});
    const caller = verifyCaller(textOf(request, CALLER_HEADER), subgraph.name, secret, clock);
    if (!caller) return send(response, 401, { errors: [{ message: 'only for the gateway', extensions: { code: 'FORBIDDEN' } }] });
    if (request.method !== 'POST') return send(response, 405, {});
    const body = await readBody(request);
    if (body === null) return send(response, 413, {});
    const { query, variables } = JSON.parse(body) as { query: string; variables?: Record<string, unknown> }; // the caller is one of ours
    const deadline = clock.now() + Math.min(LONGEST_MS, Number(textOf(request, DEADLINE_HEADER)) || 0);
    const requestId = textOf(request, REQUEST_ID_HEADER) ?? '';
    send(response, 200, await subgraph.execute({ query, ...(variables ? { variables } : {}), caller, requestId, deadline }));
  }

  function send(response: ServerResponse, status: number, body: SubgraphResponse): void {
    if (response.headersSent) return;
    const headers = { 'content-type': 'application/json', ...(stopping.aborted ? { connection: 'close' } : {}) };
    response.writeHead(status, headers).end(JSON.stringify(body));
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`, // it listens on a port
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function textOf(request: IncomingMessage, header: string): string | undefined {
  const value = request.headers[header];
  return typeof value === 'string' ? value : undefined;
}
