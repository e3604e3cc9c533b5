import type { SignedIn } from './accounts.ts';
import type { DeviceRecord, UserRecord } from './store.ts';

/** The one who asks, or who has just logged in: a user on a device. */
export type ViewerParent = { readonly id: string; readonly user: UserRecord; readonly deviceId: string };

/** A device as the one who asks sees it. */
export type DeviceParent = DeviceRecord & { readonly isCurrent: boolean };

/** That user on that device. */
export function viewerOf(user: UserRecord, deviceId: string): ViewerParent {
  return { id: user.id, user, deviceId };
}

/** What the schema calls a session. Its device is the current one: whoever gets the session goes on with it. */
export function sessionOf({ user, tokens: { device, ...tokens } }: SignedIn) {
  return { ...tokens, device: { ...device, isCurrent: true }, viewer: viewerOf(user, device.id) };
}
