import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Fault, type UserError, userError } from '../../platform/errors.ts';
import { type Appended, createAppend, type Decision, type Proposal } from '../../timeline/append.ts';
import { createMemoryChannels } from '../../timeline/drivers/channels-memory.ts';
import { type Content, type Entry, type Role, START, sameContent } from '../../timeline/entry.ts';
import { applyToSpans, membershipChanges, type Span } from '../../timeline/membership.ts';
import { type Hint, readNodeMessage } from '../../timeline/node-message.ts';
import { memberOf, type Roster } from '../../timeline/roster.ts';
import { type LogState, loadState } from '../../timeline/state.ts';
import type { TimelineStore } from '../../timeline/store.ts';
import { createMemoryTimeline, draftAt } from '../support/timeline.ts';
import { createSimulation } from '../support/timeline-simulation.ts';

const CONVERSATION = 'cnv_1';
const LIMIT = 4;
const USERS = ['usr_0', 'usr_1', 'usr_2', 'usr_3', 'usr_4'];
const PROCESSES = ['p', 'q', 'r'];

/** What somebody does through one of the processes. */
type Act = { readonly process: string; readonly actorId: string } & (
  | { readonly kind: 'send'; readonly clientMessageId: string; readonly body: string }
  | { readonly kind: 'add'; readonly userIds: readonly string[] }
  | { readonly kind: 'remove'; readonly userId: string }
  | { readonly kind: 'leave' }
  | { readonly kind: 'die' }
);

/** An act with what became of it: `before` and `after` are the lengths of the log when it was asked and when it was answered. */
type Call = {
  readonly act: Act;
  readonly proposal: Proposal;
  readonly nonce: string;
  readonly before: number;
  readonly after: number;
  readonly result: Appended | 'unknown';
};

const user = fc.constantFrom(...USERS);
const common = { process: fc.constantFrom(...PROCESSES), actorId: fc.constantFrom(...USERS.slice(0, 4)) };
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      ...common,
      kind: fc.constant('send' as const),
      clientMessageId: fc.constantFrom('c0', 'c0', 'c1'),
      body: fc.constantFrom('a', 'a', 'a', 'b'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ ...common, kind: fc.constant('add' as const), userIds: fc.uniqueArray(user, { minLength: 1, maxLength: 2 }) }),
  },
  { weight: 2, arbitrary: fc.record({ ...common, kind: fc.constant('remove' as const), userId: user }) },
  { weight: 2, arbitrary: fc.record({ ...common, kind: fc.constant('leave' as const) }) },
  { weight: 1, arbitrary: fc.record({ ...common, kind: fc.constant('die' as const) }) },
);
/** Those of one wave come at once, the next wave when all of them are answered. */
const waves = fc.array(fc.array(act, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 });
const faults = fc.record({
  fates: fc.array(fc.constantFrom('heard', 'heard', 'lost', 'unheard', 'cut', 'late'), { maxLength: 10 }),
  failures: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: fc.array(fc.boolean(), { maxLength: 12 }),
    },
  ),
});

test('a store that fails at once is tried after pauses that grow, until the deadline', async () => {
  let now = 1_000;
  const pauses: number[] = [];
  const memory = createMemoryTimeline();
  const append = createAppend({
    store: { ...memory, log: { ...memory.log, append: async () => ({ taken: [], failure: 'unknown' }) } },
    publisher: { publish: async () => undefined, republish: async () => undefined, idle: async () => undefined },
    clock: { now: () => now },
    timers: {
      after(ms, run) {
        pauses.push(ms);
        now += ms;
        queueMicrotask(run);
        return () => undefined;
      },
    },
  });
  const contents: readonly Content[] = [
    { kind: 'conversation_created', conversationKind: 'group', title: null, members: [{ userId: 'usr_0', role: 'owner' }] },
  ];
  const proposal = { conversationId: CONVERSATION, actorId: 'usr_0', idempotent: null, deadline: now + 1_000, decide: () => ({ contents }) };
  await expect(append(proposal)).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
  expect(pauses).toEqual([10, 20, 40, 80, 160, 320, 320, 320]);
});

