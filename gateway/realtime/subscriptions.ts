import {
  type DocumentNode,
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
} from 'graphql';
import { Fault } from '../../platform/errors.ts';
import { requireViewer } from '../../platform/subgraph.ts';
import type { Context } from '../context.ts';
import type { PresenceWatch } from '../presence/watch.ts';
import type { RealtimeNode } from './node.ts';
import type { Selections } from './selection.ts';

/** A validated subscription of a client. */
export type Subscription = { readonly document: DocumentNode; readonly operationName: string | null; readonly variables: Record<string, unknown> };

/** Answers subscriptions: one result for each event, until the reader returns. Throws a `Fault` if it can not begin. */
export type Subscribe = (subscription: Subscription, createContext: () => Context) => AsyncIterableIterator<ExecutionResult>;

type Options = {
  readonly schema: GraphQLSchema;
  readonly node: RealtimeNode;
  readonly presence: PresenceWatch;
  readonly selections: Selections;
};

/** Makes the answering of subscriptions. Each event has a context of its own, so that its deadline begins with it. */
export function createSubscribe({ schema, node, presence, selections }: Options): Subscribe {
  function sourceOf(field: string, args: Record<string, unknown>, context: Context): AsyncIterableIterator<unknown> {
    const { userId } = requireViewer(context.caller);
    if (field === 'events') return node.events(userId, (args['after'] as string | null | undefined) ?? null); // typed by the schema
    if (field === 'presenceChanged') return presence.watch(args['userIds'] as readonly string[], context.caller); // typed by the schema
    throw new Fault('INTERNAL_SERVER_ERROR');
  }

  return ({ document, operationName, variables }, createContext) => {
    const operation = getOperationAST(document, operationName);
    const [field] = operation?.selectionSet.selections ?? [];
    if (!operation || field?.kind !== Kind.FIELD)
      throw new Fault('BAD_USER_INPUT', 'the root field of a subscription is named in the operation itself, not in a fragment');
    const definition = schema.getSubscriptionType()?.getFields()[field.name.value];
    if (!definition) throw new Fault('INTERNAL_SERVER_ERROR'); // the document is valid
    const args = readArguments(schema, operation, definition, field, variables);
    const select = selections.prepare(document, operationName);
    const source = sourceOf(field.name.value, args, createContext());
    return mapped(source, (event) => select({ [field.name.value]: event }, variables, createContext()));
  };
}

/** The arguments of the root field, of the types that the schema says. Throws BAD_USER_INPUT: an error of any other kind would close the socket. */
function readArguments(
  schema: GraphQLSchema,
  { variableDefinitions }: OperationDefinitionNode,
  definition: GraphQLField<unknown, unknown>,
  field: FieldNode,
  variables: Record<string, unknown>,
): Record<string, unknown> {
  const { coerced, errors } = getVariableValues(schema, variableDefinitions ?? [], variables);
  if (errors) throw new Fault('BAD_USER_INPUT', errors[0]?.message);
  try {
    return getArgumentValues(definition, field, coerced);
  } catch (error) {
    throw error instanceof GraphQLError ? new Fault('BAD_USER_INPUT', error.message) : error;
  }
}

function mapped<T, R>(source: AsyncIterableIterator<T>, map: (item: T) => Promise<R>): AsyncIterableIterator<R> {
  return {
    async next() {
      const { done, value } = await source.next();
      return done ? { done, value: undefined } : { done: false, value: await map(value) };
    },
    async return() {
      await source.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
