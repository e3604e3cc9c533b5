import { bodyOf, type Message, mentionsOf } from './message.ts';
import { messageIdOf } from './message-id.ts';
import { previewOf } from './preview.ts';

/** What a message says by itself, as the fields of the schema's `Message`: the same in every part of the graph that shows messages. */
export const MESSAGE_FIELDS = {
  id: ({ entry }: Message) => messageIdOf(entry),
  seq: ({ entry }: Message) => entry.seq,
  clientMessageId: ({ entry }: Message) => entry.clientMessageId,
  createdAt: ({ entry }: Message) => entry.createdAt,
  editedAt: ({ changes }: Message) => changes.edit?.at ?? null,
  deletedAt: ({ changes }: Message) => changes.deletedAt,
  expiresAt: ({ entry }: Message) => entry.content.expiresAt ?? null,
  body: bodyOf,
  preview: (message: Message) => previewOf(bodyOf(message)),
  sender: ({ entry }: Message) => user(entry.actorId),
  conversation: ({ entry }: Message) => ({ __typename: 'Conversation' as const, id: entry.conversationId }),
  attachments: ({ entry, changes }: Message) =>
    changes.deletedAt === null ? entry.content.attachmentIds.map((id) => ({ __typename: 'Attachment' as const, id })) : [],
  mentions: (message: Message) => mentionsOf(message).map(user),
  replyCount: ({ changes }: Message) => changes.replyCount,
  reactions: ({ changes }: Message) => changes.reactions,
  encrypted: ({ entry, changes }: Message) => (changes.deletedAt === null ? (entry.content.encrypted ?? null) : null),
};

/** The fields of the schema's `Reaction` that are the same for everybody. */
export const REACTION_FIELDS = {
  count: ({ userIds }: Message['changes']['reactions'][number]) => userIds.length,
  users: ({ userIds }: Message['changes']['reactions'][number]) => userIds.slice(0, USERS_SHOWN).map(user),
};

const USERS_SHOWN = 100;

function user(id: string) {
  return { __typename: 'User' as const, id };
}
