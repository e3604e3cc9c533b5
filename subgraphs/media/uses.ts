import type { Blobs } from './blobs.ts';
import type { AttachmentStore } from './store.ts';

/** An attachment, and what uses it. */
export type Use = { readonly attachmentId: string; readonly usedBy: string };

/** Who uses attachments. What nobody uses any more is removed. */
export type Uses = {
  /** Keeps uses; false if one of the attachments is not there, and then none of them. */
  begin(uses: readonly Use[]): Promise<boolean>;
  /** Takes back uses that came to nothing: the attachments stay. */
  cancel(uses: readonly Use[]): Promise<void>;
  /** Ends uses; when it returns, the bytes of what nobody uses are gone. May be repeated. */
  end(uses: readonly Use[]): Promise<void>;
};

/** Makes the keeping of uses. An attachment that is not sent yet is used by nobody, and stays. */
export function createUses({ attachments, blobs }: { readonly attachments: AttachmentStore; readonly blobs: Blobs }): Uses {
  async function cancel(uses: readonly Use[]): Promise<void> {
    for (const { attachmentId, usedBy } of uses) await attachments.unuse(attachmentId, usedBy);
  }

  async function end(uses: readonly Use[]): Promise<void> {
    await cancel(uses);
    for (const { attachmentId } of uses) {
      const leaving = await attachments.leave(attachmentId);
      if (!leaving) continue;
      if (leaving.blobKey !== null) await blobs.remove(leaving.blobKey);
      await attachments.remove(attachmentId);
    }
  }

  return {
    async begin(uses) {
      const areThere = await Promise.all(uses.map(({ attachmentId, usedBy }) => attachments.use(attachmentId, usedBy)));
      if (areThere.every((isThere) => isThere)) return true;
      await cancel(uses);
      return false;
    },
    cancel,
    end,
  };
}
