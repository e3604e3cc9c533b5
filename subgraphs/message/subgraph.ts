import type { Log } from '../../platform/log.ts';
import type { Metrics } from '../../platform/metrics.ts';
import { createSubgraph, type Subgraph, type SubgraphLink } from '../../platform/subgraph.ts';
import { partSdl } from '../../schema/sdl.ts';
import type { Append } from '../../timeline/append.ts';
import type { Receipts } from '../../timeline/receipts.ts';
import type { TimelineStore } from '../../timeline/store.ts';
import { createContext } from './context.ts';
import { createMessages } from './messages.ts';
import { resolvers } from './resolvers.ts';

type Options = {
  readonly store: TimelineStore;
  readonly append: Append;
  readonly receipts: Receipts;
  readonly metrics: Metrics;
  /** Asked which attachments may be sent. */
  readonly media: SubgraphLink;
  readonly log: Log;
};

/** The message subgraph: messages, read markers and the ends of conversations, on the conversation log. */
export function createMessageSubgraph({ store, append, receipts, metrics, media, log }: Options): Subgraph {
  const messages = createMessages({ append, store, receipts, metrics });
  return createSubgraph({
    name: 'message',
    sdl: partSdl('message'),
    resolvers,
    createContext: (request) => createContext(request, store, messages, media),
    log,
  });
}
