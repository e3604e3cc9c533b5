import { Fault, type UserError } from '../../platform/errors.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { done, type Outcome, refused } from './accounts.ts';
import { checkBio, checkDisplayName, faultsOf } from './profile-rules.ts';
import type { Sessions } from './sessions.ts';
import type { AccountStore, UserRecord } from './store.ts';

type Given<T> = T | null | undefined;
type ProfileInput = { readonly displayName?: Given<string>; readonly bio?: Given<string>; readonly avatarAttachmentId?: Given<string> };

/** Why an attachment can not be the viewer's picture, or null. */
export type AvatarCheck = (attachmentId: string) => Promise<UserError | null>;

/** What users say of themselves. Throws TOKEN_INVALID if the viewer's session has ended. */
export type Profiles = {
  /** Null removes the bio and the picture; a display name of null is one left out. All faults of the input come together. */
  update(input: ProfileInput, viewer: Viewer, avatarFault: AvatarCheck): Promise<Outcome<UserRecord>>;
};

/** Makes the profiles of a store. */
export function createProfiles(store: AccountStore, sessions: Sessions): Profiles {
  return {
    async update({ displayName, bio, avatarAttachmentId: avatarId }, viewer, avatarFault) {
      await sessions.requireLive(viewer);
      const name = typeof displayName === 'string' ? checkDisplayName(displayName) : undefined;
      const words = typeof bio === 'string' ? checkBio(bio) : undefined;
      const wrongAvatar = typeof avatarId === 'string' ? await avatarFault(avatarId) : null;
      const faults = [...faultsOf(name, words), ...(wrongAvatar ? [wrongAvatar] : [])];
      if (faults.length > 0) return refused(...faults);
      const changes = {
        ...(name?.fault === null ? { displayName: name.value } : {}),
        ...(bio === undefined ? {} : { bio: words?.value ?? null }),
        ...(avatarId === undefined ? {} : { avatarId }),
      };
      const user = await store.updateUser(viewer.userId, changes);
      if (!user) throw new Fault('TOKEN_INVALID');
      return done(user);
    },
  };
}
