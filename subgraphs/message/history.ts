import { type Connection, connectionOf, type PageRequest, readCursor, writeCursor } from '../../platform/paging.ts';
import { type Entry, isMessage } from '../../timeline/entry.ts';
import type { Membership } from '../../timeline/membership.ts';
import { loadChanges, type Message } from '../../timeline/message.ts';
import type { EntryRange, TimelineStore } from '../../timeline/store.ts';

type Store = Pick<TimelineStore, 'log' | 'changes'>;

/** A page of the messages that a member may see `now`, or of those of a thread, in seq order, as they are now. One store call for each time she joined, at most, and two more, whatever the length of the log. */
export async function readHistory(
  store: Store,
  membership: Membership,
  now: number,
  request: PageRequest,
  of: Pick<EntryRange, 'threadRootSeq'> = {},
): Promise<Connection<Message>> {
  const { limit, isBackward, after, before } = request;
  const place = (cursor: string | null): number | null => (cursor === null ? null : seqIn('message', cursor));
  const found = await readSpans(
    store,
    membership,
    { ...of, messagesOnly: true, notExpiredAt: now },
    [place(after), place(before)],
    limit + 1,
    isBackward,
  );
  return connectionOf(request, await loadChanges(store, found.filter(isMessage)), cursorOfMessage);
}

/** The messages around a seq, `count` in all: that one if it is one, as many before it as after it. */
export async function readAround(store: Store, membership: Membership, now: number, seq: number, count: number): Promise<Connection<Message>> {
  const older = Math.floor((count - 1) / 2);
  const newer = count - older;
  const only = { messagesOnly: true, notExpiredAt: now };
  const [before, after] = await Promise.all([
    readSpans(store, membership, only, [null, seq], older + 1, true),
    readSpans(store, membership, only, [seq - 1, null], newer + 1, false),
  ]);
  const messages = await loadChanges(store, [...before.slice(-older || before.length), ...after.slice(0, newer)].filter(isMessage));
  const edges = messages.map((node) => ({ cursor: cursorOfMessage(node), node }));
  const pageInfo = {
    hasPreviousPage: before.length > older,
    hasNextPage: after.length > newer,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
  return { edges, nodes: messages, pageInfo };
}

/** A page of everything that a conversation shows, in seq order: changes of messages are shown at the messages. */
export async function readTimeline(
  { log }: Pick<Store, 'log'>,
  membership: Membership,
  now: number,
  request: PageRequest,
): Promise<Connection<Entry>> {
  const { limit, isBackward, after, before } = request;
  const place = (cursor: string | null): number | null => (cursor === null ? null : seqIn('timeline', cursor));
  const found = await readSpans({ log }, membership, { timelineOnly: true, notExpiredAt: now }, [place(after), place(before)], limit + 1, isBackward);
  return connectionOf(request, found, ({ seq }) => writeCursor('timeline', seq));
}

/** Up to `limit` entries that a member may see, between two seqs, in seq order: the first of them, or backwards the last. */
async function readSpans(
  { log }: Pick<Store, 'log'>,
  { conversationId, spans }: Membership,
  only: Pick<EntryRange, 'messagesOnly' | 'timelineOnly' | 'threadRootSeq' | 'notExpiredAt'>,
  [after, before]: readonly [number | null, number | null],
  limit: number,
  isBackward: boolean,
): Promise<Entry[]> {
  const found: Entry[] = [];
  const [first, end] = [(after ?? 0) + 1, before ?? Number.MAX_SAFE_INTEGER];
  for (const [joined, left] of isBackward ? spans.toReversed() : spans) {
    const [from, to] = [Math.max(joined, first), Math.min(left ?? end - 1, end - 1)];
    if (from > to || found.length >= limit) continue;
    found.push(...(await log.read({ ...only, conversationId, from, to, limit: limit - found.length, newestFirst: isBackward })));
  }
  return isBackward ? found.reverse() : found;
}

function cursorOfMessage({ entry }: Message): string {
  return writeCursor('message', entry.seq);
}

function seqIn(kind: string, cursor: string): number {
  return Number(readCursor(kind, cursor, ['number'])[0]);
}
