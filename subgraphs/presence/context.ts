import DataLoader from 'dataloader';
import { requireViewer } from '../../platform/subgraph.ts';
import type { Caller } from '../../platform/viewer.ts';
import type { Presence, Presences } from './presence.ts';

/** What resolvers get for one operation. */
export type Context = {
  readonly caller: Caller;
  readonly presences: Presences;
  /** The presence of a user as the viewer sees it; all that one operation asks for are read together. */
  readonly presenceOf: DataLoader<string, Presence>;
};

/** Most users that one read may name, and most leases or looks that one call may. */
export const BATCH_LIMIT = 1_000;

/** Makes the context of one operation. */
export function createContext(caller: Caller, presences: Presences): Context {
  return {
    caller,
    presences,
    presenceOf: new DataLoader((userIds) => presences.readAs(requireViewer(caller).userId, userIds), { maxBatchSize: BATCH_LIMIT }),
  };
}
