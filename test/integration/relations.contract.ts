import { describe, expect, test } from 'vitest';
import { newId } from '../../platform/ids.ts';
import { FIRST_SETTINGS, type RelationStore, type SettingsStore } from '../../relations/store.ts';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const HOSTILE = ['{ "$gt": "" }', "'; DROP TABLE relations; --", '$where', '%', '"', '\\', 'a b', ''];

/** What every `RelationStore` keeps to. */
export function relationStoreContract(name: string, open: () => RelationStore): void {
  describe(`relations in ${name}`, () => {
    test('a relation stands from its addition to its removal, one-sided and of its kind', async () => {
      const store = open();
      const [ownerId, userId] = [newId('usr'), newId('usr')];
      const [contact, block] = [{ ownerId, kind: 'contact', userId } as const, { ownerId, kind: 'block', userId } as const];
      const all = [
        contact,
        block,
        { ownerId: userId, kind: 'contact', userId: ownerId },
        { ownerId: userId, kind: 'block', userId: ownerId },
      ] as const;
      expect(await store.standing(all)).toEqual([]);
      expect(await store.add({ ...contact, since: NOW }, 10)).toBe(true);
      expect(await store.standing(all)).toEqual([contact]);
      expect(await store.add({ ...block, since: NOW }, 10)).toBe(true);
      expect(await store.standing(all)).toEqual(expect.arrayContaining([contact, block]));
      await store.remove(contact);
      expect(await store.standing(all)).toEqual([block]);
    });

    test('adding and removing may be repeated, also at the same time; the first addition counts', async () => {
      const store = open();
      const relation = { ownerId: newId('usr'), kind: 'contact', userId: newId('usr') } as const;
      const added = await Promise.all(Array.from({ length: 20 }, () => store.add({ ...relation, since: NOW }, 20)));
      expect(added).toEqual(added.map(() => true));
      expect(await store.add({ ...relation, since: NOW + 1 }, 20)).toBe(true);
      expect(await store.list(relation.ownerId, 'contact', null, 10)).toEqual([{ ...relation, since: NOW }]);
      await Promise.all([store.remove(relation), store.remove(relation)]);
      await store.remove(relation);
      expect(await store.list(relation.ownerId, 'contact', null, 10)).toEqual([]);
    });

    test('an owner has as many of a kind as the limit says, and whoever is in stays in', async () => {
      const store = open();
      const ownerId = newId('usr');
      const relations = Array.from({ length: 4 }, () => ({ ownerId, kind: 'contact', userId: newId('usr'), since: NOW }) as const);
      const added: boolean[] = [];
      for (const relation of relations) added.push(await store.add(relation, 3));
      expect(added).toEqual([true, true, true, false]);
      for (const relation of relations.slice(0, 3)) expect(await store.add(relation, 3)).toBe(true);
      expect(await store.add({ ownerId, kind: 'block', userId: newId('usr'), since: NOW }, 3)).toBe(true);
      expect(await store.list(ownerId, 'contact', null, 10)).toHaveLength(3);
    });

    test('a list is paged from the latest on, those of the same moment too', async () => {
      const store = open();
      const ownerId = newId('usr');
      for (let i = 0; i < 7; i++) await store.add({ ownerId, kind: 'contact', userId: newId('usr'), since: NOW + Math.floor(i / 3) }, 10);
      await store.add({ ownerId, kind: 'block', userId: newId('usr'), since: NOW + 9 }, 10);
      const whole = await store.list(ownerId, 'contact', null, 100);
      expect(whole.map(({ since }) => since - NOW)).toEqual([2, 1, 1, 1, 0, 0, 0]);
      const paged = [];
      for (let page = await store.list(ownerId, 'contact', null, 2); page.length > 0; ) {
        paged.push(...page);
        page = await store.list(ownerId, 'contact', page.at(-1) ?? null, 2);
      }
      expect(paged).toEqual(whole);
    });

    test('of 2,000 relations those that stand are found by one call', async () => {
      const store = open();
      const asked = Array.from({ length: 2_000 }, () => ({ ownerId: newId('usr'), kind: 'block', userId: newId('usr') }) as const);
      const kept = [asked[0], asked[1_999]].flatMap((relation) => relation ?? []);
      for (const relation of kept) await store.add({ ...relation, since: NOW }, 10);
      expect(await store.standing(asked)).toEqual(expect.arrayContaining(kept));
      expect(await store.standing(asked)).toHaveLength(2);
      expect(await store.standing([])).toEqual([]);
    });

    test('a user is forgotten in both directions, but not that she has deleted her account', async () => {
      const store = open();
      const [ada, ben, cleo] = [newId('usr'), newId('usr'), newId('usr')];
      const deletion = { ownerId: ada, kind: 'deletion', userId: ada } as const;
      const others = { ownerId: ben, kind: 'contact', userId: cleo } as const;
      const hers = [
        { ownerId: ada, kind: 'contact', userId: ben },
        { ownerId: ada, kind: 'block', userId: cleo },
        { ownerId: cleo, kind: 'block', userId: ada },
        { ownerId: ben, kind: 'contact', userId: ada },
      ] as const;
      for (const relation of [deletion, others, ...hers]) await store.add({ ...relation, since: NOW }, 10);
      for (const _ of [1, 2]) await store.forgetUser(ada);
      expect(await store.standing(hers)).toEqual([]);
      expect(await store.standing([deletion, others])).toEqual(expect.arrayContaining([deletion, others]));
    });

    test.for(HOSTILE)('%j is just a string', async (text) => {
      const store = open();
      const relation = { ownerId: newId('usr'), kind: 'block', userId: text } as const;
      await store.add({ ...relation, since: NOW }, 10);
      expect(await store.standing([relation, { ...relation, userId: newId('usr') }])).toEqual([relation]);
      expect(await store.list(text, 'block', null, 10)).toEqual([]);
      await store.remove({ ...relation, ownerId: text });
      expect(await store.standing([relation])).toEqual([relation]);
    });
  });
}

