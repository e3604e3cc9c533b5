import { type Clock, pause, type Timers } from '../platform/clock.ts';
import { Fault, type UserError, userError } from '../platform/errors.ts';
import { newId, type RandomBytes } from '../platform/ids.ts';
import { keepLatest } from '../platform/keep-latest.ts';
import { type At, type Content, type Entry, type NewEntry, sameContent } from './entry.ts';
import { foldChanges, loadMessages, type Message } from './message.ts';
import type { Publication, Publisher } from './publish.ts';
import { type LogState, loadState, nextEntry, stateAfter } from './state.ts';
import type { TimelineStore } from './store.ts';

/** Something that an actor wants to append to a log. */
export type Proposal = {
  readonly conversationId: string;
  readonly actorId: string;
  /** The client's id and what it stands for, by which a repetition is known; null where repeating is harmless by itself. */
  readonly idempotent: { readonly clientMessageId: string; readonly content: Content } | null;
  /** Milliseconds since 1970 until which it is tried. */
  readonly deadline: number;
  /** The message that it is about: `decide` gets it as it is in that state. */
  readonly aboutSeq?: number;
  /** What to append to a log in this state, or why not. Pure: it is asked again whenever the state turns out to be another. */
  readonly decide: (state: LogState, message: Message | null) => Decision;
};

/** Contents to append in one go (none if there is nothing to do), or a refusal. */
export type Decision = { readonly contents: readonly Content[] } | { readonly refusal: UserError };

/** What became of a proposal. `state` is the state of the log after it. */
export type Appended =
  | { readonly refusal: null; readonly entries: readonly Entry[]; readonly wasDuplicate: boolean; readonly state: LogState }
  | { readonly refusal: UserError };

/** Appends, or says why not. Rejects with DEADLINE_EXCEEDED when the outcome is unknown at the deadline. */
export type Append = (proposal: Proposal) => Promise<Appended>;

type Options = {
  readonly store: TimelineStore;
  readonly publisher: Publisher;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly random?: RandomBytes;
};

const BATCH = 64;
const STATES_KEPT = 10_000;
/** Before the next attempt after an unknown outcome, in milliseconds: twice as long each time. */
const PAUSE = { first: 10, longest: 320 };

/**
 * Appends to logs, optimistically: know the end, let the proposal decide, insert at the next seq. The unique index is the
 * arbiter, so order, permission and limits are exact whatever other processes do. One batch at a time per conversation.
 */
