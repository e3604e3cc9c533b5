import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import { createSubgraph, type Subgraph, type SubgraphLink } from '../../platform/subgraph.ts';
import type { RelationStore } from '../../relations/store.ts';
import { partSdl } from '../../schema/sdl.ts';
import type { Append } from '../../timeline/append.ts';
import type { TimelineStore } from '../../timeline/store.ts';
import type { ViewerStates } from '../../timeline/viewer-state.ts';
import { createContext } from './context.ts';
import { createConversations } from './conversations.ts';
import { resolvers } from './resolvers.ts';

type Options = {
  readonly store: TimelineStore;
  readonly viewerStates: ViewerStates;
  readonly relations: RelationStore;
  readonly append: Append;
  /** Asked which users exist. */
  readonly user: SubgraphLink;
  readonly memberLimit: number;
  readonly clock: Clock;
  readonly log: Log;
};

/** The group subgraph: conversations and their members, on the conversation log. */
export function createGroupSubgraph({ store, viewerStates, relations, append, user, memberLimit, clock, log }: Options): Subgraph {
  const conversations = createConversations({ append, store, viewerStates, relations, memberLimit, clock });
  return createSubgraph({
    name: 'group',
    sdl: partSdl('group'),
    resolvers,
    createContext: (request) => createContext(request, store, conversations, user, clock.now()),
    log,
  });
}
