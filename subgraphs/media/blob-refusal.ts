import type { ServerResponse } from 'node:http';

/** Refuses with a line of text, and closes the connection: the rest of a refused body is not read. */
export function refuse(response: ServerResponse, status: number, message: string): void {
  response.setHeader('Connection', 'close');
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }).end(`${message}\n`);
}
