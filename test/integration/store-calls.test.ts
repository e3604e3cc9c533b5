import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { countStoreCalls, type StoreCalls } from '../../bench/query/calls.ts';
import { INBOX, OPEN_CONVERSATION } from '../../bench/query/operations.ts';
import { type Amount, fill } from '../../bench/support/data.ts';
import { OPERATIONS } from '../support/operations.ts';

test('an inbox, an open conversation and a search cost the same number of store calls, however much there is', async () => {
  const few = await callsWith({ people: 4, conversations: 2, members: 3, messages: 3 });
  const many = await callsWith({ people: 40, conversations: 30, members: 20, messages: 60 });
  expect([...few.keys()]).toEqual(['Inbox', 'OpenConversation', 'SearchMessages']);
  expect(many).toEqual(few);
});

const operations = { Inbox: INBOX, OpenConversation: OPEN_CONVERSATION, SearchMessages: OPERATIONS.SearchMessages };

async function callsWith(amount: Amount): Promise<ReadonlyMap<string, StoreCalls>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'palaver-calls-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const { accessToken, conversationIds } = await fill(dataDir, amount);
  return countStoreCalls(dataDir, accessToken, operations, { id: conversationIds[0], text: 'message ferr' });
}