export function createAppend({ store, publisher, clock, timers, random }: Options): Append {
  const lanes = new Map<string, Pending[]>();
  const states = new Map<string, LogState>();

  async function drain(conversationId: string, lane: Pending[]): Promise<void> {
    while (lane.length > 0) {
      const batch = lane.splice(0, BATCH);
      try {
        await settle(conversationId, batch);
      } catch (error) {
        states.delete(conversationId);
        for (const pending of batch) pending.reject(error); // changes nothing for those that are settled
      }
    }
    lanes.delete(conversationId);
  }

  async function settle(conversationId: string, batch: readonly Pending[]): Promise<void> {
    let open = batch;
    let source: 'cache' | 'log' | 'latest' = 'cache';
    let pauseMs = PAUSE.first;
    while (open.length > 0) {
      open = open.filter((pending) => isInTime(pending, clock));
      const cached = source === 'cache' ? states.get(conversationId) : undefined;
      const isLatest = source === 'latest';
      const state = cached ?? (await loadState(store, conversationId, { latest: isLatest }));
      const { drafted, idle, later } = decideAll(state, await loadTargets(state, open), open);
      // Any state is good for trying to append, but only the latest is good for refusing: others may be over.
      if (isLatest) await Promise.all(idle.map((one) => answerIdle(one, state)));
      else later.push(...idle.map(({ pending }) => pending));
      source = later.length > 0 ? 'latest' : 'cache';
      open = later;
      if (drafted.length === 0) continue;
      const { taken, failure } = await store.log.append(drafted.flatMap(({ drafts }) => drafts));
      const after = await accept(state, drafted, taken);
      const unsettled = drafted.map(({ pending }) => pending).filter((pending) => !pending.isSettled);
      if (failure === null) remember(after);
      else {
        states.delete(conversationId);
        if (source === 'cache') source = 'log';
        for (const pending of failure === 'unknown' ? unsettled : unsettled.slice(0, 1)) await findFirstAttempts(pending, pending.tried, state.at);
      }
      open = [...unsettled.filter((pending) => !pending.isSettled), ...open];
      if (failure !== 'unknown' || open.length === 0) continue;
      await pause(timers, pauseMs); // a store that refuses at once would be asked without end
      pauseMs = Math.min(2 * pauseMs, PAUSE.longest);
    }
  }

  /** Publishes what the store took and answers the proposals that are taken as a whole. */
  async function accept(state: LogState, drafted: readonly Drafted[], taken: readonly Entry[]): Promise<LogState> {
    let after = state;
    const publications = taken.map((entry): Publication => {
      const prevAt = after.at;
      after = stateAfter(after, entry);
      return { entry, prevAt, roster: after.roster };
    });
    await publisher.publish(publications);
    const bySeq = new Map(taken.map((entry) => [entry.seq, entry]));
    for (const { pending, drafts } of drafted) {
      const entries = drafts.flatMap(({ seq }) => bySeq.get(seq) ?? []);
      pending.taken.push(...entries);
      if (entries.length === drafts.length) pending.resolve({ refusal: null, entries: pending.taken, wasDuplicate: false, state: after });
    }
    return after;
  }

  /** Answers a refusal or a proposal with nothing to do, unless an earlier attempt with the same client id got through. */
  async function answerIdle({ pending, refusal }: Idle, state: LogState): Promise<void> {
    await findFirstAttempts(pending, pending.idempotent ? [pending.idempotent.clientMessageId] : pending.tried, state.at);
    if (!pending.isSettled) pending.resolve(refusal ? { refusal } : { refusal: null, entries: pending.taken, wasDuplicate: false, state });
  }

  /** Looks up what an append that failed may have left in the log, by this attempt or an earlier one, and answers if that is all of it. */
  async function findFirstAttempts(pending: Pending, clientMessageIds: readonly string[], notBefore: At): Promise<void> {
    for (const clientMessageId of clientMessageIds) {
      const found = await store.log.findByClientId(pending.conversationId, pending.actorId, clientMessageId, notBefore);
      if (found && pending.idempotent) return answerFound(pending, found);
      if (!found || pending.taken.some(({ seq }) => seq === found.seq)) continue;
      pending.taken.push(found);
      await publisher.republish([found]);
    }
    const isWhole = clientMessageIds.length > 0 && clientMessageIds.every((id) => pending.taken.some((entry) => entry.clientMessageId === id));
    // To decide again would be to refuse: who has left, for one, can not leave.
    if (isWhole) pending.resolve({ refusal: null, entries: pending.taken, wasDuplicate: false, state: await stateWith(pending.taken) });
  }

  async function answerFound(pending: Pending, found: Entry): Promise<void> {
    if (pending.idempotent && !sameContent(pending.idempotent.content, found.content)) {
      return pending.resolve({ refusal: userError('IDEMPOTENCY_CONFLICT', ['input', 'clientMessageId']) });
    }
    await publisher.republish([found]);
    const wasDuplicate = !found.id.startsWith(pending.nonce);
    pending.resolve({ refusal: null, entries: [found], wasDuplicate, state: await stateWith([found]) });
  }

  /** A state of the log in which these entries of it are. */
  function stateWith(entries: readonly Entry[]): Promise<LogState> {
    const last = entries.reduce((latest, entry) => (entry.seq > latest.seq ? entry : latest));
    return loadState(store, last.conversationId, { notBefore: last.at });
  }

  /** The messages that proposals are about. One that was changed after `state` does no harm: then nothing can be appended to that state. */
  async function loadTargets({ conversationId, at }: LogState, open: readonly Pending[]): Promise<Message[]> {
    const seqs = new Set(open.flatMap(({ aboutSeq }) => aboutSeq ?? []));
    return loadMessages(
      store,
      [...seqs].map((seq) => ({ conversationId, seq })),
      at,
    );
  }

  function decideAll(state: LogState, targets: readonly Message[], open: readonly Pending[]): Round {
    let next = state;
    let messages = targets;
    const round: Round = { drafted: [], idle: [], later: [] };
    for (const pending of open) {
      const decision = pending.decide(next, messages.find(({ entry }) => entry.seq === pending.aboutSeq) ?? null);
      const contents = 'contents' in decision ? decision.contents : [];
      if (contents.length > 0) {
        const drafts = contents.map((content) => {
          const draft = nextEntry(next, content, entryBy(pending, content));
          next = stateAfter(next, draft);
          messages = messages.map(({ entry, changes }) => ({ entry, changes: foldChanges(changes, draft) }));
          return draft;
        });
        pending.tried = drafts.map(({ clientMessageId }) => clientMessageId);
        round.drafted.push({ pending, drafts });
      } else if (next === state) round.idle.push({ pending, refusal: 'refusal' in decision ? decision.refusal : null });
      else round.later.push(pending); // it may have been decided by a draft that is not in the log yet
    }
    return round;
  }

  function entryBy(pending: Pending, content: Content): Pick<NewEntry, 'id' | 'actorId' | 'clientMessageId' | 'createdAt'> {
    const clientMessageId = pending.idempotent?.clientMessageId ?? `${pending.nonce}:${'userId' in content ? content.userId : ''}`;
    return { id: `${pending.nonce}.${++pending.attempts}`, actorId: pending.actorId, clientMessageId, createdAt: clock.now() };
  }

  function remember(state: LogState): void {
    keepLatest(states, state.conversationId, state, STATES_KEPT);
  }

  return (proposal) =>
    new Promise((resolve, reject) => {
      const pending = createPending(proposal, newId('con', random), resolve, reject);
      const lane = lanes.get(proposal.conversationId);
      if (lane) return void lane.push(pending);
      const first = [pending];
      lanes.set(proposal.conversationId, first);
      void drain(proposal.conversationId, first);
    });
}

