/** What an attachment is, as clients see it. */
export type Kind = 'IMAGE' | 'AUDIO' | 'VIDEO' | 'FILE';

/** The types that may be shown inline, with their kinds. None of them can carry script: SVG and HTML are not among them, and never may be. */
const INLINE_TYPES: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['image/png', 'IMAGE'],
  ['image/jpeg', 'IMAGE'],
  ['image/gif', 'IMAGE'],
  ['image/webp', 'IMAGE'],
  ['image/avif', 'IMAGE'],
  ['audio/mpeg', 'AUDIO'],
  ['audio/mp4', 'AUDIO'],
  ['audio/webm', 'AUDIO'],
  ['audio/ogg', 'AUDIO'],
  ['audio/wav', 'AUDIO'],
  ['audio/flac', 'AUDIO'],
  ['video/mp4', 'VIDEO'],
  ['video/quicktime', 'VIDEO'],
  ['video/webm', 'VIDEO'],
  ['video/ogg', 'VIDEO'],
]);

/** The kind of a media type; FILE for all that may only be downloaded. */
export function kindOf(contentType: string): Kind {
  return INLINE_TYPES.get(contentType) ?? 'FILE';
}

/** Type and subtype in lower case, without parameters (RFC 9110, 8.3.1); null if the text is not a media type or has more than 255 characters. */
export function mediaTypeEssence(text: string): string | null {
  if (text.length > 255 || !MEDIA_TYPE.test(text)) return null;
  return text.replace(/[ \t]*;.*$/s, '').toLowerCase();
}

const TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const QUOTED = '"(?:[\\t !#-\\[\\]-~]|\\\\[\\t -~])*"';
const MEDIA_TYPE = new RegExp(`^${TOKEN}/${TOKEN}(?:[ \\t]*;[ \\t]*${TOKEN}=(?:${TOKEN}|${QUOTED}))*$`);

/**
 * The value of Content-Disposition (RFC 6266, RFC 8187): inline for types that are safe to show, attachment for all others, with the
 * name in ASCII for old programs and in full. The name must be well-formed Unicode.
 */
export function contentDisposition(contentType: string, fileName: string): string {
  const place = kindOf(contentType) === 'FILE' ? 'attachment' : 'inline';
  const ascii = fileName.replace(/[^ !#-[\]-~]/g, '_');
  const full = encodeURIComponent(fileName).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${place}; filename="${ascii}"; filename*=UTF-8''${full}`;
}
