import { expect, test } from 'vitest';
import { askOnce } from '../../gateway/representations.ts';

const ada = { __typename: 'User', id: 'ada' };
const ben = { __typename: 'User', id: 'ben' };

test('an entity that occurs several times is asked for once, and its answer is at every place', () => {
  const { variables, spread } = askOnce({ first: 3, representations: [ada, ben, ada] });
  expect(variables).toEqual({ first: 3, representations: [ada, ben] });
  expect(spread({ data: { _entities: [{ name: 'Ada' }, null] } }).data).toEqual({ _entities: [{ name: 'Ada' }, null, { name: 'Ada' }] });
});

test('an error in an entity is at every place of that entity, any other stays where it is', () => {
  const { spread } = askOnce({ representations: [ben, ada, ben] });
  const errors = [{ message: 'of Ben', path: ['_entities', 0, 'presence'] }, { message: 'of Ada', path: ['_entities', 1] }, { message: 'of all' }];
  expect(spread({ data: null, errors })).toEqual({
    data: null,
    errors: [
      { message: 'of Ben', path: ['_entities', 0, 'presence'] },
      { message: 'of Ben', path: ['_entities', 2, 'presence'] },
      { message: 'of Ada', path: ['_entities', 1] },
      { message: 'of all' },
    ],
  });
});

test('what has no repetitions goes and comes as it is', () => {
  const variables = { representations: [ada, ben] };
  const response = { data: { _entities: [null, null] } };
  const asked = askOnce(variables);
  expect(asked.variables).toBe(variables);
  expect(asked.spread(response)).toBe(response);
});