test('several processes append to one log as if one did, whatever is lost, late, repeated or dies', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), waves, faults, async (scheduler, waves, faults) => {
      const store = createMemoryTimeline();
      await store.log.append([CREATED]);
      const channels = createMemoryChannels();
      const hints: Hint[] = [];
      await channels.register('node', USERS);
      await channels.listen(
        'node',
        ({ message }) => hints.push(readNodeMessage(message) as Hint), // no relay runs
        () => undefined,
      );
      const simulation = createSimulation({ store, channels, scheduler, faults });
      const processes = new Map(PROCESSES.map((name) => [name, simulation.startProcess(name)]));

      const calls: Call[] = [];
      for (const acts of waves) await scheduler.waitFor(Promise.all(acts.map(perform)));
      await scheduler.waitIdle();
      const log = await logOf(store);
      holdsLog(log);
      for (const call of calls) holdsAnswer(call, log, simulation.lateIds);
      await holdsRoster(store, log);
      await relay();
      await holdsPublication(store, log, hints);

      async function perform(act: Act): Promise<void> {
        await scheduler.schedule(Promise.resolve(), JSON.stringify(act));
        const process = processes.get(act.process);
        if (act.kind === 'die') process?.die();
        if (act.kind === 'die' || !process) return;
        const proposal = proposalOf(act);
        const before = (await logOf(store)).length;
        const { nonce, result } = process.append(proposal);
        const answer = await result.then(
          (answer) => (answer === 'died' ? ('unknown' as const) : answer),
          (error: unknown) => {
            if (error instanceof Fault) throw error; // nothing here lasts until the deadline
            return 'unknown' as const;
          },
        );
        calls.push({ act, proposal, nonce, before, after: (await logOf(store)).length, result: answer });
      }

      /** What dead processes left undone. */
      async function relay(): Promise<void> {
        const { publisher } = createSimulation({ store, channels, scheduler, faults: { fates: [], failures: [] } }).startProcess('relay');
        await scheduler.waitFor(store.log.unpublished(-1, 1_000).then((entries) => publisher.republish(entries)));
        await scheduler.waitFor(publisher.idle());
        expect(await store.log.unpublished(-1, 1_000)).toEqual([]);
      }
    }),
    { numRuns: 500 },
  );
});

const CREATED = draftAt(
  1,
  {
    kind: 'conversation_created',
    conversationKind: 'group',
    title: 'a group',
    members: [
      { userId: 'usr_0', role: 'owner' },
      { userId: 'usr_1', role: 'admin' },
      { userId: 'usr_2', role: 'member' },
    ],
  },
  { conversationId: CONVERSATION, actorId: 'usr_0', rosterSeq: 1 },
);

function proposalOf(act: Exclude<Act, { kind: 'die' }>): Proposal {
  const common = { conversationId: CONVERSATION, actorId: act.actorId, deadline: 5_000 };
  const asMember =
    (decide: (roster: Roster, role: Role) => Decision) =>
    ({ roster }: LogState): Decision => {
      const member = roster && memberOf(roster, act.actorId);
      return roster && member ? decide(roster, member.role) : refuse('NOT_A_MEMBER');
    };
  switch (act.kind) {
    case 'send': {
      const content: Content = { kind: 'message_sent', body: act.body, attachmentIds: [] };
      return { ...common, idempotent: { clientMessageId: act.clientMessageId, content }, decide: asMember(() => ({ contents: [content] })) };
    }
    case 'add':
      return {
        ...common,
        idempotent: null,
        decide: asMember((roster, role) => {
          const joining = act.userIds.filter((userId) => !memberOf(roster, userId));
          if (role === 'member') return refuse('NOT_ALLOWED');
          if (roster.members.length + joining.length > LIMIT) return refuse('GROUP_FULL');
          return { contents: joining.map((userId) => ({ kind: 'member_added', userId, role: 'member' })) };
        }),
      };
    case 'remove':
      return {
        ...common,
        idempotent: null,
        decide: asMember((roster, role) => {
          const member = memberOf(roster, act.userId);
          if (!member) return refuse('MEMBER_NOT_FOUND');
          if (role === 'member' || member.role === 'owner') return refuse('NOT_ALLOWED');
          return { contents: [{ kind: 'member_removed', userId: act.userId, joinedSeq: member.joinedSeq, newOwnerId: null }] };
        }),
      };
    case 'leave':
      return {
        ...common,
        idempotent: null,
        decide: asMember((roster, role) => {
          const joinedSeq = memberOf(roster, act.actorId)?.joinedSeq ?? 0;
          const heir = roster.members.find(({ userId }) => userId !== act.actorId)?.userId ?? null;
          return { contents: [{ kind: 'member_removed', userId: act.actorId, joinedSeq, newOwnerId: role === 'owner' ? heir : null }] };
        }),
      };
  }
}

