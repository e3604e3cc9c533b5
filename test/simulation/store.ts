import { createSettling } from '../../timeline/drivers/settling.ts';
import { aboutSeqOf, changesRoster, type Entry, type NewEntry } from '../../timeline/entry.ts';
import { latestHead } from '../../timeline/head.ts';
import { applyToSpans, type MembershipChange } from '../../timeline/membership.ts';
import type { AppendResult, LogStore, TimelineStore } from '../../timeline/store.ts';
import type { SimulatedProcess } from './process.ts';
import { type Attempt, type MembershipRow, type ReplicaSet, type Row, type State, secondsOf, textOf, timeOf } from './replica-set.ts';
import { latency, type World } from './world.ts';

/** The replica sets among which everything is spread by conversation or user. */
export type Cluster = { readonly shards: readonly ReplicaSet[]; shardOf(key: string): ReplicaSet };

/**
 * Rules that a sabotage takes away. `stampsByProcess`: entries are stamped by the clock of whoever writes them. `watermarkAtOnce`:
 * a time counts in the pass that has asked for it. `timeUnproved`: a deposed primary may tell the relay the time.
 */
export type StoreRules = { readonly stampsByProcess?: true; readonly watermarkAtOnce?: true; readonly timeUnproved?: true };

/** Drivers give up after so long. */
const TIMEOUT_MS = 5_000;

