import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const client = join(root, 'client');

test('the client imports nothing but graphql-ws and its own files, and names nothing of Node', () => {
  const offences = globSync('*.ts', { cwd: client }).flatMap((file) => {
    const text = readFileSync(join(client, file), 'utf8');
    const imports = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, path]) => path ?? '');
    const foreign = imports.filter((path) => !/^(\.\/[\w-]+\.ts|graphql-ws\/client)$/.test(path));
    const names = text.match(/\b(process\.|Buffer\b|NodeJS\.|require\(|setImmediate|__dirname)/g) ?? [];
    return [...foreign, ...names].map((what) => `${file}: ${what}`);
  });
  expect(offences).toEqual([]);
});

test('the client compiles with the types of a browser and without those of Node', () => {
  const { stdout, status } = spawnSync(join(root, 'node_modules', '.bin', 'tsc'), ['-p', client], { encoding: 'utf8' });
  expect(stdout).toBe('');
  expect(status).toBe(0);
});

test('the client and the server use the same graphql-ws', () => {
  const versionIn = (folder: string): string =>
    (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { dependencies: Record<string, string> }).dependencies['graphql-ws'] ?? '';
  expect(versionIn(client)).toBe(versionIn(root));
});
