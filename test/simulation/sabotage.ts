import type { NodeChannels } from '../../timeline/channels.ts';
import type { createNumbering } from '../../timeline/numbering.ts';
import type { Position } from '../../timeline/position.ts';
import type { Publisher } from '../../timeline/publish.ts';
import type { TimelineStore } from '../../timeline/store.ts';
import type { createStream } from '../../timeline/stream.ts';
import type { SimulatedProcess } from './process.ts';
import type { World } from './world.ts';

/** Where a part of the product is at work. */
export type Place = { readonly role: 'writer' | 'relay' | 'node'; readonly process: SimulatedProcess; readonly world: World };

/** Takes one rule of the protocol away, by what it puts between the product and its world. */
export type Sabotage = {
  /** What is no longer done. */
  readonly removes: string;
  /** The rule that would hide it, which is taken away too. */
  readonly unmasks?: string;
  readonly acknowledgeEarly?: true;
  readonly stampsByProcess?: true;
  readonly store?: (store: TimelineStore, place: Place) => TimelineStore;
  readonly channels?: (channels: NodeChannels, place: Place) => NodeChannels;
  readonly publisher?: (publisher: Publisher, place: Place) => Publisher;
  readonly numbering?: typeof createNumbering;
  readonly stream?: typeof createStream;
  /** The position that a device is told. */
  readonly position?: (position: Position) => Position;
};
