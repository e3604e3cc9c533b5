import type { Clock } from '../../platform/clock.ts';
import { type UserError, userError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import type { Viewer } from '../../platform/viewer.ts';
import type { Credentials } from './credentials.ts';
import { passwordFault } from './password-rules.ts';
import type { Passwords } from './passwords.ts';
import { checkDeviceName, checkDisplayName, checkHandle, faultsOf, foldedHandle } from './profile-rules.ts';
import type { Sessions, Tokens } from './sessions.ts';
import type { AccountStore, UserRecord } from './store.ts';

/** What was done, or why nothing was. */
export type Outcome<T> =
  | { readonly value: T; readonly userErrors: readonly [] }
  | { readonly value: null; readonly userErrors: readonly UserError[] };

/** A user on a device that has just logged in or refreshed its session. */
export type SignedIn = { readonly user: UserRecord; readonly tokens: Tokens };

type SignUp = { readonly handle: string; readonly displayName: string; readonly password: string; readonly deviceName: string };
type LogIn = { readonly handle: string; readonly password: string; readonly deviceName: string };
type PasswordChange = { readonly currentPassword: string; readonly newPassword: string };

/** Who has an account, and how she proves it. */
export type Accounts = {
  /** Makes an account with a first session. All faults of the input come together. */
  signUp(input: SignUp): Promise<Outcome<SignedIn>>;
  /** Opens a session. Says the same, after the same work, whether the handle or the password is wrong. */
  logIn(input: LogIn): Promise<Outcome<SignedIn>>;
  /** Replaces the password and ends the sessions of all other devices. Throws TOKEN_INVALID if that of the viewer has ended. */
  changePassword(input: PasswordChange, viewer: Viewer, user: UserRecord): Promise<Outcome<UserRecord>>;
};

type Dependencies = {
  readonly store: AccountStore;
  readonly passwords: Passwords;
  readonly credentials: Credentials;
  readonly sessions: Sessions;
  readonly clock: Clock;
};

/** Makes the accounts of a store. */
export function createAccounts({ store, passwords, credentials, sessions, clock }: Dependencies): Accounts {
  return {
    async signUp({ password, ...input }) {
      const handle = checkHandle(input.handle);
      const displayName = checkDisplayName(input.displayName);
      const deviceName = checkDeviceName(input.deviceName);
      const owner = { handle: handle.value ?? input.handle, displayName: displayName.value ?? '' };
      const weakness = passwordFault(password, owner, ['input', 'password']);
      const isTaken = handle.value !== null && (await store.userByHandle(handle.value)) !== null;
      if (handle.fault || displayName.fault || deviceName.fault || weakness || isTaken) {
        return refused(
          ...(isTaken ? [HANDLE_TAKEN] : []),
          ...faultsOf(handle, displayName),
          ...(weakness ? [weakness] : []),
          ...faultsOf(deviceName),
        );
      }
      const user = newUser(handle.value, displayName.value, clock.now());
      const isMade = await store.createAccount(user, await passwords.hash(password));
      return isMade ? done({ user, tokens: await sessions.open(user.id, deviceName.value) }) : refused(HANDLE_TAKEN);
    },

    async logIn(input) {
      const deviceName = checkDeviceName(input.deviceName);
      if (deviceName.fault) return refused(deviceName.fault);
      const handle = foldedHandle(input.handle);
      const user = handle === null ? null : await store.userByHandle(handle);
      const { outcome, hash } = await credentials.check(user, handle ?? input.handle, input.password);
      if (outcome === 'refused') return refused(userError('TOO_MANY_ATTEMPTS'));
      if (!user || outcome === 'wrong') return refused(userError('CREDENTIALS_INVALID'));
      const tokens = await sessions.open(user.id, deviceName.value);
      if ((await store.passwordHash(user.id)) === hash) return done({ user, tokens });
      // The password was changed meanwhile, and the change may not have seen this device among those to log out.
      await sessions.end(user.id, tokens.device.id);
      return refused(userError('CREDENTIALS_INVALID'));
    },

    async changePassword({ currentPassword, newPassword }, viewer, user) {
      await sessions.requireLive(viewer);
      const weakness = passwordFault(newPassword, user, ['input', 'newPassword']);
      if (weakness) return refused(weakness);
      const { outcome, hash } = await credentials.check(user, user.handle, currentPassword);
      if (outcome === 'refused') return refused(userError('TOO_MANY_ATTEMPTS'));
      const isChanged = outcome === 'right' && hash !== null && (await store.replacePasswordHash(user.id, hash, await passwords.hash(newPassword)));
      if (!isChanged) return refused(userError('CREDENTIALS_INVALID', ['input', 'currentPassword']));
      const others = (await sessions.live(user.id)).filter(({ id }) => id !== viewer.deviceId);
      await Promise.all(others.map(({ id }) => sessions.end(user.id, id)));
      return done(user);
    },
  };
}

/** The outcome of what was done. */
export function done<T>(value: T): Outcome<T> {
  return { value, userErrors: [] };
}

/** The outcome of what was not done. */
export function refused(...userErrors: readonly UserError[]): Outcome<never> {
  return { value: null, userErrors };
}

const HANDLE_TAKEN = userError('HANDLE_TAKEN', ['input', 'handle']);

function newUser(handle: string, displayName: string, now: number): UserRecord {
  return { id: newId('usr'), handle, displayName, bio: null, avatarId: null, createdAt: now };
}
