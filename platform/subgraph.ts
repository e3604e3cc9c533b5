import { buildSubgraphSchema } from '@apollo/subgraph';
import { type DocumentNode, execute, GraphQLError, type GraphQLFormattedError, type GraphQLSchema, parse, validate } from 'graphql';
import { createCompiledDocuments } from './compiled.ts';
import { Fault, isCode } from './errors.ts';
import type { Log } from './log.ts';
import type { Caller, Viewer } from './viewer.ts';

/** One operation for a subgraph, from the gateway or from another subgraph. */
export type SubgraphRequest = {
  readonly query: string;
  /** The parsed `query`, where the sender has it: saves parsing and validating. Must come from a validated plan. */
  readonly document?: DocumentNode;
  readonly variables?: Record<string, unknown>;
  readonly caller: Caller;
  /** The id of the client's request, for the log. */
  readonly requestId: string;
  /** When to give up, in milliseconds since 1970. */
  readonly deadline: number;
};

/** The answer to an operation; every error has a code of the table in `extensions.code`. */
export type SubgraphResponse = { data?: Record<string, unknown> | null; errors?: readonly GraphQLFormattedError[] };

/** A way to a subgraph: the same whether it is in this process or behind HTTP. */
export type SubgraphLink = (request: SubgraphRequest) => Promise<SubgraphResponse>;

/** A subgraph that can be called in this process, or be served. */
export type Subgraph = { readonly name: string; readonly schema: GraphQLSchema; readonly execute: SubgraphLink };

type SubgraphOptions<Context> = {
  readonly name: string;
  readonly sdl: string;
  /** Resolvers typed by the generated `Resolvers` of the subgraph. */
  readonly resolvers: object;
  /** Makes what resolvers get for one operation: the caller and fresh loaders. */
  readonly createContext: (request: SubgraphRequest) => Context;
  readonly log: Log;
};

const DOCUMENTS_KEPT = 1000;

/** Builds a subgraph. Documents are parsed and validated once each, and compiled if they come often; unexpected errors are logged and answered as INTERNAL_SERVER_ERROR. */
export function createSubgraph<Context>({ name, sdl, resolvers, createContext, log }: SubgraphOptions<Context>): Subgraph {
  const schema = buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: { ...resolvers, DateTime: dateTimeScalar } as never });
  const compiledDocuments = createCompiledDocuments(schema);
  const documents = new Map<string, DocumentNode>();

  function documentOf(query: string): DocumentNode {
    const known = documents.get(query);
    if (known) return known;
    const document = parse(query);
    const [error] = validate(schema, document);
    if (error) throw error;
    if (documents.size >= DOCUMENTS_KEPT) documents.clear();
    documents.set(query, document);
    return document;
  }

  async function run(request: SubgraphRequest): Promise<SubgraphResponse> {
    const format = (error: unknown): GraphQLFormattedError => formatError(error, name, request, log);
    let document: DocumentNode;
    try {
      document = request.document ?? documentOf(request.query);
    } catch (error) {
      return { errors: [format(error)] };
    }
    const variableValues = request.variables ?? {};
    const quick = await compiledDocuments.of(document)?.query(undefined, createContext(request), variableValues);
    // Errors that are no faults of ours are worded by graphql-js alone: only queries are compiled, so that they can be executed again.
    const isWhole = quick && (quick.errors ?? []).every(({ originalError }) => originalError instanceof Fault);
    const { data, errors } = isWhole ? quick : await execute({ schema, document, variableValues, contextValue: createContext(request) });
    return { ...(data === undefined ? {} : { data: data as Record<string, unknown> | null }), ...(errors ? { errors: errors.map(format) } : {}) };
  }

  return { name, schema, execute: run };
}

/** The viewer of a request, or the fault UNAUTHENTICATED. */
export function requireViewer(caller: Caller): Viewer {
  if (!caller.viewer) throw new Fault('UNAUTHENTICATED');
  return caller.viewer;
}

function formatError(error: unknown, subgraph: string, request: SubgraphRequest, log: Log): GraphQLFormattedError {
  const graphqlError = error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error });
  const place = { ...(graphqlError.path ? { path: graphqlError.path } : {}) };
  const cause = graphqlError.originalError;
  if (cause instanceof Fault) return { message: cause.message, ...place, extensions: { code: cause.code } };
  const code = graphqlError.extensions['code'];
  if (isCode(code)) return { message: graphqlError.message, ...place, extensions: { code } };
  if (!cause) return { message: graphqlError.message, ...place, extensions: { code: 'BAD_USER_INPUT' } }; // coercion of variables and arguments
  log.error({ subgraph, requestId: request.requestId, path: graphqlError.path, err: cause }, 'a resolver failed');
  return { message: 'Internal server error', ...place, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}

/** `DateTime` of the schema: milliseconds since 1970 inside, RFC 3339 outside. */
const dateTimeScalar = {
  serialize: (value: unknown) => new Date(value as number).toISOString(),
  parseValue: readDateTime,
  parseLiteral: (node: { kind: string; value?: unknown }) => readDateTime(node.kind === 'StringValue' ? node.value : undefined),
};

function readDateTime(value: unknown): number {
  const moment = typeof value === 'string' && RFC_3339.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(moment)) throw new GraphQLError('a DateTime looks like 2026-03-01T12:00:00.000Z', { extensions: { code: 'BAD_USER_INPUT' } });
  return moment;
}

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/i;
