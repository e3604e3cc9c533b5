import {
  type ExecutionResult,
  type FieldNode,
  GraphQLError,
  type GraphQLField,
  type GraphQLSchema,
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import { Fault } from '../../platform/errors.ts';
import { requireViewer } from '../../platform/subgraph.ts';
import type { Caller } from '../../platform/viewer.ts';
import type { Context } from '../context.ts';
import { NO_SUCH_OPERATION } from '../edge/answer.ts';
import type { ReadDocument } from '../edge/documents.ts';
import type { PresenceWatch } from '../presence/watch.ts';
import type { Perform, Running, Sink } from '../socket/connection.ts';
import type { OperationPayload } from '../socket/messages.ts';
import type { TypingWatch } from '../typing/watch.ts';
import type { EventsSubscription } from './events.ts';
import type { Renderings } from './renderings.ts';
import type { Selections } from './selection.ts';

type Options = {
  readonly schema: GraphQLSchema;
  readonly documentOf: (query: string) => ReadDocument;
  readonly createContext: (caller: Caller) => Context;
  readonly events: (subscription: EventsSubscription) => Running;
  readonly renderings: Renderings;
  readonly presence: PresenceWatch;
  readonly typing: TypingWatch;
  readonly selections: Selections;
  /** Answers queries and mutations. */
  readonly execute: (operation: OperationPayload, context: Context) => Promise<ExecutionResult>;
};

/** Performs the operations that come through sockets: subscriptions here, all others as over HTTP. */
export function createPerform(options: Options): Perform {
  const { schema, documentOf, createContext, events, renderings, presence, typing, selections, execute } = options;

  return (operation, caller, sink) => {
    const read = documentOf(operation.query);
    if ('errors' in read) {
      sink.error(read.errors);
      return NOTHING;
    }
    const { document } = read;
    const { query, operationName, variables } = operation;
    const definition = getOperationAST(document, operationName);
    if (!definition) throw new Fault('BAD_USER_INPUT', NO_SUCH_OPERATION);
    if (definition.operation !== OperationTypeNode.SUBSCRIPTION) return once(execute(operation, createContext(caller)), sink);
    const [field] = definition.selectionSet.selections;
    const root = field?.kind === Kind.FIELD ? schema.getSubscriptionType()?.getFields()[field.name.value] : undefined;
    if (field?.kind !== Kind.FIELD || !root)
      throw new Fault('BAD_USER_INPUT', 'the field of a subscription is named in the operation itself, not in a fragment');
    const args = readArguments(schema, definition, root, field, variables);
    const { userId } = requireViewer(caller);
    const contextOf = (): Context => createContext(caller);
    if (root.name === 'events') {
      const rendering = renderings.of({ document, query, operationName, variables });
      return events({ userId, after: (args['after'] as string | null | undefined) ?? null, rendering, createContext: contextOf, sink }); // typed by the schema
    }
    const selection = selections.prepare(document, operationName);
    const run = (change: object) => selection.run({ [root.name]: change }, variables, contextOf());
    // The arguments are typed by the schema.
    if (root.name === 'typingChanged') return eachWhenOpen(typing.watch(args['conversationId'] as string, userId), run, sink);
    return each(presence.watch(args['userIds'] as readonly string[], caller), run, sink);
  };
}

/** Sends one result. */
function once(result: Promise<ExecutionResult>, sink: Sink): Running {
  result.then(
    (settled) => {
      sink.next(settled);
      sink.complete();
    },
    (error: unknown) => sink.error([faultOf(error)]),
  );
  return NOTHING;
}

/** Sends a result for each item of a source. */
function each<T>(source: AsyncIterableIterator<T>, run: (item: T) => ExecutionResult | Promise<ExecutionResult>, sink: Sink): Running {
  const sendAll = async (): Promise<void> => {
    for await (const item of source) sink.next(await run(item));
    sink.complete();
  };
  sendAll().catch((error: unknown) => sink.error([faultOf(error)]));
  return { stop: () => void source.return?.() };
}

/** The same for a source that may be refused. */
function eachWhenOpen<T>(
  opening: Promise<AsyncIterableIterator<T>>,
  run: (item: T) => ExecutionResult | Promise<ExecutionResult>,
  sink: Sink,
): Running {
  let stop: (() => void) | null = null;
  let isStopped = false;
  opening.then(
    (source) => {
      if (!isStopped) ({ stop } = each(source, run, sink));
    },
    (error: unknown) => {
      if (!isStopped) sink.error([faultOf(error)]);
    },
  );
  return {
    stop() {
      isStopped = true;
      stop?.();
    },
  };
}

/** What is told of an error: ours is named, and nothing else of it. */
function faultOf(error: unknown) {
  const { code, message } = error instanceof Fault ? error : new Fault('INTERNAL_SERVER_ERROR');
  return { message, extensions: { code } };
}

/** The arguments of the root field, of the types that the schema says. Throws BAD_USER_INPUT. */
function readArguments(
  schema: GraphQLSchema,
  { variableDefinitions }: OperationDefinitionNode,
  root: GraphQLField<unknown, unknown>,
  field: FieldNode,
  variables: Record<string, unknown>,
): Record<string, unknown> {
  const { coerced, errors } = getVariableValues(schema, variableDefinitions ?? [], variables);
  if (errors) throw new Fault('BAD_USER_INPUT', errors[0]?.message);
  try {
    return getArgumentValues(root, field, coerced);
  } catch (error) {
    throw error instanceof GraphQLError ? new Fault('BAD_USER_INPUT', error.message) : error;
  }
}

const NOTHING: Running = { stop() {} };
