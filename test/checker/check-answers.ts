import { type Finding, finding } from './findings.ts';
import type { Attempt, Op } from './history.ts';
import type { Conversation } from './logs.ts';
import type { FaultRecord, Stall } from './records.ts';

/** The server answers within 10 s; a machine that is busy needs something beside it. */
const DEADLINE_MS = 14_000;
/** After its end a fault may still show. */
const AFTER_MS = 2_000;

/** Looks at each answer by itself: whether it came in time, was one of ours, and was a refusal that is justified. */
export function checkAnswers(
  ops: readonly Op[],
  conversations: readonly Conversation[],
  faults: readonly FaultRecord[],
  gateways: readonly string[],
  stalls: readonly Stall[] = [],
): Finding[] {
  const stood = stalls.map(({ t, ms }): Interval => [t - ms, t + AFTER_MS]);
  const excuses = gateways.map((name) => [...excusesOf(name, faults), ...stood]);
  const certain = certainMemberships(ops, conversations);
  return ops.flatMap((op) => [
    ...op.attempts.flatMap((attempt) => [...checkTime(op, attempt, excuses), ...checkType(op, attempt), ...checkRefusal(op, attempt, certain)]),
    ...(op.attempts[0]?.gateway !== null && (op.attempts.at(-1)?.outcome?.type ?? 'unknown') === 'unknown'
      ? [finding('not finished', `op ${op.id}: its last attempt was not answered`)]
      : []),
  ]);
}

type Interval = readonly [from: number, to: number];

/** When nothing can come from a gateway: it stands still itself, or the way to it does. */
function excusesOf(gateway: string, faults: readonly FaultRecord[]): Interval[] {
  const names = new Set([`pause ${gateway}`, ...['hang', 'mute', 'delay'].map((how) => `proxy ${how} client>${gateway}`)]);
  return faults
    .filter(({ phase, name }) => phase === 'on' && names.has(name))
    .map(({ n, t }) => [t, (faults.find((other) => other.phase === 'off' && other.n === n)?.t ?? Number.POSITIVE_INFINITY) + AFTER_MS] as const);
}

function checkTime({ id }: Op, { t, gateway, outcome }: Attempt, excuses: readonly (readonly Interval[])[]): Finding[] {
  if (gateway === null || !outcome || outcome.took <= DEADLINE_MS) return [];
  const isExcused = excuses[gateway]?.some(([from, to]) => from < t + outcome.took && to > t) ?? false;
  return isExcused ? [] : [finding('past deadline', `op ${id} had no answer of gateway ${gateway + 1} for ${outcome.took} ms at ${t}`)];
}

function checkType({ id }: Op, { t, outcome }: Attempt): Finding[] {
  return outcome?.code?.startsWith('untyped') ? [finding('untyped answer', `op ${id} at ${t}: ${outcome.code}`)] : [];
}

/** Refusals of someone who is not in the conversation; a part of the client's own words follows. */
const NOT_IN_IT: ReadonlySet<string> = new Set(['NOT_A_MEMBER', 'CONVERSATION_NOT_FOUND', 'NOT_FOUND', 'FORBIDDEN']);
/** Refusals that say nothing of the operation: the session ran out or was ended, or the typed client held it back behind another that was refused. */
const HARMLESS: ReadonlySet<string> = new Set(['TOKEN_EXPIRED', 'UNAUTHENTICATED', 'NOT_SENT']);

function checkRefusal(op: Op, { t, outcome }: Attempt, certain: CertainMemberships): Finding[] {
  if (outcome?.type !== 'refused' || HARMLESS.has(outcome.code ?? '')) return [];
  const { conversation = '', users = [] } = op.value;
  if (op.f === 'remove' && outcome.code === 'MEMBER_NOT_FOUND' && !certain(conversation, users[0] ?? '', t, outcome.t)) return [];
  if (NOT_IN_IT.has(outcome.code ?? '') && !certain(conversation, op.user, t, outcome.t)) return [];
  return [finding('wrongly refused', `op ${op.id} ${op.f} at ${t}: ${outcome.code}`)];
}

/** Whether somebody was a member for all that time, by what the owner was told. */
type CertainMemberships = (conversation: string, user: string, from: number, to: number) => boolean;

function certainMemberships(ops: readonly Op[], conversations: readonly Conversation[]): CertainMemberships {
  const intervals = new Map<string, Interval[]>();

  function of(conversation: Conversation, user: string): Interval[] {
    const its = ops.filter(({ value }) => value.conversation === conversation.id && value.users?.includes(user));
    const removals = its.filter(({ f }) => f === 'remove');
    const removed = conversation.log.filter(({ kind, subject }) => kind === 'MemberRemoved' && subject === user).length;
    if (removed > removals.filter(({ status }) => status === 'ok').length) return []; // an attempt of unknown outcome removed her at some time
    const isMaker = conversation.firstMembers.includes(user);
    const created = ops.find(({ f, ok }) => (f === 'create' || f === 'direct') && ok?.conversation === conversation.id)?.ok?.t;
    const beginnings = [...(isMaker && created !== undefined ? [created] : []), ...its.flatMap(({ f, ok }) => (f === 'add' && ok ? [ok.t] : []))];
    return beginnings.map((from) => [
      from,
      Math.min(...removals.map(({ invokedAt }) => invokedAt).filter((t) => t > from), Number.POSITIVE_INFINITY),
    ]);
  }

  return (id, user, from, to) => {
    const conversation = conversations.find((candidate) => candidate.id === id);
    if (!conversation) return false;
    const key = `${id} ${user}`;
    const known = intervals.get(key) ?? of(conversation, user);
    intervals.set(key, known);
    return known.some(([begins, ends]) => begins < from && ends > to);
  };
}
