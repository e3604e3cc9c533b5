import { readFileSync } from 'node:fs';
import { Supergraph } from '@apollo/federation-internals';
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { ERRORS } from '../../platform/errors.ts';
import { readSchemaFile } from '../../schema/sdl.ts';

const schema = Supergraph.build(readSchemaFile('supergraph.graphql')).apiSchema().toGraphQLJSSchema();
const types = Object.values(schema.getTypeMap()).filter(
  ({ name }) => !name.startsWith('__') && !['String', 'Int', 'Float', 'Boolean', 'ID'].includes(name),
);

describe('the schema', () => {
  test('describes every type, field, argument, input member and enum value', () => {
    const silent: string[] = [];
    const note = (name: string, described: { description?: string | null | undefined }): void => {
      if (!described.description) silent.push(name);
    };
    for (const type of types) {
      if (!['Query', 'Mutation', 'Subscription'].includes(type.name)) note(type.name, type);
      if (isEnumType(type)) for (const value of type.getValues()) note(`${type.name}.${value.name}`, value);
      if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        if (field.name !== 'id') note(`${type.name}.${field.name}`, field);
        if ('args' in field) for (const argument of field.args) note(`${type.name}.${field.name}(${argument.name}:)`, argument);
      }
    }
    expect(silent).toEqual([]);
  });

  test('every mutation takes one input and gives one payload with userErrors', () => {
    const odd = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(({ name, args, type }) => {
      const payload = schema.getType(String(type).replace('!', ''));
      const capitalised = name.charAt(0).toUpperCase() + name.slice(1);
      const hasErrors = isObjectType(payload) && String(payload.getFields()['userErrors']?.type) === '[UserError!]!';
      const hasInput = args.length === 0 || (args.length === 1 && String(args[0]?.type) === `${capitalised}Input!`);
      return !hasErrors || !hasInput || String(type) !== `${capitalised}Payload!`;
    });
    expect(odd.map(({ name }) => name)).toEqual([]);
  });

  test('hides what the subgraphs say only to each other', () => {
    const names = [...Object.keys(schema.getQueryType()?.getFields() ?? {}), ...Object.keys(schema.getMutationType()?.getFields() ?? {})];
    for (const hidden of ['_entities', '_service', 'ownReadyAttachments', 'renewLeases', 'noteActivity', 'endLeases', 'presences', 'sight'])
      expect(names).not.toContain(hidden);
    for (const hidden of ['LeaseInput', 'LookInput']) expect(schema.getType(hidden)).toBeUndefined();
  });

  test('the ErrorCode enum is the table of codes', () => {
    const type = schema.getType('ErrorCode');
    const values = isEnumType(type) ? type.getValues().map(({ name }) => name) : [];
    expect(values.sort()).toEqual(
      Object.keys(ERRORS)
        .filter((code) => ERRORS[code as keyof typeof ERRORS].place === 'userErrors')
        .sort(),
    );
  });
});

describe('the dependencies', () => {
  const { packages } = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')) as {
    packages: Record<string, { version?: string }>;
  };

  /** Below these, holes are known. */
  const LEAST = { '@apollo/gateway': '2.13.2', '@apollo/server': '5.5.0', graphql: '16.8.1', ws: '8.23.0', undici: '7.24.0' };

  test.each(Object.entries(LEAST))('%s is at least %s, wherever it is installed', (name, least) => {
    const installed = Object.entries(packages).filter(([path]) => path.endsWith(`node_modules/${name}`));
    expect(installed.length).toBeGreaterThan(0);
    for (const [path, { version = '0' }] of installed) expect([path, compare(version, least) >= 0]).toEqual([path, true]);
  });

  test('every version is pinned', () => {
    const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as Record<string, Record<string, string>>;
    const loose = Object.entries({ ...manifest['dependencies'], ...manifest['devDependencies'] }).filter(([, version]) => !/^\d/.test(version));
    expect(loose).toEqual([]);
  });
});

function compare(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  for (let i = 0; i < 3; i += 1) if (left?.[i] !== right?.[i]) return (left?.[i] ?? 0) - (right?.[i] ?? 0);
  return 0;
}
