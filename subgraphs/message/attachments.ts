import { ask } from '../../platform/ask.ts';
import type { SubgraphLink, SubgraphRequest } from '../../platform/subgraph.ts';

const READY = 'query Ready($ids: [ID!]!) { ownReadyAttachments(ids: $ids) { id } }';

/** Which of these attachments are the caller's and ready to be sent, as the media subgraph says: one call, none without ids. */
export async function readyAttachments(link: SubgraphLink, ids: readonly string[], request: SubgraphRequest): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const { ownReadyAttachments } = await ask(link, READY, { ids }, request);
  return new Set((ownReadyAttachments as readonly ({ id: string } | null)[]).flatMap((attachment) => attachment?.id ?? [])); // the shape of READY
}
