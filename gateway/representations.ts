import type { SubgraphResponse } from '../platform/subgraph.ts';

/** The variables of a fetch with each entity named once, and how to give the answer to everyone who asked for it. */
export type AskedOnce = { readonly variables: Record<string, unknown>; spread(response: SubgraphResponse): SubgraphResponse };

/**
 * A plan names an entity as often as it occurs: the same people in every conversation of an inbox. Asked once each, they are
 * resolved, and sent, once; places that share an answer share its objects, and later fetches merge the same into them.
 */
export function askOnce(variables: Record<string, unknown>): AskedOnce {
  const asIs: AskedOnce = { variables, spread: (response) => response };
  const { representations } = variables;
  if (!Array.isArray(representations) || representations.length < 2) return asIs;
  const indexes = new Map<string, number>();
  const unique: unknown[] = [];
  const indexOfPlace = representations.map((representation: unknown) => {
    const key = JSON.stringify(representation);
    const known = indexes.get(key);
    if (known !== undefined) return known;
    indexes.set(key, unique.length);
    return unique.push(representation) - 1;
  });
  if (unique.length === representations.length) return asIs;
  return { variables: { ...variables, representations: unique }, spread: (response) => spread(response, indexOfPlace) };
}

function spread(response: SubgraphResponse, indexOfPlace: readonly number[]): SubgraphResponse {
  const { data, errors } = response;
  const entities = data?.['_entities'];
  return {
    ...response,
    ...(Array.isArray(entities) ? { data: { ...data, _entities: indexOfPlace.map((index) => entities[index] as unknown) } } : {}),
    ...(errors ? { errors: errors.flatMap((error) => atEveryPlace(error, indexOfPlace)) } : {}),
  };
}

type SubgraphError = NonNullable<SubgraphResponse['errors']>[number];

/** The path of an error in an entity begins with `_entities` and the entity's index. */
function atEveryPlace(error: SubgraphError, indexOfPlace: readonly number[]): SubgraphError[] {
  const [field, index, ...rest] = error.path ?? [];
  if (field !== '_entities' || typeof index !== 'number') return [error];
  return indexOfPlace.flatMap((asked, place) => (asked === index ? [{ ...error, path: [field, place, ...rest] }] : []));
}
