import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError, OperationTypeNode } from 'graphql';
import { Fault, isCode } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import type { Context } from '../context.ts';

/** What of an error may leave the process: message, path and a code of the table; our own faults say nothing else of themselves. */
export function formatError(formatted: GraphQLFormattedError, error: unknown, log: Log): GraphQLFormattedError {
  const { path, locations } = formatted;
  const place = { ...(locations ? { locations } : {}), ...(path ? { path } : {}) };
  const cause = unwrapResolverError(error);
  const given = cause instanceof Fault ? cause.code : formatted.extensions?.['code'];
  const code = given === 'OPERATION_RESOLUTION_FAILURE' || given === 'BAD_REQUEST' ? 'BAD_USER_INPUT' : given;
  if (isCode(code) && code !== 'INTERNAL_SERVER_ERROR') return { message: formatted.message, ...place, extensions: { code } };
  if (given !== 'INTERNAL_SERVER_ERROR' || !path) log.error({ err: cause, path }, 'an operation failed');
  return { message: 'Internal server error', ...place, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}

/** Two parts that own a field may say the same of it: once is enough. Our own faults carry the id of the request. */
export const tidyErrors: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response, contextValue }) {
        if (response.body.kind !== 'single' || !response.body.singleResult.errors) return;
        const seen = new Map(response.body.singleResult.errors.map((error) => [JSON.stringify([error.path, error.extensions?.['code']]), error]));
        response.body.singleResult.errors = [...seen.values()].map((error) =>
          error.extensions?.['code'] === 'INTERNAL_SERVER_ERROR'
            ? { ...error, extensions: { ...error.extensions, requestId: contextValue.requestId } }
            : error,
        );
      },
    };
  },
};

/** What is said if `operationName` names nothing, or is missing where the document has several operations. */
export const NO_SUCH_OPERATION = 'there is no such operation in the document: name one that is, or send one alone';

/** HTTP answers queries and mutations. What else a document may name would reach the executor, which takes it for a fault of ours. */
export const answerableOnly: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operation }) {
        if (!operation) throw badInput(NO_SUCH_OPERATION);
        if (operation.operation === OperationTypeNode.SUBSCRIPTION) throw badInput('subscriptions come through a WebSocket (graphql-transport-ws)');
      },
    };
  },
};

function badInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
}
