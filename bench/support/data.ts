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
import { benchLog } from './log.ts';
import { benchSender, plainDraft } from './sender.ts';

/** How much to fill in. Each conversation is a group of `members` people, the viewer among them. */
export type Amount = { readonly people: number; readonly conversations: number; readonly members: number; readonly messages: number };

/** What was filled in, seen by one of the people. The token ends 10 minutes later. */
export type Filled = { readonly accessToken: string; readonly viewerId: string; readonly conversationIds: readonly string[] };

/** The configuration of a process of the bench: any free port, errors alone in the log. */
export function benchConfig(dataDir: string, settings: Record<string, string> = {}): Config {
  return readConfig({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error', ...settings });
}

/** Fills an embedded store through the domain's own functions, without the API and without hashing passwords. */
export async function fill(dataDir: string, amount: Amount): Promise<Filled> {
  const config = benchConfig(dataDir);
  const documents = await openDocuments(config, { setUp: false });
  try {
    const userIds = await fillPeople(documents, amount.people);
    const viewerId = userIds[0] as string; // there is at least one
    const conversationIds = await fillConversations(documents, userIds, amount);
    const { token } = await createTokenSigner(loadKeys(config), clock).sign({ userId: viewerId, deviceId: newId('dev') });
    return { accessToken: token, viewerId, conversationIds };
  } finally {
    await documents.close();
  }
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

async function fillConversations({ timeline: store, search, relations }: Documents, userIds: readonly string[], amount: Amount): Promise<string[]> {
  const publisher = createPublisher({ store, channels: createMemoryChannels(), log: benchLog, follow: createIndexing(search).follow });
  const append = createAppend({ store, publisher, clock, timers });
  const conversations = createConversations({ append, store, relations, memberLimit: amount.members, clock });
  const messages = createMessages({ append, store, reach: createReach(store, relations), metrics: createMetrics(), clock });
  const [viewerId = '', ...others] = userIds;
  const ids: string[] = [];
  for (let i = 0; i < amount.conversations; i++) {
    const memberIds = Array.from({ length: amount.members - 1 }, (_, j) => others[(i + j) % others.length] as string); // within its length
    const { userId, deadline, access } = benchSender(store, viewerId, clock.now() + 30_000);
    const actor = { userId, deadline, access, existingUsers: async (known: readonly string[]) => new Set(known) };
    const changed = await conversations.createGroup(actor, { title: `Conversation ${i}`, memberIds, clientConversationId: `bench-${i}` });
    if (!('roster' in changed)) throw new Error(changed.userErrors.map(({ message }) => message).join(', '));
    const { conversationId, members } = changed.roster;
    const sends = Array.from({ length: amount.messages }, (_, j) => {
      const { userId } = members[j % members.length] as { userId: string }; // within its length
      const sender = benchSender(store, userId, clock.now() + 30_000);
      return messages.send(sender, plainDraft(conversationId, `bench-${j}`, `Message ${j}: ${TEXT}`));
    });
    await Promise.all(sends);
    ids.push(conversationId);
  }
  await publisher.idle();
  return ids;
}

const TEXT = 'the ferry leaves at ten past eight, so whoever brings the bread should be there by eight.';
