import type { Log } from '../../platform/log.ts';
import { createSubgraph, type Subgraph } from '../../platform/subgraph.ts';
import { partSdl } from '../../schema/sdl.ts';
import { createContext } from './context.ts';
import type { Presences } from './presence.ts';
import { resolvers } from './resolvers.ts';

/** The presence subgraph, over the presence of this process. */
export function createPresenceSubgraph({ presences, log }: { readonly presences: Presences; readonly log: Log }): Subgraph {
  return createSubgraph({
    name: 'presence',
    sdl: partSdl('presence'),
    resolvers,
    createContext: ({ caller }) => createContext(caller, presences),
    log,
  });
}
