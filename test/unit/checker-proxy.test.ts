import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProxy, type TcpProxy } from '../checker/proxy.ts';

const received: string[] = [];
const echo = createServer((socket) => {
  socket.on('error', () => undefined);
  socket.on('data', (bytes) => {
    received.push(String(bytes));
    socket.write(bytes);
  });
});
let proxy: TcpProxy;
beforeAll(async () => {
  await once(echo.listen(0, '127.0.0.1'), 'listening');
  proxy = await startProxy((echo.address() as AddressInfo).port); // it listens on a port
});
afterAll(async () => {
  await proxy.close();
  echo.close();
});

/** A client of the echo, with what came back so far. */
async function open(): Promise<{ socket: Socket; got: () => string; closed: Promise<unknown> }> {
  const socket = connect(proxy.port, '127.0.0.1');
  let got = '';
  socket.on('data', (bytes) => {
    got += bytes;
  });
  const closed = new Promise((resolve) => socket.on('error', () => undefined).on('close', resolve));
  await once(socket, 'connect');
  return { socket, got: () => got, closed };
}

test('in fair weather everything passes, after a hang what waited too, in its order', async () => {
  const { socket, got } = await open();
  socket.write('one');
  await expect.poll(got).toBe('one');
  proxy.set('hang');
  socket.write(' two');
  proxy.set('delay');
  socket.write(' three');
  proxy.set('fair');
  await expect.poll(got).toBe('one two three');
});

test('a mute proxy passes requests on and never the answers', async () => {
  const { socket, got, closed } = await open();
  proxy.set('mute');
  socket.write('asked');
  await expect.poll(() => received).toContain('asked');
  proxy.set('fair');
  await closed;
  expect(got()).toBe('');
});

test('a proxy that resets breaks connections that are there and those that come', async () => {
  const before = await open();
  proxy.set('reset');
  const after = await open();
  await Promise.all([before.closed, after.closed]);
  proxy.set('fair');
});

test('a balancer takes the next that listens', async () => {
  const { port } = echo.address() as AddressInfo; // it listens on a port
  const gone = createServer();
  await once(gone.listen(0, '127.0.0.1'), 'listening');
  const goneAt = (gone.address() as AddressInfo).port; // it listens on a port
  await once(gone.close(), 'close');
  const balancer = await startProxy(goneAt, port);
  for (let i = 0; i < 3; i++) {
    const socket = connect(balancer.port, '127.0.0.1', () => socket.write('hello'));
    const [bytes] = await once(socket, 'data');
    expect(String(bytes)).toBe('hello');
    socket.destroy();
  }
  await balancer.close();
});
