import { describe, expect, test } from 'vitest';
import { readHistory } from '../checker/history.ts';
import type { Untimed } from '../checker/journal.ts';
import { judge, type PathRead } from '../checker/judge.ts';
import type { Conversation, LogEntry } from '../checker/logs.ts';
import type { JournalRecord } from '../checker/records.ts';

const [ada, ben] = ['ada', 'ben'];
const CHAT = 'cnv_1';

/** Records by their order: each comes a second after the one before, unless it says when. */
function records(...list: readonly (Untimed<JournalRecord> & { readonly t?: number })[]): JournalRecord[] {
  return list.map((record, i) => ({ t: (i + 1) * 1_000, ...record }) as JournalRecord); // with its time
}

const invoke = (op: string, f: 'create' | 'send' | 'add' | 'remove' | 'read', value: object, user = ada) =>
  ({ type: 'invoke', op, attempt: 1, f, user, gateway: 0, value }) as const;
const ok = (op: string, more: object = {}) => ({ type: 'ok', op, attempt: 1, took: 5, code: null, ...more }) as const;
const ended = (op: string, type: 'refused' | 'unknown', code: string, took = 5) => ({ type, op, attempt: 1, took, code }) as const;
const created = [invoke('0', 'create', { clientId: 'x', users: [ben] }), ok('0', { conversation: CHAT })];
const sent = (op: string, seq: number) => [invoke(op, 'send', { conversation: CHAT, clientId: op, text: op }), ok(op, { seq, conversation: CHAT })];

const entry = (seq: number, kind: string, more: Partial<LogEntry> = {}): LogEntry => {
  return { kind, conversation: CHAT, seq, actor: ada, clientId: null, text: null, subject: null, ...more };
};
const creation = entry(1, 'ConversationCreated');
const message = (seq: number, id: string): LogEntry => entry(seq, 'MessageSent', { clientId: id, text: id });
const arrival = (device: string, of: LogEntry) => ({ type: 'event', device, ...of }) as const;
const begins = (user: string) => ({ type: 'beginning', device: user, user, client: 'bare', cursor: 'c' }) as const;
const receipt = (readSeq: number) => ({ type: 'receipt', device: ben, conversation: CHAT, user: ada, deliveredSeq: readSeq, readSeq }) as const;

/** The kinds of what is found, each once. */
function kindsOf(log: readonly LogEntry[], list: readonly JournalRecord[], paths: readonly PathRead[] = []): string[] {
  const conversations: Conversation[] = [{ id: CHAT, maker: ada, firstMembers: [ada, ben], log }];
  const findings = judge({ history: readHistory([list]), conversations, paths, gateways: ['gateway-1'] });
  return [...new Set(findings.map(({ kind }) => kind))].sort();
}

