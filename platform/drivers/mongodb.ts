import { type Db, MongoClient, MongoServerError } from 'mongodb';

/** An open MongoDB connection, shared by all stores of the process. */
export type Mongo = { readonly db: Db; close(): Promise<void> };

/** Connects; every write waits for a majority and its journal, every call ends within 5 s. Throws if the server does not answer within 5 s. */
export async function openMongo(url: string): Promise<Mongo> {
  const client = new MongoClient(url, {
    appName: 'palaver',
    serverSelectionTimeoutMS: 5_000,
    socketTimeoutMS: 5_000,
    connectTimeoutMS: 5_000,
    maxPoolSize: 32,
    writeConcern: { w: 'majority', journal: true },
    ignoreUndefined: true,
  });
  await client.connect();
  const name = new URL(url.replace(/^mongodb(\+srv)?:/, 'http:').replace(/,[^/]*/, '')).pathname.slice(1) || 'palaver';
  return { db: client.db(name), close: () => client.close() };
}

/** True for the error of a document that exists already. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === 11000;
}

/** What a collection needs before a process may use it. Unique indexes begin with the shard key. */
export type CollectionSpec = {
  readonly name: string;
  readonly shardKey: Readonly<Record<string, 1>>;
  readonly indexes: readonly {
    readonly name: string;
    readonly key: Readonly<Record<string, 1 | -1>>;
    readonly unique?: true;
    readonly sparse?: true;
  }[];
};

/** Makes what is missing of the collections and their indexes, and shards them when the server is a mongos. May be repeated. */
export async function setUpCollections({ db }: Mongo, specs: readonly CollectionSpec[]): Promise<void> {
  const isMongos = (await db.command({ hello: 1 }))['msg'] === 'isdbgrid';
  for (const { name, shardKey, indexes } of specs) {
    for (const { key, ...options } of indexes) await db.collection(name).createIndex(key, options);
    if (isMongos) await db.admin().command({ shardCollection: `${db.databaseName}.${name}`, key: shardKey });
  }
}

/** Names the indexes that are missing, as `collection.index`; empty if a process may start. */
export async function missingIndexes({ db }: Mongo, specs: readonly CollectionSpec[]): Promise<string[]> {
  const missing: string[] = [];
  for (const { name, indexes } of specs) {
    const there = new Set<unknown>();
    try {
      for (const index of await db.collection(name).indexes()) there.add(index['name']);
    } catch (error) {
      if (!(error instanceof MongoServerError && error.code === 26)) throw error; // the collection does not exist yet
    }
    missing.push(...indexes.filter((index) => !there.has(index.name)).map((index) => `${name}.${index.name}`));
  }
  return missing;
}
