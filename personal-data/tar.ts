/** A file to put into an archive: exactly `size` bytes. */
export type ArchiveFile = { readonly name: string; readonly size: number; readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array> };

/** The largest file that the format holds: 8 GiB less one byte. */
const LARGEST = 8 ** 11 - 1;
const LONGEST_NAME = 100;
const BLOCK = 512;

/**
 * The bytes of a tar archive in the POSIX format `ustar`, made as they are read: memory holds one chunk. Throws if a name is longer
 * than 100 characters of ASCII, or a file has not as many bytes as said.
 */
export async function* tarOf(files: AsyncIterable<ArchiveFile>, modifiedAt: number): AsyncGenerator<Uint8Array> {
  for await (const { name, size, content } of files) {
    yield headerOf(name, size, modifiedAt);
    let written = 0;
    for await (const chunk of content) {
      written += chunk.length;
      if (written > size) break;
      yield chunk;
    }
    if (written !== size) throw new Error(`${name} has not ${size} bytes`);
    yield new Uint8Array((BLOCK - (size % BLOCK)) % BLOCK);
  }
  yield new Uint8Array(2 * BLOCK); // the end
}

/** IEEE Std 1003.1-2017, pax, "ustar Interchange Format". */
function headerOf(name: string, size: number, modifiedAt: number): Uint8Array {
  if (name.length > LONGEST_NAME || !/^[\x20-\x7e]+$/.test(name)) throw new Error(`${name} can not be the name of a file in an archive`);
  if (size > LARGEST) throw new Error(`${name} is too large for an archive`);
  const header = Buffer.alloc(BLOCK);
  const put = (text: string, offset: number): unknown => header.write(text, offset, 'latin1');
  const octal = (value: number, digits: number): string => value.toString(8).padStart(digits, '0');
  put(name, 0);
  put(octal(0o600, 7), 100);
  put(octal(0, 7), 108);
  put(octal(0, 7), 116);
  put(octal(size, 11), 124);
  put(octal(Math.floor(modifiedAt / 1000), 11), 136);
  put(' '.repeat(8), 148);
  put('0', 156);
  put('ustar\u000000', 257);
  put(
    `${octal(
      header.reduce((sum, byte) => sum + byte, 0),
      6,
    )}\u0000 `,
    148,
  );
  return header;
}
