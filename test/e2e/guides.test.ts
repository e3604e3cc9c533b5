import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getOperationAST, parse } from 'graphql';
import { createClient } from 'graphql-ws';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createFeed, type Feed } from '../support/feed.ts';
import { createWords, readGuide, type Step } from '../support/guides.ts';
import { type Palaver, startPalaver } from '../support/palaver.ts';
import type { Person } from '../support/person.ts';

const root = join(import.meta.dirname, '..', '..');
const guides = globSync('docs/guides/*.md', { cwd: root }).filter((file) => !file.endsWith('README.md'));

let server: Palaver;
const clients: { dispose(): void | Promise<void> }[] = [];
beforeAll(async () => {
  server = await startPalaver();
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.dispose();
});
afterAll(() => server?.stop());

test.each(guides)('%s is so from its first line to its last', { timeout: 60_000 }, async (file) => {
  const words = createWords();
  const devices = new Map<string, Person>();
  const subscriptions = new Map<string, Feed<unknown>>();
  const steps = readGuide(readFileSync(join(root, file), 'utf8'));
  const names = [...new Set(steps.map(({ by }) => nameOf(by)))];
  for (const name of [...names, ...['Ada', 'Ben', 'Cleo'].filter((other) => !names.includes(other))]) {
    const person = (await server.people(name.toLowerCase()))[name.toLowerCase()] as Person; // just made
    devices.set(name, person);
    words.set(`${name.toUpperCase()}_ID`, person.id);
    words.set(`${name.toUpperCase()}_HANDLE`, person.handle);
  }

  async function deviceOf(by: string): Promise<Person> {
    const device = devices.get(by) ?? (await (devices.get(nameOf(by)) as Person).logIn(by)); // everybody was signed up above
    devices.set(by, device);
    return device;
  }

  async function run(step: Step): Promise<void> {
    const feed = subscriptions.get(step.by);
    if (step.kind === 'comes') return comes(feed, words.fill(step.result));
    const device = await deviceOf(step.by);
    const variables = words.fill(step.variables);
    if (getOperationAST(parse(step.text))?.operation === 'subscription') {
      const opened = subscribe(device, step.text, variables as Record<string, unknown>); // a guide's variables are an object
      subscriptions.set(step.by, opened);
      return step.answer === null ? undefined : comes(opened, words.fill(step.answer));
    }
    const { body } = await device.tries(step.text, variables);
    if (step.answer === null) expect(refusalsOf(body), step.text).toEqual([]);
    else expect(body, step.text).toMatchObject(words.fill(step.answer) as object);
    words.learn(body?.data);
  }

  async function comes(feed: Feed<unknown> | undefined, result: unknown): Promise<void> {
    if (!feed) throw new Error(`nobody has subscribed for ${JSON.stringify(result)}`);
    words.learn(((await feed.next((item) => isLike(item, result))) as { data?: unknown }).data);
  }

  for (const step of steps) await run(step);
});

function nameOf(by: string): string {
  return by.split(',')[0] ?? by;
}

function subscribe({ endpoint, token }: Person, query: string, variables: Record<string, unknown>): Feed<unknown> {
  const { feed, push, fail } = createFeed<unknown>(query);
  const connectionParams = { authorization: `Bearer ${token}` };
  const client = createClient({ url: endpoint.wsUrl, webSocketImpl: WebSocket, retryAttempts: 0, connectionParams });
  clients.push(client);
  client.subscribe({ query, variables }, { next: push, error: () => fail(new Error(`refused: ${query}`)), complete: () => undefined });
  return feed;
}

/** Everything that is wrong in an answer: its errors, and those in its payloads. */
function refusalsOf(body: { readonly data?: object | null; readonly errors?: readonly unknown[] } | null): unknown[] {
  const payloads = Object.values(body?.data ?? {}) as ({ userErrors?: unknown[] } | null)[]; // of mutations; others have none
  return [...(body?.errors ?? []), ...payloads.flatMap((payload) => payload?.userErrors ?? [])];
}

function isLike(item: unknown, expected: unknown): boolean {
  try {
    expect(item).toMatchObject(expected as object);
    return true;
  } catch {
    return false;
  }
}
