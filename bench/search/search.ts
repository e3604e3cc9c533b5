import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type Documents, openDocuments } from '../../roles/documents.ts';
import { readQuery } from '../../search/query.ts';
import { searchMessages } from '../../search/search.ts';
import type { Membership } from '../../timeline/membership.ts';
import { bodyOf, loadMessages, type Message } from '../../timeline/message.ts';
import { benchConfig } from '../support/data.ts';
import { withFolder } from '../support/folder.ts';
import { paragraphs, type Section, table } from '../support/report.ts';
import { fixed, median, percentile } from '../support/statistics.ts';
import { createFilling, senderOf } from './fill.ts';
import { createTexts, type Texts } from './texts.ts';

const AMOUNTS = [100_000, 1_000_000];
const CONVERSATIONS = 200;
const RUNS = 40;
const PAGE = 20;

type Question = { readonly name: string; readonly text: string; readonly senderId?: string; readonly inOne?: true };
type Measured = { readonly found: number; readonly p50: number; readonly p95: number };

/** Measures how long one page of a search takes in the embedded store, and how that grows with the messages. */
export async function benchSearch(): Promise<Section> {
  const texts = createTexts();
  const questions = questionsIn(texts);
  const measured: Measured[][] = [];
  const filled: string[] = [];
  await withFolder(async (dataDir) => {
    const documents = await openDocuments(benchConfig(dataDir), { setUp: false });
    try {
      const filling = createFilling(documents, texts, CONVERSATIONS);
      for (const amount of AMOUNTS) {
        const begin = performance.now();
        await filling.fillTo(amount);
        const seconds = (performance.now() - begin) / 1000;
        filled.push(
          `${fixed(amount)} messages: filled in ${fixed(seconds)} s more, file of ${fixed(statSync(join(dataDir, 'palaver.db')).size / 1e6)} MB`,
        );
        measured.push(await inTurns(questions, (question) => ask(documents, filling.conversationIds, question)));
      }
    } finally {
      await documents.close();
    }
  });
  return sectionOf(questions, measured, filled);
}

function questionsIn(texts: Texts): Question[] {
  const [common, other] = [texts.word(0), texts.word(1)];
  const frequent = texts.word(40);
  return [
    { name: 'a rare word', text: `${texts.word(25_000)} ` },
    { name: 'a common word', text: `${common} ` },
    { name: 'two common words', text: `${common} ${other} ` },
    { name: 'a common and a rare word', text: `${common} ${texts.word(20_000)} ` },
    { name: 'the beginning of a few words', text: `${texts.word(3_000)}*` },
    { name: 'two letters', text: 'ka*' },
    { name: 'a phrase', text: `"${common} ${frequent}"` },
    { name: 'a word in one conversation', text: `${frequent} `, inOne: true },
    { name: 'a sender', text: 'from:sender3', senderId: senderOf(3) },
    { name: 'a sender and a word', text: `from:sender3 ${frequent} `, senderId: senderOf(3) },
  ];
}

/** Every question as often as the others, in turns: what the machine does meanwhile hits them alike. The first turn only warms up. */
async function inTurns(questions: readonly Question[], run: (question: Question) => Promise<number>): Promise<Measured[]> {
  const times = questions.map((): number[] => []);
  const found = questions.map(() => 0);
  for (let turn = 0; turn <= RUNS; turn++) {
    for (const [i, question] of questions.entries()) {
      const begin = performance.now();
      found[i] = await run(question);
      if (turn > 0) times[i]?.push(performance.now() - begin);
    }
  }
  return times.map((each, i) => ({ found: found[i] ?? 0, p50: median(each), p95: percentile(each, 95) }));
}

/** The first page, as the API makes it but for memberships and GraphQL. Gives how many it has. */
async function ask({ search, timeline }: Documents, conversationIds: readonly string[], { text, senderId, inOne }: Question): Promise<number> {
  const memberships = (inOne ? conversationIds.slice(0, 1) : conversationIds).map(
    (conversationId): Membership => ({
      userId: '',
      conversationId,
      spans: [[1, null]],
      seq: 1,
      readSeq: 0,
      readCount: 0,
      mutedUntil: null,
      isMarkedUnread: false,
    }),
  );
  const read = async (places: Parameters<typeof loadMessages>[1]) => (await loadMessages(timeline, places)).map(readable);
  const { edges } = await searchMessages(search, { query: readQuery(text), senderId: senderId ?? null, memberships, read, limit: PAGE, after: null });
  return edges.length;
}

function readable(node: Message) {
  const { conversationId, seq, createdAt, actorId: senderId } = node.entry;
  return { message: { conversationId, seq, createdAt, senderId, body: bodyOf(node) }, node };
}

function sectionOf(questions: readonly Question[], measured: readonly Measured[][], filled: readonly string[]): Section {
  const head = ['One page of', ...AMOUNTS.flatMap((amount) => [`found in ${fixed(amount)}`, 'p50 ms', 'p95 ms'])];
  const rows = questions.map(({ name }, i) => [
    name,
    ...measured.flatMap((each) => {
      const { found = 0, p50 = Number.NaN, p95 = Number.NaN } = each[i] ?? {};
      return [fixed(found), fixed(p50, 1), fixed(p95, 1)];
    }),
  ]);
  return {
    title: 'Search',
    body: paragraphs(
      `One page of ${PAGE} messages over ${CONVERSATIONS} conversations of one user, in the SQLite store of one process: the query, the index, reading what it proposes, snippets. ${RUNS} times each, in turns. Texts of 3 to 20 words, of which the n-th most common of 30,000 comes 1/n as often as the first.`,
      table(head, rows),
      `${filled.join('; ')}.`,
    ),
  };
}
