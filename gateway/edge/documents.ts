import { type DocumentNode, type GraphQLFormattedError, type GraphQLSchema, parse, specifiedRules, type ValidationRule, validate } from 'graphql';
import { LIMITS } from './limits.ts';

/** A document that was parsed and validated, or what is wrong with it. */
export type ReadDocument = { readonly document: DocumentNode } | { readonly errors: readonly GraphQLFormattedError[] };

const KEPT = 1_000;

/** Makes the reading of documents that come through sockets: each text is parsed and validated once. */
export function createDocuments(schema: GraphQLSchema, rules: readonly ValidationRule[]): (query: string) => ReadDocument {
  const known = new Map<string, ReadDocument>();

  function read(query: string): ReadDocument {
    let document: DocumentNode;
    try {
      document = parse(query, { maxTokens: LIMITS.tokens });
    } catch (error) {
      return { errors: [{ message: (error as Error).message, extensions: { code: 'GRAPHQL_PARSE_FAILED' } }] }; // parse throws nothing else
    }
    const errors = validate(schema, document, [...specifiedRules, ...rules]);
    return errors.length === 0
      ? { document }
      : { errors: errors.map(({ message }) => ({ message, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } })) };
  }

  return (query) => {
    const found = known.get(query) ?? read(query);
    if (known.size >= KEPT) known.clear();
    known.set(query, found);
    return found;
  };
}
