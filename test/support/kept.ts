import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { Client } from 'minio';
import { MongoClient } from 'mongodb';
import type { Palaver, Places } from './palaver.ts';

/** Everything that a Palaver keeps, as bytes with the place where they are: files of its folder, or documents, keys and objects. */
export async function everythingKept({ dataDir, places }: Palaver): Promise<Map<string, Buffer>> {
  const files = globSync('**/*', { cwd: dataDir, withFileTypes: true, exclude: ['keys'] }).filter((entry) => entry.isFile());
  const kept = new Map<string, Buffer>(files.map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name))]));
  for (const read of places ? [documents, keys, objects] : []) for (const [place, bytes] of await read(places as Places)) kept.set(place, bytes); // there are
  return kept;
}

/** The places that have a text, in the bytes or in their name. */
export function placesOf(kept: ReadonlyMap<string, Buffer>, text: string): string[] {
  return [...kept].filter(([place, bytes]) => place.includes(text) || bytes.includes(text)).map(([place]) => place);
}

async function documents({ MONGODB_URL }: Places): Promise<Map<string, Buffer>> {
  const client = await new MongoClient(MONGODB_URL, { retryWrites: false }).connect();
  try {
    const collections = await client.db(new URL(MONGODB_URL).pathname.slice(1)).collections();
    const read = collections.map(
      async (collection) => [collection.collectionName, Buffer.from(JSON.stringify(await collection.find().toArray()))] as const,
    );
    return new Map(await Promise.all(read));
  } finally {
    await client.close();
  }
}

async function keys({ REDIS_URL }: Places): Promise<Map<string, Buffer>> {
  const redis = new Redis(REDIS_URL);
  try {
    const names = await redis.keysBuffer('*');
    const read = names.map(async (name) => [String(name), (await redis.dumpBuffer(name)) ?? Buffer.alloc(0)] as const);
    return new Map(await Promise.all(read));
  } finally {
    redis.disconnect();
  }
}

async function objects({ S3_URL }: Places): Promise<Map<string, Buffer>> {
  const { protocol, hostname, port, pathname, username, password } = new URL(S3_URL);
  const endpoint = { endPoint: hostname, port: Number(port), useSSL: protocol === 'https:', region: 'us-east-1' };
  const client = new Client({ ...endpoint, accessKey: decodeURIComponent(username), secretKey: decodeURIComponent(password) });
  const bucket = pathname.slice(1);
  const found = new Map<string, Buffer>();
  for await (const { name } of client.listObjectsV2(bucket, '', true)) {
    const stream = await client.getObject(bucket, name as string); // objects have names
    found.set(name as string, Buffer.concat(await stream.toArray()));
  }
  return found;
}