describe('the judge of the checker', () => {
  test('finds nothing where nothing is wrong', () => {
    const log = [creation, message(2, 'a')];
    const all = records(begins(ben), ...created, ...sent('a', 2), arrival(ben, creation), arrival(ben, message(2, 'a')));
    expect(kindsOf(log, all)).toEqual([]);
  });

  test('an acknowledged message that is not there is lost', () => {
    expect(kindsOf([creation], records(...created, ...sent('a', 2)))).toEqual(['lost']);
  });

  test('what a device did not get is lost, unless it was told to begin anew because it was slow', () => {
    const log = [creation, message(2, 'a')];
    const all = [begins(ben), ...created, ...sent('a', 2), arrival(ben, creation)];
    expect(kindsOf(log, records(...all))).toEqual(['lost']);
    expect(kindsOf(log, records(...all, { type: 'resync', device: ben, why: 'SLOW_CONSUMER' }))).toEqual([]);
    expect(kindsOf(log, records(...all, { type: 'resync', device: ben, why: 'CURSOR_INVALID' }))).toEqual(['lost', 'unexpected']);
  });

  test('one message twice in a log, and one event twice on a device, are duplicates', () => {
    expect(kindsOf([creation, message(2, 'a'), message(3, 'a')], records(...created, ...sent('a', 2)))).toEqual(['duplicate']);
    const twice = records(begins(ben), ...created, arrival(ben, creation), arrival(ben, creation));
    expect(kindsOf([creation], twice)).toEqual(['duplicate']);
  });

  test('what nobody sent, and what was refused and is there, is unexpected', () => {
    const log = [creation, message(2, 'a')];
    expect(kindsOf(log, records(...created))).toEqual(['unexpected']);
    const refused = [invoke('a', 'send', { conversation: CHAT, clientId: 'a', text: 'a' }), ended('a', 'refused', 'MESSAGE_TOO_LONG')];
    expect(kindsOf(log, records(...created, ...refused))).toEqual(['unexpected', 'wrongly refused']);
  });

  test('holes, other seqs than acknowledged, and an order that nobody could have seen are out of order', () => {
    const two = records(...created, ...sent('a', 2), ...sent('b', 3));
    expect(kindsOf([creation, message(2, 'a'), message(3, 'b')], two)).toEqual([]);
    expect(kindsOf([creation, message(2, 'b'), message(3, 'a')], two)).toEqual(['out of order']);
    expect(kindsOf([creation, message(2, 'a'), message(4, 'b')], two)).toEqual(['out of order']);
  });

  test('what comes to somebody after her removal is found on the device and in the log', () => {
    const removal = [invoke('r', 'remove', { conversation: CHAT, users: [ben] }), ok('r', { conversation: CHAT })];
    const removed = (seq: number) => entry(seq, 'MemberRemoved', { subject: ben });
    const all = [begins(ben), ...created, ...removal, ...sent('a', 3)];
    const log = [creation, removed(2), message(3, 'a')];
    const until = [arrival(ben, creation), arrival(ben, removed(2))];
    expect(kindsOf(log, records(...all, ...until))).toEqual([]);
    expect(kindsOf(log, records(...all, ...until, arrival(ben, message(3, 'a'))))).toEqual(['after removal']);
    const late = [creation, { ...message(2, 'a') }, removed(3)];
    expect(kindsOf(late, records(...created, ...removal, ...sent('a', 2)))).toEqual(['after removal', 'out of order']);
  });

  test('receipts do not decrease, and say no more than was said', () => {
    const said = [invoke('m', 'read', { conversation: CHAT, seq: 1 }), ok('m', { conversation: CHAT })];
    const all = [begins(ben), ...created, ...said, arrival(ben, creation)];
    expect(kindsOf([creation], records(...all, receipt(1)))).toEqual([]);
    expect(kindsOf([creation], records(...all, receipt(1), receipt(0)))).toEqual(['receipt decreased']);
    expect(kindsOf([creation], records(...all, receipt(2)))).toEqual(['unexpected']);
  });

  test('an answer that is late has no excuse but a gateway, or the machine of the client, that stands still', () => {
    const late = [...created, invoke('a', 'send', { conversation: CHAT, clientId: 'a', text: 'a' }), ended('a', 'refused', 'NOT_SENT', 20_000)];
    expect(kindsOf([creation], records(...late))).toEqual(['past deadline']);
    const fault = (name: string) => ({ type: 'fault', phase: 'on', n: 0, name }) as const;
    expect(kindsOf([creation], records(...late, fault('pause message-1')))).toEqual(['past deadline']);
    expect(kindsOf([creation], records(...late, fault('pause gateway-1')))).toEqual([]);
    expect(kindsOf([creation], records(...late, { type: 'stall', ms: 1_500 }))).toEqual([]);
  });

  test('refusals of a member, answers that are none, and operations without an end are found', () => {
    const asked = invoke('a', 'send', { conversation: CHAT, clientId: 'a', text: 'a' }, ben);
    expect(kindsOf([creation], records(...created, asked, ended('a', 'refused', 'NOT_A_MEMBER')))).toEqual(['wrongly refused']);
    expect(kindsOf([creation], records(...created, asked, ended('a', 'unknown', 'untyped HTTP 502')))).toEqual(['not finished', 'untyped answer']);
    expect(kindsOf([creation], records(...created, asked))).toEqual(['not finished']);
  });

  test('each path is judged by itself: a resume that lacks something, pages with another head, a path that fails', () => {
    const all = records(...created, ...sent('a', 2));
    const log = [creation, message(2, 'a')];
    const resume = (entries: readonly LogEntry[]) => ({ kind: 'resume', path: 'p', user: ben, resumed: { entries, receipts: [] } }) as const;
    const pages = (headSeq: number, members: readonly string[]) =>
      ({ kind: 'pages', path: 'p', user: ben, conversation: CHAT, queried: { messages: [message(2, 'a')], headSeq, readSeq: 0, members } }) as const;
    expect(kindsOf(log, all, [resume(log), pages(2, [ben, ada])])).toEqual([]);
    expect(kindsOf(log, all, [resume([creation])])).toEqual(['lost']);
    expect(kindsOf(log, all, [pages(1, [ben, ada])])).toEqual(['out of order']);
    expect(kindsOf(log, all, [pages(2, [ada])])).toEqual(['unexpected']);
    expect(kindsOf(log, all, [{ kind: 'failed', path: 'p', why: 'no answer' }])).toEqual(['lost']);
  });
});
