import { globSync, readFileSync } from 'node:fs';
import { Supergraph } from '@apollo/federation-internals';
import { parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import { ERRORS } from '../../platform/errors.ts';
import { readSchemaFile } from '../../schema/sdl.ts';
import { OPERATIONS } from '../support/operations.ts';

const root = new URL('../../', import.meta.url).pathname;
const schema = Supergraph.build(readSchemaFile('supergraph.graphql')).apiSchema().toGraphQLJSSchema();
const stories = globSync('test/e2e/*.test.ts', { cwd: root }).filter((file) => !file.endsWith('operations.test.ts'));
const kit = ['test/support/person.ts'];
const textOf = (files: readonly string[]): string => files.map((file) => readFileSync(`${root}${file}`, 'utf8')).join('\n');

/** Codes that no story can bring about, and why. */
const UNREACHED: Partial<Record<keyof typeof ERRORS, string>> = {
  TOO_MANY_CONTACTS: 'it takes 5,000 people; test/integration/user-people.test.ts',
  TOO_MANY_BLOCKS: 'the same',
  ATTACHMENT_NOT_READY: 'nothing gives it: an attachment that is not complete is answered as ATTACHMENT_NOT_FOUND',
  UPLOAD_SIZE_MISMATCH: 'the stores refuse another size before it is there; it is for a store that does not',
  INTERNAL_SERVER_ERROR: 'a fault of ours: a story that brings it about has found one',
};

describe('the operations', () => {
  test.each(Object.entries(OPERATIONS))('%s fits the schema', (_, text) => {
    expect(validate(schema, parse(text)).map(({ message }) => message)).toEqual([]);
  });

  test('are each in some story', () => {
    const text = textOf([...stories, ...kit]);
    const unused = Object.keys(OPERATIONS).filter((name) => !text.includes(`'${name}'`) && !text.includes(`OPERATIONS.${name}`));
    expect(unused).toEqual([]);
  });
});

test('every code is in some story, or here with the reason why not', () => {
  const text = textOf(stories);
  const unseen = Object.keys(ERRORS).filter((code) => !text.includes(`'${code}'`));
  expect(unseen.sort()).toEqual(Object.keys(UNREACHED).sort());
});
