import { type Entry, sameContent } from '../../timeline/entry.ts';
import { type Attempt, clientIdOf } from './clients.ts';
import type { Device } from './devices.ts';
import { logOf } from './judge.ts';
import { spansOf, stateAfterFirst, visibleTo } from './oracle.ts';
import type { Plan } from './plan.ts';
import { secondsOf, timeOf } from './replica-set.ts';
import type { Cluster } from './store.ts';
import { BEGINNING, type World } from './world.ts';

type Options = {
  readonly world: World;
  readonly plan: Plan;
  readonly cluster: Cluster;
  readonly attempts: readonly Attempt[];
  readonly devices: readonly Device[];
};

/** How old the base of a cursor may be when nothing has happened for long. */
const BASE_AGE_MS = 20_000;

/** Judges a simulation that is over and was quiet for long: its logs, its answers, its deliveries, its folds. */
export function judgeAll(options: Options): void {
  const logs = logsOf(options.cluster);
  for (const log of logs.values()) judgeLog(options, log);
  for (const attempt of options.attempts) judgeAnswer(options, attempt);
  judgeRepetitions(options);
  judgeRealTime(options);
  for (const log of logs.values()) judgeFolds(options, log);
  for (const device of options.devices) judgeDevice(options, device, logs);
}

function logsOf(cluster: Cluster): Map<string, readonly Entry[]> {
  const ids = cluster.shards.flatMap((shard) => [...shard.committed().logs.keys()]);
  return new Map(ids.map((id) => [id, logOf(cluster, id)]));
}

/** The log by itself: dense, counted and stamped in its order, each entry by a member, no group over its limit, nothing that nobody wanted. */
function judgeLog({ world, plan, attempts }: Options, log: readonly Entry[]): void {
  const keys = new Set<string>();
  for (const [i, entry] of log.entries()) {
    const { conversationId, seq, actorId, content, clientMessageId } = entry;
    const what = `${conversationId} ${seq}`;
    const before = stateAfterFirst(log, i);
    const after = stateAfterFirst(log, i + 1);
    if (seq !== i + 1 || entry.messageCount !== after.messageCount || entry.rosterSeq !== after.rosterSeq) world.violate('the log is sound', what);
    if (entry.at <= before.at) world.violate('the log is sound', `${what} is stamped before what it follows`);
    if (i > 0 && !before.roster?.members.some(({ userId }) => userId === actorId)) world.violate('the log is sound', `${what} is by a stranger`);
    const key = `${actorId} ${clientMessageId}`;
    if (keys.has(key)) world.violate('what is repeated happens once', what);
    keys.add(key);
    if (after.roster?.kind === 'group' && after.roster.members.length > plan.shape.memberLimit) world.violate('the member limit holds', what);
    const commit = world.commits.get(entry.id) ?? 0;
    const isWanted = attempts.some(({ proposal, invokedAt, act }) => {
      if (proposal.conversationId !== conversationId || proposal.actorId !== actorId || invokedAt > commit) return false;
      if (content.kind === 'message_sent')
        return proposal.idempotent?.clientMessageId === clientMessageId && sameContent(proposal.idempotent.content, content);
      if (content.kind === 'conversation_created') return act.kind === 'create' || act.kind === 'direct';
      if (content.kind === 'member_added') return act.kind === 'add' && act.others.some((other) => `usr_${other}` === content.userId);
      if (content.kind !== 'member_removed') return false;
      return act.kind === 'leave' ? content.userId === actorId : act.kind === 'remove' && content.userId !== actorId;
    });
    if (!isWanted) world.violate('nothing is there that was never sent', what);
  }
}

/** An answer against the log: what is acknowledged is there; a refusal, or that there was nothing to do, is what some state between question and answer says. */
function judgeAnswer({ world, cluster }: Options, { act, proposal, invokedAt, answeredAt, answer }: Attempt): void {
  if (answer === 'unknown') return;
  const { conversationId, actorId, idempotent } = proposal;
  const log = logOf(cluster, conversationId);
  const lengthAt = (time: number): number => log.filter(({ id }) => (world.commits.get(id) ?? Number.POSITIVE_INFINITY) <= time).length;
  const [least, most] = [lengthAt(invokedAt), lengthAt(answeredAt)];
  const decisions = Array.from({ length: most - least + 1 }, (_, i) => proposal.decide(stateAfterFirst(log, least + i), null));
  const what = `${act.kind} in ${conversationId} by ${actorId} at ${Math.round(invokedAt)}`;
  if (answer.refusal) {
    const { code } = answer.refusal;
    const isJustified = decisions.some((decision) => 'refusal' in decision && decision.refusal.code === code);
    if (!isJustified) world.violate('every refusal is justified', `${what}: ${code}`);
    const first = log.slice(0, least).find((entry) => entry.actorId === actorId && entry.clientMessageId === idempotent?.clientMessageId);
    if (first) world.violate('what is repeated happens once', `${what}: ${code}, but it is there since ${first.seq}`);
    return;
  }
  for (const entry of answer.entries) {
    const found = log[entry.seq - 1];
    if (found?.id !== entry.id || found.at !== entry.at) world.violate('acknowledged entries are never lost', `${what}: ${entry.seq}`);
  }
  if (answer.entries.length === 0 && !decisions.some((decision) => 'contents' in decision && decision.contents.length === 0)) {
    world.violate('every refusal is justified', `${what}: nothing to do`);
  }
}

