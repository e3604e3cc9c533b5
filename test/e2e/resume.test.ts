import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Event } from '../support/answers.ts';
import { type Palaver, startPalaver } from '../support/palaver.ts';

let server: Palaver;
beforeAll(async () => {
  server = await startPalaver();
});
afterAll(() => server?.stop());

/** The seqs of each conversation, in the order in which they came. */
function seqsOf(events: readonly Event[]): Record<string, (number | undefined)[]> {
  const byConversation = Map.groupBy(events, ({ conversation }) => conversation?.id ?? '');
  return Object.fromEntries([...byConversation].map(([id, ofOne]) => [id, ofOne.map(({ seq }) => seq)]));
}

const seqs = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe('a stream of events', () => {
  test('goes on from its cursor with what was missed: all of it, in order, once, on any gateway', async () => {
    const { ada, ben, cy } = await server.people('ada', 'ben', 'cy');
    const live = await ben.events();
    const [direct, group] = [await ada.startDirect(ben), await ada.createGroup('Sailing', ben, cy)];
    await ada.send(direct, 'hello');
    const [, , last] = await live.take(3);
    await live.close();

    const later = await cy.createGroup('Rowing', ben); // made while he is away
    for (let i = 0; i < 10; i++) await Promise.all([ada.send(direct, `direct ${i}`), cy.send(group, `group ${i}`), cy.send(later, `later ${i}`)]);
    const missed = { [direct.id]: seqs(3, 12), [group.id]: seqs(2, 11), [later.id]: seqs(1, 11) };

    for (const gateway of server.gateways) {
      const device = await ben.logIn('laptop', gateway);
      const resumed = await device.events(last?.cursor);
      expect(seqsOf(await resumed.take(Object.values(missed).flat().length))).toEqual(missed);
      const marker = await ada.send(direct, 'welcome back');
      expect(await resumed.next()).toMatchObject({ message: { id: marker.id } }); // nothing came twice in between
      missed[direct.id]?.push(marker.seq);
      await resumed.close();
    }
  });

  test('gives nothing for a cursor put together from two: what a removed member may not see, no cursor shows her', async () => {
    const { ada, ben, cy } = await server.people('ada', 'ben', 'cy');
    const [group, direct] = [await ada.createGroup('Sailing', ben, cy), await ada.startDirect(ben)];
    const [bens, cys] = [await ben.events(), await cy.events()];
    await ada.remove(group, ben);
    const own = await bens.next(({ __typename }) => __typename === 'MemberRemoved');
    await ada.send(group, 'now that he is gone');
    const theirs = await cys.next(({ message }) => message !== undefined);
    await bens.close();

    const [owner] = own.cursor.split('.');
    const [, ...position] = theirs.cursor.split('.');
    const spliced = await ben.events([owner, ...position].join('.'));
    await ada.send(group, 'still among ourselves');
    await ada.send(direct, 'and this is for you');
    await spliced.next(({ message, conversation }) => message !== undefined && conversation?.id === direct.id);
    expect(spliced.received.filter(({ conversation, message }) => conversation?.id === group.id && message)).toEqual([]);
    await spliced.close();
  });

  test('goes on from the cursor of any event, as often as one likes', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const live = await ben.events();
    const chat = await ada.startDirect(ben);
    await Promise.all(Array.from({ length: 9 }, (_, i) => ada.send(chat, `message ${i}`)));
    const events = await live.take(10);
    expect(events.map(({ seq }) => seq)).toEqual(seqs(1, 10));
    for (const [i, { cursor }] of events.entries()) {
      const resumed = await ben.events(cursor);
      if (i < 9) expect((await resumed.take(9 - i)).map(({ seq }) => seq)).toEqual(seqs(i + 2, 10));
      await resumed.close();
    }
  });

  test('reaches every device of a person', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const devices = await Promise.all(server.gateways.map((gateway, i) => ben.logIn(`device ${i}`, gateway)));
    const streams = await Promise.all([ben, ...devices].map((device) => device.events()));
    const chat = await ada.startDirect(ben);
    await Promise.all(Array.from({ length: 20 }, (_, i) => ada.send(chat, `message ${i}`)));
    for (const stream of streams) expect(seqsOf(await stream.take(21))).toEqual({ [chat.id]: seqs(1, 21) });
  });

  test('has the state that queries have', async () => {
    const { ada, ben, cy } = await server.people('ada', 'ben', 'cy');
    const live = await ben.events();
    const group = await ada.createGroup('Sailing', ben);
    await Promise.all([ada.send(group, 'one'), ben.send(group, 'two'), ada.add(group, cy)]);
    await cy.send(group, 'three');
    await ada.remove(group, cy);
    const events = await live.take(6);
    const messages = events.flatMap(({ message }) => message ?? []);
    const { texts, seqs: read, memberCount } = await ben.openChat(group);
    expect(messages.map(({ preview }) => preview.text)).toEqual(texts);
    expect(messages.map(({ seq }) => seq)).toEqual(read);
    const joined = 2 + events.filter(({ __typename }) => __typename === 'MemberAdded').length;
    expect(memberCount).toBe(joined - events.filter(({ __typename }) => __typename === 'MemberRemoved').length);
  });
});
