import type { NodeChannels } from '../../timeline/channels.ts';
import type { createNumbering } from '../../timeline/numbering.ts';
import type { Position } from '../../timeline/position.ts';
import type { Publisher } from '../../timeline/publish.ts';
import type { TimelineStore } from '../../timeline/store.ts';
import type { createStream } from '../../timeline/stream.ts';
import type { ThemeName } from './plan.ts';
import type { SimulatedProcess } from './process.ts';
import type { StoreRules } from './store.ts';
import type { World } from './world.ts';

/** Where a part of the product is at work. */
export type Place = { readonly role: 'writer' | 'relay' | 'node'; readonly process: SimulatedProcess; readonly world: World };

/** Takes one rule of the protocol away, by what it puts between the product and its world. */
export type Sabotage = {
  /** What is no longer done. */
  readonly removes: string;
  /** Sabotages of rules that would hide it: they are taken away too, and it is caught where they alone are not. */
  readonly maskedBy?: readonly string[];
  /** What the simulations are about in which it shows, if it is rare in the others. */
  readonly theme?: ThemeName;
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

/** Several sabotages in one; of two that replace the same part, the first does. */
export function combine(sabotages: readonly Sabotage[]): Sabotage {
  return {
    removes: sabotages.map(({ removes }) => removes).join('; '),
    ...(sabotages.some(({ acknowledgeEarly }) => acknowledgeEarly) ? { acknowledgeEarly: true } : {}),
    ...Object.assign({}, ...sabotages.toReversed().map(({ numbering, stream, position }) => defined({ numbering, stream, position }))),
    storeRules: Object.assign({}, ...sabotages.map(({ storeRules }) => storeRules)),
    store: (store, place) => sabotages.reduce((inner, sabotage) => sabotage.store?.(inner, place) ?? inner, store),
    channels: (channels, place, store) => sabotages.reduce((inner, sabotage) => sabotage.channels?.(inner, place, store) ?? inner, channels),
    publisher: (publisher, place) => sabotages.reduce((inner, sabotage) => sabotage.publisher?.(inner, place) ?? inner, publisher),
  };
}

function defined(parts: object): object {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined));
}

/** The store with another log. */
export function withLog(store: TimelineStore, log: Partial<TimelineStore['log']>): TimelineStore {
  return { ...store, log: { ...store.log, ...log } };
}

/** Does something later, whatever comes of it. */
export function behind(work: () => Promise<unknown>): void {
  work().catch(() => undefined);
}
