import { ask } from './ask.ts';
import { type UserError, userError } from './errors.ts';
import { isId } from './ids.ts';
import type { SubgraphLink, SubgraphRequest } from './subgraph.ts';

const QUERY = 'query ($ids: [ID!]!) { ownReadyAttachments(ids: $ids) { id kind } }';
const PATH = ['input', 'avatarAttachmentId'];

/** Why the attachment can not be the picture of the one who asks, or null. Throws SUBGRAPH_UNAVAILABLE if the media subgraph does not say. */
export async function avatarFault(attachmentId: string, media: SubgraphLink, request: SubgraphRequest): Promise<UserError | null> {
  if (!isId('att', attachmentId)) return userError('ATTACHMENT_NOT_FOUND', PATH);
  const data = await ask(media, QUERY, { ids: [attachmentId] }, request);
  const [attachment] = data['ownReadyAttachments'] as readonly ({ id: string; kind: string } | null)[]; // as QUERY and the schema say
  if (!attachment) return userError('ATTACHMENT_NOT_FOUND', PATH);
  return attachment.kind === 'IMAGE' ? null : userError('ATTACHMENT_NOT_IMAGE', PATH);
}
