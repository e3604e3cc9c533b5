import { randomUUID } from 'node:crypto';
import type { Gap } from '../../client/event-stream.ts';
import type { MessageSent, PalaverEvent, ResyncReason } from '../../client/events.ts';
import { createPalaver, type Palaver, type PalaverOptions } from '../../client/palaver.ts';
import type { SignedIn } from '../../client/storage.ts';
import { createFeed, type Feed } from './feed.ts';
import { PASSWORD } from './person.ts';

/** An app on somebody's device, made with the client, and everything that the client told it. */
export type App = {
  readonly palaver: Palaver;
  readonly signedIn: SignedIn;
  readonly events: Feed<PalaverEvent>;
  readonly heads: Feed<{ readonly at: string; readonly cursor: string }>;
  readonly resyncs: Feed<{ readonly reason: ResyncReason; readonly cursor: string }>;
  readonly gaps: readonly Gap[];
  /** Resolves when the client says that the session was ended. */
  readonly signedOut: Promise<void>;
  /** The texts of the messages that came, in the order in which they came. */
  texts(conversationId: string): string[];
};

/** Makes apps, and closes them. */
export type Apps = {
  /** Signs somebody up on a new device, or opens the app of somebody whose session is in the storage, and receives events. Resolves at the first head. */
  open(name: string, options: PalaverOptions): Promise<App>;
  /** Takes over the closing of a client. */
  keep(palaver: Palaver): Palaver;
  close(): Promise<void>;
};

/** Makes the apps of a test file. */
export function createApps(): Apps {
  const clients: Palaver[] = [];

  function keep(palaver: Palaver): Palaver {
    clients.push(palaver);
    return palaver;
  }

  return {
    keep,
    async open(name, options) {
      const signedOut = Promise.withResolvers<void>();
      const palaver = keep(createPalaver({ ...options, onSignedOut: signedOut.resolve }));
      const signedIn = (await palaver.signedIn()) ?? (await signUp(palaver, name));
      const events = createFeed<PalaverEvent>(`${name}'s events`);
      const heads = createFeed<{ at: string; cursor: string }>(`${name}'s heads`);
      const resyncs = createFeed<{ reason: ResyncReason; cursor: string }>(`${name}'s resyncs`);
      const gaps: Gap[] = [];
      palaver.events({ onEvent: events.push, onHead: heads.push, onResync: resyncs.push, onGap: (gap) => gaps.push(gap) });
      await heads.feed.next();
      return {
        palaver,
        signedIn,
        events: events.feed,
        heads: heads.feed,
        resyncs: resyncs.feed,
        gaps,
        signedOut: signedOut.promise,
        texts: (conversationId) => messagesIn(events.feed.received, conversationId).map(({ message }) => message?.preview.text ?? ''),
      };
    },
    async close() {
      await Promise.all(clients.map((client) => client.close()));
    },
  };
}

/** Signs somebody up whose handle is unique. */
export async function signUp(palaver: Palaver, name: string): Promise<SignedIn> {
  const handle = `${name}_${randomUUID().slice(0, 8)}`;
  const { signedIn, userErrors } = await palaver.signUp({ handle, displayName: name, password: PASSWORD, deviceName: `${name}'s phone` });
  if (!signedIn) throw new Error(`nobody was signed up: ${JSON.stringify(userErrors)}`);
  return signedIn;
}

/** The messages among events, of one conversation. */
export function messagesIn(events: readonly PalaverEvent[], conversationId: string): MessageSent[] {
  return events.filter((event): event is MessageSent => event.__typename === 'MessageSent' && event.conversation?.id === conversationId);
}

/** Gives the one conversation of two people. */
export async function startDirect(app: App, other: App): Promise<string> {
  const { started } = await app.palaver.mutate<{ started: { conversation: { id: string } } }, { userId: string }>(
    'mutation ($userId: ID!) { started: startDirectConversation(input: { userId: $userId }) { conversation { id } } }',
    { userId: other.signedIn.userId },
  );
  return started.conversation.id;
}

/** Makes a group. */
export async function createGroup(app: App, ...members: readonly App[]): Promise<string> {
  const { made } = await app.palaver.mutate<{ made: { conversation: { id: string } } }, { input: object }>(
    'mutation ($input: CreateGroupInput!) { made: createGroup(input: $input) { conversation { id } } }',
    { input: { title: 'Choir', memberIds: members.map(({ signedIn }) => signedIn.userId), clientConversationId: randomUUID() } },
  );
  return made.conversation.id;
}

/** The texts of a conversation as the server has them, oldest first. */
export async function history(app: App, conversationId: string): Promise<{ readonly seq: number; readonly text: string }[]> {
  const texts: { seq: number; text: string }[] = [];
  for (let after: string | null = null; ; ) {
    const page: Page = await app.palaver.query<Page, { id: string; after: string | null }>(
      'query ($id: ID!, $after: String) { conversation(id: $id) { messages(first: 100, after: $after) { nodes { seq preview { text } } pageInfo { hasNextPage endCursor } } } }',
      { id: conversationId, after },
    );
    const { nodes, pageInfo } = page.conversation.messages;
    texts.push(...nodes.map(({ seq, preview }) => ({ seq, text: preview.text })));
    if (!pageInfo.hasNextPage) return texts;
    after = pageInfo.endCursor;
  }
}

type Page = {
  readonly conversation: {
    readonly messages: {
      readonly nodes: readonly { readonly seq: number; readonly preview: { readonly text: string } }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    };
  };
};
