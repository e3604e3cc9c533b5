import { startGateway } from '../../gateway/gateway.ts';
import { createTokenSigner, createTokenVerifier } from '../../platform/access-tokens.ts';
import { systemClock as clock, systemTimers as timers } from '../../platform/clock.ts';
import { loadKeys } from '../../platform/keys.ts';
import { createMetrics } from '../../platform/metrics.ts';
import { createWithoutReadReceipts } from '../../relations/read-receipts.ts';
import { createSight } from '../../relations/sight.ts';
import { openDocuments } from '../../roles/documents.ts';
import { openEvents } from '../../roles/events.ts';
import { openFiles } from '../../roles/files.ts';
import { createIndexing } from '../../search/indexing.ts';
import { createGroupSubgraph } from '../../subgraphs/group/subgraph.ts';
import { createMediaSubgraph } from '../../subgraphs/media/subgraph.ts';
import { createMessageSubgraph } from '../../subgraphs/message/subgraph.ts';
import { createPresences } from '../../subgraphs/presence/presence.ts';
import { createPresenceSubgraph } from '../../subgraphs/presence/subgraph.ts';
import { createUserSubgraph } from '../../subgraphs/user/subgraph.ts';
import { createAppend } from '../../timeline/append.ts';
import { createPublisher } from '../../timeline/publish.ts';
import { createReceipts } from '../../timeline/receipts.ts';
import { createViewerStates } from '../../timeline/viewer-state.ts';
import { benchConfig } from '../support/data.ts';
import { benchLog as log } from '../support/log.ts';
import { table } from '../support/report.ts';
import { noTyping } from '../support/typing.ts';

/** How often each method of each store is called, by `store.method`. */
export type StoreCalls = ReadonlyMap<string, number>;

/** Counts the store calls of operations in a whole server of one process, for each operation by its name. */
export async function countStoreCalls(
  dataDir: string,
  accessToken: string,
  operations: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, unknown>>,
): Promise<ReadonlyMap<string, StoreCalls>> {
  const counts = new Map<string, number>();
  const server = await startCounted(dataDir, counts);
  const calls = new Map<string, StoreCalls>();
  try {
    for (const [name, query] of Object.entries(operations)) {
      counts.clear();
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${accessToken}` };
      const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
      if ((await response.text()).includes('"errors"')) throw new Error(`${name} has errors`);
      calls.set(name, new Map([...counts].sort()));
    }
    return calls;
  } finally {
    await server.stop();
  }
}

/** The counts as a table: one row for each operation. */
export function storeCallTable(calls: ReadonlyMap<string, StoreCalls>): string {
  const rows = [...calls].map(([name, counts]) => {
    const each = [...counts].map(([method, count]) => `${method} ${count}`);
    return [name, String([...counts.values()].reduce((sum, count) => sum + count, 0)), each.join(', ')];
  });
  return table(['Operation', 'Calls', 'Of which'], rows);
}

async function startCounted(dataDir: string, counts: Map<string, number>): Promise<{ url: string; stop(): Promise<void> }> {
  const config = benchConfig(dataDir);
  const keys = loadKeys(config);
  const documents = await openDocuments(config, { setUp: false });
  const { channels, topics, leases: allLeases, activity: allActivity } = await openEvents(config, log);
  const { blobs } = await openFiles(config, { secret: keys.internalSecret, publicUrl: () => '', clock, log });
  const count = <T extends object>(name: string, port: T): T => counted(name, port, counts);
  const { log: entries, rosters, memberships, heads, changes } = documents.timeline;
  const store = {
    log: count('log', entries),
    rosters: count('rosters', rosters),
    memberships: count('memberships', memberships),
    heads: count('heads', heads),
    changes: count('changes', changes),
  };
  const marks = count('marks', documents.marks);
  const search = count('search', documents.search);
  const viewerStateStore = count('viewerStates', documents.viewerStates);
  const { drafts, scheduled } = documents;
  const accounts = count('accounts', documents.accounts);
  const relations = count('relations', documents.relations);
  const settings = count('settings', documents.settings);
  const attachments = count('attachments', documents.attachments);
  const tasks = count('tasks', documents.tasks);
  const lastSeen = count('lastSeen', documents.lastSeen);
  const leases = count('leases', allLeases);
  const activity = count('activity', allActivity);
  const metrics = createMetrics();
  const withoutReadReceipts = createWithoutReadReceipts(settings);
  const receipts = createReceipts({ marks, store, channels, withoutReadReceipts, clock, log });
  const viewerStates = createViewerStates({ states: viewerStateStore, channels, log });
  const append = createAppend({
    store,
    publisher: createPublisher({ store, marks, channels, log, follow: createIndexing(search).follow }),
    clock,
    timers,
  });
  const media = createMediaSubgraph({ attachments, blobs, uploadLimitBytes: config.UPLOAD_LIMIT_BYTES, clock, log }).execute;
  const user = createUserSubgraph({
    ...{ accounts, relations, settings, tasks, signer: createTokenSigner(keys, clock), keys, topics, media, clock, log },
  }).execute;
  const { GROUP_MEMBER_LIMIT: memberLimit } = config;
  const group = createGroupSubgraph({
    store,
    viewerStates,
    relations,
    append,
    user,
    media,
    secret: keys.internalSecret,
    memberLimit,
    clock,
    log,
  }).execute;
  const message = createMessageSubgraph({
    ...{ store, search, drafts, scheduled, relations, append, receipts, typing: noTyping, marks, withoutReadReceipts, viewerStates },
    ...{ metrics, media, user, clock, log },
  }).execute;
  const presence = createPresenceSubgraph({
    presences: createPresences({ leases, activity, lastSeen, sight: createSight(relations, settings), topics, clock, log }),
    log,
  }).execute;
  const links = { user, group, message, media, presence };
  const verifier = createTokenVerifier(keys, clock);
  const gateway = await startGateway({
    config,
    links,
    store,
    withoutReadReceipts,
    marks,
    viewerStates: viewerStateStore,
    drafts,
    channels,
    topics,
    verifier,
    internalSecret: keys.internalSecret,
    blobRoutes: null,
    metrics,
    clock,
    log,
    stopping: new AbortController().signal,
  });
  return {
    url: gateway.url,
    async stop() {
      await gateway.stop();
      await Promise.all([receipts.stop(), viewerStates.stop()]);
      await documents.close();
    },
  };
}

/** The same port, each call of it counted by its name. */
function counted<T extends object>(name: string, port: T, counts: Map<string, number>): T {
  return new Proxy(port, {
    get(target, property, receiver) {
      const method: unknown = Reflect.get(target, property, receiver);
      if (typeof method !== 'function') return method;
      const key = `${name}.${String(property)}`;
      return (...args: unknown[]) => {
        counts.set(key, (counts.get(key) ?? 0) + 1);
        return method.apply(target, args) as unknown;
      };
    },
  });
}
