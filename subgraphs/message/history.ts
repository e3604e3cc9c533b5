import { type Connection, connectionOf, type PageRequest, readCursor, writeCursor } from '../../platform/paging.ts';
import { isMessage, type MessageEntry } from '../../timeline/entry.ts';
import type { Membership } from '../../timeline/membership.ts';
import type { LogStore } from '../../timeline/store.ts';

/** A page of the messages that a member may see, in seq order. One store call for each time she joined, at most, whatever the length of the log. */
export async function readHistory(log: LogStore, { conversationId, spans }: Membership, request: PageRequest): Promise<Connection<MessageEntry>> {
  const after = request.after === null ? 0 : seqIn(request.after);
  const before = request.before === null ? Number.MAX_SAFE_INTEGER : seqIn(request.before);
  const wanted = request.limit + 1;
  const found: MessageEntry[] = [];
  for (const [joined, left] of request.isBackward ? spans.toReversed() : spans) {
    const [from, to] = [Math.max(joined, after + 1), Math.min(left ?? before - 1, before - 1)];
    if (from > to || found.length >= wanted) continue;
    const limit = wanted - found.length;
    const entries = await log.read({ conversationId, from, to, limit, newestFirst: request.isBackward, messagesOnly: true });
    found.push(...entries.filter(isMessage));
  }
  return connectionOf(request, request.isBackward ? found.reverse() : found, cursorOf);
}

function cursorOf({ seq }: MessageEntry): string {
  return writeCursor('message', seq);
}

function seqIn(cursor: string): number {
  return Number(readCursor('message', cursor, ['number'])[0]);
}
