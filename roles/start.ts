import { startGateway } from '../gateway/gateway.ts';
import { createTokenSigner, createTokenVerifier } from '../platform/access-tokens.ts';
import { systemClock as clock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import { loadKeys } from '../platform/keys.ts';
import type { Log } from '../platform/log.ts';
import type { Subgraph, SubgraphLink } from '../platform/subgraph.ts';
import { createHttpLink } from '../platform/subgraph-link.ts';
import { serveSubgraph } from '../platform/subgraph-server.ts';
import { SUBGRAPHS, type SubgraphName } from '../schema/sdl.ts';
import { createGroupSubgraph } from '../subgraphs/group/subgraph.ts';
import { createMediaSubgraph } from '../subgraphs/media/subgraph.ts';
import { createMessageSubgraph } from '../subgraphs/message/subgraph.ts';
import { createPresences } from '../subgraphs/presence/presence.ts';
import { createPresenceSubgraph } from '../subgraphs/presence/subgraph.ts';
import { startPresenceSweep } from '../subgraphs/presence/sweep.ts';
import { createUserSubgraph } from '../subgraphs/user/subgraph.ts';
import { createAppend } from '../timeline/append.ts';
import { createPublisher } from '../timeline/publish.ts';
import { openDocuments } from './documents.ts';
import { openEvents } from './events.ts';
import { type Files, openFiles } from './files.ts';
import type { Role } from './roles.ts';
import { createStops, type Stop } from './stops.ts';

/** A running process of Palaver. `url` is where it listens; `description` says what it keeps where. */
export type Running = { readonly url: string; readonly description: string; readonly stop: Stop };

/** Starts a role; everything that it opened is closed again if it can not start. */
export async function start(role: Exclude<Role, 'setup'>, config: Config, log: Log): Promise<Running> {
  const stops = createStops();
  try {
    return await assemble(role, config, log, stops);
  } catch (error) {
    await stops.run();
    throw error;
  }
}

async function assemble(role: Exclude<Role, 'setup'>, config: Config, log: Log, stops: ReturnType<typeof createStops>): Promise<Running> {
  const keys = loadKeys(config);
  const documents = stops.add(await openDocuments(config, { setUp: false }), (opened) => opened.close());
  const events = stops.add(await openEvents(config, log), async (opened) => opened.close());
  const { topics, channels } = events;
  const { timeline: store } = documents;
  let publicUrl = config.PUBLIC_URL ?? '';
  let files: Files | null = null;
  if (role === 'all' || role === 'media') files = await openFiles(config, { secret: keys.internalSecret, publicUrl: () => publicUrl, clock, log });

  const isHere = (name: SubgraphName): boolean => role === 'all' || role === name;
  const parts = new Map<SubgraphName, Subgraph>();
  const links = Object.fromEntries(SUBGRAPHS.map((name) => [name, isHere(name) ? localLink(name) : remoteLink(name)])) as Record<
    SubgraphName,
    SubgraphLink
  >; // every name

  function localLink(name: SubgraphName): SubgraphLink {
    return async (request) => {
      const part = parts.get(name);
      if (!part) throw new Error(`the ${name} subgraph is called before it is there`);
      return part.execute(request);
    };
  }

  function remoteLink(name: SubgraphName): SubgraphLink {
    const url = config[`${name.toUpperCase() as Uppercase<SubgraphName>}_URL`];
    return stops.add(createHttpLink({ name, url, secret: keys.internalSecret, clock, log }), (opened) => opened.close()).link;
  }

  if (isHere('user'))
    parts.set(
      'user',
      createUserSubgraph({ accounts: documents.accounts, signer: createTokenSigner(keys, clock), keys, topics, media: links.media, clock, log }),
    );
  if (isHere('group') || isHere('message')) {
    const publisher = stops.add(createPublisher({ store, channels, log }), (opened) => opened.idle());
    const append = createAppend({ store, publisher, clock });
    if (isHere('group'))
      parts.set('group', createGroupSubgraph({ store, append, user: links.user, memberLimit: config.GROUP_MEMBER_LIMIT, clock, log }));
    if (isHere('message')) parts.set('message', createMessageSubgraph({ store, append, media: links.media, log }));
  }
  if (files)
    parts.set(
      'media',
      createMediaSubgraph({ attachments: documents.attachments, blobs: files.blobs, uploadLimitBytes: config.UPLOAD_LIMIT_BYTES, clock, log }),
    );
  if (isHere('presence')) {
    const presences = stops.add(createPresences({ leases: events.leases, lastSeen: documents.lastSeen, topics, clock, log }), (opened) =>
      opened.stop(),
    );
    parts.set('presence', createPresenceSubgraph({ presences, log }));
    stops.add(startPresenceSweep({ presences, log }), (opened) => opened.stop());
  }

  const description = [documents.description, events.description, ...(files ? [files.description] : [])].join(', ');
  const secret = keys.internalSecret;
  if (role === 'all' || role === 'gateway') {
    const options = {
      config,
      links,
      store,
      channels,
      topics,
      verifier: createTokenVerifier(keys, clock),
      internalSecret: secret,
      blobRoutes: files?.routes ?? null,
      clock,
      log,
    };
    const gateway = stops.add(await startGateway(options), (opened) => opened.stop());
    publicUrl ||= gateway.url;
    return { url: gateway.url, description, stop: stops.run };
  }
  const part = parts.get(role);
  if (!part) throw new Error(`there is no role ${role}`);
  const served = stops.add(await serveSubgraph(part, { host: config.HOST, port: config.PORT, secret, clock, log }), (opened) => opened.stop());
  return { url: served.url, description, stop: stops.run };
}
