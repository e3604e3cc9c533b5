import { type Finding, finding } from './findings.ts';
import type { Op } from './history.ts';
import { type Conversation, isWithin, type LogEntry, spansOf } from './logs.ts';

/** Compares the logs as they are with what was asked for and what was acknowledged. */
export function checkLogs(conversations: readonly Conversation[], ops: readonly Op[]): Finding[] {
  return conversations.flatMap((conversation) => {
    const its = ops.filter(({ value, ok }) => (value.conversation ?? ok?.conversation) === conversation.id);
    return [...checkShape(conversation), ...checkMessages(conversation, its), ...checkMembers(conversation, its), ...checkOrder(conversation, its)];
  });
}

function checkShape({ id, log }: Conversation): Finding[] {
  const isDense = log.every(({ seq }, i) => seq === i + 1);
  return [
    ...(isDense ? [] : [finding('out of order', `${id} has the seqs ${log.map(({ seq }) => seq).join(' ')}`)]),
    ...(log[0]?.kind === 'ConversationCreated' ? [] : [finding('lost', `${id} does not begin with its creation`)]),
  ];
}

function checkMessages({ id, log }: Conversation, ops: readonly Op[]): Finding[] {
  const findings: Finding[] = [];
  const sends = new Map(ops.filter(({ f }) => f === 'send').map((op) => [op.value.clientId, op]));
  const seen = new Map<string, number>();
  for (const { kind, seq, actor, clientId, text } of log) {
    if (kind !== 'MessageSent' || clientId === null) continue;
    const op = sends.get(clientId);
    if (seen.has(clientId)) findings.push(finding('duplicate', `${id}: message ${clientId} is seq ${seen.get(clientId)} and seq ${seq}`));
    else if (op?.user !== actor || op.value.text !== text) findings.push(finding('unexpected', `${id} ${seq}: nobody sent ${clientId} "${text}"`));
    else if (op.status === 'refused') findings.push(finding('unexpected', `${id} ${seq}: ${clientId} was refused, op ${op.id}`));
    seen.set(clientId, seen.get(clientId) ?? seq);
  }
  for (const { ok, value, id: op } of sends.values()) {
    if (!ok) continue;
    const seq = seen.get(value.clientId ?? '');
    if (seq === undefined) findings.push(finding('lost', `${id}: message ${value.clientId}, acknowledged as seq ${ok.seq}, op ${op}`));
    else if (seq !== ok.seq)
      findings.push(finding('out of order', `${id}: message ${value.clientId} was acknowledged as seq ${ok.seq}, and is ${seq}`));
  }
  return findings;
}

/** Changes of one member: nobody but the owner makes them, one after the other. */
type Changes = {
  readonly user: string;
  readonly kind: 'MemberAdded' | 'MemberRemoved';
  readonly ops: readonly Op[];
  readonly entries: readonly LogEntry[];
  readonly attempts: number;
};

function changesOf({ log }: Conversation, ops: readonly Op[]): Changes[] {
  const users = new Set([...ops.flatMap(({ value }) => value.users ?? []), ...log.flatMap(({ subject }) => subject ?? [])]);
  return [...users].flatMap((user) =>
    (
      [
        ['add', 'MemberAdded'],
        ['remove', 'MemberRemoved'],
      ] as const
    ).map(([f, kind]) => {
      const its = ops.filter((op) => op.f === f && op.value.users?.includes(user));
      const entries = log.filter((entry) => entry.kind === kind && entry.subject === user);
      return { user, kind, ops: its, entries, attempts: its.reduce((sum, { attempts }) => sum + attempts.length, 0) };
    }),
  );
}

/** True if attempts of unknown outcome did something of their own: then nobody knows which entry is of which operation. */
function isUnclear({ ops, entries }: Changes): boolean {
  return entries.length !== ops.filter(({ status }) => status === 'ok').length;
}

function checkMembers(conversation: Conversation, ops: readonly Op[]): Finding[] {
  const { id } = conversation;
  const findings: Finding[] = [];
  for (const { user, kind, ops: its, entries, attempts } of changesOf(conversation, ops)) {
    const acknowledged = its.filter(({ status }) => status === 'ok').length;
    const surplus = attempts - acknowledged; // attempts that may have done what a later one was acknowledged for
    if (entries.length > attempts) findings.push(finding('unexpected', `${id}: ${user} has ${entries.length} ${kind}, ${attempts} were tried`));
    if (entries.length < acknowledged - surplus) {
      findings.push(finding('lost', `${id}: ${user} has ${entries.length} ${kind}, ${acknowledged} were acknowledged`));
    }
  }
  return [...findings, ...checkRemovals(conversation, ops)];
}

/** What was sent after a removal was acknowledged, and acknowledged before she was asked back, comes when she is out. */
function checkRemovals(conversation: Conversation, ops: readonly Op[]): Finding[] {
  const changes = changesOf(conversation, ops);
  const sends = ops.filter(({ f, status }) => f === 'send' && status === 'ok');
  return changes.flatMap(({ user, kind, ops: removals }) => {
    const additions = changes.find((other) => other.user === user && other.kind === 'MemberAdded');
    if (kind !== 'MemberRemoved' || !additions || isUnclear(additions)) return [];
    const spans = spansOf(conversation, user);
    return removals.flatMap(({ ok }) => {
      if (!ok) return [];
      const back = Math.min(...additions.ops.map(({ invokedAt }) => invokedAt).filter((t) => t > ok.t), Number.POSITIVE_INFINITY);
      return sends
        .filter((send) => send.invokedAt > ok.t && (send.ok?.t ?? 0) < back && isWithin(spans, send.ok?.seq ?? 0))
        .map((send) => finding('after removal', `${conversation.id}: ${user} was removed, and seq ${send.ok?.seq} was sent after that and is hers`));
    });
  });
}

/** If one was acknowledged before another was asked for, it comes first. */
function checkOrder(conversation: Conversation, ops: readonly Op[]): Finding[] {
  const placed: { readonly op: Op; readonly seq: number }[] = [];
  const seqOf = new Map(conversation.log.map(({ clientId, seq }) => [clientId, seq]));
  for (const op of ops) {
    const seq = op.f === 'send' ? seqOf.get(op.value.clientId ?? '') : op.f === 'create' ? 1 : undefined;
    if (seq !== undefined) placed.push({ op, seq });
  }
  for (const changes of changesOf(conversation, ops)) {
    if (isUnclear(changes)) continue;
    const acknowledged = changes.ops.filter(({ status }) => status === 'ok');
    for (const [i, op] of acknowledged.entries()) placed.push({ op, seq: changes.entries[i]?.seq ?? 0 }); // as many as there are
  }
  placed.sort((a, b) => a.seq - b.seq);
  const findings: Finding[] = [];
  let latest: { readonly op: Op; readonly seq: number } | null = null; // the one before that was asked for last
  for (const next of placed) {
    if (latest && next.op.ok && next.op.ok.t < latest.op.invokedAt && next.seq !== latest.seq) {
      const [early, late] = [`op ${next.op.id} (seq ${next.seq})`, `op ${latest.op.id} (seq ${latest.seq})`];
      findings.push(finding('out of order', `${conversation.id}: ${early} was acknowledged before ${late} was asked for`));
    }
    if (!latest || next.op.invokedAt > latest.op.invokedAt) latest = next;
  }
  return findings;
}
