import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** Connects to one of some ports of 127.0.0.1: the next in turn, another if that one does not listen; null if none does. */
export type ConnectInTurn = (ports: readonly number[]) => Promise<Socket | null>;

/** Makes it, with a turn of its own. */
export function createConnectInTurn(): ConnectInTurn {
  let turn = 0;

  return async (ports) => {
    for (let tries = 0; tries < ports.length; tries += 1) {
      const socket = connect({ host: '127.0.0.1', port: ports[turn++ % ports.length] as number, noDelay: true }); // there is one
      const isOpen = await Promise.race([once(socket, 'connect').then(() => true), once(socket, 'close').then(() => false)]).catch(() => false);
      if (isOpen) return socket;
    }
    return null;
  };
}
