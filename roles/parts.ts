import { createTokenSigner } from '../platform/access-tokens.ts';
import type { Clock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import type { Keys } from '../platform/keys.ts';
import type { Log } from '../platform/log.ts';
import type { Metrics } from '../platform/metrics.ts';
import type { Subgraph, SubgraphLink } from '../platform/subgraph.ts';
import { createWithoutReadReceipts } from '../relations/read-receipts.ts';
import { createSight } from '../relations/sight.ts';
import type { SubgraphName } from '../schema/sdl.ts';
import type { Append } from '../timeline/append.ts';
import { createReceipts } from '../timeline/receipts.ts';
import type { ViewerStates } from '../timeline/viewer-state.ts';
import type { Documents } from './documents.ts';
import type { Events } from './events.ts';
import type { Files } from './files.ts';
import type { Stops } from './stops.ts';

/** What the parts of a process are made from. */
export type Given = {
  readonly config: Config;
  readonly keys: Keys;
  readonly documents: Documents;
  readonly events: Events;
  /** Null where the media subgraph is elsewhere. */
  readonly files: Files | null;
  readonly links: Readonly<Record<SubgraphName, SubgraphLink>>;
  readonly append: Append;
  readonly viewerStates: ViewerStates;
  readonly stops: Stops;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly log: Log;
};

/** How each subgraph is made. Only the code of those that a process is asked for is loaded. */
export const PARTS: Readonly<Record<SubgraphName, (given: Given) => Promise<Subgraph>>> = {
  async user({ documents: { accounts, relations, settings, tasks }, events: { topics }, keys, links, clock, log }) {
    const { createUserSubgraph } = await import('../subgraphs/user/subgraph.ts');
    return createUserSubgraph({
      accounts,
      relations,
      settings,
      tasks,
      signer: createTokenSigner(keys, clock),
      keys,
      topics,
      media: links.media,
      clock,
      log,
    });
  },
  async group({ documents: { timeline: store, relations }, config, keys, viewerStates, append, links, clock, log }) {
    const { createGroupSubgraph } = await import('../subgraphs/group/subgraph.ts');
    const { GROUP_MEMBER_LIMIT: memberLimit } = config;
    return createGroupSubgraph({
      store,
      viewerStates,
      relations,
      append,
      user: links.user,
      media: links.media,
      secret: keys.internalSecret,
      memberLimit,
      clock,
      log,
    });
  },
  async message({ documents, events: { channels, topics }, append, viewerStates, links, stops, metrics, clock, log }) {
    const [{ createMessageSubgraph }, { createTypingNotices }] = await Promise.all([
      import('../subgraphs/message/subgraph.ts'),
      import('../subgraphs/message/typing.ts'),
    ]);
    const typing = stops.add(createTypingNotices({ topics, clock, log }), (opened) => opened.stop());
    const { timeline: store, marks, search, drafts, scheduled, relations, settings } = documents;
    const withoutReadReceipts = createWithoutReadReceipts(settings);
    const receipts = stops.add(createReceipts({ marks, store, channels, withoutReadReceipts, clock, log }), (opened) => opened.stop());
    return createMessageSubgraph({
      ...{ store, search, drafts, scheduled, relations, append, receipts, typing, marks, withoutReadReceipts, viewerStates, metrics, clock, log },
      media: links.media,
      user: links.user,
    });
  },
  async media({ documents: { attachments }, files, config, clock, log }) {
    if (!files) throw new Error('the media subgraph needs a place for files');
    const { createMediaSubgraph } = await import('../subgraphs/media/subgraph.ts');
    return createMediaSubgraph({ attachments, blobs: files.blobs, uploadLimitBytes: config.UPLOAD_LIMIT_BYTES, clock, log });
  },
  async presence({ documents: { lastSeen, relations, settings }, events: { leases, activity, topics }, stops, clock, log }) {
    const [{ createPresences }, { createPresenceSubgraph }, { startPresenceSweep }] = await Promise.all([
      import('../subgraphs/presence/presence.ts'),
      import('../subgraphs/presence/subgraph.ts'),
      import('../subgraphs/presence/sweep.ts'),
    ]);
    const presences = stops.add(
      createPresences({ leases, activity, lastSeen, sight: createSight(relations, settings), topics, clock, log }),
      (opened) => opened.stop(),
    );
    stops.add(startPresenceSweep({ presences, log }), (opened) => opened.stop());
    return createPresenceSubgraph({ presences, log });
  },
};
