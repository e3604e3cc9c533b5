import type { Appended } from '../../timeline/append.ts';
import type { Entry } from '../../timeline/entry.ts';
import { sameContent } from '../../timeline/entry.ts';
import { membershipChanges } from '../../timeline/membership.ts';
import type { Attempt } from './clients.ts';
import type { Device } from './devices.ts';
import { spansOf, visibleTo } from './oracle.ts';
import { type Cluster, keyOf } from './store.ts';
import type { World } from './world.ts';

/** Watches what happens, and says at once what must not. */
export type Judge = {
  received(device: Device, entry: Entry): void;
  answering(attempt: Attempt, answer: Appended): void;
};

/** The log of a conversation as a majority has it. */
export function logOf(cluster: Cluster, conversationId: string): readonly Entry[] {
  return (cluster.shardOf(conversationId).committed().logs.get(conversationId) ?? []).map(({ entry }) => entry);
}

/** What is read before a removal is acknowledged may be delivered so long after it. */
const READ_MS = 6_000;

/** Makes a judge. */
export function createJudge(world: World, cluster: Cluster): Judge {
  const removedAt = new Map<string, number>(); // when removals were acknowledged, by the id of the entry

  /** True if the user left, or was never in; as long as nobody knows of her removal she may still see what follows. */
  function isForbidden(userId: string, entry: Entry, log: readonly Entry[]): boolean {
    const removal = log.slice(0, entry.seq - 1).findLast(({ content }) => content.kind === 'member_removed' && content.userId === userId);
    if (!removal) return true;
    const known = removedAt.get(removal.id) ?? Number.POSITIVE_INFINITY;
    return known < (world.commits.get(entry.id) ?? 0) || known + READ_MS < world.scheduler.now();
  }

  return {
    received(device, entry) {
      const { conversationId, seq, at } = entry;
      const what = `${conversationId} ${seq} to ${device.name}`;
      world.trace(() => `${device.name} receives ${conversationId} ${seq}`);
      const log = logOf(cluster, conversationId);
      const last = device.seqs.get(conversationId) ?? 0;
      device.seqs.set(conversationId, Math.max(last, seq));
      const known = log[seq - 1];
      if (known?.id !== entry.id || !sameContent(known.content, entry.content)) world.violate('nothing is there that was never sent', what);
      if (seq <= last) return world.violate('nothing is delivered twice', what);
      if (device.base !== null && at <= device.base) world.violate('nothing is delivered twice', `${what}, from before its beginning`);
      const visible = visibleTo(log.slice(0, seq), device.userId);
      if (visible.at(-1)?.seq !== seq && isForbidden(device.userId, entry, log)) world.violate('nothing reaches who is not a member', what);
      const missing = visible.filter((e) => e.seq > last && e.seq < seq && e.at > (device.base ?? ''));
      if (missing.length > 0) world.violate('delivery is dense', `${what}, without ${missing.map((e) => e.seq)}`);
    },

    answering({ proposal }, answer) {
      if (answer.refusal) return;
      const log = logOf(cluster, proposal.conversationId);
      for (const entry of answer.entries) {
        if (entry.content.kind === 'member_removed' && !removedAt.has(entry.id)) removedAt.set(entry.id, world.scheduler.now());
        const found = log[entry.seq - 1];
        if (found?.id !== entry.id)
          world.violate('acknowledged entries are never lost', `${entry.conversationId} ${entry.seq} is not there when it is acknowledged`);
        for (const { userId, conversationId, joinedSeq } of membershipChanges(entry)) {
          const row = cluster.shardOf(userId).committed().memberships.get(keyOf(userId, conversationId));
          const span = row?.spans.find(([joined]) => joined === joinedSeq);
          const { left = 0 } = spansOf(log.slice(0, entry.seq), userId).find(({ joined }) => joined === joinedSeq) ?? {};
          if (!span || (span[1] ?? Number.POSITIVE_INFINITY) > left) {
            world.violate('what is acknowledged is in force', `${userId} in ${conversationId} as of ${entry.seq}: ${JSON.stringify(row?.spans)}`);
          }
        }
      }
    },
  };
}