/** All answers to one act name the same message. */
function judgeRepetitions({ world, attempts }: Options): void {
  const first = new Map<string, number>();
  for (const { act, answer } of attempts) {
    if (act.kind !== 'send' || answer === 'unknown' || answer.refusal) continue;
    const key = clientIdOf(act);
    const seq = answer.entries[0]?.seq ?? 0;
    if ((first.get(key) ?? seq) !== seq) world.violate('what is repeated happens once', `${key}: ${first.get(key)} and ${seq}`);
    first.set(key, seq);
  }
}

/** What was acknowledged before something else was asked for comes before it. */
function judgeRealTime({ world, attempts }: Options): void {
  const asked = new Map<string, number>();
  for (const { act, invokedAt } of attempts) asked.set(clientIdOf(act), Math.min(invokedAt, asked.get(clientIdOf(act)) ?? invokedAt));
  const done = attempts.flatMap(({ act, proposal, answeredAt, answer }) => {
    if (answer === 'unknown' || answer.refusal || answer.wasDuplicate) return [];
    const seqs = answer.entries.map(({ seq }) => seq);
    return seqs.length === 0 ? [] : [{ conversationId: proposal.conversationId, from: asked.get(clientIdOf(act)) ?? 0, to: answeredAt, seqs }];
  });
  for (const a of done) {
    for (const b of done) {
      if (a.conversationId !== b.conversationId || a.to >= b.from) continue;
      if (Math.max(...a.seqs) >= Math.min(...b.seqs)) world.violate('order is the order of real time', `${a.conversationId} ${a.seqs} and ${b.seqs}`);
    }
  }
}

function judgeFolds({ world, cluster }: Options, log: readonly Entry[]): void {
  const { conversationId, seq, messageCount, rosterSeq } = log.at(-1) as Entry; // an empty log is none
  const fail = (what: string): void => world.violate('rosters, memberships and heads are the fold of the log', `${conversationId}: ${what}`);
  const { rosters, heads, logs } = cluster.shardOf(conversationId).committed();
  const { roster } = stateAfterFirst(log, log.length);
  const stored = rosters.get(conversationId);
  if (stored?.appliedSeq !== rosterSeq || JSON.stringify(stored.members) !== JSON.stringify(roster?.members))
    fail(`the roster is ${JSON.stringify(stored)}`);
  const head = heads.get(conversationId);
  const lastMessage = log.findLast(({ content }) => content.kind === 'message_sent')?.seq ?? 0;
  if (head?.seq !== seq || head.messageCount !== messageCount || head.lastMessageSeq !== lastMessage) fail('the head');
  const unpublished = (logs.get(conversationId) ?? []).filter(({ outboxAt }) => outboxAt !== null);
  if (unpublished.length > 0) fail(`${unpublished.map(({ entry }) => entry.seq)} not marked as published`);
  for (const userId of new Set(cluster.shards.flatMap((shard) => [...shard.committed().memberships.values()].map((row) => row.userId)))) {
    const row = cluster.shardOf(userId).committed().memberships.get(`${userId} ${conversationId}`);
    const spans = spansOf(log, userId).map(({ joined, left }) => [joined, left === Number.POSITIVE_INFINITY ? null : left]);
    if (JSON.stringify(row?.spans ?? []) !== JSON.stringify(spans)) fail(`the membership of ${userId}`);
  }
}

function judgeDevice({ world }: Options, device: Device, logs: ReadonlyMap<string, readonly Entry[]>): void {
  const { base, seqs, userId, name, connection } = device;
  if (base === null) return world.violate('everything is delivered without later traffic', `${name} has heard nothing at all`);
  for (const [conversationId, log] of logs) {
    const missing = visibleTo(log, userId).filter(({ seq, at }) => seq > (seqs.get(conversationId) ?? 0) && at > base);
    if (missing.length > 0)
      world.violate('everything is delivered without later traffic', `${conversationId} ${missing.map(({ seq }) => seq)} to ${name}`);
  }
  const position = connection?.position();
  if (!position) return world.violate('cursors stay small', `${name} has no position`);
  const age = BEGINNING + world.scheduler.now() - secondsOf(timeOf(position.base));
  if (position.places.size > 0) world.violate('cursors stay small', `${name} still has ${[...position.places.keys()]}`);
  if (age > BASE_AGE_MS) world.violate('cursors stay small', `${name} is at ${Math.round(age)} ms ago`);
}
