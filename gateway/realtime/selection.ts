import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { buildOperationContext, executeQueryPlan } from '@apollo/gateway';
import { type QueryPlan, QueryPlanner } from '@apollo/query-planner';
import { type DocumentNode, type ExecutionResult, execute, type GraphQLSchema, validate } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import type { Context } from '../context.ts';
import { createDataSource, type DataSource, type Links } from '../federation.ts';
import { createSharing, type Sharing } from './sharing.ts';

/** What a subscriber selected, ready to be executed on each event. `root` has the event under the name of the subscription's field. */
export type Selection = {
  readonly sharing: Sharing;
  /** Gives the result at once if the event answers it all by itself. */
  run(root: object, variables: Record<string, unknown>, context: Context): ExecutionResult | Promise<ExecutionResult>;
};

/** Prepares the selections of subscriptions. */
export type Selections = { prepare(document: DocumentNode, operationName: string | null): Selection };

type Options = {
  readonly supergraphSdl: string;
  readonly apiSchema: GraphQLSchema;
  /** What the gateway knows from an event itself. */
  readonly ownSchema: GraphQLSchema;
  readonly links: Links;
};

/**
 * A selection that an event answers by itself is compiled against the gateway's own schema. Any other is planned as the
 * federation would plan a query: first what the event knows, then what the other parts are asked for beyond it.
 */
export function createSelections({ supergraphSdl, apiSchema, ownSchema, links }: Options): Selections {
  const sharingOf = createSharing(supergraphSdl, apiSchema, ownSchema);
  let federation: ReturnType<typeof readFederation> | undefined;

  function prepare(document: DocumentNode, operationName: string | null): Selection {
    const run = validate(ownSchema, document).length === 0 ? compiled(document, operationName) : planned(document, operationName);
    return { sharing: sharingOf(document), run };
  }

  function compiled(document: DocumentNode, operationName: string | null): Selection['run'] {
    const query = compileQuery(ownSchema, document, operationName ?? undefined, { disablingCapturingStackErrors: true });
    if (isCompiledQuery(query)) return (root, variables, context) => query.query(root, context, variables);
    return (root, variables, context) =>
      execute({ schema: ownSchema, document, operationName, rootValue: root, variableValues: variables, contextValue: context });
  }

  function planned(document: DocumentNode, operationName: string | null): Selection['run'] {
    federation ??= readFederation(supergraphSdl, links);
    const { supergraphSchema, api, executableSchema, planner, services } = federation;
    const plan = planOf(planner.buildQueryPlan(operationFromDocument(api, document, operationName ? { operationName } : {})));
    const operationContext = buildOperationContext({
      schema: executableSchema,
      operationDocument: document,
      ...(operationName ? { operationName } : {}),
    });
    return (root, variables, context) => {
      const requestContext = { request: { variables }, context, logger: silent } as unknown as Parameters<typeof executeQueryPlan>[2]; // all that it reads
      return executeQueryPlan(plan, { ...services, gateway: ownSource(ownSchema, root) }, requestContext, operationContext, supergraphSchema, api);
    };
  }

  return { prepare };
}

/** Read when the first selection goes beyond its event. */
function readFederation(supergraphSdl: string, links: Links) {
  const supergraph = Supergraph.build(supergraphSdl);
  const api = supergraph.apiSchema();
  return {
    supergraphSchema: supergraph.schema.toGraphQLJSSchema(),
    api,
    executableSchema: api.toGraphQLJSSchema(),
    planner: new QueryPlanner(supergraph, { exposeDocumentNodeInFetchNode: true }),
    services: Object.fromEntries(Object.keys(links).map((name) => [name, createDataSource(name, links)])),
  };
}

/** The plan of a subscription as a sequence of its first fetch and the rest, which the gateway can execute. */
function planOf(plan: QueryPlan): QueryPlan {
  if (plan.node?.kind !== 'Subscription') return plan;
  const { primary, rest } = plan.node;
  return { kind: 'QueryPlan', node: rest ? { kind: 'Sequence', nodes: [primary, rest] } : primary };
}

/** Answers the first fetch from the event. */
function ownSource(schema: GraphQLSchema, root: object): DataSource {
  return {
    async process(options) {
      if (options.kind !== 'incoming operation' || !options.document) throw new Error('plans carry their documents');
      const { document, request, context } = options;
      const result = await execute({ schema, document, rootValue: root, variableValues: request.variables ?? {}, contextValue: context });
      return result as Awaited<ReturnType<DataSource['process']>>; // data and errors, as graphql-js gives them
    },
  };
}

const silent = { debug() {}, info() {}, warn() {}, error() {} };
