import { createTokenSigner } from '../../platform/access-tokens.ts';
import { systemClock as clock, systemTimers as timers } from '../../platform/clock.ts';
import { type Config, readConfig } from '../../platform/config.ts';
import { newId } from '../../platform/ids.ts';
import { loadKeys } from '../../platform/keys.ts';
import { createMetrics } from '../../platform/metrics.ts';
import { type Documents, openDocuments } from '../../roles/documents.ts';
import { createIndexing } from '../../search/indexing.ts';
import { createConversations } from '../../subgraphs/group/conversations.ts';
import { createMessages } from '../../subgraphs/message/messages.ts';
import { createReach } from '../../subgraphs/message/reach.ts';
import { createAppend } from '../../timeline/append.ts';
import { createMemoryChannels } from '../../timeline/drivers/channels-memory.ts';
import { createPublisher } from '../../timeline/publish.ts';
import { createViewerStates } from '../../timeline/viewer-state.ts';
import { benchLog } from './log.ts';
import { benchSender, plainDraft } from './sender.ts';
import { noTyping } from './typing.ts';

/** How much to fill in. Each conversation is a group of `members` people, the viewer among them. */
export type Amount = { readonly people: number; readonly conversations: number; readonly members: number; readonly messages: number };

/** What was filled in, seen by the first of the people, who is in every conversation. The token ends 10 minutes later. */
export type Filled = {
  readonly accessToken: string;
  readonly viewerId: string;
  readonly userIds: readonly string[];
  readonly conversationIds: readonly string[];
};

/** The configuration of a process of the bench: any free port, errors alone in the log. */
export function benchConfig(dataDir: string, settings: Record<string, string> = {}): Config {
  return readConfig({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error', ...settings });
}

/** Fills a store, the embedded one unless the settings say otherwise, through the domain's own functions, without the API and without hashing passwords. */
export async function fill(dataDir: string, amount: Amount, settings: Record<string, string> = {}): Promise<Filled> {
  const documents = await openDocuments(benchConfig(dataDir, settings), { setUp: true });
  try {
    const userIds = await fillPeople(documents, amount.people);
    const viewerId = userIds[0] as string; // there is at least one
    const conversationIds = await fillConversations(documents, userIds, amount);
    const [accessToken = ''] = await accessTokens(dataDir, [viewerId]);
    return { accessToken, viewerId, userIds, conversationIds };
  } finally {
    await documents.close();
  }
}

/** Access tokens of these users, each of a device of its own; they end 10 minutes later. */
export function accessTokens(dataDir: string, userIds: readonly string[]): Promise<string[]> {
  const signer = createTokenSigner(loadKeys(benchConfig(dataDir)), clock);
  return Promise.all(userIds.map(async (userId) => (await signer.sign({ userId, deviceId: newId('dev') })).token));
}

async function fillPeople({ accounts }: Documents, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < count; i++) {
    const id = newId('usr');
    const user = { id, handle: `person${i}`, displayName: `Person ${i}`, bio: null, avatarId: null, createdAt: clock.now() };
    await accounts.createAccount(user, 'no password');
    ids.push(id);
  }
  return ids;
}

async function fillConversations(
  { timeline: store, marks, search, relations, viewerStates: states }: Documents,
  userIds: readonly string[],
  amount: Amount,
): Promise<string[]> {
  const channels = createMemoryChannels();
  const publisher = createPublisher({ store, marks, channels, log: benchLog, follow: createIndexing(search).follow });
  const append = createAppend({ store, publisher, clock, timers });
  const viewerStates = createViewerStates({ states, channels, log: benchLog });
  const conversations = createConversations({ append, store, viewerStates, relations, memberLimit: amount.members, clock });
  const messages = createMessages({ append, store, reach: createReach(store, relations), typing: noTyping, metrics: createMetrics(), clock });
  const [viewerId = '', ...others] = userIds;
  async function fillOne(i: number): Promise<string> {
    const memberIds = Array.from({ length: amount.members - 1 }, (_, j) => others[(i * (amount.members - 1) + j) % others.length] as string); // within its length
    const { userId, deadline, access } = benchSender(store, viewerId, clock.now() + 30_000);
    const actor = { userId, deadline, access, existingUsers: async (known: readonly string[]) => new Set(known), avatarFault: async () => null };
    const changed = await conversations.createGroup(actor, { title: `Conversation ${i}`, memberIds, clientConversationId: `bench-${i}` });
    if (!('roster' in changed)) throw new Error(changed.userErrors.map(({ message }) => message).join(', '));
    const { conversationId, members } = changed.roster;
    const sends = Array.from({ length: amount.messages }, (_, j) => {
      const { userId } = members[j % members.length] as { userId: string }; // within its length
      const sender = benchSender(store, userId, clock.now() + 30_000);
      return messages.send(sender, plainDraft(conversationId, `bench-${j}`, `Message ${j}: ${TEXT}`));
    });
    await Promise.all(sends);
    return conversationId;
  }

  const ids: string[] = [];
  for (let i = 0; i < amount.conversations; i += AT_ONCE) {
    const indexes = Array.from({ length: Math.min(AT_ONCE, amount.conversations - i) }, (_, j) => i + j);
    ids.push(...(await Promise.all(indexes.map(fillOne))));
  }
  await publisher.idle();
  return ids;
}

/** Conversations that are filled at the same time. */
const AT_ONCE = 16;

const TEXT = 'the ferry leaves at ten past eight, so whoever brings the bread should be there by eight.';
