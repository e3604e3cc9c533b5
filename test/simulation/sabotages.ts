import type { ThemeName } from './plan.ts';
import { combine, type Sabotage } from './sabotage.ts';
import { MASKS, NODE_SABOTAGES } from './sabotage-nodes.ts';
import { WRITER_SABOTAGES } from './sabotage-writers.ts';

/** The product with one rule less each: the simulation must notice every one of them. */
export const SABOTAGES: Readonly<Record<string, Sabotage>> = { ...WRITER_SABOTAGES, ...NODE_SABOTAGES };

/** A sabotage as it is tried: with what would hide it taken away, and that alone to compare with, null if nothing would. Throws if there is none. */
export function trialOf(name: string): { readonly theme: ThemeName | undefined; readonly sabotage: Sabotage; readonly without: Sabotage | null } {
  const sabotage = named(name);
  const masks = (sabotage.maskedBy ?? []).map(named);
  return { theme: sabotage.theme, sabotage: combine([sabotage, ...masks]), without: masks.length > 0 ? combine(masks) : null };
}

function named(name: string): Sabotage {
  const sabotage = SABOTAGES[name] ?? MASKS[name];
  if (!sabotage) throw new Error(`there is no sabotage ${name}: there are ${Object.keys(SABOTAGES).join(', ')}`);
  return sabotage;
}
