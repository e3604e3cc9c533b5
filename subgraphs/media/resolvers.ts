import { Fault } from '../../platform/errors.ts';
import { requireViewer } from '../../platform/subgraph.ts';
import type { Context } from './context.ts';
import type { AttachmentResolvers, MutationResolvers, QueryResolvers } from './resolver-types.ts';
import type { AttachmentRecord } from './store.ts';

const MOST_IDS = 100;

const Query: QueryResolvers<Context> = {
  async ownReadyAttachments(_, { ids }, { caller, attachments }) {
    const { userId } = requireViewer(caller);
    if (ids.length > MOST_IDS) throw new Fault('BAD_USER_INPUT', `at most ${MOST_IDS} ids`);
    const found = await Promise.all(ids.map((id) => attachments.load(id)));
    return found.map((attachment) => (attachment?.ownerId === userId && attachment.blobKey !== null ? attachment : null));
  },
};

const Mutation: MutationResolvers<Context> = {
  async requestUpload(_, { input }, { caller, uploads }) {
    const outcome = await uploads.request(requireViewer(caller).userId, input);
    return 'request' in outcome ? { upload: outcome, userErrors: [] } : { upload: null, userErrors: outcome };
  },
  async completeUpload(_, { input }, { caller, uploads }) {
    const outcome = await uploads.complete(requireViewer(caller).userId, input.attachmentId);
    return 'code' in outcome ? { attachment: null, userErrors: [outcome] } : { attachment: outcome, userErrors: [] };
  },
  async useAttachments(_, { uses: asked, isForwarded }, { caller, attachments, uses }) {
    const { userId } = requireViewer(caller);
    if (asked.length > MOST_IDS) throw new Fault('BAD_USER_INPUT', `at most ${MOST_IDS} attachments`);
    const found = await Promise.all(asked.map(({ attachmentId }) => attachments.load(attachmentId)));
    const mayBeUsed = found.every((attachment) => attachment && attachment.blobKey !== null && (isForwarded || attachment.ownerId === userId));
    return mayBeUsed && uses.begin(asked);
  },
  async cancelAttachments(_, { uses: asked }, { caller, uses }) {
    requireViewer(caller);
    await uses.cancel(asked);
    return true;
  },
  async releaseAttachments(_, { uses: asked }, { uses }) {
    await uses.end(asked);
    return true;
  },
};

/**
 * A ready attachment is visible, and can be downloaded, by whoever got a reference to it through the graph: the subgraph that owns the
 * message or the profile has decided who sees those, and ids of 128 random bits can not be guessed. A pending one is its owner's alone.
 */
const Attachment: AttachmentResolvers<Context, AttachmentRecord> = {
  async __resolveReference({ id }, { caller, attachments }) {
    const { userId } = requireViewer(caller);
    const attachment = await attachments.load(typeof id === 'string' ? id : ''); // a reference may hold any JSON
    return attachment && (attachment.blobKey !== null || attachment.ownerId === userId) ? attachment : null;
  },
  status: ({ blobKey }) => (blobKey === null ? 'PENDING' : 'READY'),
  url: (attachment, _, { downloads }) => downloads.url(attachment),
};

/** Translates between the schema and uploads, downloads and the stored attachments. */
export const resolvers = { Query, Mutation, Attachment };
