import type { CompiledQuery, compileQuery } from 'graphql-jit';

type Schema = Parameters<typeof compileQuery>[0];
type Document = Parameters<typeof compileQuery>[1];

/** The queries of one schema that come often, compiled: they give the same data as graphql-js in about half the time, but word some errors otherwise. */
export type CompiledDocuments = {
  /** Counts a use of the document, and gives its compiled form once there is one; null for anything but queries. */
  of(document: Document): CompiledQuery | null;
};

/** Compiling costs as much as some executions, and memory: documents that come once are not worth it. */
const USES_BEFORE = 10;

/** Makes the compiled documents of a schema. They live as long as the document objects do; the compiler is loaded when it is first needed. */
export function createCompiledDocuments(schema: Schema, usesBefore = USES_BEFORE): CompiledDocuments {
  const known = new WeakMap<Document, { uses: number; compiled: CompiledQuery | null }>();

  async function compile(document: Document): Promise<CompiledQuery | null> {
    const { compileQuery, isCompiledQuery } = await import('graphql-jit');
    const compiled = compileQuery(schema, document);
    return isCompiledQuery(compiled as CompiledQuery) ? (compiled as CompiledQuery) : null; // what can not be compiled is executed as before
  }

  return {
    of(document) {
      const entry = known.get(document) ?? { uses: 0, compiled: null };
      known.set(document, entry);
      entry.uses += 1;
      if (entry.uses === usesBefore && isQuery(document)) {
        compile(document).then(
          (compiled) => {
            entry.compiled = compiled;
          },
          () => {},
        );
      }
      return entry.compiled;
    },
  };
}

function isQuery({ definitions }: Document): boolean {
  return definitions.every((definition) => definition.kind !== 'OperationDefinition' || definition.operation === 'query');
}
