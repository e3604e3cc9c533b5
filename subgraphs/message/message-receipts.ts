import { type Connection, type PageRequest, pageOfList, readCursor, writeCursor } from '../../platform/paging.ts';
import type { MarkStore, Reached, WithoutReadReceipts } from '../../timeline/marks.ts';
import type { Message } from '../../timeline/message.ts';
import { addresseesOf } from '../../timeline/message-status.ts';
import type { Member, Roster } from '../../timeline/roster.ts';

/** Whether and when a member has received and read a message; times in milliseconds since 1970. */
export type MessageReceipt = { readonly userId: string; readonly deliveredAt: number | null; readonly seenAt: number | null };

type Sources = { readonly marks: Pick<MarkStore, 'reached'>; readonly withoutReadReceipts: WithoutReadReceipts };

/**
 * A page of a message's receipts as a viewer sees them, in the order of joining: one's own is always whole, others' reading is
 * hidden if they or the viewer keep read receipts off. Two store calls.
 */
export async function readReceipts(
  { marks, withoutReadReceipts }: Sources,
  viewerId: string,
  { entry }: Message,
  roster: Roster,
  request: PageRequest,
): Promise<Connection<MessageReceipt>> {
  const page = pageOfList(request, addresseesOf(roster, entry), cursorOf, (member, cursor) => member.position - positionIn(cursor));
  const userIds = page.nodes.map(({ userId }) => userId);
  if (userIds.length === 0) return { edges: [], nodes: [], pageInfo: page.pageInfo };
  const [reached, off] = await Promise.all([marks.reached(entry, userIds), withoutReadReceipts([...new Set([viewerId, ...userIds])])]);
  const byUser = new Map(reached.map((one) => [one.userId, one]));
  const isHidden = (userId: string): boolean => userId !== viewerId && (off.has(userId) || off.has(viewerId));
  const edges = page.edges.map(({ cursor, node: { userId } }) => ({
    cursor,
    node: receiptOf(userId, byUser.get(userId), entry.createdAt, isHidden(userId)),
  }));
  return { edges, nodes: edges.map(({ node }) => node), pageInfo: page.pageInfo };
}

/** Clocks of processes differ: nothing is received before it was sent, or read before it was received. */
function receiptOf(userId: string, reached: Reached | undefined, sentAt: number, isHidden: boolean): MessageReceipt {
  const { deliveredAt = null, readAt = null } = reached ?? {};
  const received = deliveredAt === null ? null : Math.max(deliveredAt, sentAt);
  return { userId, deliveredAt: received, seenAt: readAt === null || isHidden ? null : Math.max(readAt, received ?? sentAt) };
}

function cursorOf({ position }: Member): string {
  return writeCursor('receipt', position);
}

function positionIn(cursor: string): number {
  return Number(readCursor('receipt', cursor, ['number'])[0]);
}
