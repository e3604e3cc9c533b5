import { randomUUID } from 'node:crypto';

/** The JSON of a result, cut where each subscriber's own cursor belongs. */
export type Rendered = { readonly pieces: readonly Buffer[]; readonly size: number };

/** What stands in a result for the cursor until it is sent: unguessable, so that no text of a user can be taken for it. */
export const CURSOR_MARK = `cursor:${randomUUID()}`;

/** Cuts the JSON of a result at the marks. */
export function renderJson(json: string): Rendered {
  const pieces = json.split(CURSOR_MARK).map((piece) => Buffer.from(piece));
  return { pieces, size: pieces.reduce((sum, { length }) => sum + length, 0) };
}

/** The part of a `next` message before its payload; the same for all messages of an operation. */
export function nextPrefix(id: string): Buffer {
  return Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`);
}

/** A WebSocket frame with a `next` message: prefix, the pieces with the cursor between them, and the end. The cursor is ASCII, in two parts. */
export function nextFrame(prefix: Buffer, { pieces, size }: Rendered, owner: string, position: string): Buffer {
  const cursorLength = owner.length + position.length;
  const [frame, start] = beginFrame(prefix.length + size + (pieces.length - 1) * cursorLength + 1);
  let end = start + prefix.copy(frame, start);
  for (let i = 0; i < pieces.length; i += 1) {
    if (i > 0) {
      end += frame.write(owner, end, 'latin1');
      end += frame.write(position, end, 'latin1');
    }
    end += (pieces[i] as Buffer).copy(frame, end); // i < length
  }
  frame[end] = CLOSING_BRACE;
  return frame;
}

/** A WebSocket frame with a text. */
export function textFrame(text: string): Buffer {
  const [frame, start] = beginFrame(Buffer.byteLength(text));
  frame.write(text, start);
  return frame;
}

/** A whole, unmasked text frame (RFC 6455, 5.2) for a payload of that many bytes, and where the payload begins. */
function beginFrame(length: number): [frame: Buffer, start: number] {
  const start = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(start + length);
  frame[0] = FINAL_TEXT;
  if (start === 2) frame[1] = length;
  else if (start === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  return [frame, start];
}

const FINAL_TEXT = 0x81;
const CLOSING_BRACE = 0x7d;
