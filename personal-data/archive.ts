import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Keeper, OwnFile, Report, Subject } from './keeper.ts';
import { type ArchiveFile, tarOf } from './tar.ts';

/** Bytes of JSON lines in one file of an archive, and in memory: a kind that has more goes on in the next file. */
const PART_BYTES = 1 << 20;

const CHUNK_BYTES = 1 << 16;

/** Takes the finished archive. */
export type TakeArchive = (archive: { readonly size: number; read(): Readable }) => Promise<void>;

/**
 * Writes what the keepers have of a user into a `tar.gz` and hands it over. It is written to a file of the system's folder for such,
 * which has no name and is gone with the process; memory holds one part at a time. Reports each conversation and each file.
 */
export async function makeArchive(keepers: readonly Keeper[], subject: Subject, report: Report, take: TakeArchive): Promise<void> {
  const file = await openNameless();
  try {
    const tar = tarOf(contents(keepers, subject, report), subject.now);
    await pipeline(tar, createGzip(), async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) await file.appendFile(chunk);
    });
    const { size } = await file.stat();
    await take({ size, read: () => Readable.from(chunksOf(file, report), { objectMode: false }) });
  } finally {
    await file.close();
  }
}

async function openNameless(): Promise<FileHandle> {
  const path = join(tmpdir(), `palaver-${randomUUID()}`);
  const file = await open(path, 'wx+', 0o600);
  await rm(path);
  return file;
}

/** From the start on. The file stays open. To read it is to carry it elsewhere, which takes long too. */
async function* chunksOf(file: FileHandle, report: Report): AsyncGenerator<Buffer> {
  for (let position = 0; ; ) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(CHUNK_BYTES), 0, CHUNK_BYTES, position);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    position += bytesRead;
    await report(0);
  }
}

async function* contents(keepers: readonly Keeper[], subject: Subject, report: Report): AsyncGenerator<ArchiveFile> {
  yield fileOf('README.txt', [README]);
  for (const { records } of keepers) {
    for (const [kind, read] of Object.entries(records)) yield* parts(kind, read(subject, report), report);
  }
  for (const { files } of keepers) {
    if (!files) continue;
    for await (const own of files(subject)) {
      const content = await own.open();
      if (content) yield { name: own.name, size: own.size, content: reported(content, own, report) };
    }
  }
}

/** JSON lines, in files that each fit into memory. */
async function* parts(kind: string, records: AsyncIterable<object>, report: Report): AsyncGenerator<ArchiveFile> {
  let lines: string[] = [];
  let bytes = 0;
  let count = 0;
  const next = (): ArchiveFile => {
    count += 1;
    const file = fileOf(count === 1 ? `${kind}.jsonl` : `${kind}-${count}.jsonl`, lines);
    [lines, bytes] = [[], 0];
    return file;
  };
  for await (const record of records) {
    const line = `${JSON.stringify(record)}\n`;
    lines.push(line);
    bytes += line.length;
    if (bytes >= PART_BYTES) yield next();
    await report(0);
  }
  if (lines.length > 0) yield next();
}

function fileOf(name: string, lines: readonly string[]): ArchiveFile {
  const content = Buffer.from(lines.join(''));
  return { name, size: content.length, content: [content] };
}

/** A large file takes long: whoever works on it says so in between. */
async function* reported(content: Readable, { name }: OwnFile, report: Report): AsyncGenerator<Uint8Array> {
  for await (const chunk of content) {
    if (!(chunk instanceof Uint8Array)) throw new Error(`${name} is read as text`);
    yield chunk;
    await report(0);
  }
  await report();
}

const README = `Your data in Palaver.

Each .jsonl file has one JSON object a line; a kind with many goes on in files with numbers. Lines are in no particular order:
messages have their place in their conversation as "seq". Times are UTC. Files that you uploaded are in files/, under the ids
by which attachments.jsonl and messages name them. What others wrote is theirs and is not in here.
`;
