import { Fault } from '../../platform/errors.ts';
import { readQuery } from '../../search/query.ts';
import { type Found, searchMessages } from '../../search/search.ts';
import { bodyOf, type Message } from '../../timeline/message.ts';
import type { Context } from './context.ts';

/** A message that was found, as the schema has it. */
export type FoundMessage = Found<Message>;

/** What the viewer searches for, as the client gives it. */
export type SearchArguments = {
  readonly text: string;
  readonly conversationId?: string | null | undefined;
  readonly first: number;
  readonly after?: string | null | undefined;
};

const MOST_FOUND = 50;

/** A page of what the viewer searches for. Throws BAD_USER_INPUT, SEARCH_TEXT_INVALID, CURSOR_INVALID, and NOT_FOUND for a conversation that is not hers. */
export async function searchAsViewer(context: Context, { text, conversationId = null, first, after = null }: SearchArguments) {
  if (first < 1 || first > MOST_FOUND) throw new Fault('BAD_USER_INPUT', `\`first\` is 1 to ${MOST_FOUND}`);
  const query = readQuery(text);
  const membership = conversationId === null ? null : await context.access().membership(conversationId);
  if (conversationId !== null && !membership) throw new Fault('NOT_FOUND');
  const senderId = query.from === null ? null : await context.userIdOf(query.from);
  const isNobody = query.from !== null && senderId === null;
  const memberships = isNobody ? [] : membership ? [membership] : await context.store.memberships.ofUser(context.viewerId());
  const page = await searchMessages(context.search, { query, senderId, memberships, read: readIn(context), limit: first, after });
  const { edges, hasNextPage, endCursor } = page;
  const pageInfo = { hasNextPage, hasPreviousPage: after !== null, startCursor: edges[0]?.cursor ?? null, endCursor };
  return { edges, nodes: edges.map(({ node }) => node), pageInfo };
}

/** Reads messages as any other field does, so that what can not be read can not be found. */
function readIn({ visibleAt }: Context) {
  return async (places: readonly { readonly conversationId: string; readonly seq: number }[]) => {
    const messages = await Promise.all(places.map(visibleAt));
    return messages.flatMap((message) => {
      if (!message || message.changes.deletedAt !== null) return [];
      const { conversationId, seq, createdAt, actorId: senderId } = message.entry;
      return [{ message: { conversationId, seq, createdAt, senderId, body: bodyOf(message) }, node: message }];
    });
  };
}
