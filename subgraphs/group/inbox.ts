import { type Connection, type PageRequest, pageOfList, readCursor, writeCursor } from '../../platform/paging.ts';
import { isCurrent } from '../../timeline/membership.ts';
import type { Roster } from '../../timeline/roster.ts';
import type { TimelineStore } from '../../timeline/store.ts';

type Row = { readonly conversationId: string; readonly lastActivityAt: number };

/** A page of a user's conversations, latest activity first. Three store calls, however many there are. */
export async function readInbox({ memberships, heads, rosters }: TimelineStore, userId: string, request: PageRequest): Promise<Connection<Roster>> {
  const ids = (await memberships.ofUser(userId)).filter(isCurrent).map(({ conversationId }) => conversationId);
  const activity = new Map((await heads.load(ids)).map((head) => [head.conversationId, head.lastActivityAt]));
  const rows = ids.map((conversationId): Row => ({ conversationId, lastActivityAt: activity.get(conversationId) ?? 0 })).sort(byActivity);
  const page = pageOfList(request, rows, cursorOf, (row, cursor) => byActivity(row, rowOf(cursor)));
  const loaded = new Map(
    (await rosters.load(page.nodes.map(({ conversationId }) => conversationId))).map((roster) => [roster.conversationId, roster]),
  );
  const edges = page.edges.flatMap(({ cursor, node }) => {
    const roster = loaded.get(node.conversationId);
    return roster ? [{ cursor, node: roster }] : [];
  });
  return { edges, nodes: edges.map(({ node }) => node), pageInfo: page.pageInfo };
}

function byActivity(a: Row, b: Row): number {
  return b.lastActivityAt - a.lastActivityAt || (a.conversationId < b.conversationId ? -1 : a.conversationId > b.conversationId ? 1 : 0);
}

function cursorOf({ lastActivityAt, conversationId }: Row): string {
  return writeCursor('inbox', lastActivityAt, conversationId);
}

function rowOf(cursor: string): Row {
  const [lastActivityAt, conversationId] = readCursor('inbox', cursor, ['number', 'string']);
  return { lastActivityAt: Number(lastActivityAt), conversationId: String(conversationId) };
}
