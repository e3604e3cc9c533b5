import { expect, test } from 'vitest';
import { type ArchiveFile, tarOf } from '../../personal-data/tar.ts';

async function bytesOf(...files: readonly ArchiveFile[]): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  const all = (async function* () {
    yield* files;
  })();
  for await (const chunk of tarOf(all, Date.parse('2026-01-02T03:04:05Z'))) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const file = (name: string, text: string, size = text.length): ArchiveFile => ({ name, size, content: [Buffer.from(text)] });

test('an archive is a sequence of blocks of 512 bytes that ends in two of zeros', async () => {
  expect(await bytesOf()).toEqual(Buffer.alloc(1024));
  for (const length of [0, 1, 511, 512, 513]) {
    const bytes = await bytesOf(file('a.txt', 'x'.repeat(length)));
    expect(bytes).toHaveLength(512 + Math.ceil(length / 512) * 512 + 1024);
    expect(bytes.subarray(512, 512 + length).toString()).toBe('x'.repeat(length));
  }
});

test('a header names the file, its size, and a sum over itself', async () => {
  const header = (await bytesOf(file('files/att_1', 'hello'))).subarray(0, 512);
  expect(header.toString('latin1', 0, 12)).toBe('files/att_1\u0000');
  expect(header.toString('latin1', 124, 136)).toBe('00000000005\u0000');
  expect(header.toString('latin1', 257, 265)).toBe('ustar\u000000');
  const sum = header.reduce((total, byte, i) => total + (i >= 148 && i < 156 ? 0x20 : byte), 0);
  expect(Number.parseInt(header.toString('latin1', 148, 154), 8)).toBe(sum);
});

test.each([
  ['a file that is longer than said', file('a', 'hello', 4)],
  ['a file that is shorter than said', file('a', 'hello', 6)],
  ['a name of 101 characters', file('a'.repeat(101), '')],
  ['a name that is not ASCII', file('ä', '')],
  ['no name', file('', '')],
  ['8 GiB', file('a', '', 8 ** 11)],
])('%s is refused', async (_, wrong) => {
  await expect(bytesOf(wrong)).rejects.toThrow(Error);
});
