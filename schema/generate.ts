/**
 * `npm run generate` writes what follows from the SDL and the tables: schema/supergraph.graphql, the resolver types of
 * each part, the client's types and error codes, and docs/errors.md. With `--check` it writes nothing and fails if a file is not what it would write.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { composeServices } from '@apollo/composition';
import { Supergraph } from '@apollo/federation-internals';
import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as typescriptResolvers from '@graphql-codegen/typescript-resolvers';
import { buildSchema, parse, printSchema } from 'graphql';
import { ERRORS } from '../platform/errors.ts';
import { MAPPERS } from './mappers.ts';
import { PARTS, type PartName, partSdl } from './sdl.ts';

const root = new URL('../', import.meta.url);

/** Every generated file by its path from the root, with the text that it should have. */
export async function generateFiles(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  files.set('schema/supergraph.graphql', composeSupergraph());
  for (const part of PARTS) files.set(`${resolverFolder(part)}/resolver-types.ts`, await resolverTypes(part));
  files.set('client/schema-types.ts', await clientTypes(files.get('schema/supergraph.graphql') as string)); // set above
  files.set('client/error-codes.ts', clientErrorCodes());
  files.set('docs/errors.md', errorTable());
  return files;
}

function composeSupergraph(): string {
  const composed = composeServices(PARTS.map((name) => ({ name, typeDefs: parse(partSdl(name)), url: `http://${name}.invalid/graphql` })));
  if (!composed.supergraphSdl) throw new Error(`the parts do not compose:\n${composed.errors?.map((error) => error.message).join('\n')}`);
  return `${composed.supergraphSdl}\n`;
}

function resolverFolder(part: PartName): string {
  return part === 'gateway' ? 'gateway' : `subgraphs/${part}`;
}

async function resolverTypes(part: PartName): Promise<string> {
  const schema = buildSchema(plainSdl(part));
  const text = await codegen({
    filename: 'resolver-types.ts',
    schema: parse(plainSdl(part)),
    schemaAst: schema,
    documents: [],
    plugins: [{ typescript: {} }, { resolvers: {} }],
    pluginMap: { typescript, resolvers: typescriptResolvers },
    config: {
      federation: true,
      enumsAsTypes: true,
      useTypeImports: true,
      immutableTypes: true,
      maybeValue: 'T | null',
      inputMaybeValue: 'T | null | undefined',
      scalars: { ID: 'string', DateTime: 'number' },
      strictScalars: true,
      resolversNonOptionalTypename: false,
      contextType: './context.ts#Context',
      mappers: MAPPERS[part],
    },
  });
  return `/* Generated from schema/${part}.graphql by \`npm run generate\`. */\n${text}`;
}

/** What a client sees of the supergraph, as it comes over the wire. */
async function clientTypes(supergraphSdl: string): Promise<string> {
  const schemaAst = Supergraph.build(supergraphSdl).apiSchema().toGraphQLJSSchema();
  const text = await codegen({
    filename: 'schema-types.ts',
    schema: parse(printSchema(schemaAst)),
    schemaAst,
    documents: [],
    plugins: [{ typescript: {} }],
    pluginMap: { typescript },
    config: {
      enumsAsTypes: true,
      useTypeImports: true,
      immutableTypes: true,
      maybeValue: 'T | null',
      inputMaybeValue: 'T | null | undefined',
      scalars: { ID: 'string', DateTime: 'string' },
      strictScalars: true,
      nonOptionalTypename: true,
      avoidOptionals: { field: true },
    },
  });
  const unchecked = ['lint', 'format', 'assist'].map((what) => `// biome-ignore-all ${what}: generated`).join('\n');
  return `/* Generated from schema/supergraph.graphql by \`npm run generate\`. */\n${unchecked}\n${text}`;
}

function clientErrorCodes(): string {
  const rows = Object.entries(ERRORS).flatMap(([code, { place, retry }]) => (place === 'errors' ? [`  ${code}: ${retry},`] : []));
  return [
    '/* Generated from platform/errors.ts by `npm run generate`. */',
    '',
    '/** The codes of the top-level errors, and whether the same request is worth a repetition as it is. */',
    'export const FAULTS = {',
    ...rows,
    '} as const;',
    '',
  ].join('\n');
}

/** The SDL of a part with the directives it imports from the federation written out, for tools that do not know `@link`. */
function plainSdl(part: PartName): string {
  const directives = `
    directive @key(fields: String!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE
    directive @shareable repeatable on OBJECT | FIELD_DEFINITION
    directive @inaccessible on FIELD_DEFINITION | OBJECT | INPUT_OBJECT | ENUM | ENUM_VALUE | ARGUMENT_DEFINITION
    directive @tag(name: String!) repeatable on FIELD_DEFINITION | OBJECT | ENUM | INPUT_OBJECT`;
  return `${directives}\n${partSdl(part).replace(/^extend schema .*$/m, '')}`;
}

function errorTable(): string {
  const rows = Object.entries(ERRORS).map(([code, { place, retry, meaning }]) => `| \`${code}\` | ${place} | ${retry ? 'yes' : 'no'} | ${meaning} |`);
  return [
    '# Error codes',
    '',
    'Branch on the code, never on the message. `userErrors` is a list in the payload of a mutation: an expected outcome that',
    'an app shows to its user. `errors` is the top-level list of a GraphQL answer, with the code in `extensions.code`: the',
    "program's fault, or ours. In both cases nothing was changed, with one exception: after `DEADLINE_EXCEEDED` a mutation may",
    'have happened. Repeat it with the same client id, and it happens once.',
    '',
    'This page is generated from `platform/errors.ts`.',
    '',
    '| Code | Where | Worth a retry as it is | Meaning |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

if (import.meta.main) {
  const check = process.argv.includes('--check');
  const stale: string[] = [];
  for (const [path, text] of await generateFiles()) {
    const url = new URL(path, root);
    let old = '';
    try {
      old = readFileSync(url, 'utf8');
    } catch {}
    if (old === text) continue;
    stale.push(path);
    if (!check) writeFileSync(url, text);
  }
  console.log(stale.length === 0 ? 'everything generated is up to date' : `${check ? 'stale' : 'written'}: ${stale.join(', ')}`);
  if (check && stale.length > 0) process.exitCode = 1;
}