/** What every `SettingsStore` keeps to. */
export function settingsStoreContract(name: string, open: () => SettingsStore): void {
  describe(`settings in ${name}`, () => {
    test('are the first ones until something is changed, in the order asked', async () => {
      const store = open();
      const [ada, ben] = [newId('usr'), newId('usr')];
      expect(await store.change(ada, { readReceipts: false })).toEqual({ ...FIRST_SETTINGS, readReceipts: false });
      expect(await store.of([ben, ada, ben])).toEqual([FIRST_SETTINGS, { ...FIRST_SETTINGS, readReceipts: false }, FIRST_SETTINGS]);
      expect(await store.of([])).toEqual([]);
      expect(await store.change(ada, {})).toEqual({ ...FIRST_SETTINGS, readReceipts: false });
      expect(await store.change(ben, {})).toEqual(FIRST_SETTINGS);
    });

    test('changes of different ones at the same time all hold', async () => {
      const store = open();
      const ada = newId('usr');
      const changes = [{ readReceipts: false }, { pushPreviews: false }, { lastSeenVisibility: 'NOBODY' }] as const;
      await Promise.all(changes.map((change) => store.change(ada, change)));
      expect(await store.of([ada])).toEqual([{ readReceipts: false, pushPreviews: false, lastSeenVisibility: 'NOBODY' }]);
      await store.change(ada, { lastSeenVisibility: 'CONTACTS' });
      expect(await store.of([ada])).toEqual([{ readReceipts: false, pushPreviews: false, lastSeenVisibility: 'CONTACTS' }]);
    });

    test('are the first ones again once they are forgotten', async () => {
      const [ada, ben] = [newId('usr'), newId('usr')];
      for (const id of [ada, ben]) await open().change(id, { readReceipts: false });
      for (const _ of [1, 2]) await open().forgetUser(ada);
      expect(await open().of([ada, ben])).toEqual([FIRST_SETTINGS, { ...FIRST_SETTINGS, readReceipts: false }]);
    });

    test.for(HOSTILE)('%j is nobody', async (text) => {
      expect(await open().of([text])).toEqual([FIRST_SETTINGS]);
    });
  });
}
