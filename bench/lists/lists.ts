import { newId } from '../../platform/ids.ts';
import { openDocuments } from '../../roles/documents.ts';
import type { NewEntry } from '../../timeline/entry.ts';
import { INBOX, OPEN_CONVERSATION } from '../query/operations.ts';
import { benchConfig, fill } from '../support/data.ts';
import { withFolder } from '../support/folder.ts';
import { run } from '../support/load.ts';
import { cpuMs, forkReady } from '../support/processes.ts';
import { paragraphs, type Section, table } from '../support/report.ts';
import { fixed, median, percentile } from '../support/statistics.ts';

const INBOXES = [200, 2_000];
const LOGS = [100_000, 1_000_000];
const MEASURED_MS = 4_000;
const BATCH = 5_000;

/** Measures the lists that an app opens all the time, and how their cost grows when there is ten times as much. */
export async function benchLists(): Promise<Section> {
  const inboxes: string[][] = [];
  for (const conversations of INBOXES) inboxes.push(...(await withFolder((dataDir) => measureInbox(dataDir, conversations))));
  const logs = await withFolder(measureLogs);
  return {
    title: 'Lists',
    body: paragraphs(
      `Answers of one process with the SQLite store over HTTP, one request after another for ${MEASURED_MS / 1000} s, after 1 s that is not counted.`,
      table(HEAD, [...inboxes, ...logs]),
    ),
  };
}

const HEAD = ['Operation', 'of', 'p50 ms', 'p99 ms', 'CPU ms'];

async function measureInbox(dataDir: string, conversations: number): Promise<string[][]> {
  const { accessToken } = await fill(dataDir, { people: 40, conversations, members: 3, messages: 2 });
  return withServer(dataDir, accessToken, async (measure) => [
    await measure('Inbox, 30 rows', `${fixed(conversations)} conversations`, { query: INBOX, variables: {} }),
  ]);
}

async function measureLogs(dataDir: string): Promise<string[][]> {
  const { accessToken, viewerId, conversationIds } = await fill(dataDir, { people: 40, conversations: LOGS.length, members: 20, messages: 2 });
  for (const [i, length] of LOGS.entries()) await lengthen(dataDir, conversationIds[i] ?? '', viewerId, length);
  return withServer(dataDir, accessToken, async (measure) => {
    const rows: string[][] = [];
    for (const [i, length] of LOGS.entries()) {
      const id = conversationIds[i] ?? '';
      const of = `${fixed(length)} entries`;
      const middle = { id, seq: Math.floor(length / 2) };
      rows.push(await measure('OpenConversation, the last 50', of, { query: OPEN_CONVERSATION, variables: { id } }));
      rows.push(await measure('AroundMessage, 51 in the middle', of, { query: AROUND, variables: middle }));
      rows.push(
        await measure('OpenConversation, 50 before the middle', of, { query: OPEN_CONVERSATION, variables: { id, before: cursorOf(middle.seq) } }),
      );
    }
    return rows;
  });
}

type Measure = (name: string, of: string, operation: { readonly query: string; readonly variables: object }) => Promise<string[]>;

async function withServer(dataDir: string, accessToken: string, work: (measure: Measure) => Promise<string[][]>): Promise<string[][]> {
  const server = await forkReady<string>(new URL('../query/serve.ts', import.meta.url), ['all', dataDir, '{}']);
  try {
    return await work(async (name, of, operation) => {
      const load = { url: server.ready, accessToken, inFlight: 1, bodyOf: () => JSON.stringify(operation) };
      await run({ ...load, durationMs: 1_000 });
      const before = cpuMs(server.pid);
      const { latencies, count } = await run({ ...load, durationMs: MEASURED_MS });
      const cpu = (cpuMs(server.pid) - before) / count;
      return [name, of, fixed(median(latencies), 1), fixed(percentile(latencies, 99), 1), fixed(cpu, 1)];
    });
  } finally {
    await server.stop();
  }
}

/** Appends messages to a log, straight into the store, until it has so many entries. */
async function lengthen(dataDir: string, conversationId: string, actorId: string, length: number): Promise<void> {
  const { timeline, close } = await openDocuments(benchConfig(dataDir), { setUp: false });
  const last = await timeline.log.last(conversationId);
  if (!last) throw new Error(`${conversationId} is not there`);
  for (let seq = last.seq + 1; seq <= length; seq += BATCH) {
    const entries = Array.from({ length: Math.min(BATCH, length - seq + 1) }, (_, i): NewEntry => {
      const place = { conversationId, seq: seq + i, messageCount: last.messageCount + seq + i - last.seq, rosterSeq: last.rosterSeq };
      const by = { id: newId('msg'), actorId, clientMessageId: `bench-long-${seq + i}`, createdAt: last.createdAt + seq + i };
      return { ...place, ...by, content: { kind: 'message_sent', body: `message ${seq + i} of many`, attachmentIds: [] } };
    });
    const { taken } = await timeline.log.append(entries);
    await timeline.log.markPublished(taken);
  }
  const end = await timeline.log.last(conversationId);
  if (end)
    await timeline.heads.advance({
      conversationId,
      seq: end.seq,
      lastActivityAt: end.createdAt,
      messageCount: end.messageCount,
      lastMessageSeq: end.seq,
    });
  await close();
}

/** As `Conversation.messages` makes them. */
function cursorOf(seq: number): string {
  return Buffer.from(JSON.stringify(['message', seq])).toString('base64url');
}

const AROUND = `query AroundMessage($id: ID!, $seq: Int!) {
  conversation(id: $id) {
    messagesAround(seq: $seq, count: 51) {
      nodes { id seq clientMessageId createdAt preview { text isTruncated } sender { id displayName } }
      pageInfo { hasPreviousPage startCursor hasNextPage endCursor }
    }
  }
}`;
