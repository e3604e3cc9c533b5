import { setTimeout as wait } from 'node:timers/promises';
import { ERRORS } from '../../../platform/errors.ts';
import type { Random } from '../../simulation/random.ts';
import type { Gate } from '../deployment.ts';
import type { Journal } from '../journal.ts';
import type { Asked, Outcome, Value } from '../records.ts';
import type { Caller, Reply } from './caller.ts';
import { DOCUMENTS } from './documents.ts';

/** An operation to perform. */
export type Operation = {
  readonly f: Asked;
  readonly input: object;
  readonly value: Value;
  /** Refusals that mean, after an attempt of unknown outcome, that it was done. */
  readonly doneBy?: readonly string[];
};

/** Performs an operation until its outcome is known, recording each attempt; null if it was given up. */
export type Perform = (operation: Operation) => Promise<Settled | null>;

/** A known outcome. */
export type Settled = Pick<Outcome, 'type' | 'code' | 'conversation' | 'seq'>;

type Options = {
  readonly name: string;
  readonly caller: Caller;
  readonly gates: readonly Gate[];
  readonly journal: Journal;
  readonly random: Random;
  /** Attempts end when it aborts. */
  readonly stopped: AbortSignal;
};

/** Makes the performing of one program of one person: it prefers one gateway, and after an unknown outcome tries any. */
export function createPerform({ name, caller, gates, journal, random, stopped }: Options): Perform {
  const home = random.whole(0, gates.length - 1);
  let operations = 0;

  return async ({ f, input, value, doneBy = [] }) => {
    const op = `${name}.${++operations}`;
    let gateway = home;
    let isUnknown = false;
    for (let attempt = 1; !stopped.aborted; attempt += 1) {
      journal.write({ type: 'invoke', op, attempt, f, user: caller.account.userId, gateway, value: attempt === 1 ? value : {} });
      const from = performance.now();
      const reply = await caller.ask(gates[gateway] as Gate, DOCUMENTS[f], { input }); // within its length
      const read = readOutcome(reply);
      const isDone = read.type === 'refused' && isUnknown && doneBy.includes(read.code ?? '');
      const settled: Settled = isDone ? { ...read, type: 'ok' } : read;
      journal.write({ ...settled, op, attempt, took: Math.round(performance.now() - from) });
      if (TOKEN_FAULTS.has(settled.code)) caller.distrust();
      else if (settled.type !== 'unknown' && !mayPass(settled)) return settled;
      isUnknown ||= settled.type === 'unknown';
      gateway = random.whole(0, gates.length - 1);
      await wait(random.between(100, 800));
    }
    return null;
  };
}

/** What a reply says of the operation. */
function readOutcome(reply: Reply): Settled {
  if (reply.kind !== 'answer') return { type: 'unknown', code: reply.kind === 'untyped' ? `untyped ${reply.text}` : reply.kind };
  const [payload] = Object.values(reply.data ?? {});
  const [refusal] = payload?.userErrors ?? [];
  if (refusal) return { type: 'refused', code: refusal.code };
  if (payload) {
    const { message, conversation } = payload;
    const id = conversation?.id ?? message?.conversation?.id;
    return { type: 'ok', code: null, ...(message ? { seq: message.seq } : {}), ...(id ? { conversation: id } : {}) };
  }
  const [code = null] = reply.codes;
  return { type: code !== null && ERRORS[code].retry ? 'unknown' : 'refused', code };
}

/** A refusal that says itself that it may pass, such as too many attempts. */
function mayPass({ code }: Settled): boolean {
  return code !== null && Object.hasOwn(ERRORS, code) && ERRORS[code as keyof typeof ERRORS].retry;
}

const TOKEN_FAULTS: ReadonlySet<string | null> = new Set(['TOKEN_EXPIRED', 'TOKEN_INVALID', 'UNAUTHENTICATED']);
