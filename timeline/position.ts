import { type At, START } from './entry.ts';

/**
 * Up to where a device has received everything: all entries stamped up to `base`, and in each conversation of `places`
 * also those up to that seq. Positions never change; devices that received the same share the same object, so that what
 * is made of a position (its text in a cursor) is made once for all of them.
 */
export type Position = {
  readonly base: At;
  /** What is read from a state not before this shows the memberships as they were at `base`. */
  readonly seen: At;
  /** The device began after what is stamped up to this: it is passed over in silence. */
  readonly floor: At;
  readonly places: ReadonlyMap<string, Place>;
  /** The positions that followed from this one last: devices in step ask for the same. */
  next: { readonly conversationId: string; readonly place: Place; readonly position: Position } | null;
  rebased: Position | null;
  /** Kept by whoever writes cursors. */
  text: string | null;
};

/** The last entry received in a conversation; its stamp is null if only its seq is known. `isMember`: whether the user was a member after it. */
export type Place = { readonly seq: number; readonly at: At | null; readonly isMember: boolean };

/** The position of a device that has received everything up to a stamp, and the seqs of `places` beyond it. */
export function createPosition({ base, seen, floor = START, places = NOWHERE }: Partial<Position> & Pick<Position, 'base' | 'seen'>): Position {
  return { base, seen, floor, places, next: null, rebased: null, text: null };
}

/** The position after an entry, which follows on what was received of its conversation. */
export function advance(position: Position, conversationId: string, place: Place): Position {
  const { next: known } = position;
  const isKnown = known?.conversationId === conversationId && known.place.seq === place.seq && known.place.isMember === place.isMember;
  if (isKnown) return known.position;
  const advanced = createPosition({ ...position, places: new Map(position.places).set(conversationId, place) });
  position.next = { conversationId, place, position: advanced };
  return advanced;
}

/**
 * The position with the base of `bare`, up to which everything was received: conversations that end before it need no
 * place of their own. Devices with no place left are in step again, wherever they came from: they share `bare` itself.
 */
export function rebase(position: Position, bare: Position): Position {
  if (bare.base <= position.base) return position;
  if (position.rebased?.base === bare.base) return position.rebased;
  const places = [...position.places].filter(([, { at }]) => at === null || at > bare.base);
  const floor = position.floor > bare.base ? position.floor : START;
  const rebased = places.length === 0 && floor === START ? bare : createPosition({ ...bare, floor, places: new Map(places) });
  position.rebased = rebased;
  return rebased;
}

const NOWHERE: ReadonlyMap<string, Place> = new Map();
