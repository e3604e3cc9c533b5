import type { NodeChannels } from '../../timeline/channels.ts';
import type { createNumbering } from '../../timeline/numbering.ts';
import type { Position } from '../../timeline/position.ts';
import type { Publisher } from '../../timeline/publish.ts';
import type { TimelineStore } from '../../timeline/store.ts';
import type { createStream } from '../../timeline/stream.ts';
import type { SimulatedProcess } from './process.ts';
import type { StoreRules } from './store.ts';
import type { World } from './world.ts';

/** Where a part of the product is at work. */
export type Place = { readonly role: 'writer' | 'relay' | 'node'; readonly process: SimulatedProcess; readonly world: World };

/** Takes one rule of the protocol away, by what it puts between the product and its world. */
export type Sabotage = {
  /** What is no longer done. */
  readonly removes: string;
  /** A rule that would hide it, and is taken away too. */
  readonly unmasks?: string;
  readonly acknowledgeEarly?: true;
  readonly storeRules?: StoreRules;
  readonly store?: (store: TimelineStore, place: Place) => TimelineStore;
  readonly channels?: (channels: NodeChannels, place: Place, store: TimelineStore) => NodeChannels;
  readonly publisher?: (publisher: Publisher, place: Place) => Publisher;
  readonly numbering?: typeof createNumbering;
  readonly stream?: typeof createStream;
  /** The position that a device is told. */
  readonly position?: (position: Position) => Position;
};

/** The store with another log. */
export function withLog(store: TimelineStore, log: Partial<TimelineStore['log']>): TimelineStore {
  return { ...store, log: { ...store.log, ...log } };
}

/** Does something later, whatever comes of it. */
export function behind(work: () => Promise<unknown>): void {
  work().catch(() => undefined);
}
