import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from '../../platform/ids.ts';
import { fold } from '../../search/fold.ts';
import { createIndexing, type Findable } from '../../search/indexing.ts';
import { readQuery } from '../../search/query.ts';
import { type FoundPage, type Readable, searchMessages } from '../../search/search.ts';
import type { SearchStore } from '../../search/store.ts';
import { tokensOf } from '../../search/tokens.ts';
import type { Membership, Span } from '../../timeline/membership.ts';
import { newestFirst } from './search-store.contract.ts';

const WORDS = [
  'hello',
  'help',
  'HEL',
  'Straße',
  'strasse',
  'café',
  'cafe\u0301',
  'naïve',
  '東京',
  '東京都',
  '大学',
  'ข้าวผัด',
  '👍🏽',
  '3.14',
  "l'homme",
  'a',
  '\u200b',
  '<b>',
];
const SENDERS = ['usr_ada', 'usr_ben'];
const DAY = Date.parse('2026-01-31T00:00:00Z');

const body = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
/** One step of a conversation: what is sent, changed or deleted, and whether the index hears of it. */
const step = fc.record({
  conversation: fc.nat(2),
  kind: fc.constantFrom('send', 'send', 'send', 'edit', 'delete'),
  body,
  sender: fc.constantFrom(...SENDERS),
  day: fc.nat(3),
  target: fc.nat(20),
  isRepeated: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
const term = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.constantFrom(...WORDS).map((word) => `${word.slice(0, 2)}*`),
  body.map((phrase) => `"${phrase}"`),
);
const filter = fc.constantFrom('', '', 'from:ada', 'before:2026-02-01', 'after:2026-01-31', 'on:2026-02-01');
const query = fc
  .tuple(fc.array(term, { minLength: 1, maxLength: 2 }), filter, fc.constantFrom('', ' '))
  .map(([terms, by, end]) => [by, ...terms].join(' ') + end);

/** Searching in a driver's index gives what looking through all messages gives, whatever was written, changed, deleted and repeated. */
export function searchModelContract(driver: string, open: () => SearchStore, numRuns: number): void {
  describe(`searching in ${driver}`, () => {
    test('finds what a look through all messages finds, page by page', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { maxLength: 40, size: 'max' }),
          fc.array(query, { minLength: 1, maxLength: 5 }),
          fc.integer({ min: 1, max: 7 }),
          async (steps, queries, limit) => {
            const ids = [newId('cnv'), newId('cnv'), newId('cnv')];
            const messages = await play(open(), ids, steps);
            const spans: Span[][] = [
              [[1, null]],
              [
                [3, 6],
                [9, null],
              ],
              [[1, 5]],
            ]; // the third was left for good
            const memberships = ids.map((conversationId, i) => membershipIn(conversationId, spans[i] ?? []));
            for (const text of queries) {
              const expected = lookThrough(
                messages.filter(({ conversationId, seq }) =>
                  (spans[ids.indexOf(conversationId)] ?? []).some(([from, to]) => conversationId !== ids[2] && seq >= from && seq <= (to ?? seq)),
                ),
                text,
              );
              if (expected === null) continue;
              expect(await readAll(open(), memberships, messages, text, limit)).toEqual(expected);
            }
          },
        ),
        { numRuns },
      );
    });

    test('goes on over candidates that are none, and ends a page that would take too long', async () => {
      const conversationId = newId('cnv');
      const messages = Array.from(
        { length: 2_500 },
        (_, i): Findable => ({
          conversationId,
          seq: i + 1,
          createdAt: DAY + i,
          senderId: 'usr_ada',
          body: i === 10 || i === 2_400 ? 'salt and pepper' : 'pepper and salt',
          version: i + 1,
        }),
      );
      await createIndexing(open()).put(messages);
      const memberships = [membershipIn(conversationId, [[1, null]])];
      expect(await readAll(open(), memberships, messages, '"salt and pepper"', 20)).toEqual([`${conversationId} 2401`, `${conversationId} 11`]);
      const first = await searchMessages(open(), {
        query: readQuery('"salt and pepper"'),
        senderId: null,
        memberships,
        read: reader(messages),
        limit: 20,
        after: null,
      });
      expect([first.edges.length, first.hasNextPage]).toEqual([1, true]);
    }, 60_000);

    test('ends a page early when much text was compared, and misses nothing on the next ones', async () => {
      const conversationId = newId('cnv');
      const body = `word ${'x '.repeat(49_000)}`;
      const messages = Array.from(
        { length: 12 },
        (_, i): Findable => ({ conversationId, seq: i + 1, createdAt: DAY + i, senderId: 'usr_ada', body, version: i + 1 }),
      );
      await createIndexing(open()).put(messages);
      const memberships = [membershipIn(conversationId, [[1, null]])];
      const expected = messages.map(({ seq }) => `${conversationId} ${seq}`).reverse();
      expect(await readAll(open(), memberships, messages, 'word ', 20)).toEqual(expected);
      const first = await searchMessages(open(), {
        query: readQuery('word '),
        senderId: null,
        memberships,
        read: reader(messages),
        limit: 20,
        after: null,
      });
      expect([first.edges.length, first.hasNextPage, first.endCursor]).toEqual([6, true, first.edges.at(-1)?.cursor]);
    });
  });
}

