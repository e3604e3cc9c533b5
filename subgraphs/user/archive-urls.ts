import { ask } from '../../platform/ask.ts';
import type { SubgraphLink, SubgraphRequest } from '../../platform/subgraph.ts';

const QUERY = 'query ($ids: [ID!]!) { ownReadyAttachments(ids: $ids) { id url } }';

/** Links to archives of the one who asks, in the order of `ids`: one call. Throws SUBGRAPH_UNAVAILABLE if the media subgraph does not answer. */
export async function archiveUrls(ids: readonly string[], media: SubgraphLink, request: SubgraphRequest): Promise<(string | null)[]> {
  const { ownReadyAttachments } = await ask(media, QUERY, { ids }, request);
  const found = ownReadyAttachments as readonly ({ readonly url: string } | null)[]; // as QUERY and the schema say
  return ids.map((_, i) => found[i]?.url ?? null);
}
