import { Fault } from '../../platform/errors.ts';
import { derivedId } from '../../platform/ids.ts';
import { decideAdding, decideCreation, decideLeaving, decideRemoval } from '../../subgraphs/group/rules.ts';
import { NOT_A_MEMBER } from '../../timeline/access.ts';
import type { Appended, Proposal } from '../../timeline/append.ts';
import type { Content } from '../../timeline/entry.ts';
import { memberOf } from '../../timeline/roster.ts';
import type { Cast } from './cast.ts';
import type { Act, Plan } from './plan.ts';
import { createRandom } from './random.ts';
import { latency, type World } from './world.ts';

/** One try of an act through one process. */
export type Attempt = {
  readonly act: Act;
  readonly proposal: Proposal;
  readonly invokedAt: number;
  answeredAt: number;
  /** `unknown` until it is answered, and for ever if it is not. */
  answer: Appended | 'unknown';
};

type Options = {
  readonly world: World;
  readonly plan: Plan;
  readonly cast: Cast;
  /** A process is about to answer. */
  readonly answering: (attempt: Attempt, answer: Appended) => void;
};

const DEADLINE_MS = 10_000;
/** A client waits a little longer than the server tries. */
const PATIENCE_MS = 11_000;
const TRIES = 8;

/** Lets users do what the plan says, each act repeated through any process until it is answered; gives what was tried. */
export function startClients({ world, plan, cast, answering }: Options): readonly Attempt[] {
  const { scheduler } = world;
  const random = createRandom(plan.seed, 'clients');
  const attempts: Attempt[] = [];

  function perform(act: Act, left: number): void {
    const writers = cast.writers();
    if (left === 0 || scheduler.now() > world.healAt) return;
    if (writers.length === 0) return void scheduler.after(300, () => perform(act, left));
    const { process, append } = random.pick(writers);
    const proposal = proposalOf(act, plan, process.clock.now() + DEADLINE_MS);
    const attempt: Attempt = { act, proposal, invokedAt: scheduler.now(), answeredAt: Number.POSITIVE_INFINITY, answer: 'unknown' };
    attempts.push(attempt);
    world.trace(() => `usr_${act.user} asks ${process.name}: ${sayAct(act)}`);
    let isOver = false;

    function end(answer: Appended | 'unknown'): void {
      if (isOver) return;
      isOver = true;
      attempt.answer = answer;
      attempt.answeredAt = scheduler.now();
      world.trace(() => `usr_${act.user} hears of ${sayAct(act)}: ${sayAnswer(answer)}`);
      if (answer === 'unknown') scheduler.after(random.between(0, 1_000), () => perform(act, left - 1));
      else if (act.isRepeated) scheduler.after(random.between(0, 5_000), () => perform({ ...act, isRepeated: false }, 1));
    }

    scheduler.after(PATIENCE_MS, () => end('unknown'));
    process.onCrash(() => scheduler.after(random.between(0, 1_000), () => end('unknown')));
    scheduler.after(latency(world), () =>
      process.enter(() => {
        append(proposal).then(
          (answer) => {
            answering(attempt, answer);
            if (!random.chance(world.conditions.answerLost)) scheduler.after(latency(world), () => end(answer));
          },
          (error: unknown) => {
            world.trace(() => `${process.name} can not say what became of ${sayAct(act)}: ${error instanceof Fault ? error.code : String(error)}`);
            scheduler.after(latency(world), () => end('unknown'));
          },
        );
      }),
    );
  }

  for (const act of plan.acts) scheduler.after(act.at, () => perform(act, TRIES));
  return attempts;
}

/** The id by which a message of an act is known; the same for all its attempts. */
export function clientIdOf(act: Act): string {
  return `client ${act.user} ${act.id}`;
}

/** The conversation that an act is about. */
export function conversationOf({ kind, conversation, user, others }: Act): string {
  return kind === 'direct' ? derivedId('cnv', 'direct', ...pairOf(user, others)) : `cnv_${conversation}`;
}

function proposalOf(act: Act, { shape }: Plan, deadline: number): Proposal {
  const userId = `usr_${act.user}`;
  const others = act.others.filter((other) => other !== act.user).map((other) => `usr_${other}`);
  const common = { conversationId: conversationOf(act), actorId: userId, deadline, idempotent: null };
  switch (act.kind) {
    case 'create':
      return { ...common, decide: decideCreation(creationOf('group', [userId, ...others]), () => true) };
    case 'direct':
      return { ...common, decide: decideCreation(creationOf('direct', pairOf(act.user, act.others)), () => true) };
    case 'send': {
      const content: Content = { kind: 'message_sent', body: `${userId} says ${act.id}`, attachmentIds: [] };
      return {
        ...common,
        idempotent: { clientMessageId: clientIdOf(act), content },
        decide: ({ roster }) => (roster && memberOf(roster, userId) ? { contents: [content] } : { refusal: NOT_A_MEMBER }),
      };
    }
    case 'add':
      return { ...common, decide: decideAdding(userId, others, shape.memberLimit) };
    case 'remove':
      return { ...common, decide: decideRemoval(userId, others[0] ?? userId) };
    case 'leave':
      return { ...common, decide: decideLeaving(userId) };
  }
}

function creationOf(conversationKind: 'direct' | 'group', userIds: readonly string[]): Content & { kind: 'conversation_created' } {
  const members = userIds.map((userId, i) => ({ userId, role: conversationKind === 'group' && i === 0 ? ('owner' as const) : ('member' as const) }));
  return { kind: 'conversation_created', conversationKind, title: null, members };
}

function pairOf(user: number, others: readonly number[]): string[] {
  const other = others.find((id) => id !== user) ?? user + 1;
  return [`usr_${user}`, `usr_${other}`].sort();
}

function sayAct(act: Act): string {
  return `${act.kind} ${conversationOf(act)} ${act.others.join(' ')} (${act.id})`;
}

function sayAnswer(answer: Appended | 'unknown'): string {
  if (answer === 'unknown') return answer;
  if (answer.refusal) return answer.refusal.code;
  return `seq ${answer.entries.map(({ seq }) => seq).join(', ')}${answer.wasDuplicate ? ', a duplicate' : ''}`;
}
