import { derivedId } from '../platform/ids.ts';
import type { MessageEntry, NewEntry } from './entry.ts';

/** An attachment in a message. Known before the message is written, and the same when it is tried again. */
export type AttachmentUse = { readonly attachmentId: string; readonly usedBy: string };

/** What stands for a message as the user of its attachments. */
export function usedBy({ conversationId, actorId, clientMessageId }: Pick<NewEntry, 'conversationId' | 'actorId' | 'clientMessageId'>): string {
  return derivedId('msg', conversationId, actorId, clientMessageId);
}

/** The uses of attachments by a message. */
export function usesOf(entry: MessageEntry): AttachmentUse[] {
  return entry.content.attachmentIds.map((attachmentId) => ({ attachmentId, usedBy: usedBy(entry) }));
}
