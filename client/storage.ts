import type { SendMessageInput } from './schema-types.ts';

type Awaitable<T> = T | Promise<T>;

/** Keeps the cursor of the last event that the app has handled. */
export type CursorStore = { load(): Awaitable<string | null>; save(cursor: string): Awaitable<void> };

/** A message that waits to be acknowledged, and whose it is. */
export type OutboxEntry = { readonly userId: string; readonly input: SendMessageInput; readonly queuedAt: number };

/** Keeps the messages that wait, in the order in which they were added. */
export type OutboxStore = {
  load(): Awaitable<readonly OutboxEntry[]>;
  /** A message is sent only after this has resolved. */
  add(entry: OutboxEntry): Awaitable<void>;
  /** Removes the entry of that user and client id; nothing happens if there is none. */
  remove(entry: OutboxEntry): Awaitable<void>;
};

/** Who is signed in. */
export type SignedIn = {
  readonly userId: string;
  readonly deviceId: string;
  readonly handle: string;
  readonly displayName: string;
};

/** A session as it is kept: its tokens are secrets. */
export type StoredSession = SignedIn & {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** From when on, by the device's clock, the access token is refreshed before it is used. */
  readonly renewAt: number;
};

/** Keeps the session; `save(null)` forgets it. Tabs that share it take over each other's tokens. */
export type SessionStore = { load(): Awaitable<StoredSession | null>; save(session: StoredSession | null): Awaitable<void> };

/** Where a client keeps things; each is in memory unless given. */
export type Storage = { readonly session?: SessionStore; readonly cursor?: CursorStore; readonly outbox?: OutboxStore };

/** Keeps a cursor as long as the program runs. */
export function createMemoryCursorStore(): CursorStore {
  let kept: string | null = null;
  return {
    load: () => kept,
    save(cursor) {
      kept = cursor;
    },
  };
}

/** Keeps messages as long as the program runs. */
export function createMemoryOutboxStore(): OutboxStore {
  let entries: readonly OutboxEntry[] = [];
  return {
    load: () => entries,
    add(entry) {
      entries = [...entries, entry];
    },
    remove({ userId, input }) {
      entries = entries.filter((kept) => kept.userId !== userId || kept.input.clientMessageId !== input.clientMessageId);
    },
  };
}

/** Keeps a session as long as the program runs. */
export function createMemorySessionStore(): SessionStore {
  let kept: StoredSession | null = null;
  return {
    load: () => kept,
    save(session) {
      kept = session;
    },
  };
}
