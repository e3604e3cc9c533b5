import { aboutSeqOf, type Content, changesRoster, type Entry, eraseAtOf, hasAttachmentsLeft, type NewEntry } from '../entry.ts';
import type { Stamp, Stamps } from './mongodb-stamps.ts';

/** An entry as MongoDB keeps it. */
export type EntryDocument = {
  readonly _id: string;
  readonly conversationId: string;
  readonly seq: number;
  readonly actorId: string;
  readonly clientMessageId: string;
  readonly createdAt: number;
  readonly messageCount: number;
  readonly rosterSeq: number;
  readonly content: Content;
  /** The conversation, if the entry changes the roster: a sparse index of these entries alone. */
  readonly rosterOf?: string;
  /** See `aboutSeqOf`; missing where there is none. */
  readonly aboutSeq?: number;
  /** See `eraseAtOf`; missing where there is none. */
  readonly eraseAt?: number;
  /** The conversation, while `hasAttachmentsLeft`. */
  readonly attachmentsLeftIn?: string;
  /**
   * Until it is published. MongoDB stamps the fields of an update in the order of their names, so this stamp is before
   * `takenAt`: all that waits to be published was taken after the oldest `outboxAt`.
   */
  readonly outboxAt?: Stamp;
  readonly takenAt: Stamp;
};

/** The document of an entry, without the stamps that the server gives. */
export function documentOf({ id, ...entry }: NewEntry): Omit<EntryDocument, 'takenAt' | 'outboxAt'> {
  const aboutSeq = aboutSeqOf(entry.content);
  const eraseAt = eraseAtOf(entry.content);
  return {
    _id: id,
    ...entry,
    ...(changesRoster(entry.content) ? { rosterOf: entry.conversationId } : {}),
    ...(aboutSeq === null ? {} : { aboutSeq }),
    ...(eraseAt === null ? {} : { eraseAt }),
  };
}

/** The update that replaces what an entry says. */
export function contentUpdate(conversationId: string, content: Content) {
  const eraseAt = eraseAtOf(content);
  const isLeft = hasAttachmentsLeft(content);
  const set = { content, ...(eraseAt === null ? {} : { eraseAt }), ...(isLeft ? { attachmentsLeftIn: conversationId } : {}) };
  const unset = { ...(eraseAt === null ? { eraseAt: true as const } : {}), ...(isLeft ? {} : { attachmentsLeftIn: true as const }) };
  return Object.keys(unset).length > 0 ? { $set: set, $unset: unset } : { $set: set };
}

/** The entry of a document. */
export function entryOf(stamps: Stamps, document: EntryDocument): Entry {
  const { _id, conversationId, seq, actorId, clientMessageId, createdAt, messageCount, rosterSeq, content, takenAt } = document;
  return { id: _id, conversationId, seq, actorId, clientMessageId, createdAt, messageCount, rosterSeq, content, at: stamps.textOf(takenAt, seq) };
}
