import { readFileSync } from 'node:fs';
import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import { createSubgraph, type Subgraph } from '../platform/subgraph.ts';
import { partSdl } from '../schema/sdl.ts';
import type { DraftStore } from '../timeline/drafts.ts';
import type { StatusSources } from '../timeline/message-status.ts';
import type { TimelineStore } from '../timeline/store.ts';
import type { Context } from './context.ts';
import { createEventDraft } from './realtime/event-draft.ts';
import { createEventMembership } from './realtime/event-membership.ts';
import { createEventMessages } from './realtime/event-message.ts';
import { createResolvers } from './realtime/resolvers.ts';
import type { Resolvers } from './resolver-types.ts';

type Options = { readonly store: TimelineStore; readonly drafts: DraftStore; readonly clock: Clock; readonly log: Log } & Omit<
  StatusSources,
  'rosters'
>;

/** The gateway's own part of the supergraph, always in its process: the events, and what they say by themselves. */
export function createOwnPart({ store, marks, drafts, withoutReadReceipts, clock, log }: Options): Subgraph {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }; // npm requires it
  const own: Resolvers = {
    ...createResolvers({
      messages: createEventMessages({ store, marks, withoutReadReceipts, clock }),
      membership: createEventMembership(store, clock),
      draft: createEventDraft(store, drafts),
      clock,
    }),
    Query: { serverVersion: () => version },
  };
  return createSubgraph<Context>({ name: 'gateway', sdl: partSdl('gateway'), resolvers: own, createContext: (request) => request, log });
}
