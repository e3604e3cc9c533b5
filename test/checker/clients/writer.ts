import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from '../../simulation/random.ts';
import type { Perform } from './attempts.ts';
import type { Person } from './person.ts';

type Options = {
  readonly person: Person;
  readonly perform: Perform;
  readonly random: Random;
  /** Nothing new begins after it aborts. */
  readonly finishing: AbortSignal;
};

/** Between one operation of a program and the next, in milliseconds: the pace of the load. */
const PACE_MS = [200, 1_600] as const;

/** Lets somebody write, read and receive until told to finish; resolves when the last outcome is known. */
export async function runWriter({ person, perform, random, finishing }: Options): Promise<void> {
  while (!finishing.aborted) {
    await wait(random.between(...PACE_MS));
    const chat = chooseChat(person, random);
    if (!chat || finishing.aborted) continue;
    const [conversation, { seq }] = chat;
    const turn = random.next();
    if (turn < 0.75) await send(perform, conversation, random);
    else {
      const f = turn < 0.88 ? 'read' : 'deliver';
      const upTo = random.whole(Math.max(1, seq - 3), seq);
      await perform({ f, input: { conversationId: conversation, seq: upTo }, value: { conversation, seq: upTo } });
    }
  }
}

/** Sends a message whose text tells which it is. */
export function send(perform: Perform, conversation: string, random: Random): ReturnType<Perform> {
  const { clientMessageId, body } = draft(random);
  const text = body.slice(0, TEXT_KEPT);
  return perform({
    f: 'send',
    input: { conversationId: conversation, clientMessageId, body },
    value: { conversation, clientId: clientMessageId, text },
  });
}

/** A message that there is only one of. A few are long. */
export function draft(random: Random): { readonly clientMessageId: string; readonly body: string } {
  const clientMessageId = randomUUID();
  const length = random.chance(0.03) ? random.whole(2_000, 50_000) : random.whole(0, 80);
  return { clientMessageId, body: `message ${clientMessageId} ${'x'.repeat(length)}` };
}

/** So much of a text is recorded. */
export const TEXT_KEPT = 60;

/** Mostly one that she is in, sometimes one that she was in. */
export function chooseChat({ chats }: Person, random: Random): readonly [string, { readonly seq: number }] | undefined {
  const wantsMember = !random.chance(0.06);
  const fitting = [...chats].filter(([, { isMember }]) => isMember === wantsMember);
  return fitting.length > 0 ? random.pick(fitting) : undefined;
}
