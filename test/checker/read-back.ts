import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { ReceiptReading } from './check-receipts.ts';
import type { Caller } from './clients/caller.ts';
import { EVENTS, type EventFields } from './clients/documents.ts';
import { TEXT_KEPT } from './clients/writer.ts';
import type { Gate } from './deployment.ts';
import type { LogEntry } from './logs.ts';

/** What a resume from a cursor gave, up to the stream's word that this is all. */
export type Resumed = { readonly entries: readonly LogEntry[]; readonly receipts: ReceiptReading['receipts'] };

const WITHIN_MS = 30_000;

/** Resumes from a cursor at a gateway. Throws if the stream does not say within 30 s that it has caught up. */
export async function resume(gate: Gate, caller: Caller, cursor: string): Promise<Resumed> {
  const token = await caller.token();
  const client = createClient({
    url: gate.wsUrl,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: 0,
  });
  const entries: LogEntry[] = [];
  const receipts: ReceiptReading['receipts'][number][] = [];
  const done = Promise.withResolvers<void>();
  const timer = setTimeout(() => done.reject(new Error('the stream did not catch up in time')), WITHIN_MS);
  client.subscribe<{ events: EventFields }>(
    { query: EVENTS, variables: { after: cursor } },
    {
      next({ data }) {
        if (!data?.events) return done.reject(new Error('an event without data'));
        const { __typename, conversation, user, deliveredSeq = 0, readSeq = 0 } = data.events;
        if (__typename === 'HeadReached') done.resolve();
        else if (__typename === 'ResyncRequired') done.reject(new Error('the first cursor is no longer good'));
        else if (__typename === 'ReceiptUpdated')
          receipts.push({ conversation: conversation?.id ?? '', user: user?.id ?? '', deliveredSeq, readSeq });
        else if (data.events.seq !== undefined) entries.push(entryOf(data.events)); // other states are the viewer's own
      },
      error: (error) => done.reject(error instanceof Error ? error : new Error(JSON.stringify(error))),
      complete: () => done.reject(new Error('completed by the server')),
    },
  );
  try {
    await done.promise;
  } finally {
    clearTimeout(timer);
    await client.dispose();
  }
  return { entries, receipts };
}

function entryOf({ __typename: kind, seq = 0, conversation, actor, message, member, user }: EventFields): LogEntry {
  return {
    kind,
    seq,
    conversation: conversation?.id ?? '',
    actor: actor?.id ?? '',
    clientId: message?.clientMessageId ?? null,
    text: message?.preview.text.slice(0, TEXT_KEPT) ?? null,
    subject: member?.user?.id ?? user?.id ?? null,
  };
}

/** What queries say of a conversation to one of its members. */
export type Queried = {
  readonly messages: readonly LogEntry[];
  readonly headSeq: number;
  readonly readSeq: number;
  /** The ids of the members. */
  readonly members: readonly string[];
};

const PAGE = 40;
const CONVERSATION = `query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
  conversation(id: $id) {
    head { seq }
    viewerMembership { readSeq }
    members(first: 100) { nodes { user { id } } }
    messages(first: $first, after: $after, last: $last, before: $before) {
      nodes { seq clientMessageId preview { text } sender { id } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
}`;

/** Reads a conversation page by page, from its beginning on or from its end back. Throws if a query fails three times. */
export async function readPages(gate: Gate, caller: Caller, id: string, isBackward: boolean): Promise<Queried> {
  const messages: LogEntry[] = [];
  for (let cursor: string | null = null; ; ) {
    const page = isBackward ? { last: PAGE, before: cursor } : { first: PAGE, after: cursor };
    const found: ConversationAnswer = await query(gate, caller, { id, ...page });
    const { nodes, pageInfo } = found.messages;
    const entries = nodes.map(({ seq, clientMessageId, preview, sender }): LogEntry => {
      const text = preview.text.slice(0, TEXT_KEPT);
      return { kind: 'MessageSent', conversation: id, seq, actor: sender?.id ?? '', clientId: clientMessageId, text, subject: null };
    });
    if (isBackward) messages.unshift(...entries);
    else messages.push(...entries);
    cursor = isBackward ? pageInfo.startCursor : pageInfo.endCursor;
    const hasMore = isBackward ? pageInfo.hasPreviousPage : pageInfo.hasNextPage;
    if (hasMore && cursor !== null) continue;
    const members = found.members.nodes.map(({ user }) => user?.id ?? '');
    return { messages, headSeq: found.head.seq, readSeq: found.viewerMembership.readSeq, members };
  }
}

async function query(gate: Gate, caller: Caller, variables: object): Promise<ConversationAnswer> {
  for (let tries = 1; ; tries += 1) {
    const reply = await caller.ask(gate, CONVERSATION, variables);
    const data = reply.kind === 'answer' && reply.codes.length === 0 ? (reply.data as unknown as { conversation: ConversationAnswer } | null) : null; // as asked for
    if (data) return data.conversation;
    if (tries === 3) throw new Error(`a page was not answered: ${JSON.stringify(reply)}`);
  }
}

type ConversationAnswer = {
  readonly head: { readonly seq: number };
  readonly viewerMembership: { readonly readSeq: number };
  readonly members: { readonly nodes: readonly { readonly user: { readonly id: string } | null }[] };
  readonly messages: {
    readonly nodes: readonly {
      readonly seq: number;
      readonly clientMessageId: string;
      readonly preview: { readonly text: string };
      readonly sender: { readonly id: string } | null;
    }[];
    readonly pageInfo: {
      readonly hasNextPage: boolean;
      readonly hasPreviousPage: boolean;
      readonly startCursor: string | null;
      readonly endCursor: string | null;
    };
  };
};