/** The store as a process sees it: each call is one question or several, like those that the MongoDB driver asks. */
export function createSimulatedStore(world: World, cluster: Cluster, process: SimulatedProcess, rules: StoreRules): TimelineStore {
  const settling = createSettling<number>(process.clock.now);

  function read<T>(label: string, shard: ReplicaSet, query: (state: State, clusterTime: number) => T, notBefore: number | null = null): Promise<T> {
    return process.ask<T>({ label, timeoutMs: TIMEOUT_MS, arrive: (reply) => shard.read(process, query, notBefore, reply) });
  }

  function write<T>(label: string, key: string, attempt: Attempt<T>): Promise<T> {
    return process.ask<T>({
      label,
      timeoutMs: TIMEOUT_MS,
      isWrite: true,
      arrive(reply) {
        world.trace(() => `${process.name}: ${label}`);
        cluster.shardOf(key).write(process, attempt, reply);
      },
    });
  }

  function readLog<T>(label: string, conversationId: string, query: (log: readonly Entry[]) => T, notBefore?: string): Promise<T> {
    const shard = cluster.shardOf(conversationId);
    const time = notBefore === undefined ? null : timeOf(notBefore);
    return read(label, shard, ({ logs }) => query((logs.get(conversationId) ?? []).map(({ entry }) => entry)), time);
  }

  function readRows<T>(userId: string, query: (rows: State['memberships']) => T, notBefore?: string): Promise<T> {
    const time = notBefore === undefined ? null : timeOf(notBefore);
    return read('memberships', cluster.shardOf(userId), ({ memberships }) => query(memberships), time);
  }

  /** The drafts one after another, each a write of its own at the server; the answer comes with the last: it, or null if one was taken before. */
  function appendAll(drafts: readonly NewEntry[]): Promise<Entry | null> {
    const { conversationId, seq } = drafts[0] as NewEntry; // nobody appends nothing
    const shard = cluster.shardOf(conversationId);
    return process.ask<Entry | null>({
      label: `append ${drafts.map(({ id }) => id.slice(-12)).join(' ')} at ${conversationId} ${seq}`,
      timeoutMs: TIMEOUT_MS,
      isWrite: true,
      arrive(reply) {
        const next = (index: number, last: Entry | null): void => {
          const draft = drafts[index];
          if (!draft) return reply.ok(last);
          shard.write<Entry | null>(process, insertOf(draft), {
            ok: (taken) => (taken ? world.scheduler.after(latency(world) / 4, () => next(index + 1, taken)) : reply.ok(null)),
            fail: reply.fail,
          });
        };
        next(0, null);
      },
    });
  }

  function insertOf(draft: NewEntry): Attempt<Entry | null> {
    return (state, stamp) => {
      const log = state.logs.get(draft.conversationId) ?? [];
      const isThere = log.some(
        ({ entry }) => entry.seq === draft.seq || (entry.actorId === draft.actorId && entry.clientMessageId === draft.clientMessageId),
      );
      if (isThere) return { result: null, apply: null, isFailure: true };
      const outboxAt = stamp(); // stamped first: see EntryDocument
      const takenAt = rules.stampsByProcess ? timeOfClock(draft.createdAt) : stamp();
      const row: Row = { entry: { ...draft, at: textOf(takenAt) }, takenAt, outboxAt: Math.min(outboxAt, takenAt) };
      return {
        result: row.entry,
        apply: ({ logs }) => {
          const known = logs.get(draft.conversationId) ?? [];
          logs.set(
            draft.conversationId,
            [...known, row].sort((a, b) => a.entry.seq - b.entry.seq),
          );
        },
        committed() {
          world.commits.set(draft.id, world.scheduler.now());
          world.trace(
            () => `${draft.conversationId} ${draft.seq} has a majority: ${draft.id} by ${draft.actorId}, ${row.entry.at}: ${sayContent(draft)}`,
          );
        },
      };
    };
  }

  async function readBack(drafts: readonly NewEntry[], failure: 'taken-before' | 'unknown'): Promise<AppendResult> {
    const { conversationId } = drafts[0] as NewEntry; // there are several
    const found = await readLog('read back', conversationId, (log) => log);
    const taken: Entry[] = [];
    for (const draft of drafts) {
      const entry = found.find(({ id }) => id === draft.id);
      if (!entry) return { taken, failure };
      taken.push(entry);
    }
    return { taken, failure: null };
  }

  const log: LogStore = {
    async append(drafts) {
      try {
        const last = await appendAll(drafts);
        if (drafts.length === 1) return last ? { taken: [last], failure: null } : { taken: [], failure: 'taken-before' };
        return await readBack(drafts, last ? 'unknown' : 'taken-before');
      } catch {
        return { taken: [], failure: 'unknown' };
      }
    },
    byActor: () => Promise.reject(new Error('nobody is erased here')),
    findByClientId: (conversationId, actorId, clientMessageId, notBefore) =>
      readLog(
        'find by client id',
        conversationId,
        (log) => log.find((e) => e.actorId === actorId && e.clientMessageId === clientMessageId) ?? null,
        notBefore,
      ),
    last,
    async latest(conversationId) {
      return last(conversationId, textOf(await confirm(cluster.shardOf(conversationId))));
    },
    async at(places, notBefore) {
      const found = places.map(({ conversationId, seq }) =>
        readLog('at', conversationId, (entries) => entries.filter((entry) => entry.seq === seq), notBefore),
      );
      return (await Promise.all(found)).flat();
    },
    async about(places, notBefore) {
      const found = places.map(({ conversationId, seq, appliedSeq }) =>
        readLog(
          'about',
          conversationId,
          (entries) => entries.filter((entry) => entry.seq > appliedSeq && aboutSeqOf(entry.content) === seq),
          notBefore,
        ),
      );
      return (await Promise.all(found)).flat();
    },
    rewrite: () => Promise.reject(new Error('nobody deletes here')),
    toErase: async () => [],
    toRelease: async () => [],
    read: ({ conversationId, from, to, limit, newestFirst, messagesOnly, notBefore }) =>
      readLog(
        'read',
        conversationId,
        (entries) => {
          const found = entries.filter(
            ({ seq, content }) => seq >= from && (to === null || seq <= to) && (!messagesOnly || content.kind === 'message_sent'),
          );
          return (newestFirst ? found.toReversed() : found).slice(0, limit);
        },
        notBefore,
      ),
    readSince: (conversationId, at, limit, notBefore) =>
      readLog('read since', conversationId, (entries) => entries.filter((entry) => entry.at > at).slice(0, limit), notBefore),
    async now() {
      const time = await confirm(cluster.shardOf(''));
      await Promise.all(cluster.shards.map((shard) => read('now', shard, () => null, time)));
      return textOf(time);
    },
    async watermark() {
      const time = await (rules.timeUnproved ? read('time', cluster.shardOf(''), (_, now) => now) : confirm(cluster.shardOf('')));
      const oldest = await Promise.all(cluster.shards.map((shard) => read('oldest unpublished', shard, oldestUnpublished, time)));
      const settled = rules.watermarkAtOnce ? time : settling.settle(time);
      if (settled === null) return null;
      return { at: textOf(Math.min(settled, ...oldest.map((outboxAt) => outboxAt - 1))), seen: textOf(process.clusterTime) };
    },
    rosterEntries: (conversationId, afterSeq, notBefore) =>
      readLog('roster entries', conversationId, (log) => log.filter(({ seq, content }) => seq > afterSeq && changesRoster(content)), notBefore),
    async unpublished(olderThanMs, limit) {
      const found = cluster.shards.map((shard) =>
        read('unpublished', shard, ({ logs }) =>
          rowsOf(logs).filter(({ outboxAt }) => outboxAt !== null && secondsOf(outboxAt) < shard.wallClock() - olderThanMs - 1_000),
        ),
      );
      const rows = (await Promise.all(found)).flat().sort((a, b) => a.takenAt - b.takenAt);
      return rows.slice(0, limit).map(({ entry }) => entry);
    },
    async markPublished(entries) {
      const marks = entries.map(({ conversationId, id }) =>
        write(`mark ${conversationId} ${id.slice(-12)} as published`, conversationId, markOf(conversationId, id)),
      );
      await Promise.all(marks);
    },
  };

  function confirm(shard: ReplicaSet): Promise<number> {
    return process.ask<number>({ label: 'confirm', timeoutMs: TIMEOUT_MS, arrive: (reply) => shard.confirm(process, reply) });
  }

  function last(conversationId: string, notBefore?: string): Promise<Entry | null> {
    return readLog('last', conversationId, (entries) => entries.at(-1) ?? null, notBefore);
  }

  async function apply(change: MembershipChange): Promise<void> {
    const { userId, conversationId } = change;
    const key = keyOf(userId, conversationId);
    for (;;) {
      const row = await read('membership', cluster.shardOf(userId), ({ memberships }) => memberships.get(key));
      const changed = membershipAfter(row, change);
      if (row && JSON.stringify(changed.spans) === JSON.stringify(row.spans) && change.seq <= row.seq) return;
      const isWritten = await write<boolean>(`membership of ${key}`, userId, ({ memberships }) => {
        const found = memberships.get(key);
        if (found?.version !== row?.version) return { result: false, apply: null };
        const { readSeq, readCount, mutedUntil, isMarkedUnread } = found ?? changed;
        const next = {
          ...changed,
          readSeq: Math.max(readSeq, changed.readSeq),
          readCount: Math.max(readCount, changed.readCount),
          mutedUntil,
          isMarkedUnread,
          version: (found?.version ?? 0) + 1,
        };
        return { result: true, apply: (state) => state.memberships.set(key, next) };
      });
      if (isWritten) return;
    }
  }

  return {
    log,
    memberships: {
      ofUser: (userId, notBefore) => readRows(userId, (rows) => [...rows.values()].filter((row) => row.userId === userId), notBefore),
      load: (userId, ids, notBefore) => readRows(userId, (rows) => ids.flatMap((id) => rows.get(keyOf(userId, id)) ?? []), notBefore),
      async apply(changes) {
        await Promise.all(changes.map(apply));
      },
      markRead: ({ userId, conversationId, readSeq, readCount }) =>
        write('mark read', userId, ({ memberships }) => {
          const row = memberships.get(keyOf(userId, conversationId));
          if (!row || row.readSeq >= readSeq) return { result: undefined, apply: null };
          return { result: undefined, apply: (state) => state.memberships.set(keyOf(userId, conversationId), { ...row, readSeq, readCount }) };
        }),
      markUnread: () => Promise.reject(new Error('nobody marks as unread here')),
      mute: () => Promise.reject(new Error('nobody mutes here')),
      forgetUser: () => Promise.reject(new Error('nobody is erased here')),
    },
    rosters: {
      load: async (conversationIds) => {
        const found = conversationIds.map((id) => read('roster', cluster.shardOf(id), ({ rosters }) => rosters.get(id) ?? []));
        return (await Promise.all(found)).flat();
      },
      save: (roster) =>
        write(`roster of ${roster.conversationId}`, roster.conversationId, ({ rosters }) => {
          const known = rosters.get(roster.conversationId);
          if (known && known.appliedSeq >= roster.appliedSeq) return { result: undefined, apply: null };
          return { result: undefined, apply: (state) => state.rosters.set(roster.conversationId, roster) };
        }),
    },
    changes: {
      load: async () => [],
      save: () => Promise.reject(new Error('nobody changes a message here')),
    },
    heads: {
      load: () => Promise.reject(new Error('nobody lists here')),
      advance: (head) =>
        write('head', head.conversationId, ({ heads }) => {
          const known = heads.get(head.conversationId);
          const next = known ? latestHead(known, head) : head;
          return { result: undefined, apply: (state) => state.heads.set(head.conversationId, next) };
        }),
    },
  };
}

