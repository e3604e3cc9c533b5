import { createHmac, timingSafeEqual } from 'node:crypto';
import { isId } from '../../platform/ids.ts';
import { deriveSecret, type Keys } from '../../platform/keys.ts';
import type { DeviceRecord } from './store.ts';

/** What a refresh token says of itself, until it is checked. */
export type RefreshClaim = { readonly userId: string; readonly deviceId: string; readonly generation: number; readonly mac: string };

/** Makes and checks refresh tokens: `rt.<user>.<device>.<generation>.<HMAC-SHA256>`. Nothing of them is stored. */
export type RefreshTokens = {
  /** The token of the device's present generation; always the same one. */
  make(device: DeviceRecord): string;
  /** What the text claims; null if it has not the form of a refresh token. */
  read(text: string): RefreshClaim | null;
  /** True if we made the token of that claim for this device, in whatever generation. Takes the same time for any claim. */
  isAuthentic(claim: RefreshClaim, device: DeviceRecord): boolean;
};

const PREFIX = 'rt';
const LONGEST = 200;

/** Refresh tokens signed with a secret that comes from the private key; those of retired keys are accepted. Throws an `Error` without a private key. */
export function createRefreshTokens({ signing, retired }: Pick<Keys, 'signing' | 'retired'>): RefreshTokens {
  if (!signing) throw new Error('ACCESS_TOKEN_PRIVATE_KEY is not set, and this process makes refresh tokens');
  const secret = deriveSecret(signing, 'refresh tokens');
  const secrets = [secret, ...retired.map((key) => deriveSecret(key, 'refresh tokens'))];

  return {
    make: ({ userId, id, generation, nonce }) => [PREFIX, userId, id, generation, mac(secret, userId, id, generation, nonce)].join('.'),
    read(text) {
      if (text.length > LONGEST) return null;
      const [prefix, userId = '', deviceId = '', generation = '', mac = '', ...rest] = text.split('.');
      const isOurs = prefix === PREFIX && isId('usr', userId) && isId('dev', deviceId) && /^[1-9]\d{0,9}$/.test(generation) && rest.length === 0;
      return isOurs ? { userId, deviceId, generation: Number(generation), mac } : null;
    },
    isAuthentic: (claim, { userId, id, nonce }) =>
      claim.userId === userId &&
      claim.deviceId === id &&
      secrets.map((key) => isSame(claim.mac, mac(key, userId, id, claim.generation, nonce))).includes(true),
  };
}

/** No part can hold a dot, so that no two lists of parts make the same text. */
function mac(secret: Buffer, userId: string, deviceId: string, generation: number, nonce: string): string {
  return createHmac('sha256', secret).update(`${userId}.${deviceId}.${generation}.${nonce}`).digest('base64url');
}

function isSame(given: string, ours: string): boolean {
  const bytes = Buffer.from(given);
  return bytes.length === ours.length && timingSafeEqual(bytes, Buffer.from(ours));
}
