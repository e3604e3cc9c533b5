import { checkAnswers } from './check-answers.ts';
import { checkLogs } from './check-log.ts';
import { checkLatestReceipts, checkReceipts, checkReceiptsAfterRemoval, type Marks, readMarks } from './check-receipts.ts';
import { checkBreaks, checkReading, readingOf } from './check-streams.ts';
import { type Finding, finding } from './findings.ts';
import type { History } from './history.ts';
import { type Conversation, spansOf } from './logs.ts';
import type { Queried, Resumed } from './read-back.ts';

/** What was read back by one path: somebody's resume from her first cursor, or her pages of one conversation. */
export type PathRead =
  | { readonly kind: 'resume'; readonly path: string; readonly user: string; readonly resumed: Resumed }
  | { readonly kind: 'pages'; readonly path: string; readonly user: string; readonly conversation: string; readonly queried: Queried }
  | { readonly kind: 'failed'; readonly path: string; readonly why: string };

/** Everything that there is to judge. */
export type Evidence = {
  readonly history: History;
  readonly conversations: readonly Conversation[];
  readonly paths: readonly PathRead[];
  /** The names of the gateways, as faults name them, in the order of their numbers in attempts. */
  readonly gateways: readonly string[];
};

/** Everything that happened and must never happen. */
export function judge({ history, conversations, paths, gateways }: Evidence): Finding[] {
  const { ops, received, faults, stalls } = history;
  const marks = readMarks(ops, conversations);
  return [
    ...checkLogs(conversations, ops),
    ...checkAnswers(ops, conversations, faults, gateways, stalls),
    ...received.flatMap((device) => {
      const { path, user } = readingOf(device);
      const reading = { path, user, receipts: device.receipts };
      return [
        ...checkReading(readingOf(device), conversations),
        ...checkBreaks(device),
        ...checkReceipts(reading, marks),
        ...checkReceiptsAfterRemoval(reading, ops, marks),
      ];
    }),
    ...paths.flatMap((path) => checkPath(path, conversations, marks)),
  ];
}

function checkPath(read: PathRead, conversations: readonly Conversation[], marks: Marks): Finding[] {
  const { path } = read;
  if (read.kind === 'failed') return [finding('lost', `${path}: ${read.why}`)];
  const { user } = read;
  if (read.kind === 'resume') {
    const { entries, receipts } = read.resumed;
    const reading = { path, user, receipts };
    return [
      ...checkReading({ path, user, entries, mayLack: false }, conversations),
      ...checkReceipts(reading, marks),
      ...checkLatestReceipts(reading, marks, conversations),
    ];
  }
  const conversation = conversations.find(({ id }) => id === read.conversation);
  if (!conversation) return [finding('unexpected', `${path}: ${read.conversation} is not known`)];
  return checkPages(read, conversation, marks);
}

function checkPages({ path, user, queried }: PathRead & { kind: 'pages' }, conversation: Conversation, marks: Marks): Finding[] {
  const { messages, headSeq, readSeq, members } = queried;
  const { id, log } = conversation;
  const findings = checkReading({ path, user, entries: messages, mayLack: false }, [conversation], true);
  const acknowledged = marks.acknowledged(id, user).read;
  if (readSeq < acknowledged)
    findings.push(finding('receipt decreased', `${path}: she has read up to ${readSeq}, and ${acknowledged} was acknowledged`));
  if (headSeq !== log.length) findings.push(finding('out of order', `${path}: the head is seq ${headSeq} of ${log.length}`));
  const everybody = new Set([...conversation.firstMembers, ...log.flatMap(({ subject }) => subject ?? [])]);
  const expected = [...everybody].filter((one) => spansOf(conversation, one).at(-1)?.[1] === null);
  if (expected.sort().join() !== members.toSorted().join())
    findings.push(finding('unexpected', `${path}: the members are ${members}, not ${expected}`));
  return findings;
}
