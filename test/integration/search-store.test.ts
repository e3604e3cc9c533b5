import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Mongo, openMongo, setUpCollections } from '../../platform/drivers/mongodb.ts';
import { openSqlite } from '../../platform/drivers/sqlite.ts';
import { createMongoSearch, SEARCH_COLLECTION } from '../../search/drivers/mongodb.ts';
import { createSqliteSearch } from '../../search/drivers/sqlite.ts';
import type { SearchStore } from '../../search/store.ts';
import { mongodbUrl } from '../support/real-servers.ts';
import { searchModelContract } from './search-model.contract.ts';
import { searchStoreContract } from './search-store.contract.ts';

const db = openSqlite(mkdtempSync(join(tmpdir(), 'palaver-search-')));
const embedded = createSqliteSearch(db);
afterAll(() => db.close());
searchStoreContract('SQLite', () => embedded);
searchModelContract('SQLite', () => embedded, 200);

for (const common of [
  { everywhere: 0, inOne: 2 },
  { everywhere: 3, inOne: 1_000 },
]) {
  const store = createSqliteSearch(db, common);
  searchStoreContract(`SQLite, common from ${JSON.stringify(common)}`, () => store);
  searchModelContract(`SQLite, common from ${JSON.stringify(common)}`, () => store, 100);
}

describe.skipIf(!mongodbUrl)('with a real MongoDB server', () => {
  let mongo: Mongo;
  let store: SearchStore;
  const sent: { readonly name: string; readonly command: Record<string, unknown> }[] = [];
  beforeAll(async () => {
    mongo = await openMongo(`${mongodbUrl}${mongodbUrl?.includes('?') ? '&' : '?'}monitorCommands=true`);
    await setUpCollections(mongo, [SEARCH_COLLECTION]);
    store = createMongoSearch(mongo);
    mongo.db.client.on('commandStarted', ({ commandName, command }) => sent.push({ name: commandName, command }));
  });
  afterAll(() => mongo.close());

  searchStoreContract('MongoDB', () => store);
  searchModelContract('MongoDB', () => store, 10);

  test('every command names its conversations, and every write waits for a majority and its journal', () => {
    const filters = sent.flatMap(({ name, command }) => {
      if (name === 'find') return [command['filter']];
      if (name === 'update') return (command['updates'] as { q: unknown }[]).map(({ q }) => q); // the wire protocol's
      return ['hello', 'endSessions', 'getMore'].includes(name) ? [] : [{ unexpected: name }];
    });
    const isTargeted = (filter: unknown): boolean => {
      const { conversationId, $or } = filter as { conversationId?: unknown; $or?: unknown[] }; // every filter is an object
      return $or ? $or.length > 0 && $or.every(isTargeted) : typeof conversationId === 'string' || Array.isArray(Object(conversationId).$in);
    };
    expect(filters.length).toBeGreaterThan(100);
    expect(filters.filter((filter) => !isTargeted(filter))).toEqual([]);
    const writes = sent.filter(({ name }) => name === 'update').map(({ command }) => JSON.stringify(command['writeConcern']));
    expect([...new Set(writes)]).toEqual(['{"w":"majority","j":true}']);
  });
});
