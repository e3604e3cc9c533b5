import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SNIFFED_BYTES, sniffedType } from '../../subgraphs/media/sniff.ts';

const bytesOf = (latin1: string): Uint8Array => Buffer.from(latin1, 'latin1');
const iso = (major: string, ...compatible: readonly string[]): Uint8Array =>
  bytesOf(`\0\0\0${String.fromCharCode(16 + 4 * compatible.length)}ftyp${major}\0\0\0\0${compatible.join('')}\0\0\0\x08mdat`);
const ogg = (codec: string): Uint8Array => bytesOf(`OggS\0\x02${'\0'.repeat(20)}\x01\x2a${codec}`);
const ebml = (type: string): Uint8Array =>
  bytesOf(`\x1aE\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\xf2\x81\x04B\xf3\x81\x08B\x82\x84${type}B\x87\x81\x04`);

const FILES: readonly (readonly [name: string, bytes: Uint8Array, type: string])[] = [
  ['PNG', bytesOf('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'), 'image/png'],
  ['JPEG', bytesOf('\xff\xd8\xff\xe0\0\x10JFIF'), 'image/jpeg'],
  ['GIF', bytesOf('GIF89a\x01\0\x01\0'), 'image/gif'],
  ['WebP', bytesOf('RIFF\x24\0\0\0WEBPVP8 '), 'image/webp'],
  ['AVIF', iso('avif', 'mif1', 'miaf'), 'image/avif'],
  ['AVIF under a general brand', iso('mif1', 'miaf', 'avif'), 'image/avif'],
  ['MP4', iso('isom', 'iso2', 'avc1', 'mp41'), 'video/mp4'],
  ['QuickTime', iso('qt  ', 'qt  '), 'video/quicktime'],
  ['M4A', iso('M4A ', 'isom', 'mp42'), 'audio/mp4'],
  ['WebM', ebml('webm'), 'video/webm'],
  ['MP3 with a tag', bytesOf('ID3\x03\0\0\0\0\0\x21'), 'audio/mpeg'],
  ['MP3 without a tag', bytesOf('\xff\xfb\x90\x64'), 'audio/mpeg'],
  ['Ogg Opus', ogg('OpusHead'), 'audio/ogg'],
  ['Ogg Theora', ogg('\x80theora'), 'video/ogg'],
  ['WAV', bytesOf('RIFF\x24\0\0\0WAVEfmt '), 'audio/wav'],
  ['FLAC', bytesOf('fLaC\0\0\0\x22'), 'audio/flac'],
  ['PDF', bytesOf('%PDF-1.7\n'), 'application/pdf'],
  ['ZIP', bytesOf('PK\x03\x04\x14\0'), 'application/zip'],
  ['empty ZIP', bytesOf('PK\x05\x06\0\0'), 'application/zip'],
];

describe('the bytes win over what was announced', () => {
  test.each(FILES)('%s', (_, bytes, type) => {
    for (const announced of ['text/html', 'image/png', 'text/plain', 'application/octet-stream']) expect(sniffedType(bytes, announced)).toBe(type);
  });
});

test.each([
  ['HTML', '<!doctype html><script>alert(1)</script>'],
  ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
  ['HEIC', Buffer.from(iso('heic', 'mif1', 'isom')).toString('latin1')],
  ['Matroska', Buffer.from(ebml('matr')).toString('latin1')],
  ['UTF-16 text', '\xff\xfeh\0i\0'],
  ['a program', '\x7fELF\x02\x01\x01\0'],
  ['AAC', '\xff\xf1\x50\x80'],
  ['nothing', ''],
])('%s is bytes and nothing more, whatever was announced', (_, content) => {
  for (const announced of ['text/html', 'image/svg+xml', 'image/png', 'video/mp4', 'application/pdf', 'application/xhtml+xml']) {
    expect(sniffedType(bytesOf(content), announced)).toBe('application/octet-stream');
  }
});

test('in a container that holds either, the announced type says whether it is sound or film', () => {
  expect(sniffedType(iso('isom', 'mp41'), 'audio/x-m4a')).toBe('audio/mp4');
  expect(sniffedType(ebml('webm'), 'audio/webm')).toBe('audio/webm');
  expect(sniffedType(iso('M4A '), 'video/mp4')).toBe('audio/mp4');
});

test('text and JSON are what they are announced to be if they are UTF-8', () => {
  for (const announced of ['text/plain', 'application/json']) {
    expect(sniffedType(Buffer.from('grüß dich \u{1f600}'), announced)).toBe(announced);
    expect(sniffedType(Buffer.from('gr\xfc\xdf', 'latin1'), announced)).toBe('application/octet-stream');
    expect(sniffedType(Buffer.from('a\0b'), announced)).toBe('application/octet-stream');
    expect(sniffedType(Buffer.from('cut \xf0\x9f', 'latin1'), announced)).toBe('application/octet-stream');
  }
});

test('a character that the end of the sniffed bytes cuts does not make text into bytes', () => {
  const text = Buffer.from(`${'x'.repeat(SNIFFED_BYTES - 2)}\u{1f600} and more`);
  expect(sniffedType(text.subarray(0, SNIFFED_BYTES), 'text/plain')).toBe('text/plain');
});

test('any bytes under any announced type give a known type and never a document with script', () => {
  const known = new Set([
    ...FILES.map(([, , type]) => type),
    'video/ogg',
    'audio/webm',
    'text/plain',
    'application/json',
    'application/octet-stream',
  ]);
  const start = fc.constantFrom(...FILES.map(([, bytes]) => bytes), new Uint8Array());
  const announced = fc.constantFrom('text/html', 'image/svg+xml', 'text/plain', 'audio/mp4', 'application/json');
  fc.assert(
    fc.property(start, fc.nat(40), fc.uint8Array({ maxLength: 300 }), announced, (bytes, kept, rest, type) => {
      expect(known).toContain(sniffedType(Buffer.concat([bytes.subarray(0, kept), rest]), type));
    }),
  );
});
