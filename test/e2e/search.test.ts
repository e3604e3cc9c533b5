import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Palaver, startPalaver } from '../support/palaver.ts';
import type { Chat, Person } from '../support/person.ts';

let server: Palaver;
beforeAll(async () => {
  server = await startPalaver();
});
afterAll(() => server?.stop());

/** The snippets of all that is found, page by page. */
async function search(person: Person, text: string, chat?: Chat): Promise<string[]> {
  const snippets: string[] = [];
  for (let after: string | null = null; ; ) {
    const { edges, pageInfo } = await page(person, text, chat, after);
    snippets.push(...edges.map(({ snippet }) => snippet));
    if (!pageInfo.hasNextPage) return snippets;
    after = pageInfo.endCursor;
  }
}

type SearchPage = Awaited<ReturnType<typeof page>>;

async function page(person: Person, text: string, chat?: Chat, after: string | null = null) {
  const { viewer } = await person.query('SearchMessages', { text, conversationId: chat?.id ?? null, after });
  return viewer.searchMessages;
}

/** What was just sent can be found a moment later. */
function finds(person: Person, text: string, expected: readonly string[], chat?: Chat): Promise<void> {
  return vi.waitFor(async () => expect(await search(person, text, chat)).toEqual(expected), { timeout: 10_000, interval: 20 });
}

async function errorOf(person: Person, text: string, more = 'first: 5'): Promise<string | null> {
  const document = `query ($text: String!) { viewer { searchMessages(text: $text, ${more}) { edges { snippet } } } }`;
  const { codes } = await person.tries(document, { text });
  return codes[0] ?? null;
}