/** The key of a membership. */
export function keyOf(userId: string, conversationId: string): string {
  return `${userId} ${conversationId}`;
}

function markOf(conversationId: string, id: string): Attempt<void> {
  return ({ logs }) => {
    const isMarked = (logs.get(conversationId) ?? []).some(({ entry, outboxAt }) => entry.id === id && outboxAt !== null);
    if (!isMarked) return { result: undefined, apply: null };
    return {
      result: undefined,
      apply: (state) => {
        const log = state.logs.get(conversationId) ?? [];
        state.logs.set(
          conversationId,
          log.map((row) => (row.entry.id === id ? { ...row, outboxAt: null } : row)),
        );
      },
    };
  };
}

function membershipAfter(row: MembershipRow | undefined, change: MembershipChange): MembershipRow {
  const { userId, conversationId, seq, leftSeq, messageCount } = change;
  const [readSeq, readCount] = leftSeq === null ? [seq, messageCount] : [0, 0];
  return {
    userId,
    conversationId,
    spans: applyToSpans(row?.spans ?? [], change),
    seq: Math.max(row?.seq ?? 0, seq),
    readSeq: Math.max(row?.readSeq ?? 0, readSeq),
    readCount: Math.max(row?.readCount ?? 0, readCount),
    mutedUntil: null,
    isMarkedUnread: false,
    version: row?.version ?? 0,
  };
}

function oldestUnpublished({ logs }: State): number {
  return Math.min(...rowsOf(logs).map(({ outboxAt }) => outboxAt ?? Number.POSITIVE_INFINITY), Number.POSITIVE_INFINITY);
}

function rowsOf(logs: State['logs']): Row[] {
  return [...logs.values()].flat();
}

function timeOfClock(milliseconds: number): number {
  return Math.floor((milliseconds / 1000) * 2 ** 20);
}

function sayContent({ content }: NewEntry): string {
  switch (content.kind) {
    case 'conversation_created':
      return `created with ${content.members.map(({ userId }) => userId).join(', ')}`;
    case 'member_added':
      return `${content.userId} added`;
    case 'member_removed':
      return `${content.userId} removed`;
    case 'message_sent':
      return content.body;
    default:
      return content.kind;
  }
}
