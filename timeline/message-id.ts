import { ID_LENGTH, isId } from '../platform/ids.ts';
import type { Place } from './entry.ts';

/** The id of the message at a place. It names the place, so that finding a message by its id is one targeted read. */
export function messageIdOf({ conversationId, seq }: Place): string {
  return `msg_${conversationId.slice(PREFIX_LENGTH)}${seq.toString(36)}`;
}

/** The place that a message id names, or null if it can not be one. Says nothing of whether there is such a message. */
export function placeOfMessage(messageId: string): Place | null {
  const conversationId = `cnv_${messageId.slice(PREFIX_LENGTH, PREFIX_LENGTH + ID_LENGTH)}`;
  const seq = messageId.slice(PREFIX_LENGTH + ID_LENGTH);
  if (!messageId.startsWith('msg_') || !isId('cnv', conversationId) || !/^[1-9a-z][0-9a-z]{0,9}$/.test(seq)) return null;
  return { conversationId, seq: Number.parseInt(seq, 36) };
}

const PREFIX_LENGTH = 4;
