/** How many bytes from the beginning of a file `sniffedType` wants to see. */
export const SNIFFED_BYTES = 4096;

/**
 * The media type of a file by its first bytes, whatever was announced. The announced type decides in two cases only: between sound and film
 * in the containers that hold either (MP4, WebM), and for plain text and JSON, which must be UTF-8. All else is `application/octet-stream`.
 */
export function sniffedType(bytes: Uint8Array, announced: string): string {
  const text = Buffer.from(bytes).toString('latin1');
  const found = MAGIC.find(({ parts }) => Object.entries(parts).every(([at, part]) => text.startsWith(part, Number(at))))?.type;
  const type = found ?? isoMediaType(text, announced) ?? matroskaType(text, announced);
  if (type) return type;
  if (isMp3(bytes)) return 'audio/mpeg';
  return (announced === 'text/plain' || announced === 'application/json') && isUtf8Text(bytes) ? announced : 'application/octet-stream';
}

/** Magic numbers: what stands from which byte on, each byte one character; the first that fits wins. */
const MAGIC: readonly { readonly type: string; readonly parts: Readonly<Record<number, string>> }[] = [
  { type: 'image/png', parts: { 0: '\x89PNG\r\n\x1a\n' } },
  { type: 'image/jpeg', parts: { 0: '\xff\xd8\xff' } },
  { type: 'image/gif', parts: { 0: 'GIF87a' } },
  { type: 'image/gif', parts: { 0: 'GIF89a' } },
  { type: 'image/webp', parts: { 0: 'RIFF', 8: 'WEBP' } },
  { type: 'audio/wav', parts: { 0: 'RIFF', 8: 'WAVE' } },
  { type: 'audio/flac', parts: { 0: 'fLaC' } },
  { type: 'video/ogg', parts: { 0: 'OggS\0', 28: '\x80theora' } },
  { type: 'audio/ogg', parts: { 0: 'OggS\0' } },
  { type: 'audio/mpeg', parts: { 0: 'ID3\x02' } },
  { type: 'audio/mpeg', parts: { 0: 'ID3\x03' } },
  { type: 'audio/mpeg', parts: { 0: 'ID3\x04' } },
  { type: 'application/pdf', parts: { 0: '%PDF-' } },
  { type: 'application/zip', parts: { 0: 'PK\x03\x04' } },
  { type: 'application/zip', parts: { 0: 'PK\x05\x06' } },
];

/** The brands of ISO 14496-12 files that we know, the surest first. */
const BRANDS: readonly { readonly brand: RegExp; readonly type: string }[] = [
  { brand: /^(avif|avis)$/, type: 'image/avif' },
  { brand: /^(M4A |M4B )$/, type: 'audio/mp4' },
  { brand: /^qt {2}$/, type: 'video/quicktime' },
  { brand: /^(isom|iso[2-9]|mp4[12]|avc1|dash|M4V )$/, type: 'video/mp4' },
];

function isoMediaType(text: string, announced: string): string | null {
  if (!text.startsWith('ftyp', 4)) return null;
  const major = text.slice(8, 12);
  if (/^(hei[cmsx]|hev[cmsx])$/.test(major)) return null; // HEIC: browsers do not show it, though it may name MP4 brands as compatible
  const end = Math.min(text.charCodeAt(2) * 256 + text.charCodeAt(3), 256); // the size of the box; honest ones are far below 256
  const compatible = text.slice(16, end);
  const type = BRANDS.find(({ brand }) => brand.test(major))?.type ?? BRANDS.find(({ brand }) => namesBrand(compatible, brand))?.type;
  return type === 'video/mp4' && announced.startsWith('audio/') ? 'audio/mp4' : (type ?? null);
}

/** Whether one of the four-letter names, which follow each other without a gap, is such a brand. */
function namesBrand(names: string, brand: RegExp): boolean {
  for (let at = 0; at < names.length; at += 4) if (brand.test(names.slice(at, at + 4))) return true;
  return false;
}

/** WebM is Matroska with the document type `webm` in its EBML header. */
function matroskaType(text: string, announced: string): string | null {
  if (!text.startsWith('\x1aE\xdf\xa3') || !text.slice(0, 64).includes('webm')) return null;
  return announced.startsWith('audio/') ? 'audio/webm' : 'video/webm';
}

/** An MPEG audio frame of layer III without a tag before it: sync, no reserved version, bit rate or sample rate. */
function isMp3([first = 0, second = 0, third = 0]: Uint8Array): boolean {
  const isLayer3 = first === 0xff && (second & 0xe6) === 0xe2;
  return isLayer3 && (second & 0x18) !== 0x08 && third >> 4 !== 0x0f && (third & 0x0c) !== 0x0c;
}

function isUtf8Text(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: bytes.length >= SNIFFED_BYTES }); // the last character may be cut there
    return true;
  } catch {
    return false;
  }
}
