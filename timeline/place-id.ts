import { ID_LENGTH, type IdPrefix, isId } from '../platform/ids.ts';
import type { Place } from './entry.ts';

/** The id of what an entry of that place made. It names the place, so that finding it by its id is one targeted read. */
export function idOfPlace(prefix: IdPrefix, { conversationId, seq }: Place): string {
  return `${prefix}_${conversationId.slice(PREFIX_LENGTH)}${seq.toString(36)}`;
}

/** The place that such an id names, or null if it can not be one. Says nothing of whether there is anything. */
export function placeOfId(prefix: IdPrefix, id: string): Place | null {
  const conversationId = `cnv_${id.slice(PREFIX_LENGTH, PREFIX_LENGTH + ID_LENGTH)}`;
  const seq = id.slice(PREFIX_LENGTH + ID_LENGTH);
  if (!id.startsWith(`${prefix}_`) || !isId('cnv', conversationId) || !/^[1-9a-z][0-9a-z]{0,9}$/.test(seq)) return null;
  return { conversationId, seq: Number.parseInt(seq, 36) };
}

const PREFIX_LENGTH = 4;
