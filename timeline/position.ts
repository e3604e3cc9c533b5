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
  /** The reading under way that moves the base without a place for each conversation; null if there is none. */
  readonly sweep: Sweep | null;
  /** The positions that followed from this one last: devices in step ask for the same. */
  next: { readonly conversationId: string; readonly place: Place; readonly position: Position } | null;
  rebased: Position | null;
  /** Kept by whoever writes cursors. */
  text: string | null;
};

/** The last entry received in a conversation; its stamp is null if only its seq is known. `isMember`: whether the user was a member after it. */
export type Place = { readonly seq: number; readonly at: At | null; readonly isMember: boolean };

/**
 * Conversations that are read one after another, in the order of their ids, up to the stamp `to`: those up to the id `done` were
 * received up to it, all others as `base` and `places` say. `seen` is to `to` what it is to `base`.
 */
export type Sweep = { readonly to: At; readonly seen: At; readonly done: string };

/** Most conversations that have a place in a position while none is being swept; then there may be one more, of the one that is read. */
export const MOST_PLACES = 200;

/** The position of a device that has received everything up to a stamp, and the seqs of `places` beyond it. */
export function createPosition({
  base,
  seen,
  floor = START,
  places = NOWHERE,
  sweep = null,
}: Partial<Position> & Pick<Position, 'base' | 'seen'>): Position {
  return { base, seen, floor, places, sweep, next: null, rebased: null, text: null };
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

/** The position that begins to sweep up to the base of `bare`, up to which everything is published. */
export function beginSweep(position: Position, { base, seen }: Position): Position {
  return createPosition({ ...position, sweep: { to: base, seen, done: '' } });
}

/** The position after a sweep has read a conversation, which needs no place of its own if it ends before what the sweep is to reach. */
export function sweepPast(position: Position, sweep: Sweep, conversationId: string): Position {
  const { at = null } = position.places.get(conversationId) ?? {};
  const isOver = at !== null && at <= sweep.to;
  const places = isOver ? new Map([...position.places].filter(([id]) => id !== conversationId)) : position.places;
  return createPosition({ ...position, places, sweep: { ...sweep, done: conversationId } });
}

/** The position after a sweep has read all conversations: its base is where the sweep was to get. */
export function endSweep(position: Position, { to, seen }: Sweep): Position {
  return rebase(createPosition({ ...position, sweep: null }), createPosition({ base: to, seen }));
}

const NOWHERE: ReadonlyMap<string, Place> = new Map();
