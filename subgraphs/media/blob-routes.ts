import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import { answerDownload } from './blob-download.ts';
import type { BlobFolder } from './blob-folder.ts';
import type { BlobLinks } from './blob-links.ts';
import { refuse } from './blob-refusal.ts';
import { answerUpload } from './blob-upload.ts';

type RoutesOptions = { readonly folder: BlobFolder; readonly links: BlobLinks; readonly clock: Clock; readonly log: Log };

/** Answers a request whose path begins with `/blobs/`. Never throws. */
export type BlobRoutes = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** What browsers are told: any page may use a link that it was given, since the signature in it is the whole authority and no cookie counts. */
const CORS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, HEAD, PUT',
  'Access-Control-Allow-Headers': 'Content-Type, Range, If-Range, If-None-Match',
  'Access-Control-Expose-Headers': 'Content-Disposition, Content-Length, Content-Range, ETag',
  'Access-Control-Max-Age': '86400',
};

/** Serves the folder of blobs to clients by signed links: GET and HEAD with ranges, PUT, and OPTIONS for browsers. */
export function createBlobRoutes({ folder, links, clock, log }: RoutesOptions): BlobRoutes {
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = request.url ?? '';
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    if (request.method === 'PUT') {
      const offer = links.readUpload(url);
      return offer ? answerUpload(folder, offer, request, response) : refuse(response, 403, REFUSED);
    }
    if (request.method === 'GET' || request.method === 'HEAD') {
      const download = links.readDownload(url);
      return download ? answerDownload(folder, download, clock, request, response) : refuse(response, 403, REFUSED);
    }
    return refuse(response, 405, 'The methods are GET, HEAD, PUT and OPTIONS.');
  }

  return async (request, response) => {
    for (const [name, value] of Object.entries(CORS)) response.setHeader(name, value);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    try {
      await answer(request, response);
    } catch (error) {
      if (!isBrokenOff(error)) log.error({ err: error, method: request.method }, 'a blob could not be served');
      if (response.headersSent) response.destroy();
      else refuse(response, isBrokenOff(error) ? 400 : 500, isBrokenOff(error) ? 'The body broke off.' : 'Internal server error.');
    }
  };
}

const REFUSED = 'The link was not made here, is for another method, or has expired.';

/** True if the client went away or took too long. */
function isBrokenOff(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['ECONNRESET', 'EPIPE', 'ABORT_ERR', 'ERR_STREAM_PREMATURE_CLOSE'].includes(String(error.code));
}
