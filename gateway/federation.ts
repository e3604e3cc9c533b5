import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import type { GraphQLFormattedError } from 'graphql';
import { Fault } from '../platform/errors.ts';
import type { SubgraphLink, SubgraphResponse } from '../platform/subgraph.ts';
import type { Context } from './context.ts';
import { askOnce } from './representations.ts';

/** The ways to all parts of the supergraph, by name. */
export type Links = Readonly<Record<string, SubgraphLink>>;

/** A part of the supergraph as @apollo/gateway calls it. */
export type DataSource = GraphQLDataSource<Context & Record<string, unknown>>;

/** The Apollo gateway over the parts: plans carry parsed documents, so that a part in this process neither parses nor validates. */
export function createFederation(supergraphSdl: string, links: Links): ApolloGateway {
  return new ApolloGateway({
    supergraphSdl,
    buildService: ({ name }) => createDataSource(name, links),
    queryPlannerConfig: { exposeDocumentNodeInFetchNode: true },
    logger: silent,
  });
}

/** Calls a part through its link. It answers by the deadline, if only with a typed error. */
export function createDataSource(name: string, links: Links): DataSource {
  const link = links[name];
  if (!link) throw new Error(`the supergraph has a part ${name} that is not configured`);
  return {
    async process(options) {
      if (options.kind !== 'incoming operation') throw new Error('only operations are sent to the parts');
      const { request, document, context } = options;
      const { caller, requestId, deadline } = context;
      const { variables, spread } = askOnce(request.variables ?? {});
      const call = link({
        query: request.query ?? '',
        variables,
        caller,
        requestId,
        deadline,
        ...(document ? { document } : {}),
      });
      return spread(await beforeDeadline(call, deadline)) as Awaited<ReturnType<DataSource['process']>>; // formatted errors are all that the gateway reads
    },
  };
}

async function beforeDeadline(call: Promise<SubgraphResponse>, deadline: number): Promise<SubgraphResponse> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<SubgraphResponse>((resolve) => {
    timer = setTimeout(() => resolve({ data: null, errors: [errorOf('DEADLINE_EXCEEDED')] }), Math.max(0, deadline - Date.now()));
  });
  try {
    return await Promise.race([call, late]);
  } catch (error) {
    if (error instanceof Fault) return { data: null, errors: [errorOf(error.code)] };
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function errorOf(code: Fault['code']): GraphQLFormattedError {
  return { message: new Fault(code).message, extensions: { code } };
}

const silent = { debug() {}, info() {}, warn() {}, error() {} };
