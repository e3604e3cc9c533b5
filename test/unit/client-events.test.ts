import { Supergraph } from '@apollo/federation-internals';
import { isInterfaceType, parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import * as documents from '../../client/documents.ts';
import { iterateEvents } from '../../client/event-iterator.ts';
import { type Gap, startEventStream } from '../../client/event-stream.ts';
import { eventsDocument, type PalaverEvent } from '../../client/events.ts';
import { createMemoryCursorStore } from '../../client/storage.ts';
import type { Subscriber, Subscription } from '../../client/subscriptions.ts';
import { createOwnPart } from '../../gateway/own-part.ts';
import { createSharing } from '../../gateway/realtime/sharing.ts';
import { systemClock } from '../../platform/clock.ts';
import { readSchemaFile } from '../../schema/sdl.ts';
import { createMemoryMarks } from '../support/marks.ts';
import { createMemoryTimeline } from '../support/timeline.ts';

const supergraphSdl = readSchemaFile('supergraph.graphql');
const schema = Supergraph.build(supergraphSdl).apiSchema().toGraphQLJSSchema();

describe('the documents of the client', () => {
  test.each(Object.entries(documents).filter(([name]) => /^[A-Z]+(_[A-Z]+)*$/.test(name) && name !== 'MESSAGE_FIELDS'))(
    '%s fits the schema',
    (_, text) => {
      expect(validate(schema, parse(String(text)))).toEqual([]);
    },
  );

  test('the default selection fits the schema, has every kind of event, and is the same for all who have been members as long', () => {
    const text = eventsDocument();
    expect(validate(schema, parse(text))).toEqual([]);
    const event = schema.getType('Event');
    const kinds = isInterfaceType(event) ? schema.getPossibleTypes(event).map(({ name }) => name) : [];
    expect(kinds.filter((kind) => !text.includes(`... on ${kind} `))).toEqual([]);
    const own = createOwnPart({
      store: createMemoryTimeline(),
      marks: createMemoryMarks(),
      drafts: { save: async () => {}, load: async () => [], forgetUser: async () => {} },
      withoutReadReceipts: async () => new Set(),
      clock: systemClock,
      log: { debug() {}, info() {}, warn() {}, error() {} } as never,
    }).schema; // it logs nothing here
    expect(createSharing(supergraphSdl, schema, own)(parse(text))).toBe('alike');
  });

  test('a selection that is no fragment on Event is refused', () => {
    for (const selection of ['', '{ cursor }', 'fragment X on Message { id }']) expect(() => eventsDocument(selection)).toThrow(TypeError);
  });
});

type Sent = { readonly __typename: string; readonly cursor: string; readonly seq?: number; readonly [field: string]: unknown };
const message = (seq: number, cursor = `c${seq}`): Sent => ({ __typename: 'MessageSent', cursor, seq, conversation: { id: 'a' } });

/** A stream whose server is the test. */
function createBench(onEvent: (event: PalaverEvent) => void | Promise<void> = () => {}) {
  const seen: (number | string)[] = [];
  const gaps: Gap[] = [];
  const commands: string[] = [];
  const afters: unknown[] = [];
  const store = createMemoryCursorStore();
  let subscriber: Subscriber<{ events: Sent }> | undefined;
  const ended = Promise.withResolvers<unknown>();
  const begin = (): void => {
    const { after = null } = (subscriber?.operation().variables ?? {}) as { after?: string }; // as the socket would ask
    afters.push(after);
  };
  const subscription: Subscription = {
    restart() {
      commands.push('restart');
      begin();
    },
    hold: () => void commands.push('hold'),
    release: () => void commands.push('release'),
    stop: () => void commands.push('stop'),
  };
  const stream = startEventStream<PalaverEvent>({
    subscribe: (given) => {
      subscriber = given as unknown as typeof subscriber; // the stream's own selection
      begin();
      return subscription;
    },
    document: eventsDocument(),
    store,
    viewer: () => ({ userId: 'usr_me', deviceId: 'dev_1', handle: 'me', displayName: 'Me' }),
    listeners: {
      async onEvent(event) {
        await onEvent(event);
        seen.push('seq' in event ? event.seq : event.__typename);
      },
      onResync: ({ reason }) => void seen.push(reason),
      onHead: ({ at }) => void seen.push(at),
      onGap: (gap) => gaps.push(gap),
      onEnd: ended.resolve,
    },
  });
  const send = (...events: readonly Sent[]): void => {
    for (const event of events) subscriber?.next({ data: { events: event }, errors: [] });
  };
  return {
    stream,
    seen,
    gaps,
    commands,
    afters,
    store,
    send,
    ended: ended.promise,
    started: () => expect.poll(() => afters.length).toBeGreaterThan(0),
  };
}

describe('a stream of events', () => {
  test('keeps the place of an event whose conversation could not be read, and gives the app its id', async () => {
    const places: unknown[] = [];
    const { send, seen, started } = createBench((event) => void places.push('conversation' in event ? event.conversation : null));
    await started();
    const created = { __typename: 'ConversationCreated', cursor: 'c1', seq: 1, placedIn: { id: 'a' }, conversation: null };
    send(created, created, message(2));
    await expect.poll(() => seen).toEqual([1, 2]);
    expect(places).toEqual([{ id: 'a' }, { id: 'a' }]);
  });

  test('says who joined when the part that knows people does not answer', async () => {
    const joined: unknown[] = [];
    const { send, seen, started } = createBench((event) => void joined.push('member' in event && event.member?.user));
    await started();
    const member = { role: 'MEMBER', joined: { id: 'usr_1' }, user: null };
    send({ __typename: 'MemberAdded', cursor: 'c1', seq: 1, placedIn: { id: 'a' }, conversation: { id: 'a' }, member });
    await expect.poll(() => seen).toEqual([1]);
    expect(joined).toEqual([{ id: 'usr_1' }]);
  });

  test('that skips begins again before the gap, and gives everything once', async () => {
    const { send, seen, gaps, afters, store, started } = createBench();
    await started();
    send(message(1), message(2), message(5)); // what is still on its way is dropped by the subscription
    send(message(3), message(4), message(5), message(5), message(6));
    await expect.poll(() => seen).toEqual([1, 2, 3, 4, 5, 6]);
    expect(gaps[0]).toEqual({ conversationId: 'a', from: 3, to: 4, outcome: 'RESUMING' });
    expect(afters.slice(0, 2)).toEqual([null, 'c2']);
    await expect.poll(() => store.load()).toBe('c6');
  });

  test('goes on after a gap that the server leaves twice, and says so', async () => {
    const { send, seen, gaps, commands, started } = createBench();
    await started();
    send(message(1), message(4));
    send(message(4), message(5));
    await expect.poll(() => seen).toEqual([1, 4, 5]);
    expect(gaps.map(({ outcome }) => outcome)).toEqual(['RESUMING', 'LOST']);
    expect(commands.filter((command) => command === 'restart')).toHaveLength(1);
  });

  test('knows no gap after a resync, nor after the viewer was removed', async () => {
    const { send, seen, gaps, started } = createBench();
    await started();
    const removed = (userId: string, seq: number): Sent => ({ ...message(seq), __typename: 'MemberRemoved', user: { id: userId } });
    send(message(1), { __typename: 'ResyncRequired', cursor: 'r', reason: 'SLOW_CONSUMER' }, message(9), removed('usr_me', 10), message(20));
    await expect.poll(() => seen).toEqual([1, 'SLOW_CONSUMER', 9, 10, 20]);
    expect(gaps).toEqual([]);
    send(removed('usr_other', 21), message(30));
    await expect.poll(() => gaps).toMatchObject([{ from: 22, to: 29 }]);
  });

  test('saves a cursor only after the event was handled, and ends before an event whose handler throws', async () => {
    const { send, seen, store, ended, commands, started } = createBench((event) => {
      if ('seq' in event && event.seq === 3) throw new Error('the app failed');
    });
    await started();
    send(message(1), message(2), message(3), message(4));
    expect(await ended).toEqual(new Error('the app failed'));
    expect(seen).toEqual([1, 2]);
    await expect.poll(() => store.load()).toBe('c2');
    expect(commands).toContain('stop');
  });

  test('receives nothing more while a thousand events wait for the app, and goes on after them', async () => {
    const gate = Promise.withResolvers<void>();
    const { send, seen, commands, started } = createBench(() => gate.promise);
    await started();
    send(...Array.from({ length: 1_001 }, (_, i) => message(i + 1)));
    expect(commands).toEqual(['hold']);
    gate.resolve();
    await expect.poll(() => seen.length).toBe(1_001);
    expect(commands.at(-1)).toBe('release');
  });

  test('passes on what it does not know, and state that has no seq', async () => {
    const { send, seen, started } = createBench();
    await started();
    send({ __typename: 'FromTheFuture', cursor: 'f' }, { ...message(1), __typename: 'AlsoNew' }, { __typename: 'ReceiptUpdated', cursor: 'g' });
    await expect.poll(() => seen).toEqual(['FromTheFuture', 1, 'ReceiptUpdated']);
  });
});

test('an iterable waits for its reader, throws what ended the stream, and ends without an error when the client is closed', async () => {
  const handled: number[] = [];
  type Listeners = Parameters<Parameters<typeof iterateEvents<number>>[0]>[0];
  let listeners: Listeners | undefined;
  const create = (): AsyncIterableIterator<number> =>
    iterateEvents<number>((given) => {
      listeners = given;
      return () => {};
    });
  const events = create();
  for (const event of [1, 2]) void Promise.resolve(listeners?.onEvent(event, [])).then(() => handled.push(event));
  expect(await events.next()).toEqual({ done: false, value: 1 });
  expect(handled).toEqual([]);
  expect(await events.next()).toEqual({ done: false, value: 2 });
  expect(handled).toEqual([1]);
  const waiting = events.next();
  listeners?.onEnd?.(new Error('over'));
  await expect(waiting).rejects.toThrow('over');
  const left = create();
  const last = left.next();
  await left.return?.();
  expect(await last).toEqual({ done: true, value: undefined });
});
