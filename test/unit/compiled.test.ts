import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Fault } from '../../platform/errors.ts';
import { createLog } from '../../platform/log.ts';
import { createSubgraph, type SubgraphRequest } from '../../platform/subgraph.ts';

const sdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  scalar DateTime
  type Query { shelf(size: Int!): [Book]! now: DateTime! }
  type Book @key(fields: "id") { id: ID! title: String! year(digits: Int = 4): String pages: Int kind: Kind! }
  enum Kind { NOVEL POEMS }
`;

const resolvers = {
  Query: { shelf: (_: unknown, { size }: { size: number }) => Array.from({ length: size }, (_, id) => Promise.resolve({ id })), now: () => 0 },
  Book: {
    __resolveReference: async ({ id }: { id: string }) => {
      if (id === 'hidden') throw new Fault('FORBIDDEN');
      return id === 'none' ? null : { id };
    },
    title: ({ id }: { id: string }) => (Number(id) === 1 ? null : `Title ${id}`),
    year: (_: unknown, { digits }: { digits: number }) => '1999'.slice(-digits),
    pages: ({ id }: { id: string }) => (Number(id) === 1 ? 'many' : 300),
    kind: () => 'NOVEL',
  },
};

const CASES: readonly (readonly [name: string, query: string, variables: Record<string, unknown>])[] = [
  ['lists, arguments, scalars', 'query ($n: Int!) { now shelf(size: $n) { __typename id year short: year(digits: 2) kind } }', { n: 3 }],
  ['null where a value must be', '{ shelf(size: 3) { id title } }', {}],
  ['a value of the wrong type', '{ shelf(size: 3) { id pages } }', {}],
  ['skip and include', 'query ($yes: Boolean!) { now @skip(if: $yes) shelf(size: 1) { id @include(if: $yes) kind @skip(if: $yes) } }', { yes: true }],
  ['a variable of the wrong type', 'query ($n: Int!) { shelf(size: $n) { id } }', { n: 'three' }],
  ['a variable left out', 'query ($n: Int!) { shelf(size: $n) { id } }', {}],
  [
    'entities, one of them missing and one refused',
    'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Book { id title } } }',
    { representations: ['a', 'none', 'hidden'].map((id) => ({ __typename: 'Book', id })) },
  ],
];

test.for(CASES)('a document that comes often is answered as it was the first time: %s', async ([, query, variables]) => {
  const subgraph = createSubgraph({ name: 'books', sdl, resolvers, createContext: () => ({}), log: createLog('silent') });
  const request: SubgraphRequest = { query, variables, caller: { viewer: null }, requestId: '', deadline: Date.now() + 10_000 };
  const first = await subgraph.execute(request);
  for (let i = 0; i < 200; i++) {
    expect(JSON.parse(JSON.stringify(await subgraph.execute(request)))).toEqual(JSON.parse(JSON.stringify(first)));
    await setImmediate(); // the compiler is loaded meanwhile
  }
});