function refuse(code: UserError['code']): Decision {
  return { refusal: userError(code) };
}

function logOf(store: TimelineStore): Promise<Entry[]> {
  return store.log.read({ conversationId: CONVERSATION, from: 1, to: null, limit: 10_000 });
}

/** The members after an entry, by a fold of the test's own. */
function membersAt(log: readonly Entry[], seq: number): Map<string, { role: Role; joinedSeq: number }> {
  const members = new Map<string, { role: Role; joinedSeq: number }>();
  for (const { content, seq: at } of log.slice(0, seq)) {
    if (content.kind === 'conversation_created') for (const { userId, role } of content.members) members.set(userId, { role, joinedSeq: at });
    if (content.kind === 'member_added') members.set(content.userId, { role: content.role, joinedSeq: at });
    if (content.kind === 'member_removed') members.delete(content.userId);
    const heir = content.kind === 'member_removed' && content.newOwnerId ? members.get(content.newOwnerId) : undefined;
    if (heir) heir.role = 'owner';
  }
  return members;
}

/** The state after an entry, as a decision needs it. */
function stateAt(log: readonly Entry[], seq: number): LogState {
  const members = [...membersAt(log, seq)].map(([userId, { role, joinedSeq }], i) => ({ userId, role, joinedSeq, joinedAt: 0, position: i }));
  const roster = {
    conversationId: CONVERSATION,
    kind: 'group',
    title: 'a group',
    avatarAttachmentId: null,
    messageLifetimeSeconds: null,
    pinnedSeqs: [],
    createdAt: 0,
    appliedSeq: seq,
    members,
  } as const;
  return { conversationId: CONVERSATION, seq, at: START, messageCount: 0, rosterSeq: 0, roster };
}

/** The log by itself: dense, no client id twice, nothing by a stranger, no group over its limit, counts right. */
function holdsLog(log: readonly Entry[]): void {
  expect(log.map(({ seq }) => seq)).toEqual(log.map((_, i) => i + 1));
  const keys = log.map(({ actorId, clientMessageId }) => `${actorId} ${clientMessageId}`);
  expect(keys.toSorted()).toEqual([...new Set(keys)].toSorted());
  let [messages, rosterSeq] = [0, 0];
  for (const { seq, actorId, content, messageCount, rosterSeq: givenRosterSeq } of log) {
    if (content.kind === 'message_sent') messages++;
    else rosterSeq = seq;
    expect({ seq, messageCount, givenRosterSeq }).toEqual({ seq, messageCount: messages, givenRosterSeq: rosterSeq });
    const before = membersAt(log, seq - 1);
    if (seq > 1) expect(before.has(actorId), `${actorId} is a member before ${seq}`).toBe(true);
    if (content.kind === 'member_added') expect(before.has(content.userId), `${content.userId} is no member before ${seq}`).toBe(false);
    if (content.kind === 'member_removed') expect(before.get(content.userId)?.joinedSeq).toBe(content.joinedSeq);
    expect(membersAt(log, seq).size).toBeLessThanOrEqual(LIMIT);
  }
}

