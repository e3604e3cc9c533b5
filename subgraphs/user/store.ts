/** A user as it is kept. Times are milliseconds since 1970. */
export type UserRecord = {
  readonly id: string;
  /** Lower case; unique. */
  readonly handle: string;
  readonly displayName: string;
  readonly bio: string | null;
  readonly avatarId: string | null;
  readonly createdAt: number;
  /** The account was deleted: nothing else of it is left but when it was made. */
  readonly isDeleted?: true;
};

/** What others see of somebody who has deleted her account. */
export function deletedUser(id: string, createdAt: number): UserRecord {
  return { id, handle: '', displayName: 'Deleted user', bio: null, avatarId: null, createdAt, isDeleted: true };
}

/** What of a user can change; members left out stay as they are. */
export type UserChanges = Partial<Pick<UserRecord, 'displayName' | 'bio' | 'avatarId'>>;

/** A device: one session. Times are milliseconds since 1970. */
export type DeviceRecord = {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  /** Part of what its refresh tokens are signed over; 22 random characters. */
  readonly nonce: string;
  /** That of the one refresh token that works; 1 at first, one more at each rotation. */
  readonly generation: number;
  readonly createdAt: number;
  /** When it logged in, or last rotated its refresh token. */
  readonly lastActiveAt: number;
  /** When its session was ended; null while it was not. */
  readonly endedAt: number | null;
};

/** A log-in that may fail. */
export type Attempt = { readonly userId: string; readonly id: string; readonly at: number };

/** Where accounts are kept. A write is durable, and seen by every later read, when its promise resolves. */
export type AccountStore = {
  /** Keeps a new account, or nothing at all and false if somebody has the handle. Of any number at once with one handle, one gets true. */
  createAccount(user: UserRecord, passwordHash: string): Promise<boolean>;
  /** The users of these ids, in any order, without those that do not exist. */
  usersById(ids: readonly string[]): Promise<UserRecord[]>;
  userByHandle(handle: string): Promise<UserRecord | null>;
  /** The users with these handles, in any order. */
  usersByHandle(handles: readonly string[]): Promise<UserRecord[]>;
  /** Up to `limit` users whose handle begins with a prefix, in the order of the handles. The prefix has no other characters than handles. */
  usersByHandlePrefix(prefix: string, limit: number): Promise<UserRecord[]>;
  /** The user as it is after the changes, or null if there is none, or only a deleted one. Changes of different members at the same time all hold. */
  updateUser(id: string, changes: UserChanges): Promise<UserRecord | null>;
  /** Takes everything out of the account but that it was there: its handle is free, no password works. Gives the user, or null if there is none. May be repeated. */
  closeAccount(userId: string): Promise<UserRecord | null>;

  passwordHash(userId: string): Promise<string | null>;
  /** Replaces the hash if it still is `from`; tells whether it did. */
  replacePasswordHash(userId: string, from: string, to: string): Promise<boolean>;
  /** Counts the attempt, unless `limit` others of the user were counted after `since`: then false. Exact for attempts at the same time. */
  takeAttempt(attempt: Attempt, limit: number, since: number): Promise<boolean>;
  /** Counts the attempt no longer. */
  giveBackAttempt(attempt: Pick<Attempt, 'userId' | 'id'>): Promise<void>;

  createDevice(device: DeviceRecord): Promise<void>;
  device(userId: string, deviceId: string): Promise<DeviceRecord | null>;
  /** The devices of the user that were not ended and active at `since` or later, the most recently active first. */
  liveDevices(userId: string, since: number): Promise<DeviceRecord[]>;
  /** All devices of the user, with those that were ended, the most recently active first. */
  devices(userId: string): Promise<DeviceRecord[]>;
  /** Forgets all devices of the user. */
  eraseDevices(userId: string): Promise<void>;
  /** Moves a device that was not ended from `generation` to the next, active `at` now. Null if it was ended or has another generation. */
  advanceGeneration(userId: string, deviceId: string, generation: number, at: number): Promise<DeviceRecord | null>;
  /** Ends a session and gives its device; null if there is none or it was ended before. Of any number at once, one gets the device. */
  endDevice(userId: string, deviceId: string, at: number): Promise<DeviceRecord | null>;
};

/** The part of it that is about devices. */
export type DeviceMethods = Pick<
  AccountStore,
  'createDevice' | 'device' | 'liveDevices' | 'devices' | 'eraseDevices' | 'advanceGeneration' | 'endDevice'
>;
