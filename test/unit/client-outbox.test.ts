import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MessageFields } from '../../client/documents.ts';
import { PalaverError } from '../../client/errors.ts';
import { createOutbox, type Outbox } from '../../client/outbox.ts';
import type { Pauses } from '../../client/pauses.ts';
import { createMemoryOutboxStore, type OutboxEntry, type OutboxStore, type SignedIn } from '../../client/storage.ts';
import type { Outcome, Transmit } from '../../client/transmission.ts';

const ADA: SignedIn = { userId: 'usr_ada', deviceId: 'dev_1', handle: 'ada', displayName: 'Ada' };
const BEN: SignedIn = { userId: 'usr_ben', deviceId: 'dev_2', handle: 'ben', displayName: 'Ben' };
const noPauses: Pauses = { pause: async () => {}, wake() {}, close() {} };
const refused = new PalaverError('MESSAGE_EMPTY', 'empty');
const draft = (conversationId: string, body: string) => ({ conversationId, body, clientMessageId: `${conversationId}-${body}` });

type Bench = { readonly outbox: Outbox; readonly refusals: [string, string][]; signIn(who: SignedIn | null): void };

function createBench(transmit: Transmit, { store = createMemoryOutboxStore(), who = ADA as SignedIn | null } = {}): Bench {
  let signedIn = who;
  const refusals: [string, string][] = [];
  const outbox = createOutbox({
    store,
    transmit,
    session: { restored: async () => signedIn, current: () => signedIn },
    pauses: noPauses,
    onRefused: ({ input }, { code }) => refusals.push([input.body, code]),
  });
  return {
    outbox,
    refusals,
    signIn(next) {
      signedIn = next;
      outbox.resume();
    },
  };
}

const acknowledged = (id: string): Outcome => ({ kind: 'acknowledged', message: { id } as MessageFields }); // nobody looks at the rest

describe('the outbox', () => {
  test('whatever attempts fail, each conversation gets its messages in order, each until it is settled', async () => {
    const plan = fc.array(fc.record({ conversation: fc.constantFrom('a', 'b'), failures: fc.integer({ min: 0, max: 3 }) }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(plan, async (messages) => {
        const left = new Map(messages.map(({ failures }, i) => [String(i), failures]));
        const written: string[] = [];
        const { outbox } = createBench(async ({ body }) => {
          const failures = left.get(body) ?? 0;
          left.set(body, failures - 1);
          if (failures > 0) return { kind: 'unknown', retryAfterMs: null };
          written.push(body);
          return acknowledged(body);
        });
        const sent = await Promise.all(messages.map(({ conversation }, i) => outbox.send(draft(conversation, String(i)))));
        expect(sent.map(({ id }) => id)).toEqual(messages.map((_, i) => String(i)));
        for (const name of ['a', 'b']) {
          const order = messages.flatMap(({ conversation }, i) => (conversation === name ? [String(i)] : []));
          expect(written.filter((body) => order.includes(body))).toEqual(order);
        }
        expect(await outbox.waiting()).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test('a message whose outcome is unknown is tried again with the same client id and content', async () => {
    const tried: unknown[] = [];
    const { outbox } = createBench(async (input) => {
      tried.push(input);
      return tried.length < 3 ? { kind: 'unknown', retryAfterMs: 5 } : acknowledged('1');
    });
    const input = { ...draft('a', 'hello'), attachmentIds: ['att_1'] };
    await outbox.send(input);
    expect(tried).toEqual([input, input, input]);
  });

  test('a refusal gives back what waits behind it in its conversation, and nothing else', async () => {
    const { outbox, refusals } = createBench(async ({ body }) => (body === 'bad' ? { kind: 'refused', error: refused } : acknowledged(body)));
    const outcomes = await Promise.allSettled([
      outbox.send(draft('a', 'good')),
      outbox.send(draft('a', 'bad')),
      outbox.send(draft('a', 'behind')),
      outbox.send(draft('b', 'elsewhere')),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect(refusals).toEqual([
      ['bad', 'MESSAGE_EMPTY'],
      ['behind', 'NOT_SENT'],
    ]);
    expect(await outbox.send(draft('a', 'later'))).toEqual({ id: 'later' });
  });

  test('nothing is sent before it is stored, and what can not be stored is refused', async () => {
    const full: OutboxStore = { ...createMemoryOutboxStore(), add: () => Promise.reject(new Error('the disk is full')) };
    const tried: string[] = [];
    const { outbox } = createBench(async ({ body }) => acknowledged(String(tried.push(body))), { store: full });
    await expect(outbox.send(draft('a', 'hello'))).rejects.toThrow('the disk is full');
    expect(tried).toEqual([]);
  });

  test('what was stored earlier goes first, in the name of who wrote it', async () => {
    const store = createMemoryOutboxStore();
    const stored = (who: SignedIn, body: string): OutboxEntry => ({ userId: who.userId, input: draft('a', body), queuedAt: 0 });
    for (const entry of [stored(ADA, '1'), stored(BEN, 'of ben'), stored(ADA, '2')]) await store.add(entry);
    const tried: string[] = [];
    const { outbox, signIn } = createBench(async ({ body }) => acknowledged(String(tried.push(body))), { store });
    await outbox.send(draft('a', '3'));
    expect(tried).toEqual(['1', '2', '3']);
    expect((await store.load()).map(({ input }) => input.body)).toEqual(['of ben']);
    signIn(BEN);
    await expect.poll(() => tried).toEqual(['1', '2', '3', 'of ben']);
  });

  test('what is on its way when the client is closed stays in the store', async () => {
    const store = createMemoryOutboxStore();
    const answer = Promise.withResolvers<Outcome>();
    const { outbox } = createBench(() => answer.promise, { store });
    const sent = outbox.send(draft('a', 'hello'));
    expect(await outbox.waiting()).toHaveLength(1);
    await outbox.close();
    answer.resolve(acknowledged('1'));
    await expect(sent).rejects.toMatchObject({ code: 'CLOSED' });
    expect(await store.load()).toHaveLength(1);
    await expect(outbox.send(draft('a', 'more'))).rejects.toMatchObject({ code: 'CLOSED' });
  });
});
