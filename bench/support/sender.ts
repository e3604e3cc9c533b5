import type { Draft, Sender } from '../../subgraphs/message/messages.ts';
import { createAccess } from '../../timeline/access.ts';
import type { TimelineStore } from '../../timeline/store.ts';

/** Who writes plain messages straight through the domain: nothing else is asked for them. */
export function benchSender(store: TimelineStore, userId: string, deadline: number): Sender {
  return {
    userId,
    deadline,
    access: createAccess(store, userId),
    visibleMessage: async () => null,
    useAttachments: async () => true,
    cancelAttachments: async () => {},
    mentionedUsers: async () => [],
  };
}

/** A plain message. */
export function plainDraft(conversationId: string, clientMessageId: string, body: string): Draft {
  return { conversationId, clientMessageId, body, attachmentIds: [], replyToId: null, threadRootId: null, encrypted: null };
}
