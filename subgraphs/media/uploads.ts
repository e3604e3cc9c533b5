import { randomBytes } from 'node:crypto';
import type { Clock } from '../../platform/clock.ts';
import { type UserError, userError } from '../../platform/errors.ts';
import { isId, newId } from '../../platform/ids.ts';
import { type Announcement, faultsOf } from './announcement.ts';
import { type Blobs, UPLOAD_LIFETIME_MS, type UploadRequest } from './blobs.ts';
import { kindOf, mediaTypeEssence } from './media-type.ts';
import { SNIFFED_BYTES, sniffedType } from './sniff.ts';
import type { AttachmentRecord, AttachmentStore } from './store.ts';

/** Where and how to upload an announced file, until `expiresAt`. */
export type Upload = { readonly attachment: AttachmentRecord; readonly expiresAt: number; readonly request: UploadRequest };

/** The way of a file: announced, uploaded by its owner straight to the blobs, completed. */
export type Uploads = {
  /** Keeps a pending attachment and gives the request that uploads it, or says what is wrong with the announcement. */
  request(ownerId: string, announcement: Announcement): Promise<Upload | readonly UserError[]>;
  /** Reads what was uploaded and makes the attachment ready; again, it gives the same. Only for its owner. */
  complete(ownerId: string, attachmentId: string): Promise<AttachmentRecord | UserError>;
};

type UploadsOptions = {
  readonly attachments: AttachmentStore;
  readonly blobs: Blobs;
  /** The largest file, in bytes. */
  readonly limitBytes: number;
  readonly clock: Clock;
};

/**
 * Makes the way of files. Clients upload to one key; completing copies the bytes to another, which no upload request reaches, and reads
 * that copy. So what was sniffed and sent can not be exchanged afterwards, though the upload request may still be alive.
 */
export function createUploads({ attachments, blobs, limitBytes, clock }: UploadsOptions): Uploads {
  async function findOwn(ownerId: string, id: string): Promise<AttachmentRecord | null> {
    const [found] = isId('att', id) ? await attachments.find([id]) : [];
    return found?.ownerId === ownerId ? found : null;
  }

  async function finish(pending: AttachmentRecord): Promise<AttachmentRecord | UserError> {
    const blobKey = `files/${randomBytes(24).toString('base64url')}`;
    const size = await blobs.copy(uploadKey(pending.id), blobKey);
    if (size === null) return userError('UPLOAD_MISSING');
    if (size !== pending.size) {
      await Promise.all([blobs.remove(blobKey), blobs.remove(uploadKey(pending.id))]);
      return userError('UPLOAD_SIZE_MISMATCH');
    }
    const contentType = sniffedType(await blobs.firstBytes(blobKey, SNIFFED_BYTES), pending.contentType);
    const ready = await attachments.makeReady(pending.id, { contentType, kind: kindOf(contentType), blobKey });
    // Of two completions at once one is kept; the other's copy is nobody's.
    if (ready?.blobKey !== blobKey) await blobs.remove(blobKey);
    await blobs.remove(uploadKey(pending.id));
    return ready ?? userError('ATTACHMENT_NOT_FOUND');
  }

  return {
    async request(ownerId, announcement) {
      const faults = faultsOf(announcement, limitBytes);
      const contentType = mediaTypeEssence(announcement.contentType);
      if (faults.length > 0 || contentType === null) return faults;
      const { fileName, size } = announcement;
      const now = clock.now();
      const kind = kindOf(contentType);
      const attachment = { id: newId('att'), ownerId, fileName, contentType, kind, size, createdAt: now, blobKey: null };
      await attachments.add(attachment);
      const expiresAt = now + UPLOAD_LIFETIME_MS;
      return { attachment, expiresAt, request: await blobs.requestUpload({ key: uploadKey(attachment.id), size, contentType, expiresAt }) };
    },
    async complete(ownerId, attachmentId) {
      const attachment = await findOwn(ownerId, attachmentId);
      if (!attachment) return userError('ATTACHMENT_NOT_FOUND', ['input', 'attachmentId']);
      if (attachment.blobKey !== null) return attachment;
      const outcome = await finish(attachment);
      if (!('code' in outcome) || outcome.code !== 'UPLOAD_MISSING') return outcome;
      // Another completion may have taken the upload away between our two reads.
      const again = await findOwn(ownerId, attachmentId);
      return again?.blobKey ? again : outcome;
    },
  };
}

/** Where clients upload to. What was uploaded and never completed is under `uploads/`: nothing refers to it, and a deployment may delete there whatever is a day old. */
export function uploadKey(attachmentId: string): string {
  return `uploads/${attachmentId}`;
}
