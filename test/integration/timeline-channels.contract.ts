import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { newId } from '../../platform/ids.ts';
import type { NodeChannels, NumberedMessage } from '../../timeline/channels.ts';
import { STRANGE_IDS } from './timeline-log.contract.ts';

/** What every driver of `NodeChannels` promises. */
export function channelsContract(driver: string, open: () => NodeChannels): void {
  const newUser = (): string => newId('usr');
  const newNode = (): string => newId('nod');

  /** Listens until the test ends, or is stopped, and collects what comes. */
  async function listenTo(nodeId: string) {
    const messages: NumberedMessage[] = [];
    const stop = await open().listen(
      nodeId,
      (message) => messages.push(message),
      () => undefined,
    );
    onTestFinished(stop);
    return { messages, stop, received: (count: number) => vi.waitFor(() => expect(messages).toHaveLength(count)) };
  }

  describe(`the registry of ${driver}`, () => {
    test('the nodes of some users are those that registered any of them, each once', async () => {
      const [a, b, c] = [newUser(), newUser(), newUser()];
      const [one, other, third] = [newNode(), newNode(), newNode()];
      await Promise.all([open().register(one, [a, b]), open().register(other, [b]), open().register(third, [c])]);
      expect(await open().nodesOf([a])).toEqual([one]);
      expect((await open().nodesOf([a, b, newUser()])).toSorted()).toEqual([one, other].toSorted());
      expect(await open().nodesOf([newUser()])).toEqual([]);
      expect(await open().nodesOf([])).toEqual([]);
    });

    test('registering again renews; unregistering takes away that node and those users alone, also twice', async () => {
      const [a, b] = [newUser(), newUser()];
      const [one, other] = [newNode(), newNode()];
      for (const node of [one, one, other]) await open().register(node, [a, b]);
      await open().unregister(one, [a, newUser()]);
      await open().unregister(one, [a]);
      expect(await open().nodesOf([a])).toEqual([other]);
      expect((await open().nodesOf([b])).toSorted()).toEqual([one, other].toSorted());
      await open().register(one, []);
      await open().unregister(one, []);
    });

    test('registering says how many of the users were not there before', async () => {
      const [a, b] = [newUser(), newUser()];
      const node = newNode();
      const missing = async (...users: string[]): Promise<number> => (await open().register(node, users)).missing;
      expect([await missing(a), await missing(a, b), await missing(a, b)]).toEqual([1, 1, 0]);
      await open().unregister(node, [a]);
      expect([await missing(a, b), await missing()]).toEqual([1, 0]);
    });

    test('a thousand users can be registered and asked for at once', async () => {
      const users = Array.from({ length: 1_000 }, newUser);
      const node = newNode();
      await open().register(node, users);
      expect(await open().nodesOf(users)).toEqual([node]);
    });

    test('strange ids are just text', async () => {
      for (const strange of STRANGE_IDS) {
        const [user, node] = [`${newUser()}${strange}`, `${newNode()} ${strange}`];
        await open().register(node, [user]);
        expect(await open().nodesOf([user])).toEqual([node]);
        const { messages, received, stop } = await listenTo(node);
        await open().send(node, strange);
        await received(1);
        expect(messages[0]?.message).toBe(strange);
        await stop();
      }
    });
  });

  describe(`the channels of ${driver}`, () => {
    test('messages come in the order of their sending, numbered without gaps within one epoch', async () => {
      const node = newNode();
      const { messages, received } = await listenTo(node);
      for (let i = 0; i < 50; i++) await open().send(node, `message ${i}`);
      await received(50);
      const first = messages[0]?.n ?? 0;
      expect(messages).toEqual(messages.map((_, i) => ({ epoch: messages[0]?.epoch, n: first + i, message: `message ${i}` })));
    });

    test('messages that are sent at once have different numbers', async () => {
      const node = newNode();
      const { messages, received } = await listenTo(node);
      await Promise.all(Array.from({ length: 50 }, (_, i) => open().send(node, `message ${i}`)));
      await received(50);
      const first = messages[0]?.n ?? 0;
      expect(messages.map(({ n }) => n)).toEqual(messages.map((_, i) => first + i));
      expect(new Set(messages.map(({ message }) => message)).size).toBe(50);
    });

    test('each node hears its own messages alone', async () => {
      const [one, other] = [newNode(), newNode()];
      const [first, second] = [await listenTo(one), await listenTo(other)];
      await open().send(one, 'to one');
      await open().send(other, 'to the other');
      await Promise.all([first.received(1), second.received(1)]);
      expect([first.messages[0]?.message, second.messages[0]?.message]).toEqual(['to one', 'to the other']);
    });

    test('what is sent while nobody listens is lost, and leaves a gap in the numbers', async () => {
      const node = newNode();
      const before = await listenTo(node);
      await open().send(node, 'heard');
      await before.received(1);
      await before.stop();
      await open().send(node, 'lost');
      const after = await listenTo(node);
      await open().send(node, 'heard again');
      await after.received(1);
      expect(before.messages).toHaveLength(1);
      expect(after.messages).toEqual([{ epoch: before.messages[0]?.epoch, n: (before.messages[0]?.n ?? 0) + 2, message: 'heard again' }]);
    });

    test('sending to a node that never was is no error', async () => {
      await open().send(newNode(), 'nobody hears');
    });

    test('the longest message comes as it was sent', async () => {
      const node = newNode();
      const { messages, received } = await listenTo(node);
      const longest = JSON.stringify({ body: '\u{1f600}'.repeat(99_999), text: 'a b\n\u0000' });
      await open().send(node, longest);
      await received(1);
      expect(messages[0]?.message === longest).toBe(true);
    });
  });
}
