import { randomUUID } from 'node:crypto';
import type * as answers from './answers.ts';
import { type Answer, ask, type Endpoint, Failure, send } from './client.ts';
import type { Feed } from './feed.ts';
import { type MutationName, OPERATIONS, type OperationName, type Operations } from './operations.ts';
import { type Closed, type Connection, connect, type Field } from './sockets.ts';

/** The password of everybody, unless a test is about passwords. */
export const PASSWORD = 'correct horse battery';

/** A stream on a socket of its own: as many as a person opens, so many devices she seems to have open. */
export type Live<T> = Feed<T> & { readonly closed: Promise<Closed>; close(): Promise<void> };

/** A conversation, or anything with its id. */
export type Chat = { readonly id: string };

/** Somebody with an account, on one device. */
export type Person = answers.UserCard & {
  readonly endpoint: Endpoint;
  readonly session: answers.Session;
  readonly token: string;
  /** The data of an operation; throws if there is an error in the top-level list. */
  query<N extends OperationName>(name: N, variables: Operations[N]['variables']): Promise<Operations[N]['data']>;
  /** The payload of a mutation that worked; throws if it did not. */
  does<N extends MutationName>(name: N, variables: Operations[N]['variables']): Promise<Field<N>>;
  /** The codes for which a mutation did nothing; throws if it did something. */
  refused<N extends MutationName>(name: N, variables: Operations[N]['variables']): Promise<string[]>;
  /** The whole answer to anything, good or bad. */
  tries<D = Record<string, unknown>>(document: string, variables?: unknown): Promise<Answer<D>>;
  /** A socket of her own; nothing is subscribed yet. */
  open(): Connection;
  /** The same person on another device, perhaps at another gateway. */
  logIn(deviceName: string, at?: Endpoint): Promise<Person>;
  /** The same person with the tokens of another session. */
  as(session: answers.Session): Person;
  startDirect(other: Chat): Promise<answers.Conversation>;
  createGroup(title: string, ...members: readonly Chat[]): Promise<answers.Conversation>;
  send(chat: Chat, body: string, more?: Partial<Operations['SendMessage']['variables']['input']>): Promise<answers.Message>;
  add(chat: Chat, ...members: readonly Chat[]): Promise<answers.Sized>;
  remove(chat: Chat, member: Chat): Promise<answers.Sized>;
  leave(chat: Chat): Promise<void>;
  markRead(chat: Chat, seq: number): Promise<void>;
  /** The conversation with its last 50 messages, oldest first. */
  openChat(
    chat: Chat,
  ): Promise<answers.Conversation & { readonly draft: answers.Draft | null; readonly texts: readonly string[]; readonly seqs: readonly number[] }>;
  /** The first page of the inbox. */
  inbox(): Promise<{ readonly unreadCount: number; readonly rows: readonly answers.InboxRow[] }>;
  /**
   * Everything that happens after a cursor, or from now on. Resolves when nothing can be missed any more: a cursor that is none is
   * answered at once by ResyncRequired, which is where the live stream begins.
   */
  events(after?: string): Promise<Live<answers.Event>>;
  /** The presence of people; resolves when the state of each has come. */
  watch(...people: readonly Chat[]): Promise<Live<answers.PresenceChange>>;
};

/** Signs somebody up. The handle is unique, the name is as given. */
export async function signUp(name: string, endpoint: Endpoint, opened: (connection: Connection) => void): Promise<Person> {
  const handle = `${name}_${randomUUID().slice(0, 8)}`;
  const variables = { input: { handle, displayName: name, password: PASSWORD, deviceName: `${name}'s phone` } };
  const { signUp } = await ask<Operations['SignUp']['data']>(endpoint, OPERATIONS.SignUp, variables);
  if (!signUp.session) throw new Failure('nobody was signed up', OPERATIONS.SignUp, variables, signUp);
  return createPerson(endpoint, signUp.session, opened);
}