async function play(store: SearchStore, ids: readonly string[], steps: readonly Step[]): Promise<Findable[]> {
  const indexing = createIndexing(store);
  const messages: Findable[] = [];
  const seqs = new Map<string, number>();
  for (const { conversation, kind, body, sender, day, target, isRepeated } of steps) {
    const conversationId = ids[conversation] as string; // there are three
    const version = (seqs.get(conversationId) ?? 0) + 1;
    seqs.set(conversationId, version);
    const known = messages.filter((message) => message.conversationId === conversationId)[target];
    const before = { ...known };
    if (kind === 'send') messages.push({ conversationId, seq: version, createdAt: DAY + day * 43_200_000, senderId: sender, body, version });
    else if (known?.body) Object.assign(known, { body: kind === 'edit' ? body : null, version });
    const written = kind === 'send' ? messages.at(-1) : known;
    if (written) await indexing.put([{ ...written }]);
    if (isRepeated && known) await indexing.put([before as Findable]);
  }
  return messages;
}

/** The naive search; null for a query that is refused. */
function lookThrough(messages: readonly Findable[], text: string): string[] | null {
  let read: ReturnType<typeof readQuery>;
  try {
    read = readQuery(text);
  } catch {
    return null;
  }
  const { terms, from, since, until } = read;
  const meets = ({ body, senderId, createdAt }: Findable): boolean => {
    if (body === null || (from && senderId !== `usr_${from}`) || createdAt < since || createdAt >= until) return false;
    const words = ` ${tokensOf(fold(body).text)
      .map(({ value }) => value)
      .join(' ')} `;
    return terms.every(({ tokens, isPrefix }) => words.includes(` ${tokens.join(' ')}${isPrefix ? '' : ' '}`));
  };
  return messages
    .filter(meets)
    .toSorted(newestFirst)
    .map(({ conversationId, seq }) => `${conversationId} ${seq}`);
}

async function readAll(
  store: SearchStore,
  memberships: readonly Membership[],
  messages: readonly Findable[],
  text: string,
  limit: number,
): Promise<string[]> {
  const found: string[] = [];
  const query = readQuery(text);
  for (let after: string | null = null; ; ) {
    const page: FoundPage<string> = await searchMessages(store, {
      query,
      senderId: query.from && `usr_${query.from}`,
      memberships,
      read: reader(messages),
      limit,
      after,
    });
    expect(page.edges.length).toBeLessThanOrEqual(limit);
    found.push(...page.edges.map(({ node }) => node));
    if (!page.hasNextPage) return found;
    after = page.endCursor;
  }
}

function reader(messages: readonly Findable[]) {
  const byPlace = new Map(messages.map((message) => [`${message.conversationId} ${message.seq}`, message]));
  return async (places: readonly { conversationId: string; seq: number }[]) =>
    places.flatMap(({ conversationId, seq }) => {
      const message = byPlace.get(`${conversationId} ${seq}`);
      return message && message.body !== null ? [{ message: message as Readable, node: `${conversationId} ${seq}` }] : [];
    });
}

function membershipIn(conversationId: string, spans: readonly Span[]): Membership {
  return { userId: 'usr_viewer', conversationId, spans, seq: 1, readSeq: 0, readCount: 0, mutedUntil: null, isMarkedUnread: false };
}
