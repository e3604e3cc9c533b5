import { expect, test, vi } from 'vitest';
import { newId } from '../../platform/ids.ts';
import { RELATIONS_CHANGED_TOPIC } from '../../platform/topics.ts';
import { createUserSubgraph } from '../../subgraphs/user/subgraph.ts';
import { codesOf, type Payload, startUserSubgraph } from './user-subgraph.fixture.ts';

const user = await startUserSubgraph();
const { someone, field, dependencies } = user;

const MUTATIONS = ['addContact', 'removeContact', 'blockUser', 'unblockUser'] as const;
const mutation = (name: string): string =>
  `mutation ($userId: ID!) { ${name}(input: { userId: $userId }) { user { id isContact isBlocked } userErrors { code path } } }`;

test.for(MUTATIONS)('%s is about somebody else who exists', async (name) => {
  const { viewer } = await someone();
  const code = async (userId: string) => codesOf(await field(name, mutation(name), { userId }, viewer));
  expect(await code(viewer.userId)).toEqual(['SELF_NOT_ALLOWED input.userId']);
  for (const nobody of [newId('usr'), 'nobody', '', newId('cnv')]) expect(await code(nobody)).toEqual(['USER_NOT_FOUND input.userId']);
});

test.for(MUTATIONS)('%s needs a session that goes on, and is told to the gateways', async (name) => {
  const [{ viewer }, other] = [await someone(), await someone()];
  const told: unknown[] = [];
  const unsubscribe = await dependencies.topics.subscribe(RELATIONS_CHANGED_TOPIC, (message) => told.push(message));
  const payload = await field<Payload & { user: object }>(name, mutation(name), { userId: other.viewer.userId }, viewer);
  expect(payload).toEqual({ user: { id: other.viewer.userId, isContact: name === 'addContact', isBlocked: name === 'blockUser' }, userErrors: [] });
  expect(told).toEqual([{ userId: viewer.userId }]);
  await field('logOut', 'mutation { logOut { device { id } userErrors { code } } }', {}, viewer);
  const { errors } = await user.send(mutation(name), { userId: other.viewer.userId }, viewer);
  expect(errors?.[0]?.extensions).toEqual({ code: 'TOKEN_INVALID' });
  await unsubscribe();
});

test('a list that is full takes no more, and nobody is told', async () => {
  const [{ viewer }, other] = [await someone(), await someone()];
  const add = vi.fn(async (_relation: object, _limit: number) => false);
  const publish = vi.fn(dependencies.topics.publish);
  const subgraph = createUserSubgraph({
    ...dependencies,
    relations: { ...dependencies.relations, add },
    topics: { ...dependencies.topics, publish },
  });
  const request = { variables: { userId: other.viewer.userId }, caller: { viewer }, requestId: 'r', deadline: 0 };
  for (const [name, code] of [
    ['addContact', 'TOO_MANY_CONTACTS'],
    ['blockUser', 'TOO_MANY_BLOCKS'],
  ] as const) {
    const { data } = await subgraph.execute({ query: mutation(name), ...request });
    expect(data).toEqual({ [name]: { user: null, userErrors: [{ code, path: null }] } });
  }
  expect(add.mock.calls.map(([, limit]) => limit)).toEqual([5_000, 5_000]);
  expect(publish).not.toHaveBeenCalled();
});

test('a block holds even if nobody can be told', async () => {
  const [{ viewer }, other] = [await someone(), await someone()];
  const topics = { ...dependencies.topics, publish: () => Promise.reject(new Error('away')) };
  const subgraph = createUserSubgraph({ ...dependencies, topics });
  const request = { variables: { userId: other.viewer.userId }, caller: { viewer }, requestId: 'r', deadline: 0 };
  expect((await subgraph.execute({ query: mutation('blockUser'), ...request })).data).toMatchObject({ blockUser: { user: { isBlocked: true } } });
});

test('however many people are looked at, relations are read once', async () => {
  const { viewer } = await someone();
  const others = await Promise.all(Array.from({ length: 5 }, () => someone()));
  const standing = vi.fn(dependencies.relations.standing);
  const subgraph = createUserSubgraph({ ...dependencies, relations: { ...dependencies.relations, standing } });
  const query = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on User { isContact isBlocked } } }';
  const r = others.map((other) => ({ __typename: 'User', id: other.viewer.userId }));
  const { data } = await subgraph.execute({ query, variables: { r }, caller: { viewer }, requestId: 'r', deadline: 0 });
  expect(data).toEqual({ _entities: others.map(() => ({ isContact: false, isBlocked: false })) });
  expect(standing).toHaveBeenCalledTimes(1);
});

test('a page that can not be is refused', async () => {
  const { viewer } = await someone();
  for (const [args, code] of [
    ['first: 0', 'BAD_USER_INPUT'],
    ['first: 101', 'BAD_USER_INPUT'],
    ['first: 1, after: "x"', 'CURSOR_INVALID'],
    [`first: 1, after: "${Buffer.from('["block",{"$gt":1},"x"]').toString('base64url')}"`, 'CURSOR_INVALID'],
    [`first: 1, after: "${Buffer.from('["contact",1,"x"]').toString('base64url')}"`, 'CURSOR_INVALID'],
  ]) {
    const { errors } = await user.send(`{ viewer { blockedUsers(${args}) { nodes { id } } } }`, {}, viewer);
    expect(errors?.[0]?.extensions).toEqual({ code });
  }
});