/** The person that a session stands for. `opened` is told of every socket. */
export function createPerson(endpoint: Endpoint, session: answers.Session, opened: (connection: Connection) => void): Person {
  const { user } = session.viewer;
  const token = session.accessToken;

  function query<N extends OperationName>(name: N, variables: Operations[N]['variables']): Promise<Operations[N]['data']> {
    return ask(endpoint, OPERATIONS[name], variables, token);
  }

  async function payloadOf<N extends MutationName>(name: N, variables: Operations[N]['variables']): Promise<Field<N> & Refusal> {
    const [payload] = Object.values(await query(name, variables)) as (Field<N> & Refusal)[]; // one root field, with userErrors
    if (!payload) throw new Failure('there is no payload', OPERATIONS[name], variables, payload);
    return payload;
  }

  async function does<N extends MutationName>(name: N, variables: Operations[N]['variables']): Promise<Field<N>> {
    const payload = await payloadOf(name, variables);
    if (payload.userErrors.length > 0) throw new Failure('it did not work', OPERATIONS[name], variables, payload);
    return payload;
  }

  async function refused<N extends MutationName>(name: N, variables: Operations[N]['variables']): Promise<string[]> {
    const payload = await payloadOf(name, variables);
    const { userErrors, ...rest } = payload;
    const isNothing = Object.values(rest).every((value) => value === null || value === false);
    if (userErrors.length === 0 || !isNothing) throw new Failure('it was not refused', OPERATIONS[name], variables, payload);
    return userErrors.map(({ code }) => code);
  }

  function tries<D = Record<string, unknown>>(document: string, variables: unknown = {}): Promise<Answer<D>> {
    return send<D>(endpoint, { query: document, variables }, { token });
  }

  function open(): Connection {
    const connection = connect(endpoint, token);
    opened(connection);
    return connection;
  }

  return {
    ...user,
    endpoint,
    session,
    token,
    query,
    does,
    refused,
    tries,
    open,

    async logIn(deviceName, at = endpoint) {
      const variables = { input: { handle: user.handle, password: PASSWORD, deviceName } };
      const { logIn } = await ask<Operations['LogIn']['data']>(at, OPERATIONS.LogIn, variables);
      if (!logIn.session) throw new Failure('she was not logged in', OPERATIONS.LogIn, variables, logIn);
      return createPerson(at, logIn.session, opened);
    },

    as: (other) => createPerson(endpoint, other, opened),

    async startDirect({ id }) {
      return here((await does('StartDirectConversation', { userId: id })).conversation);
    },

    async createGroup(title, ...members) {
      const input = { title, memberIds: members.map(({ id }) => id), clientConversationId: randomUUID() };
      return here((await does('CreateGroup', { input })).conversation);
    },

    async send({ id }, body, more = {}) {
      return here((await does('SendMessage', { input: { conversationId: id, clientMessageId: randomUUID(), body, ...more } })).message);
    },

    async add({ id }, ...members) {
      return here((await does('AddMembers', { conversationId: id, userIds: members.map((member) => member.id) })).conversation);
    },

    async remove({ id }, member) {
      return here((await does('RemoveMember', { conversationId: id, userId: member.id })).conversation);
    },

    async leave({ id }) {
      await does('LeaveConversation', { conversationId: id });
    },

    async markRead({ id }, seq) {
      await does('MarkRead', { conversationId: id, seq });
    },

    async openChat({ id }) {
      const { conversation } = await query('OpenConversation', { id });
      const messages = conversation.messages.edges.map(({ node }) => node);
      return { ...conversation, texts: messages.map(({ preview }) => preview.text), seqs: messages.map(({ seq }) => seq) };
    },

    async inbox() {
      const { viewer } = await query('Inbox', {});
      return { unreadCount: viewer.unreadCount, rows: viewer.conversations.nodes };
    },

    async events(after) {
      const connection = open();
      const feed = connection.subscribe('Events', { after: after ?? 'now' }, ({ __typename }) => !STATES.has(__typename));
      if (after === undefined) await feed.next(({ __typename }) => __typename === 'ResyncRequired');
      return { ...feed, closed: connection.closed, close: connection.close };
    },

    async watch(...people) {
      const connection = open();
      const feed = connection.subscribe('Presence', { userIds: people.map(({ id }) => id) });
      const waiting = new Set(people.map(({ id }) => id));
      await feed.next((change) => waiting.delete(change.user.id) && waiting.size === 0);
      return { ...feed, closed: connection.closed, close: connection.close };
    },
  };
}

/** Events that come whenever they come: they tell a state, not something that happened. */
const STATES: ReadonlySet<string> = new Set(['HeadReached', 'ReceiptUpdated', 'MembershipUpdated', 'DraftChanged']);

type Refusal = { readonly userErrors: readonly answers.UserError[] };

function here<T>(value: T | null): T {
  if (value === null) throw new Error('a payload without errors has no object');
  return value;
}
