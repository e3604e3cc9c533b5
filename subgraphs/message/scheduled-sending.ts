import { ask } from '../../platform/ask.ts';
import type { Clock, Timers } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import { createOutage } from '../../platform/outage.ts';
import { type Passes, startPasses } from '../../platform/passes.ts';
import type { SubgraphLink } from '../../platform/subgraph.ts';
import type { DueMessage, ScheduledStore } from './scheduled-store.ts';

type Options = {
  readonly store: Pick<ScheduledStore, 'due' | 'postpone'>;
  /** Sends, on behalf of the user. */
  readonly message: SubgraphLink;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  /** Told of each one that has to be tried again. */
  readonly failed?: () => void;
};

const SEND = 'mutation Send($id: ID!) { sendScheduledMessage(id: $id) }';
const EVERY_MS = 500;
const BATCH = 100;
const DEADLINE_MS = 5_000;
const AGAIN_MS = 3_000;

/** Has messages sent whose time has come. Any number may run and die at any moment: the client's id makes each message one. */
export function startScheduledSending({ store, message, clock, timers, log, failed }: Options): Passes {
  const outage = createOutage(log, 'the sending of scheduled messages');

  async function pass(stopping: AbortSignal): Promise<void> {
    for (let isFull = true; isFull && !stopping.aborted; ) {
      const due = await store.due(clock.now(), BATCH);
      isFull = due.length === BATCH;
      const byConversation = Map.groupBy(due, ({ conversationId }) => conversationId);
      await Promise.all([...byConversation.values()].map(sendInOrder));
    }
  }

  async function sendInOrder(due: readonly DueMessage[]): Promise<void> {
    for (const one of due) await send(one);
  }

  /** One that can not be sent now keeps none of the others from it. */
  async function send({ id, userId }: DueMessage): Promise<void> {
    const request = { caller: { viewer: { userId, deviceId: '' } }, requestId: id, deadline: clock.now() + DEADLINE_MS };
    try {
      await ask(message, SEND, { id }, request);
    } catch (error) {
      log.warn({ err: error }, 'a scheduled message could not be sent yet');
      failed?.();
      await store.postpone(userId, id, clock.now() + AGAIN_MS);
    }
  }

  return startPasses(timers, EVERY_MS, (stopping) => pass(stopping).then(outage.worked, outage.failed));
}
