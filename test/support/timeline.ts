import { newId } from '../../platform/ids.ts';
import {
  aboutSeqOf,
  type Content,
  changesRoster,
  type Entry,
  eraseAtOf,
  hasAttachmentsLeft,
  isMessage,
  type NewEntry,
  type Place,
} from '../../timeline/entry.ts';
import { type Head, latestHead } from '../../timeline/head.ts';
import { applyToSpans, type Membership } from '../../timeline/membership.ts';
import type { MessageChanges } from '../../timeline/message.ts';
import type { Roster } from '../../timeline/roster.ts';
import type { LogStore, MembershipStore, TimelineStore } from '../../timeline/store.ts';

/** A message's draft; unlike other drafts in everything that must be unique. */
export function messageAt(seq: number, fields: Partial<NewEntry> = {}): NewEntry {
  return draftAt(seq, { kind: 'message_sent', body: `message ${seq}`, attachmentIds: [] }, { messageCount: seq, ...fields });
}

/** A draft that says `content`. */
export function draftAt(seq: number, content: Content, fields: Partial<NewEntry> = {}): NewEntry {
  return {
    conversationId: newId('cnv'),
    seq,
    id: newId('msg'),
    actorId: 'usr_actor',
    clientMessageId: newId('con'),
    createdAt: 1_790_000_000_000 + seq,
    messageCount: 0,
    rosterSeq: 0,
    content,
    ...fields,
  };
}

/** A timeline in memory that takes each call at once: the simulated store of property tests. The contract suite holds it to what the drivers promise. */
export function createMemoryTimeline(now: () => number = Date.now): TimelineStore {
  return {
    log: createMemoryLog(now),
    memberships: createMemoryMemberships(),
    rosters: createMemoryRosters(),
    heads: createMemoryHeads(),
    changes: createMemoryChanges(),
  };
}

function createMemoryLog(now: () => number): LogStore {
  const logs = new Map<string, Entry[]>();
  const pending = new Map<string, { readonly entry: Entry; readonly since: number }>();
  const logOf = (conversationId: string): readonly Entry[] => logs.get(conversationId) ?? [];
  let clock = 0;
  const stamp = (): string => clock.toString(16).padStart(12, '0');

  function isFree({ conversationId, seq, actorId, clientMessageId }: NewEntry): boolean {
    return !logOf(conversationId).some((entry) => entry.seq === seq || (entry.actorId === actorId && entry.clientMessageId === clientMessageId));
  }

  return {
    async append(drafts) {
      const taken: Entry[] = [];
      for (const draft of drafts) {
        if (!isFree(draft)) return { taken, failure: 'taken-before' };
        clock++;
        const entry = { ...draft, at: stamp() };
        logs.set(draft.conversationId, [...logOf(draft.conversationId), entry]);
        pending.set(entry.id, { entry, since: now() });
        taken.push(entry);
      }
      return { taken, failure: null };
    },
    findByClientId: async (conversationId, actorId, clientMessageId) =>
      logOf(conversationId).find((entry) => entry.actorId === actorId && entry.clientMessageId === clientMessageId) ?? null,
    byActor: async (conversationId, actorId, after, limit) =>
      logOf(conversationId)
        .filter((entry) => entry.actorId === actorId && entry.clientMessageId > after)
        .sort((a, b) => (a.clientMessageId < b.clientMessageId ? -1 : 1))
        .slice(0, limit),
    last: async (conversationId) => logOf(conversationId).at(-1) ?? null,
    latest: async (conversationId) => logOf(conversationId).at(-1) ?? null,
    at: async (places) => {
      const wanted = new Set(places.map(({ conversationId, seq }) => JSON.stringify([conversationId, seq])));
      return [...logs.values()].flat().filter(({ conversationId, seq }) => wanted.has(JSON.stringify([conversationId, seq])));
    },
    about: async (places) =>
      places
        .flatMap(({ conversationId, seq, appliedSeq }) =>
          logOf(conversationId).filter((entry) => entry.seq > appliedSeq && aboutSeqOf(entry.content) === seq),
        )
        .sort((a, b) => a.seq - b.seq),
    async read({ conversationId, from, to, limit, newestFirst, messagesOnly, timelineOnly, threadRootSeq, notExpiredAt = -1 }) {
      const isShown = (content: Content): boolean =>
        content.kind === 'message_sent' && !content.isGone && (eraseAtOf(content) ?? notExpiredAt + 1) > notExpiredAt;
      const found = logOf(conversationId).filter(
        ({ seq, content }) =>
          seq >= from &&
          (to === null || seq <= to) &&
          (!messagesOnly || isShown(content)) &&
          (!timelineOnly || isShown(content) || (changesRoster(content) && content.kind !== 'message_deleted')) &&
          (threadRootSeq === undefined || aboutSeqOf(content) === threadRootSeq),
      );
      return (newestFirst ? found.toReversed() : found).slice(0, limit);
    },
    readSince: async (conversationId, at, limit) =>
      logOf(conversationId)
        .filter((entry) => entry.at > at)
        .slice(0, limit),
    now: async () => stamp(),
    async watermark() {
      const [oldest] = pending.values(); // a Map keeps their order
      const at = oldest ? (Number.parseInt(oldest.entry.at, 16) - 1).toString(16).padStart(12, '0') : stamp();
      return { at, seen: at };
    },
    rosterEntries: async (conversationId, afterSeq) => logOf(conversationId).filter(({ seq, content }) => seq > afterSeq && changesRoster(content)),
    unpublished: async (olderThanMs, limit) =>
      [...pending.values()]
        .filter(({ since }) => since <= now() - olderThanMs)
        .map(({ entry }) => entry)
        .slice(0, limit), // a Map keeps their order
    async markPublished(entries) {
      for (const { id } of entries) pending.delete(id);
    },
    async rewrite(conversationId, changed) {
      const bySeq = new Map(changed.map(({ seq, content }) => [seq, content]));
      logs.set(
        conversationId,
        logOf(conversationId).map((entry) => ({ ...entry, content: bySeq.get(entry.seq) ?? entry.content })),
      );
    },
    toErase: async (moment, limit) =>
      [...logs.values()]
        .flat()
        .filter(({ content }) => (eraseAtOf(content) ?? moment + 1) <= moment)
        .sort((a, b) => (eraseAtOf(a.content) ?? 0) - (eraseAtOf(b.content) ?? 0))
        .slice(0, limit),
    toRelease: async (limit) =>
      [...logs.values()]
        .flat()
        .filter(isMessage)
        .filter(({ content }) => hasAttachmentsLeft(content))
        .slice(0, limit),
  };
}

