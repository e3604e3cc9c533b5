import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SUBGRAPHS } from '../../schema/sdl.ts';

const root = join(import.meta.dirname, '..', '..');
const sources = globSync(
  ['*.ts', '{platform,timeline,search,schema,relations,personal-data,gateway,subgraphs,workers,roles,seed,client,bench,test}/**/*.ts'],
  {
    cwd: root,
  },
).filter((file) => !file.includes('.cache'));
const product = sources.filter((file) => !/^(bench|test|vitest)/.test(file));

/** What subgraphs share, beside the platform. */
const SHARED_DOMAINS: Partial<Record<string, readonly string[]>> = {
  user: ['relations', 'personal-data'],
  group: ['timeline', 'relations'],
  message: ['timeline', 'relations', 'search'],
  presence: ['relations'],
};

/** Which folders the files of a folder may import, beside their own and packages. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  platform: [],
  schema: ['platform'],
  timeline: ['platform'],
  relations: ['platform'],
  search: ['platform', 'timeline'],
  'personal-data': ['platform', 'timeline'],
  gateway: ['platform', 'timeline', 'schema'],
  workers: ['platform', 'timeline'],
  seed: ['platform'],
  client: [],
  ...Object.fromEntries(SUBGRAPHS.map((name) => [`subgraphs/${name}`, ['platform', 'schema', ...(SHARED_DOMAINS[name] ?? [])]])),
};

/** Where packages that are details may be imported. */
const PACKAGE_PLACES: readonly (readonly [packageName: RegExp, places: RegExp])[] = [
  [
    /^(mongodb|ioredis|minio|node:sqlite|graphql-redis-subscriptions|graphql-subscriptions)$/,
    /drivers\/|-(sqlite|mongodb|redis|s3|memory)[\w-]*\.ts$/,
  ],
  [/^graphql(\/|$)/, /^(gateway|schema)\/|resolvers\.ts$|resolver-types\.ts$|^platform\/subgraph\.ts$/],
  [/^(@apollo\/gateway|@apollo\/server|fastify|ws|@as-integrations\/fastify)(\/|$)/, /^gateway\//],
  [/^graphql-ws(\/|$)/, /^(gateway|client)\//],
];

describe('the layout', () => {
  test('each folder imports only what it may', () => {
    const offences = product.flatMap((file) => {
      const folder = folderOf(file);
      const allowed = MAY_IMPORT[folder];
      if (!allowed) return []; // main.ts and roles/ put everything together
      return localImports(file)
        .map(folderOf)
        .filter((imported) => imported !== folder && !allowed.includes(imported))
        .map((imported) => `${file} imports ${imported}`);
    });
    expect(offences).toEqual([]);
  });

  test('packages that are details are imported only where they belong', () => {
    const offences = product.flatMap((file) =>
      PACKAGE_PLACES.flatMap(([name, places]) =>
        places.test(file)
          ? []
          : importsOf(file)
              .filter((imported) => name.test(imported))
              .map((imported) => `${file} imports ${imported}`),
      ),
    );
    expect(offences).toEqual([]);
  });

  test('only platform/config.ts reads the environment', () => {
    const readers = product.filter((file) => /process\.env/.test(textOf(file)));
    expect(readers).toEqual(['platform/config.ts']);
  });

  test('files stay short: 250 lines at most, tests 400', () => {
    const long = sources
      .filter((file) => !/(resolver|schema)-types\.ts$/.test(file))
      .map((file) => [file, textOf(file).split('\n').length - 1] as const)
      .filter(([file, lines]) => lines > (file.startsWith('test/') ? 400 : 250));
    expect(long).toEqual([]);
  });

  test('every export says what it promises', () => {
    const silent = product
      .filter((file) => !/(resolver|schema)-types\.ts$/.test(file))
      .flatMap((file) => {
        const lines = textOf(file).split('\n');
        return lines.flatMap((line, i) =>
          /^export (async )?(const|function|type|class) /.test(line) && !/\*\/\s*$/.test(lines[i - 1] ?? '') ? [`${file}: ${line}`] : [],
        );
      });
    expect(silent).toEqual([]);
  });

  test('there are no default exports and no barrels', () => {
    const offences = product.filter((file) => /^export default|^export \* from/m.test(textOf(file)));
    expect(offences).toEqual([]);
  });
});

function textOf(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

function importsOf(file: string): string[] {
  return [...textOf(file).matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(([, path]) => path as string); // the group always matches
}

function localImports(file: string): string[] {
  return importsOf(file)
    .filter((path) => path.startsWith('.'))
    .map((path) => normalize(join(dirname(file), path)));
}

function folderOf(file: string): string {
  const [first = '', second = ''] = file.split('/');
  return first === 'subgraphs' ? `${first}/${second}` : first;
}
