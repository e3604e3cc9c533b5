import { expect, test, vi } from 'vitest';
import { createSight } from '../../relations/sight.ts';
import { FIRST_SETTINGS, type LastSeenVisibility, type Relation, type RelationKind, type SettingsStore } from '../../relations/store.ts';

type World = {
  readonly visibility?: Readonly<Record<string, LastSeenVisibility>>;
  readonly said?: readonly `${string} ${RelationKind} ${string}`[];
};

function sightIn({ visibility = {}, said = [] }: World) {
  const standing = vi.fn(async (asked: readonly Relation[]) =>
    asked.filter(({ ownerId, kind, userId }) => said.includes(`${ownerId} ${kind} ${userId}`)),
  );
  const of = vi.fn<SettingsStore['of']>(async (userIds) =>
    userIds.map((id) => ({ ...FIRST_SETTINGS, lastSeenVisibility: visibility[id] ?? 'EVERYONE' })),
  );
  return { sight: createSight({ standing }, { of }), standing, of };
}

const adaAtBen = [{ viewerId: 'ada', userId: 'ben' }];

test.each<[string, World, boolean]>([
  ['when nobody has said anything', {}, true],
  ['not when he lets nobody see', { visibility: { ben: 'NOBODY' } }, false],
  ['not when she lets nobody see', { visibility: { ada: 'NOBODY' } }, false],
  ['not when he shows contacts alone and she is none', { visibility: { ben: 'CONTACTS' }, said: ['ada contact ben'] }, false],
  ['when he shows contacts alone and she is one', { visibility: { ben: 'CONTACTS' }, said: ['ben contact ada'] }, true],
  ['not when she shows contacts alone and he is none', { visibility: { ada: 'CONTACTS' }, said: ['ben contact ada'] }, false],
  [
    'when both show contacts alone and are contacts',
    { visibility: { ada: 'CONTACTS', ben: 'CONTACTS' }, said: ['ben contact ada', 'ada contact ben'] },
    true,
  ],
  ['not when both show contacts alone and one is none', { visibility: { ada: 'CONTACTS', ben: 'CONTACTS' }, said: ['ben contact ada'] }, false],
  ['not when he has blocked her, contact or not', { said: ['ben block ada', 'ben contact ada'] }, false],
  ['not when she has blocked him', { said: ['ada block ben'] }, false],
  ['not when he has deleted his account', { said: ['ben deletion ben'] }, false],
])('ada sees ben %s', async (_, world, isSeen) => {
  expect(await sightIn(world).sight(adaAtBen)).toEqual([isSeen]);
});

test('everybody sees herself, whatever she has chosen, and nothing is read for it', async () => {
  const { sight, standing, of } = sightIn({ visibility: { ada: 'NOBODY' } });
  expect(await sight([{ viewerId: 'ada', userId: 'ada' }])).toEqual([true]);
  expect([standing.mock.calls.length, of.mock.calls.length]).toEqual([0, 0]);
});

test('however many look, each store is asked once', async () => {
  const { sight, standing, of } = sightIn({ said: ['p7 block ada'] });
  const looks = Array.from({ length: 50 }, (_, i) => ({ viewerId: 'ada', userId: `p${i}` }));
  expect((await sight(looks)).flatMap((isSeen, i) => (isSeen ? [] : [i]))).toEqual([7]);
  expect([standing.mock.calls.length, of.mock.calls.length]).toEqual([1, 1]);
});
