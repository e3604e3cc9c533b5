import type { Sabotage } from './sabotage.ts';
import { NODE_SABOTAGES } from './sabotage-nodes.ts';
import { WRITER_SABOTAGES } from './sabotage-writers.ts';

/** The product with one rule less each: the simulation must notice every one of them. */
export const SABOTAGES: Readonly<Record<string, Sabotage>> = { ...WRITER_SABOTAGES, ...NODE_SABOTAGES };
