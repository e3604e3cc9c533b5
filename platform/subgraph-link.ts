import { Pool } from 'undici';
import type { Clock } from './clock.ts';
import { ERRORS, type FaultCode } from './errors.ts';
import type { Log } from './log.ts';
import type { SubgraphLink, SubgraphRequest, SubgraphResponse } from './subgraph.ts';
import { DEADLINE_HEADER, REQUEST_ID_HEADER } from './subgraph-server.ts';
import { CALLER_HEADER, signCaller } from './viewer.ts';

/** A way to a subgraph in another process, with its connections. */
export type HttpLink = { readonly link: SubgraphLink; close(): Promise<void> };

type Options = { readonly name: string; readonly url: string; readonly secret: string; readonly clock: Clock; readonly log: Log };

const CONNECTIONS = 32;
/** Connections that nothing used for so long are given up: sooner than a process that stops closes them (DRAIN_DELAY_MS), so that no call meets its end. */
const IDLE_MS = 3_000;

/**
 * Links to a subgraph by HTTP: connections kept alive, each call signed, ended at its deadline with a typed error. A call whose connection
 * breaks is made once more if it can not have changed anything: it is no mutation, or no connection came about.
 */
export function createHttpLink({ name, url, secret, clock, log }: Options): HttpLink {
  const pool = new Pool(new URL(url).origin, {
    connections: CONNECTIONS,
    pipelining: 1,
    connectTimeout: 2_000,
    keepAliveTimeout: IDLE_MS,
    keepAliveMaxTimeout: IDLE_MS,
  });

  async function call(request: SubgraphRequest, isAgain: boolean): Promise<SubgraphResponse> {
    const { query, variables, caller, requestId, deadline } = request;
    const left = deadline - clock.now();
    if (left <= 0) return failure('DEADLINE_EXCEEDED');
    try {
      const { statusCode, body } = await pool.request({
        method: 'POST',
        path: '/graphql',
        headers: {
          'content-type': 'application/json',
          [CALLER_HEADER]: signCaller(caller, name, secret, clock),
          [DEADLINE_HEADER]: String(left),
          [REQUEST_ID_HEADER]: requestId,
        },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(left),
      });
      if (statusCode === 200) return (await body.json()) as SubgraphResponse; // what serveSubgraph sends
      await body.dump();
      log.warn({ subgraph: name, statusCode, requestId }, 'a subgraph refused a call');
      return failure('SUBGRAPH_UNAVAILABLE');
    } catch (error) {
      const isLate = error instanceof DOMException && error.name === 'TimeoutError';
      if (!isLate && !isAgain && (!MUTATES.test(query) || isUnconnected(error))) return call(request, true);
      log.warn({ subgraph: name, requestId, err: (error as Error).message }, 'a subgraph does not answer'); // undici throws nothing but errors
      return failure(isLate ? 'DEADLINE_EXCEEDED' : 'SUBGRAPH_UNAVAILABLE');
    }
  }

  return { link: (request) => call(request, false), close: () => pool.close() };
}

/** Anything that has the word is taken for a mutation. */
const MUTATES = /\bmutation\b/;
/** What is known to have failed before anything was sent. */
const UNCONNECTED: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function isUnconnected(error: unknown): boolean {
  return error instanceof Error && 'code' in error && UNCONNECTED.has(error.code);
}

function failure(code: FaultCode): SubgraphResponse {
  return { data: null, errors: [{ message: ERRORS[code].meaning, extensions: { code } }] };
}
