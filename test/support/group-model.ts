import type { Role } from '../../timeline/entry.ts';

/** Something that somebody does to a group. Users and links are named by their numbers; a link that is not there yet is none. */
export type GroupAct = { readonly actor: number } & (
  | { readonly kind: 'rename'; readonly title: string }
  | { readonly kind: 'picture'; readonly avatarAttachmentId: string | null }
  | { readonly kind: 'add'; readonly users: readonly number[] }
  | { readonly kind: 'remove'; readonly user: number }
  | { readonly kind: 'role'; readonly user: number; readonly role: Role }
  | { readonly kind: 'leave' }
  | { readonly kind: 'link'; readonly maxUses: number | null; readonly lifetimeMs: number | null }
  | { readonly kind: 'revoke' | 'join'; readonly link: number }
);

/** A group as plain values: what it must be after the acts that were told to it. */
export type GroupModel = {
  title: string;
  avatarAttachmentId: string | null;
  /** Roles by user, in the order of joining. */
  readonly members: Map<number, Role>;
  readonly formerMembers: Set<number>;
  readonly links: { readonly maxUses: number | null; readonly expiresAt: number | null; uses: number; isRevoked: boolean }[];
};

/** A group of that many members at most, which its first user has just made. */
export function createGroupModel(memberLimit: number) {
  const group: GroupModel = { title: 'Sailing', avatarAttachmentId: null, members: new Map([[0, 'owner']]), formerMembers: new Set(), links: [] };
  const { members, formerMembers, links } = group;

  /** Does it, or gives the code for which it is not done. */
  function act(act: GroupAct, now: number): string | null {
    if (act.kind === 'join') return join(act.actor, links[act.link], now);
    const role = members.get(act.actor);
    if (act.kind === 'revoke' && !links[act.link]) return 'INVITE_LINK_NOT_FOUND';
    const stranger = act.kind === 'revoke' ? 'INVITE_LINK_NOT_FOUND' : 'CONVERSATION_NOT_FOUND';
    if (!role) return formerMembers.has(act.actor) ? 'NOT_A_MEMBER' : stranger;
    if (act.kind === 'leave') return leave(act.actor, role);
    if (role === 'member' || (act.kind === 'role' && role !== 'owner')) return 'NOT_ALLOWED';
    switch (act.kind) {
      case 'rename':
        group.title = act.title;
        return null;
      case 'picture':
        group.avatarAttachmentId = act.avatarAttachmentId;
        return null;
      case 'add': {
        const joining = act.users.filter((user) => !members.has(user));
        if (members.size + joining.length > memberLimit) return 'GROUP_FULL';
        for (const user of joining) members.set(user, 'member');
        return null;
      }
      case 'remove': {
        if (act.user === act.actor) return 'SELF_NOT_ALLOWED';
        const other = members.get(act.user);
        if (!other) return 'MEMBER_NOT_FOUND';
        if (other === 'owner' || (other === 'admin' && role === 'admin')) return 'NOT_ALLOWED';
        takeOut(act.user);
        return null;
      }
      case 'role':
        if (!members.has(act.user)) return 'MEMBER_NOT_FOUND';
        if (act.user === act.actor) return act.role === 'owner' ? null : 'OWNER_MUST_HAND_OVER';
        if (act.role === 'owner') members.set(act.actor, 'admin');
        members.set(act.user, act.role);
        return null;
      case 'link':
        links.push({ maxUses: act.maxUses, expiresAt: act.lifetimeMs === null ? null : now + act.lifetimeMs, uses: 0, isRevoked: false });
        return null;
      case 'revoke': {
        const link = links[act.link];
        if (link) link.isRevoked = true;
        return null;
      }
    }
  }

  function join(user: number, link: GroupModel['links'][number] | undefined, now: number): string | null {
    if (!link) return 'INVITE_LINK_NOT_FOUND';
    if (members.has(user)) return null;
    if (link.isRevoked) return 'INVITE_LINK_REVOKED';
    if (link.expiresAt !== null && link.expiresAt <= now) return 'INVITE_LINK_EXPIRED';
    if (link.uses === link.maxUses) return 'INVITE_LINK_USED_UP';
    if (members.size >= memberLimit) return 'GROUP_FULL';
    link.uses++;
    members.set(user, 'member');
    return null;
  }

  function leave(user: number, role: Role): null {
    takeOut(user);
    const heir = [...members].find(([, other]) => other === 'admin') ?? [...members][0];
    if (role === 'owner' && heir) members.set(heir[0], 'owner');
    return null;
  }

  function takeOut(user: number): void {
    members.delete(user);
    formerMembers.add(user);
  }

  return { group, act };
}