/** A proposal under way. */
type Pending = Proposal & {
  /** Unique for the proposal: the ids of its drafts begin with it. */
  readonly nonce: string;
  attempts: number;
  /** The client ids of its last attempt. */
  tried: readonly string[];
  isSettled: boolean;
  /** What was taken of it so far, if it proposes several entries. */
  readonly taken: Entry[];
  readonly resolve: (result: Appended) => void;
  readonly reject: (error: unknown) => void;
};

type Drafted = { readonly pending: Pending; readonly drafts: readonly NewEntry[] };
type Idle = { readonly pending: Pending; readonly refusal: UserError | null };
type Round = { readonly drafted: Drafted[]; readonly idle: Idle[]; readonly later: Pending[] };

function createPending(proposal: Proposal, nonce: string, resolve: (result: Appended) => void, reject: (error: unknown) => void): Pending {
  const pending: Pending = {
    ...proposal,
    nonce,
    attempts: 0,
    tried: [],
    isSettled: false,
    taken: [],
    resolve(result) {
      pending.isSettled = true;
      resolve(result);
    },
    reject(error) {
      pending.isSettled = true;
      reject(error);
    },
  };
  return pending;
}

function isInTime(pending: Pending, clock: Clock): boolean {
  if (clock.now() < pending.deadline) return true;
  pending.reject(new Fault('DEADLINE_EXCEEDED'));
  return false;
}
