import { connect } from 'node:net';

/** A WebSocket client that costs as little as a client can: no masks worth the name, no copies, no events. */
export type RawSocket = { send(text: string): void; close(): void };

/** Gets each text frame where it lies in a buffer that is used again afterwards; the first may come before the socket is given back. */
export type OnText = (socket: RawSocket, buffer: Buffer, start: number, end: number) => void;

type Options = {
  readonly url: string;
  /** The sub-protocol to ask for. */
  readonly protocol: string | null;
  readonly onText: OnText;
  /** Called at the end, whoever ended it. */
  readonly onClose: () => void;
};

/** Opens a socket; rejects if the server does not upgrade the connection. Pings are answered. */
export function openRawSocket({ url, protocol, onText, onClose }: Options): Promise<RawSocket> {
  const { hostname, port, pathname, search } = new URL(url);
  const { promise, resolve, reject } = Promise.withResolvers<RawSocket>();
  let isOpen = false;
  let rest: Buffer | null = null;

  function read(length: number, shared: Uint8Array): boolean {
    const part = shared.subarray(0, length) as Buffer; // READ_BUFFER
    const buffer = rest ? Buffer.concat([rest, part]) : part;
    let start = 0;
    if (!isOpen) {
      const end = buffer.indexOf('\r\n\r\n');
      if (end >= 0) {
        if (!buffer.toString('latin1', 0, 12).endsWith('101')) reject(new Error(`${url} does not upgrade`));
        isOpen = true;
        start = end + 4;
        resolve(opened);
      }
    }
    if (isOpen) start = readFrames(buffer, start);
    rest = start < buffer.length ? Buffer.from(buffer.subarray(start)) : null;
    return true;
  }

  /** Reads whole frames and gives where the first begins that is not whole. */
  function readFrames(buffer: Buffer, from: number): number {
    let at = from;
    while (at + 2 <= buffer.length) {
      const short = buffer[at + 1] as number; // within the length
      const start = at + (short < 126 ? 2 : short === 126 ? 4 : 10);
      if (start > buffer.length) break;
      const length = short < 126 ? short : short === 126 ? buffer.readUInt16BE(at + 2) : Number(buffer.readBigUInt64BE(at + 2));
      const end = start + length;
      if (end > buffer.length) break;
      const kind = (buffer[at] as number) & 0x0f;
      if (kind === TEXT) onText(opened, buffer, start, end);
      else if (kind === PING) socket.write(frameOf(PONG, buffer.subarray(start, end)));
      at = end;
    }
    return at;
  }

  const socket = connect({ host: hostname, port: Number(port), noDelay: true, onread: { buffer: READ_BUFFER, callback: read } });
  const opened: RawSocket = { send: (text) => void socket.write(frameOf(TEXT, Buffer.from(text))), close: () => socket.destroy() };
  socket.on('error', reject);
  socket.on('close', onClose);
  const upgrade = ['GET', `${pathname}${search}`, 'HTTP/1.1\r\nHost:', hostname].join(' ');
  const offered = protocol ? `Sec-WebSocket-Protocol: ${protocol}\r\n` : '';
  socket.write(`${upgrade}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${KEY}\r\n${offered}\r\n`);
  return promise;
}

/** Shared by all sockets: each read is used up before the next. */
const READ_BUFFER = Buffer.alloc(256 * 1024);
const KEY = Buffer.alloc(16).toString('base64');
const TEXT = 0x1;
const PING = 0x9;
const PONG = 0xa;

/** A frame of a client: masked, as it must be, with the mask that changes nothing. */
function frameOf(kind: number, payload: Buffer): Buffer {
  const { length } = payload;
  const head = length < 126 ? [0x80 | kind, 0x80 | length] : [0x80 | kind, 0x80 | 126, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([...head, 0, 0, 0, 0]), payload]);
}
