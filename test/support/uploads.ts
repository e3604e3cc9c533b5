import type { Attachment, Upload } from './answers.ts';
import type { Person } from './person.ts';

/** A picture of one pixel. */
export const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

/** Says that a file is to come. */
export async function announce(person: Person, size: number, contentType: string, fileName = 'photo.png'): Promise<Upload> {
  const { upload } = await person.does('RequestUpload', { input: { fileName, contentType, size } });
  if (!upload) throw new Error('there is no upload');
  return upload;
}

/** Makes the request just as the server said. Gives the status of the answer. */
export async function put({ request }: Upload, bytes: Buffer): Promise<number> {
  const headers = Object.fromEntries(request.headers.map(({ name, value }) => [name, value]));
  const response = await fetch(request.url, { method: request.method, headers, body: new Uint8Array(bytes) });
  await response.arrayBuffer();
  return response.status;
}

/** A file of somebody's, uploaded and completed. */
export async function uploaded(person: Person, bytes: Buffer, contentType: string, fileName?: string): Promise<Attachment> {
  const upload = await announce(person, bytes.length, contentType, fileName);
  const status = await put(upload, bytes);
  if (status !== 200) throw new Error(`the upload was answered with ${status}`);
  const { attachment } = await person.does('CompleteUpload', { attachmentId: upload.attachment.id });
  if (!attachment) throw new Error('there is no attachment');
  return attachment;
}

/** A picture of somebody's, uploaded and completed. */
export function uploadPicture(person: Person): Promise<Attachment> {
  return uploaded(person, PNG, 'image/png');
}
