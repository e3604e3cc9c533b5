import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { placeOfInviteLink } from '../../timeline/invite-link.ts';

/** The codes of invite links: what people pass around, and nobody can make who has not the secret of the deployment. */
export type InviteCodes = {
  /** The code of a link; always the same one. */
  codeOf(inviteLinkId: string): string;
  /** The link that a code is of; null for a text that `codeOf` did not make. Takes the same time for any code of the right form. */
  linkOf(code: string): string | null;
};

const MAC_BYTES = 16;
const MAC_LENGTH = 22;
const PREFIX = 'inv_';
const LONGEST = 60;

/**
 * Codes are derived, not stored: 128 bits of HMAC-SHA256 over the link's id, keyed from the internal secret, and the id. So whoever may
 * manage links can see a code again, and whoever reads events, or the database, can not make one.
 */
export function createInviteCodes(secret: string): InviteCodes {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'palaver invite link', 32));
  const macOf = (id: string): string => createHmac('sha256', key).update(id).digest().subarray(0, MAC_BYTES).toString('base64url');

  return {
    codeOf: (inviteLinkId) => macOf(inviteLinkId) + inviteLinkId.slice(PREFIX.length),
    linkOf(code) {
      if (code.length > LONGEST) return null;
      const id = PREFIX + code.slice(MAC_LENGTH);
      return placeOfInviteLink(id) && isSame(code.slice(0, MAC_LENGTH), macOf(id)) ? id : null;
    },
  };
}

function isSame(given: string, ours: string): boolean {
  const bytes = Buffer.from(given);
  return bytes.length === ours.length && timingSafeEqual(bytes, Buffer.from(ours));
}
