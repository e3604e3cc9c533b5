import { ask } from './ask.ts';
import { type UserError, userError } from './errors.ts';
import { isId } from './ids.ts';
import type { SubgraphLink, SubgraphRequest } from './subgraph.ts';

const QUERY = 'query ($ids: [ID!]!) { ownReadyAttachments(ids: $ids) { id kind } }';
const PATH = ['input', 'avatarAttachmentId'];

const USE = 'mutation ($id: ID!, $usedBy: ID!) { useAttachments(uses: [{ attachmentId: $id, usedBy: $usedBy }], isForwarded: false) }';

/** What keeps a picture even if it was also sent in a message that is deleted: it was a person's, or a group's. */
export type PictureUse = 'picture of a person' | 'picture of a group';

/** Why the attachment can not be the picture of the one who asks, or null, and then it is kept. Throws SUBGRAPH_UNAVAILABLE if the media subgraph does not say. */
export async function avatarFault(
  attachmentId: string,
  usedBy: PictureUse,
  media: SubgraphLink,
  request: SubgraphRequest,
): Promise<UserError | null> {
  if (!isId('att', attachmentId)) return userError('ATTACHMENT_NOT_FOUND', PATH);
  const data = await ask(media, QUERY, { ids: [attachmentId] }, request);
  const [attachment] = data['ownReadyAttachments'] as readonly ({ id: string; kind: string } | null)[]; // as QUERY and the schema say
  if (!attachment) return userError('ATTACHMENT_NOT_FOUND', PATH);
  if (attachment.kind !== 'IMAGE') return userError('ATTACHMENT_NOT_IMAGE', PATH);
  const { useAttachments } = await ask(media, USE, { id: attachmentId, usedBy }, request);
  return useAttachments === true ? null : userError('ATTACHMENT_NOT_FOUND', PATH); // removed a moment ago
}
