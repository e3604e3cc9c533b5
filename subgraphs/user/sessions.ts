import { randomBytes } from 'node:crypto';
import type { TokenSigner } from '../../platform/access-tokens.ts';
import type { Clock } from '../../platform/clock.ts';
import { Fault } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import type { Log } from '../../platform/log.ts';
import { SESSION_ENDED_TOPIC, type Topics } from '../../platform/topics.ts';
import type { Viewer } from '../../platform/viewer.ts';
import type { RefreshClaim, RefreshTokens } from './refresh-tokens.ts';
import type { AccountStore, DeviceRecord } from './store.ts';

/** A pair of tokens for a device. */
export type Tokens = {
  readonly device: DeviceRecord;
  readonly accessToken: string;
  readonly accessTokenExpiresAt: number;
  readonly refreshToken: string;
};

/** The sessions of devices: one each. */
export type Sessions = {
  /** Logs a new device in. */
  open(userId: string, deviceName: string): Promise<Tokens>;
  /** Exchanges a refresh token; null if it is worth nothing. An authentic one that was used up ends the session it came from. */
  refresh(refreshToken: string): Promise<Tokens | null>;
  /** Ends the session of a device and tells the gateways; null if it is over already. */
  end(userId: string, deviceId: string): Promise<DeviceRecord | null>;
  /** The sessions of a user that go on, the most recently active first. */
  live(userId: string): Promise<DeviceRecord[]>;
  /** The device that asks. Throws TOKEN_INVALID if its session has ended. */
  requireLive(viewer: Viewer): Promise<DeviceRecord>;
};

/** A lost answer is asked for again within this time: the used token then gets the same successor. */
const REPEAT_MS = 30_000;
/** A session that was not refreshed for 90 days is over. */
const UNUSED_MS = 90 * 24 * 3_600_000;

/** Tells the gateways that a session has ended. It has, whether or not they hear of it now: its access token ends within 10 minutes. */
export async function tellEnd(session: { readonly userId: string; readonly deviceId: string }, topics: Topics, log: Log): Promise<void> {
  await topics
    .publish(SESSION_ENDED_TOPIC, session)
    .catch((error: Error) => log.warn({ err: error.message }, 'the end of a session could not be published'));
}

type Dependencies = {
  readonly store: AccountStore;
  readonly signer: TokenSigner;
  readonly refreshTokens: RefreshTokens;
  readonly topics: Topics;
  readonly clock: Clock;
  readonly log: Log;
};

/** Makes the sessions of a store. */
export function createSessions({ store, signer, refreshTokens, topics, clock, log }: Dependencies): Sessions {
  const isLive = (device: DeviceRecord): boolean => device.endedAt === null && device.lastActiveAt >= clock.now() - UNUSED_MS;

  async function tokensFor(device: DeviceRecord): Promise<Tokens> {
    const { token, expiresAt } = await signer.sign({ userId: device.userId, deviceId: device.id });
    return { device, accessToken: token, accessTokenExpiresAt: expiresAt, refreshToken: refreshTokens.make(device) };
  }

  async function end(userId: string, deviceId: string): Promise<DeviceRecord | null> {
    const device = await store.endDevice(userId, deviceId, clock.now());
    if (device) await tellEnd({ userId, deviceId }, topics, log);
    return device;
  }

  /** The device with the generation that follows the claimed one, or null. */
  async function successor(claim: RefreshClaim): Promise<DeviceRecord | null> {
    const device = await store.device(claim.userId, claim.deviceId);
    if (!device || !isLive(device) || !refreshTokens.isAuthentic(claim, device)) return null;
    if (claim.generation === device.generation) {
      const next = await store.advanceGeneration(device.userId, device.id, device.generation, clock.now());
      return next ?? successor(claim); // somebody else rotated or ended it: it can not be the present generation again
    }
    if (claim.generation === device.generation - 1 && clock.now() - device.lastActiveAt <= REPEAT_MS) return device;
    if (claim.generation < device.generation) {
      log.warn({ userId: device.userId, deviceId: device.id }, 'a refresh token was used again: its session ends');
      await end(device.userId, device.id);
    }
    return null;
  }

  return {
    async open(userId, deviceName) {
      const now = clock.now();
      const nonce = randomBytes(16).toString('base64url');
      const device = { id: newId('dev'), userId, name: deviceName, nonce, generation: 1, createdAt: now, lastActiveAt: now, endedAt: null };
      await store.createDevice(device);
      return tokensFor(device);
    },
    async refresh(refreshToken) {
      const claim = refreshTokens.read(refreshToken);
      const device = claim && (await successor(claim));
      return device && tokensFor(device);
    },
    end,
    live: (userId) => store.liveDevices(userId, clock.now() - UNUSED_MS),
    async requireLive({ userId, deviceId }) {
      const device = await store.device(userId, deviceId);
      if (!device || !isLive(device)) throw new Fault('TOKEN_INVALID');
      return device;
    },
  };
}
