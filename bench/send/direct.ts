/** A process that writes messages straight through the domain, without the API: `direct.ts DATA_DIR USER_ID [SETTINGS]`. Takes `DirectOrder`s, answers with `Loaded`. */
import { systemClock as clock, systemTimers as timers } from '../../platform/clock.ts';
import { createMetrics } from '../../platform/metrics.ts';
import { openDocuments } from '../../roles/documents.ts';
import { createIndexing } from '../../search/indexing.ts';
import { createMessages } from '../../subgraphs/message/messages.ts';
import { createReach } from '../../subgraphs/message/reach.ts';
import { createAppend } from '../../timeline/append.ts';
import { createMemoryChannels } from '../../timeline/drivers/channels-memory.ts';
import { createPublisher } from '../../timeline/publish.ts';
import { benchConfig } from '../support/data.ts';
import type { Loaded } from '../support/load.ts';
import { benchLog } from '../support/log.ts';
import { endWithParent } from '../support/processes.ts';
import { benchSender, plainDraft } from '../support/sender.ts';
import { noTyping } from '../support/typing.ts';
import { createRaw } from './raw-sqlite.ts';

/** What to write: messages to the conversations in turn, or plain rows (`raw`), so many at a time. */
export type DirectOrder = { readonly sendTo: readonly string[] | 'raw'; readonly inFlight: number; readonly durationMs: number };

const [dataDir = '', userId = '', settings = '{}'] = process.argv.slice(2);
const config = benchConfig(dataDir, JSON.parse(settings) as Record<string, string>); // from the parent
const { timeline: store, marks, search, relations } = await openDocuments(config, { setUp: false });
const publisher = createPublisher({ store, marks, channels: createMemoryChannels(), log: benchLog, follow: createIndexing(search).follow });
const append = createAppend({ store, publisher, clock, timers });
const messages = createMessages({ append, store, reach: createReach(store, relations), typing: noTyping, metrics: createMetrics(), clock });
const writeRaw = createRaw(dataDir);

async function run({ sendTo, inFlight, durationMs }: DirectOrder): Promise<Loaded> {
  const unique = crypto.randomUUID();
  const begin = performance.now();
  const latencies: number[] = [];
  let count = 0;

  async function send(n: number): Promise<void> {
    if (sendTo === 'raw') return writeRaw(`message ${n}`);
    const conversationId = sendTo[n % sendTo.length] as string; // within its length
    const sent = await messages.send(benchSender(store, userId, clock.now() + 10_000), plainDraft(conversationId, `${unique}-${n}`, `message ${n}`));
    if (!('message' in sent)) throw new Error(sent.userErrors.map(({ message }) => message).join(', '));
  }

  async function oneAfterAnother(): Promise<void> {
    while (performance.now() - begin < durationMs) {
      const at = performance.now();
      await send(count++);
      latencies.push(performance.now() - at);
    }
  }

  await Promise.all(Array.from({ length: inFlight }, oneAfterAnother));
  const perSecond = count / ((performance.now() - begin) / 1000);
  await publisher.idle();
  return { perSecond, count, latencies };
}

process.on('message', (order: DirectOrder) => {
  run(order).then(
    (loaded) => process.send?.(loaded),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
endWithParent();
process.send?.('ready');
