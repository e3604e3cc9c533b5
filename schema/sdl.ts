import { readFileSync } from 'node:fs';
import { ERRORS } from '../platform/errors.ts';

/** The subgraphs of the federation that run as roles of their own. */
export const SUBGRAPHS = ['user', 'group', 'message', 'media', 'presence'] as const;

/** The name of a subgraph. */
export type SubgraphName = (typeof SUBGRAPHS)[number];

/** All parts of the supergraph: the subgraphs, and the gateway's own, which is always in its process. */
export const PARTS = [...SUBGRAPHS, 'gateway'] as const;

/** The name of a part of the supergraph. */
export type PartName = (typeof PARTS)[number];

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@inaccessible", "@tag"])`;

/** The SDL of one part: its own file, what all parts share, and the error codes. */
export function partSdl(part: PartName): string {
  return [LINK, readSchemaFile('shared.graphql'), errorCodeSdl(), readSchemaFile(`${part}.graphql`)].join('\n\n');
}

/** Reads a file of this folder as text. */
export function readSchemaFile(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8');
}

function errorCodeSdl(): string {
  const values = Object.entries(ERRORS)
    .filter(([, { place }]) => place === 'userErrors')
    .map(([code, { meaning }]) => `  ${JSON.stringify(meaning)}\n  ${code}`);
  return `"Why a mutation did nothing: see docs/errors.md."\nenum ErrorCode {\n${values.join('\n')}\n}`;
}
