import { createCoalescer } from '../platform/coalescer.ts';
import type { Log } from '../platform/log.ts';
import type { NodeChannels } from './channels.ts';
import type { Mark, MarkStore } from './marks.ts';
import { writeNodeMessage } from './node-message.ts';
import type { TimelineStore } from './store.ts';

/** Keeps how far members have got, and tells it to the others. */
export type Receipts = {
  /** Moves a mark forward. Others hear of it at most once a second for each member of a conversation, always of the latest. */
  advance(mark: Mark): Promise<void>;
  /** Tells what is still to be told; nothing more after it. */
  stop(): Promise<void>;
};

type Options = { readonly marks: MarkStore; readonly store: Pick<TimelineStore, 'rosters'>; readonly channels: NodeChannels; readonly log: Log };

const TELL_EVERY_MS = 1_000;

/** Makes the receipts of a process. A receipt that is lost on its way is read by the next catch-up. */
export function createReceipts({ marks, store, channels, log }: Options): Receipts {
  const latest = new Map<string, Mark>();
  const coalescer = createCoalescer({ everyMs: TELL_EVERY_MS, send: tellAll });

  async function tellAll(keys: readonly string[]): Promise<void> {
    const moved = keys.flatMap((key) => latest.get(key) ?? []);
    for (const key of keys) latest.delete(key);
    const ids = [...new Set(moved.map(({ conversationId }) => conversationId))];
    const rosters = new Map((await store.rosters.load(ids)).map((roster) => [roster.conversationId, roster]));
    await Promise.all(moved.map((mark) => tell(mark, rosters.get(mark.conversationId)?.members.map(({ userId }) => userId) ?? [])));
  }

  async function tell(mark: Mark, recipients: readonly string[]): Promise<void> {
    try {
      const message = writeNodeMessage({ kind: 'receipt', mark, recipients });
      const nodes = await channels.nodesOf(recipients);
      await Promise.all(nodes.map((node) => channels.send(node, message)));
    } catch (error) {
      log.warn({ err: error }, 'a receipt was kept but not told');
    }
  }

  return {
    async advance(mark) {
      const moved = await marks.advance(mark);
      if (!moved) return;
      const key = `${moved.conversationId} ${moved.userId}`;
      latest.set(key, moved);
      coalescer.mark(key);
    },
    stop: () => coalescer.stop(),
  };
}
