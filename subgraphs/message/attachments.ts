import { ask } from '../../platform/ask.ts';
import type { SubgraphLink, SubgraphRequest } from '../../platform/subgraph.ts';
import { type AttachmentUse, usedBy } from '../../timeline/attachment-use.ts';
import type { Draft } from './messages.ts';

const USE = 'mutation Use($uses: [AttachmentUseInput!]!, $isForwarded: Boolean!) { useAttachments(uses: $uses, isForwarded: $isForwarded) }';
const CANCEL = 'mutation Cancel($uses: [AttachmentUseInput!]!) { cancelAttachments(uses: $uses) }';
const RELEASE = 'mutation Release($uses: [AttachmentUseInput!]!) { releaseAttachments(uses: $uses) }';

/** Attachments that a message is to have: the sender's own, or those of a message that is forwarded. */
export type Uses = { readonly uses: readonly AttachmentUse[]; readonly isForwarded: boolean };

/** The uses of attachments by a message that is yet to be written. */
export function usesOfDraft(
  actorId: string,
  { conversationId, clientMessageId, attachmentIds }: Pick<Draft, 'conversationId' | 'clientMessageId' | 'attachmentIds'>,
): AttachmentUse[] {
  return attachmentIds.map((attachmentId) => ({ attachmentId, usedBy: usedBy({ conversationId, actorId, clientMessageId }) }));
}

/** Keeps ready attachments for a message, all or none; false if one of them is not there. No call without attachments. */
export async function useAttachments(link: SubgraphLink, { uses, isForwarded }: Uses, request: SubgraphRequest): Promise<boolean> {
  if (uses.length === 0) return true;
  const { useAttachments } = await ask(link, USE, { uses, isForwarded }, request);
  return useAttachments === true;
}

/** Takes back what was kept for a message that was not written: the attachments stay with their owner. */
export async function cancelAttachments(link: SubgraphLink, uses: readonly AttachmentUse[], request: SubgraphRequest): Promise<void> {
  if (uses.length > 0) await ask(link, CANCEL, { uses }, request);
}

/** Says that messages do not have these attachments any more: what no other message has is removed. Repeating it changes nothing. */
export async function releaseAttachments(
  link: SubgraphLink,
  uses: readonly AttachmentUse[],
  request: Pick<SubgraphRequest, 'caller' | 'requestId' | 'deadline'>,
): Promise<void> {
  if (uses.length > 0) await ask(link, RELEASE, { uses }, request);
}
