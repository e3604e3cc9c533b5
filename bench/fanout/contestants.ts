import { accessTokens, fill } from '../support/data.ts';
import { forkReady, type Running } from '../support/processes.ts';
import type { Order, Post } from './load.ts';
import { GRAPHQL_WS_QUERY } from './peers.ts';
import type { Usage, UsageOrder } from './serve.ts';
import type { WireName } from './wires.ts';

/** A server with its receivers, each a process. */
export type Contestant = {
  readonly name: string;
  readonly post: Post;
  /** Connects this share of the receivers: from one index up to another. */
  connect(from: number, to: number): Promise<void>;
  load<Answer>(order: Order): Promise<Answer>;
  usage(order: UsageOrder): Promise<Usage>;
  stop(): Promise<void>;
};

/** Starts every server, ours first, with nobody connected. `size` is the number of receivers of each. */
export async function startContestants(dataDir: string, redisUrl: string, size: number): Promise<readonly Contestant[]> {
  const settings = { DATA_DIR: dataDir, REDIS_URL: redisUrl, GROUP_MEMBER_LIMIT: String(size) };
  const { accessToken, conversationIds, userIds } = await fill(dataDir, { people: size, conversations: 1, members: size, messages: 0 });
  const json = { 'content-type': 'application/json' };
  const input = { conversationId: conversationIds[0], clientMessageId: '%ID%', body: '%BODY%' };
  const ours = {
    post: (url: string): Post => ({
      url: `${url}/graphql`,
      headers: { ...json, authorization: `Bearer ${accessToken}` },
      body: JSON.stringify({ query: SEND, variables: { input } }),
    }),
    tokens: await accessTokens(dataDir, userIds),
  };
  const theirs = {
    post: (url: string): Post => ({ url: `${url}/`, headers: json, body: JSON.stringify({ id: '%ID%', body: '%BODY%' }) }),
    tokens: userIds,
  };
  return [
    await contestant({ name: 'Palaver', kind: 'palaver', wire: 'graphql', query: QUERY, ...ours }, settings),
    await contestant({ name: GRAPHQL_WS, kind: 'graphql-ws', wire: 'graphql', query: GRAPHQL_WS_QUERY, ...theirs }, settings),
    await contestant({ name: '`socket.io` + its Redis adapter', kind: 'socket.io', wire: 'socket.io', query: '', ...theirs }, settings),
    await contestant({ name: '`ws` alone, no Redis', kind: 'ws', wire: 'ws', query: '', ...theirs }, settings),
  ];
}

const GRAPHQL_WS = '`graphql-ws` + `graphql-redis-subscriptions`';

/** What a device of ours subscribes to: the fields that the peers have, the seq, and the cursor, without which nothing could be resumed. */
const QUERY = 'subscription { events { cursor ... on MessageSent { message { id body seq createdAt sender { id } } } } }';

const SEND = 'mutation Send($input: SendMessageInput!) { sendMessage(input: $input) { message { id } userErrors { code } } }';

/** As \`npm start\`. */
const FLAGS = ['--max-semi-space-size=16', '--expose-gc'];

type Recipe = {
  readonly name: string;
  readonly kind: string;
  readonly wire: WireName;
  readonly query: string;
  readonly post: (url: string) => Post;
  readonly tokens: readonly string[];
};

async function contestant({ name, kind, wire, query, post, tokens }: Recipe, settings: Record<string, string>): Promise<Contestant> {
  const server: Running<string> = await forkReady<string>(new URL('serve.ts', import.meta.url), [kind, JSON.stringify(settings)], FLAGS);
  const load = await forkReady(new URL('load.ts', import.meta.url), []);
  const url = server.ready;
  return {
    name,
    post: post(url),
    async connect(from, to) {
      await load.ask({ do: 'connect', url: url.replace('http', 'ws'), wire, query, tokens: tokens.slice(from, to) } satisfies Order);
    },
    load: (order) => load.ask(order),
    usage: (order) => server.ask<Usage>(order),
    stop: async () => void (await Promise.all([load.stop(), server.stop()])),
  };
}
