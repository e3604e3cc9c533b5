import { Pool } from 'undici';
import type { Clock } from './clock.ts';
import { ERRORS, type FaultCode } from './errors.ts';
import type { Log } from './log.ts';
import type { SubgraphLink, SubgraphResponse } from './subgraph.ts';
import { DEADLINE_HEADER, REQUEST_ID_HEADER } from './subgraph-server.ts';
import { CALLER_HEADER, signCaller } from './viewer.ts';

/** A way to a subgraph in another process, with its connections. */
export type HttpLink = { readonly link: SubgraphLink; close(): Promise<void> };

type Options = { readonly name: string; readonly url: string; readonly secret: string; readonly clock: Clock; readonly log: Log };

const CONNECTIONS = 32;

/** Links to a subgraph by HTTP: connections kept alive, each call signed, ended at its deadline with a typed error. Never retries, since a mutation may have happened. */
export function createHttpLink({ name, url, secret, clock, log }: Options): HttpLink {
  const pool = new Pool(new URL(url).origin, { connections: CONNECTIONS, pipelining: 1, connectTimeout: 2_000, keepAliveTimeout: 60_000 });

  const link: SubgraphLink = async ({ query, variables, caller, requestId, deadline }) => {
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
      log.warn({ subgraph: name, requestId, err: (error as Error).message }, 'a subgraph does not answer'); // undici throws nothing but errors
      return failure(isLate ? 'DEADLINE_EXCEEDED' : 'SUBGRAPH_UNAVAILABLE');
    }
  };

  return { link, close: () => pool.close() };
}

function failure(code: FaultCode): SubgraphResponse {
  return { data: null, errors: [{ message: ERRORS[code].meaning, extensions: { code } }] };
}
