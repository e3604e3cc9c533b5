import { randomUUID } from 'node:crypto';
import { createWriteStream, mkdirSync } from 'node:fs';
import { type FileHandle, link, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { checkedKey } from './blobs.ts';

/** Files by key. What is there is whole and on disk: nobody sees a file that is still being written. */
export type BlobFolder = {
  /** Writes a file of exactly `size` bytes in place of an older one; false, and nothing changed, if the body has another length. Throws if it breaks off. */
  write(key: string, body: Readable, size: number, signal: AbortSignal): Promise<boolean>;
  /** Gives the file a second name that later writes to the first do not change, and its size; null if there is none. `to` must be new. */
  copy(from: string, to: string): Promise<number | null>;
  /** Opens the file to be read, for the caller to close; null if there is none. */
  open(key: string): Promise<FileHandle | null>;
  /** Removes the file if there is one. */
  remove(key: string): Promise<void>;
};

/** Opens the folder `dir`, which is made if it is missing and may be read by nobody else. */
export function openBlobFolder(dir: string): BlobFolder {
  const incoming = join(dir, '.incoming'); // no key has a dot
  mkdirSync(incoming, { recursive: true, mode: 0o700 });
  const pathOf = (key: string): string => join(dir, checkedKey(key));

  return {
    async write(key, body, size, signal) {
      const path = pathOf(key);
      const temporary = join(incoming, randomUUID());
      try {
        if ((await writeFile(temporary, body, size, signal)) !== size) return false;
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await rename(temporary, path);
        await syncFolder(dirname(path));
        return true;
      } finally {
        await rm(temporary, { force: true });
      }
    },
    async copy(from, to) {
      const path = pathOf(to);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      if ((await unlessMissing(link(pathOf(from), path))) === null) return null;
      await syncFolder(dirname(path));
      return (await stat(path)).size;
    },
    open: (key) => unlessMissing(open(pathOf(key), 'r')),
    remove: (key) => rm(pathOf(key), { force: true }),
  };
}

/** Writes the body, at most one chunk more than `size`, and gives the number of bytes. */
async function writeFile(path: string, body: Readable, size: number, signal: AbortSignal): Promise<number> {
  let written = 0;
  const counted = async function* (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      written += chunk.length;
      yield chunk;
      if (written > size) return;
    }
  };
  await pipeline(body, counted, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }), { signal });
  return written;
}

/** A new name in a folder outlives a power cut only after the folder itself is on disk. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function unlessMissing<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