describe('searching', () => {
  test('finds words, beginnings and phrases in all of the conversations, newest first, with the matches marked', async () => {
    const { ada, ben, cleo } = await server.people('ada', 'ben', 'cleo');
    const direct = await ada.startDirect(ben);
    const group = await ada.createGroup('Sailing', ben, cleo);
    await ada.send(direct, 'The ferry leaves at ten');
    await ben.send(group, 'ferries <b>never</b> leave at TEN');
    await cleo.send(group, 'I bring bread & butter');
    await finds(ada, 'bread', ['I bring <mark>bread</mark> &amp; butter']);
    await finds(ada, 'ten ', ['ferries &lt;b&gt;never&lt;/b&gt; leave at <mark>TEN</mark>', 'The ferry leaves at <mark>ten</mark>']);
    await finds(ada, 'ferr', ['<mark>ferries</mark> &lt;b&gt;never&lt;/b&gt; leave at TEN', 'The <mark>ferry</mark> leaves at ten']);
    await finds(ada, '"leaves at" fer*', ['The <mark>ferry</mark> <mark>leaves at</mark> ten']);
    await finds(ada, 'ten ', ['ferries &lt;b&gt;never&lt;/b&gt; leave at <mark>TEN</mark>'], group);
    const found = await page(ada, 'bread');
    expect(found.edges[0]?.node).toMatchObject({
      preview: { text: 'I bring bread & butter' },
      sender: { id: cleo.id },
      conversation: { id: group.id, title: 'Sailing' },
    });
    expect(await search(cleo, 'ferry')).toEqual([]);
  });

  test('knows senders and days', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ada.startDirect(ben);
    await ada.send(chat, 'hello one');
    await ben.send(chat, 'hello two');
    const [today, tomorrow] = [0, 1].map((days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10));
    await finds(ada, `from:@${ben.handle} hello`, ['<mark>hello</mark> two']);
    await finds(ada, `from:${ada.handle.toUpperCase()}`, ['hello one']);
    await finds(ada, 'from:nobody_has_this hello', []);
    await finds(ada, `hello before:${tomorrow}`, ['<mark>hello</mark> two', '<mark>hello</mark> one']);
    await finds(ada, `hello after:${today}`, []);
    await finds(ada, 'hello before:2020-01-01', []);
  });

  test('shows messages as they are now: what was edited or deleted is not found by its old words', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ada.startDirect(ben);
    const [edited, deleted] = [await ada.send(chat, 'the old harbour'), await ada.send(chat, 'the old lighthouse')];
    await finds(ben, 'old ', ['the <mark>old</mark> lighthouse', 'the <mark>old</mark> harbour']);
    await ada.does('EditMessage', { messageId: edited.id, body: 'the new harbour' });
    expect(await search(ben, 'old ')).toEqual(['the <mark>old</mark> lighthouse']);
    expect(await search(ben, 'new harb')).toEqual(['the <mark>new</mark> <mark>harbour</mark>']);
    await ada.does('DeleteMessage', { messageId: deleted.id });
    expect(await search(ben, 'old ')).toEqual([]);
    expect(await search(ben, `from:${ada.handle}`)).toEqual(['the new harbour']);
  });

  test('a change right after sending is what counts, whatever is indexed first', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ada.startDirect(ben);
    for (let i = 0; i < 10; i++) {
      const message = await ada.send(chat, `before${i}`);
      await ada.does('EditMessage', { messageId: message.id, body: `behind${i}` });
      expect(await search(ben, 'before')).toEqual([]);
      expect(await search(ben, `behind${i} `)).toEqual([`<mark>behind${i}</mark>`]);
    }
  });

  test('finds nothing from before joining or after leaving, and nothing of others', async () => {
    const { ada, ben, eve } = await server.people('ada', 'ben', 'eve');
    const secret = `s${randomUUID().slice(0, 8)}`;
    const group = await ada.createGroup('Sailing', ben);
    await ada.send(group, `${secret} one`);
    await finds(ada, secret, [`<mark>${secret}</mark> one`]);
    expect(await search(eve, secret)).toEqual([]);
    await ada.add(group, eve);
    await ada.send(group, `${secret} two`);
    await finds(eve, secret, [`<mark>${secret}</mark> two`]);
    await ada.remove(group, eve);
    await ada.send(group, `${secret} three`);
    await finds(
      ada,
      secret,
      ['three', 'two', 'one'].map((word) => `<mark>${secret}</mark> ${word}`),
    );
    expect(await search(eve, secret)).toEqual([]);
    await ada.add(group, eve);
    await ada.send(group, `${secret} four`);
    await finds(
      eve,
      secret,
      ['four', 'two'].map((word) => `<mark>${secret}</mark> ${word}`),
    );
    await eve.leave(group);
    const document = 'query ($id: ID!) { viewer { searchMessages(text: "a", conversationId: $id, first: 5) { edges { cursor } } } }';
    for (const id of [group.id, 'cnv_none', '{"$gt":""}']) expect((await eve.tries(document, { id })).codes).toEqual(['NOT_FOUND']);
  });

  test('pages are exact: each message once, in order', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chats = [await ada.startDirect(ben), await ada.createGroup('Sailing', ben)];
    for (let i = 0; i < 45; i++) await ada.send(chats[i % 2] as Chat, `word ${i}`);
    await finds(
      ben,
      'wor',
      Array.from({ length: 45 }, (_, i) => `<mark>word</mark> ${44 - i}`),
    );
    const first: SearchPage = await page(ben, 'wor');
    expect([first.edges.length, first.pageInfo.hasNextPage, first.pageInfo.endCursor]).toEqual([20, true, first.edges.at(-1)?.cursor]);
  });

  test('letter case, accents and scripts without spaces make no difference', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ada.startDirect(ben);
    for (const body of ['Café in der Straße', '東京都に住んでいます', '我在北京大学读书', 'ฉันชอบกินข้าวผัด', 'done 👍🏽']) await ada.send(chat, body);
    await finds(ben, 'CAFE strasse', ['<mark>Café</mark> in der <mark>Straße</mark>']);
    await finds(ben, '東京', ['<mark>東京</mark>都に住んでいます']);
    await finds(ben, '北京大学', ['我在<mark>北京大学</mark>读书']);
    await finds(ben, 'ข้าวผัด', ['ฉันชอบกิน<mark>ข้าวผัด</mark>']);
    await finds(ben, '👍', ['done <mark>👍</mark>🏽']);
  });

  test('an encrypted body is never found', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ada.startDirect(ben);
    const encrypted = { algorithm: 'test', ciphertext: Buffer.from('hidden word').toString('base64'), deviceKeyId: 'key1' };
    await ada.does('SendMessage', { input: { conversationId: chat.id, clientMessageId: randomUUID(), body: '', encrypted } });
    await ada.send(chat, 'an open word');
    await finds(ben, 'word', ['an open <mark>word</mark>']);
    expect(await search(ben, 'hidden')).toEqual([]);
  });

  test('a text that can not be searched for is refused, and nothing in it reaches a database', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const chat = await ada.startDirect(ben);
    await ada.send(chat, 'hello');
    await finds(ben, 'hello', ['<mark>hello</mark>']);
    for (const text of [
      '',
      ' ',
      '*'.repeat(256),
      '\u200b\u200d',
      'x'.repeat(257),
      'on:2026-01-01',
      'hello before:2026-02-30',
      'from: hello',
      'a b c d e f g h i j k',
    ]) {
      expect([text, await errorOf(ben, text)]).toEqual([text, 'SEARCH_TEXT_INVALID']);
    }
    for (const text of [
      '{"$gt":""}',
      '{"$where":"1"}',
      '.*',
      '^h',
      'h%',
      "' OR 1=1 --",
      '"hel',
      'from:{"$gt":""} hello',
      'from:% hello',
      '\0hello\0 hel',
      '\ud800hello',
    ]) {
      const code = await errorOf(ben, text);
      expect([text, [null, 'SEARCH_TEXT_INVALID'].includes(code)]).toEqual([text, true]);
    }
    expect(await search(ben, '{"$gt":""}')).toEqual([]);
    expect(await search(ben, '.* hello')).toEqual(['<mark>hello</mark>']);
    expect(await search(ben, 'he\u200bllo ')).toEqual(['<mark>hello</mark>']);
    for (const more of ['first: 0', 'first: 51', 'first: -1']) expect(await errorOf(ben, 'hello', more)).toBe('BAD_USER_INPUT');
    for (const after of [
      'x',
      Buffer.from('["search",1.5,"cnv",1]').toString('base64url'),
      Buffer.from('["search",{"$gt":0},"a",1]').toString('base64url'),
    ]) {
      expect(await errorOf(ben, 'hello', `first: 5, after: "${after}"`)).toBe('CURSOR_INVALID');
    }
    expect(await errorOf(ben, 'hello', `first: 5, conversationId: "${chat.id}"`)).toBeNull();
  });
});
