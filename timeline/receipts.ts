import type { Clock } from '../platform/clock.ts';
import { createCoalescer } from '../platform/coalescer.ts';
import { keepLatest } from '../platform/keep-latest.ts';
import type { Log } from '../platform/log.ts';
import type { NodeChannels } from './channels.ts';
import { furthest, type Mark, type MarkStore, markFor, markKey, type WithoutReadReceipts } from './marks.ts';
import { writeNodeMessage } from './node-message.ts';
import type { TimelineStore } from './store.ts';

/** Keeps how far members have got, and tells it to the others. */
export type Receipts = {
  /** Moves a mark forward. Others hear of it at most once a second for each member of a conversation, always of the latest. */
  advance(mark: Mark): Promise<void>;
  /** Tells what is still to be told; nothing more after it. */
  stop(): Promise<void>;
};

type Options = {
  readonly marks: MarkStore;
  readonly store: Pick<TimelineStore, 'rosters'>;
  readonly channels: NodeChannels;
  readonly withoutReadReceipts: WithoutReadReceipts;
  readonly clock: Clock;
  readonly log: Log;
};

/** A mark that moved; not `isReceived` if all that moved it was reading. */
type Moved = { readonly mark: Mark; readonly isReceived: boolean };

const TELL_EVERY_MS = 1_000;
const MARKS_KEPT = 10_000;

/** Makes the receipts of a process. A receipt that is lost on its way is read by the next catch-up. */
export function createReceipts({ marks, store, channels, withoutReadReceipts, clock, log }: Options): Receipts {
  const latest = new Map<string, Moved>();
  const received = new Map<string, number>();
  const coalescer = createCoalescer({ everyMs: TELL_EVERY_MS, send: tellAll });

  async function tellAll(keys: readonly string[]): Promise<void> {
    const moved = keys.flatMap((key) => latest.get(key) ?? []);
    const rosters = await store.rosters.load([...new Set(moved.map(({ mark }) => mark.conversationId))]);
    const membersOf = new Map(rosters.map(({ conversationId, members }) => [conversationId, members.map(({ userId }) => userId)]));
    const off = await withoutReadReceipts([...new Set([...moved.map(({ mark }) => mark.userId), ...[...membersOf.values()].flat()])]);
    await Promise.all(moved.map((one) => tellMembers(one, membersOf.get(one.mark.conversationId) ?? [], off)));
    for (const one of moved) if (latest.get(markKey(one.mark)) === one) latest.delete(markKey(one.mark)); // else it has moved on meanwhile
  }

  /** Who must not learn what was read does not even hear that something was. */
  async function tellMembers({ mark, isReceived }: Moved, members: readonly string[], off: ReadonlySet<string>): Promise<void> {
    const told = members.map((userId) => ({ userId, seen: markFor(userId, mark, off) }));
    const [whole, rest] = [told.filter(({ seen }) => seen === mark), told.filter(({ seen }) => seen !== mark)];
    const [first] = rest;
    await Promise.all([
      tell(
        mark,
        whole.map(({ userId }) => userId),
      ),
      ...(first && isReceived
        ? [
            tell(
              first.seen,
              rest.map(({ userId }) => userId),
            ),
          ]
        : []),
    ]);
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

  /** True if it was received further than what was told of her here; who has only read it was told of already. */
  function isNews(mark: Mark): boolean {
    const key = markKey(mark);
    const before = received.get(key);
    keepLatest(received, key, Math.max(mark.deliveredSeq, before ?? 0), MARKS_KEPT);
    return before === undefined || mark.deliveredSeq > before;
  }

  return {
    async advance(mark) {
      const moved = await marks.advance({ ...mark, at: clock.now() });
      if (!moved) return;
      const key = markKey(moved);
      const known = latest.get(key);
      latest.set(key, { mark: furthest(moved, known?.mark), isReceived: isNews(moved) || known?.isReceived === true });
      coalescer.mark(key);
    },
    stop: () => coalescer.stop(),
  };
}