/** An answer against the log: what is acknowledged is there, and a refusal is what a state between question and answer demanded. */
function holdsAnswer(call: Call, log: readonly Entry[], lateIds: ReadonlySet<string>): void {
  const { act, proposal, nonce, before, after, result } = call;
  const own = log.slice(0, after).filter(({ id }) => id.startsWith(nonce));
  if (result === 'unknown') return;
  if (result.refusal === null) {
    for (const entry of result.entries) expect(log.filter(({ id }) => id === entry.id)).toEqual([entry]);
    expect(new Set(result.entries.map(({ id }) => id)).size).toBe(result.entries.length);
    const { state } = result;
    expect(state).toMatchObject({
      at: log[state.seq - 1]?.at,
      messageCount: log[state.seq - 1]?.messageCount,
      rosterSeq: log[state.seq - 1]?.rosterSeq,
    });
    expect(rolesOf(state.roster)).toEqual(rolesOf(stateAt(log, state.seq).roster));
    expect(state.seq).toBeGreaterThanOrEqual(Math.max(before, ...result.entries.map(({ seq }) => seq)));
    if (proposal.idempotent) {
      const [entry] = result.entries;
      expect(entry).toMatchObject({
        actorId: act.actorId,
        clientMessageId: proposal.idempotent.clientMessageId,
        content: proposal.idempotent.content,
      });
      expect(result.wasDuplicate).toBe(!entry?.id.startsWith(nonce));
    } else {
      // What is taken late may have been there already when it was decided again, and is then nobody's answer.
      const unsaid = own.filter(({ id }) => !result.entries.some((entry) => entry.id === id));
      expect(unsaid.filter(({ id }) => !lateIds.has(id))).toEqual([]);
      expect(result.entries.filter(({ id }) => !id.startsWith(nonce))).toEqual([]);
    }
    return;
  }
  const { code } = result.refusal;
  if (code === 'IDEMPOTENCY_CONFLICT') {
    const { clientMessageId, content } = proposal.idempotent ?? {};
    const first = log.slice(0, after).find((entry) => entry.actorId === act.actorId && entry.clientMessageId === clientMessageId);
    expect(first && content && sameContent(first.content, content)).toBe(false);
    return;
  }
  const states = Array.from({ length: after - before + 1 }, (_, i) => proposal.decide(stateAt(log, before + i), null));
  expect(states.map((decision) => ('refusal' in decision ? decision.refusal.code : null))).toContain(code);
  const isPartial = act.kind === 'add' && own.length < act.userIds.length;
  if (!isPartial)
    expect(
      own.filter(({ id }) => !lateIds.has(id)),
      `refused with ${code}, and done`,
    ).toEqual([]);
  const sentBefore = log
    .slice(0, before)
    .some((entry) => proposal.idempotent && entry.actorId === act.actorId && entry.clientMessageId === proposal.idempotent.clientMessageId);
  expect(sentBefore, `refused with ${code}, though sent before`).toBe(false);
}

async function holdsRoster(store: TimelineStore, log: readonly Entry[]): Promise<void> {
  const [stored] = await store.rosters.load([CONVERSATION]);
  if (stored) expect(rolesOf(stored)).toEqual(rolesOf(stateAt(log, stored.appliedSeq).roster));
  const { roster, ...end } = await loadState(store, CONVERSATION);
  const { seq, at, messageCount, rosterSeq } = log.at(-1) as Entry; // it begins with CREATED
  expect(end).toEqual({ conversationId: CONVERSATION, seq, at, messageCount, rosterSeq });
  expect(rolesOf(roster)).toEqual(rolesOf(stateAt(log, log.length).roster));
}

/** Every entry was told of, rightly; memberships and heads are what the log says. */
async function holdsPublication(store: TimelineStore, log: readonly Entry[], hints: readonly Hint[]): Promise<void> {
  expect(new Set(hints.map(({ entry }) => entry.seq))).toEqual(new Set(log.map(({ seq }) => seq)));
  for (const { entry, prevAt, recipients } of hints) {
    expect(entry).toEqual(log[entry.seq - 1]);
    expect(prevAt).toBe(log[entry.seq - 2]?.at ?? START);
    const removed = entry.content.kind === 'member_removed' ? [entry.content.userId] : [];
    expect(recipients.toSorted()).toEqual([...membersAt(log, entry.seq).keys(), ...removed].toSorted());
  }
  for (const userId of USERS) {
    const changes = log.flatMap(membershipChanges).filter((change) => change.userId === userId);
    const spans = changes.reduce<readonly Span[]>(applyToSpans, []);
    const [row] = await store.memberships.load(userId, [CONVERSATION]);
    expect(row?.spans ?? []).toEqual(spans);
    if (!row) continue;
    // Whoever joins or sends has read up to there; a sender's marker is lost if the relay is late with her membership.
    const joined = Math.max(...changes.filter(({ leftSeq }) => leftSeq === null).map(({ seq }) => seq));
    const sent = log.filter(({ actorId, content, seq }) => actorId === userId && content.kind === 'message_sent' && seq > joined);
    expect([joined, ...sent.map(({ seq }) => seq)]).toContain(row.readSeq);
  }
  const [head] = await store.heads.load([CONVERSATION]);
  const { seq, messageCount } = log.at(-1) as Entry; // it begins with CREATED
  expect(head).toMatchObject({ seq, messageCount });
  expect(head?.lastMessageSeq).toBe(log.findLast(({ content }) => content.kind === 'message_sent')?.seq ?? 0);
}

function rolesOf(roster: Roster | null): Record<string, string> {
  return Object.fromEntries((roster?.members ?? []).map(({ userId, role, joinedSeq }) => [userId, `${role} since ${joinedSeq}`]));
}
