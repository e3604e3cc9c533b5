import { Fault, type UserError } from '../../platform/errors.ts';
import { PAGE_LIMIT, readPageRequest } from '../../platform/paging.ts';
import { unreadIn } from '../../timeline/membership.ts';
import { MESSAGE_FIELDS, REACTION_FIELDS } from '../../timeline/message-fields.ts';
import type { Changed } from './changes.ts';
import { readAround, readHistory, readTimeline } from './history.ts';
import { readReceipts } from './message-receipts.ts';
import type { Draft, Sent } from './messages.ts';
import { readPins } from './pins.ts';
import type { Resolvers, SendMessageInput } from './resolver-types.ts';
import type { Scheduling } from './scheduled.ts';
import { searchAsViewer } from './search.ts';
import { timelineEntry } from './timeline-entry.ts';
import { countUnread } from './unread.ts';
import { earlierVersions } from './versions.ts';

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
      return sent(await context.messages.send(context.sender(), draftOf(input)));
    },
    async forwardMessage(_, { input }, context) {
      const { messageId, toConversationId, clientMessageId } = input;
      return sent(await context.messages.forward(context.sender(), messageId, { conversationId: toConversationId, clientMessageId }));
    },
    editMessage: async (_, { input }, { changes, sender }) => changed(await changes.edit(sender(), input.messageId, input.body)),
    deleteMessage: async (_, { input }, { changes, sender }) => changed(await changes.remove(sender(), input.messageId)),
    addReaction: async (_, { input }, { changes, sender }) => changed(await changes.react(sender(), input.messageId, input.emoji)),
    removeReaction: async (_, { input }, { changes, sender }) => changed(await changes.unreact(sender(), input.messageId, input.emoji)),
    pinMessage: async (_, { input }, { changes, sender }) => changed(await changes.pin(sender(), input.messageId)),
    unpinMessage: async (_, { input }, { changes, sender }) => changed(await changes.unpin(sender(), input.messageId)),
    setMessageLifetime: async (_, { input }, { setLifetime, sender }) =>
      marked(input, await setLifetime(sender(), input.conversationId, input.seconds ?? null)),
    async saveDraft(_, { input: { conversationId: id, body } }, { saveDraft, sender }) {
      const userErrors = await saveDraft(sender(), id, body);
      return { conversation: userErrors.length > 0 ? null : { id }, userErrors };
    },
    async scheduleMessage(_, { input: { sendAt, ...input } }, { scheduled, sender }) {
      return scheduling(await scheduled.schedule(sender(), draftOf(input), sendAt));
    },
    cancelScheduledMessage: async (_, { input }, { scheduled, sender }) => scheduling(await scheduled.cancel(sender(), input.scheduledMessageId)),
    async sendScheduledMessage(_, { id }, { scheduled, sender }) {
      await scheduled.send(sender(), id);
      return true;
    },
    async setTyping(_, { input }, { setTyping, sender }) {
      const said = await setTyping(sender(), input.conversationId, input.isTyping);
      return 'code' in said ? { expiresAt: null, userErrors: [said] } : { expiresAt: input.isTyping ? said.expiresAt : null, userErrors: [] };
    },
    markRead: async (_, { input }, { markers, sender }) => marked(input, await markers.read(sender(), input.conversationId, input.seq)),
    markDelivered: async (_, { input }, { markers, sender }) => marked(input, await markers.delivered(sender(), input.conversationId, input.seq)),
    markUnread: async (_, { input }, { markers, sender }) => marked(input, await markers.unread(sender(), input.conversationId)),
  },
  Viewer: {
    __resolveReference: ({ id }, context) => (id === context.viewerId() ? { id } : null),
    searchMessages: (_, args, context) => searchAsViewer(context, args),
    unreadCount: (_, { includeMuted }, { store, viewerId, now }) => countUnread(store, viewerId(), { now, includeMuted: includeMuted ?? false }),
    scheduledMessages: ({ id }, args, { scheduled }) => scheduled.list(id, args.conversationId ?? null, readPageRequest(args)),
  },
  Conversation: {
    __resolveReference: async ({ id }, context) => ((await context.access().membership(id)) ? { id } : null),
    async unreadCount({ id }, _, context) {
      const [head, membership] = await Promise.all([context.head(id), context.access().membership(id)]);
      return membership && unreadIn(membership, head);
    },
    head: ({ id }, _, context) => context.head(id),
    draft: async ({ id }, _, { access, draft }) => ((await access().membership(id)) ? draft(id) : null),
    messageLifetimeSeconds: async ({ id }, _, context) => (await context.roster(id))?.messageLifetimeSeconds ?? null,
    async messages({ id }, args, context) {
      const membership = await context.access().membership(id);
      return membership && readHistory(context.store, membership, context.now, readPageRequest(args));
    },
    async messagesAround({ id }, { seq, count }, context) {
      if (count < 1 || count > PAGE_LIMIT) throw new Fault('BAD_USER_INPUT', `\`count\` is 1 to ${PAGE_LIMIT}`);
      const membership = await context.access().membership(id);
      return membership && readAround(context.store, membership, context.now, seq, count);
    },
    async timeline({ id }, args, context) {
      const membership = await context.access().membership(id);
      return membership && readTimeline(context.store, membership, context.now, readPageRequest(args));
    },
    async pinnedMessages({ id }, args, context) {
      const [membership, roster] = await Promise.all([context.access().membership(id), context.roster(id)]);
      return membership && roster && readPins(context.store, membership, roster, context.now, readPageRequest(args));
    },
  },
  ConversationHead: {
    preview: ({ conversationId, lastMessageSeq }, _, context) =>
      context.visibleAt(lastMessageSeq > 0 ? { conversationId, seq: lastMessageSeq } : null),
  },
  HeadPreview: {
    text: (message) => MESSAGE_FIELDS.preview(message).text,
    isTruncated: (message) => MESSAGE_FIELDS.preview(message).isTruncated,
    sender: MESSAGE_FIELDS.sender,
    message: (message) => message,
  },
  Message: {
    ...MESSAGE_FIELDS,
    __resolveReference: ({ id }, context) => context.visibleMessage(id),
    earlierVersions: (message, _, { store, viewerId }) => earlierVersions(store, message, viewerId()),
    replyTo: ({ entry: { conversationId, content } }, _, { visibleAt }) =>
      visibleAt(content.replyToSeq ? { conversationId, seq: content.replyToSeq } : null),
    threadRoot: ({ entry: { conversationId, content } }, _, { visibleAt }) =>
      visibleAt(content.threadRootSeq ? { conversationId, seq: content.threadRootSeq } : null),
    forwardedFrom: ({ entry: { content } }, _, { visibleAt }) => visibleAt(content.forwardedFrom ?? null),
    async replies({ entry: { conversationId, seq } }, args, { access, store, now }) {
      const membership = await access().membership(conversationId);
      return membership && readHistory(store, membership, now, readPageRequest(args), { threadRootSeq: seq });
    },
    status: ({ entry }, _, { status }) => status(entry),
    async receipts(message, args, { marks, withoutReadReceipts, roster, viewerId }) {
      const its = await roster(message.entry.conversationId);
      return its && readReceipts({ marks, withoutReadReceipts }, viewerId(), message, its, readPageRequest(args));
    },
    isPinned: async ({ entry: { conversationId, seq } }, _, { roster }) => (await roster(conversationId))?.pinnedSeqs.includes(seq) ?? false,
  },
  Receipt: {
    user: ({ userId }) => ({ __typename: 'User', id: userId }),
  },
  Reaction: {
    ...REACTION_FIELDS,
    viewerHasReacted: ({ userIds }, _, { viewerId }) => userIds.includes(viewerId()),
  },
  ScheduledMessage: {
    conversation: async ({ conversationId: id }, _, { access }) => ((await access().membership(id)) ? { id } : null),
    clientMessageId: ({ draft }) => draft?.clientMessageId ?? null,
    body: ({ draft }) => draft?.body ?? '',
    attachments: ({ draft }) => (draft?.attachmentIds ?? []).map((id) => ({ __typename: 'Attachment' as const, id })),
    message: ({ conversationId, messageSeq: seq }, _, { visibleAt }) => visibleAt(seq === null ? null : { conversationId, seq }),
  },
  TimelineEntry: timelineEntry,
};

function draftOf({ attachmentIds, replyToId, threadRootId, encrypted, ...input }: SendMessageInput): Draft {
  return {
    ...input,
    attachmentIds: attachmentIds ?? [],
    replyToId: replyToId ?? null,
    threadRootId: threadRootId ?? null,
    encrypted: encrypted ? { ...encrypted } : null,
  };
}

function scheduling(outcome: Scheduling) {
  if ('userErrors' in outcome) return { scheduledMessage: null, userErrors: outcome.userErrors };
  return { scheduledMessage: outcome.scheduled, userErrors: [] };
}

function sent(outcome: Sent) {
  return 'message' in outcome ? { ...outcome, userErrors: [] } : { message: null, wasDuplicate: false, userErrors: outcome.userErrors };
}

function changed(outcome: Changed) {
  return 'message' in outcome ? { message: outcome.message, userErrors: [] } : { message: null, userErrors: outcome.userErrors };
}

function marked({ conversationId }: { readonly conversationId: string }, error: UserError | null) {
  return error ? { conversation: null, userErrors: [error] } : { conversation: { id: conversationId }, userErrors: [] };
}
