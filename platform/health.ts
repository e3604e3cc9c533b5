import { createServer } from 'node:http';
import type { Metrics } from './metrics.ts';

/** The health of a process, for whoever keeps it running. */
export type Health = { stop(): Promise<void> };

type Options = {
  readonly host: string;
  readonly port: number;
  readonly metrics: Metrics;
  /** Rejects while the process can not do its work. */
  readonly check: () => Promise<void>;
  /** The process is not ready any more once this aborts. */
  readonly stopping: AbortSignal;
};

const CHECK_WITHIN_MS = 2_000;

/** Serves /livez (the process runs), /readyz (it can work) and /metrics on a port of their own, which is not for clients. */
export async function startHealth({ host, port, metrics, check, stopping }: Options): Promise<Health> {
  async function isReady(): Promise<boolean> {
    if (stopping.aborted) return false;
    const late = new Promise<boolean>((resolve) => setTimeout(resolve, CHECK_WITHIN_MS, false).unref());
    const worked = check().then(
      () => true,
      () => false,
    );
    return Promise.race([worked, late]);
  }

  const server = createServer(async (request, response) => {
    if (request.url === '/metrics') return void response.writeHead(200, { 'content-type': metrics.contentType }).end(await metrics.text());
    if (request.url === '/livez') return void response.writeHead(200).end('ok\n');
    if (request.url !== '/readyz') return void response.writeHead(404).end();
    const ready = await isReady();
    response.writeHead(ready ? 200 : 503).end(ready ? 'ready\n' : stopping.aborted ? 'stopping\n' : 'not ready\n');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
