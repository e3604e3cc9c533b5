import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BlobFolder } from './blob-folder.ts';
import { refuse } from './blob-refusal.ts';
import type { UploadOffer } from './blobs.ts';
import { mediaTypeEssence } from './media-type.ts';

/** An upload that takes longer is broken off. */
const DEADLINE_MS = 10 * 60_000;

/** Takes the body of a PUT whose link was checked. 200 once it is on disk; any other status has left nothing behind. */
export async function answerUpload(folder: BlobFolder, offer: UploadOffer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const announced = request.headers['content-length'];
  if (announced === undefined) return refuse(response, 411, 'Content-Length is missing.');
  if (Number(announced) !== offer.size) {
    return refuse(response, Number(announced) > offer.size ? 413 : 400, `The link is for exactly ${offer.size} bytes.`);
  }
  if (mediaTypeEssence(request.headers['content-type'] ?? '') !== offer.contentType) {
    return refuse(response, 415, `The link is for ${offer.contentType}.`);
  }
  const isWhole = await folder.write(offer.key, request, offer.size, AbortSignal.timeout(DEADLINE_MS));
  if (!isWhole) return refuse(response, 400, `The link is for exactly ${offer.size} bytes.`);
  response.writeHead(200, { 'Cache-Control': 'no-store' }).end();
}
