import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { systemClock as clock } from '../../platform/clock.ts';
import { createHttpLink } from '../../platform/subgraph-link.ts';
import { freePort } from '../servers/server.ts';

const SILENT = { info() {}, warn() {}, error() {} };
const DATA = { data: { done: true } };

/** A subgraph whose connections break at the first call, as those of a process that dies; and what is asked of it by a link. */
async function startBreaking({ breaks = 1 } = {}) {
  const calls: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      calls.push(String(bytes));
      if (calls.length <= breaks) return void socket.resetAndDestroy();
      const body = JSON.stringify(DATA);
      socket.write(`HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    calls,
    port: (server.address() as AddressInfo).port, // it listens on a port
    stop() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

function linkTo(port: number) {
  const { link, close } = createHttpLink({ name: 'message', url: `http://127.0.0.1:${port}`, secret: 'secret', clock, log: SILENT });
  const ask = (query: string) => link({ query, caller: { viewer: null }, requestId: 'request', deadline: clock.now() + 5_000 });
  return { ask, close };
}

test('a query whose connection breaks is asked once more', async () => {
  const server = await startBreaking();
  const { ask, close } = linkTo(server.port);
  expect(await ask('query { done }')).toEqual(DATA);
  expect(server.calls).toHaveLength(2);
  await close();
  server.stop();
});

test('a query that breaks twice is answered with what is so', async () => {
  const server = await startBreaking({ breaks: 2 });
  const { ask, close } = linkTo(server.port);
  expect(await ask('{ done }')).toMatchObject({ errors: [{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }] });
  await close();
  server.stop();
});

test('a mutation whose connection breaks is never sent again: it may have happened', async () => {
  const server = await startBreaking();
  const { ask, close } = linkTo(server.port);
  expect(await ask('mutation Send { done }')).toMatchObject({ data: null, errors: [{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }] });
  expect(server.calls).toHaveLength(1);
  await close();
  server.stop();
});

test('a mutation that no process takes is tried again, and answered as unavailable if there is still none', async () => {
  const { ask, close } = linkTo(await freePort());
  expect(await ask('mutation Send { done }')).toMatchObject({ data: null, errors: [{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }] });
  await close();
});
