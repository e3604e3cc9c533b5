import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { Supergraph } from '@apollo/federation-internals';
import { type GraphQLSchema, isInterfaceType, isObjectType, parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import { SETTINGS } from '../../platform/settings.ts';
import { readSchemaFile } from '../../schema/sdl.ts';
import { PERMISSIONS } from '../../timeline/permissions.ts';

const root = join(import.meta.dirname, '..', '..');
const documents = globSync('**/*.md', { cwd: root, exclude: (path) => /(^|\/)(node_modules|\.cache|data)$/.test(String(path)) });
const schema: GraphQLSchema = Supergraph.build(readSchemaFile('supergraph.graphql')).apiSchema().toGraphQLJSSchema();

describe('docs/configuration.md', () => {
  const rows = rowsOf('docs/configuration.md').filter(([name]) => /^`[A-Z][A-Z0-9_]+`$/.test(name ?? ''));

  test('lists exactly the settings, each once', () => {
    expect(rows.map(([name]) => unquoted(name)).sort()).toEqual(Object.keys(SETTINGS).sort());
  });

  test.each(Object.entries(SETTINGS))('says the default of %s', (name, setting) => {
    const [, told] = rows.find(([first]) => first === `\`${name}\``) ?? [];
    const known = setting.fallback === undefined ? 'none' : `\`${setting.fallback}\``;
    expect(told).toBe('secret' in setting ? `${known}, secret` : known);
  });
});

describe('docs/dependencies.md', () => {
  const manifest = JSON.parse(textOf('package.json')) as Record<'dependencies' | 'devDependencies', Record<string, string>>; // npm's format
  const pinned = { ...manifest.dependencies, ...manifest.devDependencies };
  const rows = rowsOf('docs/dependencies.md').filter(([name]) => /^`[^`]+`$/.test(name ?? ''));

  test('names every dependency, each once, and nothing else', () => {
    expect(rows.map(([name]) => unquoted(name)).sort()).toEqual(Object.keys(pinned).sort());
  });

  test('says no version but the one that is pinned', () => {
    const wrong = rows.filter(([name, ...cells]) =>
      (cells.join(' ').match(/\d+\.\d+\.\d+/g) ?? []).some((version) => version !== pinned[unquoted(name)]),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the documents', () => {
  test.each(documents)('every link of %s leads somewhere', (document) => {
    const dead = linksOf(textOf(document)).filter((link) => {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? join(root, document) : join(root, dirname(document), path);
      if (relative(root, target).startsWith('..') || !existsSync(target)) return true;
      return anchor !== undefined && (statSync(target).isDirectory() || !anchorsOf(readFileSync(target, 'utf8')).includes(anchor));
    });
    expect(dead).toEqual([]);
  });

  test('every command `npm run X` in them exists', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> }; // npm's format
    const unknown = documents.flatMap((document) =>
      [...textOf(document).matchAll(/npm run ([a-z][\w:-]*)/g)].flatMap(([, name = '']) => (name in scripts ? [] : [`${document}: ${name}`])),
    );
    expect(unknown).toEqual([]);
  });
});

describe('the GraphQL of the documents', () => {
  const operations = ['README.md', 'docs/getting-started.md', ...globSync('docs/guides/*.md', { cwd: root })].flatMap((document) =>
    operationsOf(textOf(document)).map((text) => [document, text.trim().split('\n')[0], text] as const),
  );

  test('is found', () => {
    expect(operations.length).toBeGreaterThan(8);
  });

  test.each(operations)('is valid in %s: %s', (_document, _beginning, text) => {
    expect(validate(schema, parse(text))).toEqual([]);
  });
});

test('docs/guides/groups.md says of every action who may do it', () => {
  const told = rowsOf('docs/guides/groups.md').flatMap(([action = '', ...cells]) => {
    const [, name] = /^`([A-Z_]+)`: /.exec(action) ?? [];
    return name ? [[name, ...cells]] : [];
  });
  const said = (roles: readonly string[]) => (role: string) => (roles.includes(role) ? 'yes' : 'no');
  const known = Object.entries(PERMISSIONS).map(([name, { group, direct }]) => [
    name,
    ...['owner', 'admin', 'member'].map(said(group)),
    said(direct)('member'),
  ]);
  expect(told).toEqual(known);
});

describe("the README's table of functions", () => {
  const rows = rowsOf('README.md').filter(([, state]) => state === 'works' || state === 'open');

  test('says of every function whether it works', () => {
    expect(rows.length).toBeGreaterThan(20);
  });

  test('what works is in the schema, and what is open is not', () => {
    const wrong = rows.flatMap(([title, state, fields = '']) =>
      quotedIn(fields)
        .filter((name) => isInSchema(name) !== (state === 'works'))
        .map((name) => `${title}: ${name} is ${state === 'works' ? 'not ' : ''}in the schema`),
    );
    expect(wrong).toEqual([]);
  });

  test('names every mutation and subscription that there is', () => {
    const told = new Set(rows.flatMap(([, , fields = '']) => quotedIn(fields)));
    const there = [schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) => Object.keys(type?.getFields() ?? {}));
    expect(there.filter((name) => !told.has(name))).toEqual([]);
  });
});

/** True for `Type.field`, and for a field of one of the root types. */
function isInSchema(name: string): boolean {
  const [typeName, fieldName] = name.includes('.') ? name.split('.') : [null, name];
  const types = typeName ? [schema.getType(typeName)] : [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return types.some((type) => (isObjectType(type) || isInterfaceType(type)) && fieldName !== undefined && fieldName in type.getFields());
}

/** The cells of every row of every table. */
function rowsOf(document: string): string[][] {
  const lines = textOf(document).split('\n');
  return lines
    .filter((line) => /^\|.*\|$/.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
}

/** The blocks of GraphQL, and the operations that stand in quotes in blocks of other languages. */
function operationsOf(text: string): string[] {
  return [...text.matchAll(/^ *```(\w+)\n(.*?)^ *```$/gms)].flatMap(([, language, block = '']) => {
    if (language === 'graphql') return [block];
    return [...block.matchAll(/(['`])((?:query|mutation|subscription|\{)\s[^'`]*)\1/g)].flatMap(([, , operation = '']) =>
      operation.includes('":') ? [] : [operation],
    );
  });
}

/** Links within the repository, without those in blocks of code. */
function linksOf(text: string): string[] {
  const prose = text.replace(/^ *```.*?^ *```$/gms, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link as string).filter((link) => !/^[a-z]+:/.test(link)); // the group always matches
}

/** The anchors that headings get: lower case, words joined by hyphens, no punctuation. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function quotedIn(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name as string); // the group always matches
}

function unquoted(name: string | undefined): string {
  return (name ?? '').replaceAll('`', '');
}

function textOf(document: string): string {
  return readFileSync(join(root, document), 'utf8');
}