function createMemoryMemberships(): MembershipStore {
  const rows = new Map<string, Membership>();
  const keyOf = (userId: string, conversationId: string): string => JSON.stringify([userId, conversationId]);

  function change(userId: string, conversationId: string, changed: (row: Membership) => Partial<Membership>): void {
    const row = rows.get(keyOf(userId, conversationId));
    if (row) rows.set(keyOf(userId, conversationId), { ...row, ...changed(row) });
  }

  return {
    ofUser: async (userId) => [...rows.values()].filter((row) => row.userId === userId),
    load: async (userId, conversationIds) => [...new Set(conversationIds)].flatMap((id) => rows.get(keyOf(userId, id)) ?? []),
    async apply(changes) {
      for (const one of changes) {
        const { userId, conversationId, seq, leftSeq, messageCount } = one;
        const known = rows.get(keyOf(userId, conversationId));
        const [readSeq, readCount] = leftSeq === null ? [seq, messageCount] : [0, 0];
        rows.set(keyOf(userId, conversationId), {
          userId,
          conversationId,
          spans: applyToSpans(known?.spans ?? [], one),
          seq: Math.max(known?.seq ?? 0, seq),
          readSeq: Math.max(known?.readSeq ?? 0, readSeq),
          readCount: Math.max(known?.readCount ?? 0, readCount),
          mutedUntil: known?.mutedUntil ?? null,
          isMarkedUnread: known?.isMarkedUnread ?? false,
        });
      }
    },
    async markRead({ userId, conversationId, readSeq, readCount, mayBeLost }) {
      change(userId, conversationId, (row) => ({
        ...(row.readSeq < readSeq ? { readSeq, readCount } : {}),
        ...(row.readSeq < readSeq || !mayBeLost ? { isMarkedUnread: false } : {}),
      }));
    },
    markUnread: async (userId, conversationId) => change(userId, conversationId, () => ({ isMarkedUnread: true })),
    mute: async (userId, conversationId, mutedUntil) => change(userId, conversationId, () => ({ mutedUntil })),
    async forgetUser(userId) {
      for (const { conversationId } of [...rows.values()].filter((row) => row.userId === userId)) rows.delete(keyOf(userId, conversationId));
    },
  };
}

function createMemoryRosters(): TimelineStore['rosters'] {
  const rosters = new Map<string, Roster>();
  return {
    load: async (conversationIds) => [...new Set(conversationIds)].flatMap((id) => rosters.get(id) ?? []),
    async save(roster) {
      const known = rosters.get(roster.conversationId);
      if (!known || known.appliedSeq < roster.appliedSeq) rosters.set(roster.conversationId, roster);
    },
  };
}

function createMemoryHeads(): TimelineStore['heads'] {
  const heads = new Map<string, Head>();
  return {
    load: async (conversationIds) => [...new Set(conversationIds)].flatMap((id) => heads.get(id) ?? []),
    async advance(head) {
      const known = heads.get(head.conversationId);
      heads.set(head.conversationId, known ? latestHead(known, head) : head);
    },
  };
}

function createMemoryChanges(): TimelineStore['changes'] {
  const kept = new Map<string, MessageChanges>();
  const keyOf = ({ conversationId, seq }: Place): string => JSON.stringify([conversationId, seq]);
  return {
    load: async (places) => [...new Set(places.map(keyOf))].flatMap((key) => kept.get(key) ?? []),
    async save(changes) {
      const known = kept.get(keyOf(changes));
      if (!known || known.appliedSeq < changes.appliedSeq) kept.set(keyOf(changes), changes);
    },
  };
}
