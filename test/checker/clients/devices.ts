import type { Random } from '../../simulation/random.ts';
import type { Gate } from '../deployment.ts';
import type { Journal } from '../journal.ts';
import type { EventFields } from './documents.ts';
import type { Person } from './person.ts';
import { TEXT_KEPT } from './writer.ts';

/** How somebody uses a device: stays connected, leaves and comes back, or reads slowly. */
export type Habit = 'steady' | 'restless' | 'slow';

/** A device that receives. */
export type Device = {
  /** Resolves when it has its first cursor. */
  readonly ready: Promise<void>;
  /** What it does by its habit begins. */
  live(): void;
  /** It only receives from now on. */
  rest(): void;
  close(): Promise<void>;
};

/** What a device is made from. */
export type DeviceOptions = {
  readonly name: string;
  readonly person: Person;
  readonly habit: Habit;
  readonly gates: readonly Gate[];
  readonly journal: Journal;
  readonly random: Random;
};

/** Records what came, except words about the stream itself. */
export function recordArrival(journal: Journal, device: string, event: EventFields): void {
  const { __typename: kind, seq, conversation, actor, message, member, user, deliveredSeq = 0, readSeq = 0 } = event;
  if (kind === 'ReceiptUpdated') {
    journal.write({ type: 'receipt', device, conversation: conversation?.id ?? '', user: user?.id ?? '', deliveredSeq, readSeq });
  } else if (seq !== undefined) {
    const text = message?.preview.text.slice(0, TEXT_KEPT) ?? null;
    const subject = member?.user?.id ?? user?.id ?? null;
    const clientId = message?.clientMessageId ?? null;
    journal.write({ type: 'event', device, kind, conversation: conversation?.id ?? '', seq, actor: actor?.id ?? '', clientId, text, subject });
  }
}

/** Runs something again and again at random moments, one run at a time, until stopped. */
export function atTimes(random: Random, [least, most]: readonly [number, number], run: () => Promise<void>): () => Promise<void> {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  function next(): void {
    if (isStopped) return;
    timer = setTimeout(
      () => {
        running = run().then(next);
      },
      random.between(least, most),
    );
  }

  next();
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await running;
  };
}
