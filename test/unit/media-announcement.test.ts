import { expect, test } from 'vitest';
import { faultsOf } from '../../subgraphs/media/announcement.ts';
import { contentDisposition, kindOf, mediaTypeEssence } from '../../subgraphs/media/media-type.ts';

const good = { fileName: 'picture.png', contentType: 'image/png', size: 5 };
const codes = (changed: Partial<typeof good>): string[] => faultsOf({ ...good, ...changed }, 100).map(({ code }) => code);

test.each(['a', 'a b (1).tar.gz', 'Ünï \u{1f600}\u{200d}\u{1f525}.png', '..a', 'שלום.txt', 'x'.repeat(255), '\u{1f600}'.repeat(255)])(
  'the file name %j is taken',
  (fileName) => {
    expect(codes({ fileName })).toEqual([]);
  },
);

test.each([
  ...['', ' ', '.', '..', 'a/b', '../a', 'a\\b', 'a\0', 'a\nb', 'a\x7f', 'a\u0085', 'a\u2028b', 'exe.\u202egpj', '\ud800'],
  'x'.repeat(256),
  '\u{1f600}'.repeat(256),
])('the file name %j is refused', (fileName) => {
  expect(codes({ fileName })).toEqual(['FILE_NAME_INVALID']);
});

test('sizes from 1 to the limit are taken, with the place of the fault otherwise', () => {
  expect([codes({ size: 1 }), codes({ size: 100 })]).toEqual([[], []]);
  expect([codes({ size: 0 }), codes({ size: -1 })]).toEqual([['FILE_EMPTY'], ['FILE_EMPTY']]);
  expect(faultsOf({ ...good, size: 101 }, 100)).toEqual([
    { code: 'FILE_TOO_LARGE', message: 'The file is larger than 100 bytes.', path: ['input', 'size'] },
  ]);
});

test('all faults of an announcement are told at once', () => {
  expect(codes({ fileName: '', contentType: '', size: 0 })).toEqual(['FILE_NAME_INVALID', 'CONTENT_TYPE_INVALID', 'FILE_EMPTY']);
});

test.each([
  ['image/png', 'image/png'],
  ['IMAGE/PNG', 'image/png'],
  ['audio/webm;codecs=opus', 'audio/webm'],
  ['text/plain; charset="utf-8"', 'text/plain'],
  ['application/vnd.ms-excel', 'application/vnd.ms-excel'],
])('%s is the media type %s', (text, essence) => {
  expect(mediaTypeEssence(text)).toBe(essence);
});

test.each(['', 'image', 'image/', '/png', 'image/png/x', 'image /png', 'image/png;', 'image/png; a', 'a/b\r\nX: y', 'ä/b', `a/${'b'.repeat(254)}`])(
  '%j is no media type',
  (text) => {
    expect(mediaTypeEssence(text)).toBeNull();
    expect(codes({ contentType: text })).toEqual(['CONTENT_TYPE_INVALID']);
  },
);

test('a media type that is made to be slow is refused at once', () => {
  expect(mediaTypeEssence(`a/b${';a=b '.repeat(50)}\0`)).toBeNull();
  expect(mediaTypeEssence(`a/b;a="${'\\"'.repeat(120)}`)).toBeNull();
});

test('documents that can carry script are files, never pictures', () => {
  for (const type of ['image/svg+xml', 'text/html', 'application/xhtml+xml', 'text/xml', 'application/pdf']) expect(kindOf(type)).toBe('FILE');
});

test('a file name can not add to the header that carries it', () => {
  expect(contentDisposition('image/png', '"; filename="x.html')).toBe(
    `inline; filename="_; filename=_x.html"; filename*=UTF-8''%22%3B%20filename%3D%22x.html`,
  );
  expect(contentDisposition('text/html', 'ä\r\nSet-Cookie: a')).toBe(
    `attachment; filename="___Set-Cookie: a"; filename*=UTF-8''%C3%A4%0D%0ASet-Cookie%3A%20a`,
  );
});
