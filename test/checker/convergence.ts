import { setTimeout as wait } from 'node:timers/promises';
import { checkReading, readingOf } from './check-streams.ts';
import { type Caller, createCaller } from './clients/caller.ts';
import type { Account } from './clients/orders.ts';
import type { Gate } from './deployment.ts';
import type { History } from './history.ts';
import type { PathRead } from './judge.ts';
import { type Conversation, conversationsOf, isMemberNow, spansOf } from './logs.ts';
import { readPages, resume } from './read-back.ts';

/** Everybody, and where to log in. */
export type Accounts = { readonly everybody: readonly Account[]; readonly gates: readonly Gate[] };

/** The delivery protocol promises 33 s; clients come back within seconds. */
const CONVERGED_WITHIN_MS = 60_000;
const READY_WITHIN_MS = 60_000;

/** The logs of all conversations as their makers, who are always in them, get them from a gateway. Tried until the gateway answers. */
export async function readLogs(gate: Gate, accounts: Accounts, history: History): Promise<Conversation[]> {
  const conversations = conversationsOf(history.ops);
  const logs = new Map<string, Conversation['log']>();
  for (const maker of new Set(conversations.map((conversation) => conversation.maker))) {
    const { entries } = await untilItWorks(() => resume(gate, callerOf(accounts, maker), firstCursor(history, maker)));
    for (const [id, log] of Map.groupBy(entries, ({ conversation }) => conversation)) if (!logs.has(id)) logs.set(id, log);
    for (const { id } of conversations.filter((conversation) => conversation.maker === maker)) {
      logs.set(
        id,
        entries.filter(({ conversation }) => conversation === id),
      );
    }
  }
  return conversations.map((conversation) => ({ ...conversation, log: logs.get(conversation.id) ?? [] }));
}

/** Waits until every device has what it must get, at most a minute: then whatever is missing is lost. True if nothing is. */
export async function converge(conversations: readonly Conversation[], read: () => History): Promise<boolean> {
  const until = Date.now() + CONVERGED_WITHIN_MS;
  while (Date.now() < until) {
    const findings = read().received.flatMap((device) => checkReading(readingOf(device), conversations));
    if (findings.every(({ kind }) => kind !== 'lost')) return true;
    await wait(500);
  }
  return false;
}

/** Reads everything back by every path: everybody's resume and pages, at the fresh gateway and at all others. */
export async function readAllPaths(
  { fresh, others }: { readonly fresh: Gate; readonly others: readonly Gate[] },
  accounts: Accounts,
  conversations: readonly Conversation[],
  history: History,
): Promise<PathRead[]> {
  const paths: PathRead[] = [];
  for (const [i, gate] of [fresh, ...others].entries()) {
    const where = i === 0 ? 'the fresh gateway' : `gateway ${i}`;
    for (const { handle, userId } of accounts.everybody) {
      const caller = callerOf(accounts, userId);
      const from = { path: `resume of ${handle} at ${where}`, user: userId };
      paths.push(
        await orFailed(from.path, async () => ({ kind: 'resume', ...from, resumed: await resume(gate, caller, firstCursor(history, userId)) })),
      );
      for (const conversation of conversations.filter((one) => isMemberNow(spansOf(one, userId)))) {
        const { id } = conversation;
        const path = `pages of ${handle} at ${where}`;
        const isBackward = i % 2 === 1;
        paths.push(
          await orFailed(path, async () => ({
            kind: 'pages',
            path,
            user: userId,
            conversation: id,
            queried: await readPages(gate, caller, id, isBackward),
          })),
        );
      }
    }
  }
  return paths;
}

async function orFailed(path: string, read: () => Promise<PathRead>): Promise<PathRead> {
  try {
    return await read();
  } catch (error) {
    return { kind: 'failed', path, why: (error as Error).message }; // nothing else is thrown
  }
}

function firstCursor({ received }: History, user: string): string {
  const cursor = received.find(({ beginning }) => beginning?.user === user)?.beginning?.cursor;
  if (cursor === undefined) throw new Error(`${user} has no first cursor`);
  return cursor;
}

const callers = new Map<string, Caller>();

function callerOf({ everybody, gates }: Accounts, userId: string): Caller {
  const account = everybody.find((candidate) => candidate.userId === userId);
  if (!account) throw new Error(`${userId} is nobody`);
  const caller = callers.get(userId) ?? createCaller(account, gates);
  callers.set(userId, caller);
  return caller;
}

async function untilItWorks<T>(work: () => Promise<T>): Promise<T> {
  const until = Date.now() + READY_WITHIN_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > until) throw error;
      await wait(500);
    }
  }
}
