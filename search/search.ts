import { setImmediate } from 'node:timers/promises';
import { Fault } from '../platform/errors.ts';
import { readCursor, writeCursor } from '../platform/paging.ts';
import { type Place, placeKey } from '../timeline/entry.ts';
import { isCurrent, type Membership, maySee } from '../timeline/membership.ts';
import { matchesOf, type TextRange } from './match.ts';
import type { Query } from './query.ts';
import { snippetOf } from './snippet.ts';
import type { Condition, Position, SearchStore } from './store.ts';
import { senderToken, tokensOf } from './tokens.ts';

/** A message as whoever searches may read it. */
export type Readable = Position & { readonly senderId: string; readonly body: string };

/** A message that was found: `matches` are in its body, in order. */
export type Found<T> = { readonly cursor: string; readonly node: T; readonly matches: readonly TextRange[]; readonly snippet: string };

/** A page of what was found, newest first. It may hold fewer than asked for although there may be more: it ends after a bounded amount of work. */
export type FoundPage<T> = { readonly edges: readonly Found<T>[]; readonly hasNextPage: boolean; readonly endCursor: string | null };

/** What to search for, and who does. */
export type Search<T> = {
  readonly query: Query;
  /** The id of the sender that `query.from` names; null for any. */
  readonly senderId: string | null;
  /** Where: the memberships of whoever searches. Those that have ended count for nothing. */
  readonly memberships: readonly Membership[];
  /** Reads messages as they stand, in one go; without those that are not to be read any more. */
  readonly read: (places: readonly Place[]) => Promise<readonly { readonly message: Readable; readonly node: T }[]>;
  readonly limit: number;
  /** An `endCursor` or a `cursor` of an earlier page of the same search. Throws CURSOR_INVALID for anything else. */
  readonly after: string | null;
};

/** Most conditions that the index is asked for; the messages themselves are held to all of them. */
const INDEX_CONDITIONS = 10;

/** Most candidates that are read in one go, and how often for one page. */
const BATCH = 128;
const BATCHES = 16;

/** So much text is compared for one page, in UTF-16 units: some tenths of a second in the slowest script, in which nothing else runs. */
const TEXT_OF_PAGE = 500_000;

/**
 * Finds messages: the index proposes candidates, and each is read as it stands, by who may see it and what it says now. One call
 * of the index and one read for a page, unless many candidates are none.
 */
export async function searchMessages<T>(store: SearchStore, { query, senderId, memberships, read, limit, after }: Search<T>): Promise<FoundPage<T>> {
  const current = new Map(memberships.filter(isCurrent).map((membership) => [membership.conversationId, membership]));
  const conversations = [...current.values()].map(({ conversationId, spans }) => ({ conversationId, fromSeq: spans[0]?.[0] ?? 0 }));
  const [{ since, until, terms }, all] = [query, conditionsOf(query, senderId)];
  const edges: Found<T>[] = [];
  let last = after === null ? null : positionIn(after);
  let compared = 0;
  const isSure = terms.every(({ tokens }) => tokens.length === 1);
  for (let batch = 0; batch < BATCHES && current.size > 0; batch++) {
    const size = batch === 0 && isSure ? limit + 1 : BATCH;
    if (batch > 0) await setImmediate(); // an embedded store answers at once: let others have their turn
    const candidates = await store.find({ conversations, all, since, until, after: last, limit: size });
    const visible = candidates.filter((place) => maySee(current.get(place.conversationId) ?? NOWHERE, place.seq));
    const messages = new Map((visible.length > 0 ? await read(visible) : []).map((one) => [placeKey(one.message), one]));
    for (const place of visible) {
      const one = messages.get(placeKey(place));
      if (compared >= TEXT_OF_PAGE) return { edges, hasNextPage: true, endCursor: last && cursorOf(last) };
      compared += one?.message.body.length ?? 0;
      last = place;
      const matches = one && isMeant(one.message, query, senderId) ? matchesOf(tokensOf(one.message.body), terms) : null;
      if (!one || !matches) continue;
      if (edges.length === limit) return { edges, hasNextPage: true, endCursor: edges.at(-1)?.cursor ?? null };
      edges.push({ cursor: cursorOf(place), node: one.node, matches, snippet: snippetOf(one.message.body, matches) });
    }
    last = candidates.at(-1) ?? last;
    if (candidates.length < size) return { edges, hasNextPage: false, endCursor: edges.at(-1)?.cursor ?? null };
  }
  return { edges, hasNextPage: current.size > 0, endCursor: last && cursorOf(last) };
}

/** Long words first: they are rare. */
function conditionsOf({ terms }: Query, senderId: string | null): Condition[] {
  const conditions = new Map<string, Condition>();
  for (const { tokens, isPrefix } of terms) {
    for (const [i, token] of tokens.entries()) {
      const condition = { token, isPrefix: isPrefix && i === tokens.length - 1 };
      conditions.set(`${token} ${condition.isPrefix}`, condition);
    }
  }
  const byLength = [...conditions.values()].sort((a, b) => b.token.length - a.token.length);
  return [...(senderId === null ? [] : [{ token: senderToken(senderId), isPrefix: false }]), ...byLength].slice(0, INDEX_CONDITIONS);
}

function isMeant({ senderId, createdAt }: Readable, { since, until }: Query, wanted: string | null): boolean {
  return (wanted === null || senderId === wanted) && createdAt >= since && createdAt < until;
}

const NOWHERE = { spans: [] };

function cursorOf({ createdAt, conversationId, seq }: Position): string {
  return writeCursor('search', createdAt, conversationId, seq);
}

function positionIn(cursor: string): Position {
  const [createdAt, conversationId, seq] = readCursor('search', cursor, ['number', 'string', 'number']) as [number, string, number]; // of these types
  if (!Number.isSafeInteger(createdAt) || !Number.isSafeInteger(seq)) throw new Fault('CURSOR_INVALID');
  return { createdAt, conversationId, seq };
}
