import { Fault } from './errors.ts';
import type { SubgraphLink, SubgraphRequest } from './subgraph.ts';

/** Asks another subgraph on behalf of the caller of `request`. Throws SUBGRAPH_UNAVAILABLE if it answers with an error. */
export async function ask(
  link: SubgraphLink,
  query: string,
  variables: Record<string, unknown>,
  request: Pick<SubgraphRequest, 'caller' | 'requestId' | 'deadline'>,
): Promise<Record<string, unknown>> {
  const { caller, requestId, deadline } = request;
  const { data, errors } = await link({ query, variables, caller, requestId, deadline });
  const [error] = errors ?? [];
  if (!data || error) throw new Fault('SUBGRAPH_UNAVAILABLE', undefined, { cause: error });
  return data;
}
