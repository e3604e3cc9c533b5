import { Fault, type UserError } from '../../platform/errors.ts';
import { readPageRequest } from '../../platform/paging.ts';
import { previewOf } from '../../timeline/head.ts';
import { isCurrent } from '../../timeline/membership.ts';
import { messageIdOf } from '../../timeline/message-id.ts';
import { readHistory } from './history.ts';
import type { Resolvers } from './resolver-types.ts';

/** Resolvers of schema/message.graphql. */
export const resolvers: Resolvers = {
  Query: {
    viewer: (_, __, context) => ({ id: context.viewerId() }),
    async conversation(_, { id }, context) {
      if (!(await context.access().membership(id))) throw new Fault('NOT_FOUND');
      return { id };
    },
    async message(_, { id }, context) {
      const message = await context.visibleMessage(id);
      if (!message) throw new Fault('NOT_FOUND');
      return message;
    },
  },
  Mutation: {
    async sendMessage(_, { input }, context) {
      const sent = await context.messages.send(context.sender(), { ...input, attachmentIds: input.attachmentIds ?? [] });
      return 'message' in sent ? { ...sent, userErrors: [] } : { message: null, wasDuplicate: false, userErrors: sent.userErrors };
    },
    markRead: async (_, { input }, context) => marked(input, await context.messages.markRead(context.sender(), input.conversationId, input.seq)),
    markDelivered: async (_, { input }, context) =>
      marked(input, await context.messages.markDelivered(context.sender(), input.conversationId, input.seq)),
  },
  Viewer: {
    __resolveReference: ({ id }, context) => (id === context.viewerId() ? { id } : null),
    async unreadCount(_, __, { store, viewerId }) {
      const rows = (await store.memberships.ofUser(viewerId())).filter(isCurrent);
      const heads = await store.heads.load(rows.map(({ conversationId }) => conversationId));
      const counts = new Map(heads.map(({ conversationId, messageCount }) => [conversationId, messageCount]));
      return rows.reduce((sum, { conversationId, readCount }) => sum + unread(counts.get(conversationId), readCount), 0);
    },
  },
  Conversation: {
    __resolveReference: async ({ id }, context) => ((await context.access().membership(id)) ? { id } : null),
    async unreadCount({ id }, _, context) {
      const [head, membership] = await Promise.all([context.head(id), context.access().membership(id)]);
      return membership && unread(head?.messageCount, membership.readCount);
    },
    head: ({ id }, _, context) => context.head(id),
    async messages({ id }, args, context) {
      const membership = await context.access().membership(id);
      return membership && readHistory(context.store.log, membership, readPageRequest(args));
    },
  },
  HeadPreview: {
    sender: ({ senderId }) => ({ __typename: 'User', id: senderId }),
  },
  Message: {
    __resolveReference: ({ id }, context) => context.visibleMessage(id),
    id: messageIdOf,
    body: ({ content }) => content.body,
    preview: ({ content }) => previewOf(content.body),
    sender: ({ actorId }) => ({ __typename: 'User', id: actorId }),
    conversation: ({ conversationId }) => ({ id: conversationId }),
    attachments: ({ content }) => content.attachmentIds.map((id) => ({ __typename: 'Attachment', id })),
  },
};

function unread(messageCount: number | undefined, readCount: number): number {
  return Math.max(0, (messageCount ?? 0) - readCount);
}

function marked({ conversationId }: { readonly conversationId: string }, error: UserError | null) {
  return error ? { conversation: null, userErrors: [error] } : { conversation: { id: conversationId }, userErrors: [] };
}
