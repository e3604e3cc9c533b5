import type { Place } from './entry.ts';
import { idOfPlace, placeOfId } from './place-id.ts';

/** The id of the message at a place. */
export function messageIdOf(place: Place): string {
  return idOfPlace('msg', place);
}

/** The place that a message id names, or null if it can not be one. Says nothing of whether there is such a message. */
export function placeOfMessage(messageId: string): Place | null {
  return placeOfId('msg', messageId);
}
