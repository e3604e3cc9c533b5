import { type Finding, finding } from './findings.ts';
import type { Op } from './history.ts';
import { type Conversation, isMemberNow, spansOf } from './logs.ts';
import type { ReceiptArrival } from './records.ts';

/** Receipts that came by some path to somebody, in their order. */
export type ReceiptReading = {
  readonly path: string;
  readonly user: string;
  readonly receipts: readonly Omit<ReceiptArrival, 'type' | 't' | 'device'>[];
};

/** A move of a mark, as somebody asked for it. */
type Mark = Pick<Op, 'f' | 'user' | 'value' | 'status' | 'invokedAt'>;

/** Up to where somebody said that she had received and read. */
type Said = { readonly delivered: number; readonly read: number };

/** What was said of the marks of a member of a conversation: by all attempts, and by those that were acknowledged. */
export type Marks = {
  readonly said: (conversation: string, user: string) => Said;
  readonly acknowledged: (conversation: string, user: string) => Said;
  /** When somebody first said that she was that far, or further. */
  readonly firstSaid: (conversation: string, user: string, seq: number) => number;
  readonly users: (conversation: string) => readonly string[];
};

/** Puts what was said of marks in order. Whoever wrote a message has received and read up to it, without a word more. */
export function readMarks(ops: readonly Op[], conversations: readonly Conversation[]): Marks {
  const marks = [...ops.filter(({ f }) => f === 'read' || f === 'deliver'), ...conversations.flatMap((conversation) => writtenIn(conversation, ops))];
  const groups = Map.groupBy(marks, ({ user, value }) => `${value.conversation} ${user}`);
  const of = (conversation: string, user: string): readonly Mark[] => groups.get(`${conversation} ${user}`) ?? [];
  return {
    said: (conversation, user) => furthest(of(conversation, user)),
    acknowledged: (conversation, user) => furthest(of(conversation, user).filter(({ status }) => status === 'ok')),
    firstSaid: (conversation, user, seq) =>
      Math.min(...of(conversation, user).flatMap(({ value, invokedAt }) => ((value.seq ?? 0) >= seq ? invokedAt : []))),
    users: (conversation) => [...new Set(marks.filter(({ value }) => value.conversation === conversation).map(({ user }) => user))],
  };
}

/** The messages of a log as marks that their senders may have moved: when is not promised. */
function writtenIn({ id, log }: Conversation, ops: readonly Op[]): Mark[] {
  const sends = ops.filter(({ f }) => f === 'send');
  const sentAt = new Map(sends.map(({ value, invokedAt }) => [value.clientId ?? '', invokedAt]));
  return log
    .filter(({ kind }) => kind === 'MessageSent')
    .map(({ actor, seq, clientId }) => ({
      f: 'read',
      user: actor,
      value: { conversation: id, seq },
      status: 'unknown',
      invokedAt: sentAt.get(clientId ?? '') ?? 0,
    }));
}

/** What is read is received. */
function furthest(ops: readonly Mark[]): Said {
  const upTo = (f: string): number => Math.max(0, ...ops.filter((op) => op.f === f).map(({ value }) => value.seq ?? 0));
  const read = upTo('read');
  return { read, delivered: Math.max(read, upTo('deliver')) };
}

/** Receipts only grow, for everybody who looks; and none says more than somebody said. */
export function checkReceipts({ path, receipts }: ReceiptReading, marks: Marks): Finding[] {
  const findings: Finding[] = [];
  const last = new Map<string, { readonly deliveredSeq: number; readonly readSeq: number }>();
  for (const { conversation, user, deliveredSeq, readSeq } of receipts) {
    const key = `${conversation} ${user}`;
    const before = last.get(key);
    if (before && (deliveredSeq < before.deliveredSeq || readSeq < before.readSeq)) {
      const [was, is] = [`${before.deliveredSeq}/${before.readSeq}`, `${deliveredSeq}/${readSeq}`];
      findings.push(finding('receipt decreased', `${path}: ${key} went from ${was} to ${is}`));
    }
    last.set(key, { deliveredSeq, readSeq });
    const said = marks.said(conversation, user);
    if (deliveredSeq > said.delivered || readSeq > said.read) {
      findings.push(finding('unexpected', `${path}: ${key} is at ${deliveredSeq}/${readSeq}, and said ${said.delivered}/${said.read} at most`));
    }
  }
  return findings;
}

/** Whoever comes back gets the latest of everybody in her conversations: at least what was acknowledged. */
export function checkLatestReceipts({ path, user, receipts }: ReceiptReading, marks: Marks, conversations: readonly Conversation[]): Finding[] {
  const latest = new Map(receipts.map((receipt) => [`${receipt.conversation} ${receipt.user}`, receipt]));
  return conversations
    .filter((conversation) => isMemberNow(spansOf(conversation, user)))
    .flatMap(({ id }) =>
      marks.users(id).flatMap((other) => {
        const acknowledged = marks.acknowledged(id, other);
        const { deliveredSeq = 0, readSeq = 0 } = latest.get(`${id} ${other}`) ?? {};
        if (deliveredSeq >= acknowledged.delivered && readSeq >= acknowledged.read) return [];
        const [is, must] = [`${deliveredSeq}/${readSeq}`, `${acknowledged.delivered}/${acknowledged.read}`];
        return [finding('lost', `${path}: ${id} ${other} is at ${is}, and ${must} was acknowledged`)];
      }),
    );
}

/** Whoever was removed hears nothing of what others said of their marks after that was acknowledged. */
export function checkReceiptsAfterRemoval(
  { path, user, receipts }: Omit<ReceiptReading, 'receipts'> & { readonly receipts: readonly ReceiptArrival[] },
  ops: readonly Op[],
  marks: Marks,
): Finding[] {
  const about = ops.filter(({ value }) => value.users?.includes(user));
  return receipts.flatMap((receipt) => {
    const { conversation, t, deliveredSeq } = receipt;
    const its = about.filter(({ value }) => value.conversation === conversation);
    const removedAt = Math.max(0, ...its.flatMap(({ f, ok }) => (f === 'remove' && ok && ok.t < t ? ok.t : [])));
    const isAskedBack = its.some(
      ({ f, attempts }) => f === 'add' && attempts.some((attempt) => attempt.t < t && (attempt.outcome?.t ?? t) > removedAt),
    );
    if (removedAt === 0 || isAskedBack || marks.firstSaid(conversation, receipt.user, deliveredSeq) < removedAt) return [];
    return [finding('after removal', `${path}: a receipt of ${receipt.user} in ${conversation} at ${deliveredSeq}, removed at ${removedAt}`)];
  });
}
