import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { NodeChannels } from '../../timeline/channels.ts';
import { createMemoryChannels } from '../../timeline/drivers/channels-memory.ts';
import type { Entry } from '../../timeline/entry.ts';
import { readNodeMessage } from '../../timeline/node-message.ts';
import { createPublisher, type Publication } from '../../timeline/publish.ts';
import type { Roster } from '../../timeline/roster.ts';
import { createMemoryMarks } from '../support/marks.ts';
import { createMemoryTimeline, messageAt } from '../support/timeline.ts';

const CONVERSATION = 'cnv_1';
const MEMBER = { userId: 'usr_1', role: 'owner', joinedSeq: 1, joinedAt: 0, position: 0 } as const;

test('hints of one conversation are sent in the order of their entries, however long the registry takes for the first', async () => {
  const answer = Promise.withResolvers<void>();
  const { publish, idle, sent } = await publisherWith((asked) => (asked === 1 ? answer.promise : Promise.resolve()));
  for (const seq of [1, 2, 3]) await publish(seq);
  await setImmediate(); // whatever does not wait for the first is sent by now
  answer.resolve();
  await idle();
  expect(sent).toEqual([1, 2, 3]);
});

test('a hint that can not be sent keeps back none of those after it', async () => {
  const { publish, idle, sent } = await publisherWith((asked) => (asked === 1 ? Promise.reject(new Error('away')) : Promise.resolve()));
  for (const seq of [1, 2]) await publish(seq);
  await idle();
  expect(sent).toEqual([2]);
});

/** A publisher with one node that holds the only member; `asked` counts how often the registry is asked. */
async function publisherWith(whenAsked: (asked: number) => Promise<void>) {
  const memory = createMemoryChannels();
  const sent: number[] = [];
  await memory.register('nod_1', [MEMBER.userId]);
  await memory.listen(
    'nod_1',
    ({ message }) => {
      const said = readNodeMessage(message);
      if (said.kind === 'hint') sent.push(said.entry.seq);
    },
    () => undefined,
  );
  let asked = 0;
  const channels: NodeChannels = {
    ...memory,
    async nodesOf(userIds) {
      asked += 1;
      await whenAsked(asked);
      return memory.nodesOf(userIds);
    },
  };
  const log = { info() {}, warn() {}, error() {} };
  const publisher = createPublisher({ marks: createMemoryMarks(), store: createMemoryTimeline(), channels, log });
  return { publish: (seq: number) => publisher.publish([publication(seq)]), idle: publisher.idle, sent };
}

function publication(seq: number): Publication {
  const entry: Entry = { ...messageAt(seq, { conversationId: CONVERSATION }), at: `${seq}` };
  const roster: Roster = {
    conversationId: CONVERSATION,
    kind: 'group',
    title: null,
    avatarAttachmentId: null,
    messageLifetimeSeconds: null,
    pinnedSeqs: [],
    createdAt: 0,
    appliedSeq: 0,
    members: [MEMBER],
  };
  return { entry, prevAt: `${seq - 1}`, roster };
}
