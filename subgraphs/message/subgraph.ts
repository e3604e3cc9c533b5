import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import type { Metrics } from '../../platform/metrics.ts';
import { createSubgraph, type Subgraph, type SubgraphLink } from '../../platform/subgraph.ts';
import type { RelationStore } from '../../relations/store.ts';
import { partSdl } from '../../schema/sdl.ts';
import type { SearchStore } from '../../search/store.ts';
import type { Append } from '../../timeline/append.ts';
import type { DraftStore } from '../../timeline/drafts.ts';
import type { MarkStore, WithoutReadReceipts } from '../../timeline/marks.ts';
import type { Receipts } from '../../timeline/receipts.ts';
import type { TimelineStore } from '../../timeline/store.ts';
import type { ViewerStates } from '../../timeline/viewer-state.ts';
import { createChanges } from './changes.ts';
import { createContext } from './context.ts';
import { createSaveDraft } from './drafts.ts';
import { createSetLifetime } from './lifetime.ts';
import { createMarkers } from './markers.ts';
import { createMessages } from './messages.ts';
import { createReach } from './reach.ts';
import { resolvers } from './resolvers.ts';
import { createScheduled } from './scheduled.ts';
import type { ScheduledStore } from './scheduled-store.ts';
import { createSetTyping, type TypingNotices } from './typing.ts';

type Options = {
  readonly store: TimelineStore;
  readonly search: SearchStore;
  readonly drafts: DraftStore;
  readonly scheduled: ScheduledStore;
  readonly relations: RelationStore;
  readonly append: Append;
  readonly receipts: Receipts;
  readonly marks: MarkStore;
  readonly withoutReadReceipts: WithoutReadReceipts;
  readonly viewerStates: ViewerStates;
  readonly typing: TypingNotices;
  readonly metrics: Metrics;
  /** Asked which attachments may be sent. */
  readonly media: SubgraphLink;
  /** Asked whom a text mentions. */
  readonly user: SubgraphLink;
  readonly clock: Clock;
  readonly log: Log;
};

/** The message subgraph: messages and what becomes of them, markers and the ends of conversations, on the conversation log. */
export function createMessageSubgraph(options: Options): Subgraph {
  const {
    store,
    search,
    drafts,
    scheduled,
    relations,
    append,
    receipts,
    typing,
    marks,
    withoutReadReceipts,
    viewerStates,
    metrics,
    media,
    user,
    clock,
    log,
  } = options;
  const reach = createReach(store, relations);
  const messages = createMessages({ append, store, reach, typing, metrics, clock });
  const changes = createChanges({ append, store, reach, clock });
  const markers = createMarkers({ store, receipts, viewerStates });
  const domain = {
    ...{ store, search, messages, changes, markers, marks, withoutReadReceipts, media, user, clock },
    setLifetime: createSetLifetime({ append, reach }),
    drafts,
    saveDraft: createSaveDraft({ drafts, viewerStates, clock }),
    setTyping: createSetTyping({ notices: typing, reach }),
    scheduled: createScheduled({ store: scheduled, messages, relations, clock }),
  };
  return createSubgraph({
    name: 'message',
    sdl: partSdl('message'),
    resolvers,
    createContext: (request) => createContext(request, domain),
    log,
  });
}
