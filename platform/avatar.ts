import { ask } from './ask.ts';
import { type UserError, userError } from './errors.ts';
import { isId } from './ids.ts';
import type { SubgraphLink, SubgraphRequest } from './subgraph.ts';

const QUERY = 'query ($ids: [ID!]!) { ownReadyAttachments(ids: $ids) { id kind } }';
const PATH = ['input', 'avatarAttachmentId'];

/** Keeps a picture even if it was also sent in a message, and that is deleted: it goes with its owner's data. */
const USE = 'mutation ($id: ID!) { useAttachments(uses: [{ attachmentId: $id, usedBy: "picture" }], isForwarded: false) }';

/** Why the attachment can not be the picture of the one who asks, or null, and then it is kept. Throws SUBGRAPH_UNAVAILABLE if the media subgraph does not say. */
export async function avatarFault(attachmentId: string, media: SubgraphLink, request: SubgraphRequest): Promise<UserError | null> {
  if (!isId('att', attachmentId)) return userError('ATTACHMENT_NOT_FOUND', PATH);
  const data = await ask(media, QUERY, { ids: [attachmentId] }, request);
  const [attachment] = data['ownReadyAttachments'] as readonly ({ id: string; kind: string } | null)[]; // as QUERY and the schema say
  if (!attachment) return userError('ATTACHMENT_NOT_FOUND', PATH);
  if (attachment.kind !== 'IMAGE') return userError('ATTACHMENT_NOT_IMAGE', PATH);
  const { useAttachments } = await ask(media, USE, { id: attachmentId }, request);
  return useAttachments === true ? null : userError('ATTACHMENT_NOT_FOUND', PATH); // removed a moment ago
}
