import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from '../../simulation/random.ts';
import type { Perform } from './attempts.ts';
import type { Account } from './orders.ts';
import { send } from './writer.ts';

type Options = {
  readonly account: Account;
  readonly everybody: readonly Account[];
  readonly perform: Perform;
  readonly random: Random;
  readonly finishing: AbortSignal;
};

type Group = { readonly id: string; readonly members: Set<string> };

const PACE_MS = [300, 2_500] as const;
const MOST_GROUPS = 4;

/**
 * Lets somebody make groups and change who is in them until told to finish: she is their owner, nobody else changes them, and she does one
 * thing after the other, so what she was told is what is. Resolves when the last outcome is known.
 */
export async function runHost({ account, everybody, perform, random, finishing }: Options): Promise<void> {
  const others = everybody.map(({ userId }) => userId).filter((userId) => userId !== account.userId);
  const groups: Group[] = [];

  async function create(): Promise<void> {
    const users = random.shuffle(others).slice(0, random.whole(2, 5));
    const clientId = randomUUID();
    const input = { title: `group ${clientId}`, memberIds: users, clientConversationId: clientId };
    const outcome = await perform({ f: 'create', input, value: { clientId, users } });
    if (outcome?.conversation) groups.push({ id: outcome.conversation, members: new Set(users) });
  }

  async function direct(): Promise<void> {
    const userId = random.pick(others);
    await perform({ f: 'direct', input: { userId }, value: { users: [userId] } });
  }

  async function change({ id, members }: Group): Promise<void> {
    const outside = random.shuffle(others.filter((userId) => !members.has(userId)));
    if (members.size > 1 && (outside.length === 0 || random.chance(0.5))) {
      const userId = random.pick([...members]);
      const input = { conversationId: id, userId };
      const outcome = await perform({ f: 'remove', input, value: { conversation: id, users: [userId] }, doneBy: ['MEMBER_NOT_FOUND'] });
      if (outcome?.type !== 'ok') return;
      members.delete(userId);
      if (random.chance(0.8)) await send(perform, id, random); // what the one who is gone must not see
    } else {
      const userIds = outside.slice(0, random.whole(1, 2));
      const outcome = await perform({ f: 'add', input: { conversationId: id, userIds }, value: { conversation: id, users: userIds } });
      if (outcome?.type === 'ok') for (const userId of userIds) members.add(userId);
    }
  }

  await create();
  await direct();
  while (!finishing.aborted) {
    await wait(random.between(...PACE_MS));
    if (finishing.aborted) break;
    if (groups.length === 0 || (groups.length < MOST_GROUPS && random.chance(0.05))) await create();
    else if (random.chance(0.05)) await direct();
    else await change(random.pick(groups));
  }
}
