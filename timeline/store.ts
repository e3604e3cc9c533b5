import type { At, Content, Entry, MessageEntry, NewEntry, Place } from './entry.ts';
import type { Head } from './head.ts';
import type { Membership, MembershipChange } from './membership.ts';
import type { MessageChanges } from './message.ts';
import type { Roster } from './roster.ts';

/** What became of an attempt to append: the entries from the first on that were taken, and why the rest were not. */
export type AppendResult = {
  readonly taken: readonly Entry[];
  /** `taken-before`: a seq or a client id exists already. `unknown`: nobody knows which of the rest were taken, or will be. */
  readonly failure: null | 'taken-before' | 'unknown';
};

/** Which entries of one log to read: `from` and `to` are seqs, both in it. */
export type EntryRange = {
  readonly conversationId: string;
  readonly from: number;
  readonly to: number | null;
  readonly limit: number;
  readonly newestFirst?: boolean;
  readonly messagesOnly?: boolean;
  /** No entries that only change earlier messages, and no deletions. */
  readonly timelineOnly?: boolean;
  /** With one of the two above: no messages that have disappeared by then, milliseconds since 1970. Those that were erased for it cost nothing. */
  readonly notExpiredAt?: number;
  /** Only the messages of the thread under this one. */
  readonly threadRootSeq?: number;
  /** Read from a state of the log in which everything stamped up to this is there. */
  readonly notBefore?: At;
};

/**
 * Up to where everything is published. `at`: all entries stamped up to it are marked as published, and none will be stamped
 * with it any more. `seen`: whoever reads from a state not before it finds the memberships that these entries changed.
 */
export type Horizon = { readonly at: At; readonly seen: At };

/**
 * The logs of all conversations. Reads see nothing that may be undone, but a server that was deposed may answer them, from a
 * state that is over: unless they name a stamp, `notBefore`, up to which everything must be there.
 */
export type LogStore = {
  /** Takes entries of one conversation in their order, each durable when this returns. (conversation, seq) and (conversation, actor, clientMessageId) are unique. */
  append(entries: readonly NewEntry[]): Promise<AppendResult>;
  findByClientId(conversationId: string, actorId: string, clientMessageId: string, notBefore?: At): Promise<Entry | null>;
  last(conversationId: string, notBefore?: At): Promise<Entry | null>;
  /** The last of all entries that were acknowledged before this call, whoever answers. It costs as much as a write. */
  latest(conversationId: string): Promise<Entry | null>;
  /** The entries of exactly these places, in any order. */
  at(places: readonly Place[], notBefore?: At): Promise<Entry[]>;
  read(range: EntryRange): Promise<Entry[]>;
  /** All entries about the messages of these places after `appliedSeq`, in seq order within each conversation. */
  about(places: readonly (Place & { readonly appliedSeq: number })[], notBefore?: At): Promise<Entry[]>;
  /** Up to `limit` entries of a log that were stamped after `at`, in seq order; `notBefore` as in `EntryRange`. */
  readSince(conversationId: string, at: At, limit: number, notBefore?: At): Promise<Entry[]>;
  /** A stamp that is before everything that is appended after this call, and not before what was acknowledged before it. */
  now(): Promise<At>;
  /** The latest horizon, from states that are not over; null while it is not known. To be asked for once a second. */
  watermark(): Promise<Horizon | null>;
  /** All entries that changed the roster, after `afterSeq`, in seq order. */
  rosterEntries(conversationId: string, afterSeq: number, notBefore?: At): Promise<Entry[]>;
  /** Up to `limit` entries that were taken at least `olderThanMs` ago and not yet marked as published, oldest first. */
  unpublished(olderThanMs: number, limit: number): Promise<Entry[]>;
  markPublished(entries: readonly Entry[]): Promise<void>;
  /** Up to `limit` entries of one actor in a log, those with client ids after `afterClientId` (empty for all), in the order of the client ids. */
  byActor(conversationId: string, actorId: string, afterClientId: string, limit: number): Promise<Entry[]>;
  /** Replaces what an entry says, for ever; its place and stamp stay. Only for taking out what must not be read any more. */
  rewrite(conversationId: string, changed: readonly { readonly seq: number; readonly content: Content }[]): Promise<void>;
  /** Up to `limit` entries whose text is to be erased by now (`eraseAtOf`), the longest due first. */
  toErase(now: number, limit: number): Promise<Entry[]>;
  /** Up to `limit` messages that were erased and whose attachments are still to be removed, in any order. */
  toRelease(limit: number): Promise<MessageEntry[]>;
};

/** The folded rosters. They may lag behind the log: see `loadState`. */
export type RosterStore = {
  load(conversationIds: readonly string[]): Promise<Roster[]>;
  /** Keeps it if it is ahead of the one that is kept. */
  save(roster: Roster): Promise<void>;
};

/** Up to where a user has read. `mayBeLost`: she has written there; a power cut may undo it, if that makes it cheaper, and it may come again, late. */
export type ReadMark = Pick<Membership, 'userId' | 'conversationId' | 'readSeq' | 'readCount'> & { readonly mayBeLost?: true };

/** How users belong to conversations, by user. `notBefore` as in `LogStore`. */
export type MembershipStore = {
  /** All of a user's memberships, with those that ended. */
  ofUser(userId: string, notBefore?: At): Promise<Membership[]>;
  /** The memberships of a user in some conversations. */
  load(userId: string, conversationIds: readonly string[], notBefore?: At): Promise<Membership[]>;
  /** Applies changes of spans; changes may be repeated and come in any order. Who joins has read what was before. */
  apply(changes: readonly MembershipChange[]): Promise<void>;
  /** Moves a read marker forward, never back, and takes `isMarkedUnread` away: what may come late does so only if it moves the marker. */
  markRead(mark: ReadMark): Promise<void>;
  markUnread(userId: string, conversationId: string): Promise<void>;
  mute(userId: string, conversationId: string, until: number | null): Promise<void>;
  /** Forgets all memberships of a user: with them it is gone which conversations she was in. */
  forgetUser(userId: string): Promise<void>;
};

/** What became of messages. It may lag behind the log: see `loadMessages`. */
export type MessageChangesStore = {
  load(places: readonly Place[]): Promise<MessageChanges[]>;
  /** Keeps it if it is ahead of what is kept. */
  save(changes: MessageChanges): Promise<void>;
};

/** The ends of conversations, for lists. */
export type HeadStore = {
  load(conversationIds: readonly string[]): Promise<Head[]>;
  /** Moves the head forward; an older head changes nothing. */
  advance(head: Head): Promise<void>;
};

/** Everything that the timeline keeps. */
export type TimelineStore = {
  readonly log: LogStore;
  readonly rosters: RosterStore;
  readonly memberships: MembershipStore;
  readonly heads: HeadStore;
  readonly changes: MessageChangesStore;
};
