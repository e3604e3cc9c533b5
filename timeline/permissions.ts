import type { ConversationKind, Role } from './entry.ts';
import type { Member, Roster } from './roster.ts';

const EVERYBODY: readonly Role[] = ['owner', 'admin', 'member'];
const ADMINS: readonly Role[] = ['owner', 'admin'];
const NOBODY: readonly Role[] = [];

/** What can be done in a conversation, and which roles may do it in a group and in a direct conversation (where both are members). */
export const PERMISSIONS = {
  SEND_MESSAGE: { group: EVERYBODY, direct: EVERYBODY },
  EDIT_OWN_MESSAGE: { group: EVERYBODY, direct: EVERYBODY },
  DELETE_OWN_MESSAGE: { group: EVERYBODY, direct: EVERYBODY },
  DELETE_ANY_MESSAGE: { group: ADMINS, direct: NOBODY },
  REACT: { group: EVERYBODY, direct: EVERYBODY },
  PIN_MESSAGE: { group: ADMINS, direct: EVERYBODY },
  SET_MESSAGE_LIFETIME: { group: ADMINS, direct: EVERYBODY },
  UPDATE_GROUP: { group: ADMINS, direct: NOBODY },
  ADD_MEMBERS: { group: ADMINS, direct: NOBODY },
  REMOVE_MEMBERS: { group: ADMINS, direct: NOBODY },
  MANAGE_INVITE_LINKS: { group: ADMINS, direct: NOBODY },
  SET_ROLES: { group: ['owner'], direct: NOBODY },
  LEAVE: { group: EVERYBODY, direct: NOBODY },
} as const satisfies Record<string, Record<ConversationKind, readonly Role[]>>;

/** Something that can be done in a conversation. */
export type Action = keyof typeof PERMISSIONS;

/** True if the member may do it. */
export function mayDo({ kind }: Pick<Roster, 'kind'>, { role }: Pick<Member, 'role'>, action: Action): boolean {
  const roles: readonly Role[] = PERMISSIONS[action][kind];
  return roles.includes(role);
}
