import { type Connection, type PageRequest, pageOfList, readCursor, writeCursor } from '../../platform/paging.ts';
import { type Membership, maySee } from '../../timeline/membership.ts';
import { loadMessages, type Message } from '../../timeline/message.ts';
import { livePins, type Roster } from '../../timeline/roster.ts';
import type { TimelineStore } from '../../timeline/store.ts';

/** A page of the pinned messages that a member may see, the last pinned first. */
export async function readPins(
  store: TimelineStore,
  membership: Membership,
  roster: Roster,
  now: number,
  request: PageRequest,
): Promise<Connection<Message>> {
  const { conversationId, pinnedSeqs } = roster;
  const seqs = livePins(roster, now)
    .filter((seq) => maySee(membership, seq))
    .reverse();
  const page = pageOfList(request, seqs, cursorOf, (seq, cursor) => pinnedSeqs.indexOf(seqIn(cursor)) - pinnedSeqs.indexOf(seq));
  const loaded = await loadMessages(
    store,
    page.nodes.map((seq) => ({ conversationId, seq })),
  );
  const bySeq = new Map(loaded.map((message) => [message.entry.seq, message]));
  const edges = page.edges.flatMap(({ cursor, node }) => {
    const message = bySeq.get(node);
    return message ? [{ cursor, node: message }] : [];
  });
  return { edges, nodes: edges.map(({ node }) => node), pageInfo: page.pageInfo };
}

function cursorOf(seq: number): string {
  return writeCursor('pin', seq);
}

function seqIn(cursor: string): number {
  return Number(readCursor('pin', cursor, ['number'])[0]);
}
