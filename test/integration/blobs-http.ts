import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type Clock, systemClock } from '../../platform/clock.ts';
import { openBlobFolder } from '../../subgraphs/media/blob-folder.ts';
import { createBlobLinks } from '../../subgraphs/media/blob-links.ts';
import { createBlobRoutes } from '../../subgraphs/media/blob-routes.ts';
import type { Blobs, UploadRequest } from '../../subgraphs/media/blobs.ts';
import { createFolderBlobs } from '../../subgraphs/media/blobs-folder.ts';

/** A folder of blobs behind a real HTTP server. `faults` collects what the routes logged as errors. */
export type BlobServer = { readonly blobs: Blobs; readonly dir: string; readonly url: string; readonly faults: object[]; stop(): Promise<void> };

/** Starts a folder of blobs in a new directory on a free port of 127.0.0.1. */
export async function startBlobServer(clock: Clock = systemClock): Promise<BlobServer> {
  const dir = mkdtempSync(join(tmpdir(), 'palaver-blobs-'));
  const faults: object[] = [];
  const log = { info() {}, warn() {}, error: (fields: object) => void faults.push(fields) };
  const folder = openBlobFolder(dir);
  let url = '';
  const links = createBlobLinks({ publicUrl: () => url, secret: 'a secret of the test, 32 characters', clock });
  const routes = createBlobRoutes({ folder, links, clock, log });
  const server = createServer((request, response) => void routes(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port, not on a pipe
  return {
    blobs: createFolderBlobs({ folder, links }),
    dir,
    url,
    faults,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** An answer as it came over the wire. */
export type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer };

type Sent = { readonly method?: string; readonly path?: string; readonly headers?: Record<string, string>; readonly body?: string | Uint8Array };

/** Sends exactly this, also what `fetch` would correct: a path with `..`, a Content-Length that is not the body's. */
export async function send(url: string, { method = 'GET', path, headers = {}, body }: Sent = {}): Promise<Answer> {
  const { hostname, port, pathname, search } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method, path: path ?? `${pathname}${search}`, headers, agent: false }, (response) => {
      buffer(response).then((bytes) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: bytes }), reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Uploads as the request says, with these bytes. */
export function upload({ method, url, headers }: UploadRequest, body: string | Uint8Array, changed: Record<string, string> = {}): Promise<Answer> {
  const length = { 'Content-Length': String(Buffer.byteLength(body)) };
  return send(url, { method, body, headers: { ...Object.fromEntries(headers.map(({ name, value }) => [name, value])), ...length, ...changed } });
}
