import type { GraphQLSchema } from 'graphql';
import { createTokenSigner } from '../../platform/access-tokens.ts';
import { systemClock as clock, systemTimers as timers } from '../../platform/clock.ts';
import type { Config } from '../../platform/config.ts';
import { type Keys, loadKeys } from '../../platform/keys.ts';
import { createMetrics } from '../../platform/metrics.ts';
import type { SubgraphLink, SubgraphRequest } from '../../platform/subgraph.ts';
import type { Caller } from '../../platform/viewer.ts';
import { createWithoutReadReceipts } from '../../relations/read-receipts.ts';
import { createSight } from '../../relations/sight.ts';
import { type Documents, openDocuments } from '../../roles/documents.ts';
import { type Events, openEvents } from '../../roles/events.ts';
import { createContext as groupContext } from '../../subgraphs/group/context.ts';
import { createConversations } from '../../subgraphs/group/conversations.ts';
import { createInviteCodes } from '../../subgraphs/group/invite-codes.ts';
import { createInviteLinks } from '../../subgraphs/group/invite-links.ts';
import { createGroupSubgraph } from '../../subgraphs/group/subgraph.ts';
import { createChanges } from '../../subgraphs/message/changes.ts';
import { createContext as messageContext } from '../../subgraphs/message/context.ts';
import { createSaveDraft } from '../../subgraphs/message/drafts.ts';
import { createSetLifetime } from '../../subgraphs/message/lifetime.ts';
import { createMarkers } from '../../subgraphs/message/markers.ts';
import { createMessages } from '../../subgraphs/message/messages.ts';
import { createReach } from '../../subgraphs/message/reach.ts';
import { createScheduled } from '../../subgraphs/message/scheduled.ts';
import { createMessageSubgraph } from '../../subgraphs/message/subgraph.ts';
import { createSetTyping } from '../../subgraphs/message/typing.ts';
import { createContext as presenceContext } from '../../subgraphs/presence/context.ts';
import { createPresences } from '../../subgraphs/presence/presence.ts';
import { createPresenceSubgraph } from '../../subgraphs/presence/subgraph.ts';
import { type Domain, createContext as userContext } from '../../subgraphs/user/context.ts';
import { createUserSubgraph } from '../../subgraphs/user/subgraph.ts';
import { createAppend } from '../../timeline/append.ts';
import { createPublisher } from '../../timeline/publish.ts';
import { createReceipts } from '../../timeline/receipts.ts';
import { createViewerStates } from '../../timeline/viewer-state.ts';
import { benchLog as log } from '../support/log.ts';
import { noTyping } from '../support/typing.ts';

/** The parts that the measured operations need. */
export const MEASURED_PARTS = ['user', 'group', 'message', 'presence'] as const;

/** The name of a part that the measured operations need. */
export type MeasuredPart = (typeof MEASURED_PARTS)[number];

/** A subgraph for another server than ours: its schema with our resolvers, and what they get for one operation. */
export type Part = { readonly schema: GraphQLSchema; createContext(caller: Caller): object };

/** Makes the parts over an embedded store, for reading. */
export async function openParts(config: Config): Promise<Record<MeasuredPart, Part>> {
  const documents = await openDocuments(config, { setUp: false });
  const events = await openEvents(config, log);
  return createParts(documents, events, loadKeys(config));
}

function createParts(documents: Documents, events: Events, keys: Keys): Record<MeasuredPart, Part> {
  const { timeline: store, search, marks, viewerStates: states, drafts, scheduled, accounts, relations, settings, tasks, lastSeen } = documents;
  const { topics, leases, activity, channels } = events;
  const metrics = createMetrics();
  const withoutReadReceipts = createWithoutReadReceipts(settings);
  const receipts = createReceipts({ marks, store, channels, withoutReadReceipts, clock, log });
  const append = createAppend({ store, publisher: createPublisher({ store, marks, channels, log }), clock, timers });
  const viewerStates = createViewerStates({ states, channels, log });
  const conversations = createConversations({ append, store, viewerStates, relations, memberLimit: 100, clock });
  const { internalSecret: secret } = keys;
  const inviteLinks = createInviteLinks({ append, store, codes: createInviteCodes(secret), memberLimit: 100, clock });
  const reach = createReach(store, relations);
  const messages = createMessages({ append, store, reach, typing: noTyping, metrics, clock });
  const changes = createChanges({ append, store, reach, clock });
  const markers = createMarkers({ store, receipts, viewerStates });
  const setLifetime = createSetLifetime({ append, reach });
  const setTyping = createSetTyping({ notices: noTyping, reach });
  const presences = createPresences({ leases, activity, lastSeen, sight: createSight(relations, settings), topics, clock, log });
  const domain = { store: accounts, media: notCalled } as Partial<Domain> as Domain; // queries of users read the store and nothing else
  return {
    user: {
      schema: createUserSubgraph({
        accounts,
        relations,
        settings,
        tasks,
        signer: createTokenSigner(keys, clock),
        keys,
        topics,
        media: notCalled,
        clock,
        log,
      }).schema,
      createContext: (caller) => userContext(requestOf(caller), domain),
    },
    group: {
      schema: createGroupSubgraph({ store, viewerStates, relations, append, user: notCalled, media: notCalled, secret, memberLimit: 100, clock, log })
        .schema,
      createContext: (caller) =>
        groupContext(requestOf(caller), { store, conversations, inviteLinks, user: notCalled, media: notCalled }, clock.now()),
    },
    message: {
      schema: createMessageSubgraph({
        store,
        search,
        drafts,
        scheduled,
        relations,
        append,
        receipts,
        typing: noTyping,
        marks,
        withoutReadReceipts,
        viewerStates,
        metrics,
        media: notCalled,
        user: notCalled,
        clock,
        log,
      }).schema,
      createContext: (caller) =>
        messageContext(requestOf(caller), {
          ...{ store, search, messages, changes, markers, setLifetime, setTyping, marks, withoutReadReceipts, clock },
          drafts,
          saveDraft: createSaveDraft({ drafts, viewerStates, clock }),
          scheduled: createScheduled({ store: scheduled, messages, relations, clock }),
          media: notCalled,
          user: notCalled,
        }),
    },
    presence: {
      schema: createPresenceSubgraph({ presences, log }).schema,
      createContext: (caller) => presenceContext(caller, presences),
    },
  };
}

function requestOf(caller: Caller): SubgraphRequest {
  return { query: '', caller, requestId: '', deadline: clock.now() + 10_000 };
}

const notCalled: SubgraphLink = async () => {
  throw new Error('the measured operations call no other subgraph by themselves');
};
