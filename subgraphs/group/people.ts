import { ask } from '../../platform/ask.ts';
import { isId } from '../../platform/ids.ts';
import type { SubgraphLink, SubgraphRequest } from '../../platform/subgraph.ts';

const EXISTING = 'query Existing($representations: [_Any!]!) { _entities(representations: $representations) { ... on User { id handle } } }';

/** Which of these users exist, as the user subgraph says: one call, none for ids that can not be users'. */
export async function existingUsers(link: SubgraphLink, userIds: readonly string[], request: SubgraphRequest): Promise<ReadonlySet<string>> {
  const ids = [...new Set(userIds)].filter((id) => isId('usr', id));
  if (ids.length === 0) return new Set();
  const { _entities } = await ask(link, EXISTING, { representations: ids.map((id) => ({ __typename: 'User', id })) }, request);
  return new Set((_entities as readonly ({ id: string } | null)[]).flatMap((user) => user?.id ?? [])); // the shape of EXISTING
}
