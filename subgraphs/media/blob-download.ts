import type { Stats } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Clock } from '../../platform/clock.ts';
import type { BlobFolder } from './blob-folder.ts';
import { refuse } from './blob-refusal.ts';
import type { Download } from './blobs.ts';
import { byteRange } from './byte-range.ts';
import { contentDisposition } from './media-type.ts';

/** A download that takes longer is broken off; a player goes on with a range. */
const DEADLINE_MS = 60 * 60_000;

/** Answers a GET or HEAD whose link was checked: 200, 206, 304, 404 or 416. */
export async function answerDownload(
  folder: BlobFolder,
  download: Download,
  clock: Clock,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const file = await folder.open(download.key);
  if (!file) return refuse(response, 404, 'There is no such file any more.');
  try {
    const stats = await file.stat();
    const etag = etagOf(stats);
    setHeaders(response, download, etag, clock);
    if (matches(request.headers['if-none-match'], etag)) return void response.writeHead(304).end();

    const wanted = request.headers['if-range'] === undefined || request.headers['if-range'] === etag ? request.headers.range : undefined;
    const range = byteRange(wanted, stats.size);
    if (range === 'unsatisfiable') return void response.writeHead(416, { 'Content-Range': `bytes */${stats.size}`, 'Content-Length': 0 }).end();
    const { start, end } = range ?? { start: 0, end: stats.size - 1 };
    response.setHeader('Content-Length', end - start + 1);
    if (range) response.setHeader('Content-Range', `bytes ${start}-${end}/${stats.size}`);
    response.writeHead(range ? 206 : 200);
    if (request.method === 'HEAD' || stats.size === 0) return void response.end();
    await pipeline(file.createReadStream({ start, end, autoClose: false }), response, { signal: AbortSignal.timeout(DEADLINE_MS) });
  } finally {
    await file.close();
  }
}

/** Whatever the bytes are, a browser neither guesses their type, nor runs anything in them, nor shows them unless they are safe to show. */
function setHeaders(response: ServerResponse, { contentType, fileName, expiresAt }: Download, etag: string, clock: Clock): void {
  response.setHeader('Content-Type', contentType);
  response.setHeader('Content-Disposition', contentDisposition(contentType, fileName));
  response.setHeader('Content-Security-Policy', 'sandbox');
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  response.setHeader('Accept-Ranges', 'bytes');
  response.setHeader('ETag', etag);
  response.setHeader('Cache-Control', `private, max-age=${Math.max(0, Math.floor((expiresAt - clock.now()) / 1000))}`);
}

function etagOf({ size, mtimeMs }: Stats): string {
  return `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
}

function matches(header: string | undefined, etag: string): boolean {
  return (header ?? '').split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag);
}
