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
import { createInviteCodes } from './invite-codes.ts';
import { createInviteLinks } from './invite-links.ts';
import { resolvers } from './resolvers.ts';

type Options = {
  readonly store: TimelineStore;
  readonly viewerStates: ViewerStates;
  readonly relations: RelationStore;
  readonly append: Append;
  /** Asked which users exist. */
  readonly user: SubgraphLink;
  /** Asked what can be a picture. */
  readonly media: SubgraphLink;
  /** The internal secret of the deployment, from which codes of invite links come. */
  readonly secret: string;
  readonly memberLimit: number;
  readonly clock: Clock;
  readonly log: Log;
};

/** The group subgraph: conversations and their members, on the conversation log. */
export function createGroupSubgraph({ store, viewerStates, relations, append, user, media, secret, memberLimit, clock, log }: Options): Subgraph {
  const conversations = createConversations({ append, store, viewerStates, relations, memberLimit, clock });
  const inviteLinks = createInviteLinks({ append, store, codes: createInviteCodes(secret), memberLimit, clock });
  return createSubgraph({
    name: 'group',
    sdl: partSdl('group'),
    resolvers,
    createContext: (request) => createContext(request, { store, conversations, inviteLinks, user, media }, clock.now()),
    log,
  });
}
